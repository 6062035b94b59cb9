//! The days ahead as drawings: for a terminal, as SVG, and as an iCalendar file.
//!
//! A [`Grid`] is the data; the drawings only put it on paper. All words come from the caller, and
//! no drawing relies on colour.

pub(crate) mod ics;
pub(crate) mod svg;
pub(crate) mod terminal;

use jiff::{
    Timestamp,
    civil::{Date, Weekday},
};

use super::calendars::Calendars;
use super::intervals::{Interval, IntervalSet};
use super::reasons::Blocked;
use super::scalars::ClockTime;
use super::schedule::Schedule;
use super::timeline::Timeline;
use super::zone::{self, FARTHEST_OFFSET, ZoneClock};
pub(crate) use crate::drawing::Cell;

const DAY: i64 = 86_400;
/// The most days that are drawn: as far as openings are looked for.
const MOST_DAYS: u16 = 400;
/// The most times of a day at which it is open that are written out.
const MOST_HOURS: usize = 6;

/// The words of a drawing.
#[derive(Clone, Debug)]
pub(crate) struct Labels {
    /// What is drawn, for example "Deployment window (Europe/Paris)".
    pub(crate) title: String,
    /// Short names from Monday to Sunday.
    pub(crate) weekdays: [String; 7],
    /// "open"
    pub(crate) open: String,
    /// "closed"
    pub(crate) closed: String,
    /// "partly open"
    pub(crate) partly: String,
    /// "not known"
    pub(crate) unknown: String,
    /// "not on the clock": hours that a clock change skips
    pub(crate) skipped: String,
    /// "all day"
    pub(crate) all_day: String,
}

impl Labels {
    /// The short name of a weekday.
    fn weekday(&self, weekday: Weekday) -> &str {
        let index = usize::from(weekday.to_monday_zero_offset().unsigned_abs());
        self.weekdays.get(index).map_or("", String::as_str)
    }

    /// The word for a cell.
    fn word(&self, cell: Cell) -> &str {
        match cell {
            Cell::Open => &self.open,
            Cell::Closed => &self.closed,
            Cell::Partly => &self.partly,
            Cell::Unknown => &self.unknown,
            Cell::Skipped => &self.skipped,
        }
    }

    /// A day in words: "open 09:00–16:00", "closed all day".
    fn sentence(&self, row: &Row) -> String {
        let whole = match row.state() {
            DayState::Open => &self.open,
            DayState::Closed => &self.closed,
            DayState::Unknown => &self.unknown,
            // Neither open at any time nor one thing all day.
            DayState::NeverOpen => return format!("{} / {}", self.closed, self.unknown),
            DayState::Hours => return format!("{} {}", self.open, row.hours()),
        };
        format!("{whole} {}", self.all_day)
    }
}

/// What can be said of a day in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayState {
    /// Open all day.
    Open,
    /// Closed all day.
    Closed,
    /// Not known all day.
    Unknown,
    /// Closed and not known alternate.
    NeverOpen,
    /// Open at some hours.
    Hours,
}

impl DayState {
    /// The stable word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Unknown => "unknown",
            Self::NeverOpen => "never-open",
            Self::Hours => "hours",
        }
    }
}

impl Row {
    /// What can be said of the day in a word.
    pub(crate) fn state(&self) -> DayState {
        let all = |cell: Cell| {
            let mut cells = self.cells.iter();
            cells.all(|other| [cell, Cell::Skipped].contains(other))
        };
        if all(Cell::Open) {
            DayState::Open
        } else if all(Cell::Closed) {
            DayState::Closed
        } else if all(Cell::Unknown) {
            DayState::Unknown
        } else if self.open.is_empty() {
            DayState::NeverOpen
        } else {
            DayState::Hours
        }
    }

    /// When it is open: "09:00–12:00, 14:00–16:00"; of many times only the first ones, and how many
    /// more there are.
    pub(crate) fn hours(&self) -> String {
        let spans = self.open.iter().take(MOST_HOURS);
        let spans: Vec<String> = spans.map(|(from, to)| format!("{from}–{to}")).collect();
        let hours = spans.join(", ");
        match self.open.len().saturating_sub(MOST_HOURS) {
            0 => hours,
            more => format!("{hours}, … (+{more})"),
        }
    }
}

