use super::*;
use jiff::civil::date;

fn days(code: &str, year: i16) -> Vec<String> {
    let country = parse_country(code).expect(code);
    let days = country.days_between(date(year, 1, 1), date(year, 12, 31));
    days.into_iter()
        .map(|(day, _)| day.strftime("%m-%d").to_string())
        .collect()
}

fn check(code: &str, year: i16, expected: &str) {
    assert_eq!(days(code, year).join(" "), expected, "{code} {year}");
}

#[test]
fn every_country_has_its_days_of_2026() {
    check(
        "AT",
        2026,
        "01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26",
    );
    check(
        "BE",
        2026,
        "01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25",
    );
    check(
        "CA",
        2026,
        "01-01 04-03 05-18 07-01 09-07 09-30 10-12 11-11 12-25 12-26 12-28",
    );
    check("CH", 2026, "01-01 05-14 08-01 12-25");
    check(
        "DE",
        2026,
        "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26",
    );
    check(
        "ES",
        2026,
        "01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25",
    );
    check(
        "FR",
        2026,
        "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25",
    );
    check(
        "GB",
        2026,
        "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",
    );
    check(
        "IE",
        2026,
        "01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26",
    );
    check(
        "IT",
        2026,
        "01-01 01-06 04-05 04-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26",
    );
    check(
        "LU",
        2026,
        "01-01 04-06 05-01 05-09 05-14 05-25 06-23 08-15 11-01 12-25 12-26",
    );
    check(
        "NL",
        2026,
        "01-01 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26",
    );
    check(
        "PT",
        2026,
        "01-01 04-03 04-05 04-25 05-01 06-04 06-10 08-15 10-05 11-01 12-01 12-08 12-25",
    );
    check(
        "US",
        2026,
        "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25",
    );
}

#[test]
fn substitutes_for_weekends_follow_each_law() {
    // 25 December 2027 is a Saturday, 1 January 2028 too.
    assert!(
        days("GB", 2027)
            .join(" ")
            .ends_with("12-25 12-26 12-27 12-28")
    );
    assert!(days("GB", 2028).join(" ").starts_with("01-01 01-03 "));
    assert!(days("US", 2027).join(" ").ends_with("12-24 12-25 12-31"));
    assert!(days("CA", 2027).join(" ").contains("07-01 09-06 09-30"));
    // 27 April 2031 is a Sunday: the King's Day is kept on the day before.
    assert!(days("NL", 2031).contains(&"04-26".to_owned()));
    assert!(!days("NL", 2031).contains(&"04-27".to_owned()));
    // 1 February 2030 is a Friday.
    assert!(days("IE", 2030).contains(&"02-01".to_owned()));
}

#[test]
fn a_holiday_of_a_new_law_begins_in_its_first_year() {
    assert!(!days("IT", 2025).contains(&"10-04".to_owned()));
    assert!(days("IT", 2026).contains(&"10-04".to_owned()));
}

#[test]
fn the_observed_day_is_named_as_such_in_both_languages() {
    let country = parse_country("US").expect("known");
    let days = country.days_between(date(2026, 7, 3), date(2026, 7, 3));
    let name = HolidayName {
        en: "Independence Day",
        fr: "Fête de l'Indépendance",
        substitute: true,
    };
    assert_eq!(days, [(date(2026, 7, 3), name)]);
}

#[test]
fn nothing_is_said_about_years_that_are_not_known() {
    let country = parse_country("FR").expect("known");
    assert_eq!(
        country.days_between(date(2033, 1, 1), date(2033, 12, 31)),
        []
    );
    assert_eq!(*country.known_days().end(), date(2032, 12, 31));
    assert_eq!(country.days_between(Date::MIN, Date::MAX).len(), 9 * 11);
}

#[test]
fn unknown_countries_are_refused_with_the_nearest_code() {
    let cases = [
        ("fr", Some("FR")),
        ("UK", Some("GB")),
        ("France", Some("FR")),
        ("XX", None),
        ("", None),
    ];
    for (code, suggestion) in cases {
        let error = parse_country(code).expect_err(code);
        assert_eq!(error.suggestion, suggestion, "{code}");
    }
}

#[test]
fn every_table_names_its_source() {
    for table in &tables::ALL {
        assert!(!Country(table).source().is_empty() && table.last_year > tables::FIRST_YEAR);
    }
}
