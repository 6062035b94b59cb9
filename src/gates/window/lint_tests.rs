use super::*;
use crate::gates::window::tests::reader::schedule as read;

fn lints(policy: serde_json::Value) -> Vec<(Option<String>, LintKind)> {
    let schedule = read(&policy);
    let now = "2026-06-01T00:00:00Z".parse().expect("an instant");
    let found = lint(&schedule, now, &schedule.inline_calendars());
    found
        .into_iter()
        .map(|lint| (lint.rule, lint.kind))
        .collect()
}

fn check(policy: serde_json::Value, expected: &[LintKind]) {
    let found: Vec<_> = lints(policy.clone())
        .into_iter()
        .map(|(_, kind)| kind)
        .collect();
    assert_eq!(found, expected, "{policy}");
}

fn deny(when: serde_json::Value) -> serde_json::Value {
    let mut rule = serde_json::json!({ "id": "r" });
    for (key, value) in when.as_object().expect("an object") {
        rule[key] = value.clone();
    }
    serde_json::json!({ "timezone": "Europe/Paris", "deny": [rule] })
}

fn weekly(days: &[&str], from: &str, to: &str) -> serde_json::Value {
    deny(serde_json::json!({ "weekly": { "days": days, "from": from, "to": to } }))
}

fn clock(text: &str) -> ClockTime {
    super::super::scalars::parse_clock(text).expect(text)
}

fn day(text: &str) -> Date {
    text.parse().expect(text)
}

#[test]
fn an_ordinary_schedule_has_nothing_odd() {
    check(weekly(&["fri"], "00:00", "24:00"), &[]);
    check(weekly(&["mon", "tue"], "22:00", "06:00"), &[]);
}

#[test]
fn times_that_a_clock_change_skips_or_repeats_are_named_with_their_day() {
    let sunday = LintKind::ExistsTwice {
        date: day("2026-10-25"),
        time: clock("02:30"),
    };
    let spring = LintKind::DoesNotExist {
        date: day("2027-03-28"),
        time: clock("02:30"),
    };
    check(
        weekly(&["sun"], "02:30", "04:00"),
        &[sunday.clone(), spring.clone()],
    );
    check(weekly(&["sun"], "01:00", "02:30"), &[sunday, spring]);
    // Ends where the clock jumps: nothing is lost or repeated.
    check(weekly(&["sun"], "01:00", "02:00"), &[]);
    check(weekly(&["mon"], "02:30", "04:00"), &[]);
}

#[test]
fn a_rule_that_lies_in_the_past_never_matches() {
    let past = deny(serde_json::json!({ "dates": { "from": "2025-12-18", "to": "2026-01-04" } }));
    check(past, &[LintKind::NeverMatches]);
}

#[test]
fn the_next_day_on_which_a_clock_change_matters_is_enough() {
    let every_day = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let found = lints(weekly(&every_day, "02:15", "02:45"));
    let kinds: Vec<_> = found.iter().map(|(_, kind)| kind).collect();
    assert_eq!(kinds.len(), 2, "{kinds:?}");
}

#[test]
fn a_schedule_that_never_opens_says_so() {
    let every_day = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    check(
        weekly(&every_day, "00:00", "24:00"),
        &[LintKind::NeverOpens],
    );
}

#[test]
fn holidays_that_run_out_within_the_horizon_are_named() {
    let schedule =
        read(&serde_json::json!({ "timezone": "Europe/Paris", "holidays": { "country": "FR" } }));
    let kinds = |now: &str| -> Vec<LintKind> {
        let now = now.parse().expect("an instant");
        lint(&schedule, now, &Calendars::new())
            .into_iter()
            .map(|lint| lint.kind)
            .collect()
    };
    assert_eq!(kinds("2026-11-20T00:00:00Z"), []);
    assert_eq!(
        kinds("2032-06-01T00:00:00Z"),
        [LintKind::HolidaysRunOut {
            first_year: 2024,
            last_year: 2032
        }]
    );
}

#[test]
fn listed_holidays_that_are_all_past_are_a_warning() {
    let policy = serde_json::json!({ "timezone": "UTC", "holidays": { "dates": ["2025-12-25"] } });
    check(
        policy,
        &[LintKind::HolidayDatesPast {
            last: day("2025-12-25"),
        }],
    );
}
