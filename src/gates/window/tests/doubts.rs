//! What is not known is said, and for what it is.

use serde_json::{Value, json};

use super::reader;
use super::run::{Run, check, policy, said};
use crate::decision::{Level, Outcome};
use crate::gates::window::calendars::Calendars;
use crate::gates::window::state::{State, Status};
use crate::locale::Locale;

const JUNK: &str = "<html>";
/// A Thursday.
const NOON: &str = "2026-06-04T10:00:00Z";

fn calendar(lines: &str) -> Value {
    json!({ "text": format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n") })
}

fn state(policy: &Value, now: &str) -> State {
    let schedule = reader::schedule(policy);
    let now = now.parse().expect("an instant");
    schedule.state_at(now, &schedule.inline_calendars())
}

#[test]
fn an_unreadable_calendar_is_named_also_where_another_rule_opens() {
    let thursday = json!({ "days": ["thu"], "from": "00:00", "to": "24:00" });
    let policy = json!({ "timezone": "Europe/Paris", "allow": [
        { "id": "slots", "ical": { "text": JUNK } },
        { "id": "thu", "weekly": thursday },
    ]});
    let report = Run::new(&policy).on(NOON).report();
    assert_eq!(report.outcome(), Outcome::Go);
    check(
        &report,
        "window/calendar-unread",
        Level::Warning,
        "calendar of rule slots: it cannot be read: it is no iCalendar text; other rules decide here",
        "Whoever looks after the calendar: mend it, then run again.",
    );
    assert_eq!(report.data["unread"], json!(["calendar:slots"]));
    assert_eq!(report.data["unknown"], json!([]));
    // On a Friday it decides, and is said as such, once.
    let friday = Run::new(&policy).on("2026-06-05T10:00:00Z").report();
    assert_eq!(friday.outcome(), Outcome::Unknown);
    assert_eq!(friday.data["unread"], json!([]));
}

#[test]
fn a_lead_time_that_reaches_into_the_unknown_is_not_called_closed() {
    let policy =
        json!({ "timezone": "Europe/Paris", "holidays": { "country": "FR" }, "lead-time": "2d" });
    let report = Run::new(&policy).on("2032-12-30T11:00:00Z").report();
    check(
        &report,
        "window/holidays-ran-out",
        Level::Unknown,
        "public holidays are known for 2024 to 2032 only; that matters from Sat 1 Jan 2033 00:00 on, before the lead time of 2 d is over",
        "Whoever can change the policy: take a newer gonogo, or name the days under `holidays.dates`.",
    );
    assert_eq!(report.data["status"], json!("unknown"));
    assert_eq!(report.data["blocked_by"], json!([]));
}

#[test]
fn a_certain_closing_within_the_lead_time_is_the_reason_whatever_is_unknown_before() {
    let deny = json!([
        { "id": "end", "dates": { "from": "2026-06-06", "to": "2026-06-07" } },
        { "id": "moment", "ical": calendar("DTSTART:20260605T100000Z\nSUMMARY:Freeze") },
    ]);
    let policy = json!({ "timezone": "UTC", "deny": deny, "lead-time": "3d" });
    let state = state(&policy, NOON);
    assert_eq!(state.codes(), ["lead_time"]);
    assert_eq!(state.closes_too_soon, "2026-06-06T00:00:00Z".parse().ok());
}

#[test]
fn until_when_an_event_without_an_end_lasts_is_not_known() {
    let event = calendar("DTSTART;TZID=Europe/Paris:20260604T090000\nSUMMARY:Freeze begins");
    let policy = json!({ "timezone": "UTC", "deny": [{ "id": "f", "ical": event }] });
    let report = Run::new(&policy).on(NOON).report();
    check(
        &report,
        "window/calendar-unknown",
        Level::Unknown,
        "calendar of rule f: the event “Freeze begins” ends as it begins, so it is not known how long it is meant to last",
        "Whoever looks after the calendar: give the event an end, then run again.",
    );
    let at = |now: &str| state(&policy, now);
    assert_eq!(at("2026-06-04T06:59:59Z").status(), Status::Open);
    assert_eq!(
        at("2026-06-04T06:59:59Z").closes_at,
        "2026-06-04T07:00:00Z".parse().ok()
    );
    assert_eq!(at("2026-06-04T21:59:59Z").status(), Status::Unknown);
    // The day is over on the event's own clock, and is no doubt of the days after it.
    let after = at("2026-06-04T22:00:00Z");
    assert_eq!((after.status(), after.known_until), (Status::Open, None));
}

#[test]
fn an_event_without_an_end_opens_nothing() {
    let event = calendar("DTSTART:20260604T090000Z");
    let policy = json!({ "timezone": "UTC", "allow": [{ "id": "f", "ical": event }] });
    assert_eq!(state(&policy, NOON).codes(), ["outside_allow"]);
}

#[test]
fn the_event_that_closes_is_named_beside_the_rule_and_short() {
    let words = format!("Audit\\, all {}", "x".repeat(500));
    let event = calendar(&format!("DTSTART;VALUE=DATE:20260604\nSUMMARY:{words}"));
    let rule = json!([{ "id": "f", "reason": "Company freeze", "ical": event }]);
    let report = Run::new(&policy(&json!({ "deny": rule })))
        .on(NOON)
        .report();
    let (sentence, _) = said(&report.findings[0], Locale::English);
    assert!(
        sentence.starts_with("Company freeze (rule f, event “Audit, all xxx"),
        "{sentence}"
    );
    assert!(sentence.len() < 150, "{sentence}");
    let event = report.data["reasons"][0]["event"].as_str();
    assert!(event.is_some_and(|event| event.starts_with("Audit")));
    let without = state(
        &json!({ "timezone": "UTC", "deny": [{ "id": "f", "ical": calendar("DTSTART;VALUE=DATE:20260604") }] }),
        NOON,
    );
    assert_eq!(without.codes(), ["deny:f"]);
}

#[test]
fn before_the_first_known_year_holidays_are_unknown_too() {
    let policy = json!({ "timezone": "Europe/Paris", "holidays": { "country": "FR" } });
    let report = Run::new(&policy).on("2023-06-01T10:00:00Z").report();
    assert_eq!(report.data["unknown"], json!(["holidays_before:2024"]));
    let (sentence, _) = said(&report.findings[0], Locale::English);
    assert_eq!(sentence, "public holidays are known for 2024 to 2032 only");
}

#[test]
fn at_the_end_of_the_calendar_nothing_closes_at_the_same_instant() {
    let rule =
        json!([{ "id": "f", "weekly": { "days": ["fri"], "from": "00:00", "to": "24:00" } }]);
    let policy = json!({ "timezone": "UTC", "deny": rule });
    let schedule = reader::schedule(&policy);
    let last = "9999-12-30T22:00:00Z".parse().expect("an instant");
    let state = schedule.state_at(last, &Calendars::new());
    assert_eq!((state.allowed, state.closes_at), (true, None));
}
