//! What the stories of this gate share: a shop, a Prometheus that counts, and a policy.

use jiff::Timestamp;
use serde_json::Value;

use super::figures::Figures;
use crate::fake_github::FakeGithub;
use crate::fake_github::story::draft::CommitDraft;
use crate::fake_prometheus::{FakePrometheus, Prometheus};
use crate::stories::events::{Event, pushed, pushed_to};
use crate::stories::npm_audit::stage::readable;
use crate::stories::runner::{Ended, Step, TUESDAY, action};
use crate::stories::{acme, ending, status, status_of, the_comment};

/// When the runs of the stories take place, in seconds since 1970.
pub(crate) fn now() -> i64 {
    let now: Timestamp = TUESDAY.parse().expect("an instant");
    now.as_second()
}

/// An objective of 99.9 % over thirty days; `more` are lines of its source.
pub(crate) fn objective(id: &str, more: &str) -> String {
    objective_of(id, "target-percent: \"99.9\"\nwindow: 30d", "good", more)
}

/// An objective with lines of its own; `what` is asked beside all events.
pub(crate) fn objective_of(id: &str, lines: &str, what: &str, more: &str) -> String {
    let lines: String = lines.lines().map(|line| format!("\n    {line}")).collect();
    let more: String = more
        .lines()
        .map(|line| format!("\n        {line}"))
        .collect();
    let query = |what: &str| super::figures::query(id, what, "{{.window}}");
    format!(
        "  - id: {id}{lines}\n    source:\n      prometheus:\n        url: PROMETHEUS\n        \
         {what}: {}\n        total: {}{more}\n",
        query(what),
        query("total")
    )
}

/// A policy with this gate only: `lines` are those of its section, and `PROMETHEUS` in them is the
/// server's address.
pub(crate) fn policy(prometheus: &Prometheus, lines: &str) -> String {
    let lines = lines.replace("PROMETHEUS", prometheus.origin());
    let lines: String = lines.lines().map(|line| format!("    {line}\n")).collect();
    format!("version: 1\ntimezone: Europe/Paris\ngates:\n  error-budget:\n{lines}")
}

/// The report of the gate in a decision as JSON.
pub(crate) fn gate(document: &Value) -> &Value {
    let gates = document["gates"].as_array().into_iter().flatten();
    let ours = gates.into_iter().find(|it| it["gate"] == "error-budget");
    ours.unwrap_or(&Value::Null)
}

/// The shop, the server, and pull request 7 by alice.
pub(crate) struct Stage {
    pub(crate) github: FakeGithub,
    pub(crate) prometheus: FakePrometheus,
}

impl Stage {
    /// One objective `api` and these lines of the section.
    pub(crate) fn new(lines: &str) -> Self {
        Self::with(&format!("slos:\n{}{lines}", objective("api", "")))
    }

    /// One objective `api` with so many percent left.
    pub(crate) fn left(percent: f64, lines: &str) -> Self {
        let stage = Self::new(lines);
        stage.figures("api").left(percent);
        stage
    }

    /// A section that says everything itself.
    pub(crate) fn with(lines: &str) -> Self {
        Self::of(|prometheus| policy(prometheus, lines))
    }

    /// A policy that says everything itself.
    pub(crate) fn of(policy: impl Fn(&Prometheus) -> String) -> Self {
        let prometheus = FakePrometheus::start();
        #[expect(clippy::cast_precision_loss, reason = "seconds since 1970")]
        prometheus.at(now() as f64);
        let github = FakeGithub::start();
        let shop = github.repository("acme/shop");
        shop.file_on("main", ".github/gonogo.yml", &policy(&prometheus));
        shop.open_pull_request(7).by("alice").described("Ship it");
        Self { github, prometheus }
    }

    /// What was counted of an objective.
    pub(crate) fn figures(&self, id: &str) -> Figures<'_> {
        Figures::of(&self.prometheus, id)
    }

    /// The pull request has a label.
    pub(crate) fn labelled(&self, label: &str) -> &Self {
        acme(&self.github).thread(7).labelled(label);
        self
    }

    /// The pull request brings commits with these messages and no others.
    pub(crate) fn commits(&self, messages: &[&str]) -> &Self {
        let shop = acme(&self.github);
        let mut parent = shop.head_of("main");
        for (number, message) in messages.iter().enumerate() {
            let draft = CommitDraft::by("alice")
                .saying(message)
                .standing_on(&[&parent])
                .changing(&format!("change-{number}.txt"), message);
            parent = shop.push_commit(7, draft);
        }
        self
    }

    /// The pull request touches a file.
    pub(crate) fn touches(&self, path: &str) -> &Self {
        acme(&self.github).push_to_pull_request(7, &[(path, "changed\n")]);
        self
    }

    /// The action on the push, on a Tuesday morning, patient, with the server allowed.
    pub(crate) fn step(&self) -> Step {
        self.on(pushed_to(&self.github, 7))
    }

    /// The action on an event.
    pub(crate) fn on(&self, event: Event) -> Step {
        let step = action(&self.github, event).at(TUESDAY);
        step.input("allow-hosts", &self.prometheus.host())
    }

    /// Runs the action on the push.
    pub(crate) fn run(&self) -> Ended {
        self.step().run()
    }

    /// Runs the action on a tag of `main`.
    pub(crate) fn run_on_tag(&self) -> Ended {
        let shop = acme(&self.github);
        shop.move_tag("v1.4.0", "main");
        let commit = shop.head_of("v1.4.0");
        let ended = self.on(pushed("refs/tags/v1.4.0", &commit)).run();
        let green = status_of(&self.github, &commit) == "success";
        assert_eq!(green, ended.exit == 0, "{}", ended.everything());
        ended
    }

    /// What people read under the pull request.
    #[track_caller]
    pub(crate) fn comment(&self) -> String {
        readable(&the_comment(&self.github))
    }

    /// The run on the push is GO, its status green.
    #[track_caller]
    pub(crate) fn goes(&self) -> Ended {
        let ended = self.run();
        assert_eq!(ending(&ended), (0, "go"), "{}", ended.everything());
        assert_eq!(status(&self.github), "success");
        ended
    }

    /// The run on the push is NO-GO, and the comment says why.
    #[track_caller]
    pub(crate) fn is_refused(&self, why: &str) -> Ended {
        let ended = self.run();
        assert_eq!(ending(&ended), (1, "no-go"), "{}", ended.everything());
        assert_eq!(status(&self.github), "failure");
        let comment = self.comment();
        assert!(comment.contains(why), "{why}: {comment}");
        ended
    }

    /// The run on the push is unknown; its log says why, and what would help.
    #[track_caller]
    pub(crate) fn is_unknown(&self, why: &str) -> Ended {
        let ended = self.run();
        assert_eq!(ending(&ended), (4, "unknown"), "{}", ended.everything());
        assert_eq!(status(&self.github), "error");
        assert!(ended.out.contains(why), "{why}: {}", ended.out);
        assert!(ended.out.contains("→ "), "no remedy: {}", ended.out);
        ended
    }
}
