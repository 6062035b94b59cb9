//! However a policy or a calendar is written, working it out ends, and what is left is not known.

use std::fmt::Write as _;
use std::rc::Rc;

use serde_json::{Value, json};

use super::reader;
use crate::gates::window::ical::{Calendar, Unreadable};
use crate::gates::window::intervals::Interval;
use crate::gates::window::lint::{LintKind, lint};
use crate::gates::window::reasons::{Unknown, UnknownCause};
use crate::gates::window::schedule::CalendarSource;
use crate::gates::window::state::Status;
use crate::gates::window::windows::CalendarFault;
use crate::gates::window::zone;

fn now() -> jiff::Timestamp {
    "2026-06-03T13:00:00Z".parse().expect("an instant")
}

fn calendar(events: usize, rule: &str) -> String {
    let mut text = "BEGIN:VCALENDAR\n".to_owned();
    for number in 0..events {
        let (minute, second) = (number / 60 % 60, number % 60);
        let _ = write!(
            text,
            "BEGIN:VEVENT\nDTSTART:20260101T00{minute:02}{second:02}Z\nDURATION:PT1S\nRRULE:FREQ={rule}\nEND:VEVENT\n"
        );
    }
    text.push_str("END:VCALENDAR\n");
    text
}

#[test]
fn a_calendar_of_several_rules_is_worked_out_once() {
    let weekly = json!({ "text": calendar(3, "WEEKLY") });
    let rules = json!([{ "id": "a", "ical": weekly }, { "id": "b", "ical": weekly, "timezone": "Asia/Tokyo" }]);
    let schedule = reader::schedule(&json!({ "timezone": "Europe/Paris", "deny": rules }));
    let calendars = schedule.inline_calendars();
    let start = zone::whole_second(now());
    let [source] = schedule.calendar_sources()[..] else {
        panic!("one calendar")
    };
    let expand = |zone: &str, from: i64, days: i64| {
        let zone = zone::known_zone(zone).expect("a zone");
        let within = Interval::new(from, from + days * 86_400);
        calendars.expand(source, &zone, within).expect("few")
    };
    let first = expand("Europe/Paris", start, 402);
    // Its times are instants: no zone of a reader changes them.
    assert!(Rc::ptr_eq(&first, &expand("Asia/Tokyo", start, 400)));
    assert!(Rc::ptr_eq(
        &first,
        &expand("Europe/Paris", start - 2 * 86_400, 30)
    ));
}

#[test]
fn calendars_share_a_budget_and_are_unknown_beyond_it() {
    let small = json!({ "text": calendar(1, "DAILY") });
    let daily = json!({ "file": "daily.ics" });
    let rules = json!([{ "id": "small", "ical": small }, { "id": "large", "ical": daily }]);
    let schedule = reader::schedule(&json!({ "timezone": "UTC", "deny": rules }));
    let mut calendars = schedule.inline_calendars();
    let source = CalendarSource::File("daily.ics".parse().expect("a path"));
    let daily = Calendar::parse(&calendar(4_000, "DAILY;COUNT=999999999"));
    calendars.insert(source, daily.map_err(CalendarFault::Unreadable));
    let state = schedule.state_at(now(), &calendars);
    assert_eq!(state.status(), Status::Unknown);
    let cause = UnknownCause::Calendar {
        rule: "large".to_owned(),
        fault: CalendarFault::Unreadable(Unreadable::TooManyInstances),
    };
    let causes: Vec<_> = state.unknown.iter().map(|unknown| &unknown.cause).collect();
    assert_eq!(causes, [&cause]);
}

#[test]
fn cron_rules_that_are_too_many_are_unknown_and_warned_of() {
    let cron = json!({ "start": "*/2 * * * *", "duration-minutes": 1 });
    let rules: Vec<Value> = (0..1_500)
        .map(|number| json!({ "id": format!("r{number}"), "cron": cron }))
        .collect();
    let schedule = reader::schedule(&json!({ "timezone": "UTC", "deny": rules }));
    let calendars = schedule.inline_calendars();
    // An odd minute, in which none of them applies.
    let state = schedule.state_at(
        "2026-06-03T13:01:30Z".parse().expect("an instant"),
        &calendars,
    );
    assert_eq!(state.status(), Status::Unknown);
    // The first for which there is no room says it for all.
    let told: Vec<String> = state.unknown.iter().map(Unknown::code).collect();
    assert_eq!(told, ["windows:r6"]);
    let warned = lint(&schedule, now(), &calendars);
    let warned = warned.iter().filter(|lint| lint.kind == LintKind::TooMany);
    assert_eq!(warned.count(), 1);
}

#[test]
fn ordinary_cron_rules_have_room() {
    let cron = json!({ "start": "*/30 * * * *", "duration-minutes": 5 });
    let rules: Vec<Value> = (0..50)
        .map(|number| json!({ "id": format!("r{number}"), "cron": cron }))
        .collect();
    let schedule = reader::schedule(&json!({ "timezone": "UTC", "deny": rules }));
    let state = schedule.state_at(
        "2026-06-03T13:10:00Z".parse().expect("an instant"),
        &schedule.inline_calendars(),
    );
    assert_eq!(state.status(), Status::Open);
}
