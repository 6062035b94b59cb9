//! Every event that starts a workflow, and what it makes of it.

use serde_json::json;

use super::events::{
    Event, commented_on, commented_on_issue, pull_request_was, pushed, pushed_to, queued, release,
    scheduled, started_by_hand,
};
use super::runner::{Ended, TUESDAY, action};
use super::{CHECKLIST_POLICY, DONE, OPEN, acme, ending, shop, status, status_of, the_comment};
use crate::fake_github::FakeGithub;

/// A policy whose list stands in the repository: it can judge tags.
const LIST_IN_A_FILE: &str = "\
version: 1
gates:
  checklist:
    sources: [{ file: list.md }]
";

fn shop_with_list(list: &str) -> FakeGithub {
    let github = shop(LIST_IN_A_FILE, "");
    acme(&github).file_on("main", "list.md", list);
    github
}

fn run(github: &FakeGithub, event: Event) -> Ended {
    action(github, event).at(TUESDAY).run()
}

#[test]
fn a_light_an_annotated_and_a_nested_tag_mean_their_commit() {
    let github = shop_with_list(DONE);
    let shop = acme(&github);
    let commit = shop.head_of("main");
    shop.move_tag("light", "main");
    shop.annotated_tag("annotated", "main");
    shop.annotated_tag("nested", "annotated");
    let tags = ["light", "annotated", "nested"];
    for tag in tags {
        let object = "7e6d5c4b3a291807f6e5d4c3b2a1908f7e6d5c4b";
        for _ in 0..2 {
            let ended = run(&github, pushed(&format!("refs/tags/{tag}"), object));
            assert_eq!(ending(&ended), (0, "go"), "{tag}");
            assert_eq!(ended.output("sha"), commit, "{tag}");
        }
    }
    assert_eq!(status_of(&github, &commit), "success");
    // Each names its tag.
    let statuses = shop.statuses(&commit);
    assert_eq!(statuses.len(), tags.len(), "the same is not set again");
    assert!(ended_without_comments(&github));
}

fn ended_without_comments(github: &FakeGithub) -> bool {
    acme(github).comments(7).is_empty()
}

#[test]
fn open_items_fail_the_step_of_a_tag_and_of_a_release() {
    let github = shop_with_list(OPEN);
    acme(&github).move_tag("v1.4.0", "main");
    let commit = acme(&github).head_of("main");
    for event in [
        pushed("refs/tags/v1.4.0", &commit),
        release("published", "v1.4.0", false),
        started_by_hand(json!({ "tag": "v1.4.0" })),
    ] {
        let ended = run(&github, event);
        assert_eq!(ending(&ended), (1, "no-go"));
        assert_eq!(status_of(&github, &commit), "failure");
    }
}

#[test]
fn a_tag_that_is_not_there_any_more_is_unreadable() {
    let github = shop_with_list(DONE);
    let gone = "7e6d5c4b3a291807f6e5d4c3b2a1908f7e6d5c4b";
    let ended = run(&github, pushed("refs/tags/v9", gone));
    assert_eq!(ending(&ended), (6, "unknown"));
    assert!(github.writes().is_empty());
}

#[test]
fn a_merge_group_gets_a_status_on_its_own_head_and_no_comment() {
    for (list, state, expected) in [(DONE, "success", (0, "go")), (OPEN, "pending", (0, "hold"))] {
        let github = shop(CHECKLIST_POLICY, list);
        let branch = "gh-readonly-queue/main/pr-7-1111111111111111111111111111111111111111";
        acme(&github).file_on(branch, "merged.txt", "x\n");
        let head = acme(&github).head_of(branch);
        let ended = run(&github, queued(&head, 7));
        assert_eq!(ending(&ended), expected);
        assert_eq!(ended.output("sha"), head);
        assert_eq!(status_of(&github, &head), state);
        assert_eq!(
            status(&github),
            "",
            "the pull request's own head is not judged"
        );
        assert!(ended_without_comments(&github));
    }
}

#[test]
fn a_workflow_started_by_hand_judges_what_its_inputs_name() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let ended = run(&github, started_by_hand(json!({ "pull-request": "7" })));
    assert_eq!(ending(&ended), (3, "hold"), "HOLD fails a dispatch");
    the_comment(&github);

    let github = shop_with_list(DONE);
    let commit = acme(&github).head_of("main");
    let ended = run(&github, started_by_hand(json!({ "sha": commit })));
    assert_eq!(ending(&ended), (0, "go"));
    assert_eq!(status_of(&github, &commit), "success");
}

#[test]
fn inputs_of_the_action_win_over_the_event() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    acme(&github).open_pull_request(8).described(DONE);
    let ended = action(&github, pushed_to(&github, 7))
        .input("pull-request", "8")
        .at(TUESDAY)
        .run();
    assert_eq!(ending(&ended), (0, "go"));
    assert_eq!(ended.output("sha"), acme(&github).head_of_pull_request(8));
    assert!(acme(&github).comments(7).is_empty());
}

#[test]
fn a_comment_on_a_pull_request_publishes_on_its_head() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let ended = run(&github, commented_on(7));
    assert_eq!(ending(&ended), (0, "hold"));
    assert_eq!(status(&github), "pending");
    the_comment(&github);
}

