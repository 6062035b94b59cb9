//! Reports of yarn that have a document on each line: yarn 1, and yarn since 4.0.1.

use serde_json::Value;

use super::advisory::{self, UNKNOWN, YARN, text, texts};
use super::document::Document;
use super::fault::beginning;
use super::findings::{Findings, Mention};
use super::{Counts, Hint, Object, Place, Producer, ReportFault, SavedReport, classic};

/// Whether this is a line of yarn 1: each has a type.
pub(super) fn is_classic(object: &Object) -> bool {
    text(object, "type").is_some()
}

/// Whether this is a line of yarn 4: a package, and what is told of it.
pub(super) fn is_modern(object: &Object) -> bool {
    text(object, "value").is_some() && object.contains_key("children")
}

/// Lines of yarn 1 that tell of its work and not of its findings.
const CHATTER: [&str; 16] = [
    "info",
    "warning",
    "success",
    "log",
    "verbose",
    "step",
    "command",
    "activityStart",
    "activityTick",
    "activityEnd",
    "progressStart",
    "progressTick",
    "progressFinish",
    "activitySetStart",
    "activitySetTick",
    "activitySetEnd",
];

/// Reads the lines of yarn 1. The last one of a run that succeeded is its summary; without one,
/// nobody knows what is missing.
pub(super) fn classic(document: &Document<'_>) -> Result<SavedReport, ReportFault> {
    let mut findings = Findings::default();
    let mut listed = Counts::default();
    let mut summary = None;
    for line in document.lines() {
        let line = line?;
        let data = line.get("data");
        match text(&line, "type") {
            Some("auditAdvisory") => add_classic(data, &mut findings, &mut listed)?,
            Some("auditSummary") if summary.is_some() => return Err(ReportFault::SeveralReports),
            Some("auditSummary") => summary = Some(Counts::read(data)?),
            // What yarn would do about a finding.
            Some("auditAction") => {}
            Some("error") => {
                let message = data.and_then(Value::as_str).unwrap_or_default();
                return Err(ReportFault::ErrorDocument {
                    message: beginning(message),
                });
            }
            Some(kind) if CHATTER.contains(&kind) => {}
            Some(kind) => return Err(ReportFault::malformed(kind)),
            None => return Err(ReportFault::UnknownShape),
        }
    }
    let counted = summary.ok_or(ReportFault::NoSummary)?;
    let withheld = counted.withheld(&listed)?;
    Ok(SavedReport {
        findings: findings.finish(),
        counted: Some(counted),
        withheld,
        ..SavedReport::empty(Producer::Yarn1)
    })
}

fn add_classic(
    data: Option<&Value>,
    findings: &mut Findings,
    listed: &mut Counts,
) -> Result<(), ReportFault> {
    let part = |name: &str| data.and_then(|data| data.get(name)?.as_object());
    let advisory = part("advisory").ok_or_else(|| ReportFault::malformed("auditAdvisory"))?;
    let resolution = part("resolution");
    let path = resolution.and_then(|resolution| text(resolution, "path"));
    let dev = resolution.and_then(|resolution| resolution.get("dev")?.as_bool());
    let mention = Mention {
        places: path.map(classic::path).into_iter().collect(),
        dev,
        ..Mention::default()
    };
    classic::add(advisory, "auditAdvisory", mention, findings, listed)
}

/// Reads the lines of yarn 4. It writes none where there is nothing, so that each must tell of
/// something.
pub(super) fn modern(
    document: &Document<'_>,
    hint: Option<Hint>,
) -> Result<SavedReport, ReportFault> {
    let mut findings = Findings::default();
    let mut deprecations = 0;
    for line in document.lines() {
        let line = line?;
        let package = text(&line, "value").ok_or(ReportFault::UnknownShape)?;
        let told = line.get("children").and_then(Value::as_object);
        let told = told.ok_or_else(|| ReportFault::malformed(package))?;
        if is_deprecation(package, told) {
            deprecations += 1;
        } else {
            add_modern(package, told, &mut findings)?;
        }
    }
    let findings = findings.finish();
    // It never tells that all is well: the rest may be cut off.
    if findings.is_empty() && !hint.is_some_and(Hint::explains_deprecations) {
        return Err(ReportFault::OnlyDeprecations);
    }
    Ok(SavedReport {
        findings,
        deprecations,
        ..SavedReport::empty(Producer::Yarn4)
    })
}

/// Deprecations have the package's name and a remark for a number, and no page.
fn is_deprecation(package: &str, told: &Object) -> bool {
    let remark = format!("{package} (deprecation)");
    let page = text(told, YARN.url).is_some_and(|url| !url.is_empty());
    text(told, YARN.id) == Some(remark.as_str()) && !page
}

fn add_modern(package: &str, told: &Object, findings: &mut Findings) -> Result<(), ReportFault> {
    let dependents = texts(told.get("Dependents"));
    let mention = Mention {
        versions: texts(told.get("Tree Versions")),
        places: dependents.into_iter().map(Place::Dependent).collect(),
        ..Mention::default()
    };
    findings.add(package, advisory::read(told, &YARN, &UNKNOWN), mention)
}
