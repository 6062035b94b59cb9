//! The verdict as findings; `details` has the table and the numbers.

use std::collections::BTreeSet;

use super::allow::{Remark, RemarkKind};
use super::audits::number;
use super::details::{blocks, data, events};
use super::groups::Group;
use super::judge::{Status, Verdict};
use super::telling::{Telling, remarked};
use crate::decision::{Finding, Level, Report};
use crate::npm::{Audit, AuditSource};

/// The codes of this gate.
pub(super) const CODES: &[&str] = &[
    "npm-audit/clean",
    "npm-audit/malware",
    "npm-audit/vulnerable",
    "npm-audit/more",
    "npm-audit/fix-due",
    "npm-audit/no-lockfile",
    "npm-audit/not-known",
    "npm-audit/lockfile-doubtful",
    "npm-audit/registry-skipped",
    "npm-audit/base-unknown",
    "npm-audit/no-report",
    "npm-audit/report-withholds",
    "npm-audit/self-declared",
    "npm-audit/taken-on-trust",
    "npm-audit/not-audited",
    "npm-audit/git-below",
    "npm-audit/own-packages",
    "npm-audit/foreign-source",
    "npm-audit/variable-unset",
    "npm-audit/allow-unused",
    "npm-audit/allow-expired",
    "npm-audit/allow-reopened",
    "npm-audit/allow-other-ways",
];

/// How many packages get a sentence each; the table has them all.
const TOLD: usize = 10;

/// What the report needs besides the verdict.
pub(crate) struct Setting<'a> {
    /// The instant of the decision, on the policy's clock.
    pub(crate) now: &'a jiff::Zoned,
    /// The policy's file.
    pub(crate) policy: &'a str,
}

/// Adds findings, numbers and tables to the gate's report.
pub(super) fn fill(
    report: &mut Report,
    verdict: &Verdict<'_>,
    audits: &[&Audit],
    setting: &Setting<'_>,
) {
    let several = audits.len() > 1;
    let told = Telling { several, setting };
    let malware = Group::of(verdict, |status| *status == Status::Malware);
    let blocking = Group::of(verdict, |status| matches!(status, Status::Blocks(_)));
    report
        .findings
        .extend(malware.iter().map(|group| told.malware(group)));
    // A line that says "1 more" is no shorter than the one it stands for.
    let shown = if blocking.len() == TOLD + 1 {
        TOLD + 1
    } else {
        TOLD
    };
    let listed = blocking.iter().take(shown);
    report
        .findings
        .extend(listed.map(|group| told.vulnerable(group)));
    if let Some(left) = blocking.len().checked_sub(shown).filter(|left| *left > 0) {
        let finding = Finding::new("npm-audit/more", Level::NoGo);
        report.findings.push(finding.with("count", left));
    }
    let due = Group::of(verdict, |status| matches!(status, Status::Within { .. }));
    report
        .findings
        .extend(due.iter().map(|group| told.due(group)));
    let is_whole = report.findings.iter().all(|it| it.level != Level::Unknown);
    let remarks = verdict.remarks.iter();
    // What was not read may hold what an entry is for.
    let sure = |remark: &&Remark<'_>| is_whole || remark.what != RemarkKind::Unused;
    let by_registry = |audit: &&Audit| matches!(audit.source, AuditSource::Registry { .. });
    let without_cves = audits.iter().all(by_registry);
    let remarks = remarks
        .filter(sure)
        .map(|remark| remarked(remark, without_cves, setting));
    report.findings.extend(remarks);
    let skipped = report
        .findings
        .iter()
        .any(|it| it.code == "npm-audit/registry-skipped");
    let fine = report.findings.iter().all(|it| it.level <= Level::Warning);
    if fine && !skipped && !audits.is_empty() {
        report.findings.push(clean(verdict, audits));
    }
    report.valid_until = valid_until(verdict, setting);
    report.data = data(verdict, audits);
    report.blocks = blocks(verdict, audits, setting);
    report.events = events(verdict, setting);
}

fn clean(verdict: &Verdict<'_>, audits: &[&Audit]) -> Finding {
    let count =
        |pick: fn(&Status<'_>) -> bool| verdict.judged.iter().filter(|it| pick(&it.status)).count();
    let packages = audits.iter().filter_map(|audit| audit.packages).sum();
    let counted = audits.iter().any(|audit| audit.packages.is_some());
    Finding::new("npm-audit/clean", Level::Pass)
        .with("counted", if counted { "yes" } else { "no" })
        .with("packages", number(packages))
        .with("files", audits.len())
        .with("below", count(|status| *status == Status::Below))
        .with(
            "allowed",
            count(|status| matches!(status, Status::Allowed(_))),
        )
        .with("known", count(|status| *status == Status::Known))
        .with(
            "due",
            count(|status| matches!(status, Status::Within { .. })),
        )
}

/// A GO ends where an allowance or the time to mend something does.
fn valid_until(verdict: &Verdict<'_>, setting: &Setting<'_>) -> Option<jiff::Timestamp> {
    let ends = verdict
        .judged
        .iter()
        .filter_map(|judged| match &judged.status {
            Status::Allowed(entry) => {
                let after = entry.expires.tomorrow().ok()?;
                let midnight = after.to_zoned(setting.now.time_zone().clone()).ok()?;
                Some(midnight.timestamp())
            }
            Status::Within { until } => Some(*until),
            _ => None,
        });
    ends.min()
}

/// The lockfiles that were judged, each once.
pub(super) fn files<'a>(audits: &[&'a Audit]) -> BTreeSet<&'a str> {
    audits
        .iter()
        .map(|audit| audit.file.for_parsing())
        .collect()
}
