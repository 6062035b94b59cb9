//! Thresholds, malware, the base branch, and the time to mend.

use super::scene::{MINIMIST, Scene, affected, copy, critical, said, warnings};
use crate::decision::Outcome::{Go, NoGo};
use crate::locale::Locale;
use crate::npm::{Kind, Severity};

const OTHER: &str = "GHSA-aaaa-bbbb-cccc";

#[test]
fn nothing_known_is_go_and_says_what_was_asked() {
    let report = Scene::new("{}")
        .found(Vec::new())
        .expect(Go, &["npm-audit/clean"]);
    let words = said(&report.findings[0], Locale::English);
    assert!(
        words.starts_with("3 packages, nothing that blocks"),
        "{words}"
    );
}

#[test]
fn a_vulnerability_is_told_with_its_way_its_fix_and_its_name() {
    let report = Scene::new("{}").found(vec![critical()]).report();
    let words = said(&report.findings[0], Locale::English);
    assert_eq!(
        words,
        "1 critical vulnerability in production: minimist 1.2.0 through mkdirp, fixed in 1.2.6 (GHSA-xvch-5gv4-984h) → Anyone: update minimist with `npm update`; if it stays, raise mkdirp. Or allow it in the policy, with a reason and an end date."
    );
    let words = said(&report.findings[0], Locale::French);
    assert_eq!(
        words,
        "1 vulnérabilité (critique) en production\u{a0}: minimist 1.2.0 par mkdirp, corrigée en 1.2.6 (GHSA-xvch-5gv4-984h) → N’importe qui\u{a0}: mettre minimist à jour avec `npm update`\u{a0}; si cela ne suffit pas, prendre une version plus récente de mkdirp. Ou tolérer l’avis dans la politique, avec une raison et une date de fin."
    );
}

#[test]
fn every_kind_of_dependency_has_its_own_threshold() {
    let policy = "fail-on: { prod: high, dev: critical, optional: moderate }";
    for (severity, kind, outcome) in [
        (Severity::Moderate, Kind::Prod, Go),
        (Severity::High, Kind::Prod, NoGo),
        (Severity::High, Kind::Dev, Go),
        (Severity::Critical, Kind::Dev, NoGo),
        (Severity::Low, Kind::Optional, Go),
        (Severity::Moderate, Kind::Optional, NoGo),
        // Needed in two ways: the stricter of both counts.
        (Severity::Moderate, Kind::DevOptional, NoGo),
    ] {
        let found = affected(MINIMIST, severity, vec![copy("1.2.0", kind, &["minimist"])]);
        let report = Scene::new(policy).found(vec![found]).report();
        assert_eq!(report.outcome(), outcome, "{severity:?} {kind:?}");
    }
}

#[test]
fn one_word_is_the_threshold_of_all_and_dev_follows_prod_where_it_is_not_said() {
    let high_in = |kind| {
        affected(
            MINIMIST,
            Severity::High,
            vec![copy("1.2.0", kind, &["minimist"])],
        )
    };
    for (policy, kind, outcome) in [
        ("fail-on: critical", Kind::Prod, Go),
        ("fail-on: high", Kind::Dev, NoGo),
        ("fail-on: { prod: critical }", Kind::Dev, Go),
        ("fail-on: { dev: critical }", Kind::Prod, NoGo),
    ] {
        let report = Scene::new(policy).found(vec![high_in(kind)]).report();
        assert_eq!(report.outcome(), outcome, "{policy} {kind:?}");
    }
}

#[test]
fn one_copy_at_the_threshold_is_enough() {
    let copies = vec![
        copy("1.2.0", Kind::Dev, &["mocha>minimist"]),
        copy("1.2.1", Kind::Prod, &["minimist"]),
    ];
    let found = affected(MINIMIST, Severity::High, copies);
    let policy = "fail-on: { prod: high, dev: critical }";
    Scene::new(policy)
        .found(vec![found])
        .expect(NoGo, &["npm-audit/vulnerable"]);
}

#[test]
fn a_finding_without_copies_counts_as_needed_to_run() {
    let found = affected(MINIMIST, Severity::High, Vec::new());
    let policy = "fail-on: { prod: high, dev: critical }";
    Scene::new(policy)
        .found(vec![found])
        .expect(NoGo, &["npm-audit/vulnerable"]);
}

#[test]
fn malware_blocks_whatever_its_severity_and_cannot_be_allowed() {
    let mut found = critical();
    found.advisory.severity = Severity::Low;
    found.advisory.cwe = vec!["CWE-506".into()];
    let policy =
        "fail-on: critical\nallow: [{ id: GHSA-xvch-5gv4-984h, reason: no, expires: 2027-01-01 }]";
    Scene::new(policy)
        .found(vec![found.clone()])
        .expect(NoGo, &["npm-audit/malware"]);
    found.advisory.cwe = Vec::new();
    found.advisory.title = "Malware in minimist".into();
    Scene::new(policy)
        .found(vec![found])
        .expect(NoGo, &["npm-audit/malware"]);
}

