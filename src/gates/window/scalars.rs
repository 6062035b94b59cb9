//! The small values of a window policy: weekdays, clock times, dates, moments.
//!
//! Strict on purpose: `9:00`, `24:01` or `2026-02-30` are errors that name the right form, because
//! a misread time opens a window that should be closed.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time, Weekday},
    tz::TimeZone,
};

use super::zone;
use crate::policy::suggest::nearest;

/// What a value should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// `mon` to `sun`, or the whole English name.
    Weekday,
    /// `HH:MM` from `00:00` to `24:00`.
    ClockTime,
    /// Weekday and clock time: `fri 12:00`.
    WeekMoment,
    /// `YYYY-MM-DD`, a day that exists.
    Date,
    /// `YYYY-MM-DDTHH:MM`, optionally with seconds and with `Z` or an offset.
    Moment,
}

/// A value that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ScalarError {
    /// What belongs there.
    pub(crate) expected: Expected,
    /// The same thing written rightly, when it can be guessed.
    pub(crate) suggestion: Option<String>,
}

fn wrong(expected: Expected, suggestion: Option<String>) -> ScalarError {
    ScalarError {
        expected,
        suggestion,
    }
}

const WEEKDAYS: [(Weekday, &str, &str); 7] = [
    (Weekday::Monday, "mon", "monday"),
    (Weekday::Tuesday, "tue", "tuesday"),
    (Weekday::Wednesday, "wed", "wednesday"),
    (Weekday::Thursday, "thu", "thursday"),
    (Weekday::Friday, "fri", "friday"),
    (Weekday::Saturday, "sat", "saturday"),
    (Weekday::Sunday, "sun", "sunday"),
];

/// Reads `fri` or `Friday`.
///
/// # Errors
/// Anything else, with the nearest weekday.
pub(crate) fn parse_weekday(text: &str) -> Result<Weekday, ScalarError> {
    let same = |name: &str| text.eq_ignore_ascii_case(name);
    if let Some((day, ..)) = WEEKDAYS
        .iter()
        .find(|(_, short, long)| same(short) || same(long))
    {
        return Ok(*day);
    }
    let found = nearest(text.trim(), WEEKDAYS.iter().map(|(_, _, long)| *long))
        .or_else(|| nearest(text.trim(), WEEKDAYS.iter().map(|(_, short, _)| *short)));
    let short = WEEKDAYS
        .iter()
        .find(|(_, short, long)| found == Some(*long) || found == Some(*short))
        .map(|(_, short, _)| (*short).to_owned());
    Err(wrong(Expected::Weekday, short))
}

/// A time of day in whole minutes, `00:00` to `24:00` (the end of the day).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ClockTime(u16);

impl ClockTime {
    /// The beginning of a day.
    pub(crate) const START_OF_DAY: Self = Self(0);
    /// The last minute of a day; written as an end it is nearly always meant to be `24:00`.
    pub(crate) const LAST_MINUTE: Self = Self(23 * 60 + 59);
    /// The end of the day.
    pub(crate) const END_OF_DAY: Self = Self(24 * 60);

    /// The minute that a second of the day lies in.
    pub(crate) fn of_second(second_of_day: i64) -> Self {
        let minutes = u16::try_from(second_of_day.div_euclid(60)).unwrap_or(Self::END_OF_DAY.0);
        Self(minutes.min(Self::END_OF_DAY.0))
    }

    /// Seconds since midnight, 0 to 86 400.
    pub(crate) fn seconds(self) -> i64 {
        i64::from(self.0) * 60
    }
}

/// Reads `09:00` or `24:00`.
///
/// # Errors
/// Anything else; `9:00`, `09h00` and `09:00:00` come with the right form.
pub(crate) fn parse_clock(text: &str) -> Result<ClockTime, ScalarError> {
    strict_clock(text).ok_or_else(|| wrong(Expected::ClockTime, clock_suggestion(text)))
}

fn strict_clock(text: &str) -> Option<ClockTime> {
    let (hour, minute) = text.split_once(':')?;
    let total = two_digits(hour)? * 60 + two_digits(minute).filter(|minute| *minute < 60)?;
    (total <= ClockTime::END_OF_DAY.0).then_some(ClockTime(total))
}

fn two_digits(text: &str) -> Option<u16> {
    let right = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}

fn clock_suggestion(text: &str) -> Option<String> {
    let mut parts = text.trim().split([':', 'h', 'H', '.']);
    let hour: u16 = parts.next()?.trim().parse().ok()?;
    let minute = match parts.next().map(str::trim) {
        None | Some("") => 0,
        Some(minute) => minute.parse::<u16>().ok()?,
    };
    let right = format!("{hour:02}:{minute:02}");
    (strict_clock(&right).is_some() && right != text).then_some(right)
}

/// A moment of the week, such as Friday 12:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WeekMoment {
    /// The day.
    pub(crate) weekday: Weekday,
    /// The time on that day; `24:00` is the next day's midnight.
    pub(crate) time: ClockTime,
}

impl WeekMoment {
    /// Seconds since Monday 00:00, 0 to 604 799.
    pub(crate) fn second_of_week(self) -> i64 {
        let days = i64::from(self.weekday.to_monday_zero_offset());
        (days * 86_400 + self.time.seconds()).rem_euclid(7 * 86_400)
    }
}

