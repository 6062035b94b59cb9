//! A pull request, from the event to the comment.

use super::events::{Event, commented_on, pushed_to};
use super::runner::{TUESDAY, action};
use super::{
    CHECKLIST_POLICY, DONE, OPEN, acme, ending, on_push, shop, status, the_comment, written,
};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::log::longest_chain;

/// A policy for which everything that there is must be read.
const MUCH_TO_READ: &str = "\
version: 1
timezone: Europe/Paris
gates:
  checklist:
    sources: [pull-request, { file: docs/release-checklist.md }]
    template: .github/release-checklist.md
    stale-after: 90d
";

#[test]
fn an_open_checklist_is_hold_on_the_head_commit_and_in_one_comment() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (0, "hold"), "HOLD is left to the status");
    let head = acme(&github).head_of_pull_request(7);
    assert_eq!(ended.output("sha"), head);
    let statuses = acme(&github).statuses(&head);
    assert_eq!(statuses.len(), 1);
    assert_eq!(
        (statuses[0].context.as_str(), statuses[0].state.as_str()),
        ("gonogo/production", "pending")
    );
    let comment = the_comment(&github);
    assert!(comment.contains("### 🟡 HOLD for"), "{comment}");
    assert!(comment.contains("rollback tried"), "{comment}");
    assert_eq!(
        ended.output("comment_url"),
        format!(
            "https://github.com/acme/shop/pull/7#issuecomment-{}",
            acme(&github).comments(7)[0].id
        )
    );
}

#[test]
fn a_second_run_that_finds_the_same_writes_nothing_at_all() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    on_push(&github).run();
    let before = the_comment(&github);
    github.forget_requests();
    // The footer would say another minute, and the evidence has another digest.
    let ended = on_push(&github).at("2026-11-24T09:55:00Z").run();
    assert_eq!(ending(&ended), (0, "hold"));
    assert_eq!(written(&github), Vec::<String>::new());
    assert_eq!(the_comment(&github), before);
    assert!(!ended.output("comment_url").is_empty(), "it still stands");
}

#[test]
fn three_runs_leave_one_comment_that_says_the_last_decision() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    on_push(&github).run();
    acme(&github).thread(7).described(DONE);
    github.forget_requests();
    let ended = on_push(&github).run();
    assert_eq!(ending(&ended), (0, "go"));
    // A success is written last.
    assert_eq!(written(&github), ["PATCH comments", "POST statuses"]);
    on_push(&github).run();
    let comment = the_comment(&github);
    assert!(comment.contains("### 🟢 GO for"), "{comment}");
    assert_eq!(status(&github), "success");
    let head = acme(&github).head_of_pull_request(7);
    assert_eq!(acme(&github).statuses(&head).len(), 2, "pending, success");
}

#[test]
fn a_new_head_gets_a_status_of_its_own_and_the_same_comment() {
    let github = shop(CHECKLIST_POLICY, DONE);
    on_push(&github).run();
    let old = acme(&github).head_of_pull_request(7);
    let new = acme(&github).push_to_pull_request(7, &[("more.txt", "more\n")]);
    on_push(&github).run();
    assert_eq!(acme(&github).statuses(&old).len(), 1);
    assert_eq!(acme(&github).statuses(&new).len(), 1);
    let short: String = new.chars().take(7).collect();
    let comment = the_comment(&github);
    assert!(comment.contains(&short), "{comment}");
}

#[test]
fn a_push_costs_at_most_fifteen_requests_and_three_round_trips_before_publishing() {
    let github = much_to_read();
    let event = pushed_to(&github, 7);
    costs(&github, event);
}

#[test]
fn a_comment_costs_no_more_although_it_names_no_commit() {
    let github = much_to_read();
    costs(&github, commented_on(7));
}

fn much_to_read() -> FakeGithub {
    let github = shop(MUCH_TO_READ, DONE);
    let shop = acme(&github);
    shop.file_on("main", ".github/release-checklist.md", "- [ ] tested\n");
    shop.push_to_pull_request(
        7,
        &[
            ("docs/release-checklist.md", "- [x] migrated\n"),
            (".github/gonogo.yml", "version: 1\ngates: {}\n"),
        ],
    );
    github
}

#[track_caller]
fn costs(github: &FakeGithub, event: Event) {
    github.answer_in_rounds();
    let ended = action(github, event).at(TUESDAY).run();
    assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
    assert!(
        the_comment(github).contains("differs"),
        "the policy was compared"
    );
    let requests = github.requests();
    let told: Vec<String> = requests
        .iter()
        .map(|request| format!("{} {}", request.method, request.path))
        .collect();
    assert!(requests.len() <= 15, "{}: {told:#?}", requests.len());
    let reads = requests
        .iter()
        .take_while(|request| request.method == "GET");
    let reads: Vec<_> = reads.cloned().collect();
    assert!(longest_chain(&reads) <= 3, "{told:#?}");
}