#[test]
fn only_what_the_base_branch_does_not_have_counts_with_scope_new() {
    let policy = "scope: new";
    let on_base = || {
        Scene::new(policy)
            .on_pull_request()
            .on_base(vec![critical()])
    };
    on_base()
        .found(vec![critical()])
        .expect(Go, &["npm-audit/clean"]);
    let other = affected(
        OTHER,
        Severity::High,
        vec![copy("1.2.0", Kind::Prod, &["minimist"])],
    );
    on_base()
        .found(vec![critical(), other])
        .expect(NoGo, &["npm-audit/vulnerable"]);
}

#[test]
fn what_was_for_development_on_the_base_branch_is_new_in_production() {
    let dev = affected(
        MINIMIST,
        Severity::High,
        vec![copy("1.2.0", Kind::Dev, &["minimist"])],
    );
    let scene = Scene::new("scope: new")
        .on_pull_request()
        .on_base(vec![dev]);
    scene
        .found(vec![critical()])
        .expect(NoGo, &["npm-audit/vulnerable"]);
}

#[test]
fn scope_new_counts_everything_where_there_is_nothing_to_compare_with() {
    let policy = "scope: new";
    for scene in [Scene::new(policy), Scene::new(policy).on_tag()] {
        let scene = scene.on_base(vec![critical()]).found(vec![critical()]);
        scene.expect(NoGo, &["npm-audit/vulnerable"]);
    }
    let unread = Scene::new(policy).on_pull_request().found(vec![critical()]);
    let report = unread.expect(NoGo, &["npm-audit/vulnerable"]);
    assert_eq!(warnings(&report), ["npm-audit/base-unknown"]);
}

#[test]
fn copies_that_are_not_told_of_count_by_the_strictest_threshold_and_are_allowed_on_no_way() {
    let mut found = critical();
    found.advisory.severity = Severity::Low;
    found.more_copies = 1;
    let policy = "fail-on: { prod: critical, dev: low }";
    Scene::new(policy)
        .found(vec![found])
        .expect(NoGo, &["npm-audit/vulnerable"]);
    let mut found = critical();
    found.more_copies = 1;
    let entry =
        format!("{{ id: {MINIMIST}, path: 'mkdirp>minimist', reason: no, expires: 2027-01-01 }}");
    let scene = Scene::new(&format!("allow: [{entry}]")).found(vec![found]);
    scene.expect(NoGo, &["npm-audit/vulnerable"]);
}

#[test]
fn of_many_packages_ten_are_told_and_the_rest_counted() {
    let many = |count: usize| {
        let one = |index| {
            let mut found = critical();
            found.package = format!("package-{index}").parse().unwrap();
            found
        };
        let report = Scene::new("{}")
            .found((0..count).map(one).collect())
            .report();
        report
            .findings
            .iter()
            .map(|finding| finding.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(many(11), ["npm-audit/vulnerable"; 11]);
    assert_eq!(many(12).len(), 11);
    assert_eq!(many(12).last(), Some(&"npm-audit/more"));
}

#[test]
fn the_way_that_is_told_leads_to_the_copy_that_matters_most() {
    let copies = vec![
        copy("1.2.0", Kind::Dev, &["eslint>minimist"]),
        copy("1.2.0", Kind::Prod, &["web>mkdirp>minimist"]),
    ];
    let found = affected(MINIMIST, Severity::High, copies);
    let report = Scene::new("{}").found(vec![found]).report();
    let words = said(&report.findings[0], Locale::English);
    assert!(
        words.contains("in production: minimist 1.2.0 through web > mkdirp"),
        "{words}"
    );
}

#[test]
fn a_report_without_versions_says_what_its_range_tells() {
    let copies = vec![copy("", Kind::Prod, &["minimist"])];
    let found = affected(MINIMIST, Severity::High, copies);
    let report = Scene::new("{}").found(vec![found]).report();
    let words = said(&report.findings[0], Locale::English);
    assert!(words.contains("minimist, fixed in 1.2.6 ("), "{words}");
}

#[test]
fn without_a_deadline_no_instant_changes_from_run_to_run() {
    let data = |now: &str| {
        let report = Scene::new("{}").at(now).found(vec![critical()]).report();
        report.findings[0].arguments.to_json()
    };
    assert_eq!(data("2026-11-20T12:00:00Z"), data("2026-11-21T12:00:00Z"));
}
