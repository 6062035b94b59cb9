//! The section as it is written: what is refused, where, and how to mend it.

use crate::gates::npm_audit::{Config, NpmAudit};
use crate::gates::policy::load_section;
use crate::ids::Environment;
use crate::policy::document::Reading;
use crate::policy::fault::Level;

fn read(section: &str) -> Reading<Config> {
    load_section::<NpmAudit>(section.as_bytes(), &Environment::default(), |_| None)
}

/// Checks the first fault's message and its line.
#[track_caller]
fn refused(section: &str, message: &str, line: usize) {
    let faults = read(section).faults;
    let first = faults
        .faults
        .iter()
        .find(|fault| fault.level == Level::Error);
    let found = first.map(|fault| (fault.message_id(), fault.span.line));
    assert_eq!(found, Some((message, line)), "{section}");
}

#[test]
fn what_is_no_lockfile_of_npm_is_refused_with_the_way_out() {
    refused(
        "lockfiles: [yarn.lock]",
        "policy-npm-audit-other-lockfile",
        1,
    );
    refused(
        "lockfiles: [apps/pnpm-lock.yaml]",
        "policy-npm-audit-other-lockfile",
        1,
    );
    refused(
        "lockfiles: [package.json]",
        "policy-npm-audit-no-lockfile",
        1,
    );
    refused(
        "lockfiles: ['**/package-lock.json']",
        "policy-npm-audit-two-stars",
        1,
    );
    refused(
        "lockfiles: [../package-lock.json]",
        "policy-npm-audit-no-lockfile",
        1,
    );
    refused("lockfiles: []", "policy-empty-list", 1);
    assert!(
        read("lockfiles: ['apps/*/package-lock.json', npm-shrinkwrap.json]")
            .value
            .is_some()
    );
}

#[test]
fn an_allowance_needs_a_ghsa_a_reason_and_an_end() {
    refused(
        "allow:\n  - { id: GHSA-xvch-5gv4-984h, expires: 2026-12-31 }",
        "policy-missing-key",
        2,
    );
    refused(
        "allow:\n  - { id: GHSA-xvch-5gv4-984h, reason: no }",
        "policy-missing-key",
        2,
    );
    refused(
        "allow: [{ id: 1179, reason: no, expires: 2026-12-31 }]",
        "policy-npm-audit-number",
        1,
    );
    refused(
        "allow: [{ id: lodash, reason: no, expires: 2026-12-31 }]",
        "policy-npm-audit-no-advisory",
        1,
    );
    for expires in [
        "2026-02-30",
        "soon",
        "2026-12-31T00:00:00Z",
        "never",
        "31/12/2026",
    ] {
        let entry =
            format!("allow: [{{ id: GHSA-xvch-5gv4-984h, reason: no, expires: '{expires}' }}]");
        refused(&entry, "policy-npm-audit-no-day", 1);
    }
}

#[test]
fn an_address_of_an_advisory_is_refused_with_its_ghsa() {
    let entry = "allow: [{ id: 'https://github.com/advisories/GHSA-xvch-5gv4-984h', reason: no, expires: 2026-12-31 }]";
    let fault = read(entry).faults.faults.remove(0);
    let suggestion = format!("{:?}", fault.suggestion);
    assert!(suggestion.contains("GHSA-xvch-5gv4-984h"), "{suggestion}");
}

#[test]
fn a_cve_is_taken_with_a_warning() {
    let read = read("allow: [{ id: CVE-2021-44906, reason: no, expires: 2026-12-31 }]");
    assert!(read.value.is_some());
    let first = &read.faults.faults[0];
    assert_eq!(
        (first.message_id(), first.level),
        ("policy-npm-audit-cve", Level::Warning)
    );
}

#[test]
fn the_same_allowance_twice_is_refused() {
    let entry = "{ id: GHSA-xvch-5gv4-984h, reason: no, expires: 2026-12-31 }";
    refused(
        &format!("allow:\n  - {entry}\n  - {entry}"),
        "policy-npm-audit-allowed-twice",
        3,
    );
}

#[test]
fn mirrors_are_addresses() {
    for (section, expected) in [
        ("{}", vec![]),
        (
            "mirrors: [http://npm.inside:4873/x]",
            vec!["http://npm.inside:4873/x"],
        ),
        (
            "mirrors: [https://a.example/, https://b.example/npm/]",
            vec!["https://a.example/", "https://b.example/npm/"],
        ),
    ] {
        let config = read(section).value.unwrap();
        let mirrors: Vec<&str> = config.mirrors.iter().map(url::Url::as_str).collect();
        assert_eq!(mirrors, expected, "{section}");
    }
}

#[test]
fn words_that_are_none_are_refused() {
    refused("fail-on: hihg", "policy-unknown-word", 1);
    refused("fail-on: { prod: none }", "policy-unknown-word", 1);
    refused("omit: [prod]", "policy-unknown-word", 1);
    refused("scope: changed", "policy-unknown-word", 1);
    refused("malware: never", "policy-unknown-word", 1);
    refused("registry: npm.example", "policy-npm-audit-no-registry", 1);
    refused(
        "registry: https://user:secret@npm.example/",
        "policy-npm-audit-no-registry",
        1,
    );
    refused("mirrors: [npm.example]", "policy-npm-audit-no-registry", 1);
    refused("mirrors: []", "policy-empty-list", 1);
    refused(
        "mirrors:\n  - https://npm.example/\n  - https://npm.example/?x",
        "policy-npm-audit-no-registry",
        3,
    );
    refused(
        "allow: [{ id: GHSA-xvch-5gv4-984h, path: 'a>', reason: no, expires: 2026-12-31 }]",
        "policy-npm-audit-no-tree-path",
        1,
    );
    refused(
        "reports:\n  - file: a.json\n  - file: a.json",
        "policy-npm-audit-same-report",
        3,
    );
}

#[test]
fn reports_are_judged_instead_of_the_lockfile_unless_it_is_named() {
    assert_eq!(read("{}").value.unwrap().lockfiles.len(), 1);
    let reports = "reports: [{ file: audit.json }]";
    assert_eq!(read(reports).value.unwrap().lockfiles.len(), 0);
    let both = format!("{reports}\nlockfiles: [package-lock.json]");
    assert_eq!(read(&both).value.unwrap().lockfiles.len(), 1);
}

#[test]
fn the_end_of_an_allowance_is_told_of_two_weeks_before() {
    let policy = b"version: 1\ngates:\n  npm-audit:\n    allow: [{ id: GHSA-xvch-5gv4-984h, reason: no, expires: 2026-12-31 }]";
    let told = |now: &str| {
        let now = now.parse().unwrap();
        let faults = crate::gates::policy::lint_bytes(policy, &Environment::default(), now).faults;
        faults
            .faults
            .iter()
            .map(|fault| fault.message_id())
            .collect::<Vec<_>>()
    };
    assert_eq!(told("2026-12-16T12:00:00Z"), [] as [&str; 0]);
    assert_eq!(
        told("2026-12-17T12:00:00Z"),
        ["policy-npm-audit-expires-soon"]
    );
    assert_eq!(told("2027-01-01T12:00:00Z"), ["policy-npm-audit-expired"]);
}
