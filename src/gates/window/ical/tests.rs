use super::*;
use crate::gates::window::zone::{known_zone, whole_second};

fn calendar(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{lines}\nEND:VCALENDAR\n")
}

fn event(lines: &str) -> String {
    calendar(&format!("BEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT"))
}

fn second(text: &str) -> i64 {
    whole_second(text.parse().expect(text))
}

/// Intervals of 2026 in Paris, printed in UTC.
fn intervals(text: &str) -> Result<Vec<String>, Unreadable> {
    let zone = known_zone("Europe/Paris").expect("known");
    let within = Interval::new(
        second("2026-01-01T00:00:00Z"),
        second("2027-01-01T00:00:00Z"),
    );
    let set = Calendar::parse(text)?.instants(&zone, within)?;
    let shown = |second| {
        super::super::zone::timestamp(second)
            .strftime("%m-%dT%H:%MZ")
            .to_string()
    };
    Ok(set
        .iter()
        .map(|interval| format!("{} {}", shown(interval.start), shown(interval.end)))
        .collect())
}

fn check(text: &str, expected: &[&str]) {
    let found = intervals(text).unwrap_or_else(|error| panic!("{error:?}: {text}"));
    assert_eq!(found, expected, "{text}");
}

fn check_unreadable(text: &str, expected: Unreadable) {
    assert_eq!(intervals(text), Err(expected), "{text}");
}

#[test]
fn a_calendar_without_events_is_empty_and_readable() {
    check(&calendar("X-WR-CALNAME:Freezes"), &[]);
}

#[test]
fn what_is_no_calendar_is_unreadable() {
    for text in [
        "",
        "\n\n",
        "<!DOCTYPE html><html></html>",
        "{}",
        " BEGIN:VCALENDAR",
        "BEGIN:VEVENT\nEND:VEVENT",
    ] {
        check_unreadable(text, Unreadable::NoCalendar);
    }
}

#[test]
fn a_calendar_that_is_cut_off_is_unreadable() {
    let whole = event("DTSTART:20260610T120000\nDTEND:20260610T140000");
    check(&whole, &["06-10T10:00Z 06-10T12:00Z"]);
    let end = whole.len() - "END:VCALENDAR\n".len();
    for cut in 1..whole.len() - 1 {
        let text: String = whole.chars().take(cut).collect();
        assert!(
            intervals(&text).is_err(),
            "cut after {cut} of {end}: {text}"
        );
    }
}

#[test]
fn lines_that_are_no_content_lines_are_unreadable() {
    for line in [
        "DTSTART",
        "DTSTART 20260101",
        "DTSTART;TZID=Europe/Paris",
        ":x",
        "D\u{e9}:x",
        "A;B=\"x:y",
    ] {
        let text = calendar(&format!("BEGIN:VEVENT\n{line}\nEND:VEVENT"));
        check_unreadable(&text, Unreadable::Structure { line: 4 });
    }
    check_unreadable(
        &calendar("BEGIN:VEVENT\nEND:VTODO"),
        Unreadable::Structure { line: 4 },
    );
    check_unreadable(
        &calendar("BEGIN:VCALENDAR\nEND:VCALENDAR"),
        Unreadable::Structure { line: 3 },
    );
    check_unreadable(
        "BEGIN:VCALENDAR\nEND:VCALENDAR\nX:y",
        Unreadable::Structure { line: 3 },
    );
}

#[test]
fn deep_nesting_is_refused_before_it_is_parsed() {
    let text = calendar(&"BEGIN:VEVENT\nBEGIN:VALARM\n".repeat(20_000));
    let name = "VEVENT".to_owned();
    check_unreadable(&text, Unreadable::Component { name });
}

#[test]
fn size_and_number_of_events_are_limited() {
    let text = calendar(&format!("X-PADDING:{}", "x".repeat(MAX_BYTES)));
    check_unreadable(&text, Unreadable::TooLarge { bytes: text.len() });
    let one = "BEGIN:VEVENT\nDTSTART:20260101\nEND:VEVENT\n";
    assert_eq!(
        Calendar::parse(&calendar(&one.repeat(MAX_EVENTS)))
            .expect("allowed")
            .events
            .len(),
        MAX_EVENTS
    );
    check_unreadable(
        &calendar(&one.repeat(MAX_EVENTS + 1)),
        Unreadable::TooManyEvents,
    );
}

#[test]
fn folded_lines_byte_order_mark_lower_case_and_both_line_ends_are_read() {
    let expected = ["06-10T10:00Z 06-10T12:00Z"];
    let text = event("DTSTART;TZID=Europe\n /Paris:202606\n\t10T120000\nduration:PT2H");
    check(&text, &expected);
    check(&text.replace('\n', "\r\n"), &expected);
    check(&format!("\u{feff}{text}"), &expected);
    check(text.trim_end(), &expected);
}

#[test]
fn two_calendars_in_one_text_are_both_read() {
    let (first, second) = (
        event("DTSTART;VALUE=DATE:20260610"),
        event("DTSTART;VALUE=DATE:20260710").replace("UID:1", "UID:2"),
    );
    check(
        &format!("{first}{second}"),
        &["06-09T22:00Z 06-10T22:00Z", "07-09T22:00Z 07-10T22:00Z"],
    );
}

#[test]
fn an_unknown_zone_is_unreadable_unless_a_vtimezone_says_which_it_is() {
    let lines = "DTSTART;TZID=Romance Standard Time:20260610T120000\nDURATION:PT1H";
    check_unreadable(
        &event(lines),
        Unreadable::UnknownZone {
            name: "Romance Standard Time".to_owned(),
        },
    );
    let definition =
        "BEGIN:VTIMEZONE\nTZID:Romance Standard Time\nX-LIC-LOCATION:Europe/Paris\nEND:VTIMEZONE";
    let text = calendar(&format!("{definition}\nBEGIN:VEVENT\n{lines}\nEND:VEVENT"));
    check(&text, &["06-10T10:00Z 06-10T11:00Z"]);
}

#[test]
fn a_quoted_or_prefixed_tzid_is_an_iana_name() {
    for name in [
        "\"America/New_York\"",
        "/softwarestudio.org/Olson/America/New_York",
    ] {
        let text = event(&format!(
            "DTSTART;TZID={name}:20260610T120000\nDURATION:PT1H"
        ));
        check(&text, &["06-10T16:00Z 06-10T17:00Z"]);
    }
}

mod instances;
mod series;
mod whole;
