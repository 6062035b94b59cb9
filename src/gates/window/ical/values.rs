//! The value types of RFC 5545, section 3.3, that say when an event is.

use jiff::{
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};

use super::super::zone;
use super::Unreadable;

/// A date, or a date with a time on some clock.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EventTime {
    /// What the clock reads; midnight for a date.
    pub(super) reading: DateTime,
    /// Whose clock.
    pub(super) clock: Clock,
}

/// Whose clock a time is read on.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Clock {
    /// None: the value is a whole day.
    Day,
    /// That of whoever reads the calendar.
    Floating,
    /// That of a zone; UTC for values that end in `Z`.
    Zone(TimeZone),
}

impl EventTime {
    /// Whether it is a whole day.
    pub(super) fn is_day(&self) -> bool {
        matches!(self.clock, Clock::Day)
    }

    /// The zone of its clock, `reader` being that of the rule which uses the calendar.
    pub(super) fn zone<'a>(&'a self, reader: &'a TimeZone) -> &'a TimeZone {
        match &self.clock {
            Clock::Zone(zone) => zone,
            Clock::Day | Clock::Floating => reader,
        }
    }

    /// The Unix second; a day's is its midnight.
    pub(super) fn second(&self, reader: &TimeZone) -> i64 {
        zone::instant_of(self.reading, self.zone(reader))
    }
}

/// Reads `20260305`, `20260305T160000` or `20260305T160000Z`; `zone` is that of the TZID.
pub(super) fn event_time(text: &str, zone: Option<&TimeZone>) -> Option<EventTime> {
    let text = text.trim();
    let Some((date, time)) = text.split_once('T') else {
        let reading = date_of(text)?.at(0, 0, 0, 0);
        return Some(EventTime {
            reading,
            clock: Clock::Day,
        });
    };
    let (time, utc) = match time.strip_suffix('Z') {
        Some(time) => (time, true),
        None => (time, false),
    };
    let reading = date_of(date)?.to_datetime(time_of(time)?);
    let clock = match zone {
        _ if utc => Clock::Zone(TimeZone::UTC),
        Some(zone) => Clock::Zone(zone.clone()),
        None => Clock::Floating,
    };
    Some(EventTime { reading, clock })
}

fn date_of(text: &str) -> Option<Date> {
    let [year, month, day] = digits(text, [4, 2, 2])?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn time_of(text: &str) -> Option<Time> {
    let [hour, minute, second] = digits(text, [2, 2, 2])?;
    // A leap second (60) is the last second that a clock without leap seconds can show.
    let second = if second == 60 { 59 } else { second };
    let small = |number: i16| i8::try_from(number).ok();
    Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()
}

/// Splits a run of digits into numbers of the given widths.
fn digits(text: &str, widths: [usize; 3]) -> Option<[i16; 3]> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut rest = text;
    let mut numbers = [0; 3];
    for (number, width) in numbers.iter_mut().zip(widths) {
        let (head, tail) = rest.split_at_checked(width)?;
        *number = head.parse().ok()?;
        rest = tail;
    }
    rest.is_empty().then_some(numbers)
}

/// A DURATION: whole days, and seconds beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    /// Weeks and days, in days.
    pub(super) days: i64,
    /// Hours, minutes and seconds, in seconds.
    pub(super) seconds: i64,
}

impl Length {
    /// The exact length in seconds, a day being 24 hours.
    pub(super) fn exact(self) -> i64 {
        self.days * 86_400 + self.seconds
    }
}

/// Reads `P1D`, `PT1H30M`, `P2W`; negative ones are of no use for an event.
pub(super) fn duration(text: &str) -> Option<Length> {
    let text = text.trim();
    let text = text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?;
    let (days, times) = match text.split_once('T') {
        Some((_, "")) => return None,
        Some((days, times)) => (days, times),
        None if text.is_empty() => return None,
        None => (text, ""),
    };
    let days = units(days, &[('W', 7), ('D', 1)])?;
    let seconds = units(times, &[('H', 3600), ('M', 60), ('S', 1)])?;
    Some(Length { days, seconds })
}

