//! When events are, and how often.

use super::{calendar, check, check_unreadable, event, intervals};
use crate::gates::window::ical::Unreadable;

#[test]
fn the_end_defaults_to_a_day_for_dates_and_to_nothing_for_times() {
    check(
        &event("DTSTART;VALUE=DATE:20260610"),
        &["06-09T22:00Z 06-10T22:00Z"],
    );
    check(
        &event("DTSTART;VALUE=DATE:20260610\nDTEND;VALUE=DATE:20260610"),
        &["06-09T22:00Z 06-10T22:00Z"],
    );
    check(&event("DTSTART:20260610T120000Z"), &[]);
    check(
        &event("DTSTART;VALUE=DATE:20260610\nRRULE:FREQ=DAILY;UNTIL=20260611"),
        &["06-09T22:00Z 06-11T22:00Z"],
    );
    check(
        &event("DTSTART;VALUE=DATE:20260610\nDURATION:P1W"),
        &["06-09T22:00Z 06-16T22:00Z"],
    );
}

#[test]
fn a_whole_day_follows_the_clock_and_a_duration_is_exact() {
    // 29 March 2026 has 23 hours in Paris.
    check(
        &event("DTSTART;VALUE=DATE:20260329"),
        &["03-28T23:00Z 03-29T22:00Z"],
    );
    check(
        &event("DTSTART;TZID=Europe/Paris:20260329T000000\nDURATION:P1D"),
        &["03-28T23:00Z 03-29T23:00Z"],
    );
}

#[test]
fn every_instance_lasts_as_long_as_the_first() {
    let lines = "DTSTART;TZID=Europe/Paris:20260328T010000\nDTEND;TZID=Europe/Paris:20260328T040000\nRRULE:FREQ=DAILY;COUNT=2";
    check(
        &event(lines),
        &["03-28T00:00Z 03-28T03:00Z", "03-29T00:00Z 03-29T03:00Z"],
    );
}

#[test]
fn an_instance_in_a_gap_takes_the_offset_before_it_and_in_a_fold_the_first_occurrence() {
    let daily = "DURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=1";
    check(
        &event(&format!(
            "DTSTART;TZID=Europe/Paris:20260329T023000\n{daily}"
        )),
        &["03-29T01:30Z 03-29T02:00Z"],
    );
    check(
        &event(&format!(
            "DTSTART;TZID=Europe/Paris:20261025T023000\n{daily}"
        )),
        &["10-25T00:30Z 10-25T01:00Z"],
    );
}

#[test]
fn until_is_inclusive_as_an_instant_or_a_reading() {
    let cases = [
        ("20260603T080000Z", 3),
        ("20260603T075959Z", 2),
        ("20260603T100000", 3),
    ];
    for (until, count) in cases {
        let lines = format!(
            "DTSTART;TZID=Europe/Paris:20260601T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL={until}"
        );
        assert_eq!(
            intervals(&event(&lines)).map(|found| found.len()),
            Ok(count),
            "{until}"
        );
    }
}

#[test]
fn exclusions_may_stand_in_another_zone() {
    let start =
        "DTSTART;TZID=Europe/Paris:20260601T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3";
    let left = ["06-01T08:00Z 06-01T09:00Z", "06-03T08:00Z 06-03T09:00Z"];
    for exclusion in [
        "EXDATE:20260602T080000Z",
        "EXDATE;TZID=America/New_York:20260602T040000",
        "EXDATE:20260602T080000Z,20260702T080000Z",
    ] {
        check(&event(&format!("{start}\n{exclusion}")), &left);
    }
}

#[test]
fn extra_dates_may_be_periods_with_their_own_end() {
    let start = "DTSTART;TZID=Europe/Paris:20260601T100000\nDURATION:PT1H";
    check(
        &event(&format!(
            "{start}\nRDATE;VALUE=PERIOD:20260701T100000Z/PT3H,20260801T100000Z/20260801T110000Z\nRDATE:20260901T100000Z"
        )),
        &[
            "06-01T08:00Z 06-01T09:00Z",
            "07-01T10:00Z 07-01T13:00Z",
            "08-01T10:00Z 08-01T11:00Z",
            "09-01T10:00Z 09-01T11:00Z",
        ],
    );
}

#[test]
fn cancelled_events_and_instances_do_not_take_place() {
    check(&event("DTSTART;VALUE=DATE:20260610\nSTATUS:CANCELLED"), &[]);
    check(&event("STATUS:cancelled"), &[]);
    let master = "BEGIN:VEVENT\nUID:1\nDTSTART:20260601T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\nEND:VEVENT";
    let gone = "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20260602T100000Z\nSTATUS:CANCELLED\nEND:VEVENT";
    for text in [format!("{master}\n{gone}"), format!("{gone}\n{master}")] {
        check(&calendar(&text), &["06-01T10:00Z 06-01T11:00Z"]);
    }
    let other = gone.replace("UID:1", "UID:2");
    assert_eq!(
        intervals(&calendar(&format!("{master}\n{other}"))).map(|found| found.len()),
        Ok(2)
    );
}

