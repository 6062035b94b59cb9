//! Which version may come behind which.

use super::*;

#[test]
fn rule_5_what_comes_after_a_pre_release_does_not_go_behind_it() {
    let model = released(&["feat!: a"]).tag("v2.0.0-rc.1");
    let revert = format!(
        "Revert \"feat!: a\"\n\nThis reverts commit {}.",
        model.head()
    );
    let model = model.commit(&revert).commit("fix: b");
    let exact = "{ require-bump: exact }";
    check_by(exact, "v1.4.1", &model, Outcome::NoGo, &["not-greater"]);
    check_by(exact, "v2.0.0", &model, Outcome::Go, &["right"]);
}

#[test]
fn rule_5_a_tag_that_is_no_version_is_no_go() {
    let model = released(&["fix: a"]);
    for tag in ["latest", "v1.5", "release-1.5.0", "v1.5.0.1", "v01.5.0"] {
        check(tag, &model, Outcome::NoGo, &["not-a-version"]);
    }
    let by_prefix = "version: 1\nnotes: { tag-prefix: api/v }\ngates: { version: {} }\n";
    let model = Model::line(&["a"]).tag("api/v1.0.0").commit("fix: b");
    let report = judged(by_prefix, Some("v1.0.1"), &model);
    assert_eq!(report.outcome(), Outcome::NoGo);
    assert!(said(&report, Locale::English).contains("api/v1.4.0"));
    let report = judged(by_prefix, Some("api/v1.0.1"), &model.tag("api/v1.0.1"));
    assert_eq!(report.outcome(), Outcome::Go);
}

#[test]
fn rule_5_a_version_that_is_not_greater_is_no_go() {
    let model = Model::line(&["a"])
        .tag("v1.4.0")
        .commit("fix: b")
        .tag("v2.0.0")
        .commit("fix: c");
    check("v1.4.1", &model, Outcome::NoGo, &["not-greater"]);
    check_by(
        "{ require-greater: false }",
        "v1.4.1",
        &model,
        Outcome::Go,
        &["right"],
    );
    // Below all that was ever released.
    check("v0.9.0", &model, Outcome::NoGo, &["not-greater"]);
    // A pre-release of what is out already.
    check("v2.0.0-rc.1", &model, Outcome::NoGo, &["not-greater"]);
    // On the same commit.
    let model = released(&["fix: a"]).tag("v1.6.0");
    check("v1.5.0", &model, Outcome::NoGo, &["not-greater"]);
}

#[test]
fn rule_5_a_backport_need_not_be_higher_than_other_branches() {
    let model = Model::line(&["a"])
        .tag("v1.4.0")
        .commit("feat!: b")
        .tag("v2.0.0")
        .commit_on(&[0], "fix: c");
    check("v1.4.1", &model, Outcome::NoGo, &["unreachable"]);
    let report = judged(
        &policy("{ branches: [main, release/1.x] }"),
        Some("v1.4.1"),
        &model.tag("v1.4.1"),
    );
    assert!(said(&report, Locale::English).contains("on none of the branches main, release/1.x"));
}

#[test]
fn rule_5_a_version_that_exists_elsewhere_is_no_go() {
    let model = Model::line(&["a"])
        .tag("v1.4.0")
        .commit("fix: b")
        .tag("1.4.1")
        .commit("fix: c");
    check("v1.4.1", &model, Outcome::NoGo, &["elsewhere"]);
    // What stands behind `+` makes no other version.
    check("v1.4.1+2", &model, Outcome::NoGo, &["elsewhere"]);
    let twice = released(&["fix: a"]).tag("1.4.1");
    check("v1.4.1", &twice, Outcome::Go, &["right"]);
}

#[test]
fn a_tag_that_moved_meanwhile_is_unknown() {
    let model = Model::line(&["a"])
        .tag("v1.4.0")
        .commit("fix: b")
        .tag("v1.4.1")
        .commit("fix: c");
    let report = judged(&policy("{}"), Some("v1.4.1"), &model);
    assert_eq!(report.outcome(), Outcome::Unknown);
}

#[test]
fn a_first_version_may_be_any() {
    for tag in ["v0.1.0", "v1.0.0", "v7.3.0"] {
        check(tag, &Model::line(&["feat!: a"]), Outcome::Go, &["right"]);
    }
}
