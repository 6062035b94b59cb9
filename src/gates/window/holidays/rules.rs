//! From a country's rules to the days of a year.

use jiff::{
    Span,
    civil::{Date, Weekday},
};

use super::HolidayName;

/// Which day of the year a holiday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayRule {
    /// Month and day.
    Fixed(i8, i8),
    /// So many days after Easter Sunday (Gregorian), or before it.
    Easter(i32),
    /// The n-th of a weekday in a month; from the end when negative.
    Nth(i8, Weekday, i8),
    /// The last Monday before a day of a month.
    MondayBefore(i8, i8),
    /// A day of a month, or the day before where that is a Sunday.
    NotOnSunday(i8, i8),
    /// The first Monday of February, or 1 February where that is a Friday (Ireland).
    SaintBrigid,
}

/// What the law gives when the day falls on a weekend. The day itself remains a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Substitute {
    /// Nothing.
    None,
    /// Friday for a Saturday, Monday for a Sunday.
    NearestWeekday,
    /// The next weekday that is no holiday itself.
    NextWeekday,
}

/// One holiday of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holiday {
    pub(super) rule: DayRule,
    pub(super) substitute: Substitute,
    /// The first year in which it is a holiday.
    pub(super) since: i16,
    pub(super) en: &'static str,
    pub(super) fr: &'static str,
}

impl Holiday {
    fn name(&self, substitute: bool) -> HolidayName {
        HolidayName {
            en: self.en,
            fr: self.fr,
            substitute,
        }
    }
}

/// The holidays of a year, and the substitutes for them, in no order.
pub(super) fn days_of_year(holidays: &[Holiday], year: i16) -> Vec<(Date, HolidayName)> {
    let in_force = holidays.iter().filter(|holiday| holiday.since <= year);
    let actual: Vec<(Date, &Holiday)> = in_force
        .filter_map(|holiday| Some((day(holiday.rule, year)?, holiday)))
        .collect();
    let mut days: Vec<_> = actual
        .iter()
        .map(|(day, holiday)| (*day, holiday.name(false)))
        .collect();
    for (date, holiday) in actual {
        let taken = |date: Date| days.iter().any(|(day, _)| *day == date);
        if let Some(substitute) = substitute(date, holiday.substitute, taken) {
            days.push((substitute, holiday.name(true)));
        }
    }
    days
}

fn day(rule: DayRule, year: i16) -> Option<Date> {
    match rule {
        DayRule::Fixed(month, day) => Date::new(year, month, day).ok(),
        DayRule::Easter(days) => easter(year)?.checked_add(Span::new().days(days)).ok(),
        DayRule::Nth(month, weekday, nth) => Date::new(year, month, 1)
            .ok()?
            .nth_weekday_of_month(nth, weekday)
            .ok(),
        DayRule::MondayBefore(month, day) => Date::new(year, month, day)
            .ok()?
            .nth_weekday(-1, Weekday::Monday)
            .ok(),
        DayRule::NotOnSunday(month, day) => {
            let date = Date::new(year, month, day).ok()?;
            if date.weekday() == Weekday::Sunday {
                date.yesterday().ok()
            } else {
                Some(date)
            }
        }
        DayRule::SaintBrigid => {
            let first = Date::new(year, 2, 1).ok()?;
            match first.weekday() {
                Weekday::Friday => Some(first),
                _ => first.nth_weekday_of_month(1, Weekday::Monday).ok(),
            }
        }
    }
}

fn substitute(date: Date, rule: Substitute, taken: impl Fn(Date) -> bool) -> Option<Date> {
    let weekend = |date: Date| matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    match (rule, date.weekday()) {
        (Substitute::NearestWeekday, Weekday::Saturday) => date.yesterday().ok(),
        (Substitute::NearestWeekday, Weekday::Sunday) => date.tomorrow().ok(),
        (Substitute::NextWeekday, Weekday::Saturday | Weekday::Sunday) => date
            .series(Span::new().days(1))
            .take(10)
            .find(|day| !weekend(*day) && !taken(*day)),
        _ => None,
    }
}

/// Easter Sunday of the Gregorian calendar, by Gauss's method with the corrections for long cycles.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let golden = year_number.rem_euclid(19);
    let century = year_number.div_euclid(100);
    // Leap days left out by the Gregorian reform, and the drift of the moon against 19 years.
    let solar = century - century.div_euclid(4);
    let lunar = (8 * century + 13).div_euclid(25);
    let mut moon = (19 * golden + solar - lunar + 15).rem_euclid(30);
    if moon == 29 || (moon == 28 && golden > 10) {
        moon -= 1;
    }
    // The paschal full moon is `moon` days after 21 March; Easter is the Sunday after it.
    let full_moon = Date::new(year, 3, 21)
        .ok()?
        .checked_add(Span::new().days(moon))
        .ok()?;
    full_moon.nth_weekday(1, Weekday::Sunday).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_falls_where_the_church_calendar_has_it() {
        let known = [
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2008, 3, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2028, 4, 16),
            (2029, 4, 1),
            (2030, 4, 21),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
            (2285, 3, 22),
        ];
        for (year, month, day) in known {
            assert_eq!(easter(year), Some(date(year, month, day)), "{year}");
        }
    }

    #[test]
    fn the_ends_of_the_calendar_have_no_easter_but_do_not_panic() {
        let _ = (easter(9999), easter(-9999));
    }
}
