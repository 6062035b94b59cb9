//! What brings a stranger's commit to where a token can write, or could.

mod commands;
mod heads;
mod script;

use super::calls::Called;
use super::model::{Job, Step, Workflow};
use super::safety::said;
use super::triggers::Events;
use super::{Check, Shop, Verdict};
use crate::locale::Value;
use heads::{Known, Stands, dotted, has_words, names_pull_ref};

const ID: &str = "workflow/checkout";

/// Events on which a workflow has a token that can write, while strangers say what happens.
const PRIVILEGED: [&str; 6] = [
    "pull_request_target",
    "issue_comment",
    "workflow_run",
    "issues",
    "discussion",
    "discussion_comment",
];

/// What in a checkout or in any script stands for the pull request's own commit.
const HEADS: [&str; 6] = [
    "github.event.pull_request.head",
    "github.head_ref",
    "refs/pull/",
    "github.event.workflow_run.head",
    "gh pr checkout",
    "pull_request.merge_commit_sha",
];

/// What more in a script brings the commit in.
const SCRIPT_HEADS: [&str; 5] = ["fetch_head", "head.sha", "head.ref", "head_ref", "head_sha"];

/// Expressions that on these events stand for the base, or for the branch that the workflow is from.
const BASES: [&str; 8] = [
    "github.sha",
    "github.ref",
    "github.ref_name",
    "github.base_ref",
    "github.workflow_sha",
    "github.event.pull_request.base.sha",
    "github.event.pull_request.base.ref",
    "github.event.repository.default_branch",
];

/// Inputs by which actions are told what to fetch.
const INPUTS: [&str; 7] = [
    "ref",
    "repository",
    "commit",
    "sha",
    "branch",
    "revision",
    "head",
];

/// Words in the names of actions that only say something of a commit.
const REPORTING: [&str; 9] = [
    "status",
    "check",
    "comment",
    "label",
    "deployment",
    "report",
    "annotat",
    "notif",
    "slack",
];

/// What a step may bring in, from the least.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Brings {
    Nothing,
    /// A script beside gonogo.
    Script,
    /// Whatever this action makes of the pull request's commit.
    Handed(String),
    /// What stands in an expression.
    Unknown,
    /// A stranger's words, in a script.
    Words,
    /// The pull request's own commit.
    Head,
}

/// Jobs that bring in, with a token that can write, what a stranger wrote. Whoever can write there
/// can set the status, whether or not gonogo runs in the same workflow.
pub(super) fn checks(shop: &Shop) -> Vec<Check> {
    let mut checks = Vec::new();
    for workflow in shop.ours.iter().chain(&shop.others) {
        if !Events::of_workflow(shop, workflow).any(&PRIVILEGED) {
            continue;
        }
        for job in &workflow.jobs {
            let said = |id| said(id, workflow, job);
            let (verdict, what) = match brought(shop, workflow, job) {
                Brings::Head => (Verdict::Problem, said("doctor-checkout-head")),
                Brings::Words => (Verdict::Problem, said("doctor-checkout-words")),
                Brings::Unknown => (Verdict::NotKnown, said("doctor-checkout-unknown")),
                Brings::Handed(action) => {
                    let what = said("doctor-checkout-handed");
                    (Verdict::NotKnown, what.with("uses", Value::code(action)))
                }
                brings => match (calls(shop, workflow, job), brings) {
                    (Some(id), _) => (Verdict::NotKnown, said(id)),
                    (None, Brings::Script) => (Verdict::Warning, said("doctor-checkout-script")),
                    (None, _) => continue,
                },
            };
            checks.push(Check::bad(ID, verdict, what));
        }
    }
    checks
}

/// What is to be said of a job that may write and calls a workflow that was not read. Workflows without
/// gonogo often call other repositories'; they are looked at as far as they go.
fn calls(shop: &Shop, workflow: &Workflow, job: &Job) -> Option<&'static str> {
    let id = match shop.called(job)? {
        Called::Here(_) => return None,
        Called::AtAnotherRef { .. } => "doctor-checkout-another-ref",
        Called::Elsewhere(_) if !workflow.runs_gonogo() => return None,
        Called::Elsewhere(_) => "doctor-checkout-elsewhere",
    };
    shop.may_write(workflow, job).then_some(id)
}

