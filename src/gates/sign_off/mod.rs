//! Gate: sign-off. Have the right people said go, by role, for this very commit?
//!
//! [`needs`] names what must be read, step by step; [`hearing`] turns comments and reviews into words;
//! [`tally`] weighs the last word of each person for each role, with [`binding`] (for which commit),
//! [`people`] (who may) and [`separation`] (who made it); [`outcome`] assigns people to roles;
//! [`report`], [`replies`] and [`wording`] say what came of it. All of it is pure: the decision is made
//! anew from what people wrote, and nothing that we published is ever the source of a GO.

mod asides;
mod assignment;
mod binding;
mod chamber;
pub(crate) mod codeowners;
pub(crate) mod command;
mod config;
mod emergency;
mod hearing;
mod ledger;
mod needs;
mod outcome;
mod owners;
mod people;
mod reach;
mod replies;
mod report;
mod section;
mod separation;
mod setting;
mod slips;
mod table;
mod tally;
mod thread;
mod validate;
mod wording;

#[cfg(test)]
mod tests;

pub(crate) use config::Config;
pub(crate) use emergency::follow_up_marker;
pub(crate) use section::{Reviews, Section};

use super::policy::General;
use super::{Gate, Proofs};
use crate::decision::{Area, Finding, Level, Outcome, Report};
use crate::facts::{Answer, Facts, Failure, Need, VetoTrace};
use crate::locale::Value;
use crate::policy::fault::Faults;
use crate::policy::read::Choice;
use crate::subject::Context;
use command::RoleName;
use config::{Condition, Extra};
use hearing::hear;
use setting::Setting;
use thread::{Missing, Thread, ThreadKind, threads};

/// The gate.
pub(crate) struct SignOff;

impl Gate for SignOff {
    const NAME: &'static str = "sign-off";
    const CODES: &'static [&'static str] = report::CODES;
    const DEPENDS_ON_TIME: bool = true;
    type Section = Section;
    type Config = Config;

    fn validate(section: Section, general: &General, faults: &mut Faults) -> Option<Config> {
        validate::validate(section, general, faults)
    }

    fn parts(config: &Config) -> Vec<String> {
        let roles = config.roles.iter();
        roles.map(|role| role.name.to_string()).collect()
    }

    fn needs(config: &Config, context: &Context, known: &Facts) -> Vec<Need> {
        needs::needs(config, context, known)
    }

    fn evaluate(config: &Config, context: &Context, facts: &Facts, proofs: &Proofs) -> Report {
        let mut report = Report::new(Area::Gate(Self::NAME), config.enforcement);
        let (threads, missing) = threads(config, context, facts);
        let heard = match hear(config, &threads, facts) {
            Ok(heard) => heard,
            Err(failure) => {
                report.findings.push(deaf(&failure));
                report.conversation.vetoes = published_vetoes(config, facts);
                return report;
            }
        };
        let setting = Setting::new(config, context, facts, &threads, &heard);
        let mut tally = tally::tally(&setting, &heard);
        let judged = outcome::judge(&setting, proofs, &mut tally);
        report::roles(&mut report, &setting, &judged, &tally);
        let unfilled = judged
            .iter()
            .any(|one| one.role.required && one.outcome() != Outcome::Go);
        keep_others(&mut report, config, facts);
        about_threads(&mut report, &threads, &missing, unfilled);
        about_the_change(&mut report, &setting, proofs);
        let declarations = emergency::declarations(&setting, &tally);
        report.conversation.replies = replies::replies(&setting, &heard, &tally, &declarations);
        report::emergencies(&mut report, &setting, declarations);
        report.conversation.heard = !report
            .findings
            .iter()
            .any(|finding| finding.code == CONVERSATION_UNKNOWN);
        report
    }
}

/// The vetoes that earlier runs published: as long as nobody can be heard, nobody lifts them.
fn published_vetoes(config: &Config, facts: &Facts) -> Vec<VetoTrace> {
    let Ok(Answer::Traces { traces }) = facts.get(&Need::Traces) else {
        return Vec::new();
    };
    let is_role = |name: &str| config.roles.iter().any(|role| role.name.as_str() == name);
    let known = traces.vetoes.iter().filter(|trace| is_role(&trace.role));
    known.cloned().collect()
}

