//! What tells of a failure, beside a report or in its place.

use super::*;

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
