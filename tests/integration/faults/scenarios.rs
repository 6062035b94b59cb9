//! Ordinary runs that all end as GO when nothing goes wrong.

use serde_json::{Value, json};

use crate::fake_github::FakeGithub;
use crate::fake_github::wire::faults::Fault;
use crate::fake_github::wire::standing::Silence;
use crate::fake_registry::FakeRegistry;
use crate::stories::runner::{Ended, Step, TUESDAY, action, pull_request_payload};

/// A policy with everything that is read from GitHub: lists, a template and its age, a calendar.
const POLICY: &str = "\
version: 1
timezone: Europe/Paris
gates:
  checklist:
    sources: [SOURCE, { file: docs/release.md }]
    template: .github/release-checklist.md
    stale-after: 3650d
  window:
    deny: [{ id: freeze, ical: { file: docs/freeze.ics } }]
";

/// A freeze at the end of the year, which is not now.
const FREEZE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//acme//freeze//EN\r\nBEGIN:VEVENT\r\n\
UID:1@acme\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261218\r\nDTEND;VALUE=DATE:20270104\r\n\
SUMMARY:Freeze\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// What is read and written in every scenario.
pub(super) const STATUS: &str = "gonogo/production";

/// A run that is about to start, and where to look afterwards.
pub(super) struct Setting {
    pub(super) github: FakeGithub,
    step: Step,
    arguments: Vec<&'static str>,
    /// The commit that is judged.
    pub(super) sha: String,
    /// Whether a comment under pull request 7 is wanted.
    pub(super) comments: bool,
    /// The registry that is asked, where one is.
    registry: Option<FakeRegistry>,
}

/// A way to start a run.
#[derive(Clone, Copy)]
pub(super) struct Scenario {
    pub(super) name: &'static str,
    pub(super) open: fn() -> Setting,
}

/// The same run once more, on a GitHub that has meanwhile changed.
pub(super) struct Again {
    step: Step,
    arguments: Vec<&'static str>,
    sha: String,
    comments: bool,
}

impl Again {
    pub(super) fn with(self, github: FakeGithub) -> Setting {
        Setting {
            github,
            step: self.step,
            arguments: self.arguments,
            sha: self.sha,
            comments: self.comments,
            registry: None,
        }
    }
}

impl Setting {
    /// With a registry that the operator allows to lie inside.
    pub(super) fn with_registry(mut self, registry: FakeRegistry) -> Self {
        self.step = self.step.input("allow-hosts", &registry.host());
        self.registry = Some(registry);
        self
    }

    /// With an environment variable.
    pub(super) fn with_variable(mut self, name: &str, value: &str) -> Self {
        self.step = self.step.variable(name, value);
        self
    }

    /// In a time that passes only where GitHub or the registry does not answer.
    pub(super) fn in_model_time(self) -> Self {
        self.in_model_time_with(&[])
    }

    /// The same where somebody else may be silent, too.
    pub(super) fn in_model_time_with(mut self, others: &[&Silence]) -> Self {
        let registry = self.registry.iter().map(|registry| registry.silence());
        let silences: Vec<&Silence> = registry.chain(others.iter().copied()).collect();
        self.step = self.step.in_model_time(&silences);
        self
    }

    /// With one more input of the action.
    pub(super) fn with_input(mut self, name: &'static str, value: &str) -> Self {
        self.step = self.step.input(name, value);
        self
    }

    /// At another instant.
    pub(super) fn at(mut self, instant: &str) -> Self {
        self.step = self.step.at(instant);
        self
    }

    /// For two runs, one after the other.
    pub(super) fn twice(self) -> (Again, Self) {
        let again = Again {
            step: self.step.clone(),
            arguments: self.arguments.clone(),
            sha: self.sha.clone(),
            comments: self.comments,
        };
        (again, self)
    }

    pub(super) fn run(self) -> (FakeGithub, Ended) {
        let ended = self.step.run_with(&self.arguments);
        (self.github, ended)
    }
}

/// The decision, wherever the run says it; empty where it says none.
pub(super) fn decision(ended: &Ended) -> String {
    match ended.output("decision") {
        "" => {
            let document: Value = serde_json::from_str(&ended.out).unwrap_or_default();
            document["decision"].as_str().unwrap_or_default().to_owned()
        }
        word => word.to_owned(),
    }
}

fn shop(source: &str) -> FakeGithub {
    let github = FakeGithub::start();
    github
        .repository("acme/shop")
        .file_on(
            "main",
            ".github/gonogo.yml",
            &POLICY.replace("SOURCE", source),
        )
        .file_on("main", ".github/release-checklist.md", "- [ ] tested\n")
        .file_on("main", "docs/freeze.ics", FREEZE)
        .file_on("main", "docs/release.md", "- [x] tested\n- [x] told\n");
    github
}

