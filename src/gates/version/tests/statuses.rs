//! A status stands on a commit, and a commit may have several tags: which of them were let go out?

use super::*;

fn decided_once() -> Model {
    Model::line(&["Begin"])
        .tag("v1.1.0")
        .decided(OwnStatus::Go)
        .commit("feat!: drop the old API")
}

#[test]
fn rule_5_a_go_of_another_version_on_the_same_commit_releases_no_tag() {
    // v1.1.1 was never judged: what breaks would go out as v1.1.2.
    let model = decided_once()
        .tag("v2.0.0")
        .decided(OwnStatus::Go)
        .tag("v1.1.1")
        .commit("fix: b");
    let codes = ["not-greater", "too-small", "unreleased"];
    check("v1.1.2", &model, Outcome::NoGo, &codes);
    check("v2.0.1", &model, Outcome::Go, &["right"]);
}

#[test]
fn rule_5_a_refused_tag_stays_refused_when_the_right_one_is_let_go_on_its_commit() {
    // As the documentation wants it: the refused tag stays, and the next version is tagged.
    let model = decided_once()
        .tag("v1.1.1")
        .decided(OwnStatus::Refused)
        .tag("v2.0.0")
        .decided(OwnStatus::Go)
        .commit("fix: b");
    let codes = ["not-greater", "too-small", "unreleased"];
    check("v1.1.2", &model, Outcome::NoGo, &codes);
}

#[test]
fn rule_5_a_release_stays_one_when_another_tag_is_refused_on_its_commit() {
    let model = decided_once()
        .tag("v2.0.0")
        .decided(OwnStatus::Go)
        .tag("v1.1.1")
        .decided(OwnStatus::Refused)
        .commit("fix: b");
    check("v2.0.1", &model, Outcome::Go, &["right"]);
}

#[test]
fn rule_5_a_go_of_a_pull_request_with_this_commit_releases_no_tag() {
    let model = decided_once()
        .decided(OwnStatus::Go)
        .tag("v1.1.1")
        .commit("fix: b");
    check(
        "v1.1.2",
        &model,
        Outcome::NoGo,
        &["too-small", "unreleased"],
    );
    check("v2.0.0", &model, Outcome::Go, &["unreleased", "right"]);
}

#[test]
fn where_no_tag_was_ever_decided_about_statuses_of_pull_requests_change_nothing() {
    let model = Model::line(&["feat!: a"])
        .decided(OwnStatus::Go)
        .tag("v1.1.0")
        .commit("fix: b");
    check("v1.1.1", &model, Outcome::Go, &["right"]);
}

#[test]
fn rule_4_two_names_of_one_version_are_one_release() {
    let model = decided_once()
        .tag("v2.0.0")
        .decided(OwnStatus::Go)
        .tag("2.0.0")
        .commit("fix: b");
    check("v2.0.1", &model, Outcome::Go, &["right"]);
}

#[test]
fn rule_5_an_exact_step_is_taken_from_what_was_let_go() {
    // v1.2.0 was never judged; a step from it would leave one out.
    let model = Model::line(&["Begin"])
        .tag("v1.1.9")
        .decided(OwnStatus::Go)
        .tag("v1.2.0")
        .commit("fix: a");
    let exact = "{ require-bump: exact }";
    let codes = ["too-large", "unreleased"];
    check_by(exact, "v1.2.1", &model, Outcome::NoGo, &codes);
    check("v1.2.1", &model, Outcome::Go, &["unreleased", "right"]);
}
