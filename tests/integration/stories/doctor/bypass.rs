//! Who may go round the rules, and jobs that GitHub would take for the status.

use super::stage::{ACTIONS, STATUS, Stage, required};
use crate::fake_github::model::rules::{Bypasser, Protection, Rule, Target};
use crate::fake_github::wire::faults::Fault;

const RULE: &str = "required/bypass";
const TAGS: &str = "tags/bypass";
const NAME: &str = "required/name";

#[test]
fn those_who_may_go_round_are_named_to_an_administrator() {
    let stage = Stage::new();
    stage.shop().permission("maria", "admin").bypassed_by(
        Target::Branch,
        &[
            Bypasser::Role("admin"),
            Bypasser::Team("acme/release"),
            Bypasser::App("renovate"),
            Bypasser::Owners,
            Bypasser::DeployKeys,
        ],
    );
    let examined = stage.person();
    assert_eq!(examined.result(RULE), "remark", "{}", examined.text);
    let said = examined.what(RULE);
    for name in [
        STATUS,
        "everybody with the role admin",
        "the team acme/release",
        "the app renovate",
        "the owners of the organisation",
        "whoever has a deploy key",
    ] {
        assert!(said.contains(name), "{name}: {said}");
    }
    assert!(!said.contains("more who"), "{said}");
    assert!(!examined.remedy(RULE).is_empty());
    // Rules are often made so on purpose.
    assert_eq!(examined.exit, 0, "{}", examined.text);
    assert_eq!(examined.result(TAGS), "ok", "{}", examined.text);
}

#[test]
fn to_others_it_is_said_how_many_there_are_and_never_that_there_is_nobody() {
    let stage = Stage::new();
    let actors = [Bypasser::Role("admin"), Bypasser::Team("acme/release")];
    stage.shop().bypassed_by(Target::Tag, &actors);
    let examined = stage.action();
    assert_eq!(examined.result(TAGS), "remark", "{}", examined.text);
    let said = examined.what(TAGS);
    assert!(said.contains("2 actors may go round"), "{said}");
    assert!(said.contains("v*"), "{said}");
    assert!(!said.contains("acme/release"), "{said}");
    // An empty list in an answer of which something was withheld may not be one.
    assert_eq!(examined.result(RULE), "remark", "{}", examined.text);
    assert!(
        examined.what(RULE).contains("is not told"),
        "{}",
        examined.text
    );
    assert_eq!(examined.exit, 0, "{}", examined.text);
}

#[test]
fn what_could_not_be_asked_is_not_known() {
    let stage = Stage::new();
    stage
        .github
        .on_operation("graphql")
        .fails(Fault::status(500));
    let examined = stage.person();
    assert_eq!(examined.result(RULE), "not-known", "{}", examined.text);
    assert_ne!(examined.exit, 0);
}

#[test]
fn a_rule_that_nobody_may_go_round_closes_the_others() {
    let stage = Stage::new();
    stage
        .shop()
        .permission("maria", "admin")
        .bypassed_by(Target::Branch, &[Bypasser::Owners])
        .branch_rules(&[required(Some(ACTIONS), true)]);
    let examined = stage.person();
    assert_eq!(examined.result(RULE), "ok", "{}", examined.text);
}

/// The older protection, which requires the status.
fn protection(told_by_branch: bool, admins: Option<bool>) -> Protection {
    Protection {
        checks: Some(vec![(STATUS.to_owned(), Some(ACTIONS))]),
        strict: true,
        told_by_branch,
        admins,
        off: false,
    }
}

#[test]
fn whether_the_older_protection_holds_for_administrators_is_told() {
    for (admins, result, words) in [
        (Some(true), "ok", "Nobody may go round"),
        (Some(false), "remark", "Administrators may go round"),
        (None, "remark", "is not told to this token"),
    ] {
        let stage = Stage::new();
        stage.rule(&[]);
        stage.shop().protect("main", protection(true, admins));
        let examined = stage.action();
        assert_eq!(examined.result(RULE), result, "{}", examined.text);
        let said = examined.what(RULE);
        assert!(said.contains(words), "{said}");
        assert!(said.contains("older protection"), "{said}");
        assert_eq!(examined.remedy(RULE).is_empty(), result == "ok");
    }
}

#[test]
fn what_only_the_protection_itself_tells_an_administrators_token_reads() {
    for (admins, result) in [(true, "ok"), (false, "remark")] {
        let stage = Stage::new();
        stage.rule(&[]);
        stage
            .shop()
            .protect("main", protection(false, Some(admins)));
        let examined = stage.person();
        assert_eq!(examined.result(RULE), result, "{}", examined.text);
        // A job's token may not ask, and then nothing of the protection is known.
        assert_eq!(stage.action().result(RULE), "");
    }
}