/// How long a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resolution {
    /// 24 cells a day.
    Hour,
    /// 48 cells a day.
    HalfHour,
}

impl Resolution {
    fn seconds(self) -> i64 {
        match self {
            Self::Hour => 3600,
            Self::HalfHour => 1800,
        }
    }
}

/// One day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The day, in the zone of the schedule.
    pub(crate) date: Date,
    /// Its cells from 00:00 on.
    pub(crate) cells: Vec<Cell>,
    /// When it is open, as the clock reads.
    pub(crate) open: Vec<(ClockTime, ClockTime)>,
    /// Everything that closes it at some time of the day, sorted.
    pub(crate) reasons: Vec<Blocked>,
}

/// Some days of a schedule, on the clock of [`Schedule::zone`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grid {
    /// One row for each day.
    pub(crate) rows: Vec<Row>,
    /// How long a cell is.
    pub(crate) resolution: Resolution,
}

impl Grid {
    /// `days` days (at most [`MOST_DAYS`]) from the one that `from` lies in.
    pub(crate) fn new(
        schedule: &Schedule,
        calendars: &Calendars,
        from: Timestamp,
        days: u16,
        resolution: Resolution,
    ) -> Self {
        let zone = schedule.zone();
        let first = zone::day_number(from.to_zoned(zone.clone()).date());
        let last = first + i64::from(days.min(MOST_DAYS));
        let within = Interval::new(first * DAY - FARTHEST_OFFSET, last * DAY + FARTHEST_OFFSET);
        let timeline = Timeline::new(schedule, calendars, within);
        let painter = Painter {
            clock: ZoneClock::new(&zone, within),
            timeline,
            resolution,
        };
        Self {
            rows: (first..last).map(|day| painter.row(day)).collect(),
            resolution,
        }
    }
}

struct Painter {
    clock: ZoneClock,
    timeline: Timeline,
    resolution: Resolution,
}

impl Painter {
    fn row(&self, day: i64) -> Row {
        let step = self.resolution.seconds();
        let whole = Interval::new(day * DAY, (day + 1) * DAY);
        let cells = (0..DAY / step).map(|index| {
            let start = whole.start + index * step;
            self.cell(Interval::new(start, start + step))
        });
        let instants = self.clock.instants(&IntervalSet::of(whole));
        let mut reasons: Vec<Blocked> = instants
            .iter()
            .flat_map(|span| self.timeline.blocked_during(span))
            .collect();
        reasons.sort();
        reasons.dedup();
        Row {
            date: zone::date_of(day),
            cells: cells.collect(),
            open: self.open(whole),
            reasons,
        }
    }

    fn cell(&self, readings: Interval) -> Cell {
        let instants = self.clock.instants(&IntervalSet::of(readings));
        let total = |set: &IntervalSet| -> i64 {
            instants.iter().map(|span| set.seconds_inside(span)).sum()
        };
        let length: i64 = instants.iter().map(|span| span.end - span.start).sum();
        let (closed, unknown) = (
            total(self.timeline.closed()),
            total(self.timeline.uncertain()),
        );
        match length {
            0 => Cell::Skipped,
            _ if unknown > 0 => Cell::Unknown,
            _ if closed == 0 => Cell::Open,
            _ if closed == length => Cell::Closed,
            _ => Cell::Partly,
        }
    }

    /// When it is open on a day, as the clock reads, in whole minutes.
    fn open(&self, day: Interval) -> Vec<(ClockTime, ClockTime)> {
        let mut readings = Vec::new();
        for (segment, offset) in self.clock.segments() {
            let open = self.timeline.not_open().complement(segment);
            readings.extend(
                open.iter()
                    .map(|span| Interval::new(span.start + offset, span.end + offset)),
            );
        }
        let readings: IntervalSet = readings.into_iter().collect();
        let time = |second: i64| ClockTime::of_second(second - day.start);
        readings
            .clip(day)
            .iter()
            .map(|span| (time(span.start), time(span.end)))
            .collect()
    }
}

#[cfg(test)]
mod tests;
