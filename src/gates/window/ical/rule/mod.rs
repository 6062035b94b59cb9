//! RRULE (RFC 5545, section 3.3.10), read strictly.

mod reading;

use jiff::civil::Weekday;

use super::Unreadable;
use super::values::EventTime;
use reading::Parts;

/// FREQ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::gates::window::ical) enum Frequency {
    Yearly,
    Monthly,
    Weekly,
    Daily,
    Hourly,
    Minutely,
    Secondly,
}

/// One entry of BYDAY: a weekday, and which one of the month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gates::window::ical) struct ByDay {
    /// From 1, or from -1 backwards; 0 is every one.
    pub(in crate::gates::window::ical) nth: i32,
    pub(in crate::gates::window::ical) weekday: Weekday,
}

/// A recurrence rule; the parts that DTSTART fills in are filled in.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gates::window::ical) struct Recurrence {
    pub(in crate::gates::window::ical) frequency: Frequency,
    pub(in crate::gates::window::ical) interval: i64,
    pub(in crate::gates::window::ical) count: Option<u64>,
    pub(in crate::gates::window::ical) until: Option<EventTime>,
    pub(in crate::gates::window::ical) week_start: Weekday,
    pub(in crate::gates::window::ical) by_month: Vec<i32>,
    pub(in crate::gates::window::ical) by_week_number: Vec<i32>,
    pub(in crate::gates::window::ical) by_year_day: Vec<i32>,
    pub(in crate::gates::window::ical) by_month_day: Vec<i32>,
    pub(in crate::gates::window::ical) by_day: Vec<ByDay>,
    pub(in crate::gates::window::ical) by_position: Vec<i32>,
    /// The times of day at which instances may be.
    pub(in crate::gates::window::ical) times: Times,
    /// Whether BYDAY counts within the month, not the year.
    pub(in crate::gates::window::ical) nth_of_month: bool,
}

/// Hours, minutes and seconds, each in order; every combination is a time of day.
///
/// Kept apart, because every second of a day would be 86 400 numbers for a rule of one line.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gates::window::ical) struct Times {
    hours: Vec<i32>,
    minutes: Vec<i32>,
    seconds: Vec<i32>,
}

impl Times {
    /// The seconds of the day, in order.
    pub(in crate::gates::window::ical) fn iter(&self) -> impl Iterator<Item = i64> + '_ {
        self.hours.iter().flat_map(move |hour| {
            self.minutes.iter().flat_map(move |minute| {
                let start = hour * 3600 + minute * 60;
                self.seconds
                    .iter()
                    .map(move |second| i64::from(start + second))
            })
        })
    }

    /// How many there are.
    pub(in crate::gates::window::ical) fn len(&self) -> usize {
        self.hours.len() * self.minutes.len() * self.seconds.len()
    }
}

impl Recurrence {
    /// Reads a rule for an event that starts at `start`.
    ///
    /// # Errors
    /// Unknown or repeated parts, values out of range, and parts that the RFC does not allow
    /// together: to guess would be to move a freeze.
    pub(in crate::gates::window::ical) fn parse(
        text: &str,
        start: &EventTime,
    ) -> Result<Self, Unreadable> {
        let parts = Parts::split(text).ok_or_else(|| Unreadable::value("RRULE", text))?;
        if let Some(name) = parts.unknown() {
            return Err(Unreadable::unsupported("RRULE", name));
        }
        parts
            .rule(start)
            .ok_or_else(|| Unreadable::value("RRULE", text))
    }
}
