//! Gate: npm-audit. Are there known vulnerabilities in what is to be shipped?
//!
//! [`section`] is the policy as written, [`validate`] makes a [`config`] of it, [`needs`] names the
//! audits and dates that must be read, [`judge`] weighs them with the help of [`allow`], and
//! [`report`] and [`details`] say what came of it. What npm knows lies in [`crate::npm`]. Pure.

mod allow;
mod allow_values;
mod audits;
mod config;
mod details;
mod groups;
mod judge;
mod needs;
mod report;
mod section;
mod telling;
mod validate;
mod values;

#[cfg(test)]
mod tests;

pub(crate) use config::{Config, Thresholds};
pub(crate) use judge::Dates;
pub(crate) use report::Setting;
pub(crate) use section::Section;
pub(crate) use values::LockfilePattern;

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::policy::General;
use super::{Gate, Proofs};
use crate::decision::{Area, Report};
use crate::facts::{Facts, Failure, FailureKind, Need};
use crate::npm::{Audit, Ghsa};
use crate::policy::fault::Faults;
use crate::subject::Context;
use audits::Audits;
use judge::dated;

/// The gate.
pub(crate) struct NpmAudit;

impl Gate for NpmAudit {
    const NAME: &'static str = "npm-audit";
    const CODES: &'static [&'static str] = report::CODES;
    // Allowances end on a day, and time to mend runs out.
    const DEPENDS_ON_TIME: bool = true;
    type Section = Section;
    type Config = Config;

    fn validate(section: Section, _: &General, faults: &mut Faults) -> Option<Config> {
        validate::validate(section, faults)
    }

    fn lint(config: &Config, now: Timestamp, faults: &mut Faults) {
        validate::lint(config, now, faults);
    }

    fn needs(config: &Config, context: &Context, known: &Facts) -> Vec<Need> {
        let mut needs = needs::needs(config, context, known);
        if config.fix_within.is_empty() || needs.iter().any(|need| !known.has(need)) {
            return needs;
        }
        let audits = Audits::read(config, context, known);
        let verdict = judge::judge(config, &audits.subjects(), &Dates::new(), &context.now);
        let dated = dated(&verdict, config).into_iter();
        needs.extend(dated.map(|advisory| Need::Published { advisory }));
        needs
    }

    fn evaluate(config: &Config, context: &Context, facts: &Facts, _: &Proofs) -> Report {
        let mut report = Report::new(Area::Gate(Self::NAME), config.enforcement);
        let audits = Audits::read(config, context, facts);
        let subjects = audits.subjects();
        let undated = judge::judge(config, &subjects, &Dates::new(), &context.now);
        let dates = dated(&undated, config)
            .into_iter()
            .map(|advisory| (advisory.clone(), published(facts, advisory)))
            .collect();
        let verdict = judge::judge(config, &subjects, &dates, &context.now);
        report.findings.extend(audits.findings());
        let setting = Setting {
            now: &context.now,
            policy: context.policy.path.as_str(),
        };
        report::fill(&mut report, &verdict, &audits.whole(), &setting);
        report
    }
}

/// When an advisory was published.
fn published(facts: &Facts, advisory: Ghsa) -> Result<Timestamp, Failure> {
    let need = Need::Published { advisory };
    let missing = || Failure::new(FailureKind::NotFound, need.to_string());
    facts.instant(&need)?.ok_or_else(missing)
}

/// Judges audits that were made already: for the command line, where no facts are gathered.
pub(crate) fn of_audits(
    config: &Config,
    audits: &[(Audit, Option<Audit>)],
    dates: &Dates,
    setting: &Setting<'_>,
) -> Report {
    let mut report = Report::new(Area::Gate(NpmAudit::NAME), config.enforcement);
    let subjects: Vec<judge::Subject<'_>> = audits.iter().map(of_pair).collect();
    let verdict = judge::judge(config, &subjects, dates, setting.now);
    let whole: Vec<&Audit> = audits.iter().map(|(audit, _)| audit).collect();
    for audit in &whole {
        report.findings.extend(audits::doubts(audit, config));
    }
    report::fill(&mut report, &verdict, &whole, setting);
    report
}

/// The advisories of which it matters when they were published.
pub(crate) fn dates_needed(
    config: &Config,
    audits: &[(Audit, Option<Audit>)],
    now: &jiff::Zoned,
) -> Vec<Ghsa> {
    let subjects: Vec<judge::Subject<'_>> = audits.iter().map(of_pair).collect();
    dated(&judge::judge(config, &subjects, &Dates::new(), now), config)
}

fn of_pair((audit, base): &(Audit, Option<Audit>)) -> judge::Subject<'_> {
    judge::Subject {
        audit,
        base: base.as_ref(),
    }
}

/// The paths of the lockfiles that one entry of the policy leads to, for the command line, and
/// whether it is a pattern; `None` where they are too many. `list` names the folders in a folder, for
/// a part of the pattern.
pub(crate) fn lockfiles_at(
    config: &Config,
    list: &mut dyn FnMut(&Path, &str) -> Vec<String>,
) -> Option<Vec<(Vec<PathBuf>, bool)>> {
    let entry = |pattern: &LockfilePattern| {
        let mut folders =
            |folder: &str, part: &str| list(Path::new(folder.trim_end_matches('/')), part);
        let (paths, whole) = needs::expand(pattern, &mut folders);
        let paths = paths.iter().map(PathBuf::from).collect();
        whole.then_some((paths, pattern.literal().is_none()))
    };
    config.lockfiles.iter().map(entry).collect()
}
