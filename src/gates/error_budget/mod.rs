//! Gate: error-budget. How much unreliability may we still spend, and does this change fit?
//!
//! [`section`] is the policy as written, [`validate`] and [`sources`] make a [`config`] of it,
//! [`reading`] says what is asked of each source and what the answers come to, [`judge`] weighs it,
//! and [`report`], [`telling`] and [`details`] say what came of it. The arithmetic lies in
//! [`crate::budget`], what kind of change it is in [`crate::change`]. Pure.

mod bars;
mod config;
mod details;
mod judge;
mod reading;
mod report;
mod section;
mod source_values;
mod sources;
mod telling;
mod validate;
mod values;

#[cfg(test)]
mod tests;

pub(crate) use config::Config;
pub(crate) use report::Placed;
pub(crate) use section::Section;

use jiff::Zoned;

use super::policy::General;
use super::{Gate, Proofs};
use crate::change::{self, Classified};
use crate::decision::{Area, Report};
use crate::facts::{Facts, Need};
use crate::policy::fault::Faults;
use crate::subject::{Context, SubjectKind};
use reading::Setting;

/// The gate.
pub(crate) struct ErrorBudget;

impl Gate for ErrorBudget {
    const NAME: &'static str = "error-budget";
    const CODES: &'static [&'static str] = report::CODES;
    // Figures grow old, and periods begin anew.
    const DEPENDS_ON_TIME: bool = true;
    type Section = Section;
    type Config = Config;

    fn validate(section: Section, general: &General, faults: &mut Faults) -> Option<Config> {
        validate::validate(section, general, faults)
    }

    fn parts(_: &Config) -> Vec<String> {
        report::part_names().map(str::to_owned).collect()
    }

    fn needs(config: &Config, context: &Context, known: &Facts) -> Vec<Need> {
        let mut needs = change::needs(&context.subject, &config.rules, known);
        needs.extend(figures_needed(
            config,
            &context.now,
            known,
            is_change(context),
        ));
        needs
    }

    fn evaluate(config: &Config, context: &Context, facts: &Facts, _: &Proofs) -> Report {
        let class = change::classify(&context.subject, facts, &config.rules);
        let placed = Placed {
            now: &context.now,
            policy: context.policy.path.as_str(),
        };
        of_figures(config, facts, &class, &placed, is_change(context))
    }
}

/// Whether a change is judged whose author can run code in the job.
fn is_change(context: &Context) -> bool {
    matches!(
        context.subject.kind,
        SubjectKind::PullRequest(_) | SubjectKind::MergeGroup { .. }
    )
}

/// The instant on the clock of the calendar's periods.
fn on_clock(config: &Config, now: &Zoned) -> Zoned {
    match &config.zone {
        Some(zone) => now.with_time_zone(zone.clone()),
        None => now.clone(),
    }
}

/// What must be read about the objectives.
pub(crate) fn figures_needed(
    config: &Config,
    now: &Zoned,
    facts: &Facts,
    is_change: bool,
) -> Vec<Need> {
    let now = on_clock(config, now);
    let setting = Setting {
        config,
        now: &now,
        facts,
        is_change,
    };
    let slos = config.slos.iter();
    slos.flat_map(|slo| reading::needs(slo, setting)).collect()
}

/// Judges what was read, for a change of a class.
pub(crate) fn of_figures(
    config: &Config,
    facts: &Facts,
    class: &Classified,
    placed: &Placed<'_>,
    is_change: bool,
) -> Report {
    let now = on_clock(config, placed.now);
    let setting = Setting {
        config,
        now: &now,
        facts,
        is_change,
    };
    let judged = judge::judge(config, setting);
    let mut report = Report::new(Area::Gate(ErrorBudget::NAME), config.enforcement);
    report::fill(&mut report, config, &judged, class, placed);
    report
}
