//! Events as the runner hands them over: the name, and as much of the payload as is read.

use serde_json::{Value, json};

use crate::fake_github::FakeGithub;

/// An event's name and payload.
pub(crate) type Event = (&'static str, Value);

fn repository() -> Value {
    json!({ "full_name": "acme/shop", "default_branch": "main" })
}

fn alice() -> Value {
    json!({ "login": "alice", "id": 1001, "type": "User" })
}

fn event(name: &'static str, fields: Value) -> Event {
    let mut payload = json!({ "repository": repository(), "sender": alice() });
    let (Value::Object(all), Value::Object(fields)) = (&mut payload, fields) else {
        unreachable!("both are objects");
    };
    all.extend(fields);
    (name, payload)
}

/// A push to a pull request, in a workflow of the base branch: the token may write.
pub(crate) fn pushed_to(github: &FakeGithub, number: u64) -> Event {
    event(
        "pull_request_target",
        pull_request("synchronize", github, number),
    )
}

/// The same from a fork, in a workflow of the head: the token may only read.
pub(crate) fn pushed_by_a_fork(github: &FakeGithub, number: u64) -> Event {
    let mut fields = pull_request("synchronize", github, number);
    fields["pull_request"]["head"]["repo"]["full_name"] = json!("mallory/shop");
    event("pull_request", fields)
}

/// Something else that happens to a pull request.
pub(crate) fn pull_request_was(action: &str, github: &FakeGithub, number: u64) -> Event {
    event("pull_request_target", pull_request(action, github, number))
}

fn pull_request(action: &str, github: &FakeGithub, number: u64) -> Value {
    let head = github.repository("acme/shop").head_of_pull_request(number);
    json!({
        "action": action,
        "number": number,
        "pull_request": {
            "number": number,
            "state": "open",
            "user": alice(),
            "head": { "ref": "change", "sha": head, "repo": repository() },
            "base": { "ref": "main", "sha": head, "repo": repository() },
        },
    })
}

/// Somebody comments on a pull request.
pub(crate) fn commented_on(number: u64) -> Event {
    event(
        "issue_comment",
        json!({
            "action": "created",
            "issue": { "number": number, "state": "open", "pull_request": {} },
            "comment": { "id": 1, "body": "Fine?", "user": alice() },
        }),
    )
}

/// Somebody comments on an issue that is no pull request.
pub(crate) fn commented_on_issue(number: u64) -> Event {
    event(
        "issue_comment",
        json!({
            "action": "created",
            "issue": { "number": number, "state": "open" },
            "comment": { "id": 1, "body": "Fine?", "user": alice() },
        }),
    )
}

/// Something is pushed under this full name; `after` is the object it names.
pub(crate) fn pushed(full_ref: &str, after: &str) -> Event {
    let deleted = after.bytes().all(|digit| digit == b'0');
    event(
        "push",
        json!({ "ref": full_ref, "after": after, "deleted": deleted }),
    )
}

/// A release of a tag.
pub(crate) fn release(action: &str, tag: &str, draft: bool) -> Event {
    event(
        "release",
        json!({ "action": action, "release": { "tag_name": tag, "draft": draft } }),
    )
}

/// The merge queue asks about a commit made for a pull request.
pub(crate) fn queued(head: &str, number: u64) -> Event {
    let head_ref = format!("refs/heads/gh-readonly-queue/main/pr-{number}-{head}");
    event(
        "merge_group",
        json!({
            "action": "checks_requested",
            "merge_group": {
                "head_sha": head,
                "head_ref": head_ref,
                "base_ref": "refs/heads/main",
            },
        }),
    )
}

/// Somebody starts the workflow by hand.
pub(crate) fn started_by_hand(inputs: Value) -> Event {
    event(
        "workflow_dispatch",
        json!({ "ref": "refs/heads/main", "inputs": inputs }),
    )
}

/// The clock starts the workflow.
pub(crate) fn scheduled() -> Event {
    ("schedule", json!({ "schedule": "17 * * * *" }))
}
