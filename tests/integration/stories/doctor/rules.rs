//! Whether the branch waits for the decision, and tags stay where they are.

use super::stage::{ACTIONS, STATUS, Stage, required};
use crate::fake_github::model::rules::{Protection, Rule};
use crate::fake_github::wire::faults::Fault;

#[track_caller]
fn check(stage: &Stage, id: &str, result: &str, exit: u8) -> String {
    let examined = stage.action();
    assert_eq!(examined.result(id), result, "{}", examined.text);
    assert_eq!(examined.exit, exit, "{}", examined.text);
    assert_eq!(examined.remedy(id).is_empty(), result == "ok");
    examined.what(id)
}

fn checks(checks: &[(&str, Option<u64>)]) -> Rule {
    let checks = checks.iter().map(|(name, app)| ((*name).to_owned(), *app));
    Rule::Checks {
        checks: checks.collect(),
        strict: true,
    }
}

#[test]
fn a_status_that_is_not_required_is_a_problem() {
    let stage = Stage::new();
    stage.rule(&[checks(&[("tests", None)])]);
    let what = check(&stage, "required/status", "problem", 1);
    assert!(
        what.contains("does not require gonogo/production"),
        "{what}"
    );
}

#[test]
fn rules_that_are_only_evaluated_require_nothing() {
    let stage = Stage::new();
    stage.shop().only_evaluate_rules();
    check(&stage, "required/status", "problem", 1);
    check(&stage, "tags/protected", "warning", 1);
}

#[test]
fn a_status_that_anybody_may_set_is_a_problem() {
    let stage = Stage::new();
    stage.rule(&[required(None, true)]);
    let what = check(&stage, "required/source", "problem", 1);
    assert!(what.contains("from anybody"), "{what}");
    // Required twice, once from its source: both rules must hold.
    stage.rule(&[required(None, true), required(Some(ACTIONS), true)]);
    check(&stage, "required/source", "ok", 0);
}

#[test]
fn a_status_from_an_app_that_does_not_post_it_never_arrives() {
    let stage = Stage::new();
    stage.rule(&[required(Some(4711), true)]);
    let what = check(&stage, "required/source", "problem", 1);
    assert!(what.contains("4711"), "{what}");
}

#[test]
fn whether_an_app_of_ones_own_posts_it_is_not_known() {
    let stage = Stage::new();
    stage.rule(&[required(Some(4711), true)]);
    for name in ["pull-request.yml", "release.yml", "sign-off.yml"] {
        let text = super::stage::copied(name, super::stage::PIN);
        let step = format!(
            "acme/gonogo@{} # v1.0.0\n        with:\n",
            super::stage::PIN
        );
        let token = format!("{step}          github-token: ${{{{ steps.app.outputs.token }}}}\n");
        stage.workflow(name, &text.replace(&step, &token));
    }
    check(&stage, "required/source", "not-known", 4);
    // From GitHub Actions it certainly does not come then.
    stage.rule(&[required(Some(ACTIONS), true)]);
    check(&stage, "required/source", "problem", 1);
}

#[test]
fn a_job_that_is_required_by_its_name_is_a_warning() {
    let stage = Stage::new();
    stage.rule(&[checks(&[(STATUS, Some(ACTIONS)), ("gate", Some(ACTIONS))])]);
    let what = check(&stage, "required/job", "warning", 0);
    assert!(what.contains("the job gate"), "{what}");
    stage.rule(&[checks(&[("gate", Some(ACTIONS))])]);
    check(&stage, "required/job", "warning", 1);
    check(&stage, "required/status", "problem", 1);
}

#[test]
fn what_may_be_behind_its_branch_is_a_warning_unless_a_queue_looks() {
    let stage = Stage::new();
    stage.rule(&[required(Some(ACTIONS), false)]);
    check(&stage, "required/up-to-date", "warning", 0);
    stage.rule(&[required(Some(ACTIONS), false), Rule::MergeQueue]);
    check(&stage, "required/up-to-date", "ok", 0);
}