#[test]
fn whoever_goes_round_a_ruleset_still_meets_a_protection_that_holds_for_all() {
    for (admins, result) in [
        (Some(true), "ok"),
        (Some(false), "remark"),
        (None, "remark"),
    ] {
        let stage = Stage::new();
        stage
            .shop()
            .permission("maria", "admin")
            .bypassed_by(Target::Branch, &[Bypasser::Owners])
            .protect("main", protection(true, admins));
        let examined = stage.person();
        assert_eq!(examined.result(RULE), result, "{}", examined.text);
    }
}

#[test]
fn what_nobody_requires_nobody_goes_round() {
    let stage = Stage::new();
    stage.shop().without_rules();
    let examined = stage.action();
    assert_eq!(examined.result(RULE), "", "{}", examined.text);
    assert_eq!(examined.result(TAGS), "", "{}", examined.text);
}

#[track_caller]
fn check_name(text: &str, result: &str, words: &str) {
    let stage = Stage::new();
    stage.workflow("other.yml", text);
    let examined = stage.action();
    assert_eq!(examined.result(NAME), result, "{text}: {}", examined.text);
    let said = examined.what(NAME);
    assert!(said.contains(words), "{said}");
}

#[test]
fn a_job_that_is_called_like_the_status_and_does_not_decide_is_a_problem() {
    let job = |rest: &str| format!("on: pull_request\njobs:\n  x:\n    runs-on: x\n{rest}");
    for (rest, result, words) in [
        (
            "    name: gonogo/production\n",
            "problem",
            "job x: it is called gonogo/production",
        ),
        (
            "    name: gonogo/production\n    if: false\n",
            "problem",
            "is called",
        ),
        (
            "    name: gonogo/production\n    steps: [{ uses: acme/gonogo@v1, with: { command: lint } }]\n",
            "problem",
            "is called",
        ),
        (
            "    name: gonogo/production\n    steps: [{ uses: acme/gonogo@v1, with: { environment: staging } }]\n",
            "problem",
            "is called",
        ),
        (
            "    name: gonogo/${{ matrix.to }}\n",
            "warning",
            "can be gonogo/production",
        ),
        (
            "    name: gonogo/${{ matrix.to }}\n    strategy: { matrix: { to: [staging, test] } }\n",
            "ok",
            "No other job",
        ),
        (
            "    name: ${{ matrix.to }}\n    strategy: { matrix: { to: [gonogo/production] } }\n",
            "warning",
            "can be gonogo/production",
        ),
        ("    name: ${{ matrix.os }}\n", "ok", "No other job"),
        ("    name: production\n", "ok", "No other job"),
        ("    name: gonogo/staging\n", "ok", "No other job"),
    ] {
        check_name(&job(rest), result, words);
    }
    let stage = Stage::new();
    // Of the one that decides it is another check that tells.
    stage.edited(
        "pull-request.yml",
        "  gate:\n",
        "  gate:\n    name: gonogo/production\n",
    );
    let examined = stage.action();
    assert_eq!(examined.result(NAME), "ok", "{}", examined.text);
    assert_eq!(examined.result("required/job"), "warning");
}

#[test]
fn a_job_that_an_if_can_skip_is_told_and_the_status_is_what_must_be_required() {
    let skipped = "  gate:\n    if: github.actor != 'dependabot[bot]'\n    runs-on";
    let by_job = Rule::Checks {
        checks: vec![("gate".to_owned(), Some(ACTIONS))],
        strict: true,
    };
    let stage = Stage::new();
    stage.edited("pull-request.yml", "  gate:\n    runs-on", skipped);
    stage.rule(&[by_job]);
    let examined = stage.action();
    assert_eq!(
        examined.result("workflow/condition"),
        "warning",
        "{}",
        examined.text
    );
    let said = examined.what("workflow/condition");
    assert!(
        said.contains("pull-request.yml, job gate: an `if:` can skip"),
        "{said}"
    );
    // Skipped, the job is a success, and anything could be merged.
    assert_eq!(examined.result("required/status"), "problem");
    assert_eq!(examined.result("required/job"), "warning");
    assert!(
        examined
            .remedy("required/job")
            .contains("Require gonogo/production instead")
    );
    assert_eq!(examined.exit, 1);

    stage.rule(&[required(Some(ACTIONS), true)]);
    let examined = stage.action();
    assert_eq!(
        examined.result("required/status"),
        "ok",
        "{}",
        examined.text
    );
    assert_eq!(examined.result("required/job"), "ok");
    assert_eq!(examined.result("workflow/condition"), "warning");
}
