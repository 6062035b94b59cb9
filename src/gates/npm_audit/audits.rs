//! The audits of everything that the policy names, and what could not be audited.

use super::config::Config;
use super::judge::Subject;
use super::needs::{self, Found};
use super::values::OnRegistryError;
use crate::decision::{Finding, Level};
use crate::facts::{Answer, Facts, Failure, FailureKind, Need, Revision};
use crate::ids::RepoPath;
use crate::locale::Value;
use crate::npm::{Audit, AuditSource, Doubt, Kind, Unasked};
use crate::subject::Context;
use crate::text::Untrusted;

/// How many names a sentence lists.
const NAMED: usize = 5;

/// What there is of each lockfile and report.
pub(super) struct Audits<'a> {
    known: Vec<(&'a Audit, Option<&'a Audit>)>,
    findings: Vec<Finding>,
}

/// What there is of one lockfile or report.
enum Known<'a> {
    Audit(&'a Audit),
    Absent,
    /// It could be read, but the registry gave no answer.
    Silent(&'a Failure),
}

fn known<'a>(facts: &'a Facts, need: &Need) -> Result<Known<'a>, Failure> {
    match facts.get(need)? {
        Answer::Audit { audit } => Ok(Known::Audit(audit)),
        Answer::NoAudit { failure } => Ok(Known::Silent(failure)),
        Answer::Absent => Ok(Known::Absent),
        _ => Err(Failure::new(FailureKind::Unreadable, need.to_string())),
    }
}

impl<'a> Audits<'a> {
    /// Takes together what is known.
    pub(super) fn read(config: &Config, context: &Context, facts: &'a Facts) -> Self {
        let mut audits = Self {
            known: Vec::new(),
            findings: Vec::new(),
        };
        for pattern in &config.lockfiles {
            let Found {
                paths, failures, ..
            } = needs::find(pattern, facts);
            for failure in failures {
                audits.findings.push(not_known(pattern.as_str(), &failure));
            }
            let mut any = false;
            for path in &paths {
                any |= audits.lockfile(config, context, facts, path);
            }
            if !any {
                audits.findings.push(
                    Finding::new("npm-audit/no-lockfile", Level::Unknown)
                        .with("path", Value::code(pattern.as_str())),
                );
            }
        }
        for report in &config.reports {
            audits.report(config, context, facts, report);
        }
        audits
    }

    /// One lockfile; `false` where it is not there.
    fn lockfile(
        &mut self,
        config: &Config,
        context: &Context,
        facts: &'a Facts,
        path: &RepoPath,
    ) -> bool {
        let audit = |at| known(facts, &needs::audit(config, at, path));
        let found = match audit(Revision::Subject) {
            Ok(Known::Audit(found)) => found,
            Ok(Known::Absent) => return false,
            Ok(Known::Silent(failure)) => {
                self.findings.push(silent(config, path.as_str(), failure));
                return true;
            }
            Err(failure) => {
                self.findings.push(not_known(path.as_str(), &failure));
                return true;
            }
        };
        let mut base = None;
        if needs::compares(config, context) {
            let unknown = match audit(Revision::Policy) {
                Ok(Known::Audit(known)) => {
                    base = Some(known);
                    None
                }
                Ok(Known::Absent) => None,
                Ok(Known::Silent(failure)) => Some(failure.clone()),
                Err(failure) => Some(failure),
            };
            // Without it everything counts: that is the stricter answer, and it is said.
            self.findings.extend(unknown.map(|failure| {
                Finding::new("npm-audit/base-unknown", Level::Warning)
                    .with("path", Value::code(path.as_str()))
                    .with("reason", failure.message())
            }));
        }
        self.findings.extend(doubts(found, config));
        self.known.push((found, base));
        true
    }

    fn report(
        &mut self,
        config: &Config,
        context: &Context,
        facts: &'a Facts,
        report: &super::config::SavedReportFile,
    ) {
        let path = || Value::code(report.file.as_str());
        if !needs::counts(report, context) {
            let finding = Finding::new("npm-audit/self-declared", Level::Unknown);
            self.findings.push(finding.with("path", path()));
            return;
        }
        let need = Need::SavedAudit {
            file: report.file.clone(),
        };
        match known(facts, &need) {
            Ok(Known::Audit(audit)) => {
                let finding = Finding::new("npm-audit/taken-on-trust", Level::Warning);
                self.findings.push(finding.with("path", path()));
                self.findings.extend(doubts(audit, config));
                self.known.push((audit, None));
            }
            Ok(Known::Absent) => {
                let finding = Finding::new("npm-audit/no-report", Level::Unknown);
                self.findings.push(finding.with("path", path()));
            }
            Ok(Known::Silent(failure)) => {
                self.findings.push(not_known(report.file.as_str(), failure));
            }
            Err(failure) => self
                .findings
                .push(not_known(report.file.as_str(), &failure)),
        }
    }

    /// What is to be judged.
    pub(super) fn subjects(&self) -> Vec<Subject<'a>> {
        let subject =
            |(audit, base): &(&'a Audit, Option<&'a Audit>)| Subject { audit, base: *base };
        self.known.iter().map(subject).collect()
    }

    /// The audits that there are.
    pub(super) fn whole(&self) -> Vec<&'a Audit> {
        self.known.iter().map(|(audit, _)| *audit).collect()
    }

    /// What keeps the whole from being known, and what else is to be said.
    pub(super) fn findings(&self) -> Vec<Finding> {
        self.findings.clone()
    }
}

