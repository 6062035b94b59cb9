use super::*;
use jiff::civil::{DateTime, date};

fn pattern(text: &str) -> CronPattern {
    parse_cron(text).expect(text)
}

fn windows(start: &str, end: CronEnd, from: DateTime, days: i64) -> Vec<(String, String)> {
    let start = CronWindows {
        start: pattern(start),
        end,
    };
    let from = zone::local_second(from);
    let within = Interval::new(from, from + days * DAY);
    let text = |second: i64| zone::reading(second).strftime("%m-%d %H:%M").to_string();
    let readings = start.readings(within).clip(within);
    readings
        .iter()
        .map(|window| (text(window.start), text(window.end)))
        .collect()
}

fn pair(from: &str, to: &str) -> (String, String) {
    (from.to_owned(), to.to_owned())
}

#[test]
fn a_window_runs_from_a_start_to_the_next_end() {
    let end = CronEnd::Pattern(Box::new(pattern("0 7 * * 1")));
    let from = date(2026, 6, 3).at(0, 0, 0, 0);
    assert_eq!(
        windows("0 23 * * 5", end, from, 7),
        [pair("06-05 23:00", "06-08 07:00")]
    );
}

#[test]
fn a_window_that_began_long_before_is_still_under_way() {
    let end = CronEnd::Pattern(Box::new(pattern("0 0 5 1 *")));
    let from = date(2027, 1, 2).at(0, 0, 0, 0);
    assert_eq!(
        windows("0 0 15 12 *", end, from, 7),
        [pair("01-02 00:00", "01-05 00:00")]
    );
}

#[test]
fn a_start_at_the_minute_of_an_end_goes_on_without_a_break() {
    let end = CronEnd::Pattern(Box::new(pattern("0 0 * * *")));
    let from = date(2026, 6, 3).at(12, 0, 0, 0);
    assert_eq!(
        windows("0 0 * * *", end, from, 3),
        [pair("06-03 12:00", "06-06 12:00")]
    );
}

#[test]
fn a_length_is_counted_from_every_match() {
    let from = date(2026, 6, 3).at(0, 30, 0, 0);
    let found = windows("0 22,23 * * *", CronEnd::Minutes(180), from, 1);
    assert_eq!(
        found,
        [
            pair("06-03 00:30", "06-03 02:00"),
            pair("06-03 22:00", "06-04 00:30")
        ]
    );
}

#[test]
fn day_of_month_and_day_of_week_are_joined_with_or_as_cron_does() {
    let from = date(2026, 6, 1).at(0, 0, 0, 0);
    let found = windows("0 0 5 * 1", CronEnd::Minutes(60), from, 8);
    let starts: Vec<_> = found.into_iter().map(|(start, _)| start).collect();
    assert_eq!(starts, ["06-01 00:00", "06-05 00:00", "06-08 00:00"]);
}

#[test]
fn patterns_that_are_not_five_plain_fields_are_refused() {
    let cases = [
        ("", CronFault::NotFiveFields { found: 0 }),
        ("@daily", CronFault::NotFiveFields { found: 1 }),
        ("0 0 0 * * *", CronFault::NotFiveFields { found: 6 }),
        ("60 0 * * *", CronFault::Field(1)),
        ("0 MON * * *", CronFault::Field(2)),
        ("0 24 * * *", CronFault::Field(2)),
        ("0 0 0 * *", CronFault::Field(3)),
        ("0 0 * 13 *", CronFault::Field(4)),
        ("0 0 * * 8", CronFault::Field(5)),
        ("0 0 * * +1", CronFault::Field(5)),
        ("0 0 30 2 *", CronFault::NeverMatches),
    ];
    for (text, fault) in cases {
        assert_eq!(parse_cron(text).map(|_| ()), Err(fault), "{text}");
    }
}

#[test]
fn names_steps_and_lists_are_read() {
    for text in [
        "*/15 8-17 * jan-mar MON,WED-FRI",
        "0 0 29 2 *",
        "0 0 L * *",
        "0 0 * * fri#2",
    ] {
        assert!(parse_cron(text).is_ok(), "{text}");
    }
}
