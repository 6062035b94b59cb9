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
fn an_end_at_23_59_leaves_a_minute_out() {
    check(weekly(&["fri"], "00:00", "23:59"), &[LintKind::LastMinute]);
}

#[test]
fn the_same_time_twice_is_24_hours_or_a_week() {
    check(weekly(&["wed"], "10:00", "10:00"), &[LintKind::WholePeriod]);
    let span =
        deny(serde_json::json!({ "weekly-span": { "from": "fri 12:00", "to": "fri 12:00" } }));
    check(span, &[LintKind::WholePeriod, LintKind::NeverOpens]);
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
fn a_freeze_without_an_end_says_so() {
    let open_ended =
        deny(serde_json::json!({ "range": { "from": "2026-09-01T00:00", "to": null } }));
    check(open_ended, &[LintKind::NoEnd]);
}

#[test]
fn a_rule_that_lies_in_the_past_never_matches() {
    let past = deny(serde_json::json!({ "dates": { "from": "2025-12-18", "to": "2026-01-04" } }));
    check(past, &[LintKind::NeverMatches]);
}

#[test]
fn what_ends_before_it_begins_is_an_error() {
    let dates = deny(serde_json::json!({ "dates": { "from": "2026-12-18", "to": "2026-12-17" } }));
    check(dates, &[LintKind::EndsBeforeItBegins]);
    let range = deny(
        serde_json::json!({ "range": { "from": "2026-12-18T08:00", "to": "2026-12-18T08:00" } }),
    );
    check(range, &[LintKind::EndsBeforeItBegins]);
    assert_eq!(LintKind::EndsBeforeItBegins.severity(), Severity::Error);
}

#[test]
fn empty_lists_are_errors() {
    check(
        serde_json::json!({ "timezone": "UTC", "allow": [] }),
        &[LintKind::EmptyAllow, LintKind::NeverOpens],
    );
    check(weekly(&[], "00:00", "24:00"), &[LintKind::NoDays]);
    check(serde_json::json!({ "all-of": [] }), &[LintKind::NoMembers]);
}

#[test]
fn a_start_at_24_00_is_an_error() {
    check(
        weekly(&["fri"], "24:00", "06:00"),
        &[LintKind::StartsAtEndOfDay],
    );
}

#[test]
fn names_may_be_used_once_only() {
    let rule = serde_json::json!({ "id": "r", "weekly": { "days": ["fri"], "from": "09:00", "to": "10:00" } });
    let policy = serde_json::json!({ "timezone": "UTC", "allow": [rule], "deny": [rule] });
    assert!(lints(policy).contains(&(Some("r".to_owned()), LintKind::DuplicateId)));
    let member = serde_json::json!({ "name": "a", "timezone": "UTC" });
    check(
        serde_json::json!({ "all-of": [member, member] }),
        &[LintKind::DuplicateId],
    );
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
fn holidays_that_run_out_within_the_horizon_are_an_error() {
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
        [LintKind::HolidaysRunOut { last_year: 2032 }]
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
