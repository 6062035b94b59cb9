//! From a rule to the set of instants at which it applies.

use std::cmp::Ordering;
use std::rc::Rc;

use jiff::tz::TimeZone;

use super::calendars::Calendars;
use super::ical::{Expansion, Unreadable};
use super::intervals::{Interval, IntervalSet};
use super::scalars::{ClockTime, WeekMoment};
use super::schedule::When;
use super::zone::{self, FARTHEST_OFFSET, ZoneClock};
use crate::facts::Failure;

const DAY: i64 = 86_400;
const WEEK: i64 = 7 * DAY;
/// 1970-01-01 was a Thursday: the Monday before it lies three days back.
const FIRST_MONDAY: i64 = -3;

/// Why it could not be found out when a rule applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CalendarFault {
    /// The calendar's file is not there.
    Missing(String),
    /// The calendar's text could not be had.
    NotRead(Failure),
    /// The calendar's text is not understood.
    Unreadable(Unreadable),
}

/// Why it could not be worked out when a rule applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RuleFault {
    /// Its calendar is missing or cannot be read.
    Calendar(CalendarFault),
    /// It has more windows than there is room for.
    TooMany,
}

/// How many windows of all rules of a schedule are worked out at most, days looked at included: two
/// rules that begin and end every two minutes for 400 days have about half a million.
pub(crate) const MOST_WINDOWS: usize = 2_000_000;

/// When the rule applies during `within`, on the clock of `zone`, and what that costs of `room`, which
/// is counted in windows.
///
/// Intervals may reach beyond `within`; one that ends at `i64::MAX` has no end.
///
/// # Errors
/// For calendars, one that is missing or cannot be read; for every rule, too many windows.
pub(crate) fn expand(
    when: &When,
    zone: &TimeZone,
    calendars: &Calendars,
    within: Interval,
    room: &mut usize,
) -> Result<Rc<Expansion>, RuleFault> {
    let mut pay = |price: usize| {
        let left = room.checked_sub(price);
        *room = left.unwrap_or(0);
        left.map(|_| ()).ok_or(RuleFault::TooMany)
    };
    let instants = match when {
        When::Range { from, to } => {
            let end = to.map_or(i64::MAX, |to| to.second(zone));
            IntervalSet::of(Interval::new(from.second(zone), end))
        }
        When::Calendar(source) => {
            let found = calendars
                .expand(source, zone, within)
                .map_err(RuleFault::Calendar)?;
            pay(found.instants.len())?;
            return Ok(found);
        }
        _ => {
            let bounds = local_bounds(within);
            // What it costs is paid before the work: no other kind has that many.
            if let When::Cron(windows) = when {
                pay(windows.price(bounds))?;
            }
            ZoneClock::new(zone, within).instants(&readings(when, bounds))
        }
    };
    if !matches!(when, When::Cron(_)) {
        pay(instants.len())?;
    }
    Ok(Rc::new(Expansion::plain(instants)))
}

/// Everything that any clock can read during `within`.
fn local_bounds(within: Interval) -> Interval {
    Interval::new(
        within.start.saturating_sub(FARTHEST_OFFSET),
        within.end.saturating_add(FARTHEST_OFFSET),
    )
}

/// The readings of the local clock at which a wall-clock rule applies.
pub(crate) fn readings(when: &When, bounds: Interval) -> IntervalSet {
    match when {
        When::Weekly { days, from, to } => {
            let mut starts: Vec<i64> = days
                .iter()
                .map(|day| i64::from(day.to_monday_zero_offset()) * DAY)
                .collect();
            starts.sort_unstable();
            let length = daily_length(*from, *to);
            weekly(&starts, from.seconds(), length, bounds)
        }
        When::WeeklySpan { from, to } => weekly(
            &[0],
            from.second_of_week(),
            weekly_length(*from, *to),
            bounds,
        ),
        When::Dates { from, to } => IntervalSet::of(Interval::new(
            zone::day_number(*from) * DAY,
            (zone::day_number(*to) + 1) * DAY,
        )),
        When::Cron(windows) => windows.readings(bounds),
        // Instants, not readings: `expand` has dealt with them.
        When::Range { .. } | When::Calendar(_) => IntervalSet::empty(),
    }
}

/// Seconds from `from` to `to`, on the next day where `to` is not later.
fn daily_length(from: ClockTime, to: ClockTime) -> i64 {
    match to.cmp(&from) {
        Ordering::Greater => to.seconds() - from.seconds(),
        Ordering::Less | Ordering::Equal => to.seconds() + DAY - from.seconds(),
    }
}

/// Seconds from one moment of the week to the next occurrence of another.
fn weekly_length(from: WeekMoment, to: WeekMoment) -> i64 {
    let length = (to.second_of_week() - from.second_of_week()).rem_euclid(WEEK);
    if length == 0 { WEEK } else { length }
}

/// Windows of one length that begin every week at each of `starts` + `offset` seconds after Monday.
fn weekly(starts: &[i64], offset: i64, length: i64, bounds: Interval) -> IntervalSet {
    // Windows begin up to a week, and last up to a week, after their week's Monday.
    let week_of = |second: i64| (second.div_euclid(DAY) - FIRST_MONDAY).div_euclid(7);
    let weeks = week_of(bounds.start) - 2..=week_of(bounds.end);
    let mondays = weeks.map(|week| (FIRST_MONDAY + week * 7) * DAY);
    mondays
        .flat_map(|monday| {
            starts.iter().map(move |start| {
                let start = monday + start + offset;
                Interval::new(start, start + length)
            })
        })
        .collect()
}
