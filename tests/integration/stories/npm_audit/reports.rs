//! Reports that a package manager wrote into the job's working directory.

use serde_json::json;

use super::stage::{HOLE, Stage};
use crate::stories::{ending, status};

/// npm's report of one hole.
fn report() -> String {
    json!({
        "auditReportVersion": 2,
        "vulnerabilities": {
            "minimist": {
                "name": "minimist", "severity": "critical", "isDirect": false,
                "via": [{
                    "source": 1097677, "name": "minimist", "dependency": "minimist",
                    "title": "Prototype Pollution in minimist",
                    "url": format!("https://github.com/advisories/{HOLE}"),
                    "severity": "critical", "cwe": ["CWE-1321"],
                    "cvss": { "score": 9.8, "vectorString": null }, "range": "<0.2.4",
                }],
                "effects": ["mkdirp"], "range": "<0.2.4",
                "nodes": ["node_modules/minimist"], "fixAvailable": true,
            },
        },
        "metadata": {
            "vulnerabilities": { "info": 0, "low": 0, "moderate": 0, "high": 0, "critical": 1, "total": 1 },
            "dependencies": { "prod": 2, "dev": 0, "optional": 0, "peer": 0, "peerOptional": 0, "total": 2 },
        },
    })
    .to_string()
}

/// npm's report of nothing.
fn clean() -> String {
    json!({
        "auditReportVersion": 2,
        "vulnerabilities": {},
        "metadata": {
            "vulnerabilities": { "info": 0, "low": 0, "moderate": 0, "high": 0, "critical": 0, "total": 0 },
            "dependencies": { "prod": 2, "dev": 0, "optional": 0, "peer": 0, "peerOptional": 0, "total": 2 },
        },
    })
    .to_string()
}

const REPORT: &str = "reports: [{ file: audit.json }]";
const TRUSTED: &str = "reports: [{ file: audit.json, trust: workspace }]";

#[test]
fn a_report_that_the_judged_change_may_have_written_is_unknown() {
    let stage = Stage::bare(REPORT);
    let ended = stage.step().file("audit.json", &clean()).run();
    stage.is_unknown(&ended, "may have been written by the change that is judged");
    assert!(ended.out.contains("trust: workspace"), "{}", ended.out);
}

#[test]
fn a_report_counts_where_the_policy_takes_its_word_and_that_is_said() {
    let stage = Stage::bare(TRUSTED);
    stage.is_no_go(&stage.step().file("audit.json", &report()).run(), HOLE);
    let ended = stage.step().file("audit.json", &clean()).run();
    stage.is_go(&ended);
    assert!(
        stage.comment().contains("self-declared"),
        "{}",
        stage.comment()
    );
    assert_eq!(stage.registry.asked().len(), 0);
}

#[test]
fn a_policy_of_the_pull_request_that_trusts_the_report_does_not_count() {
    let stage = Stage::bare(REPORT);
    let trusting = super::stage::policy(&stage.registry, TRUSTED);
    stage.pushed(&[(".github/gonogo.yml", &trusting)]);
    let ended = stage.step().file("audit.json", &clean()).run();
    stage.is_unknown(&ended, "may have been written by the change");
}

#[test]
fn a_report_counts_on_a_tag() {
    let stage = Stage::bare(REPORT);
    let ended = stage.on_tag().file("audit.json", &report()).run();
    assert_eq!(ending(&ended), (1, "no-go"), "{}", ended.everything());
    assert!(ended.out.contains(HOLE), "{}", ended.out);
    let ended = stage.on_tag().file("audit.json", &clean()).run();
    assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
}

#[test]
fn what_is_no_report_is_unknown_whatever_it_is() {
    for text in [
        "",
        "{}",
        "[]",
        "null",
        "npm ERR! code ENOAUDIT",
        "<!DOCTYPE html>",
        "{\"error\": {\"code\": \"ENOLOCK\"}}",
        "{\"message\": \"Not Found\", \"statusCode\": 404}",
        "{\"auditReportVersion\": 2}",
        "{\"auditReportVersion\": 2, \"vulnerabilities\": {}}",
        "{\"auditReportVersion\": 2, \"vulnerabilities\": {",
    ] {
        let stage = Stage::bare(TRUSTED);
        let ended = stage.step().file("audit.json", text).run();
        stage.is_unknown(&ended, "audit.json");
    }
}

#[test]
fn a_report_that_is_not_there_or_leads_out_is_unknown() {
    let stage = Stage::bare(TRUSTED);
    let ended = stage.run();
    stage.is_unknown(&ended, "There is no audit report at audit.json");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let target = elsewhere.path().join("audit.json");
    std::fs::write(&target, clean()).expect("a file");
    let ended = stage.step().link("audit.json", &target).run();
    assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
    assert_ne!(status(&stage.github), "success");
}

#[test]
fn a_report_and_a_lockfile_both_count() {
    let lines = "lockfiles: [package-lock.json]\nreports: [{ file: audit.json, trust: workspace }]";
    let stage = Stage::new(lines);
    stage.in_pull_request(&super::project::mended());
    stage.is_no_go(&stage.step().file("audit.json", &report()).run(), HOLE);
    stage.is_go(&stage.step().file("audit.json", &clean()).run());
}
