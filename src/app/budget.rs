//! The command `budget`: what is left of the error budgets, and what may ship.

use std::collections::BTreeSet;

use super::lint::{policy_file, told_faults};
use super::outside::Outside;
use super::{Problem, brief, remark};
use crate::change::{ChangeClass, Classified};
use crate::cli::{Format, Options, SaidChange};
use crate::decision::{Outcome, Report};
use crate::exit::Exit;
use crate::facts::Facts;
use crate::facts::gather::{Sources, gather};
use crate::gates::error_budget::{self, Config, ErrorBudget, Placed};
use crate::gates::policy;
use crate::locale::Words;
use crate::render::alone;
use crate::world::{Variable, Variables};

/// How often it is looked whether there is more to read: a file names queries, which are then asked.
const MOST_ROUNDS: usize = 4;

/// Asks the sources and judges. May it ship: 0, not: 1, not known: 4.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    change: SaidChange,
) -> Result<Exit, Problem> {
    let file = policy_file(outside, options.policy.as_deref())?;
    let (loaded, general) = policy::load_section_and_general::<ErrorBudget>(
        &file.bytes,
        &options.environment,
        |gates| gates.error_budget,
    );
    let config = loaded
        .value
        .ok_or_else(|| told_faults(outside, options, &file, &loaded.faults, "error-budget"))?;
    let now = (outside.clock)().to_zoned(general.clock());
    let facts = read(outside, options, &config, &now)?;
    let path = file.path.display().to_string();
    let placed = Placed {
        now: &now,
        policy: &path,
    };
    let class = Classified::said(match change {
        SaidChange::Bugfix => ChangeClass::Bugfix,
        SaidChange::Security => ChangeClass::Security,
        SaidChange::Risky => ChangeClass::Risky,
        SaidChange::Other => ChangeClass::Other,
    });
    let report = error_budget::of_figures(&config, &facts, &class, &placed, false);
    let words = Words::new(options.language).at(&now);
    if report.counted_outcome() != report.outcome() {
        remark(outside, options, &words.text("app-audit-counts-as-go"));
    }
    match options.format {
        Format::Json => outside.console.json(&alone::json(&report))?,
        Format::Markdown => outside.console.result(&alone::markdown(&report, &words))?,
        _ => outside
            .console
            .result(brief(options, &alone::text(&report, &words, true)))?,
    }
    Ok(exit(&report))
}

/// Everything that the objectives need.
fn read(
    outside: &Outside,
    options: &Options,
    config: &Config,
    now: &jiff::Zoned,
) -> Result<Facts, Problem> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Problem::Output)?;
    let http = outside
        .http(&options.network)
        .map_err(|failure| Problem::Failed(failure, Exit::Usage))?;
    let withheld = Variables::withheld();
    let sources = Sources {
        github: None,
        members: None,
        ourselves: None,
        http: &http,
        files: &outside.files,
        policy_sha: None,
        subject: None,
        variables: match judges_a_change(&outside.variables) {
            true => &withheld,
            false => &outside.variables,
        },
        console: &outside.console,
        now: &*outside.clock,
    };
    let mut facts = Facts::default();
    for _ in 0..MOST_ROUNDS {
        let needs = error_budget::figures_needed(config, now, &facts, false).into_iter();
        let needs: BTreeSet<_> = needs.filter(|need| !facts.has(need)).collect();
        if needs.is_empty() {
            break;
        }
        facts.extend(runtime.block_on(gather(&sources, needs)));
    }
    Ok(facts)
}

/// Whether the working tree may hold a change that nobody has agreed to: its policy would say which
/// of the job's secrets are sent where.
fn judges_a_change(variables: &Variables) -> bool {
    let event = variables.get(Variable::GithubEventName).unwrap_or_default();
    let harmless = ["push", "schedule", "workflow_dispatch", "release", "create"];
    variables.on_the_runner() && !harmless.contains(&event)
}

fn exit(report: &Report) -> Exit {
    match report.counted_outcome() {
        Outcome::Go => Exit::Go,
        Outcome::NoGo => Exit::NoGo,
        Outcome::Hold | Outcome::Unknown | Outcome::NotApplicable => Exit::Unknown,
    }
}
