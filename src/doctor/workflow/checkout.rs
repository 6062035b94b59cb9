//! What brings a stranger's commit to where a token can write, or could.

use super::read::{Job, Step, Workflow};
use super::safety::said;
use super::triggers::Events;
use super::{Check, Shop, Verdict};

const ID: &str = "workflow/checkout";

/// Events on which a workflow has a token that can write, while strangers say what happens.
const PRIVILEGED: [&str; 3] = ["pull_request_target", "issue_comment", "workflow_run"];

/// What in a checkout or in any script stands for the pull request's own commit.
const HEADS: [&str; 6] = [
    "github.event.pull_request.head",
    "github.head_ref",
    "refs/pull/",
    "github.event.workflow_run.head",
    "gh pr checkout",
    "pull_request.merge_commit_sha",
];

/// What more in a script brings the commit in, or lets its author's words into the script.
const SCRIPT_HEADS: [&str; 7] = [
    "pull/",
    "FETCH_HEAD",
    "head.sha",
    "head.ref",
    "head_ref",
    "head_sha",
    "HEAD_REF",
];

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

/// What a step may bring in, from the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Brings {
    Nothing,
    /// A script beside gonogo.
    Script,
    /// What stands in an expression.
    Unknown,
    /// The pull request's own commit.
    Head,
}

/// Jobs that bring in, with a token that can write, what a stranger wrote. Whoever can write there
/// can set the status, whether or not gonogo runs in the same workflow.
pub(super) fn checks(shop: &Shop) -> Vec<Check> {
    let mut checks = Vec::new();
    let all = shop.ours.iter().map(|workflow| (true, workflow));
    for (is_ours, workflow) in all.chain(shop.others.iter().map(|it| (false, it))) {
        if !Events::of_workflow(shop, workflow).any(&PRIVILEGED) {
            continue;
        }
        for job in &workflow.jobs {
            let brought = job
                .steps
                .iter()
                .map(|step| brings(shop, workflow, job, step));
            let brought = brought.max().unwrap_or(Brings::Nothing);
            // Workflows without gonogo often call others; they are looked at as far as they go.
            let elsewhere = is_ours && job.calls_elsewhere() && shop.may_write(workflow, job);
            let (verdict, id) = match brought {
                Brings::Head => (Verdict::Problem, "doctor-checkout-head"),
                Brings::Unknown => (Verdict::NotKnown, "doctor-checkout-unknown"),
                _ if elsewhere => (Verdict::NotKnown, "doctor-checkout-elsewhere"),
                Brings::Script => (Verdict::Warning, "doctor-checkout-script"),
                Brings::Nothing => continue,
            };
            checks.push(Check::bad(ID, verdict, said(id, workflow, job)));
        }
    }
    checks
}

fn brings(shop: &Shop, workflow: &Workflow, job: &Job, step: &Step) -> Brings {
    let has_gonogo = Shop::has_gonogo(job);
    let uses = step.uses.as_deref().unwrap_or_default();
    let is_checkout = uses.to_ascii_lowercase().starts_with("actions/checkout@");
    let fetched = [step.input("ref"), step.input("repository")];
    let fetched: Vec<&str> = fetched
        .into_iter()
        .flatten()
        .filter(|_| is_checkout)
        .collect();
    let script = step.run.as_deref();
    let mentions = |text: &str, heads: &[&str]| heads.iter().any(|head| text.contains(head));
    let in_our_workflow = workflow.runs_gonogo();
    let guarded = has_gonogo || shop.may_write(workflow, job);
    let mut texts = fetched.iter().copied().chain(script);
    if (in_our_workflow || guarded) && texts.any(|text| mentions(text, &HEADS)) {
        return Brings::Head;
    }
    if !guarded {
        return Brings::Nothing;
    }
    if script.is_some_and(|script| mentions(script, &SCRIPT_HEADS)) {
        return Brings::Head;
    }
    if fetched.iter().any(|text| !is_base(text)) {
        return Brings::Unknown;
    }
    match script {
        Some(_) if has_gonogo => Brings::Script,
        _ => Brings::Nothing,
    }
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
