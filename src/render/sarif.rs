//! Vulnerabilities for code scanning (OASIS, "Static Analysis Results Interchange Format", 2.1.0;
//! GitHub docs, "SARIF support for code scanning").

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use url::Url;

use crate::decision::{Level, Report};

/// How many results code scanning takes from one run.
const MOST: usize = 25_000;

/// The gate's vulnerabilities, each as a result of a rule of its advisory's name. `None` where
/// something could not be found out: code scanning closes every alert that a document leaves out.
pub(crate) fn sarif(report: &Report) -> Option<Json> {
    if report.findings.iter().any(|it| it.level == Level::Unknown) {
        return None;
    }
    let empty = Vec::new();
    let found = report.data["vulnerabilities"].as_array().unwrap_or(&empty);
    let mut rules: BTreeMap<&str, Json> = BTreeMap::new();
    let mut results = Vec::new();
    for one in found.iter().take(MOST) {
        let id = text(one, "id");
        rules.entry(id).or_insert_with(|| rule(id, one));
        results.push(result(id, one));
    }
    Some(run_of(rules.into_values().collect(), results, Vec::new()))
}

/// One run of gonogo, as the format wants it.
pub(super) fn run_of(rules: Vec<Json>, results: Vec<Json>, notes: Vec<Json>) -> Json {
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "gonogo",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications": notes,
            }],
            "results": results,
        }],
    })
}

fn text<'a>(one: &'a Json, key: &str) -> &'a str {
    one[key].as_str().unwrap_or_default()
}

fn rule(id: &str, one: &Json) -> Json {
    let mut rule = json!({
        "id": id,
        "shortDescription": { "text": text(one, "title") },
        "properties": {
            "tags": ["security"],
            "security-severity": score(text(one, "severity")),
        },
    });
    if Url::parse(text(one, "url")).is_ok() {
        rule["helpUri"] = json!(text(one, "url"));
    }
    rule
}

/// A path as a reference within the repository (RFC 3986, 4.2).
pub(super) fn reference(path: &str) -> String {
    let mut address = Url::parse("file:///").expect("our own address is one");
    address.set_path(path.trim_start_matches("./"));
    address.path().trim_start_matches('/').to_owned()
}

/// Code scanning sorts by a number: over 9.0 critical, from 7.0 high, from 4.0 medium (GitHub docs).
fn score(severity: &str) -> &'static str {
    match severity {
        "info" | "low" => "2.0",
        "moderate" => "5.0",
        "high" => "8.0",
        _ => "9.5",
    }
}

fn result(id: &str, one: &Json) -> Json {
    let (state, severity) = (text(one, "state"), text(one, "severity"));
    let blocks = matches!(state, "blocks" | "overdue" | "date-unknown" | "malware");
    let versions: Vec<&str> = one["copies"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|copy| text(copy, "version"))
        .collect();
    let package = text(one, "package");
    let what = format!("{package} {}: {}", versions.join(", "), text(one, "title"));
    let mut result = json!({
        "ruleId": id,
        "level": if blocks { "error" } else if state == "within" { "warning" } else { "note" },
        "message": { "text": what },
        "partialFingerprints": { "package": format!("{}:{package}:{id}", text(one, "file")) },
        "properties": { "severity": severity, "state": state },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": reference(text(one, "file")) },
            "region": { "startLine": 1 },
        }}],
    });
    if state == "allowed" {
        result["suppressions"] = json!([{ "kind": "external", "status": "accepted" }]);
    }
    result
}
