//! The days ahead: as a table with the hours of each day, and as openings in the order of time.

use super::draw::{Cell, DayState, Grid, Resolution, Row};
use super::intervals::Interval;
use super::reasons::{Blocked, BlockedReason};
use super::report::Setting;
use super::timeline::Timeline;
use super::words::Telling;
use crate::decision::{Calendar, Event, Table};
use crate::locale::{Message, Tone, Value};

/// How many days ahead the long report lists.
const DAYS: u16 = 28;

/// How many openings the timeline has.
const OPENINGS: usize = 3;

/// How many reasons the table names for a day.
const NAMED: usize = 5;

/// When it opens and closes next.
pub(super) fn events(setting: &Setting<'_>) -> Vec<Event> {
    let now = setting.context.now.timestamp();
    let days = i64::from(DAYS);
    let ahead = Interval::new(now.as_second(), now.as_second() + days * 86_400);
    let timeline = Timeline::new(&setting.config.schedule, setting.calendars, ahead);
    let open = timeline.not_open().complement(ahead);
    let event = |second: i64, opens: bool| {
        let at = jiff::Timestamp::from_second(second).ok()?;
        let within = second > ahead.start && second < ahead.end;
        let (tone, what) = match opens {
            true => (Tone::Good, Message::new("window-event-opens")),
            false => (Tone::Idle, Message::new("window-event-closes")),
        };
        within.then_some(Event::new(at, tone, what))
    };
    let spans = open.iter().take(OPENINGS);
    let events = spans.flat_map(|span| [event(span.start, true), event(span.end, false)]);
    events.flatten().collect()
}

/// Where the instant of the decision lies in the first of the days.
fn now(setting: &Setting<'_>) -> Option<(usize, u16)> {
    let local = setting
        .config
        .schedule
        .local(setting.context.now.timestamp());
    let minutes = i64::from(local.hour()) * 60 + i64::from(local.minute());
    u16::try_from(minutes * 1000 / 1440).ok().map(|at| (0, at))
}

/// The days ahead, with their hours.
pub(super) fn days(setting: &Setting<'_>) -> Calendar {
    let schedule = &setting.config.schedule;
    let grid = Grid::new(
        schedule,
        setting.calendars,
        setting.context.now.timestamp(),
        DAYS,
        Resolution::Hour,
    );
    let head = [
        "window-column-day",
        "window-column-open",
        "window-column-rules",
    ];
    let zone = schedule.zone();
    let zone = zone.iana_name().unwrap_or("UTC").to_owned();
    Calendar {
        title: Message::new("window-title").with("zone", Value::text(zone)),
        table: Table {
            head: head.map(Message::new).to_vec(),
            rows: grid
                .rows
                .iter()
                .map(|row| day(row, setting.telling))
                .collect(),
        },
        now: now(setting),
        legend: Cell::ALL
            .iter()
            .map(|cell| (*cell, Message::new(label(*cell))))
            .collect(),
        days: grid.rows.into_iter().map(|row| row.cells).collect(),
    }
}

/// The name of a cell's word.
fn label(cell: Cell) -> &'static str {
    match cell {
        Cell::Open => "window-label-open",
        Cell::Closed => "window-label-closed",
        Cell::Partly => "window-label-partly",
        Cell::Unknown => "window-label-unknown",
        Cell::Skipped => "window-label-skipped",
    }
}

fn day(row: &Row, telling: &Telling<'_>) -> Vec<Value> {
    let open = Message::new("window-day")
        .with("state", row.state().word())
        .with("hours", Value::text(row.hours()));
    // What is outside the usual hours every night is told of days that nothing else closes.
    let by_allow = |blocked: &Blocked| blocked.reason == BlockedReason::OutsideAllow;
    let only_allow = row.state() == DayState::Closed && row.reasons.iter().all(by_allow);
    let worth_telling = |blocked: &&Blocked| only_allow || !by_allow(blocked);
    let rules: Vec<Value> = row
        .reasons
        .iter()
        .filter(worth_telling)
        .take(NAMED)
        .map(|blocked| telling.reason(blocked).into())
        .collect();
    vec![row.date.into(), open.into(), rules.into()]
}
