//! From the section as written to a config that makes sense.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::config::{Allowance, Config, SavedReportFile, Thresholds};
use super::section::{AllowSection, FailOnSection, FixWithinSection, NpmAuditSection, Section};
use super::values::{LockfilePattern, Threshold, omit};
use crate::npm::Severity;
use crate::policy::fault::{Fault, Faults};
use crate::policy::read::{Located, PolicyDuration, Text, WordOr};

/// So many days before its end an entry of the allow-list is told of.
const SOON: i64 = 14;

/// Checks what no single value can tell.
pub(crate) fn validate(section: Section, faults: &mut Faults) -> Option<Config> {
    let section = section.value;
    let reports = reports(&section, faults);
    let lockfiles = match section.lockfiles {
        Some(lockfiles) => lockfiles.0,
        None if reports.is_empty() => {
            vec![
                "package-lock.json"
                    .parse::<LockfilePattern>()
                    .expect("it is one"),
            ]
        }
        None => Vec::new(),
    };
    let entries = section.allow.into_iter().filter_map(|entry| entry.0);
    let allow: Vec<Allowance> = entries.map(allowance).collect();
    duplicates(&allow, faults);
    Some(Config {
        enforcement: section.enforcement,
        lockfiles,
        thresholds: thresholds(section.fail_on),
        omit: omit(&section.omit),
        allow,
        fix_within: section.fix_within.map(fix_within).unwrap_or_default(),
        scope: section.scope,
        registry: section.registry.map(|registry| registry.0),
        mirrors: section
            .mirrors
            .into_iter()
            .flat_map(|all| all.0)
            .map(|one| one.0)
            .collect(),
        on_registry_error: section.on_registry_error,
        reports,
    })
}

fn reports(section: &NpmAuditSection, faults: &mut Faults) -> Vec<SavedReportFile> {
    let mut reports: Vec<SavedReportFile> = Vec::new();
    let written = section.reports.iter().flat_map(|reports| &reports.0);
    for report in written.filter_map(|report| report.0.as_ref()) {
        let file = report.file.value.clone();
        if reports.iter().any(|known| known.file == file) {
            let fault = Fault::own("policy-npm-audit-same-report", report.file.span);
            faults.push(fault.with("path", file.as_str()));
        }
        reports.push(SavedReportFile {
            file,
            trusted: report.trust.is_some(),
        });
    }
    reports
}

fn thresholds(written: WordOr<Threshold, FailOnSection>) -> Thresholds {
    match written {
        WordOr::Word(threshold) => Thresholds::all(threshold.into()),
        WordOr::More(section) => Thresholds {
            prod: section.prod.into(),
            dev: section.dev.unwrap_or(section.prod).into(),
            optional: section.optional.unwrap_or(section.prod).into(),
        },
    }
}

fn allowance(written: Located<AllowSection>) -> Allowance {
    let Located { value, span } = written;
    let text = |text: &Text| text.untrusted().clone();
    Allowance {
        id: value.id,
        package: value.package,
        path: value.path,
        reason: text(&value.reason),
        owner: value.owner.as_ref().map(text),
        expires: value.expires.0,
        severity: value.severity.map(Severity::from),
        place: span,
    }
}

/// What is over, or soon will be: an entry of the allow-list must be decided anew before its end.
pub(super) fn lint(config: &Config, now: Timestamp, faults: &mut Faults) {
    let today = now.to_zoned(TimeZone::UTC).date();
    let soon = today.checked_add(SOON.days()).unwrap_or(today);
    for entry in config.allow.iter().filter(|entry| entry.expires <= soon) {
        let code = match entry.expires < today {
            true => "policy-npm-audit-expired",
            false => "policy-npm-audit-expires-soon",
        };
        let fault = Fault::own(code, entry.place)
            .with("id", entry.id.as_str())
            .with("day", entry.expires.to_string());
        faults.push(fault.warning());
    }
}

/// Two entries for one thing: the later end would count, and nobody would see it.
fn duplicates(allow: &[Allowance], faults: &mut Faults) {
    for (index, entry) in allow.iter().enumerate() {
        let same = |other: &&Allowance| {
            other.id == entry.id && other.package == entry.package && other.path == entry.path
        };
        if let Some(first) = allow.iter().take(index).find(same) {
            let fault = Fault::own("policy-npm-audit-allowed-twice", entry.place)
                .with("id", entry.id.as_str());
            faults.push(fault.related(first.place));
        }
    }
}

fn fix_within(section: FixWithinSection) -> BTreeMap<Severity, PolicyDuration> {
    [
        (Severity::Critical, section.critical),
        (Severity::High, section.high),
        (Severity::Moderate, section.moderate),
        (Severity::Low, section.low),
        (Severity::Info, section.info),
    ]
    .into_iter()
    .filter_map(|(severity, within)| Some((severity, within?)))
    .collect()
}
