//! Encodings, noise, and files that are no reports.

use super::*;

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn utf_8_and_utf_16_in_both_orders_are_read_with_and_without_a_mark() {
    for name in [
        "npm11.mixed.stdout",
        "npm11.clean.stdout",
        "yarn4.mixed.stdout",
    ] {
        let plain = text(name);
        let expected = report(&plain);
        let marked = format!("\u{feff}{plain}");
        for bytes in [
            marked.clone().into_bytes(),
            utf_16(&marked, u16::to_le_bytes),
            utf_16(&marked, u16::to_be_bytes),
            utf_16(&plain, u16::to_le_bytes),
            utf_16(&plain, u16::to_be_bytes),
            plain.replace('\n', "\r\n").into_bytes(),
        ] {
            assert_eq!(read(&bytes, None).as_ref(), Ok(&expected), "{name}");
        }
    }
}

#[test]
fn half_a_character_is_a_cut_and_other_bytes_are_no_text() {
    let mut odd = utf_16("\u{feff}{}", u16::to_le_bytes);
    odd.pop();
    assert_eq!(read(&odd, None), Err(ReportFault::CutOff));
    assert_eq!(read(b"{\"a\": \"\xe2\x82", None), Err(ReportFault::CutOff));
    assert_eq!(read(b"{\"a\": \"\xff\"}", None), Err(ReportFault::NotText));
    assert_eq!(read(b"\xff\xfe\x00\xd8", None), Err(ReportFault::NotText));
    assert_eq!(read(b"PK\x03\x04\xff", None), Err(ReportFault::NotText));
}

#[test]
fn warnings_and_echoes_may_stand_before_a_report() {
    for name in [
        "npm11.mixed.stdout",
        "npm6.clean.stdout",
        "bun.mixed.stdout",
        "yarn4.mixed.stdout",
    ] {
        let plain = text(name);
        let noise =
            "\n> app@1.0.0 audit\n> npm audit --json\n\nnpm warn config {production} is old\n";
        assert_eq!(report(&format!("{noise}{plain}")), report(&plain), "{name}");
    }
    let noise = "[12:00:01] auditing, please wait\n  ";
    assert!(report(&format!("{noise}{}", text("npm11.clean.stdout"))).is_clean());
}

#[test]
fn what_stands_after_a_report_is_known_noise_or_a_fault() {
    let clean = text("npm11.clean.stdout");
    for noise in [
        "\n\n",
        "npm ERR! code ELIFECYCLE\nnpm ERR! errno 1\n",
        "##[error]Process completed with exit code 1.\n",
        "npm notice New major version of npm available!",
    ] {
        assert!(report(&format!("{clean}{noise}")).is_clean(), "{noise}");
    }
    for more in [
        clean.as_str(),
        "]",
        "}",
        "Error: heap out of memory",
        "{}",
        "null",
        "➤ YN0001: no",
    ] {
        let fault = fault(&format!("{clean}{more}"));
        assert!(
            matches!(fault, ReportFault::Beside { .. }),
            "{more}: {fault:?}"
        );
    }
}

#[test]
fn a_line_that_tells_of_a_failure_beside_a_report_makes_it_unknown() {
    let clean = [text("npm11.clean.stdout"), text("npm6.clean.stdout")];
    for line in [
        "npm error code E503",
        "npm error 503 Service Unavailable - POST https://r.example/",
        "npm error audit endpoint returned an error",
        "npm ERR! audit endpoint returned an error",
        "npm ERR! code ENOAUDIT",
        "npm warn audit 503 Service Unavailable",
        "2026-11-26T10:00:00Z npm error code E503",
        "Error: connect ECONNREFUSED",
        "##[error]The operation was canceled.",
    ] {
        for clean in &clean {
            for both in [format!("{line}\n{clean}"), format!("{clean}\n{line}\n")] {
                let fault = fault(&both);
                let beside = matches!(fault, ReportFault::Beside { .. });
                assert!(beside, "{line}: {fault:?}");
            }
        }
    }
    // The script around an audit fails by what was found.
    for line in [
        "npm ERR! code ELIFECYCLE",
        "npm ERR! errno 1",
        "npm ERR! app@1.0.0 audit: `npm audit --json`",
        "npm ERR! Exit status 1",
        "npm ERR! ",
        "npm ERR! Failed at the app@1.0.0 audit script.",
        "npm error Lifecycle script `audit` failed with error:",
        "npm error code 1",
        "npm error command sh -c npm audit --json",
        "npm ERR! A complete log of this run can be found in:",
    ] {
        for clean in &clean {
            for both in [format!("{line}\n{clean}"), format!("{clean}\n{line}\n")] {
                assert!(report(&both).is_clean(), "{line}");
            }
        }
    }
}

