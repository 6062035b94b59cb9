//! Every file of `fixtures/npm/reports`, which the tools wrote for one small project. What is to be
//! read from each stands in `expected.json`, found by another program.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::*;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    file: String,
    fault: Option<String>,
    producer: Option<Producer>,
    #[serde(default)]
    verdict: BTreeMap<String, String>,
    #[serde(default)]
    advisories: BTreeMap<String, Vec<String>>,
}

fn expected() -> Vec<Expected> {
    serde_json::from_slice(&fixture("expected.json")).unwrap()
}

/// The word of a fault, as evidence has it.
fn word(fault: &ReportFault) -> String {
    match serde_json::to_value(fault).unwrap() {
        Value::String(word) => word,
        Value::Object(object) => object.keys().next().unwrap().clone(),
        other => panic!("{other}"),
    }
}

#[test]
fn what_each_tool_wrote_is_read_as_it_was_meant() {
    for expected in expected() {
        let name = &expected.file;
        match read(&fixture(name), None) {
            Err(fault) => assert_eq!(Some(word(&fault)), expected.fault, "{name}"),
            Ok(report) => {
                assert_eq!(None, expected.fault, "{name}");
                assert_eq!(Some(report.producer), expected.producer, "{name}");
                check_findings(&report, &expected);
            }
        }
    }
}

#[track_caller]
fn check_findings(report: &SavedReport, expected: &Expected) {
    let name = &expected.file;
    let listed: BTreeSet<String> = lines(report).into_iter().collect();
    let wanted = expected.advisories.iter();
    let wanted = wanted
        .flat_map(|(severity, lines)| lines.iter().map(move |line| format!("{line} {severity}")));
    assert_eq!(listed, wanted.collect(), "{name}");
    assert_eq!(listed.len(), report.findings.len(), "{name}");
    for (level, verdict) in &expected.verdict {
        let level = Severity::named(level).unwrap();
        let severities = report.findings.iter().map(|one| one.advisory.severity);
        let fails = severities.into_iter().any(|severity| severity >= level);
        assert_eq!(fails, verdict == "fail", "{name} at {}", level.word());
    }
}

#[test]
fn every_recorded_file_is_expected_something_of() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/npm/reports");
    let files = std::fs::read_dir(folder).unwrap();
    let files: BTreeSet<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "expected.json")
        .collect();
    let expected: BTreeSet<String> = expected().into_iter().map(|one| one.file).collect();
    assert_eq!(files, expected);
}

#[test]
fn all_tools_found_the_same_advisories() {
    let all = lines(&report(&text("npm11.mixed.stdout")));
    for name in [
        "pnpm8.mixed.stdout",
        "pnpm12.mixed.stdout",
        "yarn4.mixed.stdout",
        "bun.mixed.stdout",
    ] {
        assert_eq!(lines(&report(&text(name))), all, "{name}");
    }
}

#[test]
fn a_cut_report_is_never_clean() {
    for expected in expected().iter().filter(|one| !one.advisories.is_empty()) {
        let bytes = fixture(&expected.file);
        // Line by line, a prefix of yarn 4's output is a report, too.
        let cuts = (0..bytes.len()).step_by(bytes.len() / 150 + 1);
        for cut in cuts.chain(bytes.len() - 3..bytes.len() - 1) {
            let read = read(bytes.split_at(cut).0, None);
            let clean = read.as_ref().is_ok_and(SavedReport::is_clean);
            assert!(!clean, "{} at {cut}", expected.file);
            if expected.producer != Some(Producer::Yarn4) {
                assert!(read.is_err(), "{} at {cut}", expected.file);
            }
        }
    }
}
