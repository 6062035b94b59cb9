//! Days, weeks, months and years as numbers: what a recurrence rule counts in.

use jiff::civil::{Date, Weekday};

use super::super::zone::{date_of, day_number};

/// What BY parts ask of a day.
pub(super) struct DayFacts {
    pub(super) number: i64,
    pub(super) month: i32,
    pub(super) day: i32,
    pub(super) days_in_month: i32,
    pub(super) day_of_year: i32,
    pub(super) days_in_year: i32,
    pub(super) weekday: Weekday,
}

impl DayFacts {
    pub(super) fn new(number: i64) -> Self {
        let date = date_of(number);
        Self {
            number,
            month: date.month().into(),
            day: date.day().into(),
            days_in_month: date.days_in_month().into(),
            day_of_year: date.day_of_year().into(),
            days_in_year: date.days_in_year().into(),
            weekday: date.weekday(),
        }
    }
}

/// Months since the beginning of year 0.
pub(super) fn month_number(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month()) - 1
}

/// The last day that can be represented.
pub(super) fn last_day() -> i64 {
    day_number(Date::MAX)
}

/// The number of the first day of a month, or of the day after the end of the calendar.
pub(super) fn first_day_of_month(month: i64) -> i64 {
    let year = i16::try_from(month.div_euclid(12)).ok();
    let month = i8::try_from(month.rem_euclid(12) + 1).ok();
    let first = year
        .zip(month)
        .and_then(|(year, month)| Date::new(year, month, 1).ok());
    first.map_or_else(|| last_day() + 1, day_number)
}

pub(super) fn first_day_of_year(year: i64) -> i64 {
    first_day_of_month(year.saturating_mul(12))
}

/// Days from the last `week_start` to `weekday`, 0 to 6.
pub(super) fn days_since(week_start: Weekday, weekday: Weekday) -> i64 {
    i64::from(week_start.until(weekday))
}

/// The number of the week that a day lies in, and how many weeks that week's year has. A week
/// belongs to the year in which at least four of its days lie.
pub(super) fn week_number(day: i64, week_start: Weekday) -> (i32, i32) {
    let first_of_week = |day: i64| day - days_since(week_start, date_of(day).weekday());
    let year = date_of(first_of_week(day) + 3).year();
    let first_week = |year: i64| first_of_week(first_day_of_year(year) + 3);
    let start = first_week(year.into());
    let weeks = |days: i64| i32::try_from(days.div_euclid(7)).unwrap_or(i32::MAX);
    let number = weeks(first_of_week(day).saturating_sub(start)).saturating_add(1);
    (
        number,
        weeks(first_week(i64::from(year) + 1).saturating_sub(start)),
    )
}
