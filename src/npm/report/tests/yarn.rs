//! Reports of yarn.

use serde_json::json;

use super::forms::URL;
use super::*;

#[test]
fn yarn_1_must_end_with_its_summary() {
    let whole = text("yarn1.made-mixed.stdout");
    let (without, _) = whole.trim_end().rsplit_once('\n').unwrap();
    assert_eq!(fault(without), ReportFault::NoSummary);
    assert!(report(&text("yarn1.made-clean.stdout")).is_clean());
    let strange = format!("{whole}{{\"type\":\"auditSurprise\",\"data\":1}}\n");
    assert!(matches!(fault(&strange), ReportFault::Malformed { .. }));
    let noisy = format!(
        "yarn run v1.22.22\n$ yarn audit --json\n{whole}error Command failed with exit code 8.\n"
    );
    assert_eq!(report(&noisy), report(&whole));
}

#[test]
fn deprecations_of_yarn_4_are_counted_apart() {
    let line = |id: Value, url: Value| {
        let told = json!({ "ID": id, "Issue": "Use y", "URL": url, "Severity": "moderate",
            "Vulnerable Versions": "1.0.0", "Tree Versions": ["1.0.0"], "Dependents": ["a@workspace:."] });
        json!({ "value": "x", "children": told }).to_string()
    };
    let deprecated = line("x (deprecation)".into(), Value::Null);
    // yarn 4 writes no last line: a file that was cut looks the same.
    assert_eq!(fault(&deprecated), ReportFault::OnlyDeprecations);
    let told = |producer, exit_code| {
        let hint = Hint {
            producer,
            exit_code,
        };
        read(deprecated.as_bytes(), Some(hint)).map(|only| (only.is_clean(), only.deprecations))
    };
    assert_eq!(told(Producer::Yarn4, 1), Ok((true, 1)));
    assert_eq!(told(Producer::Yarn4, 0), Ok((true, 1)));
    for (producer, exit_code) in [(Producer::Yarn4, 2), (Producer::Bun, 0)] {
        let found = told(producer, exit_code);
        assert_eq!(found, Err(ReportFault::OnlyDeprecations));
    }
    let both = report(&format!("{deprecated}\n{}\n", line(5.into(), URL.into())));
    assert_eq!(
        (lines(&both), both.deprecations),
        (vec!["x GHSA-aaaa-bbbb-1111 moderate".to_owned()], 1)
    );
    assert_eq!(
        both.findings[0].places,
        [Place::Dependent("a@workspace:.".into())]
    );
    // Any other text could be a name for an advisory.
    for id in [
        json!("5"),
        json!("GHSA-aaaa-bbbb-1111"),
        json!(null),
        json!(""),
    ] {
        assert_eq!(
            report(&line(id.clone(), Value::Null)).findings.len(),
            1,
            "{id}"
        );
    }
    let page = report(&line("x (deprecation)".into(), URL.into()));
    assert_eq!(page.findings.len(), 1);
}

#[test]
fn an_error_among_the_lines_of_yarn_4_is_a_fault() {
    let mixed = text("yarn4.mixed.stdout");
    for error in [
        "➤ YN0035: 503",
        "Internal Error: x",
        "{\"value\":1}",
        "{\"value\":\"a\",\"children\":[]}",
    ] {
        assert!(
            read(format!("{mixed}{error}\n").as_bytes(), None).is_err(),
            "{error}"
        );
    }
    let before = format!("➤ YN0001: something\n{mixed}");
    assert!(matches!(fault(&before), ReportFault::Beside { .. }));
}
