//! Tests of the whole policy file, with two made-up gates.

use super::document::{
    Language, RawPolicy, Reading, is_whole_policy, read_bare_section, read_file,
};
use super::excerpt_tests::{Checklist, Gates};
use super::fault::FaultList;
use super::read::OffOr;
use super::source::Source;

fn read(text: &str) -> Reading<RawPolicy<Gates, crate::notes::NotesSection>> {
    read_file(&Source::new(text.as_bytes()), |raw, _| Some(raw))
}

fn ids(list: &FaultList) -> Vec<&'static str> {
    list.faults.iter().map(|fault| fault.message_id()).collect()
}

#[track_caller]
fn check_bad(text: &str, expected: &[&str]) {
    let reading = read(text);
    assert_eq!(ids(&reading.faults), expected, "{text}");
    assert!(reading.value.is_none());
}

const GOOD: &str = "
version: 1
timezone: Europe/Paris
gates:
  checklist: { min-items: 5 }
  window: { reason: nights }
environments:
  production:
    gates: { checklist: { reason: more } }
  staging:
    gates: { window: off }
";

/// The gate, unless it is off or missing.
fn on<T>(gate: &Option<OffOr<T>>) -> Option<&T> {
    match gate {
        Some(OffOr::On(gate)) => Some(gate),
        _ => None,
    }
}

#[track_caller]
fn check_gates(environment: &str, checklist: Option<u32>, window: bool, named: bool) {
    let policy = read(GOOD).value.unwrap();
    let effective = policy.gates_for(&environment.parse().unwrap());
    let gates = effective.gates;
    let least = on(&gates.checklist).unwrap().least;
    assert_eq!(least, checklist);
    assert_eq!(on(&gates.window).is_some(), window);
    assert_eq!(effective.named, named);
}

#[test]
fn a_gate_of_the_environment_replaces_the_whole_gate_of_the_base() {
    check_gates("production", None, true, true);
}

#[test]
fn off_drops_the_gate_of_the_base() {
    check_gates("staging", Some(5), false, true);
}

#[test]
fn an_environment_that_is_not_named_has_the_base_and_says_so() {
    check_gates("test", Some(5), true, false);
}

#[test]
fn what_stands_around_the_gates_is_read() {
    let policy = read(GOOD).value.unwrap();
    assert_eq!(
        policy.timezone.unwrap().value.0.unwrap().name(),
        "Europe/Paris"
    );
    assert_eq!(policy.locale, Language::English);
    let french = read("version: 1\ntimezone: UTC\nlocale: fr\n")
        .value
        .unwrap();
    assert_eq!(french.locale, Language::French);
}

#[test]
fn a_time_zone_is_never_guessed() {
    assert_eq!(read("version: 1").value.unwrap().timezone, None);
    check_bad("version: 1\ntimezone: Paris", &["policy-unknown-zone"]);
    check_bad("version: 1\ntimezone: ''", &["policy-empty-text"]);
    check_bad("version: 1\ntimezone:", &["policy-wrong-type"]);
}

#[test]
fn of_another_version_nothing_else_is_said() {
    check_bad("version: 2\nfoo: bar", &["policy-unsupported-version"]);
    check_bad("version: '1.0'\nfoo: bar", &["policy-unsupported-version"]);
    check_bad("version: [1]\nfoo: bar", &["policy-wrong-type"]);
    check_bad("timezone: UTC", &["policy-missing-key"]);
}

#[test]
fn an_environment_has_a_name_that_a_status_can_carry() {
    check_bad(
        "version: 1\ntimezone: UTC\nenvironments: { Prod Süd: {}, prod: { gate: {} } }",
        &["policy-invalid-environment", "policy-unknown-key"],
    );
}

#[test]
fn a_section_is_read_bare_or_under_its_name() {
    for text in ["min-items: 3", "checklist: { min-items: 3 }"] {
        let source = Source::new(text.as_bytes());
        assert!(!is_whole_policy(&source));
        let reading: Reading<Checklist> =
            read_bare_section(&source, "checklist", |section, _| Some(section));
        assert_eq!(reading.value.unwrap().least, Some(3));
    }
    assert!(is_whole_policy(&Source::new(GOOD.as_bytes())));
}

#[test]
fn a_quoted_version_hides_no_other_fault() {
    check_bad(
        "version: '1'\nfoo: bar",
        &["policy-wrong-type", "policy-unknown-key"],
    );
}

#[track_caller]
fn check_help(text: &str, expected: &str) {
    let reading = read(text);
    let helps: Vec<&str> = reading
        .faults
        .faults
        .iter()
        .filter_map(|fault| fault.suggestion.as_ref())
        .map(|help| help.code)
        .collect();
    assert_eq!(helps, [expected], "{text}");
}

#[test]
fn slips_around_the_gates_have_help_of_their_own() {
    check_help("version: \"1\"", "policy-help-version");
    check_help("version: 1\ngates:", "policy-help-name-gate");
    check_help("version: 1\nwindow: {}", "policy-help-under-gates");
    check_help(
        "version: 1\nenvironments: { prod: { window: off } }",
        "policy-help-under-gates",
    );
}
