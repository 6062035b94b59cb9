//! Advisories in reports, whole and in part.

use serde_json::json;

use super::forms::{classic, npm};
use super::*;

#[test]
fn an_advisory_that_is_told_twice_is_one_with_the_worst_of_both() {
    let one = |severity: &str, range: &str, dev: bool, id: &str| {
        json!({
            "module_name": "a", "github_advisory_id": id, "url": "", "severity": severity,
            "vulnerable_versions": range, "findings": [{ "version": "1.0.0", "paths": ["x>a"], "dev": dev }],
        })
    };
    let advisories = json!({
        "1": one("low", "<1", true, "ghsa-aaaa-bbbb-cccc"),
        "2": one("high", ">=2 <3", false, "GHSA-AAAA-BBBB-CCCC"),
    });
    let report = report(&classic(&advisories, [0, 1, 0, 1, 0]));
    assert_eq!(lines(&report), ["a GHSA-aaaa-bbbb-cccc high"]);
    let finding = &report.findings[0];
    assert_eq!(
        finding.advisory.vulnerable_versions.for_parsing(),
        "<1 || >=2 <3"
    );
    assert_eq!((finding.places.len(), finding.versions.len()), (1, 1));
    assert_eq!(finding.dev, Some(false));
}

#[test]
fn an_old_advisory_is_known_by_its_address_or_its_number() {
    let advisories = json!({
        "118": { "module_name": "a", "url": "https://npmjs.com/advisories/118", "severity": "low" },
        "119": { "module_name": "a", "severity": "low" },
    });
    let report = report(&classic(&advisories, [0, 2, 0, 0, 0]));
    assert_eq!(
        lines(&report),
        ["a https://npmjs.com/advisories/118 low", "a 119 low"]
    );
}

#[test]
fn an_advisory_without_its_essentials_is_the_worst_it_could_be() {
    for part in [
        "{}",
        r#"{"severity": 3, "title": [], "vulnerable_versions": {}, "cwe": 7}"#,
    ] {
        let mut advisory: Value = serde_json::from_str(part).unwrap();
        advisory["module_name"] = "a".into();
        let report = report(&classic(&json!({ "5": advisory }), [0; 5]));
        assert_eq!(lines(&report), ["a 5 critical"], "{part}");
        assert!(
            report.findings[0].advisory.test().concerns("1.2.3"),
            "{part}"
        );
    }
    let report = report("{\"value\":\"a\",\"children\":{}}");
    assert_eq!(lines(&report), ["a  critical"]);
}

#[test]
fn what_is_no_advisory_where_one_should_be_is_a_fault() {
    let wrong = [
        json!(null),
        json!("x"),
        json!([]),
        json!({ "title": "no name" }),
    ];
    for wrong in wrong {
        let advisories = classic(&json!({ "1": wrong }), [0; 5]);
        assert!(
            matches!(fault(&advisories), ReportFault::Malformed { .. }),
            "{wrong}"
        );
        let bulk = json!({ "a": [wrong] }).to_string();
        assert!(
            matches!(fault(&bulk), ReportFault::Malformed { .. }),
            "{wrong}"
        );
        let entry = npm(&json!({ "a": wrong }), [0; 5]);
        assert!(
            matches!(fault(&entry), ReportFault::Malformed { .. }),
            "{wrong}"
        );
    }
    for (from, to) in [
        ("\"advisories\":{}", "\"advisories\":[]"),
        ("\"muted\":[]", "\"muted\":[{}]"),
    ] {
        let text = text("yarn3.clean.stdout").replacen(from, to, 1);
        assert!(read(text.as_bytes(), None).is_err(), "{to}");
    }
    let empty = fault(r#"{"a": []}"#);
    assert!(matches!(empty, ReportFault::Malformed { .. }));
}
