//! Fields as they should never be: the error names the field and the event.

use serde_json::{Value, json};

use super::words::check_words;
use super::{fixture_value, read_value};
use crate::event::Trigger;
use crate::event::error::{EventErrorKind, Expected as E};

/// Puts `value` at a field of that fixture, written as in messages; the error must be of that kind
/// and about that field of that event.
fn check(fixture: &str, field: &str, value: Value, kind: &EventErrorKind) {
    let (event, _) = fixture.split_once('/').unwrap();
    let mut payload = fixture_value(fixture);
    let pointer = format!("/{}", field.replace('.', "/"));
    let place = payload.pointer_mut(&pointer);
    *place.unwrap_or_else(|| panic!("{fixture} has no {field}")) = value;
    let error = read_value(event, &payload).unwrap_err();
    assert_eq!(
        (error.event.map(Trigger::word), error.field, &error.kind),
        (Some(event), Some(field), kind),
        "{fixture}"
    );
    check_words(&error);
}

#[test]
fn a_field_of_the_wrong_type_is_named() {
    let check_all = |fixture: &str, rows: &[(&str, Value, E)]| {
        for (field, value, expected) in rows {
            let expected = *expected;
            let kind = EventErrorKind::WrongType { expected };
            check(fixture, field, value.clone(), &kind);
        }
    };
    check_all(
        "pull_request/opened",
        &[
            ("action", json!(7), E::Text),
            ("repository", json!("acme/shop"), E::Object),
            ("repository.full_name", json!({}), E::Text),
            ("repository.default_branch", json!(["main"]), E::Text),
            ("sender", json!([]), E::Object),
            ("sender.login", json!({}), E::Text),
            ("pull_request", json!(true), E::Object),
            ("pull_request.number", json!("7"), E::Number),
            ("pull_request.number", json!(-7), E::Number),
            ("pull_request.number", json!(7.5), E::Number),
            ("pull_request.number", json!(1e30), E::Number),
            ("pull_request.state", json!(0), E::Text),
            ("pull_request.head", json!("main"), E::Object),
            ("pull_request.head.sha", json!(1234567), E::Text),
            ("pull_request.head.repo", json!(false), E::Object),
            ("pull_request.base.ref", json!([]), E::Text),
            ("pull_request.base.repo", json!(1), E::Object),
        ],
    );
    check_all(
        "pull_request_target/dependabot",
        &[
            ("pull_request.user", json!("bob"), E::Object),
            ("pull_request.user.login", json!(true), E::Text),
        ],
    );
    check_all(
        "issue_comment/on_pull_request",
        &[
            ("issue", json!(7), E::Object),
            ("issue.number", json!("7"), E::Number),
            ("issue.state", json!([]), E::Text),
            ("issue.pull_request", json!("yes"), E::Object),
        ],
    );
    check_all(
        "push/tag",
        &[
            ("ref", json!({"name": "v1"}), E::Text),
            ("after", json!(0), E::Text),
            ("deleted", json!("false"), E::Flag),
        ],
    );
    check_all(
        "release/published",
        &[
            ("release", json!("v1.4.0"), E::Object),
            ("release.draft", json!(0), E::Flag),
            ("release.tag_name", json!(1.4), E::Text),
        ],
    );
    check_all(
        "merge_group/checks_requested",
        &[
            ("merge_group", json!([]), E::Object),
            ("merge_group.head_ref", json!(7), E::Text),
        ],
    );
    check_all(
        "workflow_dispatch/pull_request",
        &[
            ("inputs", json!("pull-request=7"), E::Object),
            ("inputs.pull-request", json!(7), E::Text),
        ],
    );
}

#[test]
fn a_field_that_is_not_there_is_named() {
    for (fixture, fields) in [
        (
            "pull_request/opened",
            &[
                "pull_request",
                "pull_request.number",
                "pull_request.head",
                "pull_request.head.sha",
                "pull_request.head.repo.full_name",
                "pull_request.base",
                "pull_request.base.ref",
            ][..],
        ),
        ("pull_request_review/submitted", &["pull_request"]),
        ("issue_comment/on_pull_request", &["issue", "issue.number"]),
        ("issues/edited", &["issue", "issue.number"]),
        ("push/tag", &["ref", "after"]),
        ("release/published", &["release", "release.tag_name"]),
        (
            "merge_group/checks_requested",
            &[
                "merge_group",
                "merge_group.head_sha",
                "merge_group.base_ref",
            ],
        ),
    ] {
        for field in fields {
            check(fixture, field, Value::Null, &EventErrorKind::MissingField);
        }
    }
}

#[test]
fn a_value_that_cannot_be_is_named() {
    let check_all = |fixture: &str, field: &str, expected: E, values: &[Value]| {
        for value in values {
            let kind = EventErrorKind::InvalidValue { expected };
            check(fixture, field, value.clone(), &kind);
        }
    };
    let opened = "pull_request/opened";
    let long = "a".repeat(65);
    let actions = [json!(""), json!("opened\n::error::x"), json!(long)];
    check_all(opened, "action", E::Action, &actions);
    let login = json!("al\u{202e}ice");
    check_all(opened, "sender.login", E::Login, &[login]);
    let numbers = [json!(0), json!(u64::MAX)];
    check_all(
        opened,
        "pull_request.number",
        E::PullRequestNumber,
        &numbers,
    );
    let shas = [json!(""), json!("1a2b3c4"), json!("g".repeat(40))];
    check_all(opened, "pull_request.head.sha", E::Sha, &shas);
    check_all("push/tag", "after", E::Sha, &shas);
    let repositories = [json!("shop"), json!("../.."), json!("acme/shop/../x")];
    check_all(opened, "repository.full_name", E::Repository, &repositories);
    let head_repo = "pull_request.head.repo.full_name";
    check_all(opened, head_repo, E::Repository, &repositories);
    let names = [
        json!(""),
        json!("-x"),
        json!("ma\u{0}in"),
        json!("ma\u{2066}in"),
        json!("../../etc"),
    ];
    check_all(opened, "pull_request.base.ref", E::RefName, &names);
    check_all(opened, "repository.default_branch", E::RefName, &names);
    check_all("release/published", "release.tag_name", E::RefName, &names);
    let refs = [
        json!("refs/tags/"),
        json!("refs/tags/a b"),
        json!("refs/tags/v1\u{202e}0.4"),
        json!("refs/tags/v1\r\n##[error]x"),
        json!(format!("refs/tags/{}", "v".repeat(70_000))),
    ];
    check_all("push/tag", "ref", E::RefName, &refs);
    check_all("workflow_dispatch/from_a_tag", "ref", E::RefName, &refs);
    let queue = "merge_group/checks_requested";
    let bases = [
        json!("main"),
        json!("refs/heads/a..b"),
        json!("refs/tags/v1"),
    ];
    check_all(queue, "merge_group.base_ref", E::BranchRef, &bases);
    let numbers = [json!("seven"), json!("0"), json!("7 8")];
    let by_hand = "workflow_dispatch/pull_request";
    check_all(
        by_hand,
        "inputs.pull-request",
        E::PullRequestNumber,
        &numbers,
    );
    let tag = json!("v1; rm -rf");
    check_all("workflow_dispatch/tag", "inputs.tag", E::RefName, &[tag]);
}

#[test]
fn what_an_event_does_not_need_may_be_as_odd_as_it_likes() {
    let mut payload = fixture_value("push/tag");
    for key in ["issue", "pull_request", "inputs", "merge_group", "release"] {
        payload[key] = json!([{"number": -1}, "\u{0}"]);
    }
    assert!(read_value("push", &payload).is_ok());
}
