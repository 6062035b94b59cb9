//! The allow-list.

use super::scene::{MINIMIST, Scene, affected, copy, critical, said, warnings};
use crate::decision::Outcome::{Go, NoGo};
use crate::locale::{Locale, Words};
use crate::npm::{Kind, Severity};

/// A policy that allows one thing.
fn allowing(entry: &str) -> Scene {
    let policy = format!("allow: [{{ reason: not reachable, {entry} }}]");
    Scene::new(&policy)
}

fn with_ways(ways: &[&str]) -> crate::npm::Affected {
    affected(
        MINIMIST,
        Severity::Critical,
        vec![copy("1.2.0", Kind::Prod, ways)],
    )
}

#[test]
fn an_allowed_advisory_is_go_until_the_end_of_its_last_day_on_the_policys_clock() {
    let entry = "id: ghsa-XVCH-5gv4-984h, expires: 2026-11-20";
    let scene = || allowing(entry).found(vec![critical()]);
    // The clock of the scene is that of Paris, an hour before UTC.
    let report = scene()
        .at("2026-11-20T22:59:59Z")
        .expect(Go, &["npm-audit/clean"]);
    assert_eq!(
        report.valid_until,
        Some("2026-11-20T23:00:00Z".parse().unwrap())
    );
    let report = scene()
        .at("2026-11-20T23:00:00Z")
        .expect(NoGo, &["npm-audit/vulnerable"]);
    assert_eq!(warnings(&report), ["npm-audit/allow-expired"]);
}

#[test]
fn an_allowed_advisory_hides_no_other() {
    let other = affected(
        "GHSA-aaaa-bbbb-cccc",
        Severity::Low,
        vec![copy("1.2.0", Kind::Prod, &["x"])],
    );
    let scene = allowing("id: GHSA-xvch-5gv4-984h, expires: 2027-01-01");
    let report = scene
        .found(vec![critical(), other])
        .expect(NoGo, &["npm-audit/vulnerable"]);
    let words = said(&report.findings[0], Locale::English);
    assert!(
        words.contains("GHSA-aaaa-bbbb-cccc") && !words.contains(MINIMIST),
        "{words}"
    );
}

#[test]
fn an_entry_for_one_package_does_not_count_for_another() {
    let entry = |package| format!("id: {MINIMIST}, package: {package}, expires: 2027-01-01");
    allowing(&entry("minimist"))
        .found(vec![critical()])
        .expect(Go, &["npm-audit/clean"]);
    let report = allowing(&entry("optimist"))
        .found(vec![critical()])
        .report();
    assert_eq!(report.outcome(), NoGo);
    assert_eq!(warnings(&report), ["npm-audit/allow-unused"]);
}

#[test]
fn an_entry_with_a_path_counts_only_if_it_is_the_only_way() {
    let entry = format!("id: {MINIMIST}, path: 'mkdirp>minimist', expires: 2027-01-01");
    let scene = || allowing(&entry);
    scene()
        .found(vec![with_ways(&["mkdirp>minimist"])])
        .expect(Go, &["npm-audit/clean"]);
    let two = with_ways(&["mkdirp>minimist", "web>minimist"]);
    let report = scene()
        .found(vec![two])
        .expect(NoGo, &["npm-audit/vulnerable"]);
    assert_eq!(warnings(&report), ["npm-audit/allow-other-ways"]);
    // Not every way is known: nobody can say that it is the only one.
    let mut some = with_ways(&["mkdirp>minimist"]);
    some.copies[0].all_paths = false;
    assert_eq!(scene().found(vec![some]).report().outcome(), NoGo);
    // A part of a way is no way, and neither is none.
    for ways in [&["web>mkdirp>minimist"][..], &["minimist"], &[]] {
        let report = scene().found(vec![with_ways(ways)]).report();
        assert_eq!(report.outcome(), NoGo, "{ways:?}");
    }
}

#[test]
fn entries_for_every_way_count_together() {
    let entry =
        |way: &str| format!("{{ id: {MINIMIST}, path: '{way}', reason: no, expires: 2027-01-01 }}");
    let policy = format!(
        "allow: [{}, {}]",
        entry("mkdirp>minimist"),
        entry("web>minimist")
    );
    let two = with_ways(&["mkdirp>minimist", "web>minimist"]);
    Scene::new(&policy)
        .found(vec![two])
        .expect(Go, &["npm-audit/clean"]);
}

#[test]
fn a_report_that_names_no_way_is_never_allowed_by_one() {
    let entry = format!("id: {MINIMIST}, path: minimist, expires: 2027-01-01");
    let found = affected(MINIMIST, Severity::High, Vec::new());
    allowing(&entry)
        .found(vec![found])
        .expect(NoGo, &["npm-audit/vulnerable"]);
}

#[test]
fn a_severity_above_the_accepted_one_reopens_it() {
    let entry = |severity| format!("id: {MINIMIST}, severity: {severity}, expires: 2027-01-01");
    allowing(&entry("critical"))
        .found(vec![critical()])
        .expect(Go, &["npm-audit/clean"]);
    let report = allowing(&entry("high")).found(vec![critical()]).report();
    assert_eq!(report.outcome(), NoGo);
    assert_eq!(warnings(&report), ["npm-audit/allow-reopened"]);
}

#[test]
fn a_cve_fits_only_what_names_it() {
    let scene = || allowing("id: cve-2021-44906, expires: 2027-01-01");
    scene()
        .found(vec![critical()])
        .expect(Go, &["npm-audit/clean"]);
    let mut without = critical();
    without.advisory.cves = Vec::new();
    scene()
        .found(vec![without])
        .expect(NoGo, &["npm-audit/vulnerable"]);
}

#[test]
fn an_unused_entry_is_told_but_not_where_something_is_unknown() {
    let scene = || allowing("id: GHSA-aaaa-bbbb-cccc, expires: 2027-01-01");
    let report = scene().found(Vec::new()).expect(Go, &["npm-audit/clean"]);
    assert_eq!(warnings(&report), ["npm-audit/allow-unused"]);
    assert_eq!(warnings(&scene().report()), [] as [&str; 0]);
}

#[test]
fn the_timeline_has_the_end_of_what_is_allowed() {
    let scene = allowing("id: GHSA-xvch-5gv4-984h, expires: 2026-11-20");
    let report = scene
        .found(vec![critical()])
        .at("2026-11-19T10:00:00Z")
        .expect(Go, &["npm-audit/clean"]);
    let [event] = report.events.as_slice() else {
        panic!("{:?}", report.events);
    };
    assert_eq!(Some(event.at), report.valid_until);
    let words = Words::new(Locale::English);
    assert_eq!(
        words.plain(&event.what),
        "The exception for minimist (GHSA-xvch-5gv4-984h) ends"
    );
}

#[test]
fn a_cve_that_a_registry_does_not_tell_is_to_be_written_as_a_ghsa() {
    let mut told = critical();
    told.advisory.cves = Vec::new();
    let report = allowing("id: CVE-2021-44906, expires: 2027-01-01")
        .found(vec![told])
        .expect(NoGo, &["npm-audit/vulnerable"]);
    assert_eq!(warnings(&report), ["npm-audit/allow-unused"]);
    let unused = report
        .findings
        .iter()
        .find(|it| it.code == "npm-audit/allow-unused")
        .unwrap();
    let words = Words::new(Locale::English);
    let said = words.plain(&unused.message());
    assert!(said.contains("a registry tells no CVE"), "{said}");
    let lift = words.plain(&unused.lift());
    assert!(lift.contains("GHSA"), "{lift}");
}
