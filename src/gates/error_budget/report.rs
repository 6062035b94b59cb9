//! The judgement as findings; `details` has the table and the numbers.

use jiff::Zoned;

use super::bars;
use super::config::{Config, Slo};
use super::details;
use super::judge::{Judged, Known, May, Speed, counted, fits, fits_burn, worst};
use super::telling::{about, reason_value};
use crate::budget::{Severity, Tier};
use crate::change::Classified;
use crate::decision::{Finding, Level, Outcome, Report};
use crate::facts::Failure;
use crate::locale::Value;

/// The codes of this gate.
pub(super) const CODES: &[&str] = &[
    "error-budget/fits",
    "error-budget/risky",
    "error-budget/bugfix-only",
    "error-budget/freeze",
    "error-budget/change-unknown",
    "error-budget/burning",
    "error-budget/burning-fast",
    "error-budget/burn-unknown",
    "error-budget/no-data",
    "error-budget/stale",
    "error-budget/invalid",
    "error-budget/ambiguous",
    "error-budget/partial",
    "error-budget/not-known",
    "error-budget/self-declared",
    "error-budget/low-traffic",
    "error-budget/nothing-judged",
    "error-budget/averaged",
    "error-budget/taken-on-trust",
    "error-budget/maybe-partial",
];

/// How many objectives get a sentence of one kind each.
const TOLD: usize = 10;

/// When and by which policy.
pub(crate) struct Placed<'a> {
    /// The instant of the decision, on the policy's clock.
    pub(crate) now: &'a Zoned,
    /// The policy's file.
    pub(crate) policy: &'a str,
}