/// The worst that the steps of a job bring in.
fn brought(shop: &Shop, workflow: &Workflow, job: &Job) -> Brings {
    let guarded = job.has_gonogo() || shop.may_write(workflow, job);
    let mut known = Known::default();
    known.add_written(&workflow.variables);
    known.add_written(&job.variables);
    let mut worst = Brings::Nothing;
    for step in &job.steps {
        let mut own = known.clone();
        own.add_written(&step.variables);
        let script = step_script(step).map(|script| script::fetched(script, &own));
        let by = script.as_ref().map_or(Stands::Harmless, |script| script.by);
        let brings = [of_action(step, &own), of_script(step, by, job.has_gonogo())];
        for brings in brings {
            // In gonogo's own workflow a stranger's commit has no place, whatever the token may.
            let counts = guarded || (brings == Brings::Head && workflow.runs_gonogo());
            if counts && brings > worst {
                worst = brings;
            }
        }
        for (name, stands) in script.into_iter().flat_map(|script| script.left) {
            known.add(&name, stands);
        }
    }
    worst
}

/// The script of a step, also that of the action which runs one.
fn step_script(step: &Step) -> Option<&str> {
    let is_script = action(step).is_some_and(|(name, _)| name == "actions/github-script");
    let given = step.input("script").filter(|_| is_script);
    step.run.as_deref().or(given)
}

/// The action of a step in small letters, without its ref, and as it is written.
fn action(step: &Step) -> Option<(String, &str)> {
    let uses = step.uses.as_deref()?;
    let name = uses.split('@').next().unwrap_or_default();
    Some((name.to_ascii_lowercase(), uses))
}

fn of_script(step: &Step, by: Stands, beside_gonogo: bool) -> Brings {
    let Some(script) = step_script(step) else {
        return Brings::Nothing;
    };
    let small = dotted(&script.to_ascii_lowercase());
    let mentions = |heads: &[&str]| heads.iter().any(|head| small.contains(head));
    let is_shell = step.run.is_some();
    match by {
        Stands::Strange => return Brings::Head,
        _ if is_shell && (mentions(&HEADS) || mentions(&SCRIPT_HEADS)) => return Brings::Head,
        _ if names_pull_ref(script) => return Brings::Head,
        _ if has_words(script) => return Brings::Words,
        Stands::Unknown => return Brings::Unknown,
        Stands::Harmless => {}
    }
    match is_shell && beside_gonogo {
        true => Brings::Script,
        false => Brings::Nothing,
    }
}

/// What an action is told to fetch.
fn of_action(step: &Step, known: &Known) -> Brings {
    let Some((name, uses)) = action(step).filter(|_| !step.is_gonogo()) else {
        return Brings::Nothing;
    };
    let is_githubs = name == "actions/checkout";
    let fetches = name.contains("checkout") || name.contains("clone");
    let only_says = !fetches && REPORTING.iter().any(|word| name.contains(word));
    let inputs = INPUTS.iter().filter(|input| match **input {
        "ref" | "repository" => true,
        "sha" | "commit" => !is_githubs && !only_says,
        _ => !is_githubs,
    });
    let mut worst = Brings::Nothing;
    for text in inputs.filter_map(|input| step.input(input)) {
        let brings = match known.stands_for(text) {
            Stands::Strange if fetches => Brings::Head,
            Stands::Strange => Brings::Handed(uses.to_owned()),
            _ if fetches && !is_base(text) => Brings::Unknown,
            Stands::Unknown | Stands::Harmless => Brings::Nothing,
        };
        worst = worst.max(brings);
    }
    worst
}

/// Whether a text plainly names the base, or has no expression at all.
fn is_base(text: &str) -> bool {
    if !text.contains("${{") {
        return true;
    }
    let inner = text.trim().strip_prefix("${{");
    let inner = inner.and_then(|inner| inner.strip_suffix("}}"));
    let inner = inner.unwrap_or_default().trim();
    BASES.contains(&inner) || inner == "github.repository"
}

/// Whether what lies in the job's folder from here on may not be what is on the branch that was read.
pub(super) fn leads_elsewhere(step: &Step) -> bool {
    let fetches =
        action(step).is_some_and(|(name, _)| name.contains("checkout") || name.contains("clone"));
    let given = |input: &str| step.input(input).filter(|text| !text.is_empty());
    fetches
        && ["ref", "repository", "path"]
            .iter()
            .any(|it| given(it).is_some())
}

/// Whether an action that cannot be read as a whole may bring a stranger's commit in, wherever it is used.
pub(super) fn may_bring_in_anywhere(text: &str) -> bool {
    let small = dotted(&text.to_ascii_lowercase());
    let says = |words: &[&str]| words.iter().any(|word| small.contains(word));
    says(&HEADS) || says(&SCRIPT_HEADS) || names_pull_ref(&small)
}

/// Whether a file that cannot be read as a whole may bring a stranger's commit in, by the words in it.
pub(super) fn may_bring_in(text: &str) -> bool {
    let small = dotted(&text.to_ascii_lowercase());
    let says = |words: &[&str]| words.iter().any(|word| small.contains(word));
    says(&PRIVILEGED) && (says(&HEADS) || says(&SCRIPT_HEADS) || names_pull_ref(&small))
}
