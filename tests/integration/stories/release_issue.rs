//! The issue that carries a tag's checklist.

use super::events::pushed;
use super::runner::{Ended, TUESDAY, action};
use super::{DONE, OPEN, acme, empty_shop, ending, status_of};
use crate::fake_github::FakeGithub;

const POLICY: &str = "\
version: 1
timezone: Europe/Paris
gates:
  checklist:
    sources: [release-issue]
";

fn tagged_shop() -> FakeGithub {
    let github = empty_shop("");
    let shop = acme(&github);
    shop.file_on("main", ".github/gonogo.yml", POLICY);
    shop.move_tag("v1.4.0", "main");
    github
}

fn release_issue(github: &FakeGithub, number: u64, title: &str, list: &str) {
    let shop = acme(github);
    let issue = shop.open_issue(number).titled(title).described(list);
    issue.labelled("gonogo-release");
}

fn run(github: &FakeGithub) -> Ended {
    let sha = acme(github).head_of("v1.4.0");
    let event = pushed("refs/tags/v1.4.0", &sha);
    action(github, event).at(TUESDAY).run()
}

#[track_caller]
fn check(github: &FakeGithub, expected: (u8, &str), state: &str, code: &str) {
    let ended = run(github);
    assert_eq!(ending(&ended), expected, "{}", ended.everything());
    let sha = acme(github).head_of("v1.4.0");
    assert_eq!(status_of(github, &sha), state);
    let reasons = ended.output("reasons");
    assert!(reasons.contains(code), "{reasons}");
}

#[test]
fn a_tag_whose_release_issue_is_done_is_go() {
    let github = tagged_shop();
    release_issue(&github, 20, "Release v1.4.0", DONE);
    check(&github, (0, "go"), "success", "[]");
    assert!(
        acme(&github).comments(20).is_empty(),
        "tags have no comment"
    );
}

#[test]
fn an_open_item_of_a_tag_is_no_go() {
    let github = tagged_shop();
    release_issue(&github, 20, "release V1.4.0", OPEN);
    check(&github, (1, "no-go"), "failure", "checklist/open-items");
}

#[test]
fn a_tag_without_a_release_issue_is_no_go() {
    let github = tagged_shop();
    release_issue(&github, 20, "Release v1.4.1", DONE);
    release_issue(&github, 21, "Re: Release v1.4.0", DONE);
    acme(&github)
        .open_issue(22)
        .titled("Release v1.4.0")
        .described(DONE);
    acme(&github)
        .open_pull_request(23)
        .titled("Release v1.4.0")
        .described(DONE)
        .labelled("gonogo-release");
    release_issue(&github, 24, "Release v1.4.0", DONE);
    acme(&github).thread(24).close();
    check(
        &github,
        (1, "no-go"),
        "failure",
        "checklist/no-release-issue",
    );
}

#[test]
fn two_release_issues_of_one_tag_are_unknown() {
    let github = tagged_shop();
    release_issue(&github, 20, "Release v1.4.0", DONE);
    release_issue(&github, 21, "Release v1.4.0", DONE);
    check(&github, (4, "unknown"), "error", "checklist/source-unknown");
}
