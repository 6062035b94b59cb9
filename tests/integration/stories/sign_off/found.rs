//! Ways to a wrong decision that once worked: each is closed.

use super::stage::{
    AFTER, EMERGENCY, LATER, QA, WORDS, answers, decision_comment, digits, ends, roles, run,
    run_again,
};
use super::{at, pull, signed_shop};
use crate::fake_github::story::draft::CommitDraft;
use crate::fake_github::story::repository::Repo;
use crate::fake_github::wire::faults::Fault;
use crate::stories::events::commented_on;

const DOWN: &str = "/emergency INC-42 database is down";

/// A commit of alice's on the pull request's first head: the numbers were searched for until two
/// of them began with the same seven digits, which takes seconds.
fn vanity(base: &str, number: u32) -> CommitDraft {
    CommitDraft::by("alice")
        .saying("Work")
        .dated("2026-11-20T13:00:00Z")
        .standing_on(&[base])
        .changing("a.txt", &format!("{number}\n"))
}

/// Two commits that begin alike: a harmless one and an evil one, and where both stand on.
fn alike(shop: &Repo) -> (String, String, String) {
    let base = shop.head_of_pull_request(7);
    shop.open_pull_request(8).by("alice");
    let harmless = shop.push_commit(8, vanity(&base, 3_282));
    let evil = shop.push_commit(8, vanity(&base, 15_280));
    assert_eq!(
        digits(&harmless, 7),
        digits(&evil, 7),
        "search for other numbers"
    );
    (harmless, evil, base)
}

#[test]
fn an_abbreviation_is_not_for_another_commit_that_was_on_the_branch_before() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    let (harmless, evil, base) = alike(&shop);
    // Before anybody looks: the evil one is the head for a moment.
    shop.reset_pull_request(7, &evil, "alice");
    shop.reset_pull_request(7, &base, "alice");
    shop.reset_pull_request(7, &harmless, "alice");
    github.at(WORDS);
    shop.comment(7, "quinn", &format!("/go qa @{}", digits(&harmless, 7)));
    ends(&github, &run(&github), "go");
    github.at(AFTER);
    shop.reset_pull_request(7, &evil, "alice");
    ends(&github, &run_again(&github), "hold");
}

#[test]
fn an_abbreviation_is_not_for_another_commit_that_was_judged_elsewhere_before() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    let (harmless, evil, _) = alike(&shop);
    // The evil one is the head of another pull request, where we set a status on it.
    assert_eq!(shop.head_of_pull_request(8), evil);
    at(&github, "2026-11-20T14:20:00Z", commented_on(8));
    shop.reset_pull_request(7, &harmless, "alice");
    github.at(WORDS);
    shop.comment(7, "quinn", &format!("/go qa @{}", digits(&harmless, 7)));
    github.at(LATER);
    shop.reset_pull_request(7, &evil, "alice");
    ends(&github, &run(&github), "hold");
}

#[test]
fn a_first_review_that_vetoes_while_the_run_is_under_way_is_heard() {
    let github = signed_shop(&roles(QA));
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    github
        .on_operation("pulls/get")
        .nth(2)
        .before(|github: &crate::fake_github::Github| {
            let shop = github.repository("acme/shop");
            shop.review(7, "quentin", "COMMENTED", "/nogo qa it fails on staging");
        });
    ends(&github, &run(&github), "no-go");
}

#[test]
fn a_sign_off_that_is_deleted_while_the_run_is_under_way_is_gone() {
    let github = signed_shop(&roles(QA));
    github.at(WORDS);
    let id = pull(&github).comment(7, "quinn", "/go qa");
    github
        .on_operation("pulls/get")
        .nth(2)
        .before(move |github: &crate::fake_github::Github| {
            github.repository("acme/shop").delete_comment(id);
        });
    ends(&github, &run(&github), "hold");
}

#[test]
fn an_answer_that_never_arrived_is_given_by_the_next_run() {
    let github = signed_shop(&roles(QA));
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    shop.comment(7, "mallory", "/go qa");
    // Our comment and the answer to mallory are lost; the reaction to her comment arrives.
    github
        .on_operation("issues/create-comment")
        .first(2)
        .fails(Fault::Reset);
    run(&github);
    github.recover();
    ends(&github, &run_again(&github), "go");
    assert_eq!(answers(&github).len(), 1);
}

#[test]
fn an_emergency_is_said_first() {
    let github = signed_shop(EMERGENCY);
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    shop.comment(7, "olga", DOWN);
    shop.comment(7, "omar", DOWN);
    ends(&github, &run(&github), "go");
    let (_, comment) = decision_comment(&github);
    let first = comment.lines().position(|line| line.contains("INC-42"));
    assert!(first.is_some_and(|line| line <= 2), "{comment}");
    assert!(!comment.contains("Nothing blocks"), "{comment}");
    let status = shop.statuses(&shop.head_of_pull_request(7)).remove(0);
    let line = status.description.unwrap_or_default();
    assert!(line.contains("INC-42"), "{line}");
}

#[test]
fn a_follow_up_that_was_closed_is_not_opened_again() {
    let github = signed_shop(EMERGENCY);
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    shop.comment(7, "olga", DOWN);
    shop.comment(7, "omar", DOWN);
    ends(&github, &run(&github), "go");
    github.at(AFTER);
    shop.close_issue(shop.issues()[0].number);
    ends(&github, &run_again(&github), "go");
    assert_eq!(shop.issues().len(), 1);
}
