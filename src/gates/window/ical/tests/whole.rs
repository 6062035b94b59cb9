//! A calendar is read as a whole or not at all: what could close the window is never passed over.

use super::{calendar, check, check_unreadable, event, intervals};
use crate::gates::window::ical::{Calendar, Unreadable};

const EVENT: &str = "BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20260610\nEND:VEVENT";
const ITS_DAY: [&str; 1] = ["06-09T22:00Z 06-10T22:00Z"];

#[track_caller]
fn check_component(inside: &str, name: &str) {
    let name = name.to_owned();
    check_unreadable(&calendar(inside), Unreadable::Component { name });
}

#[test]
fn components_that_could_close_the_window_are_named() {
    let busy = "BEGIN:VFREEBUSY\nFREEBUSY:20261201T000000Z/20261231T000000Z\nEND:VFREEBUSY";
    check_component(busy, "VFREEBUSY");
    check_component(&format!("{EVENT}\n{busy}"), "VFREEBUSY");
    check_component("BEGIN:VAVAILABILITY\nEND:VAVAILABILITY", "VAVAILABILITY");
    check_component(&format!("BEGIN:X-WRAP\n{EVENT}\nEND:X-WRAP"), "X-WRAP");
    let within = EVENT.replace("END:VEVENT", &format!("{EVENT}\nEND:VEVENT"));
    check_component(&within, "VEVENT");
}

#[test]
fn a_to_do_with_a_time_is_not_understood_unless_it_is_over() {
    let todo = |lines: &str| format!("BEGIN:VTODO\nUID:t\n{lines}\nEND:VTODO\n{EVENT}");
    for line in ["DUE:20261201T000000Z", "DTSTART;VALUE=DATE:20261201"] {
        check_component(&todo(line), "VTODO");
        check(
            &calendar(&todo(&format!("{line}\nSTATUS:COMPLETED"))),
            &ITS_DAY,
        );
    }
    check(&calendar(&todo("SUMMARY:Announce the freeze")), &ITS_DAY);
}

#[test]
fn what_says_nothing_of_busy_times_does_no_harm() {
    for beside in [
        "BEGIN:VJOURNAL\nDTSTART;VALUE=DATE:20261201\nEND:VJOURNAL",
        "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD\nEND:VTIMEZONE",
        "X-WR-CALNAME:Freezes",
    ] {
        check(&calendar(&format!("{beside}\n{EVENT}")), &ITS_DAY);
    }
    let alarm = "BEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT5M\nDURATION:PT6M\nEND:VALARM";
    let alarmed = EVENT.replace("END:VEVENT", &format!("X-MINE:1\n{alarm}\nEND:VEVENT"));
    check(&calendar(&alarmed), &ITS_DAY);
}

#[test]
fn what_may_stand_once_must_not_stand_twice() {
    let start = "DTSTART:20260601T100000Z\nDTEND:20260601T110000Z";
    let repeated = |property| Unreadable::Repeated { property };
    for (line, property) in [
        ("DTSTART:20260701T100000Z", "DTSTART"),
        ("DTEND:20260701T110000Z", "DTEND"),
        ("RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "RRULE"),
        ("UID:2", "UID"),
        (
            "RECURRENCE-ID:20260601T100000Z\nRECURRENCE-ID:20260602T100000Z",
            "RECURRENCE-ID",
        ),
        ("STATUS:CONFIRMED\nSTATUS:CANCELLED", "STATUS"),
        ("SEQUENCE:1\nSEQUENCE:2", "SEQUENCE"),
    ] {
        check_unreadable(&event(&format!("{start}\n{line}")), repeated(property));
    }
    let twice = "DTSTART:20260601T100000Z\nDURATION:PT1H\nDURATION:PT2H";
    check_unreadable(&event(twice), repeated("DURATION"));
    check_unreadable(
        &event(&format!("{start}\nDURATION:PT1H")),
        Unreadable::TwoEnds,
    );
    let method = format!("METHOD:PUBLISH\nMETHOD:CANCEL\n{EVENT}");
    check_unreadable(&calendar(&method), repeated("METHOD"));
}

#[test]
fn the_kind_of_a_time_is_that_of_the_events_start() {
    let day = "DTSTART;VALUE=DATE:20261201";
    let time = "DTSTART;TZID=America/New_York:20261201T100000\nDURATION:PT1H";
    for (start, line) in [
        (day, "RRULE:FREQ=DAILY;UNTIL=20261205T000000Z"),
        (time, "RRULE:FREQ=DAILY;UNTIL=20261205"),
        (day, "EXDATE:20261201T000000Z"),
        (time, "EXDATE;VALUE=DATE:20261201"),
        (day, "RDATE:20261207T000000Z"),
        (time, "RDATE;VALUE=DATE:20261207"),
        (day, "RDATE;VALUE=PERIOD:20261207T000000Z/PT1H"),
        ("DTSTART;VALUE=DATE:20261201T100000Z", ""),
        ("DTSTART;VALUE=DATE-TIME:20261201", ""),
    ] {
        let found = intervals(&event(&format!("{start}\n{line}")));
        assert!(
            matches!(found, Err(Unreadable::Value { .. })),
            "{start} {line}: {found:?}"
        );
    }
}

#[test]
fn events_that_last_no_time_are_known_by_name() {
    let named = |lines: &str| {
        let calendar = Calendar::parse(&event(lines)).expect("readable");
        calendar.without_length().collect::<Vec<_>>()
    };
    let start = "DTSTART:20260610T120000Z";
    assert_eq!(
        named(&format!("{start}\nSUMMARY;LANGUAGE=en:Freeze\\, all")),
        ["Freeze, all"]
    );
    assert_eq!(
        named(&format!("{start}\nDURATION:PT0S")),
        ["2026-06-10T12:00:00"]
    );
    assert_eq!(named(&format!("{start}\nDTEND:20260610T120000Z")).len(), 1);
    assert!(named(&format!("{start}\nDURATION:PT1S")).is_empty());
    assert!(named("DTSTART;VALUE=DATE:20260610").is_empty());
}
