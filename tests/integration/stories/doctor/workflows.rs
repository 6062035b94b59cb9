//! What workflows miss, allow and let others do.

use super::stage::{ACTIONS, PIN, Stage, copied, required};
use crate::fake_github::model::rules::Rule;

/// The check and its sentence, with a workflow changed in one place.
#[track_caller]
pub(super) fn check(name: &str, (from, to): (&str, &str), id: &str, result: &str, words: &str) {
    let stage = Stage::new();
    stage.edited(name, from, to);
    let examined = stage.action();
    assert_eq!(examined.result(id), result, "{}", examined.text);
    let said = format!("{}\n{}", examined.what(id), examined.remedy(id));
    assert!(said.contains(words), "{said}");
    let exit = match result {
        "problem" => 1,
        "not-known" => 4,
        _ => 0,
    };
    assert_eq!(examined.exit, exit, "{}", examined.text);
}

const ON: &str = "workflow/trigger";

#[test]
fn a_merge_queue_waits_for_ever_without_its_event() {
    let stage = Stage::new();
    stage.rule(&[required(Some(ACTIONS), true), Rule::MergeQueue]);
    assert_eq!(stage.action().result(ON), "ok");
    stage.edited("pull-request.yml", "  merge_group:", "  create:");
    let examined = stage.action();
    assert_eq!(examined.result(ON), "problem", "{}", examined.text);
    assert!(examined.remedy(ON).contains("merge_group:"));
    assert_eq!(examined.exit, 1);
    // Without a queue nobody misses it.
    stage.rule(&[required(Some(ACTIONS), true)]);
    assert_eq!(stage.action().result(ON), "ok");
}

#[test]
fn events_that_change_a_decision_are_missed() {
    let edit = ("edited, labeled, unlabeled, ", "");
    check(
        "pull-request.yml",
        edit,
        ON,
        "warning",
        "edited, labeled, unlabeled",
    );
    let types = "types: [opened, synchronize, reopened, edited, labeled, unlabeled, ready_for_review, converted_to_draft]";
    check(
        "pull-request.yml",
        (types, ""),
        ON,
        "warning",
        "ready_for_review",
    );
    let clock = ("  schedule:\n    - cron: \"7,37 * * * *\"", "  create: # ");
    check("pull-request.yml", clock, ON, "warning", "schedule:");
    let nobody = ("  pull_request_target:", "  create:");
    check(
        "pull-request.yml",
        nobody,
        ON,
        "problem",
        "pull_request_target:",
    );
    let forks = ("  pull_request_target:", "  pull_request:");
    check("pull-request.yml", forks, ON, "warning", "may only read");
    let comments = ("[created, edited, deleted]", "[created]");
    check("sign-off.yml", comments, ON, "warning", "edited, deleted");
    let reviews = ("  pull_request_review:", "  create:");
    check("sign-off.yml", reviews, ON, "warning", "reviews: ignore");
}

#[test]
fn sign_offs_that_nobody_hears_are_a_problem() {
    let stage = Stage::new();
    stage
        .shop()
        .remove_on("main", ".github/workflows/sign-off.yml");
    let examined = stage.action();
    // The scheduled run hears them, late.
    assert_eq!(examined.result(ON), "warning", "{}", examined.text);
    stage.edited(
        "pull-request.yml",
        "  schedule:\n    - cron: \"7,37 * * * *\"",
        "  create: # ",
    );
    let examined = stage.action();
    assert_eq!(examined.result(ON), "problem", "{}", examined.text);
    assert!(examined.remedy(ON).contains("issue_comment:"));
}

#[test]
fn permissions_that_are_missing_are_named_with_their_lines() {
    let id = "workflow/permissions";
    let comment = ("      pull-requests: write", "      pull-requests: read");
    check(
        "pull-request.yml",
        comment,
        id,
        "problem",
        "pull-requests: write",
    );
    let issue = (
        "      issues: write # the release issue: opened",
        "      # ",
    );
    check("release.yml", issue, id, "problem", "issues: write");
    let notes = ("      contents: write", "      contents: read");
    check("release.yml", notes, id, "problem", "contents: write");
    let unclear = (
        "      statuses: write",
        "      statuses: ${{ inputs.level }}",
    );
    check(
        "pull-request.yml",
        unclear,
        id,
        "not-known",
        "contents: read",
    );
}

#[test]
fn a_job_without_permissions_of_its_own_has_those_of_its_workflow() {
    let stage = Stage::new();
    let text = copied("pull-request.yml", PIN);
    let (before, rest) = text.split_once("    permissions:\n").unwrap();
    let (_, steps) = rest.split_once("    steps:\n").unwrap();
    let without = format!("{before}    steps:\n{steps}");
    for (top, result) in [
        ("permissions: {}", "problem"),
        ("permissions: read-all", "problem"),
        ("permissions: write-all", "ok"),
        ("# none", "warning"),
    ] {
        stage.workflow("pull-request.yml", &without.replace("permissions: {}", top));
        let examined = stage.action();
        assert_eq!(
            examined.result("workflow/permissions"),
            result,
            "{top}: {}",
            examined.text
        );
    }
}

