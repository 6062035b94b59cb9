//! Pull requests from forks: no record here says what was their head when.

use super::stage::{AFTER, QA, WORDS, digits, ends, roles, run, run_again};
use super::{pull, signed_shop};
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;
use crate::stories::status;

fn forked_shop() -> FakeGithub {
    let github = signed_shop(&roles(QA));
    let _ = pull(&github).thread(7).in_fork("alice/shop");
    github
}

/// The ready-to-copy line of a text, as a person sees it.
fn line_to_copy(text: &str) -> String {
    let (_, behind) = text.split_once("/go qa @").expect("a line to copy");
    let sha = behind.split_whitespace().next().unwrap_or_default();
    format!("/go qa @{sha}")
}

#[test]
fn the_line_that_is_offered_is_the_one_that_counts() {
    let github = forked_shop();
    let shop = pull(&github);
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    let ended = run(&github);
    ends(&github, &ended, "hold");
    let head = shop.head_of_pull_request(7);
    let line = line_to_copy(&ended.out);
    assert_eq!(line, format!("/go qa @{head}"), "the whole SHA");
    github.at(AFTER);
    shop.comment(7, "quinn", &line);
    ends(&github, &run_again(&github), "go");
}

#[test]
fn an_abbreviation_that_nothing_proves_does_not_count() {
    let github = forked_shop();
    let shop = pull(&github);
    github.at(WORDS);
    let head = shop.head_of_pull_request(7);
    shop.comment(7, "quinn", &format!("/go qa @{}", digits(&head, 7)));
    ends(&github, &run(&github), "hold");
}

#[test]
fn a_name_given_for_one_commit_is_not_for_the_next() {
    let github = forked_shop();
    let shop = pull(&github);
    github.at(WORDS);
    let head = shop.head_of_pull_request(7);
    shop.comment(7, "quinn", &format!("/go qa @{head}"));
    ends(&github, &run(&github), "go");
    github.at(AFTER);
    shop.push_commit(7, CommitDraft::by("alice").changing("a.txt", "1\n"));
    ends(&github, &run_again(&github), "hold");
}

#[test]
fn a_branch_of_the_same_name_in_this_repository_is_no_record_of_the_fork() {
    let github = forked_shop();
    let shop = pull(&github);
    let head = shop.head_of_pull_request(7);
    shop.push_branch("change-7", &head, "mallory");
    github.at(WORDS);
    shop.comment(7, "quinn", "/go qa");
    ends(&github, &run(&github), "hold");
}

#[test]
fn a_fork_that_is_gone_is_a_fork() {
    let github = signed_shop(&roles(QA));
    let _ = pull(&github).thread(7).in_deleted_fork();
    github.at(WORDS);
    pull(&github).comment(7, "quinn", "/go qa");
    let ended = run(&github);
    assert_ne!(ended.output("decision"), "go");
    assert_ne!(status(&github), "success");
}