#[test]
fn a_schedule_judges_every_open_pull_request_each_with_its_comment() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let shop = acme(&github);
    shop.open_pull_request(8).described(OPEN);
    shop.open_pull_request(9).described(DONE).close();
    let ended = run(&github, scheduled());
    assert_eq!(ended.exit, 3, "the gravest ending counts");
    for (number, state) in [(7, "success"), (8, "pending")] {
        assert_eq!(shop.comments(number).len(), 1, "#{number}");
        let head = shop.head_of_pull_request(number);
        assert_eq!(status_of(&github, &head), state, "#{number}");
    }
    assert!(shop.comments(9).is_empty(), "closed ones are left alone");
}

#[test]
fn the_outputs_of_a_schedule_never_say_go_while_one_of_its_pull_requests_is_not() {
    for lists in [[DONE, OPEN], [OPEN, DONE], [DONE, DONE]] {
        let github = shop(CHECKLIST_POLICY, lists[0]);
        acme(&github).open_pull_request(8).described(lists[1]);
        let ended = action(&github, scheduled())
            .input("fail-on", "never")
            .at(TUESDAY)
            .run();
        let all_go = lists == [DONE, DONE];
        let expected = if all_go { "go" } else { "hold" };
        assert_eq!(ending(&ended), (0, expected));
        let reasons = ended.output("reasons");
        assert_eq!(
            reasons.contains("checklist/open-items"),
            !all_go,
            "{reasons}"
        );
    }
}

#[test]
fn one_unreadable_pull_request_does_not_stop_a_schedule_but_fails_it() {
    let github = shop(CHECKLIST_POLICY, DONE);
    acme(&github).open_pull_request(8).described(DONE);
    github
        .on("GET", "/repos/*/*/pulls/8")
        .fails(crate::fake_github::wire::faults::Fault::status(502));
    let ended = run(&github, scheduled());
    assert_eq!(ending(&ended), (6, "unknown"));
    assert_eq!(status(&github), "success");
    assert!(acme(&github).comments(8).is_empty());
}

#[test]
fn an_event_with_nothing_to_decide_is_no_go_ahead() {
    let github = shop(CHECKLIST_POLICY, DONE);
    acme(&github).open_issue(20).titled("A bug");
    let commit = acme(&github).head_of("main");
    for (event, exit) in [
        (pushed("refs/heads/main", &commit), 4),
        (pushed("refs/tags/v1", &"0".repeat(40)), 4),
        (release("published", "v1.4.0", true), 4),
        (release("deleted", "v1.4.0", false), 4),
        // These happen all day, and nobody deploys on them: no red job.
        (pull_request_was("closed", &github, 7), 0),
        (pull_request_was("assigned", &github, 7), 0),
        (commented_on_issue(20), 0),
    ] {
        let ended = run(&github, event.clone());
        assert_eq!(ending(&ended), (exit, "unknown"), "{event:?}");
        assert!(!ended.summary.is_empty(), "{event:?}");
    }
    assert!(github.writes().is_empty());
}

#[test]
fn a_schedule_with_nothing_open_has_nothing_to_decide() {
    let github = shop(CHECKLIST_POLICY, DONE);
    acme(&github).thread(7).close();
    assert_eq!(ending(&run(&github, scheduled())), (4, "unknown"));
}

#[test]
fn an_event_that_gonogo_has_no_use_for_is_said_with_those_it_has() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let (_, payload) = pushed_to(&github, 7);
    let ended = run(&github, ("gollum", payload));
    assert_eq!(ending(&ended), (6, "unknown"));
    assert!(ended.err.contains("gollum"), "{}", ended.err);
    assert!(ended.err.contains("pull_request_target"), "{}", ended.err);
    assert!(ended.summary.contains("gollum"), "{}", ended.summary);
}

#[test]
fn a_payload_that_is_not_one_is_unreadable() {
    let github = shop(CHECKLIST_POLICY, DONE);
    for payload in [
        json!(null),
        json!([]),
        json!({}),
        json!({ "pull_request": 7 }),
    ] {
        let ended = run(&github, ("pull_request_target", payload));
        assert_eq!(ending(&ended), (6, "unknown"));
    }
    assert!(github.requests().is_empty());
}

#[test]
fn a_branch_without_a_policy_because_it_is_not_there_is_said_by_its_name() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let step = action(&github, pushed_to(&github, 7)).input("policy-ref", "nosuch");
    let ended = step.at(TUESDAY).run();
    assert_eq!(ending(&ended), (4, "unknown"));
    assert!(ended.out.contains("heads/nosuch"), "{}", ended.out);
}

#[test]
fn an_input_that_is_none_leaves_no_empty_decision() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let step = action(&github, pushed_to(&github, 7)).input("environment", "Production");
    let ended = step.at(TUESDAY).run();
    assert_eq!(ending(&ended), (2, "unknown"), "{}", ended.everything());
    assert!(ended.out.starts_with("::error "), "{}", ended.out);
    assert!(ended.summary.contains("Production"), "{}", ended.summary);
    assert!(github.requests().is_empty());
}