/// Sums numbers with units; each unit once, in the order given.
fn units(text: &str, units: &[(char, i64)]) -> Option<i64> {
    // A thousand years: nothing longer is a calendar entry, and sums stay far from overflow.
    const LARGEST: i64 = 31_557_600_000;
    let mut left = units.iter();
    let mut rest = text;
    let mut total = 0;
    while !rest.is_empty() {
        let end = rest.find(|character: char| !character.is_ascii_digit())?;
        let (number, tail) = rest.split_at_checked(end)?;
        let unit = tail.chars().next()?;
        let (_, factor) = left.find(|(name, _)| *name == unit)?;
        total += number
            .parse::<i64>()
            .ok()
            .filter(|number| *number <= LARGEST / factor)?
            * factor;
        rest = tail.get(1..)?;
    }
    Some(total)
}

/// A TEXT without its escapes (section 3.3.11); a line break becomes a blank.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => plain.push(' '),
                Some(other) => plain.push(other),
                None => {}
            },
            other => plain.push(other),
        }
    }
    plain
}

/// The zone that a TZID names.
///
/// Quotes are taken off, and so are the prefixes that programs put before an IANA name
/// (`/freeassociation.sourceforge.net/Europe/Paris`).
pub(super) fn zone_of(tzid: &str) -> Result<TimeZone, Unreadable> {
    let name = tzid.trim().trim_matches('"').trim();
    let unknown = || Unreadable::UnknownZone {
        name: super::shortened(name),
    };
    if let Some(zone) = zone::known_zone(name) {
        return Ok(zone);
    }
    let mut rest = name.strip_prefix('/').ok_or_else(unknown)?;
    // Prefixes have two or three parts; a hostile name must not cost a look-up per slash.
    for _ in 0..6 {
        if let Some(zone) = zone::known_zone(rest) {
            return Ok(zone);
        }
        (_, rest) = rest.split_once('/').ok_or_else(unknown)?;
    }
    Err(unknown())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_weeks_days_and_times() {
        let length = |days, seconds| Some(Length { days, seconds });
        let cases = [
            ("P1D", length(1, 0)),
            ("P2W", length(14, 0)),
            ("PT1H30M", length(0, 5400)),
            ("+P1DT12H", length(1, 43_200)),
            ("PT0S", length(0, 0)),
            ("P", None),
            ("PT", None),
            ("P1H", None),
            ("-PT1H", None),
            ("PT1M1H", None),
            ("P99999999999999999999D", None),
            ("P1Dé", None),
        ];
        for (text, expected) in cases {
            assert_eq!(duration(text), expected, "{text}");
        }
    }

    #[test]
    fn times_are_days_floating_zoned_or_utc() {
        assert!(event_time("20260305", None).is_some_and(|time| time.is_day()));
        let floating = event_time("20260305T160000", None).map(|time| time.clock);
        assert!(matches!(floating, Some(Clock::Floating)));
        let utc = event_time("20260305T160060Z", None).expect("a leap second");
        assert_eq!(utc.reading.second(), 59);
        for text in [
            "",
            "2026035",
            "20260230",
            "20260305T25",
            "20260305T250000",
            "2026-03-05",
            "é",
        ] {
            assert!(event_time(text, None).is_none(), "{text}");
        }
    }

    #[test]
    fn words_lose_their_escapes() {
        assert_eq!(
            unescaped(r"Freeze\, all\; now\nplease \\o/"),
            r"Freeze, all; now please \o/"
        );
        assert_eq!(unescaped("cut\\"), "cut");
    }

    #[test]
    fn a_tzid_may_be_quoted_or_carry_a_prefix() {
        let names = [
            "Europe/Paris",
            "\"Europe/Paris\"",
            "/freeassociation.sourceforge.net/Europe/Paris",
            "/citadel.org/20190914_1/America/Argentina/Buenos_Aires",
        ];
        for name in names {
            assert!(zone_of(name).is_ok(), "{name}");
        }
        for name in [
            "",
            "Mars/Olympus",
            "/",
            "//////////",
            "Romance Standard Time",
            "+02:00",
        ] {
            assert!(zone_of(name).is_err(), "{name}");
        }
    }
}
