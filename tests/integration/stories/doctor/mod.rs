//! `gonogo doctor`: whether gonogo is set up so that it can be trusted.

mod actions;
mod bypass;
mod calls;
mod faults;
mod fooled;
mod rules;
mod sources;
pub(crate) mod stage;
mod strangers;
mod tags;
mod tokens;
mod told;
mod unseen;
mod workflows;

use stage::{Examined, PERSON, Stage};

#[test]
fn where_everything_is_right_everything_is_ok() {
    for on_the_runner in [true, false] {
        let stage = Stage::new();
        let examined = if on_the_runner {
            stage.action()
        } else {
            stage.person()
        };
        assert_eq!(examined.exit, 0, "{}", examined.text);
        assert_eq!(
            examined.but("ok"),
            Vec::<String>::new(),
            "{}",
            examined.text
        );
        for id in [
            "policy/found",
            "policy/valid",
            "policy/gates",
            "token/contents",
            "token/pull-requests",
            "token/statuses",
            "token/issues",
            "token/write",
            "required/status",
            "required/source",
            "required/job",
            "required/name",
            "required/up-to-date",
            "required/bypass",
            "tags/protected",
            "tags/bypass",
            "workflow/found",
            "workflow/trigger",
            "workflow/permissions",
            "workflow/pinned",
            "workflow/inputs",
            "workflow/checkout",
            "workflow/condition",
            "workflow/concurrency",
            "source/read",
            "clock/github",
        ] {
            assert_eq!(examined.result(id), "ok", "{id}: {}", examined.text);
        }
        assert!(stage.github.writes().is_empty());
    }
}

#[test]
fn the_workflows_to_copy_are_what_doctor_asks_for() {
    // As they come: with the zeros that are a place to fill in.
    let stage = Stage::new();
    for name in ["pull-request.yml", "release.yml", "sign-off.yml"] {
        stage.workflow(name, &stage::copied(name, &"0".repeat(40)));
    }
    let examined = stage.action();
    assert_eq!(examined.but("ok"), ["workflow/pinned problem"; 5]);
    assert_eq!(examined.exit, 1);
}

#[test]
fn a_repository_that_cannot_be_read_ends_it() {
    let stage = Stage::new();
    let ended = stage
        .step(PERSON)
        .run_with(&["doctor", "--repo", "acme/nothing"]);
    assert_eq!(ended.exit, 6, "{}", ended.everything());
    assert!(
        ended.err.contains("GET /repos/acme/nothing"),
        "{}",
        ended.err
    );
    assert_eq!(ended.out, "");
    let ended = stage.step(PERSON).run_with(&["doctor"]);
    assert_eq!(ended.exit, 2, "{}", ended.err);
    assert!(ended.err.contains("--repo OWNER/NAME"), "{}", ended.err);
}

#[test]
fn a_missing_policy_is_a_problem_and_ends_with_five() {
    let stage = Stage::new();
    stage.shop().remove_on("main", ".github/gonogo.yml");
    let examined = stage.action();
    assert_eq!(examined.exit, 5, "{}", examined.text);
    assert_eq!(examined.result("policy/found"), "problem");
    // Without it nobody knows what the workflows must do.
    assert_eq!(examined.result("workflow/permissions"), "not-known");
    assert_eq!(examined.result("workflow/trigger"), "not-known");
}

#[test]
fn an_invalid_policy_is_counted_and_lint_is_named() {
    let stage = Stage::with("version: 1\ngates:\n  chekclist: {}\n  windw: {}\n");
    let examined = stage.action();
    assert_eq!(examined.exit, 5, "{}", examined.text);
    assert_eq!(examined.result("policy/valid"), "problem");
    let what = examined.what("policy/valid");
    assert!(what.contains("2 errors"), "{what}");
    assert!(examined.remedy("policy/valid").contains("gonogo lint"));
}

#[test]
fn a_policy_without_gates_for_the_environment_is_a_problem() {
    let stage = Stage::with("version: 1\nenvironments:\n  production:\n    gates: { }\n");
    let examined = stage.action();
    assert_eq!(examined.result("policy/gates"), "problem");
    assert_eq!(examined.exit, 1);
}

#[test]
fn a_wrong_clock_is_told() {
    let apart = |instant: &str| -> Examined {
        let stage = Stage::new();
        stage.github.date_header_says(instant);
        let step = stage.step(PERSON).with_githubs_own_clock();
        stage.examine(step, &["doctor", "--repo", "acme/shop", "--format", "json"])
    };
    for (instant, result, exit) in [
        ("2026-11-24T09:30:59Z", "ok", 0),
        ("2026-11-24T09:32:00Z", "warning", 0),
        ("2026-11-24T09:20:00Z", "problem", 1),
    ] {
        let examined = apart(instant);
        assert_eq!(examined.result("clock/github"), result, "{instant}");
        assert_eq!(examined.exit, exit, "{}", examined.text);
    }
}
