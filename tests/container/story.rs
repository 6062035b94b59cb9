//! The story that the image is run on: pull request 7 of `acme/shop` with a checklist.

use serde_json::{Value, json};

use crate::fake_github::FakeGithub;
use crate::runner::Step;

const REPOSITORY: &str = "acme/shop";
const PULL_REQUEST: u64 = 7;

/// A policy that needs a time zone, of which the image has no files.
pub(crate) const POLICY: &str = "\
version: 1
timezone: Europe/Paris
gates:
  checklist:
    sources: [pull-request]
";

/// A checklist that is done.
pub(crate) const DONE: &str = "## Release\n\n- [x] Rollback tested\n- [x] Docs updated\n";

/// A checklist with an open item.
pub(crate) const OPEN: &str = "## Release\n\n- [x] Rollback tested\n- [ ] Docs updated\n";

/// A policy with one role.
pub(crate) const SIGNED: &str = "\
version: 1
timezone: Europe/Paris
gates:
  sign-off:
    roles:
      qa: { users: [quinn] }
";

/// The story so far.
pub(crate) struct Story {
    pub(crate) github: FakeGithub,
    pub(crate) token: String,
}

impl Story {
    /// A policy on the default branch, and a pull request that says this.
    pub(crate) fn new(policy: &str, description: &str) -> Self {
        let github = FakeGithub::start();
        let shop = github.repository(REPOSITORY);
        shop.file_on("main", ".github/gonogo.yml", policy);
        shop.open_pull_request(PULL_REQUEST).described(description);
        let token = github.job_token();
        Self { github, token }
    }

    /// A step of the workflow that the pull request has started.
    pub(crate) fn step(&self) -> Step {
        Step::new(
            self.github.origin(),
            &self.token,
            "pull_request_target",
            &self.payload(),
        )
    }

    /// Somebody comments, at an instant.
    pub(crate) fn comment(&self, at: &str, login: &str, text: &str) {
        self.github.at(at);
        let shop = self.github.repository(REPOSITORY);
        shop.comment(PULL_REQUEST, login, text);
    }

    /// The step that a comment has started.
    pub(crate) fn step_of_comment(&self) -> Step {
        let mut payload = self.payload();
        let author = payload["pull_request"]["user"].clone();
        payload["action"] = json!("created");
        payload["issue"] = json!({
            "number": PULL_REQUEST,
            "state": "open",
            "title": format!("Change {PULL_REQUEST}"),
            "body": "",
            "user": author,
            "labels": [],
            "pull_request": { "url": "https://api.github.com/repos/acme/shop/pulls/7" },
        });
        if let Some(payload) = payload.as_object_mut() {
            payload.remove("pull_request");
            payload.remove("number");
        }
        let origin = self.github.origin();
        Step::new(origin, &self.token, "issue_comment", &payload)
    }

    /// The commit that is judged.
    pub(crate) fn head(&self) -> String {
        self.github
            .repository(REPOSITORY)
            .head_of_pull_request(PULL_REQUEST)
    }

    /// The statuses of that commit: what is required, and its state.
    pub(crate) fn statuses(&self) -> Vec<(String, String)> {
        let statuses = self.github.repository(REPOSITORY).statuses(&self.head());
        statuses
            .into_iter()
            .map(|status| (status.context, status.state))
            .collect()
    }

    /// The comments on the pull request.
    pub(crate) fn comments(&self) -> Vec<String> {
        let comments = self.github.repository(REPOSITORY).comments(PULL_REQUEST);
        comments.into_iter().map(|comment| comment.body).collect()
    }

    fn payload(&self) -> Value {
        let repository = json!({
            "id": 4711,
            "name": "shop",
            "full_name": REPOSITORY,
            "private": true,
            "owner": { "login": "acme", "id": 1000, "type": "Organization" },
            "default_branch": "main",
        });
        let alice = json!({ "login": "alice", "id": 1001, "type": "User" });
        let base = self.github.repository(REPOSITORY).head_of("main");
        json!({
            "action": "synchronize",
            "number": PULL_REQUEST,
            "pull_request": {
                "id": 7007,
                "number": PULL_REQUEST,
                "state": "open",
                "draft": false,
                "title": format!("Change {PULL_REQUEST}"),
                "user": alice,
                "head": { "ref": "change-7", "sha": self.head(), "repo": repository, "user": alice },
                "base": { "ref": "main", "sha": base, "repo": repository, "user": alice },
                "labels": [],
            },
            "repository": repository,
            "sender": alice,
        })
    }
}
