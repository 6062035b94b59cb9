//! Calendars and holidays that are not known, and those that are.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::reader;
use super::run::{Run, TUESDAY, check, context, policy, said};
use crate::decision::{Level, Outcome};
use crate::facts::{Answer, Fact, Failure, FailureKind, Need, Revision};
use crate::gates::Gate;
use crate::gates::window::Window;
use crate::locale::Locale;
use crate::text::Untrusted;

fn freeze() -> (Value, Need) {
    let rule = json!({ "id": "freeze", "ical": { "file": ".github/freeze.ics" } });
    let need = Need::File {
        at: Revision::Policy,
        path: ".github/freeze.ics".parse().expect("a path"),
    };
    (policy(&json!({ "deny": [rule] })), need)
}

#[test]
fn a_calendar_is_asked_for_at_the_policys_commit() {
    let (policy, need) = freeze();
    let config = reader::config(&policy);
    let context = context(Timestamp::UNIX_EPOCH, Vec::new());
    assert_eq!(
        Window::needs(&config, &context, &crate::facts::Facts::default()),
        [need]
    );
}

#[test]
fn a_calendar_that_cannot_be_had_or_read_is_unknown_and_never_open() {
    let text = |text: &str| Answer::Text {
        text: Untrusted::from(text),
    };
    let answers = [
        (Answer::Absent, ".github/freeze.ics is not there"),
        (text("<html>"), "it cannot be read: it is no iCalendar text"),
    ];
    for (answer, why) in answers {
        let (policy, need) = freeze();
        let report = Run::new(&policy).on(TUESDAY).known(need, answer).report();
        assert_eq!(report.outcome(), Outcome::Unknown);
        let (sentence, _) = said(&report.findings[0], Locale::English);
        assert_eq!(sentence, format!("calendar of rule freeze: {why}"));
        assert_eq!(report.data["unknown"], json!(["calendar:freeze"]));
    }
    let (policy, need) = freeze();
    let failure = Failure::new(FailureKind::TimedOut, "GET /freeze");
    let report = Run::new(&policy)
        .on(TUESDAY)
        .fact(need, Fact::Unknown { failure })
        .report();
    assert_eq!(report.outcome(), Outcome::Unknown);
    assert_eq!(
        Run::new(&policy).on(TUESDAY).report().outcome(),
        Outcome::Unknown
    );
}

#[test]
fn a_calendar_closes_the_window() {
    let (policy, need) = freeze();
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20261124\nEND:VEVENT\nEND:VCALENDAR\n";
    let answer = Answer::Text {
        text: Untrusted::from(text),
    };
    let report = Run::new(&policy).on(TUESDAY).known(need, answer).report();
    check(
        &report,
        "window/denied",
        Level::NoGo,
        "rule freeze",
        "Nobody, just wait: it opens Wed 25 Nov 2026 09:00.",
    );
}

#[test]
fn holidays_that_are_not_known_yet_are_unknown() {
    let policy = policy(&json!({ "holidays": { "country": "FR" } }));
    let report = Run::new(&policy).on("2033-03-01T10:00:00Z").report();
    check(
        &report,
        "window/holidays-ran-out",
        Level::Unknown,
        "public holidays are known for 2024 to 2032 only",
        "Whoever can change the policy: take a newer gonogo, or name the days under `holidays.dates`.",
    );
}

/// A window with so many calendar files, each of so many bytes.
fn many(count: usize, bytes: usize) -> crate::decision::Report {
    let path = |number: usize| format!("calendars/{number:02}.ics");
    let rule =
        |number: usize| json!({ "id": format!("r{number:02}"), "ical": { "file": path(number) } });
    let deny: Vec<Value> = (0..count).map(rule).collect();
    let frame = "BEGIN:VCALENDAR\nX-PADDING:\nEND:VCALENDAR\n";
    let padding = "x".repeat(bytes - frame.len());
    let text = frame.replace("PADDING:", &format!("PADDING:{padding}"));
    let mut run = Run::new(&policy(&json!({ "deny": deny }))).on(TUESDAY);
    for number in 0..count {
        let need = Need::File {
            at: Revision::Policy,
            path: path(number).parse().expect("a path"),
        };
        let text = Untrusted::from(text.as_str());
        run = run.known(need, Answer::Text { text });
    }
    run.report()
}

#[test]
fn all_calendars_together_have_a_limit_beyond_which_nothing_is_known() {
    assert_eq!(many(8, 1 << 20).outcome(), Outcome::Go);
    let report = many(9, 1 << 20);
    check(
        &report,
        "window/calendar-unknown",
        Level::Unknown,
        "calendar of rule r08: it cannot be read: with the calendars before it, it has more than 8 MiB",
        "Whoever looks after the calendars: take out what is long over, or name fewer of them, then run again.",
    );
    assert_eq!(report.data["unknown"], json!(["calendar:r08"]));
}
