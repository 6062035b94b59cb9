//! The days ahead of a schedule: as a [`Grid`] for the drawings, and as an iCalendar file.

pub(crate) mod ics;

use jiff::Timestamp;

use super::intervals::{Interval, IntervalSet};
use super::schedule::{Calendars, Schedule};
use super::timeline::{Blocked, Timeline};
use super::zone::{self, FARTHEST_OFFSET, ZoneClock};
use crate::drawing::{Cell, END_OF_DAY, Grid, Resolution, Row};

const DAY: i64 = 86_400;
/// The most days that are drawn: as far as openings are looked for.
pub(crate) const MOST_DAYS: u16 = 400;

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
            reasons: reasons.iter().map(Blocked::code).collect(),
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
    fn open(&self, day: Interval) -> Vec<(u16, u16)> {
        let mut readings = Vec::new();
        for (segment, offset) in self.clock.segments() {
            let open = self.timeline.not_open().complement(segment);
            readings.extend(
                open.iter()
                    .map(|span| Interval::new(span.start + offset, span.end + offset)),
            );
        }
        let readings: IntervalSet = readings.into_iter().collect();
        let minute =
            |second: i64| u16::try_from((second - day.start).div_euclid(60)).unwrap_or(END_OF_DAY);
        readings
            .clip(day)
            .iter()
            .map(|span| (minute(span.start), minute(span.end)))
            .collect()
    }
}

#[cfg(test)]
mod tests;
