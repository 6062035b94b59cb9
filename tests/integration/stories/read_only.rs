//! A token that may not write, as on a fork's pull request.

use super::events::pushed_by_a_fork;
use super::runner::{Ended, TUESDAY, action};
use super::{CHECKLIST_POLICY, DONE, OPEN, acme, ending, on_push, shop, status};
use crate::fake_github::FakeGithub;
use crate::fake_github::model::people::{Level, Scope};

fn from_a_fork(github: &FakeGithub) -> Ended {
    acme(github).thread(7).in_fork("mallory/shop");
    action(github, pushed_by_a_fork(github, 7))
        .input("github-token", &github.read_only_job_token())
        .at(TUESDAY)
        .run()
}

#[test]
fn a_go_that_could_not_be_published_looks_green_nowhere() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let ended = from_a_fork(&github);
    assert_eq!(ending(&ended), (7, "unknown"));
    assert_eq!(status(&github), "");
    assert!(acme(&github).comments(7).is_empty());
    for text in [&ended.summary, &ended.out, &ended.err] {
        assert!(!text.contains("GO for"), "{text}");
        assert!(!text.contains("🟢 GO"), "{text}");
    }
    assert!(
        ended.summary.contains("🟣 UNKNOWN for"),
        "{}",
        ended.summary
    );
}

#[test]
fn what_could_not_be_published_and_how_to_allow_it_stands_in_summary_log_and_annotation() {
    for list in [OPEN, DONE] {
        let github = shop(CHECKLIST_POLICY, list);
        let ended = from_a_fork(&github);
        assert_eq!(ended.exit, 7, "whatever was decided");
        let annotations = ended
            .out
            .lines()
            .filter(|line| line.starts_with("::error "));
        let annotations: String = annotations.collect();
        for text in [&ended.summary, &ended.err, &annotations] {
            assert!(text.contains("statuses: write"), "{text}");
            assert!(text.contains("pull-requests: write"), "{text}");
        }
        // On a fork no permission helps; another event does.
        for text in [&ended.summary, &ended.err] {
            assert!(text.contains("pull_request_target"), "{text}");
        }
    }
}

#[test]
fn a_hold_stays_a_hold_for_the_next_step() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let ended = from_a_fork(&github);
    assert_eq!(ending(&ended), (7, "hold"));
    assert!(ended.output("reasons").contains("checklist/open-items"));
}

#[test]
fn a_token_without_one_permission_still_publishes_the_rest() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let token = github.job_token_with(&[
        (Scope::Metadata, Level::Read),
        (Scope::Contents, Level::Read),
        (Scope::PullRequests, Level::Write),
    ]);
    let ended = on_push(&github).input("github-token", &token).run();
    assert_eq!(ended.exit, 7);
    assert_eq!(acme(&github).comments(7).len(), 1);
    assert!(
        ended.summary.contains("statuses: write"),
        "{}",
        ended.summary
    );
    assert!(
        !ended.summary.contains("pull-requests: write"),
        "{}",
        ended.summary
    );
}

#[test]
fn a_token_that_may_not_even_read_decides_nothing() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let token = github.job_token_with(&[(Scope::Metadata, Level::Read)]);
    let ended = on_push(&github).input("github-token", &token).run();
    assert_eq!(ending(&ended), (6, "unknown"));
    assert!(github.writes().is_empty());
}