#[test]
fn what_is_not_fixed_to_a_commit_is_a_warning() {
    let id = "workflow/pinned";
    let tag = (&*format!("@{PIN}"), "@v1");
    check("pull-request.yml", tag, id, "warning", "acme/gonogo@v1");
    let image = (
        &*format!("acme/gonogo@{PIN}"),
        &*format!("docker://ghcr.io/acme/gonogo:v1@sha256:{}", "a".repeat(64)),
    );
    check("pull-request.yml", image, id, "ok", "fixed to a commit");
    let folder = (&*format!("acme/gonogo@{PIN}"), "acme/gonogo/binary@main");
    check(
        "pull-request.yml",
        folder,
        id,
        "warning",
        "acme/gonogo/binary@main",
    );
}

#[test]
fn a_pull_requests_own_commit_must_not_be_checked_out() {
    let steps = "    steps:\n      - uses: acme/gonogo";
    let checkout = |with: &str| {
        format!("    steps:\n      - uses: actions/checkout@v6\n{with}      - uses: acme/gonogo")
    };
    let head =
        checkout("        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n");
    let id = "workflow/checkout";
    check(
        "pull-request.yml",
        (steps, &head),
        id,
        "problem",
        "needs no checkout",
    );
    let script = "    steps:\n      - run: gh pr checkout 7\n      - uses: acme/gonogo";
    check(
        "pull-request.yml",
        (steps, script),
        id,
        "problem",
        "needs no checkout",
    );
    // The base branch is what the workflow itself comes from.
    check(
        "pull-request.yml",
        (steps, &checkout("")),
        id,
        "ok",
        "No workflow",
    );
}

#[test]
fn a_job_that_can_be_skipped_or_stopped_is_a_warning() {
    let job = "  gate:\n    runs-on";
    let skipped = "  gate:\n    if: github.actor != 'dependabot[bot]'\n    runs-on";
    check(
        "pull-request.yml",
        (job, skipped),
        "workflow/condition",
        "warning",
        "job gate",
    );
    let stops = ("cancel-in-progress: false", "cancel-in-progress: true");
    check(
        "pull-request.yml",
        stops,
        "workflow/concurrency",
        "warning",
        "false",
    );
    let sometimes = (
        "cancel-in-progress: false",
        "cancel-in-progress: ${{ github.ref != 'x' }}",
    );
    check(
        "release.yml",
        sometimes,
        "workflow/concurrency",
        "warning",
        "release.yml",
    );
}

#[test]
fn no_workflow_at_all_is_a_problem() {
    let stage = Stage::new();
    for name in ["pull-request.yml", "release.yml", "sign-off.yml"] {
        stage
            .shop()
            .remove_on("main", &format!(".github/workflows/{name}"));
    }
    let examined = stage.action();
    assert_eq!(
        examined.result("workflow/found"),
        "problem",
        "{}",
        examined.text
    );
    assert_eq!(examined.exit, 1);
    stage
        .shop()
        .remove_on("main", ".github/workflows/unrelated.yml");
    assert_eq!(stage.action().result("workflow/found"), "problem");
}

#[test]
fn names_know_no_case() {
    let stage = Stage::new();
    for name in ["pull-request.yml", "release.yml", "sign-off.yml"] {
        stage.edited(name, "acme/gonogo@", "Acme/GoNoGo@");
    }
    let examined = stage.action();
    assert_eq!(examined.exit, 0, "{}", examined.text);
    let token = "        with:\n          github-token: ${{ secrets.github_token }}\n";
    stage.edited("pull-request.yml", "        with:\n", token);
    let examined = stage.action();
    let source = examined.result("required/source");
    assert_eq!(source, "ok", "{}", examined.text);
}

#[test]
fn a_workflow_that_others_call_is_started_by_what_starts_them() {
    let stage = Stage::new();
    let text = copied("pull-request.yml", PIN);
    let (before, rest) = text.split_once("on:\n").unwrap();
    let (events, jobs) = rest.split_once("permissions: {}").unwrap();
    stage.workflow(
        "pull-request.yml",
        &format!("{before}on: workflow_call\npermissions: {{}}{jobs}"),
    );
    let caller =
        format!("on:\n{events}\njobs:\n  call:\n    uses: ./.github/workflows/pull-request.yml\n");
    stage.workflow("caller.yml", &caller);
    let examined = stage.action();
    assert_eq!(examined.result(ON), "ok", "{}", examined.text);
}