#[test]
fn the_first_instance_counts_even_where_the_rule_does_not_name_it() {
    let lines = "DTSTART:20260602T100000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2";
    check(
        &event(lines),
        &["06-02T10:00Z 06-02T11:00Z", "06-08T10:00Z 06-08T11:00Z"],
    );
}

#[test]
fn an_instance_that_began_before_lasts_into_the_stretch() {
    let lines = "DTSTART;VALUE=DATE:20201220\nDTEND;VALUE=DATE:20210105\nRRULE:FREQ=YEARLY";
    check(
        &event(lines),
        &["12-19T23:00Z 01-04T23:00Z", "12-19T23:00Z 01-04T23:00Z"],
    );
}

#[test]
fn what_is_not_understood_is_unreadable() {
    let start = "DTSTART:20260601T100000Z";
    let unsupported = |property, value: &str| Unreadable::Unsupported {
        property,
        value: value.to_owned(),
    };
    let value = |property, value: &str| Unreadable::Value {
        property,
        value: value.to_owned(),
    };
    let cases = [
        (
            "RRULE:FREQ=DAILY;SKIP=FORWARD",
            unsupported("RRULE", "SKIP"),
        ),
        ("EXRULE:FREQ=DAILY", unsupported("EXRULE", "FREQ=DAILY")),
        ("RRULE:FREQ=FORTNIGHTLY", value("RRULE", "FREQ=FORTNIGHTLY")),
        ("EXDATE:soon", value("EXDATE", "soon")),
        ("RDATE:20260601T100000Z,", value("RDATE", "")),
        ("DURATION:-PT1H", value("DURATION", "-PT1H")),
        ("DTEND;VALUE=DATE:20260602", value("DTEND", "20260602")),
    ];
    for (line, expected) in cases {
        check_unreadable(&event(&format!("{start}\n{line}")), expected);
    }
    check_unreadable(
        &event("SUMMARY:x"),
        Unreadable::Missing {
            property: "DTSTART",
        },
    );
    let moved = "RECURRENCE-ID;RANGE=THISANDFUTURE:20260601T100000Z";
    check_unreadable(
        &event(&format!("{start}\n{moved}")),
        unsupported("RECURRENCE-ID", "THISANDFUTURE"),
    );
    assert!(intervals(&event("DTSTART:20260601T100000Z\nDTEND:20260601T090000Z")).is_err());
}

#[test]
fn rules_that_the_rfc_does_not_allow_are_unreadable() {
    let rules = [
        "",
        "FREQ=",
        "FREQ=DAILY;FREQ=DAILY",
        "INTERVAL=2",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=1;UNTIL=20260601",
        "FREQ=DAILY;UNTIL=soon",
        "FREQ=DAILY;BYDAY=2MO",
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=DAILY;BYYEARDAY=1",
        "FREQ=MONTHLY;BYWEEKNO=1",
        "FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=XX",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYDAY=é",
        "FREQ=DAILY;BYHOUR=24",
        "FREQ=DAILY;BYHOUR=",
        "FREQ=HOURLY;BYHOUR=3;BYSETPOS=1",
        "FREQ=DAILY;COUNT=99999999999999999999",
        "FREQ=DAILY;;",
        "FREQ",
    ];
    for rule in rules {
        let text = event(&format!("DTSTART:20260601T100000Z\nRRULE:{rule}"));
        assert!(
            intervals(&text).is_err() || rule == "FREQ=DAILY;;",
            "{rule}"
        );
    }
    assert!(intervals(&event("DTSTART;VALUE=DATE:20260601\nRRULE:FREQ=HOURLY")).is_err());
}

#[test]
fn nasty_rules_end_within_their_budget() {
    let too_many = [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;COUNT=4000000000",
        "FREQ=DAILY;COUNT=4294967296;BYSETPOS=1;BYSECOND=0,1,2,3,4,5,6,7,8,9,10;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20",
    ];
    for rule in too_many {
        let text = event(&format!(
            "DTSTART:19700101T000000Z\nDURATION:PT1S\nRRULE:{rule}"
        ));
        check_unreadable(&text, Unreadable::TooManyInstances);
    }
    let none = [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=HOURLY;INTERVAL=4294967295;BYHOUR=1",
        "FREQ=YEARLY;INTERVAL=4294967295",
        "FREQ=MONTHLY;INTERVAL=4294967295",
        "FREQ=WEEKLY;INTERVAL=4294967295",
        "FREQ=DAILY;INTERVAL=4294967295",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=DAILY;COUNT=5",
    ];
    for rule in none {
        check(
            &event(&format!(
                "DTSTART:19700101T000000Z\nDURATION:PT1S\nRRULE:{rule}"
            )),
            &[],
        );
    }
}

#[test]
fn many_events_share_one_budget() {
    let minutely = "BEGIN:VEVENT\nDTSTART:20260101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY;BYHOUR=1\nEND:VEVENT\n";
    let text = calendar(&minutely.repeat(5000));
    check_unreadable(&text, Unreadable::TooManyInstances);
}
