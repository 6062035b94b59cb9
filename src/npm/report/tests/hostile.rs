//! Files made to deceive or to exhaust.

use proptest::prelude::*;
use serde_json::json;

use super::super::encoding::MAX_BYTES;
use super::*;

#[test]
fn a_name_that_stands_twice_is_a_fault() {
    let clean = text("npm11.clean.stdout");
    let twice = clean.replacen(
        "\"vulnerabilities\": {},",
        "\"vulnerabilities\": {\"a\": {}},\n  \"vulnerabilities\": {},",
        1,
    );
    assert_ne!(twice, clean);
    assert_eq!(fault(&twice), ReportFault::Duplicate);
    let bulk =
        r#"{"a": [{"id": 1, "severity": "high"}], "\u0061": [{"id": 2, "severity": "low"}]}"#;
    assert_eq!(fault(bulk), ReportFault::Duplicate);
}

#[test]
fn too_deep_and_too_large_are_faults() {
    let deep = |depth: usize| "{\"a\":".repeat(depth) + "1" + &"}".repeat(depth);
    assert_eq!(fault(&deep(1_000)), ReportFault::TooDeep);
    assert_eq!(
        fault(&format!("{{\"a\":{}", "[".repeat(100_000))),
        ReportFault::TooDeep
    );
    assert_eq!(
        fault(&format!("{{\"a\":[{}1]}}", "0,".repeat(4_000_001))),
        ReportFault::TooLarge
    );
    assert_eq!(
        read(&vec![b' '; MAX_BYTES + 1], None),
        Err(ReportFault::TooLarge)
    );
}

#[test]
fn absurd_names_and_numbers_are_kept_as_text() {
    let name = "::error::\n\u{202e}`<b>".repeat(1_000);
    let advisory =
        json!({ "id": 1.0e300, "url": name, "severity": name, "cvss": { "score": "x" } });
    let report = report(&json!({ (name.clone()): [advisory] }).to_string());
    assert_eq!(report.findings[0].package.for_parsing(), name);
    assert_eq!(report.findings[0].advisory.severity, Severity::Critical);
}

#[test]
fn counts_that_overflow_are_a_contradiction() {
    let metadata = counts([u64::MAX; 5]);
    let text = json!({ "advisories": {}, "metadata": metadata }).to_string();
    assert!(matches!(fault(&text), ReportFault::Contradiction { .. }));
}

#[test]
fn many_mentions_of_one_advisory_take_linear_time() {
    let one = |number: usize| {
        json!({ "id": number, "url": "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
            "severity": "low", "vulnerable_versions": format!("<{number}") })
    };
    let all: Vec<Value> = (0..20_000).map(one).collect();
    let report = report(&json!({ "a": all }).to_string());
    assert_eq!(report.findings.len(), 1);
    assert!(report.findings[0].advisory.test().concerns("1.0.0"));
}

#[test]
fn places_times_advisories_cannot_grow_to_the_square() {
    let folder = "node_modules/".to_owned() + &"a".repeat(1_000);
    let nodes: Vec<String> = (0..2_000)
        .map(|number| format!("{folder}{number}"))
        .collect();
    let via: Vec<Value> = (0..5_000)
        .map(|number| json!({ "source": number }))
        .collect();
    let text = json!({
        "auditReportVersion": 2,
        "vulnerabilities": { "a": { "severity": "low", "via": via, "nodes": nodes } },
        "metadata": counts([0, 1, 0, 0, 0]),
    });
    assert_eq!(fault(&text.to_string()), ReportFault::TooLarge);
    let name = "x".repeat(1 << 20);
    let text = json!({ (name): via }).to_string();
    assert_eq!(
        fault(&text),
        ReportFault::Malformed {
            at: "x".repeat(300).as_str().into()
        }
    );
    let advisories: Vec<Value> = (0..5_000).map(|number| json!({ "id": number })).collect();
    let text = json!({ ("x".repeat(1 << 20)): advisories }).to_string();
    assert_eq!(fault(&text), ReportFault::TooLarge);
}

