//! What must hold for every schedule and every instant.

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::{ProptestConfig, prop, proptest};

use super::model;
use crate::gates::window::{
    calendars::Calendars, ical::Calendar, schedule::Schedule, state::Status,
};

const SECOND: SignedDuration = SignedDuration::from_secs(1);

fn open(schedule: &Schedule, now: Timestamp) -> bool {
    schedule.state_at(now, &Calendars::new()).allowed
}

fn check_openings(schedule: &Schedule, now: Timestamp) {
    let state = schedule.state_at(now, &Calendars::new());
    assert_eq!(state.allowed, state.blocked_by.is_empty());
    assert_eq!(state.allowed, state.status() == Status::Open);
    if let Some(next) = state.next_open {
        assert!(!state.allowed && next > now);
        assert!(open(schedule, next), "opens at {next}");
        assert!(!open(schedule, next - SECOND), "closed just before {next}");
    }
    if let Some(closes) = state.closes_at {
        assert!(state.allowed && closes > now);
        assert!(!open(schedule, closes), "closes at {closes}");
        assert!(open(schedule, closes - SECOND), "open just before {closes}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn closed_now_means_a_later_opening_and_open_now_a_later_closing(
        (zone, from) in model::clock_change(),
        allow in prop::option::of(prop::collection::vec(model::weekly_rule(), 1..3)),
        deny in prop::collection::vec(model::weekly_rule(), 0..3),
        minutes in 0..10_000i64,
        nanoseconds in 0..1_000_000_000i64,
        lead_time in prop::sample::select(vec![0u64, 60, 7200, 90_000]),
    ) {
        let schedule = Schedule { lead_time, ..model::schedule(&zone, allow, deny) };
        let now = from + SignedDuration::from_mins(minutes) + SignedDuration::from_nanos(nanoseconds);
        let plain = Schedule { lead_time: 0, ..schedule.clone() };
        check_openings(&plain, now);
        let state = schedule.state_at(now, &Calendars::new());
        if let Some(next) = state.next_open {
            assert!(next > now && open(&schedule, next), "opens at {next} for {lead_time} s");
            let closes = plain.state_at(next, &Calendars::new()).closes_at;
            let enough = SignedDuration::from_secs(i64::try_from(lead_time).expect("small"));
            assert!(closes.is_none_or(|closes| closes.duration_since(next) >= enough));
        }
    }

    #[test]
    fn another_deny_rule_never_opens_anything(
        (zone, now) in model::clock_change(),
        deny in prop::collection::vec(model::weekly_rule(), 0..3),
        extra in model::weekly_rule(),
    ) {
        let before = open(&model::schedule(&zone, None, deny.clone()), now);
        let after = open(&model::schedule(&zone, None, deny.into_iter().chain([extra]).collect()), now);
        assert!(before || !after);
    }

    #[test]
    fn any_text_is_read_or_refused_and_never_panics(text in "\\PC{0,200}") {
        let _ = Calendar::parse(&text);
    }

    #[test]
    fn any_mixture_of_calendar_lines_is_read_or_refused(
        lines in prop::collection::vec(prop::sample::select(LINES.to_vec()), 0..30),
        noise in "[A-Z0-9;:,=\\-TZ/\"\r\n é]{0,30}",
    ) {
        let body = lines.join("\n");
        let event = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n{body}\n{noise}\nEND:VEVENT\nEND:VCALENDAR");
        for text in [&body, &event] {
            if let Ok(calendar) = Calendar::parse(text) {
                let schedule_zone = jiff::tz::TimeZone::UTC;
                let within = crate::gates::window::intervals::Interval::new(0, 4_000_000_000);
                let _ = calendar.instants(&schedule_zone, within);
            }
        }
    }
}

const LINES: [&str; 27] = [
    "BEGIN:VCALENDAR",
    "END:VCALENDAR",
    "BEGIN:VEVENT",
    "END:VEVENT",
    "UID:1",
    "DTSTART:99991231T235959Z",
    "DTSTART;VALUE=DATE:00010101",
    "DTSTART;TZID=Europe/Paris:20260329T023000",
    "DTSTART;VALUE=DATE:20260101",
    "DTEND;VALUE=DATE:99991231",
    "DTEND:20260602T000000Z",
    "DURATION:P999999999W",
    "DURATION:PT1H",
    "RRULE:FREQ=YEARLY;BYWEEKNO=-53,53;WKST=SU",
    "RRULE:FREQ=MONTHLY;BYDAY=-5MO,5SU;BYSETPOS=-1",
    "RRULE:FREQ=SECONDLY",
    "RRULE:FREQ=DAILY;COUNT=4000000000",
    "RRULE:FREQ=WEEKLY;UNTIL=00010101",
    "RRULE:FREQ=HOURLY;INTERVAL=4000000000",
    "RDATE;VALUE=PERIOD:00010101T000000Z/99991231T235959Z",
    "RDATE;VALUE=DATE:99991231",
    "EXDATE;VALUE=DATE:20260101",
    "RECURRENCE-ID:20260602T000000Z",
    "STATUS:CANCELLED",
    "X-A;B=\"c:d\":e",
    " folded",
    "",
];