/// The older protection, told by the branch or only by itself.
fn protection(source: Option<u64>, told_by_branch: bool) -> Protection {
    Protection {
        checks: Some(vec![(STATUS.to_owned(), source)]),
        strict: true,
        told_by_branch,
        admins: None,
        off: false,
    }
}

#[test]
fn the_older_protection_counts_as_well() {
    let stage = Stage::new();
    stage.rule(&[]);
    for (source, result, exit) in [(Some(ACTIONS), "ok", 4), (None, "problem", 1)] {
        stage.shop().protect("main", protection(source, true));
        check(&stage, "required/source", result, exit);
        check(&stage, "required/status", "ok", exit);
        // The branch does not tell it, and a job may not ask.
        check(&stage, "required/up-to-date", "not-known", exit);
    }
}

#[test]
fn protection_that_is_turned_off_requires_nothing() {
    let stage = Stage::new();
    stage.rule(&[]);
    let mut off = protection(Some(ACTIONS), true);
    off.off = true;
    stage.shop().protect("main", off);
    check(&stage, "required/status", "problem", 1);
}

#[test]
fn protection_that_only_administrators_see_is_not_known_to_a_job() {
    let stage = Stage::new();
    stage.rule(&[]);
    stage
        .shop()
        .protect("main", protection(Some(ACTIONS), false));
    let what = check(&stage, "required/status", "not-known", 4);
    assert!(what.contains("/protection"), "{what}");
    // No line under `permissions:` would help.
    let remedy = stage.action().remedy("required/status");
    assert!(remedy.contains("Only administrators"), "{remedy}");
    // A person may see it.
    let examined = stage.person();
    assert_eq!(
        examined.result("required/status"),
        "ok",
        "{}",
        examined.text
    );
    assert_eq!(examined.result("required/source"), "ok");
    assert_eq!(examined.result("required/up-to-date"), "ok");
    assert_eq!(examined.exit, 0, "{}", examined.text);
}

#[test]
fn a_source_that_may_stand_in_what_was_not_read_is_not_known() {
    let stage = Stage::new();
    stage.rule(&[required(None, true)]);
    let fault = Fault::status(500);
    stage.github.on_operation("repos/get-branch").fails(fault);
    let examined = stage.person();
    assert_eq!(
        examined.result("required/status"),
        "ok",
        "{}",
        examined.text
    );
    assert_eq!(examined.result("required/source"), "not-known");
}

#[test]
fn a_check_that_may_be_a_job_with_a_matrix_is_a_warning() {
    let matrix = "    strategy: { matrix: { x: [a, b] } }\n    runs-on";
    let named = format!("  gate:\n    name: judge ${{{{ matrix.x }}}}\n{matrix}");
    let unnamed = format!("  gate:\n{matrix}");
    for (job, context, result) in [
        (&named, "judge a", "warning"),
        (&named, "tests", "ok"),
        (&unnamed, "gate (a)", "warning"),
        (&unnamed, "gates", "ok"),
    ] {
        let stage = Stage::new();
        stage.edited("pull-request.yml", "  gate:\n    runs-on", job);
        stage.rule(&[checks(&[(STATUS, Some(ACTIONS)), (context, None)])]);
        let what = check(&stage, "required/job", result, 0);
        assert_eq!(what.contains("can be the name"), result != "ok", "{what}");
    }
}

#[test]
fn another_environment_has_a_status_of_its_own() {
    let stage = Stage::new();
    let policy = format!(
        "{}environments:\n  staging: {{ gates: {{}} }}\n",
        super::stage::POLICY
    );
    stage.shop().file_on("main", ".github/gonogo.yml", &policy);
    let line = "doctor --repo acme/shop --format json --environment staging";
    let line: Vec<&str> = line.split(' ').collect();
    let examined = stage.examine(stage.step(super::PERSON), &line);
    assert_eq!(examined.result("required/status"), "problem");
    let what = examined.what("required/status");
    assert!(what.contains("gonogo/staging"), "{what}");
    // No step decides about it either.
    assert_eq!(
        examined.result("workflow/trigger"),
        "not-known",
        "{}",
        examined.text
    );
}