#[test]
fn malware_stays_malware_when_it_is_told_twice() {
    let one = |title: &str, cwe: &str| json!({ "id": 1, "title": title, "severity": "low", "cwe": [cwe] });
    for second in [one("Malware in a", "CWE-1"), one("x", "CWE-506")] {
        let report = report(&json!({ "a": [one("x", "CWE-1"), second] }).to_string());
        assert_eq!(report.findings.len(), 1);
        assert!(report.findings[0].advisory.is_malware());
    }
}

/// A document with some part left out or replaced.
fn spoiled(document: &Value, places: &[usize], replacement: Option<&Value>) -> Value {
    let mut document = document.clone();
    let mut place = &mut document;
    for (depth, number) in places.iter().enumerate() {
        let last = depth + 1 == places.len();
        let size = match place {
            Value::Object(object) => object.len(),
            Value::Array(values) => values.len(),
            _ => 0,
        };
        if size == 0 {
            break;
        }
        let number = number % size;
        match place {
            Value::Object(object) => {
                let key = object.keys().nth(number).unwrap().clone();
                if last && replacement.is_none() {
                    object.remove(&key);
                    break;
                }
                place = object.get_mut(&key).unwrap();
            }
            Value::Array(values) => {
                if last && replacement.is_none() {
                    values.remove(number);
                    break;
                }
                place = &mut values[number];
            }
            _ => break,
        }
        if last && let Some(replacement) = replacement {
            *place = replacement.clone();
        }
    }
    document
}

/// A document of one tool in which there are findings.
fn document(number: usize) -> Value {
    let names = [
        "npm11.mixed",
        "npm6.mixed",
        "pnpm12.mixed",
        "yarn3.mixed",
        "bun.mixed",
    ];
    serde_json::from_slice(&fixture(&format!("{}.stdout", names[number % names.len()]))).unwrap()
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!(0)),
        Just(json!("")),
        Just(json!([])),
        Just(json!({})),
        Just(json!(false)),
        Just(json!([{}])),
        Just(json!({ "a": [] })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Clean is only what says of itself that nothing was found: a known form, all its numbers
    /// zero.
    #[test]
    fn no_bytes_are_clean_by_accident(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(report) = read(&bytes, None) {
            prop_assert!(!report.is_clean() || report.counted.is_some());
        }
    }

    /// The same for texts made of the pieces of reports.
    #[test]
    fn no_pieces_of_reports_are_clean_by_accident(pieces in proptest::collection::vec(
        prop_oneof![
            Just("{"), Just("}"), Just("["), Just("]"), Just(","), Just(":"), Just("\n"), Just("0"),
            Just("2"), Just("null"), Just("\"auditReportVersion\":2"), Just("\"vulnerabilities\":{}"),
            Just("\"advisories\":{}"), Just("\"metadata\":"), Just("\"type\":\"auditSummary\""),
            Just("\"data\":"), Just("\"value\":\"a\""), Just("\"children\":{}"), Just("\"a\":[]"),
            Just("\"error\":null"), Just("\u{feff}"), Just("npm warn x\n"), Just("{}"),
        ],
        0..24,
    )) {
        let text = pieces.concat();
        if let Ok(report) = read(text.as_bytes(), None) {
            prop_assert!(!report.is_clean(), "{text}");
        }
    }

    /// No part of a report with findings can be left out or replaced so that it becomes clean.
    #[test]
    fn a_report_does_not_become_clean_by_losing_a_part(
        number in 0_usize..5,
        places in proptest::collection::vec(0_usize..200, 1..6),
        replacement in proptest::option::of(value()),
    ) {
        let text = spoiled(&document(number), &places, replacement.as_ref()).to_string();
        if let Ok(report) = read(text.as_bytes(), None) {
            prop_assert!(!report.is_clean(), "{text}");
        }
    }
}