/// A registry that gives no answer: unknown, unless the policy wants only to be warned. Then the
/// gate has nothing to say about this lockfile; it does not become GO by that.
fn silent(config: &Config, path: &str, failure: &Failure) -> Finding {
    match config.on_registry_error {
        OnRegistryError::Block => not_known(path, failure),
        OnRegistryError::Warn => Finding::new("npm-audit/registry-skipped", Level::Warning)
            .with("path", Value::code(path))
            .with("reason", failure.message())
            .with("remedy", failure.remedy()),
    }
}

fn not_known(path: &str, failure: &Failure) -> Finding {
    Finding::new("npm-audit/not-known", Level::Unknown)
        .with("path", Value::code(path))
        .with("reason", failure.message())
        .with("remedy", failure.remedy())
        .at(path, None)
}

/// What is wrong with a lockfile, and what was not asked about.
pub(super) fn doubts(audit: &Audit, config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(doubtful(audit));
    findings.extend(foreign(audit));
    // Of what is not listed nobody knows what it is needed for.
    if let Some(worst) = audit
        .withheld
        .filter(|worst| *worst >= config.thresholds.of(Kind::Prod))
    {
        findings.push(
            Finding::new("npm-audit/report-withholds", Level::Unknown)
                .with("path", Value::Code(audit.file.clone()))
                .with("severity", Value::Word(worst.word())),
        );
    }
    findings.extend(listed(audit));
    if let AuditSource::Registry { .. } = audit.source
        && !audit.unset_variables.is_empty()
    {
        let names = audit.unset_variables.iter().cloned().map(Value::Code);
        findings.push(
            Finding::new("npm-audit/variable-unset", Level::Warning)
                .with("names", names.collect::<Vec<_>>()),
        );
    }
    findings
}

/// Where else tarballs would come from: whether that is what the registry was asked about, nobody knows.
fn foreign(audit: &Audit) -> Option<Finding> {
    let sources = audit.not_audited.iter();
    let sources = sources.filter(|it| it.why == Unasked::ForeignSource);
    let mut names: Vec<Value> = sources.map(|it| Value::Code(it.name.clone())).collect();
    let count = names.len();
    names.truncate(NAMED);
    (count > 0).then(|| {
        Finding::new("npm-audit/foreign-source", Level::Unknown)
            .with("path", Value::Code(audit.file.clone()))
            .with("more", count - names.len())
            .with("names", names)
            .at(audit.file.for_parsing(), None)
    })
}

/// What is wrong with a lockfile.
fn doubtful(audit: &Audit) -> Option<Finding> {
    let none = Untrusted::default;
    let (kind, what, wanted, by) = match audit.doubts.first()?.clone() {
        Doubt::Name { location } => ("name", location, none(), none()),
        Doubt::Version { location } => ("version", location, none(), none()),
        Doubt::Tarball { location } => ("tarball", location, none(), none()),
        Doubt::Unfixed { location } => ("unfixed", location, none(), none()),
        Doubt::Source { location } => ("source", location, none(), none()),
        Doubt::Halves { location } => ("halves", location, none(), none()),
        Doubt::Missing { name, from } => ("missing", name, none(), from),
        Doubt::Unfit { name, wanted, from } => ("unfit", name, wanted, from),
    };
    let has_by = !by.for_parsing().is_empty();
    Some(
        Finding::new("npm-audit/lockfile-doubtful", Level::Unknown)
            .with("path", Value::Code(audit.file.clone()))
            .with("kind", kind)
            .with("what", Value::Code(what))
            .with("wanted", Value::Code(wanted))
            .with("by", Value::Code(by))
            .with("has-by", if has_by { "yes" } else { "no" })
            .with("more", audit.doubts.len() - 1)
            .at(audit.file.for_parsing(), None),
    )
}

/// What was not asked about, and where the answer may not be about what is installed.
fn listed(audit: &Audit) -> Vec<Finding> {
    let names = |of: &dyn Fn(Unasked) -> bool| -> Vec<Value> {
        let all = audit.not_audited.iter().filter(|it| of(it.why));
        all.map(|it| Value::Code(it.name.clone())).collect()
    };
    let told = |code: &'static str, mut names: Vec<Value>, more: u64| {
        let count = (names.len() as u64).saturating_add(more);
        names.truncate(NAMED);
        let more = count.saturating_sub(names.len() as u64);
        Finding::new(code, Level::Warning)
            .with("count", number(count))
            .with("names", names)
            .with("more", number(more))
    };
    let mut findings = Vec::new();
    let unasked = names(&|why| !why.is_asked_about());
    if !unasked.is_empty() {
        findings.push(told(
            "npm-audit/not-audited",
            unasked,
            audit.not_audited_more,
        ));
    }
    for (why, code) in [
        (Unasked::GitBelow, "npm-audit/git-below"),
        (Unasked::OwnPackages, "npm-audit/own-packages"),
    ] {
        let names = names(&|other| other == why);
        if !names.is_empty() {
            findings.push(told(code, names, 0));
        }
    }
    findings
}

/// A count as the words files take it.
pub(super) fn number(count: u64) -> Value {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
