//! What could not be found out is never open, and certain reasons are still named.

use serde_json::{Value, json};

use super::reader;
use crate::gates::window::{
    calendars::Calendars,
    ical::Unreadable,
    reasons::UnknownCause,
    schedule::CalendarSource,
    state::{State, Status},
    windows::CalendarFault,
};

fn state(policy: &Value, now: &str, calendars: &Calendars) -> State {
    reader::schedule(policy).state_at(now.parse().expect("an instant"), calendars)
}

fn with_calendar(other: Value) -> Value {
    let calendar = json!({ "id": "freeze", "ical": { "file": "freeze.ics" } });
    let mut policy = json!({ "timezone": "UTC", "deny": [calendar] });
    for (key, value) in other.as_object().expect("an object") {
        match (
            policy.get_mut(key).and_then(Value::as_array_mut),
            value.as_array(),
        ) {
            (Some(list), Some(more)) => list.extend(more.iter().cloned()),
            _ => policy[key] = value.clone(),
        }
    }
    policy
}

const WEDNESDAY: &str = "2026-06-03T10:00:00Z";

#[test]
fn an_unreadable_calendar_is_unknown_and_never_open() {
    let source = CalendarSource::File("freeze.ics".parse().expect("a path"));
    let mut calendars = Calendars::new();
    let unreadable = CalendarFault::Unreadable(Unreadable::NoCalendar);
    calendars.insert(source, Err(unreadable));
    let state = state(&with_calendar(json!({})), WEDNESDAY, &calendars);
    assert_eq!((state.status(), state.allowed), (Status::Unknown, false));
    assert_eq!((state.next_open, state.closes_at), (None, None));
    let fault = CalendarFault::Unreadable(Unreadable::NoCalendar);
    let cause = UnknownCause::Calendar {
        rule: "freeze".to_owned(),
        fault,
    };
    assert_eq!(
        state
            .unknown
            .into_iter()
            .map(|unknown| unknown.cause)
            .collect::<Vec<_>>(),
        [cause]
    );
}

#[test]
fn a_calendar_that_was_not_gathered_is_unknown() {
    let state = state(&with_calendar(json!({})), WEDNESDAY, &Calendars::new());
    assert_eq!(state.status(), Status::Unknown);
}

#[test]
fn a_certain_reason_closes_it_whatever_else_is_unknown() {
    let deny =
        json!({ "id": "wed", "weekly": { "days": ["wed"], "from": "00:00", "to": "24:00" } });
    let state = state(
        &with_calendar(json!({ "deny": [deny] })),
        WEDNESDAY,
        &Calendars::new(),
    );
    assert_eq!(state.status(), Status::Closed);
    assert_eq!(state.codes(), ["deny:wed"]);
    assert_eq!(state.unknown.len(), 1);
}

#[test]
fn an_unreadable_allow_calendar_leaves_what_other_rules_allow() {
    let policy = json!({ "timezone": "UTC", "allow": [
        { "id": "wed", "weekly": { "days": ["wed"], "from": "09:00", "to": "17:00" } },
        { "id": "slots", "ical": { "file": "slots.ics" } },
    ]});
    let at = |now: &str| state(&policy, now, &Calendars::new());
    assert_eq!(at(WEDNESDAY).status(), Status::Open);
    assert_eq!(at("2026-06-04T10:00:00Z").status(), Status::Unknown);
    assert_eq!(at("2026-06-04T10:00:00Z").codes(), [""; 0]);
    assert_eq!(
        at("2026-06-03T08:00:00Z").next_open,
        "2026-06-03T09:00:00Z".parse().ok()
    );
}

#[test]
fn beyond_the_last_known_year_holidays_are_unknown_and_not_absent() {
    let policy = json!({ "timezone": "Europe/Paris", "holidays": { "country": "FR" } });
    let at = |now: &str| state(&policy, now, &Calendars::new());
    assert_eq!(at("2026-07-14T10:00:00Z").codes(), ["holiday:2026-07-14"]);
    let ran_out = at("2033-03-01T10:00:00Z");
    assert_eq!(ran_out.status(), Status::Unknown);
    assert_eq!(
        ran_out.unknown[0].cause,
        UnknownCause::HolidaysUnknown {
            first_year: 2024,
            last_year: 2032,
            before: false
        }
    );
    let last_days = at("2032-12-30T10:00:00Z");
    assert_eq!(last_days.status(), Status::Open);
    assert_eq!(last_days.known_until, "2032-12-31T23:00:00Z".parse().ok());
}

#[test]
fn the_calendars_to_gather_are_named_once() {
    let policy =
        with_calendar(json!({ "allow": [{ "id": "again", "ical": { "file": "freeze.ics" } }] }));
    let schedule = reader::schedule(&policy);
    assert_eq!(
        schedule.calendar_sources(),
        [&CalendarSource::File("freeze.ics".parse().expect("a path"))]
    );
}
