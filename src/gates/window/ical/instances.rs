//! From an event to the intervals of its instances.

use std::collections::HashSet;

use jiff::tz::TimeZone;

use super::super::intervals::Interval;
use super::super::zone::{self, FARTHEST_OFFSET};
use super::Unreadable;
use super::event::{End, Event};
use super::expand::{self, Budget};
use super::expansion::Instances;
use super::rule::Recurrence;
use super::values::EventTime;

const DAY: i64 = 86_400;

/// The instances of an event that reach into `within`.
///
/// `replaced` are the instances that a RECURRENCE-ID has moved or cancelled; `reader` is the zone
/// on whose clock floating times and whole days are read.
pub(super) fn of_event(
    event: &Event,
    replaced: &[EventTime],
    reader: &TimeZone,
    within: Interval,
    budget: &mut Budget,
) -> Result<Instances, Unreadable> {
    let zone = event.start.zone(reader);
    let first = event.start.second(reader);
    let length = Length::of(&event.end, first, reader)?;
    // An instance that began before the stretch may last into it.
    let from = within
        .start
        .saturating_sub(length.longest())
        .saturating_sub(FARTHEST_OFFSET);
    let to = within.end.saturating_add(FARTHEST_OFFSET);

    let mut begins = vec![zone::local_second(event.start.reading)];
    for rule in &event.rules {
        let readings = expand::readings(rule, &event.start, from, to, budget)?;
        begins.extend(
            readings
                .into_iter()
                .filter(|reading| before_until(rule, *reading, zone)),
        );
    }
    budget.spend(begins.len() + event.extra.len() + event.excluded.len() + replaced.len())?;
    let removed = Removed::new(event.excluded.iter().chain(replaced), reader);
    let mut intervals = Vec::new();
    for reading in begins {
        let start = zone::instant_of(zone::reading(reading), zone);
        if !removed.contains(start, reading) {
            intervals.push(Interval::new(start, length.end(start, reading, zone)));
        }
    }
    for (time, end) in &event.extra {
        let start = time.second(reader);
        let reading = zone::local_second(time.reading);
        if removed.contains(start, reading) {
            continue;
        }
        let own = end
            .as_ref()
            .map(|end| Length::of(end, start, reader))
            .transpose()?;
        let end = own.unwrap_or(length).end(start, reading, time.zone(reader));
        intervals.push(Interval::new(start, end));
    }
    let momentary = intervals
        .extract_if(.., |interval| interval.end <= interval.start)
        .map(|moment| to_the_end_of_its_day(moment, zone))
        .collect();
    let mut instances = Instances {
        lasting: intervals,
        momentary,
    };
    for list in [&mut instances.lasting, &mut instances.momentary] {
        list.retain(|interval| interval.end > within.start && interval.start < within.end);
    }
    Ok(instances)
}

fn to_the_end_of_its_day(moment: Interval, zone: &TimeZone) -> Interval {
    let offset = zone.to_offset(zone::timestamp(moment.start));
    let reading = moment.start.saturating_add(offset.seconds().into());
    let midnight = (reading.div_euclid(DAY).saturating_add(1)).saturating_mul(DAY);
    let end = zone::instant_of(zone::reading(midnight), zone);
    Interval::new(moment.start, end.max(moment.start.saturating_add(1)))
}

/// UNTIL is inclusive: an instant, a reading of the event's clock, or a whole day.
fn before_until(rule: &Recurrence, reading: i64, zone: &TimeZone) -> bool {
    let Some(until) = &rule.until else {
        return true;
    };
    let last = zone::local_second(until.reading);
    if until.is_day() {
        return reading.div_euclid(DAY) <= last.div_euclid(DAY);
    }
    zone::instant_of(zone::reading(reading), zone) <= until.second(zone)
}

/// How long an instance lasts.
#[derive(Clone, Copy)]
enum Length {
    Days(i64),
    Seconds(i64),
}

impl Length {
    fn of(end: &End, start: i64, reader: &TimeZone) -> Result<Self, Unreadable> {
        match end {
            End::Days(days) => Ok(Self::Days(*days)),
            End::Seconds(seconds) => Ok(Self::Seconds(*seconds)),
            End::At(end) => {
                let seconds = end.second(reader) - start;
                if seconds < 0 {
                    return Err(Unreadable::value("DTEND", &end.reading.to_string()));
                }
                Ok(Self::Seconds(seconds))
            }
        }
    }

    /// At most so many seconds, whatever the clocks do.
    fn longest(self) -> i64 {
        match self {
            Self::Days(days) => days.saturating_mul(DAY).saturating_add(2 * FARTHEST_OFFSET),
            Self::Seconds(seconds) => seconds,
        }
    }

    /// When an instance that begins at `start`, with the clock at `reading`, ends.
    fn end(self, start: i64, reading: i64, zone: &TimeZone) -> i64 {
        match self {
            Self::Seconds(seconds) => start.saturating_add(seconds),
            Self::Days(days) => {
                let midnight = reading.saturating_add(days.saturating_mul(DAY));
                zone::instant_of(zone::reading(midnight), zone)
            }
        }
    }
}

/// Instances that do not take place: by instant, or (when a whole day was named) by date.
struct Removed {
    instants: HashSet<i64>,
    days: HashSet<i64>,
}

impl Removed {
    fn new<'a>(times: impl Iterator<Item = &'a EventTime>, reader: &TimeZone) -> Self {
        let (mut instants, mut days) = (HashSet::new(), HashSet::new());
        for time in times {
            if time.is_day() {
                days.insert(zone::local_second(time.reading).div_euclid(DAY));
            } else {
                instants.insert(time.second(reader));
            }
        }
        Self { instants, days }
    }

    fn contains(&self, instant: i64, reading: i64) -> bool {
        self.instants.contains(&instant) || self.days.contains(&reading.div_euclid(DAY))
    }
}