fn with_pull_request() -> FakeGithub {
    let github = shop("pull-request");
    let shop = github.repository("acme/shop");
    shop.open_pull_request(7)
        .by("alice")
        .described("- [x] rollback tried\n");
    github
}

/// Each file is read by a request of its own, so that each can fail.
pub(super) fn setting(github: FakeGithub, event: &str, payload: Value, judged: &str) -> Setting {
    github.tells_files_together(false);
    let step = action(&github, (event, payload)).at(TUESDAY);
    let sha = github.repository("acme/shop").head_of(judged);
    Setting {
        github,
        step,
        arguments: Vec::new(),
        sha,
        comments: judged.starts_with("pull/"),
        registry: None,
    }
}

/// A push to a pull request.
pub(super) fn pull_request() -> Setting {
    let github = with_pull_request();
    let payload = pull_request_payload(&github, 7);
    setting(github, "pull_request_target", payload, "pull/7/head")
}

/// The same, reported as check run.
pub(super) fn check_run() -> Setting {
    let mut setting = pull_request();
    setting.step = setting.step.input("report", "check-run");
    setting
}

fn comment() -> Setting {
    let payload = json!({
        "action": "created",
        "repository": { "full_name": "acme/shop", "default_branch": "main" },
        "sender": { "login": "bob", "id": 1002, "type": "User" },
        "issue": { "number": 7, "state": "open", "pull_request": {} },
        "comment": { "id": 1, "body": "done", "user": { "login": "bob", "id": 1002 } },
    });
    setting(with_pull_request(), "issue_comment", payload, "pull/7/head")
}

/// A tag whose release issue was opened by an earlier run of the same identity.
fn with_tag(ourselves: &str) -> FakeGithub {
    let github = shop("release-issue");
    let shop = github.repository("acme/shop");
    shop.annotated_tag("v1.4.0", "main");
    shop.open_issue(8)
        .by(ourselves)
        .described("- [x] rollback tried\n");
    let sha = shop.head_of("v1.4.0");
    shop.link_status(&sha, ourselves, STATUS, 8);
    github
}

fn tag() -> Setting {
    let github = with_tag("github-actions[bot]");
    let payload = json!({
        "ref": "refs/tags/v1.4.0",
        "created": true,
        "deleted": false,
        "after": github.repository("acme/shop").head_of("v1.4.0"),
        "repository": { "full_name": "acme/shop", "default_branch": "main" },
        "sender": { "login": "alice", "id": 1001, "type": "User" },
    });
    setting(github, "push", payload, "v1.4.0")
}

fn schedule() -> Setting {
    let payload = json!({ "schedule": "17 3 * * *" });
    setting(with_pull_request(), "schedule", payload, "pull/7/head")
}

/// A person with a token of their own, who names a tag. The default branch is not known.
fn command_line() -> Setting {
    let github = with_tag("alice");
    let token = github.user_token("alice");
    let mut setting = setting(github, "push", Value::Null, "v1.4.0");
    setting.step = setting
        .step
        .variable("GITHUB_ACTIONS", "")
        .variable("GITHUB_TOKEN", &token)
        .file(
            ".github/gonogo.yml",
            &POLICY.replace("SOURCE", "release-issue"),
        )
        .file("docs/freeze.ics", FREEZE)
        .file(".github/release-checklist.md", "- [ ] tested\n");
    setting.arguments = vec!["check", "--tag", "v1.4.0", "--format", "json"];
    setting
}

pub(super) const PULL_REQUEST: Scenario = Scenario {
    name: "pull_request_target",
    open: pull_request,
};
pub(super) const COMMENT: Scenario = Scenario {
    name: "issue_comment",
    open: comment,
};
pub(super) const TAG: Scenario = Scenario {
    name: "tag",
    open: tag,
};
pub(super) const SCHEDULE: Scenario = Scenario {
    name: "schedule",
    open: schedule,
};
pub(super) const COMMAND_LINE: Scenario = Scenario {
    name: "command line",
    open: command_line,
};

/// Whether a fault is only noticed when time is up.
pub(super) fn is_slow(fault: &str) -> bool {
    matches!(fault, "never" | "drip" | "slow")
}

/// Every fault of the catalogue; those of paging only where the answer is a list of pages.
pub(super) fn faults(paged: bool) -> Vec<(String, Fault)> {
    let mut faults = Fault::for_reads();
    if paged {
        faults.push(("endless next".to_owned(), Fault::EndlessNext));
        faults.push(("next is itself".to_owned(), Fault::NextIsItself));
        let foreign = "<https://elsewhere.invalid/?page=2>; rel=\"next\"";
        let foreign = Fault::Header("link", foreign.to_owned());
        faults.push(("foreign next".to_owned(), foreign));
    }
    faults
}
