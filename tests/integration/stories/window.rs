//! The hour of the release.

use super::events::{pushed, scheduled};
use super::runner::{FRIDAY, TUESDAY, action};
use super::{DONE, OPEN, acme, ending, on_push, shop, status, status_of, the_comment};

/// Working hours from Monday to Thursday, and a list.
pub(crate) const HOURS_AND_LIST: &str = "\
version: 1
timezone: Europe/Paris
gates:
  window:
    allow:
      - { id: hours, weekly: { days: [mon, tue, wed, thu], from: \"09:00\", to: \"16:00\" } }
  checklist:
    sources: [pull-request]
";

const HOURS: &str = "\
version: 1
timezone: Europe/Paris
gates:
  window:
    allow:
      - { id: hours, weekly: { days: [mon, tue, wed, thu], from: \"09:00\", to: \"16:00\" } }
";

/// A freeze from a calendar of the repository.
const FREEZE: &str = "\
version: 1
timezone: Europe/Paris
gates:
  window:
    deny:
      - { id: freeze, ical: { file: .github/freeze.ics } }
";

#[test]
fn friday_afternoon_is_no_go_and_names_monday_morning() {
    let github = shop(HOURS_AND_LIST, OPEN);
    let ended = on_push(&github).at(FRIDAY).run();
    assert_eq!(ending(&ended), (1, "no-go"));
    assert_eq!(status(&github), "failure");
    assert_eq!(ended.output("next_open"), "2026-11-23T09:00:00+01:00");
    let comment = the_comment(&github);
    assert!(comment.contains("Mon 23 Nov 09:00"), "{comment}");
    assert!(
        comment.contains("rollback tried"),
        "what else is open is said: {comment}"
    );
}

#[test]
fn tuesday_morning_is_go_and_says_until_when() {
    let github = shop(HOURS_AND_LIST, DONE);
    let ended = on_push(&github).at(TUESDAY).run();
    assert_eq!(ending(&ended), (0, "go"));
    assert!(
        the_comment(&github).contains("16:00"),
        "{}",
        the_comment(&github)
    );
}

#[test]
fn a_run_repeated_when_the_window_has_closed_takes_the_green_back() {
    let github = shop(HOURS_AND_LIST, DONE);
    on_push(&github).at(TUESDAY).run();
    assert_eq!(status(&github), "success");
    let ended = action(&github, scheduled())
        .at("2026-11-24T15:00:00Z")
        .run();
    assert_eq!(ending(&ended), (1, "no-go"));
    assert_eq!(status(&github), "failure");
    let comment = the_comment(&github);
    assert!(comment.contains("Wed 25 Nov 09:00"), "{comment}");
}

#[test]
fn a_tag_waits_for_the_window_too() {
    let github = shop(HOURS, "");
    acme(&github).move_tag("v1.4.0", "main");
    let commit = acme(&github).head_of("v1.4.0");
    for (instant, expected, state) in [
        (FRIDAY, (1, "no-go"), "failure"),
        (TUESDAY, (0, "go"), "success"),
    ] {
        let ended = action(&github, pushed("refs/tags/v1.4.0", &commit))
            .at(instant)
            .run();
        assert_eq!(ending(&ended), expected);
        assert_eq!(status_of(&github, &commit), state);
    }
}

#[test]
fn a_freeze_calendar_is_read_where_the_policy_stands_and_never_from_the_pull_request() {
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n\
                    DTSTART:20261124T080000Z\r\nDTEND:20261124T120000Z\r\nSUMMARY:Inventory\r\n\
                    END:VEVENT\r\nEND:VCALENDAR\r\n";
    let empty = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";
    let github = shop(FREEZE, "");
    acme(&github).file_on("main", ".github/freeze.ics", calendar);
    acme(&github).push_to_pull_request(7, &[(".github/freeze.ics", empty)]);
    let ended = on_push(&github).file(".github/freeze.ics", empty).run();
    assert_eq!(ending(&ended), (1, "no-go"));
    assert_eq!(ended.output("next_open"), "2026-11-24T13:00:00+01:00");
}

#[test]
fn a_freeze_calendar_that_is_missing_or_broken_is_unknown() {
    for calendar in [None, Some("<!DOCTYPE html>"), Some("BEGIN:VCALENDAR\r\n")] {
        let github = shop(FREEZE, "");
        if let Some(text) = calendar {
            acme(&github).file_on("main", ".github/freeze.ics", text);
        }
        let ended = on_push(&github).run();
        assert_eq!(ending(&ended), (4, "unknown"), "{calendar:?}");
        assert_eq!(status(&github), "error");
    }
}
