use super::*;
use jiff::civil::date;

fn suggestion<T: std::fmt::Debug>(result: Result<T, ScalarError>) -> Option<String> {
    result.expect_err("must be refused").suggestion
}

#[test]
fn weekdays_are_short_or_long_in_any_case() {
    for text in ["fri", "Fri", "FRIDAY", "friday"] {
        assert_eq!(parse_weekday(text), Ok(Weekday::Friday), "{text}");
    }
}

#[test]
fn a_misspelt_weekday_is_an_error_with_the_nearest_one() {
    for (text, right) in [
        ("firday", "fri"),
        ("tues", "tue"),
        ("wednsday", "wed"),
        ("thr", "thu"),
    ] {
        assert_eq!(
            suggestion(parse_weekday(text)).as_deref(),
            Some(right),
            "{text}"
        );
    }
    for text in ["", "5", "f", "\u{202e}fri"] {
        assert!(parse_weekday(text).is_err(), "{text}");
    }
}

#[test]
fn clock_times_have_two_digits_each_and_end_at_24_00() {
    for (text, seconds) in [
        ("00:00", 0),
        ("09:30", 34_200),
        ("23:59", 86_340),
        ("24:00", 86_400),
    ] {
        assert_eq!(
            parse_clock(text).map(ClockTime::seconds),
            Ok(seconds),
            "{text}"
        );
    }
    assert_eq!(parse_clock("23:59"), Ok(ClockTime::LAST_MINUTE));
}

#[test]
fn other_clock_times_are_refused_with_the_right_form() {
    let cases = [
        ("9:00", Some("09:00")),
        ("9h", Some("09:00")),
        ("09h30", Some("09:30")),
        ("09:00:00", Some("09:00")),
        ("9", Some("09:00")),
        (" 09:00", Some("09:00")),
        ("24:01", None),
        ("25:00", None),
        ("12:60", None),
        ("+9:00", Some("09:00")),
        ("noon", None),
        ("", None),
        ("99999999999:00", None),
    ];
    for (text, right) in cases {
        assert_eq!(suggestion(parse_clock(text)).as_deref(), right, "{text}");
    }
}

#[test]
fn week_moments_are_a_weekday_and_a_time() {
    let friday_noon = parse_week_moment("fri 12:00").expect("right");
    assert_eq!(friday_noon.second_of_week(), 4 * 86_400 + 43_200);
    assert_eq!(
        parse_week_moment("Sunday  24:00").map(WeekMoment::second_of_week),
        Ok(0)
    );
    assert_eq!(
        suggestion(parse_week_moment("fri")).as_deref(),
        Some("fri 00:00")
    );
    assert_eq!(
        suggestion(parse_week_moment("firday 9:00")).as_deref(),
        Some("fri 09:00")
    );
    assert_eq!(suggestion(parse_week_moment("")), None);
}

#[test]
fn dates_must_exist() {
    assert_eq!(parse_date("2028-02-29"), Ok(date(2028, 2, 29)));
    for text in [
        "2026-02-29",
        "2026-13-01",
        "26-01-01",
        "2026-1-1",
        "2026/01/01",
        "",
        "+2026-01-01",
    ] {
        assert!(parse_date(text).is_err(), "{text}");
    }
    assert_eq!(
        suggestion(parse_date("2026-01-02T03:04")).as_deref(),
        Some("2026-01-02")
    );
}

#[test]
fn moments_are_local_or_carry_an_offset() {
    let local = date(2026, 11, 26).at(0, 0, 0, 0);
    assert_eq!(parse_moment("2026-11-26T00:00"), Ok(Moment::Local(local)));
    let instant: Timestamp = "2026-10-25T01:30:00Z".parse().expect("an instant");
    for text in [
        "2026-10-25T02:30+01:00",
        "2026-10-25T01:30Z",
        "2026-10-24T20:00:00-05:30",
    ] {
        assert_eq!(parse_moment(text), Ok(Moment::Instant(instant)), "{text}");
    }
}

#[test]
fn other_moments_are_refused_with_the_right_form() {
    let cases = [
        ("2026-11-26", Some("2026-11-26T00:00")),
        ("2026-11-26 08:00", Some("2026-11-26T08:00")),
        ("2026-11-26T24:00", None),
        ("2026-11-26T08:00[Europe/Paris]", None),
        ("2026-11-26T08:00+1", None),
        ("9999-12-31T23:59-23:00", None),
        ("soon", None),
    ];
    for (text, right) in cases {
        assert_eq!(suggestion(parse_moment(text)).as_deref(), right, "{text}");
    }
}