/// Reads `fri 12:00`.
///
/// # Errors
/// Anything else.
pub(crate) fn parse_week_moment(text: &str) -> Result<WeekMoment, ScalarError> {
    let error = |suggestion| wrong(Expected::WeekMoment, suggestion);
    let Some((day, time)) = text.trim().split_once(char::is_whitespace) else {
        let midnight = parse_weekday(text.trim())
            .is_ok()
            .then(|| format!("{} 00:00", text.trim()));
        return Err(error(midnight));
    };
    let time = time.trim_start();
    match (parse_weekday(day), parse_clock(time)) {
        (Ok(weekday), Ok(time)) => Ok(WeekMoment { weekday, time }),
        (weekday, clock) => {
            let day = weekday.map_or_else(|error| error.suggestion, |_| Some(day.to_owned()));
            let time = clock.map_or_else(|error| error.suggestion, |_| Some(time.to_owned()));
            Err(error(
                day.zip(time).map(|(day, time)| format!("{day} {time}")),
            ))
        }
    }
}

/// Reads `2026-12-18`.
///
/// # Errors
/// Another form, or a day that does not exist.
pub(crate) fn parse_date(text: &str) -> Result<Date, ScalarError> {
    strict_date(text).ok_or_else(|| {
        let suggestion = text.split_once(['T', ' ']).map(|(date, _)| date);
        let suggestion = suggestion.filter(|date| strict_date(date).is_some());
        wrong(Expected::Date, suggestion.map(str::to_owned))
    })
}

fn strict_date(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let year =
        (year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())).then_some(year)?;
    let month = i8::try_from(two_digits(month)?).ok()?;
    Date::new(
        year.parse().ok()?,
        month,
        i8::try_from(two_digits(day)?).ok()?,
    )
    .ok()
}

/// A date and time in a policy: on the rule's local clock, or an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Without an offset: what the clock of the rule's zone reads.
    Local(DateTime),
    /// With `Z` or an offset.
    Instant(Timestamp),
}

impl Moment {
    /// The Unix second, the local clock being that of `zone`.
    pub(crate) fn second(self, zone: &TimeZone) -> i64 {
        match self {
            Self::Local(reading) => zone::instant_of(reading, zone),
            Self::Instant(instant) => zone::whole_second(instant),
        }
    }
}

/// Reads `2026-11-26T00:00`, `2026-11-26T00:00:30+01:00` or `2026-11-26T00:00Z`.
///
/// # Errors
/// Anything else; a date alone or a blank instead of the `T` come with the right form.
pub(crate) fn parse_moment(text: &str) -> Result<Moment, ScalarError> {
    strict_moment(text).ok_or_else(|| {
        let guess = match text.trim().split_once(' ') {
            Some((date, time)) => format!("{date}T{time}"),
            None => format!("{}T00:00", text.trim()),
        };
        let suggestion = strict_moment(&guess).map(|_| guess);
        wrong(Expected::Moment, suggestion)
    })
}

fn strict_moment(text: &str) -> Option<Moment> {
    let (date, rest) = text.split_once('T')?;
    let date = strict_date(date)?;
    let zone_at = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
    let (time, offset) = rest.split_at_checked(zone_at)?;
    let reading = date.to_datetime(strict_time(time)?);
    match offset {
        "" => Some(Moment::Local(reading)),
        "Z" => Some(Moment::Instant(
            Timestamp::from_second(zone::local_second(reading)).ok()?,
        )),
        _ => {
            let west = offset.starts_with('-');
            let (hours, minutes) = offset.get(1..)?.split_once(':')?;
            let hours = two_digits(hours).filter(|hours| *hours < 24)?;
            let minutes = two_digits(minutes).filter(|minutes| *minutes < 60)?;
            let seconds = i64::from(hours * 60 + minutes) * 60;
            let ahead = if west { -seconds } else { seconds };
            Some(Moment::Instant(
                Timestamp::from_second(zone::local_second(reading) - ahead).ok()?,
            ))
        }
    }
}

fn strict_time(text: &str) -> Option<Time> {
    let mut parts = text.split(':');
    let hour = i8::try_from(two_digits(parts.next()?)?).ok()?;
    let minute = i8::try_from(two_digits(parts.next()?)?).ok()?;
    let second = match parts.next() {
        Some(second) => i8::try_from(two_digits(second)?).ok()?,
        None => 0,
    };
    parts
        .next()
        .is_none()
        .then(|| Time::new(hour, minute, second, 0).ok())
        .flatten()
}

impl std::fmt::Display for ClockTime {
    /// `09:00`, the form that [`parse_clock`] reads.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl std::fmt::Display for WeekMoment {
    /// `fri 12:00`, the form that [`parse_week_moment`] reads.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = WEEKDAYS.iter().find(|(day, ..)| *day == self.weekday);
        let name = names.map_or("", |(_, short, _)| short);
        write!(formatter, "{name} {}", self.time)
    }
}

#[cfg(test)]
#[path = "scalars_tests.rs"]
mod tests;
