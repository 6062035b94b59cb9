//! What is read from saved reports, and what is refused.

mod advisories;
mod failures;
mod files;
mod forms;
mod hostile;
mod nothing;
mod recorded;
mod yarn;

use super::*;
use crate::npm::Identity;

/// A report in `fixtures/npm/reports`.
#[expect(
    clippy::disallowed_methods,
    reason = "fixtures are files of this repository"
)]
#[track_caller]
fn fixture(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/npm/reports");
    std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The same as text.
#[track_caller]
fn text(name: &str) -> String {
    String::from_utf8(fixture(name)).unwrap()
}

/// What is read from a text.
#[track_caller]
fn report(text: &str) -> SavedReport {
    read(text.as_bytes(), None).unwrap_or_else(|fault| panic!("{fault:?}: {text}"))
}

/// Why a text is refused.
#[track_caller]
fn fault(text: &str) -> ReportFault {
    read(text.as_bytes(), None).expect_err("a fault")
}

/// `package identity severity` of each finding.
fn lines(report: &SavedReport) -> Vec<String> {
    let line = |finding: &Reported| {
        let identity = match &finding.advisory.identity {
            Identity::Ghsa(ghsa) => ghsa.as_str(),
            Identity::Url(text) | Identity::Number(text) => text.for_parsing(),
        };
        let package = finding.package.for_parsing();
        format!("{package} {identity} {}", finding.advisory.severity.word())
    };
    report.findings.iter().map(line).collect()
}

/// `vulnerabilities` with these numbers of info, low, moderate, high and critical.
fn counts(numbers: [u64; 5]) -> Value {
    let words = Severity::ALL.map(Severity::word);
    let counts: Object = words
        .into_iter()
        .map(str::to_owned)
        .zip(numbers.map(Value::from))
        .collect();
    serde_json::json!({ "vulnerabilities": counts })
}
