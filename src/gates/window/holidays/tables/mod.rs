//! The holidays of each country, with the law they are from.
//!
//! Reviewed in November 2026. Days kept only in a part of a country are left out: a team there
//! names them under `dates`. A law can change at any time, therefore every table ends with the
//! last year for which its rules are taken to hold.

mod america;
mod common;
mod europe;

use super::rules::{DayRule, Holiday, Substitute};

/// The first year of every table; before it, one-off holidays and older laws would be needed.
pub(super) const FIRST_YEAR: i16 = 2024;
/// The last year of every table, unless a table says otherwise.
const LAST_YEAR: i16 = 2032;

/// The holidays of a country.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// ISO 3166-1 alpha-2.
    pub(super) code: &'static str,
    /// English name, for suggestions.
    pub(super) name: &'static str,
    /// The law or official list.
    pub(super) source: &'static str,
    /// The last year for which the rules are taken to hold.
    pub(super) last_year: i16,
    /// The rules.
    pub(super) holidays: &'static [Holiday],
}

/// Every table, by code.
pub(super) static ALL: [Table; 14] = [
    table(
        "AT",
        "Austria",
        "Feiertagsruhegesetz, section 1",
        europe::AUSTRIA,
    ),
    table(
        "BE",
        "Belgium",
        "Royal decree of 18 April 1974, article 1",
        europe::BELGIUM,
    ),
    table(
        "CA",
        "Canada",
        "Canada Labour Code, sections 166 and 195 (federal)",
        america::CANADA,
    ),
    table(
        "CH",
        "Switzerland",
        "Federal Constitution, article 110, and the days kept by every canton",
        europe::SWITZERLAND,
    ),
    table(
        "DE",
        "Germany",
        "Unification Treaty, article 2, and the days kept by all sixteen states",
        europe::GERMANY,
    ),
    table(
        "ES",
        "Spain",
        "Real Decreto 2001/1983, article 45 (national)",
        europe::SPAIN,
    ),
    table(
        "FR",
        "France",
        "Code du travail, article L3133-1",
        europe::FRANCE,
    ),
    table(
        "GB",
        "United Kingdom",
        "Banking and Financial Dealings Act 1971 (England and Wales)",
        europe::UNITED_KINGDOM,
    ),
    table(
        "IE",
        "Ireland",
        "Organisation of Working Time Act 1997, second schedule",
        europe::IRELAND,
    ),
    table(
        "IT",
        "Italy",
        "Legge 260/1949 and legge 151/2025 (national)",
        europe::ITALY,
    ),
    table(
        "LU",
        "Luxembourg",
        "Code du travail, article L.232-2",
        europe::LUXEMBOURG,
    ),
    table(
        "NL",
        "Netherlands",
        "Algemene termijnenwet, article 3, with the Sundays of Easter and Whitsun",
        europe::NETHERLANDS,
    ),
    table(
        "PT",
        "Portugal",
        "Código do Trabalho, article 234",
        europe::PORTUGAL,
    ),
    table(
        "US",
        "United States",
        "5 U.S.C. 6103 and Executive Order 11582 (federal)",
        america::UNITED_STATES,
    ),
];

const fn table(
    code: &'static str,
    name: &'static str,
    source: &'static str,
    holidays: &'static [Holiday],
) -> Table {
    Table {
        code,
        name,
        source,
        last_year: LAST_YEAR,
        holidays,
    }
}

/// A holiday that is given on no other day.
const fn on(rule: DayRule, en: &'static str, fr: &'static str) -> Holiday {
    Holiday {
        rule,
        substitute: Substitute::None,
        since: FIRST_YEAR,
        en,
        fr,
    }
}

/// A holiday that the law moves off a weekend.
const fn moved(substitute: Substitute, holiday: Holiday) -> Holiday {
    Holiday {
        substitute,
        ..holiday
    }
}