/// Adds findings, numbers and tables to the gate's report.
pub(super) fn fill(
    report: &mut Report,
    config: &Config,
    judged: &[Judged<'_>],
    class: &Classified,
    place: &Placed<'_>,
) {
    lacks(report, config, judged, place.policy);
    let worst = worst(judged);
    match worst {
        None if report.outcome() != Outcome::Unknown => {
            let finding = Finding::new("error-budget/nothing-judged", Level::Unknown);
            let counting = judged.iter().filter(|it| it.slo.counts).count();
            report.findings.push(finding.with("count", counting));
        }
        None => {}
        Some(worst) => {
            tier(report, judged, worst, class, place.now);
            burn(report, config, judged, class);
        }
    }
    remarks(report, judged);
    // What lacks figures may be worse, even where the others decide.
    let told = judged.iter().all(|it| !it.slo.counts || it.result.is_ok());
    let sure = told && report.findings.iter().all(|it| it.level != Level::Unknown);
    report.parts = parts(worst.map(|(_, known)| known.tier), sure);
    report.data = details::data(judged, worst);
    report.blocks = details::blocks(judged);
    report.events = bars::events(judged, place.now);
}

/// Objectives of which nothing can be judged.
fn lacks(report: &mut Report, config: &Config, judged: &[Judged<'_>], policy: &str) {
    let counting = judged.iter().filter(|it| it.slo.counts);
    for it in counting {
        let Err(lack) = &it.result else { continue };
        let level = match config.warn_without_data && !lack.self_declared {
            true => Level::Warning,
            false => Level::Unknown,
        };
        tell(report, super::telling::lack(it.slo, lack, level, policy));
    }
}

/// Adds a finding, unless enough of its kind are there: all of a kind weigh the same.
fn tell(report: &mut Report, finding: Finding) {
    let same = report.findings.iter().filter(|it| it.code == finding.code);
    if same.count() < TOLD {
        report.findings.push(finding);
    }
}

/// Whether the change fits what is left.
fn tier(
    report: &mut Report,
    judged: &[Judged<'_>],
    (slo, known): (&Slo, &Known),
    class: &Classified,
    now: &Zoned,
) {
    let blocking = match known.tier {
        Tier::Normal | Tier::Reinforced => "error-budget/risky",
        Tier::BugfixOnly => "error-budget/bugfix-only",
        Tier::Freeze => "error-budget/freeze",
    };
    let finding = match fits(known.tier, class) {
        May::Anything => about(Finding::new("error-budget/fits", Level::Pass), slo, known)
            .with("is", "anything")
            .with("has-reason", "no")
            .with("why", ""),
        May::For(is, reason) => about(Finding::new("error-budget/fits", Level::Pass), slo, known)
            .with("is", is)
            .with("has-reason", if reason.is_some() { "yes" } else { "no" })
            .with("why", reason_value(reason)),
        May::Not { is, reason } => about(Finding::new(blocking, Level::NoGo), slo, known)
            .with("is", is)
            .with("has-reason", if reason.is_some() { "yes" } else { "no" })
            .with("why", reason_value(reason)),
        May::Unknown(failure) => change_unknown(slo, known, failure),
    };
    let blocks = finding.level == Level::NoGo;
    // Of several periods the last one to end counts, in milder tiers that keep this back, too.
    let keeps = |known: &Known| !matches!(fits(known.tier, class), May::Anything | May::For(..));
    let keeping = counted(judged).filter(|(_, other)| keeps(other));
    let ends = keeping.map(|(_, other)| other.reading.passed.ends);
    let last = ends.collect::<Option<Vec<_>>>().filter(|_| blocks);
    let lifted = last.and_then(|ends| ends.into_iter().max());
    let lifted = lifted.map(|end| end.to_zoned(now.time_zone().clone()));
    report.findings.push(finding.lifted_at(lifted));
}

/// Whether a budget burns too fast for this change.
fn burn(report: &mut Report, config: &Config, judged: &[Judged<'_>], class: &Classified) {
    let fits = fits_burn(class);
    let waits = config.block_risky && !matches!(fits, May::For(..) | May::Anything);
    let is_told = |it: &Finding| it.code == "error-budget/change-unknown";
    let is_told = report.findings.iter().any(is_told);
    for (slo, known) in counted(judged) {
        if waits && known.may_burn() {
            tell(report, burn_unknown(slo, known, &fits));
        }
        let Some(row) = known.alarm() else { continue };
        let finding = |code, level| super::telling::burning(code, level, slo, known, row);
        let finding = match &fits {
            May::Not { reason, .. } if waits && row.severity == Severity::Page => {
                finding("error-budget/burning", Level::NoGo)
                    .with("has-reason", if reason.is_some() { "yes" } else { "no" })
                    .with("why", reason_value(*reason))
            }
            May::Unknown(failure) if waits && row.severity == Severity::Page && !is_told => {
                change_unknown(slo, known, failure)
            }
            _ => finding("error-budget/burning-fast", Level::Warning),
        };
        tell(report, finding);
    }
}

/// How fast a budget burns is not known, and this change hangs on it.
fn burn_unknown(slo: &Slo, known: &Known, fits: &May<'_>) -> Finding {
    let why = match &known.pace {
        Speed::Untold(why) => why.clone(),
        Speed::Unknown(lack) => lack.message.clone(),
        Speed::Known(_) => crate::locale::Message::new("error-budget-untold-lookback"),
    };
    let change = match fits {
        May::Unknown(_) => "unknown",
        _ => "risky",
    };
    Finding::new("error-budget/burn-unknown", Level::Unknown)
        .with("slo", Value::code(slo.id.as_str()))
        .with("change", change)
        .with("reason", why)
}

/// What kind of change it is is not known, and whether it may ship hangs on it.
fn change_unknown(slo: &Slo, known: &Known, failure: &Failure) -> Finding {
    let finding = Finding::new("error-budget/change-unknown", Level::Unknown);
    about(finding, slo, known)
        .with("reason", failure.message())
        .with("remedy", failure.remedy())
}

/// What should be looked at.
fn remarks(report: &mut Report, judged: &[Judged<'_>]) {
    let known = || {
        judged
            .iter()
            .filter_map(|it| Some((it.slo, it.result.as_ref().ok()?)))
            .filter(|(slo, _)| slo.counts)
    };
    for (slo, known) in known().filter(|(_, known)| !known.is_judged()).take(TOLD) {
        let finding = Finding::new("error-budget/low-traffic", Level::Warning);
        report
            .findings
            .push(super::telling::low_traffic(finding, slo, known));
    }
    let names = |pick: fn(&Known) -> bool| -> Vec<Value> {
        let picked = known().filter(|(_, known)| pick(known));
        let names = picked.map(|(slo, _)| Value::code(slo.id.as_str()));
        names.take(TOLD).collect()
    };
    for (code, names) in [
        (
            "error-budget/averaged",
            names(|known| known.reading.averaged),
        ),
        (
            "error-budget/taken-on-trust",
            names(|known| known.reading.self_declared),
        ),
        (
            "error-budget/maybe-partial",
            names(|known| known.maybe_partial),
        ),
    ] {
        if !names.is_empty() {
            let finding = Finding::new(code, Level::Warning).with("count", names.len());
            report.findings.push(finding.with("slos", names));
        }
    }
}

/// What other gates may refer to: a tier is reached, or a stricter one.
/// The names of the parts that other gates can ask for.
pub(super) fn part_names() -> impl Iterator<Item = &'static str> {
    Tier::ALL.into_iter().skip(1).map(Tier::word)
}

fn parts(tier: Option<Tier>, sure: bool) -> Vec<(String, Outcome)> {
    let stricter = Tier::ALL.into_iter().skip(1);
    stricter
        .map(|part| {
            let outcome = match tier {
                Some(tier) if tier >= part => Outcome::Go,
                Some(_) if sure => Outcome::NotApplicable,
                _ => Outcome::Unknown,
            };
            (part.word().to_owned(), outcome)
        })
        .collect()
}
