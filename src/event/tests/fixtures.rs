//! Every payload of the fixtures, and what it asks for.

use serde_json::{Value, json};

use super::{fixture_names, fixture_value, read, read_value};
use crate::event::{CommandLineTarget, EventContext, NothingReason, from_command_line};

const HEAD: &str = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
const FORK_HEAD: &str = "2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e";
const DEPENDABOT_HEAD: &str = "3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f";
const MERGED: &str = "7e6d5c4b3a291807f6e5d4c3b2a1908f7e6d5c4b";
const QUEUED: &str = "c0ffee00112233445566778899aabbccddeeff00";
const TAG_OBJECT: &str = "ab12cd34ef56ab78cd90ef12ab34cd56ef78ab90";

fn pull(number: u64, head: &str) -> Value {
    json!({"kind": "pull_request", "number": number, "hint": {"head": head, "base": "main"}})
}
fn pull_without_hint(number: u64) -> Value {
    json!({"kind": "pull_request", "number": number})
}
fn tag(name: &str, hint: Option<&str>) -> Value {
    match hint {
        Some(hint) => json!({"kind": "tag", "name": name, "hint": hint}),
        None => json!({"kind": "tag", "name": name}),
    }
}
fn issue() -> Value {
    json!({"kind": "release_issue", "number": 31})
}
fn queue(base: &str, number: Option<u64>) -> Value {
    match number {
        Some(number) => {
            json!({"kind": "merge_group", "head": QUEUED, "base": base, "number": number})
        }
        None => json!({"kind": "merge_group", "head": QUEUED, "base": base}),
    }
}
fn nothing(why: NothingReason) -> Value {
    json!({"kind": "nothing", "why": why})
}
fn all_open() -> Value {
    json!({"kind": "all_open"})
}