#[test]
fn a_report_that_tells_of_a_failure_at_its_top_is_unknown() {
    for name in [
        "npm11.clean.stdout",
        "npm6.clean.stdout",
        "pnpm12.clean.stdout",
    ] {
        let clean = text(name);
        for (field, expected) in [
            ("\"statusCode\": 503", ""),
            ("\"status\": 503", ""),
            ("\"code\": \"ENOAUDIT\"", "ENOAUDIT"),
            ("\"errors\": [\"boom\"]", "boom"),
            ("\"errors\": [{\"message\": \"boom\"}]", "boom"),
            ("\"error\": [\"boom\"]", "boom"),
            ("\"message\": \"boom\"", "boom"),
            ("\"success\": false", ""),
            ("\"failed\": true", ""),
        ] {
            let failed = clean.replacen('{', &format!("{{{field},"), 1);
            let expected = ReportFault::ErrorDocument {
                message: expected.into(),
            };
            assert_eq!(fault(&failed), expected, "{name} {field}");
        }
        for field in [
            "\"statusCode\": 200",
            "\"errors\": []",
            "\"error\": null",
            "\"message\": \"\"",
            "\"success\": true",
        ] {
            let fine = clean.replacen('{', &format!("{{{field},"), 1);
            assert!(report(&fine).is_clean(), "{name} {field}");
        }
    }
}

#[test]
fn two_reports_in_one_file_are_not_read_as_the_first() {
    let (clean, mixed) = (text("npm11.clean.stdout"), text("npm11.mixed.stdout"));
    for both in [
        format!("{clean}{mixed}"),
        format!("[\n{clean},\n{mixed}]\n"),
        format!("[{clean}]"),
    ] {
        assert!(read(both.as_bytes(), None).is_err());
    }
    let twice = text("yarn1.made-mixed.stdout") + &text("yarn1.made-clean.stdout");
    assert_eq!(fault(&twice), ReportFault::SeveralReports);
}

#[test]
fn an_empty_file_is_clean_only_of_yarn_4_that_succeeded() {
    for empty in ["", " \n", "\u{feff}\r\n"] {
        assert_eq!(fault(empty), ReportFault::Empty);
        for producer in Producer::ALL {
            for exit_code in [0, 1] {
                let read = read(
                    empty.as_bytes(),
                    Some(Hint {
                        producer,
                        exit_code,
                    }),
                );
                let clean = producer == Producer::Yarn4 && exit_code == 0;
                assert_eq!(
                    read.is_ok_and(|report| report.is_clean()),
                    clean,
                    "{producer:?}"
                );
            }
        }
    }
}

#[test]
fn an_empty_object_is_clean_only_of_a_producer_that_writes_it() {
    assert_eq!(fault("{}"), ReportFault::EmptyObject);
    for producer in Producer::ALL {
        for exit_code in [0, 1] {
            let read = read(
                b"{}\n",
                Some(Hint {
                    producer,
                    exit_code,
                }),
            );
            let clean = matches!(producer, Producer::Bun | Producer::Yarn4) && exit_code == 0;
            assert_eq!(
                read.is_ok_and(|report| report.is_clean()),
                clean,
                "{producer:?}"
            );
        }
    }
}

#[test]
fn a_hint_makes_nothing_clean_that_says_something() {
    let hint = Some(Hint {
        producer: Producer::Yarn4,
        exit_code: 0,
    });
    for name in [
        "npm11.nolock.stdout",
        "yarn4.nolock.stdout",
        "yarn1.nolock.stdout",
    ] {
        assert!(read(&fixture(name), hint).is_err(), "{name}");
    }
    for name in [
        "npm11.mixed.stdout",
        "bun.mixed.stdout",
        "yarn4.mixed.stdout",
    ] {
        assert_eq!(
            read(&fixture(name), hint).unwrap().findings.len(),
            37,
            "{name}"
        );
    }
}

#[test]
fn pages_texts_and_values_are_no_reports() {
    assert_eq!(fault("<html>gateway</html>"), ReportFault::Html);
    assert_eq!(
        fault("\n<!DOCTYPE html><script>\n{}\n</script>"),
        ReportFault::Html
    );
    for text in [
        "found 0 vulnerabilities",
        "[]",
        "null",
        "0",
        "\"{\"",
        "{broken",
        "{'a': 1}",
    ] {
        let fault = fault(text);
        let known = matches!(fault, ReportFault::NotJson { .. } | ReportFault::CutOff);
        assert!(known, "{text}: {fault:?}");
    }
}

#[test]
fn documents_that_tell_of_a_failure_are_faults_with_its_words() {
    let check = |text: &str, expected: &str| match fault(text) {
        ReportFault::ErrorDocument { message } => assert_eq!(message.for_parsing(), expected),
        other => panic!("{text}: {other:?}"),
    };
    check(r#"{"error": "no"}"#, "no");
    check(
        r#"{"error": {"code": "E1", "summary": "", "detail": "long"}}"#,
        "long",
    );
    check(
        r#"{"message": "503", "statusCode": 503, "error": {"summary": ""}}"#,
        "503",
    );
    check(r#"{"message": "no"}"#, "no");
    check(r#"{"error": {}}"#, "");
    check(r#"{"error": true}"#, "");
    check(
        "{\"type\":\"info\",\"data\":\"x\"}\n{\"type\":\"error\",\"data\":\"no\"}\n",
        "no",
    );
    // Beside a whole report, too.
    let clean = text("npm11.clean.stdout");
    let failed = clean.replacen('{', "{\"error\": {\"summary\": \"no\"},", 1);
    check(&failed, "no");
}

#[test]
fn other_documents_are_of_an_unknown_shape() {
    for text in [
        r#"{"success": true, "error": null, "results": {}}"#,
        r#"{"vulnerabilities": {}, "metadata": {"vulnerabilities": {}}}"#,
        r#"{"a": [], "b": 1}"#,
        r#"{"advisories": [], "metadata": {}}"#,
    ] {
        assert_eq!(fault(text), ReportFault::UnknownShape, "{text}");
    }
}
