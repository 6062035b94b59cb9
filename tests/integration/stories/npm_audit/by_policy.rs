//! `gonogo audit` where the working tree has a policy.

use super::command_line::desk;
use super::project::{mended, vulnerable, vulnerable_in_development};
use super::stage::{HOLE, policy};

const POLICY: &str = ".github/gonogo.yml";

#[test]
fn the_policy_of_the_working_tree_is_found_and_said() {
    let desk = desk();
    for (lines, exit) in [
        ("enforcement: block", 1),
        ("enforcement: block\nomit: [dev]", 0),
        (
            "enforcement: block\nfail-on: { prod: low, dev: critical }",
            1,
        ),
        (
            "enforcement: block\nallow: [{ id: GHSA-xvch-5gv4-984h, reason: x, expires: 2026-11-24 }]",
            0,
        ),
        (
            "enforcement: block\nallow: [{ id: GHSA-xvch-5gv4-984h, reason: x, expires: 2026-11-23 }]",
            1,
        ),
    ] {
        let step = desk.with(&vulnerable_in_development());
        let step = step.file(POLICY, &policy(&desk.registry, lines));
        let ended = desk.audit(step, "--registry REGISTRY");
        assert_eq!(ended.exit, exit, "{lines}: {}", ended.everything());
        assert!(ended.err.contains(POLICY), "{}", ended.err);
    }
}

#[test]
fn the_command_line_beats_the_policy() {
    let desk = desk();
    let elsewhere = "registry: https://registry.invalid/\nomit: [dev]\nfail-on: critical";
    let step = desk
        .with(&vulnerable())
        .file(POLICY, &policy(&desk.registry, elsewhere));
    let ended = desk.audit(step, "--registry REGISTRY --audit-level low");
    assert_eq!(ended.exit, 1, "{}", ended.everything());
}

#[test]
fn the_lockfiles_of_the_policy_are_all_judged() {
    let desk = desk();
    let lines = "enforcement: block\nlockfiles: [package-lock.json, apps/*/package-lock.json]";
    let mut files = mended().files("").to_vec();
    files.extend(mended().files("apps/web/"));
    files.extend(vulnerable().files("apps/api/"));
    let step = desk
        .with_files(&files)
        .file(POLICY, &policy(&desk.registry, lines));
    let ended = desk.audit(step, "--registry REGISTRY");
    assert_eq!(ended.exit, 1, "{}", ended.everything());
    assert!(
        ended.out.contains("apps/api/package-lock.json"),
        "{}",
        ended.out
    );
}

#[test]
fn a_policy_that_is_broken_is_said() {
    let desk = desk();
    for (text, exit) in [
        ("version: 1\ngates:\n  npm-audit: { fail-on: huge }\n", 5),
        ("]", 5),
    ] {
        let step = desk.with(&mended()).file(POLICY, text);
        let ended = desk.audit(step, "--registry REGISTRY");
        assert_eq!(ended.exit, exit, "{text}: {}", ended.everything());
    }
    let ended = desk.audit(desk.with(&mended()), "--policy nowhere.yml");
    assert_eq!(ended.exit, 6, "{}", ended.everything());
}

#[test]
fn a_policy_without_this_gate_says_nothing_about_it() {
    let desk = desk();
    let text = "version: 1\ngates:\n  checklist:\n    sources: [pull-request]\n";
    for (project, exit) in [(mended(), 0), (vulnerable(), 1)] {
        let step = desk.with(&project).file(POLICY, text);
        let ended = desk.audit(step, "--registry REGISTRY");
        assert_eq!(ended.exit, exit, "{}", ended.everything());
    }
}

#[test]
fn time_to_mend_is_measured_with_githubs_date() {
    let desk = desk();
    let lines = "enforcement: block\nfix-within: { critical: 24h }";
    for (published, exit) in [
        (None, 1),
        (Some("2026-11-23T12:00:00Z"), 0),
        (Some("2026-11-22T12:00:00Z"), 1),
    ] {
        if let Some(instant) = published {
            desk.github.published_advisory(HOLE, instant);
        }
        let step = desk
            .with(&vulnerable())
            .file(POLICY, &policy(&desk.registry, lines));
        let ended = desk.audit(step, "--registry REGISTRY");
        assert_eq!(ended.exit, exit, "{published:?}: {}", ended.everything());
    }
}
