//! Public holidays by country, from rules shipped with the program.
//!
//! Nothing is fetched: the days are computed from the law's own rules (fixed days, days counted
//! from Easter, the n-th weekday of a month), for the years in which those rules are known to
//! hold. A year outside of them is "not known", never "no holiday".

mod rules;
mod tables;

use std::ops::RangeInclusive;

use jiff::civil::Date;

use self::tables::Table;
use crate::policy::suggest::nearest;

/// The name of a public holiday in the languages of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct HolidayName {
    /// English.
    pub(crate) en: &'static str,
    /// French.
    pub(crate) fr: &'static str,
    /// Whether this is the day off given because the holiday itself falls on a weekend.
    pub(crate) substitute: bool,
}

/// A country whose public holidays are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Country(&'static Table);

/// A country code that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnknownCountry {
    /// The code that was probably meant.
    pub(crate) suggestion: Option<&'static str>,
}

/// Reads an ISO 3166-1 alpha-2 code such as `FR`.
///
/// # Errors
/// A country without a table; `UK` and whole English names come with the code.
pub(crate) fn parse_country(code: &str) -> Result<Country, UnknownCountry> {
    let found = tables::ALL.iter().find(|table| table.code == code);
    found.map(Country).ok_or_else(|| UnknownCountry {
        suggestion: suggested_code(code),
    })
}

/// The codes of all countries that are known.
pub(crate) fn codes() -> Vec<&'static str> {
    tables::ALL.iter().map(|table| table.code).collect()
}

fn suggested_code(code: &str) -> Option<&'static str> {
    let wanted = code.trim();
    if wanted.eq_ignore_ascii_case("uk") {
        return Some("GB");
    }
    let same_code = tables::ALL
        .iter()
        .find(|table| table.code.eq_ignore_ascii_case(wanted));
    same_code.map(|table| table.code).or_else(|| {
        let name = nearest(wanted, tables::ALL.iter().map(|table| table.name))?;
        tables::ALL
            .iter()
            .find(|table| table.name == name)
            .map(|table| table.code)
    })
}

impl Country {
    /// The ISO 3166-1 alpha-2 code.
    pub(crate) fn code(self) -> &'static str {
        self.0.code
    }

    /// The law or official list that the days are from.
    pub(crate) fn source(self) -> &'static str {
        self.0.source
    }

    /// The first and last day for which the rules are known to hold.
    pub(crate) fn known_days(self) -> RangeInclusive<Date> {
        let day = |year, month, day| Date::new(year, month, day).unwrap_or(Date::MAX);
        day(tables::FIRST_YEAR, 1, 1)..=day(self.0.last_year, 12, 31)
    }

    /// The known holidays from `first` to `last`, both included, in order, a day once.
    pub(crate) fn days_between(self, first: Date, last: Date) -> Vec<(Date, HolidayName)> {
        let known = self.known_days();
        let (first, last) = (first.max(*known.start()), last.min(*known.end()));
        // A substitute day can fall into the year before its holiday or after it.
        let years = first.year() - 1..=last.year().saturating_add(1);
        let mut days: Vec<_> = years
            .flat_map(|year| rules::days_of_year(self.0.holidays, year))
            .filter(|(date, _)| (first..=last).contains(date))
            .collect();
        days.sort();
        days.dedup_by_key(|(date, _)| *date);
        days
    }
}

#[cfg(test)]
mod tests;
