//! What starts a workflow: GitHub's payloads, as they are recorded in `fixtures/events`, made to fit the pretended repository.

use std::fs;

use serde_json::{Value, json};

use crate::fake_github::FakeGithub;

const REPOSITORY: &str = "acme/shop";

/// An event, and the ref that GitHub starts the workflow on.
#[derive(Clone)]
pub(crate) struct Happening {
    pub(crate) event: &'static str,
    pub(crate) payload: Value,
    pub(crate) full_ref: String,
}

impl Happening {
    /// A recorded payload, started on the default branch.
    fn recorded(event: &'static str, path: &str) -> Self {
        let path = format!("{}/fixtures/events/{path}.json", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        Self {
            event,
            payload: serde_json::from_str(&text).unwrap(),
            full_ref: "refs/heads/main".to_owned(),
        }
    }

    /// The same with another value at a place of the payload.
    fn with(mut self, pointer: &str, value: Value) -> Self {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        self.payload.pointer_mut(parent).expect(pointer)[key] = value;
        self
    }

    /// Something happens to pull request 7.
    pub(crate) fn pull_request_target(github: &FakeGithub, action: &str) -> Self {
        Self::recorded("pull_request_target", &format!("pull_request/{action}"))
            .with("/pull_request/head/sha", head(github))
    }

    /// Somebody reviews pull request 7, or changes a review.
    pub(crate) fn review(github: &FakeGithub, action: &str) -> Self {
        Self::recorded(
            "pull_request_review",
            &format!("pull_request_review/{action}"),
        )
        .with("/pull_request/head/sha", head(github))
        .on("refs/pull/7/merge")
    }

    /// A comment on pull request 7.
    pub(crate) fn comment_on_pull_request(action: &str) -> Self {
        Self::recorded("issue_comment", "issue_comment/on_pull_request")
            .with("/action", json!(action))
    }

    /// A comment on a release issue.
    pub(crate) fn comment_on_release_issue(action: &str, number: u64) -> Self {
        Self::recorded("issue_comment", "issue_comment/on_release_issue")
            .with("/action", json!(action))
            .with("/issue/number", json!(number))
            .with("/issue/labels/0/name", json!("gonogo-release"))
    }

    /// Something happens to a release issue.
    pub(crate) fn release_issue(action: &str, number: u64) -> Self {
        Self::recorded("issues", &format!("issues/{action}"))
            .with("/issue/number", json!(number))
            .with("/issue/labels", json!([{ "name": "gonogo-release" }]))
    }

    /// The merge queue asks about a commit.
    pub(crate) fn queued(head: &str) -> Self {
        let branch = format!("refs/heads/gh-readonly-queue/main/pr-7-{head}");
        Self::recorded("merge_group", "merge_group/checks_requested")
            .with("/merge_group/head_sha", json!(head))
            .with("/merge_group/head_ref", json!(branch))
            .on(&branch)
    }

    /// A tag is pushed.
    pub(crate) fn tag(github: &FakeGithub, tag: &str) -> Self {
        let full_ref = format!("refs/tags/{tag}");
        let commit = github.repository(REPOSITORY).head_of(tag);
        Self::recorded("push", "push/tag")
            .with("/ref", json!(full_ref))
            .with("/after", json!(commit))
            .on(&full_ref)
    }

    /// The clock.
    pub(crate) fn schedule() -> Self {
        Self::recorded("schedule", "schedule/nightly")
    }

    /// Somebody starts it by hand, with these inputs.
    pub(crate) fn by_hand(inputs: Value) -> Self {
        Self::recorded("workflow_dispatch", "workflow_dispatch/no_inputs").with("/inputs", inputs)
    }

    /// The same by somebody else: the one who wrote the comment or review.
    pub(crate) fn by_a_bot(self) -> Self {
        let part = if self.event == "issue_comment" {
            "comment"
        } else {
            "review"
        };
        self.with(&format!("/{part}/user/type"), json!("Bot"))
    }

    fn on(mut self, full_ref: &str) -> Self {
        full_ref.clone_into(&mut self.full_ref);
        self
    }

    /// The context `github`, as far as workflows read it.
    pub(crate) fn context(&self, token: &str, workflow_commit: &str) -> Value {
        let short = ["refs/heads/", "refs/tags/", "refs/"];
        let short = short
            .iter()
            .find_map(|kind| self.full_ref.strip_prefix(kind));
        json!({
            "event_name": self.event,
            "event": self.payload,
            "ref": self.full_ref,
            "ref_name": short,
            "repository": REPOSITORY,
            "run_attempt": "1",
            "repository_owner": "acme",
            "token": token,
            "workflow_sha": workflow_commit,
        })
    }

    /// The context `inputs`.
    pub(crate) fn inputs(&self) -> Value {
        self.payload
            .get("inputs")
            .cloned()
            .unwrap_or_else(|| json!({}))
    }
}

fn head(github: &FakeGithub) -> Value {
    json!(github.repository(REPOSITORY).head_of_pull_request(7))
}
