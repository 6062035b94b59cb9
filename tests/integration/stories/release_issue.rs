//! The issue that carries a tag's checklist: opened by the gate, and found again by our own first
//! status on the commit.

use super::events::{commented_on_issue, pushed};
use super::runner::{Ended, TUESDAY, action};
use super::{DONE, acme, empty_shop, ending, status_of};
use crate::fake_github::FakeGithub;
use crate::fake_github::model::threads::Thread;

const POLICY: &str = "\
version: 1
timezone: Europe/Paris
gates:
  checklist:
    sources: [release-issue]
    template: .github/release-checklist.md
";

const LIST: &str = "- [ ] tested\n- [ ] rollback tried\n";

fn tagged_shop() -> FakeGithub {
    let github = empty_shop("");
    let shop = acme(&github);
    shop.file_on("main", ".github/release-checklist.md", LIST);
    shop.file_on("main", ".github/gonogo.yml", POLICY);
    shop.move_tag("v1.4.0", "main");
    github
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

fn issues(github: &FakeGithub) -> Vec<Thread> {
    let issues = acme(github).issues();
    issues
        .into_iter()
        .filter(|issue| issue.pull.is_none())
        .collect()
}

#[track_caller]
fn the_issue(github: &FakeGithub) -> Thread {
    let issues = issues(github);
    assert_eq!(issues.len(), 1, "one release issue");
    issues[0].clone()
}

#[test]
fn the_first_run_of_a_tag_opens_its_issue_with_the_templates_list() {
    let github = tagged_shop();
    let none = "checklist/no-release-issue";
    check(&github, (1, "no-go"), "failure", none);
    let issue = the_issue(&github);
    assert_eq!(issue.title, "Go/No-Go v1.4.0 → production");
    assert_eq!(issue.author, "github-actions[bot]");
    assert!(issue.labels.contains("gonogo-release"));
    let body = issue.body.unwrap_or_default();
    assert!(body.contains(LIST.trim_end()), "{body}");
    let sha = acme(&github).head_of("v1.4.0");
    let link = acme(&github).statuses(&sha)[0].target_url.clone();
    let number = issue.number;
    let expected = format!("https://github.com/acme/shop/issues/{number}");
    assert_eq!(link, Some(expected));
    // From now on the list is judged, and the decision stands as a comment on the issue.
    check(&github, (1, "no-go"), "failure", "checklist/open-items");
    assert_eq!(the_issue(&github).number, number);
    assert_eq!(acme(&github).comments(number).len(), 1);
}

#[test]
fn a_tag_whose_release_issue_is_done_is_go_by_a_comment_there() {
    let github = tagged_shop();
    run(&github);
    let number = the_issue(&github).number;
    acme(&github).thread(number).described(DONE);
    let event = commented_on_issue(number);
    let lost = action(&github, event.clone()).at(TUESDAY).run();
    assert_eq!(ending(&lost), (0, "unknown"), "an issue that names no tag");
    check(&github, (0, "go"), "success", "[]");
    let body = format!("{DONE}\n{}\n", marker(&github));
    acme(&github).thread(number).described(&body);
    let ended = action(&github, event).at(TUESDAY).run();
    assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
}

fn marker(github: &FakeGithub) -> String {
    let sha = acme(github).head_of("v1.4.0");
    format!("<!-- gonogo:release production v1.4.0 {sha} -->")
}

#[test]
fn an_issue_of_somebody_elses_is_not_taken_for_the_release_issue() {
    let github = tagged_shop();
    let body = format!("{DONE}\n{}\n", marker(&github));
    for (number, author) in [(20, "mallory"), (21, "other-app[bot]")] {
        acme(&github)
            .open_issue(number)
            .by(author)
            .titled("Go/No-Go v1.4.0 → production")
            .described(&body)
            .labelled("gonogo-release");
    }
    let none = "checklist/no-release-issue";
    check(&github, (1, "no-go"), "failure", none);
    assert_eq!(issues(&github).len(), 3, "ours was opened");
    check(&github, (1, "no-go"), "failure", "checklist/open-items");
}

#[test]
fn a_status_of_somebody_elses_leads_to_no_issue() {
    let github = tagged_shop();
    let sha = acme(&github).head_of("v1.4.0");
    let shop = acme(&github);
    shop.open_issue(20).by("mallory").described(DONE);
    shop.link_status(&sha, "mallory", "gonogo/production", 20);
    check(
        &github,
        (1, "no-go"),
        "failure",
        "checklist/no-release-issue",
    );
    // A status of ours that leads to an issue which is not ours is as good as unreadable.
    let github = tagged_shop();
    let sha = acme(&github).head_of("v1.4.0");
    let shop = acme(&github);
    shop.open_issue(20).by("mallory").described(DONE);
    shop.link_status(&sha, "github-actions[bot]", "gonogo/production", 20);
    check(&github, (4, "unknown"), "error", "checklist/source-unknown");
}

#[test]
fn a_tag_that_is_moved_gets_an_issue_of_its_own() {
    let github = tagged_shop();
    run(&github);
    let first = the_issue(&github).number;
    let body = format!("{DONE}\n{}\n", marker(&github));
    acme(&github).thread(first).described(&body);
    check(&github, (0, "go"), "success", "[]");
    acme(&github).file_on("main", "late.txt", "late\n");
    acme(&github).move_tag("v1.4.0", "main");
    let none = "checklist/no-release-issue";
    check(&github, (1, "no-go"), "failure", none);
    assert_eq!(issues(&github).len(), 2);
    check(&github, (1, "no-go"), "failure", "checklist/open-items");
}

#[test]
fn a_run_killed_after_opening_the_issue_opens_no_second_one() {
    let github = tagged_shop();
    github
        .on("POST", "/repos/*/*/statuses/*")
        .nth(1)
        .fails(crate::fake_github::wire::faults::Fault::status(500));
    run(&github);
    github.recover();
    run(&github);
    assert_eq!(the_issue(&github).title, "Go/No-Go v1.4.0 → production");
    check(&github, (1, "no-go"), "failure", "checklist/open-items");
}