/// Fixture, and the target in the form of the evidence.
fn table() -> Vec<(&'static str, Value)> {
    use NothingReason as Why;
    vec![
        ("issue_comment/by_dependabot", pull_without_hint(9)),
        ("issue_comment/deleted", pull_without_hint(7)),
        ("issue_comment/edited", pull_without_hint(7)),
        ("issue_comment/on_closed_issue", nothing(Why::ClosedIssue)),
        (
            "issue_comment/on_closed_pull_request",
            nothing(Why::ClosedPullRequest),
        ),
        ("issue_comment/on_pull_request", pull_without_hint(7)),
        ("issue_comment/on_release_issue", issue()),
        ("issues/assigned", nothing(Why::ActionWithoutEffect)),
        ("issues/closed", nothing(Why::ClosedIssue)),
        ("issues/deleted", nothing(Why::IssueGone)),
        ("issues/edited", issue()),
        ("issues/labeled", issue()),
        ("issues/opened", issue()),
        ("issues/reopened", issue()),
        (
            "merge_group/base_like_an_entry",
            queue("release/pr-2", Some(7)),
        ),
        ("merge_group/checks_requested", queue("main", Some(7))),
        ("merge_group/destroyed", nothing(Why::MergeGroupDestroyed)),
        ("merge_group/unknown_branch_form", queue("main", None)),
        ("pull_request/assigned", nothing(Why::ActionWithoutEffect)),
        ("pull_request/closed", nothing(Why::ClosedPullRequest)),
        ("pull_request/converted_to_draft", pull(7, HEAD)),
        ("pull_request/dependabot", pull(9, DEPENDABOT_HEAD)),
        ("pull_request/edited", pull(7, HEAD)),
        ("pull_request/fork", pull(8, FORK_HEAD)),
        ("pull_request/future_action", pull(7, HEAD)),
        ("pull_request/labeled", pull(7, HEAD)),
        (
            "pull_request/labeled_after_merge",
            nothing(Why::ClosedPullRequest),
        ),
        ("pull_request/null_head_repo", pull(8, FORK_HEAD)),
        ("pull_request/opened", pull(7, HEAD)),
        ("pull_request/ready_for_review", pull(7, HEAD)),
        ("pull_request/reopened", pull(7, HEAD)),
        ("pull_request/synchronize", pull(7, HEAD)),
        ("pull_request/unlabeled", pull(7, HEAD)),
        ("pull_request_review/dismissed", pull(7, HEAD)),
        ("pull_request_review/edited", pull(7, HEAD)),
        ("pull_request_review/fork", pull(8, FORK_HEAD)),
        ("pull_request_review/submitted", pull(7, HEAD)),
        ("pull_request_review_comment/created", pull(7, HEAD)),
        ("pull_request_target/dependabot", pull(9, DEPENDABOT_HEAD)),
        (
            "pull_request_target/dependabot_on_a_persons_branch",
            pull(7, HEAD),
        ),
        ("pull_request_target/fork", pull(8, FORK_HEAD)),
        ("push/annotated_tag", tag("v1.4.0", Some(TAG_OBJECT))),
        ("push/branch", nothing(Why::BranchPush)),
        ("push/deleted_tag", nothing(Why::DeletedTag)),
        ("push/moved_tag", tag("v1", Some(MERGED))),
        ("push/nested_tag", tag("shop/web@1.4.0", Some(MERGED))),
        ("push/queue_branch", nothing(Why::BranchPush)),
        ("push/tag", tag("v1.4.0", Some(MERGED))),
        ("release/created", tag("v1.4.0", None)),
        ("release/deleted", nothing(Why::WithdrawnRelease)),
        ("release/draft", nothing(Why::DraftRelease)),
        ("release/edited", tag("v1.4.0", None)),
        ("release/prereleased", tag("v1.5.0-rc.1", None)),
        ("release/published", tag("v1.4.0", None)),
        ("release/released", tag("v1.4.0", None)),
        ("release/unpublished", nothing(Why::WithdrawnRelease)),
        ("schedule/bare", all_open()),
        ("schedule/nightly", all_open()),
        (
            "workflow_dispatch/conflicting",
            json!("event-error-conflicting-inputs"),
        ),
        ("workflow_dispatch/empty_inputs", all_open()),
        ("workflow_dispatch/foreign_inputs", all_open()),
        ("workflow_dispatch/from_a_tag", tag("v1.4.0", None)),
        ("workflow_dispatch/full_tag", tag("v1.4.0", None)),
        ("workflow_dispatch/no_inputs", all_open()),
        ("workflow_dispatch/pull_request", pull_without_hint(7)),
        (
            "workflow_dispatch/sha",
            json!({"kind": "commit", "sha": HEAD}),
        ),
        (
            "workflow_dispatch/short_sha",
            json!("event-error-invalid-value"),
        ),
        ("workflow_dispatch/tag", tag("v1.4.0", None)),
    ]
}

#[test]
fn every_event_names_the_subject_to_look_at_and_no_fixture_is_forgotten() {
    let table = table();
    for (name, expected) in &table {
        let found = match read(name) {
            Ok(context) => serde_json::to_value(&context.target).unwrap(),
            Err(error) => json!(error.message_id()),
        };
        assert_eq!(&found, expected, "{name}");
    }
    let tested: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
    assert_eq!(fixture_names(), tested, "the table and the folder differ");
}

#[test]
fn a_token_is_read_only_for_forks_and_dependabot_where_github_says_so() {
    let read_only: Vec<String> = fixture_names()
        .into_iter()
        .filter(|name| read(name).is_ok_and(|context| context.may_be_read_only))
        .collect();
    assert_eq!(
        read_only,
        [
            "pull_request/dependabot",
            "pull_request/fork",
            "pull_request/null_head_repo",
            "pull_request_review/fork",
            "pull_request_target/dependabot",
        ]
    );
}

#[test]
fn a_context_knows_its_event_action_repository_branch_and_actor() {
    let context = read("pull_request/dependabot").unwrap();
    assert_eq!(
        serde_json::to_value(&context).unwrap(),
        json!({
            "trigger": "pull_request",
            "action": "opened",
            "repository": "acme/shop",
            "default_branch": "main",
            "target": {
                "kind": "pull_request",
                "number": 9,
                "hint": {"head": DEPENDABOT_HEAD, "base": "main"},
            },
            "actor": "dependabot[bot]",
            "may_be_read_only": true,
        })
    );
}