/// What earlier runs published for roles that this policy does not have: a look by another branch's
/// policy takes nothing away.
fn keep_others(report: &mut Report, config: &Config, facts: &Facts) {
    let Ok(Answer::Traces { traces }) = facts.get(&Need::Traces) else {
        return;
    };
    let roles = config.roles.iter().map(|role| &role.name);
    let emergency = config.emergency.iter().map(|rule| &rule.role);
    let names: Vec<&str> = roles.chain(emergency).map(RoleName::as_str).collect();
    let others = |list: &[VetoTrace]| -> Vec<VetoTrace> {
        let others = list.iter();
        let others = others.filter(|trace| !names.contains(&trace.role.as_str()));
        others.cloned().collect()
    };
    let said = &mut report.conversation;
    said.vetoes.extend(others(&traces.vetoes));
    said.withdrawals.extend(others(&traces.withdrawals));
}

/// The code of what was said, or what stood before, and could not be read.
const CONVERSATION_UNKNOWN: &str = "sign-off/conversation-unknown";

/// What was said, or what stood before, could not be read.
fn deaf(failure: &Failure) -> Finding {
    Finding::new(CONVERSATION_UNKNOWN, Level::Unknown)
        .with("reason", failure.message())
        .with("remedy", failure.remedy())
}

/// A veto could be among what could not be read: no role is proved by what could be, and no status
/// that may keep its trace is written over.
fn half_deaf(report: &mut Report, failure: &Failure) {
    report.findings.push(deaf(failure));
    report.conversation.statuses.clear();
    for (_, outcome) in &mut report.parts {
        *outcome = (*outcome).max(Outcome::Unknown);
    }
}

/// Where people speak: whether there is such a place, and whether it is open.
fn about_threads(report: &mut Report, threads: &[Thread<'_>], missing: &[Missing], unfilled: bool) {
    for missing in missing {
        match missing {
            Missing::NoThread => {
                // Nobody is asked for a word where there is no place for one.
                let asks = |finding: &Finding| finding.code == "sign-off/missing";
                report.findings.retain(|finding| !asks(finding));
                let finding = Finding::new("sign-off/no-thread", Level::Unknown);
                report.findings.push(finding);
            }
            Missing::NotOpened if unfilled => report
                .findings
                .push(Finding::new("sign-off/issue-opened", Level::Hold)),
            Missing::NotOpened => {}
            Missing::Unknown(failure) => half_deaf(report, failure),
        }
    }
    for thread in threads {
        if matches!(thread.kind, ThreadKind::Issue { closed: true }) && unfilled {
            let number = Value::Own(format!("#{}", thread.number));
            let finding = Finding::new("sign-off/issue-closed", Level::Hold);
            report.findings.push(finding.with("issue", number));
        }
    }
}

/// That nothing is known about the condition for more sign-offs.
fn condition_unknown(setting: &Setting<'_>, extra: &Extra, proofs: &Proofs) -> Option<Finding> {
    if setting.is_met(&extra.when, proofs).is_some() {
        return None;
    }
    let finding = Finding::new("sign-off/condition-unknown", Level::Warning);
    Some(match &extra.when {
        Condition::Part(reference) => finding
            .with("condition", Value::code(reference.as_str()))
            .with(
                "kind",
                match proofs.get(reference) {
                    Some(_) => "judged",
                    None => "absent",
                },
            )
            .with("reason", Value::text("")),
        Condition::Change(class) => {
            let condition = Value::code(format!("change.{}", class.word()));
            let reason = setting.why_unknown(*class).map(Failure::message);
            finding
                .with("condition", condition)
                .with("kind", "change")
                .with(
                    "reason",
                    reason.map_or_else(|| Value::text(""), Value::from),
                )
        }
    })
}

/// What is to be said about the change as a whole: who made it, and what else it waits for.
fn about_the_change(report: &mut Report, setting: &Setting<'_>, proofs: &Proofs) {
    if let Err(failure) = setting.facts.get(&Need::Traces) {
        // A veto that was deleted could hide behind it.
        half_deaf(report, &failure);
    }
    if !setting.makers.unattributed.is_empty() {
        let commits = setting.makers.unattributed.iter();
        let commits: Vec<Value> = commits
            .take(5)
            .map(|sha| Value::code(sha.as_str()))
            .collect();
        report.findings.push(
            Finding::new("sign-off/unattributed", Level::Unknown)
                .with("count", setting.makers.unattributed.len())
                .with("commits", commits),
        );
    }
    let extra = setting.config.extra.as_ref();
    report
        .findings
        .extend(extra.and_then(|extra| condition_unknown(setting, extra, proofs)));
    if let Some(rule) = &setting.config.emergency {
        match emergency::overdue(setting, rule) {
            Err(failure) => report.findings.push(deaf(&failure)),
            Ok(late) => report.findings.extend(late.into_iter().map(|issue| {
                Finding::new("sign-off/follow-up-overdue", Level::NoGo)
                    .with("issue", Value::Own(format!("#{}", issue.number)))
                    .with("title", Value::Text(issue.title.clone()))
            })),
        }
    }
}
