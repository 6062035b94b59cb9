//! Limits: how long it may take, and the edges of time.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::reader;
use crate::gates::window::{
    calendars::Calendars, intervals::Interval, schedule::Schedule, state::Until,
    timeline::Timeline, zone,
};

/// 200 rules, 50 of them calendars with four recurring events each.
fn large() -> Schedule {
    let events: String = ["WEEKLY;BYDAY=TH", "MONTHLY;BYDAY=2TU", "YEARLY", "WEEKLY;INTERVAL=2;BYDAY=MO"]
        .iter()
        .map(|rule| format!("BEGIN:VEVENT\nDTSTART;TZID=Europe/Paris:20240305T160000\nDURATION:PT1H\nRRULE:FREQ={rule}\nEND:VEVENT\n"))
        .collect();
    let calendar = |index| format!("BEGIN:VCALENDAR\nX-NUMBER:{index}\n{events}END:VCALENDAR\n");
    let when = |index: usize| -> (&str, Value) {
        match index % 4 {
            0 => ("ical", json!({ "text": calendar(index) })),
            1 => (
                "weekly",
                json!({ "days": ["mon", "tue", "fri"], "from": "22:00", "to": "06:00" }),
            ),
            2 => (
                "weekly-span",
                json!({ "from": "fri 12:00", "to": "mon 08:00" }),
            ),
            _ => (
                "cron",
                json!({ "start": "*/30 9-12 * * 1-5", "duration-minutes": 10 }),
            ),
        }
    };
    let rules: Vec<Value> = (0..200)
        .map(|index| {
            let (kind, body) = when(index);
            json!({ "id": format!("r{index}"), kind: body })
        })
        .collect();
    reader::schedule(
        &json!({ "timezone": "Europe/Paris", "deny": rules, "holidays": { "country": "FR" } }),
    )
}

fn now() -> Timestamp {
    "2026-06-03T13:00:00Z".parse().expect("an instant")
}

#[test]
fn twice_the_time_ahead_is_about_twice_the_intervals() {
    let schedule = large();
    let calendars = schedule.inline_calendars();
    let size = |days: i64| {
        let start = zone::whole_second(now());
        let within = Interval::new(start, start + days * 86_400);
        Timeline::new(&schedule, &calendars, within)
            .closed()
            .iter()
            .count()
    };
    let (short, long) = (size(200), size(400));
    assert!(long > short && long < short * 5 / 2, "{short} {long}");
}

#[test]
fn a_large_schedule_is_answered() {
    let schedule = large();
    let state = schedule.state_at(now(), &schedule.inline_calendars());
    assert!(state.allowed && state.closes_at.is_some(), "{state:?}");
}

#[test]
fn the_edges_of_time_are_answered_without_a_panic() {
    let schedule = large();
    let calendars = schedule.inline_calendars();
    for now in [Timestamp::MIN, Timestamp::MAX, Timestamp::UNIX_EPOCH] {
        let _ = schedule.state_at(now, &calendars);
        let _ = schedule
            .blocked_intervals(Timestamp::MIN, now, &Calendars::new())
            .len();
    }
}

#[test]
fn a_schedule_of_nobody_is_always_open() {
    let nobody = Schedule {
        members: Vec::new(),
        lead_time: 0,
    };
    assert!(nobody.state_at(now(), &Calendars::new()).allowed);
}

fn business(lead_time: u64) -> Schedule {
    let weekly =
        json!({ "days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "to": "16:00" });
    let noon =
        json!({ "id": "noon", "weekly": { "days": ["thu"], "from": "11:00", "to": "12:00" } });
    let policy =
        json!({ "timezone": "UTC", "allow": [{ "id": "day", "weekly": weekly }], "deny": [noon] });
    Schedule {
        lead_time,
        ..reader::schedule(&policy)
    }
}

#[test]
fn the_lead_time_must_fit_before_the_next_closing() {
    let at = |now: &str| {
        business(3 * 3600).state_at(now.parse().expect("an instant"), &Calendars::new())
    };
    assert!(at("2026-06-03T13:00:00Z").allowed);
    let late = at("2026-06-03T13:00:00.5Z");
    assert_eq!(late.codes(), ["lead_time"]);
    assert_eq!(late.closes_too_soon, "2026-06-03T16:00:00Z".parse().ok());
    assert_eq!(
        late.blocked_by[0].until,
        Until::Instant("2026-06-03T16:00:00Z".parse().expect("an instant"))
    );
    // Thursday 09:00 to 11:00 is too short: the next opening is after the midday closing.
    assert_eq!(late.next_open, "2026-06-04T12:00:00Z".parse().ok());
}

#[test]
fn a_lead_time_that_no_opening_has_room_for_never_opens() {
    let state = business(8 * 3600).state_at(now(), &Calendars::new());
    assert_eq!((state.allowed, state.next_open), (false, None));
}

#[test]
fn blocked_intervals_are_cut_to_what_was_asked_for_and_say_so() {
    let (from, to) = (now(), now() + SignedDuration::from_hours(24));
    let blocked = business(0).blocked_intervals(from, to, &Calendars::new());
    let codes: Vec<_> = blocked
        .iter()
        .flat_map(|interval| &interval.reasons)
        .map(|reason| reason.code())
        .collect();
    assert_eq!(codes, ["outside_allow", "deny:noon"]);
    assert!(blocked.iter().all(|interval| !interval.goes_on));
    let cut = business(0).blocked_intervals(
        from,
        from + SignedDuration::from_hours(5),
        &Calendars::new(),
    );
    assert_eq!(
        (cut.len(), cut[0].goes_on, cut[0].end),
        (1, true, from + SignedDuration::from_hours(5))
    );
}