#[test]
fn a_schedule_without_a_repository_takes_the_jobs() {
    let context = read("schedule/bare").unwrap();
    assert_eq!(context.repository.to_string(), "acme/shop");
    assert_eq!(context.actor, None);
    assert_eq!(context.default_branch, None);
}

#[test]
fn a_context_saved_in_the_evidence_is_read_back_the_same() {
    for context in fixture_names().iter().filter_map(|name| read(name).ok()) {
        let saved = serde_json::to_string(&context).unwrap();
        let back: EventContext = serde_json::from_str(&saved).unwrap();
        assert_eq!(back, context);
    }
}

#[test]
fn the_command_line_names_its_subject_or_none() {
    let check = |what: CommandLineTarget, expected: Value| {
        let context = from_command_line("acme/shop".parse().unwrap(), what);
        assert_eq!(serde_json::to_value(&context.target).unwrap(), expected);
        assert_eq!(
            serde_json::to_value(context.trigger).unwrap(),
            "command-line"
        );
        assert!(!context.may_be_read_only);
    };
    check(
        CommandLineTarget::PullRequest(7.try_into().unwrap()),
        pull_without_hint(7),
    );
    check(
        CommandLineTarget::Tag("refs/tags/v1.4.0".parse().unwrap()),
        tag("v1.4.0", None),
    );
    check(
        CommandLineTarget::Commit(HEAD.parse().unwrap()),
        json!({"kind": "commit", "sha": HEAD}),
    );
    check(CommandLineTarget::AllOpen, all_open());
}

/// The push of a tag with these fields changed.
fn changed_push(changes: &[(&str, Value)]) -> EventContext {
    let mut payload = fixture_value("push/tag");
    for (pointer, value) in changes {
        *payload.pointer_mut(pointer).unwrap() = value.clone();
    }
    read_value("push", &payload).unwrap()
}

#[test]
fn a_tag_is_deleted_when_the_event_says_so_or_when_it_names_no_object() {
    for change in [("/deleted", json!(true)), ("/after", json!("0".repeat(40)))] {
        let target = changed_push(&[change]).target;
        assert_eq!(
            serde_json::to_value(target).unwrap(),
            nothing(NothingReason::DeletedTag)
        );
    }
}

#[test]
fn a_push_of_something_else_than_a_branch_or_a_tag_asks_for_nothing() {
    let target = changed_push(&[("/ref", json!("refs/notes/commits"))]).target;
    assert_eq!(
        serde_json::to_value(target).unwrap(),
        nothing(NothingReason::OtherRefPush)
    );
}

#[test]
fn a_tag_pushed_by_dependabot_has_a_read_only_token() {
    let context = changed_push(&[("/sender/login", json!("dependabot[bot]"))]);
    assert!(context.may_be_read_only);
}

#[test]
fn the_action_closed_is_enough_where_the_state_is_not_told() {
    for (name, place, why) in [
        (
            "pull_request/closed",
            "/pull_request/state",
            NothingReason::ClosedPullRequest,
        ),
        ("issues/closed", "/issue/state", NothingReason::ClosedIssue),
    ] {
        let (event, _) = name.split_once('/').unwrap();
        let mut payload = fixture_value(name);
        *payload.pointer_mut(place).unwrap() = Value::Null;
        let target = read_value(event, &payload).unwrap().target;
        assert_eq!(serde_json::to_value(target).unwrap(), nothing(why));
    }
}

#[test]
fn a_person_who_pushes_to_dependabots_pull_request_keeps_a_token_that_can_write() {
    for event in ["pull_request", "pull_request_target"] {
        let mut payload = fixture_value(&format!("{event}/dependabot"));
        payload["sender"]["login"] = json!("alice");
        assert!(!read_value(event, &payload).unwrap().may_be_read_only);
    }
}
