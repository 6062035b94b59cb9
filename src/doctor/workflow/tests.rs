//! The forms that a workflow can be written in.

use super::model::{Cancels, Level, Permissions, Workflow};
use super::read::workflow;
use crate::text::Untrusted;

/// A workflow with these lines at its top and one job.
fn read(top: &str, job: &str) -> Workflow {
    let text = format!("{top}\njobs:\n  gate:\n    runs-on: x\n{job}");
    workflow(&Untrusted::new("gate.yml"), &text)
        .unwrap_or_else(|why| panic!("{}: {text}", why.id()))
}

#[track_caller]
fn check_events(on: &str, expected: &[(&str, Option<&[&str]>)]) {
    let read = read(on, "");
    let found: Vec<(&str, Option<Vec<&str>>)> = read
        .triggers
        .iter()
        .map(|trigger| {
            let types = trigger.types.as_ref();
            let types = types.map(|types| types.iter().map(String::as_str).collect());
            (trigger.event.as_str(), types)
        })
        .collect();
    let expected: Vec<(&str, Option<Vec<&str>>)> = expected
        .iter()
        .map(|(event, types)| (*event, types.map(<[&str]>::to_vec)))
        .collect();
    assert_eq!(found, expected, "{on}");
}

#[test]
fn events_are_one_word_a_list_or_a_map() {
    check_events("on: push", &[("push", None)]);
    check_events(
        "\"on\": [push, merge_group]",
        &[("push", None), ("merge_group", None)],
    );
    check_events(
        "on:\n  push:\n  schedule:\n    - cron: x",
        &[("push", None), ("schedule", None)],
    );
    check_events(
        "on:\n  issue_comment:\n    types: created\n  issues:\n    types: [edited, reopened]",
        &[
            ("issue_comment", Some(&["created"])),
            ("issues", Some(&["edited", "reopened"])),
        ],
    );
    check_events("name: nothing starts it", &[]);
    check_events("on: 7", &[("7", None)]);
}

#[test]
fn permissions_are_all_some_or_unsaid() {
    for (top, expected) in [
        ("on: push", Permissions::Unsaid),
        ("permissions:", Permissions::Unsaid),
        ("permissions: {}", Permissions::Listed(Vec::new())),
        ("permissions: read-all", Permissions::All(Level::Read)),
        ("permissions: write-all", Permissions::All(Level::Write)),
        ("permissions: all", Permissions::Unclear),
        ("permissions: [contents]", Permissions::Unclear),
        ("permissions: { contents: reed }", Permissions::Unclear),
        (
            "permissions: { contents: \"${{ x }}\" }",
            Permissions::Unclear,
        ),
        (
            "permissions: { contents: read, x-new: none }",
            Permissions::Listed(vec![
                ("contents".to_owned(), Level::Read),
                ("x-new".to_owned(), Level::None),
            ]),
        ),
    ] {
        assert_eq!(read(top, "").permissions, expected, "{top}");
    }
}

#[test]
fn only_a_plain_no_never_cancels() {
    for (top, expected) in [
        ("concurrency: group", Cancels::No),
        ("concurrency: { group: x }", Cancels::No),
        ("concurrency: { cancel-in-progress: false }", Cancels::No),
        ("concurrency: { cancel-in-progress: true }", Cancels::Yes),
        (
            "concurrency: { cancel-in-progress: \"${{ x }}\" }",
            Cancels::Yes,
        ),
        ("concurrency: { cancel-in-progress: [] }", Cancels::Yes),
    ] {
        assert_eq!(read(top, "").cancels, expected, "{top}");
    }
}

#[test]
fn the_action_is_told_from_others() {
    let uses = |uses: &str| read("on: push", &format!("    steps:\n      - uses: {uses}\n"));
    for ours in [
        "acme/gonogo@v1",
        "acme/gonogo/binary@v1",
        "docker://ghcr.io/acme/gonogo:v1",
        "docker://gonogo",
    ] {
        assert!(uses(ours).runs_gonogo(), "{ours}");
    }
    for other in [
        "acme/gonogo-notes@v1",
        "gonogo/checkout@v4",
        "./gonogo",
        "docker://ghcr.io/gonogo/other:v1",
        "actions/checkout@v6",
        "\"\"",
    ] {
        assert!(!uses(other).runs_gonogo(), "{other}");
    }
}

#[test]
fn what_is_no_workflow_says_why() {
    for text in ["", "[]", "on: push", "jobs: [\n", "a: b\njobs\n"] {
        let outcome = workflow(&Untrusted::new("x.yml"), text);
        assert!(outcome.is_err(), "{text:?}");
    }
}

#[test]
fn expressions_and_unknown_keys_do_no_harm() {
    let job = "    strategy: { matrix: { x: \"${{ fromJSON(needs.a.outputs.b) }}\" } }\n    \
               if: ${{ always() && github.event_name != 'x' }}\n    new-key: [1, { a: b }]\n    steps:\n      \
               - run: |\n          echo \"${{ github.sha }}\" # : {{ }\n      - uses: acme/gonogo@v1\n        \
               with: { Command: check, dry-run: true }\n";
    let read = read("run-name: ${{ github.actor }}\non: push\nfuture: ~", job);
    assert!(read.hole.is_none());
    assert!(read.jobs[0].has_condition);
    let step = &read.jobs[0].steps[1];
    assert_eq!(
        step.input("command"),
        Some("check"),
        "names of inputs know no case"
    );
}
