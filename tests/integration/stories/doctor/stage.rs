//! A shop that is set up as the README says, and what doctor says of it.

use serde_json::Value;

use crate::fake_github::FakeGithub;
use crate::fake_github::model::rules::Rule;
use crate::fake_github::story::repository::Repo;
use crate::stories::events::started_by_hand;
use crate::stories::runner::{Ended, Step, TUESDAY, action, person};

/// The status that must be required.
pub(crate) const STATUS: &str = "gonogo/production";
/// The app that a job's own token acts as.
pub(crate) const ACTIONS: u64 = 15_368;
/// A commit that the action is fixed to.
pub(crate) const PIN: &str = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
/// On the runner, as the action.
pub(crate) const RUNNER: bool = true;
/// At a terminal.
pub(crate) const PERSON: bool = false;

/// Every gate that asks something of the workflows.
pub(crate) const POLICY: &str = "\
version: 1
timezone: Europe/Paris
gates:
  sign-off:
    roles:
      qa: { users: [quinn] }
    reviews: count
  version: {}
  window:
    deny:
      - { id: freeze, ical: { file: .github/freeze.ics } }
  checklist:
    sources: [pull-request]
";

const FREEZE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//acme//freeze//EN\r\nBEGIN:VEVENT\r\n\
UID:1@acme\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261218\r\nDTEND;VALUE=DATE:20270104\r\n\
SUMMARY:Freeze\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// A workflow that users copy, from the folder of that name, fixed to a commit.
pub(crate) fn copied(name: &str, pin: &str) -> String {
    let path = format!("{}/workflows/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a workflow");
    text.replace("OWNER/gonogo", "acme/gonogo")
        .replace(&"0".repeat(40), pin)
}

/// The shop.
pub(crate) struct Stage {
    pub(crate) github: FakeGithub,
}

impl Stage {
    /// Everything as it should be.
    pub(crate) fn new() -> Self {
        Self::with(POLICY)
    }

    /// The same with another policy.
    pub(crate) fn with(policy: &str) -> Self {
        let github = FakeGithub::start();
        let stage = Self { github };
        stage
            .shop()
            .file_on("main", ".github/gonogo.yml", policy)
            .file_on("main", ".github/freeze.ics", FREEZE)
            .file_on(
                "main",
                ".github/workflows/unrelated.yml",
                "on: push\njobs: {}\n",
            )
            .permission("maria", "write")
            .branch_rules(&[required(Some(ACTIONS), true)])
            .tag_rules("refs/tags/v*", &[Rule::Update, Rule::Deletion]);
        for name in ["pull-request.yml", "release.yml", "sign-off.yml"] {
            stage.workflow(name, &copied(name, PIN));
        }
        stage
    }

    pub(crate) fn shop(&self) -> Repo {
        self.github.repository("acme/shop")
    }

    /// Puts a workflow in its place.
    pub(crate) fn workflow(&self, name: &str, text: &str) -> &Self {
        let path = format!(".github/workflows/{name}");
        self.shop().file_on("main", &path, text);
        self
    }

    /// The same workflow with some words replaced; they must be in it.
    #[track_caller]
    pub(crate) fn edited(&self, name: &str, from: &str, to: &str) -> &Self {
        let text = copied(name, PIN);
        assert!(text.contains(from), "{name} has no {from:?}");
        self.workflow(name, &text.replace(from, to))
    }

    /// Takes the rulesets away and puts this rule in their place.
    pub(crate) fn rule(&self, rules: &[Rule]) -> &Self {
        self.shop()
            .without_rules()
            .branch_rules(rules)
            .tag_rules("~ALL", &[Rule::Update, Rule::Deletion]);
        self
    }

    /// A step that is about to run: on the runner, or at a terminal.
    pub(crate) fn step(&self, on_the_runner: bool) -> Step {
        let step = if on_the_runner {
            let event = started_by_hand(Value::Null);
            action(&self.github, event).input("command", "doctor")
        } else {
            person(&self.github)
        };
        step.at(TUESDAY)
    }

    /// As the action: its log has no JSON, so it is asked again at the terminal with the same token.
    pub(crate) fn action(&self) -> Examined {
        let token = self.github.job_token();
        self.with_token(&token)
    }

    /// With another token.
    pub(crate) fn with_token(&self, token: &str) -> Examined {
        let ended = self.step(RUNNER).input("github-token", token).run();
        let json = self.step(PERSON).variable("GITHUB_TOKEN", token);
        let examined = self.examine(json, &["doctor", "--repo", "acme/shop", "--format", "json"]);
        assert_eq!(ended.exit, examined.exit, "{}", ended.everything());
        Examined {
            text: ended.out.clone(),
            summary: ended.summary,
            ..examined
        }
    }

    /// As a person.
    pub(crate) fn person(&self) -> Examined {
        let line = ["doctor", "--repo", "acme/shop", "--format", "json"];
        self.examine(self.step(PERSON), &line)
    }

    /// Runs a step that prints JSON.
    pub(crate) fn examine(&self, step: Step, line: &[&str]) -> Examined {
        let ended = step.run_with(line);
        // Words that are missing show as their name.
        assert!(!ended.out.contains("doctor-"), "{}", ended.out);
        Examined::of(ended)
    }
}

/// The rule that requires our status.
pub(crate) fn required(source: Option<u64>, strict: bool) -> Rule {
    Rule::Checks {
        checks: vec![(STATUS.to_owned(), source)],
        strict,
    }
}

/// What doctor said.
pub(crate) struct Examined {
    pub(crate) exit: u8,
    pub(crate) text: String,
    pub(crate) summary: String,
    pub(crate) document: Value,
}

impl Examined {
    pub(crate) fn of(ended: Ended) -> Self {
        let document = serde_json::from_str(&ended.out).unwrap_or_default();
        Self {
            exit: ended.exit,
            text: ended.everything(),
            summary: ended.summary,
            document,
        }
    }

    fn checks(&self) -> impl Iterator<Item = &Value> {
        self.document["checks"].as_array().into_iter().flatten()
    }

    /// The gravest result of a check; empty where it was not told.
    pub(crate) fn result(&self, id: &str) -> &str {
        let order = ["ok", "remark", "warning", "not-known", "problem"];
        let results = self.checks().filter(|check| check["id"] == id);
        let results = results.filter_map(|check| check["result"].as_str());
        results
            .max_by_key(|result| order.iter().position(|known| known == result))
            .unwrap_or_default()
    }

    /// What is said of a check, all of it.
    pub(crate) fn what(&self, id: &str) -> String {
        self.said(id, "what")
    }

    /// What would help.
    pub(crate) fn remedy(&self, id: &str) -> String {
        self.said(id, "remedy")
    }

    fn said(&self, id: &str, key: &str) -> String {
        let checks = self.checks().filter(|check| check["id"] == id);
        let texts = checks.filter_map(|check| check[key].as_str());
        texts.collect::<Vec<_>>().join("\n")
    }

    /// The checks with another result than this.
    pub(crate) fn but(&self, result: &str) -> Vec<String> {
        let others = self.checks().filter(|check| check["result"] != result);
        others
            .map(|check| {
                let word = |key: &str| check[key].as_str().unwrap_or_default().to_owned();
                format!("{} {}", word("id"), word("result"))
            })
            .collect()
    }
}
