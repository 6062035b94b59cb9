//! Later versions of an event take the place of earlier ones.

use super::{calendar, check, check_unreadable};
use crate::gates::window::ical::Unreadable;

fn version(lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT")
}

fn day(day: u32, lines: &str) -> String {
    version(&format!("DTSTART;VALUE=DATE:202606{day:02}\n{lines}"))
}

/// In both orders.
#[track_caller]
fn check_both(one: &str, other: &str, expected: &[&str]) {
    for text in [format!("{one}\n{other}"), format!("{other}\n{one}")] {
        check(&calendar(&text), expected);
    }
}

#[track_caller]
fn check_conflict(one: &str, other: &str) {
    for text in [format!("{one}\n{other}"), format!("{other}\n{one}")] {
        let uid = "1".to_owned();
        check_unreadable(&calendar(&text), Unreadable::Conflict { uid });
    }
}

const ELEVENTH: [&str; 1] = ["06-10T22:00Z 06-11T22:00Z"];

#[test]
fn a_higher_sequence_moves_or_cancels_the_event() {
    check_both(&day(10, "SEQUENCE:1"), &day(11, "SEQUENCE:2"), &ELEVENTH);
    check_both(&day(10, ""), &day(11, "SEQUENCE:1"), &ELEVENTH);
    check_both(&day(10, ""), &version("SEQUENCE:1\nSTATUS:CANCELLED"), &[]);
    check_both(&day(10, "SEQUENCE:2\nSTATUS:CANCELLED"), &day(10, ""), &[]);
}

#[test]
fn between_equal_sequences_the_later_stamp_decides() {
    let (early, late) = ("DTSTAMP:20260101T000000Z", "DTSTAMP:20260102T000000Z");
    check_both(&day(10, early), &day(11, late), &ELEVENTH);
}

#[test]
fn versions_of_which_none_is_the_later_one_are_not_guessed_between() {
    check_conflict(&day(10, ""), &day(11, ""));
    check_conflict(&day(10, "DTSTAMP:20260101T000000Z"), &day(11, ""));
    check_conflict(&day(10, ""), &day(10, "STATUS:CANCELLED"));
    // The same twice does no harm, whatever it is called.
    check_both(&day(11, "SUMMARY:a"), &day(11, "SUMMARY:b"), &ELEVENTH);
}

#[test]
fn a_calendar_that_cancels_takes_its_events_back() {
    let cancel = |events: &str| calendar(&format!("METHOD:CANCEL\n{events}"));
    check(&cancel(&day(10, "")), &[]);
    let both = calendar(&day(10, "")) + &cancel(&day(10, "SEQUENCE:1"));
    check(&both, &[]);
    check(
        &calendar(&format!("METHOD:REQUEST\n{}", day(11, ""))),
        &ELEVENTH,
    );
    let counter = calendar(&format!("METHOD:COUNTER\n{}", day(10, "")));
    let unsupported = Unreadable::Unsupported {
        property: "METHOD",
        value: "COUNTER".to_owned(),
    };
    check_unreadable(&counter, unsupported);
}

const SERIES: &str = "DTSTART:20260601T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2";

fn moved(lines: &str) -> String {
    version(&format!(
        "RECURRENCE-ID:20260602T100000Z\nDTSTART:20260605T100000Z\nDURATION:PT1H\n{lines}"
    ))
}

#[test]
fn a_series_that_is_called_off_takes_its_moved_instances_with_it() {
    let off = version(&format!("{SERIES}\nSTATUS:CANCELLED"));
    check_both(&off, &moved(""), &[]);
    // Put back after the series was called off, or not: nobody can tell.
    check_conflict(&off, &moved("SEQUENCE:1"));
}

#[test]
fn the_latest_version_of_a_moved_instance_counts() {
    let series = version(SERIES);
    let gone = version("RECURRENCE-ID:20260602T100000Z\nSEQUENCE:1\nSTATUS:CANCELLED");
    let first = "06-01T10:00Z 06-01T11:00Z";
    check_both(&series, &format!("{}\n{gone}", moved("")), &[first]);
    check_both(&series, &moved(""), &[first, "06-05T10:00Z 06-05T11:00Z"]);
}

#[test]
fn a_moved_instance_of_a_superseded_version_is_not_guessed_at() {
    let new = version(&format!("{}\nSEQUENCE:2", SERIES.replace("0601T", "0608T")));
    check_conflict(&format!("{}\n{new}", version(SERIES)), &moved(""));
    // A series that was changed in its place keeps what was moved before.
    let changed = version(&format!("{SERIES}\nSEQUENCE:2"));
    check_both(
        &changed,
        &moved(""),
        &["06-01T10:00Z 06-01T11:00Z", "06-05T10:00Z 06-05T11:00Z"],
    );
}

#[test]
fn a_moved_instance_is_named_in_the_kind_of_its_series() {
    let day = version("RECURRENCE-ID;VALUE=DATE:20260602\nSTATUS:CANCELLED");
    let text = calendar(&format!("{}\n{day}", version(SERIES)));
    let value = Unreadable::Value {
        property: "RECURRENCE-ID",
        value: "2026-06-02T00:00:00".to_owned(),
    };
    check_unreadable(&text, value);
}

#[test]
fn an_instance_that_recurs_itself_is_not_understood() {
    let moved = |lines: &str| {
        version(&format!(
            "RECURRENCE-ID:20260602T100000Z\nDTSTART:20260605T100000Z\nDURATION:PT1H\n{lines}"
        ))
    };
    for (line, property) in [
        ("RRULE:FREQ=DAILY;COUNT=3", "RRULE"),
        ("RDATE:20260607T100000Z", "RDATE"),
        ("EXDATE:20260605T100000Z", "EXDATE"),
        ("RRULE:FREQ=DAILY\nSTATUS:CANCELLED", "RRULE"),
    ] {
        let text = calendar(&format!("{}\n{}", version(SERIES), moved(line)));
        check_unreadable(&text, Unreadable::MovedSeries { property });
        // Without the series, too.
        let text = calendar(&moved(line));
        check_unreadable(&text, Unreadable::MovedSeries { property });
    }
}
