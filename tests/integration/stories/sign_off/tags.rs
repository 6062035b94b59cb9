//! Tags: the release issue of a commit, and what people try with it.

use super::stage::{AFTER, AGAIN, QA, RUN, WORDS, roles, roles_and, run_tag};
use super::{pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::stories::events::{commented_on, pushed};
use crate::stories::runner::{Ended, action};
use crate::stories::status_of;

/// A tag on `main`, and the release issue that a first run has opened for it.
fn tagged(policy: &str) -> (FakeGithub, u64) {
    let github = signed_shop(policy);
    pull(&github).move_tag("v1.0.0", "main");
    let ended = run(&github, "2026-11-20T14:20:00Z");
    assert_eq!(ended.output("decision"), "hold", "{}", ended.everything());
    let issues = pull(&github).issues();
    assert_eq!(issues.len(), 1);
    let number = issues[0].number;
    (github, number)
}

fn run(github: &FakeGithub, instant: &str) -> Ended {
    run_tag(github, "v1.0.0", instant)
}

#[track_caller]
fn ends(github: &FakeGithub, ended: &Ended, expected: &str) {
    assert_eq!(ended.output("decision"), expected, "{}", ended.everything());
    let sha = pull(github).head_of("v1.0.0");
    assert_eq!(status_of(github, &sha) == "success", expected == "go");
}

#[test]
fn a_tag_is_signed_off_on_its_issue() {
    let (github, issue) = tagged(&roles(QA));
    github.at(WORDS);
    pull(&github).comment(issue, "quinn", "/go qa");
    ends(&github, &run(&github, RUN), "go");
    ends(&github, &run(&github, AFTER), "go");
    assert_eq!(pull(&github).issues().len(), 1);
}

#[test]
fn the_status_by_which_an_issue_is_found_is_kept_true_whatever_else_is_reported() {
    let (github, issue) = tagged(&roles(QA));
    github.at(WORDS);
    pull(&github).comment(issue, "quinn", "/go qa");
    github.at(RUN);
    let sha = pull(&github).head_of("v1.0.0");
    let step = action(&github, pushed("refs/tags/v1.0.0", &sha)).input("report", "none");
    ends(&github, &step.at(RUN).run(), "go");
}

#[test]
fn who_made_the_commit_does_not_sign_the_tag() {
    // In these stories the owner of the repository commits to main.
    let (github, issue) = tagged(&roles("qa: { users: [acme, quinn] }"));
    github.at(WORDS);
    pull(&github).comment(issue, "acme", "/go qa");
    ends(&github, &run(&github, RUN), "hold");
}

#[test]
fn a_tag_that_moves_gets_an_issue_of_its_own() {
    let (github, issue) = tagged(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(issue, "quinn", "/go qa");
    ends(&github, &run(&github, RUN), "go");
    github.at(AFTER);
    shop.file_on("main", "evil.txt", "x\n")
        .move_tag("v1.0.0", "main");
    ends(&github, &run(&github, AGAIN), "hold");
    assert_eq!(shop.issues().len(), 2);
    // Words on the old issue do not count for the new commit, whatever that issue now says.
    let body = shop.issues()[1].body.clone().unwrap_or_default();
    let _ = shop.thread(issue).described(&body);
    github.at("2026-11-20T16:10:00Z");
    shop.comment(issue, "quentin", "/go qa");
    ends(&github, &run(&github, "2026-11-20T16:20:00Z"), "hold");
}

#[test]
fn an_issue_that_somebody_else_opened_is_not_the_release_issue() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    shop.move_tag("v1.0.0", "main");
    let sha = shop.head_of("v1.0.0");
    let forged = format!("Sign-off\n\n<!-- gonogo:release production v1.0.0 {sha} -->\n");
    let story = shop.open_issue(20).by("mallory").labelled("gonogo-release");
    let _ = story.described(&forged);
    github.at(WORDS);
    shop.comment(20, "quinn", "/go qa");
    ends(&github, &run(&github, RUN), "hold");
    assert_eq!(shop.issues().len(), 2, "ours is opened beside it");
    ends(&github, &run(&github, AFTER), "hold");
}

#[test]
fn words_on_an_issue_that_was_edited_to_be_for_this_tag_do_not_count() {
    let (github, issue) = tagged(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(issue, "quinn", "/go qa");
    // A second tag on another commit; the first one's issue is made to say it is for that one,
    // before any run has seen the new tag.
    shop.file_on("main", "evil.txt", "x\n")
        .move_tag("v1.0.0", "main");
    let sha = shop.head_of("v1.0.0");
    let forged = format!("Sign-off\n\n<!-- gonogo:release production v1.0.0 {sha} -->\n");
    let _ = shop.thread(issue).described(&forged);
    ends(&github, &run(&github, RUN), "hold");
    assert_eq!(shop.issues().len(), 2);
    ends(&github, &run(&github, AFTER), "hold");
    github.at(AGAIN);
    let ended = action(&github, commented_on(7)).at(AGAIN).run();
    assert_eq!(ended.output("decision"), "hold");
}

#[test]
fn sign_offs_of_the_merged_pull_request_count_where_the_policy_says_so() {
    for (keys, expected) in [
        ("carry: [merged-pull-request]", "go"),
        ("carry: []", "hold"),
    ] {
        let github = signed_shop(&roles_and(QA, keys));
        let shop = pull(&github);
        github.at(WORDS);
        shop.comment(7, "quinn", "/go qa");
        let _ = shop.thread(7).merge();
        shop.move_tag("v1.0.0", "main");
        ends(&github, &run(&github, RUN), expected);
        ends(&github, &run(&github, AFTER), expected);
    }
}

#[test]
fn who_wrote_the_merged_pull_request_does_not_sign_the_tag() {
    let policy = roles_and(
        "qa: { users: [alice, quinn] }",
        "carry: [merged-pull-request]",
    );
    let github = signed_shop(&policy);
    let shop = pull(&github);
    let _ = shop.thread(7).merge_with_commit();
    shop.move_tag("v1.0.0", "main");
    ends(&github, &run(&github, RUN), "hold");
    let issue = shop.issues()[0].number;
    github.at(AFTER);
    shop.comment(issue, "alice", "/go qa");
    ends(&github, &run(&github, AGAIN), "hold");
}

#[test]
fn a_squashed_pull_request_is_its_authors_change() {
    let github = signed_shop(&roles("qa: { users: [alice, quinn] }"));
    let shop = pull(&github);
    let _ = shop.thread(7).squash_merge();
    shop.move_tag("v1.0.0", "main");
    ends(&github, &run(&github, RUN), "hold");
    let issue = shop.issues()[0].number;
    github.at(AFTER);
    shop.comment(issue, "alice", "/go qa");
    ends(&github, &run(&github, AGAIN), "hold");
}
