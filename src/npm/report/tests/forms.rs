//! What is particular to each form of a report.

use serde_json::json;

use super::*;

pub(super) fn npm(vulnerabilities: &Value, numbers: [u64; 5]) -> String {
    json!({
        "auditReportVersion": 2,
        "vulnerabilities": vulnerabilities,
        "metadata": counts(numbers),
    })
    .to_string()
}

pub(super) fn classic(advisories: &Value, numbers: [u64; 5]) -> String {
    json!({
        "actions": [],
        "advisories": advisories,
        "muted": [],
        "metadata": counts(numbers),
    })
    .to_string()
}

pub(super) const URL: &str = "https://github.com/advisories/ghsa-AAAA-bbbb-1111";

#[test]
fn npm_names_advisories_and_what_only_depends_on_them() {
    let report = report(&npm(
        &json!({
            "a": { "severity": "high", "isDirect": true, "via": ["b"], "nodes": ["node_modules/a"] },
            "b": {
                "severity": "high",
                "isDirect": false,
                "via": [{ "source": 7, "name": "b", "url": URL, "title": "T" }, "c"],
                "range": "<2",
                "nodes": ["node_modules/@x/a/node_modules/b", "node_modules/b"],
                "fixAvailable": { "name": "a", "version": "2.0.0", "isSemVerMajor": true },
            },
        }),
        [0, 0, 0, 2, 0],
    ));
    assert_eq!(report.derived, 1);
    let [finding] = report.findings.as_slice() else {
        panic!("{report:?}")
    };
    // What the advisory does not say, its package's entry does.
    assert_eq!(lines(&report), ["b GHSA-aaaa-bbbb-1111 high"]);
    assert_eq!(finding.advisory.vulnerable_versions.for_parsing(), "<2");
    assert_eq!(finding.advisory.source, Some(7));
    assert_eq!(finding.direct, Some(false));
    let folder = |names: &[&str]| Place::Folder(names.iter().map(|name| (*name).into()).collect());
    assert_eq!(finding.places, [folder(&["@x/a", "b"]), folder(&["b"])]);
    let raise = Remedy::Raise {
        package: "a".into(),
        version: "2.0.0".into(),
        major: true,
    };
    assert_eq!(finding.remedies, [raise]);
}

#[test]
fn an_npm_report_of_another_version_is_a_fault() {
    let clean = text("npm11.clean.stdout");
    for version in ["3", "1", "\"2\"", "null", "2.5", "{}"] {
        let text = clean.replacen(
            "\"auditReportVersion\": 2",
            &format!("\"auditReportVersion\": {version}"),
            1,
        );
        assert!(
            matches!(fault(&text), ReportFault::Version { .. }),
            "{version}"
        );
    }
}

#[test]
fn an_npm_entry_that_no_advisory_explains_is_a_fault() {
    let entry = |via: Value| json!({ "severity": "low", "via": via });
    let own = json!({ "url": URL, "severity": "low" });
    for (vulnerabilities, number) in [
        (json!({ "a": entry(json!(["gone"])) }), 1),
        (json!({ "a": entry(json!([])) }), 1),
        (
            json!({ "a": entry(json!(["b"])), "b": entry(json!(["a"])) }),
            2,
        ),
        (
            json!({ "a": entry(json!(["gone"])), "b": entry(json!([own])) }),
            2,
        ),
    ] {
        let fault = fault(&npm(&vulnerabilities, [0, number, 0, 0, 0]));
        assert!(
            matches!(fault, ReportFault::Unexplained { .. }),
            "{fault:?}"
        );
    }
}

#[test]
fn more_counted_than_listed_is_a_contradiction() {
    let check = |text: &str, counted: u64, listed: u64| match fault(text) {
        ReportFault::Contradiction {
            counted: one,
            listed: other,
            ..
        } => {
            assert_eq!((one, other), (counted, listed), "{text}");
        }
        other => panic!("{text}: {other:?}"),
    };
    let high = json!({ "severity": "high", "via": [{ "url": URL }] });
    check(&npm(&json!({}), [0, 0, 1, 0, 0]), 1, 0);
    check(&npm(&json!({ "a": high }), [0, 0, 0, 2, 0]), 2, 1);
    check(&npm(&json!({ "a": high }), [0, 0, 0, 0, 1]), 1, 0);
    check(&npm(&json!({ "a": high }), [0, 0, 1, 1, 0]), 1, 0);
    let total = text("npm11.clean.stdout").replacen("\"total\": 0", "\"total\": 4", 1);
    check(&total, 4, 0);
    let high = json!({ "module_name": "a", "url": URL, "severity": "high", "findings": [] });
    check(&classic(&json!({}), [0, 3, 0, 0, 0]), 3, 0);
    check(&classic(&json!({ "1": high }), [0, 0, 0, 2, 0]), 2, 1);
    check(&classic(&json!({ "1": high }), [0, 0, 0, 1, 1]), 1, 0);
    let yarn = text("yarn1.made-clean.stdout").replacen("\"low\":0", "\"low\":1", 1);
    check(&yarn, 1, 0);
}

