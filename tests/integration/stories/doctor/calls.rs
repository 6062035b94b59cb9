//! A workflow that others call: what holds for the caller holds for it.

use super::stage::{ACTIONS, PIN, STATUS, Stage, copied, required};
use crate::fake_github::model::rules::Rule;

/// The gate of pull requests, called by another workflow whose job has these lines.
fn called(caller: &str, (from, to): (&str, &str)) -> Stage {
    let stage = Stage::new();
    let text = copied("pull-request.yml", PIN);
    assert!(text.contains(from), "no {from:?}");
    let text = text.replace(from, to);
    let (before, rest) = text.split_once("on:\n").expect("events");
    let (events, jobs) = rest.split_once("permissions: {}").expect("permissions");
    let inner = format!("{before}on: workflow_call\npermissions: {{}}{jobs}");
    stage.workflow("pull-request.yml", &inner);
    let outer = format!(
        "on:\n{events}\njobs:\n  call:\n{caller}    uses: ./.github/workflows/pull-request.yml\n"
    );
    stage.workflow("caller.yml", &outer);
    stage
}

const AS_IT_IS: (&str, &str) = ("  gate:", "  gate:");
const ALL: &str = "    permissions: write-all\n";

#[track_caller]
fn check(stage: &Stage, id: &str, result: &str) {
    let examined = stage.action();
    assert_eq!(examined.result(id), result, "{id}: {}", examined.text);
}

#[test]
fn a_called_workflow_is_as_well_as_one_that_events_start() {
    let examined = called(ALL, AS_IT_IS).action();
    assert_eq!(
        examined.but("ok"),
        Vec::<String>::new(),
        "{}",
        examined.text
    );
}

#[test]
fn a_called_workflow_may_do_what_both_allow() {
    let id = "workflow/permissions";
    let three = "    permissions: { contents: read, pull-requests: write, statuses: write }\n";
    check(&called(three, AS_IT_IS), id, "ok");
    check(
        &called("    permissions: read-all\n", AS_IT_IS),
        id,
        "problem",
    );
    check(&called("", AS_IT_IS), id, "warning");
    let less = ("      statuses: write", "      statuses: read");
    check(&called(ALL, less), id, "problem");
}

#[test]
fn a_caller_that_can_be_skipped_is_a_warning() {
    let skipped = format!("    if: github.actor != 'x'\n{ALL}");
    check(&called(&skipped, AS_IT_IS), "workflow/condition", "warning");
    let stops = format!("    concurrency: {{ group: x, cancel-in-progress: true }}\n{ALL}");
    check(&called(&stops, AS_IT_IS), "workflow/concurrency", "warning");
}

#[test]
fn what_a_called_workflow_brings_in_counts() {
    let steps = "    steps:\n      - uses: acme/gonogo";
    let script = "    steps:\n      - run: git fetch origin pull/7/head\n      - uses: acme/gonogo";
    check(
        &called(ALL, (steps, script)),
        "workflow/checkout",
        "problem",
    );
}

#[test]
fn a_called_job_is_required_under_both_names() {
    for (context, result) in [("call / gate", "warning"), ("call / tests", "ok")] {
        let stage = called(ALL, AS_IT_IS);
        let checks = vec![
            (STATUS.to_owned(), Some(ACTIONS)),
            (context.to_owned(), Some(ACTIONS)),
        ];
        stage.rule(&[Rule::Checks {
            checks,
            strict: true,
        }]);
        check(&stage, "required/job", result);
    }
}

#[test]
fn a_workflow_that_nobody_calls_starts_on_nothing() {
    let stage = called(ALL, AS_IT_IS);
    stage.rule(&[required(Some(ACTIONS), true)]);
    stage
        .shop()
        .remove_on("main", ".github/workflows/caller.yml");
    check(&stage, "workflow/trigger", "problem");
}
