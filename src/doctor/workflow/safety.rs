//! What lets somebody else speak through a workflow, or leaves an old decision standing.

use super::model::Workflow;
use super::triggers::Events;
use super::{Check, Job, Shop, Verdict};
use crate::locale::{Message, Value};

pub(super) fn said(id: &'static str, workflow: &Workflow, job: &Job) -> Message {
    Message::new(id)
        .with("file", Value::Code(workflow.file.clone()))
        .with("job", Value::code(job.id.as_str()))
}

/// Steps of gonogo that are not fixed to one commit.
pub(super) fn pinned(shop: &Shop) -> Vec<Check> {
    const ID: &str = "workflow/pinned";
    let mut checks = Vec::new();
    for (workflow, job, step) in shop.steps() {
        let uses = step.uses.as_deref().unwrap_or_default();
        let reference = uses.rsplit_once('@').map_or("", |(_, reference)| reference);
        let is_digits = |text: &str, count| {
            text.len() == count && text.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let digest = reference.strip_prefix("sha256:");
        if is_digits(reference, 40) && reference.bytes().all(|byte| byte == b'0') {
            let what = said("doctor-pinned-zeros", workflow, job);
            checks.push(Check::bad(ID, Verdict::Problem, what));
        } else if !is_digits(reference, 40) && !digest.is_some_and(|it| is_digits(it, 64)) {
            let what = said("doctor-pinned-not", workflow, job).with("uses", Value::code(uses));
            checks.push(Check::bad(ID, Verdict::Warning, what));
        }
    }
    checks
}

/// Jobs and steps that decide and can be skipped on the events that change a decision. Where
/// comments start a job, most concern nobody, and it may well look first; a step has no such reason.
pub(super) fn conditions(shop: &Shop) -> Vec<Check> {
    const ID: &str = "workflow/condition";
    let on_pull_requests = ["pull_request", "pull_request_target", "merge_group"];
    let mut checks = Vec::new();
    for (workflow, job, step) in shop.deciding() {
        let events = Events::of_workflow(shop, workflow);
        // What is needed and fails is seen on a tag: nothing goes out.
        let failing = events.any(&on_pull_requests);
        if step.has_condition {
            let what = said("doctor-condition-step", workflow, job);
            checks.push(Check::bad(ID, Verdict::Warning, what));
        }
        let looks = events.any(&on_pull_requests) || events.any(&["push"]);
        if !looks {
            continue;
        }
        if job.has_condition {
            let what = said("doctor-condition", workflow, job);
            checks.push(Check::bad(ID, Verdict::Warning, what));
        } else if shop.may_be_skipped(workflow, job, failing) {
            let what = said("doctor-condition-before", workflow, job);
            checks.push(Check::bad(ID, Verdict::Warning, what));
        }
    }
    checks
}

/// Runs that can be stopped half-way.
pub(super) fn concurrency(shop: &Shop) -> Vec<Check> {
    let mut checks = Vec::new();
    for (workflow, job, _) in shop.deciding() {
        if shop.is_stopped(workflow, job) {
            let what = said("doctor-concurrency", workflow, job);
            checks.push(Check::bad("workflow/concurrency", Verdict::Warning, what));
        }
    }
    checks
}