#[test]
fn what_is_counted_below_the_least_listed_is_withheld() {
    let report = report(&text("pnpm10.mixed-level-high.stdout"));
    assert_eq!(
        (
            report.withheld.of(Severity::Low),
            report.withheld.of(Severity::Moderate)
        ),
        (6, 13)
    );
    assert_eq!(report.withheld.total(), 19);
    assert!(!report.is_clean() && report.withholds(Severity::Moderate));
    assert!(!report.withholds(Severity::High));
}

#[test]
fn without_the_numbers_of_the_tool_a_report_is_a_fault() {
    for name in [
        "npm11.clean.stdout",
        "pnpm12.clean.stdout",
        "yarn3.clean.stdout",
    ] {
        let clean = text(name);
        for (from, to) in [
            ("\"metadata\"", "\"meta\""),
            ("\"critical\"", "\"worst\""),
            ("\"vulnerabilities\":{\"info\"", "\"v\":{\"info\""),
            (
                "\"vulnerabilities\": {\n      \"info\"",
                "\"v\": {\n      \"info\"",
            ),
        ] {
            let text = clean.replacen(from, to, 1);
            if text != clean {
                assert_eq!(fault(&text), ReportFault::NoMetadata, "{name} {from}");
            }
        }
    }
    let text = text("yarn3.clean.stdout").replacen("\"high\":0", "\"high\":\"0\"", 1);
    assert!(matches!(fault(&text), ReportFault::Malformed { .. }));
}

#[test]
fn a_finding_without_paths_is_a_finding() {
    let report = report(&text("pnpm8.mixed.stdout"));
    assert_eq!(report.findings.len(), 37);
    assert!(
        report
            .findings
            .iter()
            .all(|finding| finding.places.is_empty())
    );
    assert!(
        report
            .findings
            .iter()
            .all(|finding| !finding.versions.is_empty())
    );
}

#[test]
fn paths_lead_from_the_project_to_the_package() {
    let report = report(&text("pnpm12.mixed.stdout"));
    let finding = report
        .findings
        .iter()
        .find(|one| one.package == "minimatch".into());
    let finding = finding.unwrap();
    let path = |names: &[&str]| Place::Path(names.iter().map(|name| (*name).into()).collect());
    let paths = [
        path(&["mocha", "glob", "minimatch"]),
        path(&["mocha", "minimatch"]),
    ];
    assert_eq!(finding.places, paths);
    assert_eq!(finding.dev, Some(true));
    assert_eq!(finding.versions, ["3.0.4".into()]);
    assert!(matches!(finding.remedies.as_slice(), [Remedy::FixedIn(_)]));
}

#[test]
fn a_package_may_be_called_like_a_part_of_a_report() {
    for name in [
        "error",
        "advisories",
        "auditReportVersion",
        "metadata",
        "message",
        "type",
        "value",
    ] {
        let report =
            report(&json!({ name: [{ "id": 1, "url": URL, "severity": "low" }] }).to_string());
        assert_eq!(lines(&report), [format!("{name} GHSA-aaaa-bbbb-1111 low")]);
    }
}

#[test]
fn malware_is_malware_in_whatever_shape_its_weakness_is_written() {
    for cwe in [
        json!("[\"CWE-506\"]"),
        json!("cwe-506"),
        json!(["cwe-506"]),
        json!(506),
    ] {
        let advisory =
            json!({ "id": 1, "module_name": "a", "url": URL, "severity": "low", "cwe": cwe });
        let old = report(&classic(&json!({ "1": advisory }), [0, 1, 0, 0, 0]));
        let bulk = report(&json!({ "a": [advisory] }).to_string());
        let answer = Advisory::from_bulk(&advisory).unwrap();
        for found in [
            &old.findings[0].advisory,
            &bulk.findings[0].advisory,
            &answer,
        ] {
            assert!(found.is_malware(), "{cwe}: {found:?}");
        }
    }
}

#[test]
fn weaknesses_in_one_text_are_told_apart() {
    let advisory =
        json!({ "module_name": "a", "url": URL, "severity": "low", "cwe": "CWE-506, CWE-400" });
    let report = report(&classic(&json!({ "1": advisory }), [0, 1, 0, 0, 0]));
    assert_eq!(
        report.findings[0].advisory.cwe,
        ["CWE-400".into(), "CWE-506".into()]
    );
    assert!(report.findings[0].advisory.is_malware());
}
