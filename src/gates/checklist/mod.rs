//! Gate: checklist. Is every item of the release checklist done, truly?
//!
//! [`parse`](parse::parse) reads one Markdown text into items, headings and lints; [`judge`](judge::judge)
//! weighs documents against the policy's rules; [`report`] and [`details`] say what came of it. All of it is pure.

pub(crate) mod compare;
mod details;
pub(crate) mod document;
pub(crate) mod glyphs;
pub(crate) mod judge;
mod lint_words;
pub(crate) mod marker;
pub(crate) mod not_applicable;
mod open_items;
pub(crate) mod parse;
pub(crate) mod plain;
mod proofs;
mod report;
mod section;
mod sources;

#[cfg(test)]
mod tests;

pub(crate) use report::findings;
pub(crate) use section::{Config, Section, Source, validate};

use jiff::Timestamp;

use super::policy::General;
use super::{Gate, Proofs};
use crate::decision::{Area, Finding, Level, Outcome, Report};
use crate::facts::{Facts, Need, Revision};
use crate::locale::Value;
use crate::policy::fault::Faults;
use crate::subject::Context;
use judge::{ProofState, SourceDocument, Warning};
use report::Setting;
use sources::Read;

/// The gate.
pub(crate) struct Checklist;

impl Gate for Checklist {
    const NAME: &'static str = "checklist";
    const CODES: &'static [&'static str] = report::CODES;
    const DEPENDS_ON_TIME: bool = false;
    type Section = Section;
    type Config = Config;

    fn validate(section: Section, _: &General, faults: &mut Faults) -> Option<Config> {
        validate(section, faults)
    }

    fn needs(config: &Config, context: &Context, _: &Facts) -> Vec<Need> {
        let mut needs = sources::needs(config, context);
        if let Some(path) = &config.template {
            needs.push(Need::File {
                at: Revision::Policy,
                path: path.clone(),
            });
            if config.stale_after.is_some() {
                needs.push(Need::LastChange { path: path.clone() });
            }
        }
        needs
    }

    fn evaluate(config: &Config, context: &Context, facts: &Facts, proofs: &Proofs) -> Report {
        let mut report = Report::new(Area::Gate(Self::NAME), config.enforcement);
        let Read {
            documents,
            opened,
            findings,
        } = sources::read(config, context, facts);
        report.findings.extend(findings);
        let template = match sources::template(config, facts) {
            Ok(template) => template,
            Err(finding) => {
                report.findings.push(*finding);
                None
            }
        };
        if documents.is_empty() {
            return report;
        }
        let documents: Vec<SourceDocument<'_>> = documents
            .iter()
            .map(|(name, document)| SourceDocument { name, document })
            .collect();
        let mut verdict = judge::judge(
            &documents,
            &config.rules,
            template.as_ref(),
            &|reference| match proofs.get(reference) {
                Some(Outcome::Go) => ProofState::Go,
                Some(Outcome::Hold | Outcome::NoGo) => ProofState::NotGo,
                Some(Outcome::Unknown | Outcome::NotApplicable) | None => ProofState::Unknown,
            },
        );
        match stale_days(config, context, facts) {
            Ok(Some(days)) => verdict.warnings.push(Warning::TemplateStale { days }),
            Ok(None) => {}
            Err(finding) => report.findings.push(*finding),
        }
        let setting = Setting {
            documents: &documents,
            template: config.template.as_ref().map(|path| path.as_str()),
            on_tag: context.subject.tag().is_some(),
            when_open: config.when_open,
            open_for: opened.map(|opened| since(context, opened)),
        };
        report::fill(&mut report, &verdict, &setting);
        report
    }
}

/// For how many whole days the template was not changed, where that is longer than it may be.
fn stale_days(
    config: &Config,
    context: &Context,
    facts: &Facts,
) -> Result<Option<u32>, Box<Finding>> {
    let (Some(path), Some(most)) = (&config.template, config.stale_after) else {
        return Ok(None);
    };
    match facts.instant(&Need::LastChange { path: path.clone() }) {
        Ok(Some(changed)) => {
            let seconds = since(context, changed);
            let days = u32::try_from(seconds / 86_400).unwrap_or(u32::MAX);
            Ok((seconds > i64::from(most.seconds())).then_some(days))
        }
        Ok(None) => Ok(None),
        Err(failure) => Err(Box::new(
            Finding::new("checklist/template-age-unknown", Level::Warning)
                .with("path", Value::code(path.as_str()))
                .with("reason", failure.message()),
        )),
    }
}

/// Seconds from an instant to the decision.
fn since(context: &Context, instant: Timestamp) -> i64 {
    context
        .now
        .timestamp()
        .duration_since(instant)
        .as_secs()
        .max(0)
}
