//! How large the step to a version must be.

use super::*;

#[test]
fn rule_5_a_step_that_is_large_enough_is_go() {
    let fix = released(&["fix: a"]);
    for tag in ["v1.4.1", "v1.4.7", "v1.5.0", "v2.0.0", "1.4.1"] {
        check(tag, &fix, Outcome::Go, &["right"]);
    }
    let feature = released(&["fix: a", "feat: b"]);
    check("v1.5.0", &feature, Outcome::Go, &["right"]);
    let breaking = released(&["feat!: b"]);
    check("v2.0.0", &breaking, Outcome::Go, &["right"]);
    check("v2.0.0-rc.1", &breaking, Outcome::Go, &["right"]);
}

#[test]
fn rule_5_a_step_that_is_too_small_is_no_go_and_names_the_commits() {
    let feature = released(&["fix: a", "feat: b"]);
    check("v1.4.1", &feature, Outcome::NoGo, &["too-small"]);
    check("v1.4.9-rc.1", &feature, Outcome::NoGo, &["too-small"]);
    let breaking = released(&["feat: a", "fix: b\n\nBREAKING CHANGE: c"]);
    check("v1.5.0", &breaking, Outcome::NoGo, &["too-small"]);
    let model = breaking.tag("v1.5.0");
    let report = judged(&policy("{}"), Some("v1.5.0"), &model);
    let english = said(&report, Locale::English);
    assert!(
        english.contains("A minor step from v1.4.0 to v1.5.0 is too small: breaking changes (0000002 b) ask for v2.0.0"),
        "{english}"
    );
    let french = said(&report, Locale::French);
    assert!(
        french.contains("Un incrément mineur de v1.4.0 à v1.5.0"),
        "{french}"
    );
}

#[test]
fn rule_5_what_was_taken_back_asks_for_nothing() {
    let model = released(&["feat!: a"]);
    let revert = format!(
        "Revert \"feat!: a\"\n\nThis reverts commit {}.",
        model.head()
    );
    let model = model.commit(&revert).commit("fix: b");
    check("v1.4.1", &model, Outcome::Go, &["right"]);
}

#[test]
fn rule_5_a_step_may_be_exact_or_anything() {
    let fix = released(&["fix: a"]);
    let exact = "{ require-bump: exact }";
    check_by(exact, "v1.4.1", &fix, Outcome::Go, &["right"]);
    check_by(exact, "v1.5.0", &fix, Outcome::NoGo, &["too-large"]);
    let feature = released(&["feat!: a"]);
    check_by(
        "{ require-bump: off }",
        "v1.4.1",
        &feature,
        Outcome::Go,
        &["right"],
    );
}

#[test]
fn rule_5_a_revert_in_another_repository_takes_nothing_back_here() {
    let model = released(&["feat!: a (#12)"]);
    let model = model.commit("Revert \"x\" (#13)\n\nReverts other/shop#12");
    check("v1.4.1", &model, Outcome::NoGo, &["too-small"]);
    let model = released(&["feat!: a (#12)"]).commit("Revert \"a\" (#13)\n\nReverts acme/shop#12");
    check("v1.4.1", &model, Outcome::Go, &["right"]);
}

#[test]
fn rule_5_below_one_the_policy_says_what_changes_ask_for() {
    let model = Model::line(&["Begin"]).tag("v0.4.0").commit("feat!: a");
    check("v0.4.1", &model, Outcome::NoGo, &["too-small"]);
    check("v0.5.0", &model, Outcome::Go, &["right"]);
    check_by(
        "{ zero: { breaking: major } }",
        "v0.5.0",
        &model,
        Outcome::NoGo,
        &["too-small"],
    );
    check_by(
        "{ zero: { breaking: patch } }",
        "v0.4.1",
        &model,
        Outcome::Go,
        &["right"],
    );
}
