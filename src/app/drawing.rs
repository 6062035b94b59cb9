//! The days ahead of a window, drawn with the words of a language.

use jiff::{SignedDuration, Timestamp, civil::Weekday};

use crate::gates::window::calendars::Calendars;
use crate::gates::window::draw::{self, Grid, Labels, Resolution, ics::Entry};
use crate::gates::window::schedule::Schedule;
use crate::gates::window::words::Telling;
use crate::locale::{Message, Value, Words, weekday};

/// `days` days from the one of `at`.
pub(super) fn grid(schedule: &Schedule, calendars: &Calendars, at: Timestamp, days: u16) -> Grid {
    Grid::new(schedule, calendars, at, days, Resolution::Hour)
}

/// For a terminal.
pub(super) fn terminal(
    schedule: &Schedule,
    calendars: &Calendars,
    at: Timestamp,
    days: u16,
    words: &Words,
) -> String {
    let grid = grid(schedule, calendars, at, days);
    draw::terminal::draw(&grid, &labels(schedule, words))
}

/// As a picture of its own, which has room for half hours.
pub(super) fn svg(
    schedule: &Schedule,
    calendars: &Calendars,
    at: Timestamp,
    days: u16,
    words: &Words,
) -> String {
    let grid = Grid::new(schedule, calendars, at, days, Resolution::HalfHour);
    draw::svg::draw(&grid, &labels(schedule, words))
}

/// The blocked times as an iCalendar file.
pub(super) fn ics(
    telling: &Telling<'_>,
    calendars: &Calendars,
    at: Timestamp,
    days: u16,
    words: &Words,
) -> String {
    let schedule = telling.schedule;
    let end = at
        .checked_add(SignedDuration::from_hours(24 * i64::from(days)))
        .unwrap_or(Timestamp::MAX);
    let blocked = schedule.blocked_intervals(at, end, calendars);
    let entries: Vec<Entry<'_>> = blocked
        .iter()
        .map(|blocked| {
            let reasons = blocked.reasons.iter();
            let reasons: Vec<Value> = reasons
                .map(|reason| telling.reason(reason).into())
                .collect();
            let summary = Message::new("window-ics-summary").with("reasons", reasons);
            Entry {
                blocked,
                summary: words.plain(&summary),
            }
        })
        .collect();
    draw::ics::export(&title(schedule, words), &entries, at)
}

fn title(schedule: &Schedule, words: &Words) -> String {
    let zone = schedule.zone();
    let zone = zone.iana_name().unwrap_or("UTC").to_owned();
    words.plain(&Message::new("window-title").with("zone", Value::text(zone)))
}

fn labels(schedule: &Schedule, words: &Words) -> Labels {
    let days = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    Labels {
        title: title(schedule, words),
        weekdays: days.map(|day| weekday(words.locale(), day).to_owned()),
        open: words.text("window-label-open"),
        closed: words.text("window-label-closed"),
        partly: words.text("window-label-partly"),
        unknown: words.text("window-label-unknown"),
        skipped: words.text("window-label-skipped"),
        all_day: words.text("window-label-all-day"),
    }
}
