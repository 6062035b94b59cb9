//! Tags: the release issue, and the merged pull request that brought the commit.

use super::scene::commit;
use super::world::{ISSUE, Kind};
use super::*;
use crate::facts::{FailureKind, MergedPull, Need, OwnIssue};

fn issue(closed: bool) -> OwnIssue {
    OwnIssue {
        number: ISSUE.try_into().unwrap(),
        title: "Go/No-Go v1.4.0".into(),
        body: "".into(),
        opened: at("09:30"),
        closed,
        url: "https://github.com/acme/shop/issues/8".into(),
    }
}

fn tag() -> Scene {
    Scene::new(QA)
        .kind(Kind::Tag)
        .with(|it| it.issue = Some(issue(false)))
}

fn carrying(head: &str) -> Scene {
    let policy = format!("{{ {QA}, carry: [merged-pull-request] }}");
    let merged = MergedPull {
        number: 7.try_into().unwrap(),
        head: sha(head),
        head_branch: Some("checkout".into()),
        base: "main".parse().unwrap(),
        author: Some(person("cole")),
        merged: at("11:00"),
    };
    Scene::new(&policy).kind(Kind::Tag).with(|it| {
        it.issue = Some(issue(false));
        it.merged = vec![merged];
    })
}

#[test]
fn the_sign_offs_of_a_tag_are_read_from_its_release_issue() {
    for command in ["/go qa", "/go qa @a100000", "/go"] {
        go(&tag().on_issue("quinn", "10:00", command));
    }
    hold(
        &tag().on_issue("quinn", "10:00", "/go qa @b200000"),
        "another commit",
    );
    hold(&tag().comment("quinn", "10:00", "/go qa"), "qa: 0 of 1");
    no_go(&tag().on_issue("quinn", "10:00", "/nogo qa the queue is stuck"));
    let explicit = Scene::new(&format!("{{ {QA}, binding: explicit }}"));
    let explicit = explicit
        .kind(Kind::Tag)
        .with(|it| it.issue = Some(issue(false)));
    go(&explicit.on_issue("quinn", "10:00", "/go qa"));
}

#[test]
fn until_the_release_issue_is_there_the_tag_waits_for_it() {
    let scene = tag().with(|it| it.issue = None);
    hold(&scene, "The release issue is being opened");
    unknown(
        &tag().unknown(Need::ReleaseIssue, FailureKind::ServerError),
        "",
    );
}

#[test]
fn a_release_issue_that_is_closed_too_early_is_named() {
    let closed = tag().with(|it| it.issue = Some(issue(true)));
    hold(&closed, "The release issue #8 is closed");
    let decided = go(&closed.on_issue("quinn", "10:00", "/go qa"));
    assert_eq!(decided.codes(), ["sign-off/given"]);
}

#[test]
fn whoever_made_the_tagged_commit_does_not_sign_it_off() {
    let scene = tag().on_issue("quinn", "10:00", "/go qa");
    hold(
        &scene.with(|it| it.commits = vec![commit("a1", "quinn")]),
        "made commits of it",
    );
}

#[test]
fn the_sign_offs_of_the_merged_pull_request_count_where_the_policy_carries_them() {
    go(&carrying("a1").comment("quinn", "10:00", "/go qa"));
    let without = carrying("a1").with(|it| it.config = scene::config(QA));
    hold(&without.comment("quinn", "10:00", "/go qa"), "qa: 0 of 1");
    let vetoed = carrying("a1").comment("quinn", "10:00", "/nogo qa the queue is stuck");
    no_go(&vetoed);
    go(&vetoed.on_issue("quinn", "11:30", "/go qa"));
}

#[test]
fn a_merged_pull_request_carries_only_to_the_very_same_files() {
    let squashed = |scene: Scene| {
        scene
            .with(|it| {
                it.pushes
                    .as_mut()
                    .unwrap()
                    .insert(0, scene::push("b2", "09:30", "ada"));
                it.commits = vec![commit("b2", "ada"), commit("a1", "ada")];
            })
            .comment("quinn", "10:00", "/go qa")
    };
    hold(&squashed(carrying("b2")), "qa: 0 of 1");
    go(&squashed(carrying("b2")).same_files("a1", "b2"));
    let need = Need::Tree { sha: sha("b2") };
    let scene = squashed(carrying("b2")).same_files("a1", "b2");
    unknown(&scene.unknown(need, FailureKind::ServerError), "");
}

#[test]
fn a_pull_request_merged_elsewhere_carries_nothing() {
    let other = carrying("a1").with(|it| it.merged[0].base = "release".parse().unwrap());
    hold(&other.comment("quinn", "10:00", "/go qa"), "qa: 0 of 1");
}

#[test]
fn merged_pull_requests_that_could_not_be_read_could_hold_a_veto() {
    let scene = carrying("a1").on_issue("quinn", "10:00", "/go qa");
    go(&scene);
    let need = Need::MergedPulls { sha: sha("a1") };
    unknown(&scene.unknown(need, FailureKind::ServerError), "");
}

#[test]
fn the_author_of_the_carried_pull_request_does_not_count() {
    let policy = "{ roles: { qa: { users: [cole, quinn] } }, carry: [merged-pull-request] }";
    let scene = carrying("a1").with(|it| it.config = scene::config(policy));
    hold(
        &scene.on_issue("cole", "11:30", "/go qa"),
        "cole opened the pull request",
    );
}
