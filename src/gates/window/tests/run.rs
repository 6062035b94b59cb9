//! One run of the gate for a test: a policy, an instant, facts; and what was said.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::reader;
use crate::decision::{Area, Enforcement, Finding, Level, Outcome, Report};
use crate::facts::{Answer, Fact, Facts, Need};
use crate::gates::window::Window;
use crate::gates::{Gate, Proofs};
use crate::locale::{Locale, Words};
use crate::subject::{Context, PolicyOrigin, PullRequestFacts, Subject, SubjectKind};
use crate::text::Untrusted;

/// One run of the gate.
pub(super) struct Run {
    policy: Value,
    now: Timestamp,
    labels: Vec<Untrusted>,
    facts: Facts,
    proofs: Proofs,
}

impl Run {
    pub(super) fn new(policy: &Value) -> Self {
        Self {
            policy: policy.clone(),
            now: Timestamp::UNIX_EPOCH,
            labels: Vec::new(),
            facts: Facts::default(),
            proofs: Proofs::default(),
        }
    }

    pub(super) fn at(self, now: Timestamp) -> Self {
        Self { now, ..self }
    }

    pub(super) fn on(self, now: &str) -> Self {
        self.at(now.parse().expect("an instant"))
    }

    pub(super) fn label(mut self, label: &str) -> Self {
        self.labels.push(Untrusted::from(label));
        self
    }

    pub(super) fn fact(mut self, need: Need, fact: Fact<Answer>) -> Self {
        self.facts.insert(need, fact);
        self
    }

    pub(super) fn known(self, need: Need, value: Answer) -> Self {
        let read_at = self.now;
        let source = Untrusted::from("test");
        let fact = Fact::Known {
            value,
            source,
            read_at,
        };
        self.fact(need, fact)
    }

    pub(super) fn proof(mut self, role: &str, outcome: Outcome) -> Self {
        let mut report = Report::new(Area::Gate("sign-off"), Enforcement::Block);
        report.parts.push((role.to_owned(), outcome));
        self.proofs.add(&report);
        self
    }

    pub(super) fn report(self) -> Report {
        let config = reader::config(&self.policy);
        let context = context(self.now, self.labels);
        Window::evaluate(&config, &context, &self.facts, &self.proofs)
    }
}

pub(super) fn context(now: Timestamp, labels: Vec<Untrusted>) -> Context {
    let pull_request = PullRequestFacts {
        number: 7_u64.try_into().expect("7 is from 1"),
        title: Untrusted::from("Ship it"),
        body: Untrusted::from(""),
        labels,
        author: None,
        draft: false,
        base: "main".parse().expect("a branch name"),
        head: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"
            .parse()
            .expect("40 digits"),
        head_branch: Untrusted::from("checkout"),
        commits: Some(1),
        changed_files: Some(1),
        from_fork: false,
        opened: now,
    };
    Context {
        subject: Subject {
            repository: "acme/shop".parse().expect("a repository"),
            sha: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"
                .parse()
                .expect("40 digits"),
            kind: SubjectKind::PullRequest(Box::new(pull_request)),
        },
        now: now.to_zoned(jiff::tz::TimeZone::UTC),
        policy: PolicyOrigin {
            path: ".github/gonogo.yml".parse().expect("a path"),
            sha: None,
            branch: None,
            differs_in_subject: None,
        },
    }
}

pub(super) fn policy(more: &Value) -> Value {
    let weekly = json!({ "days": ["mon", "tue", "wed", "thu"], "from": "09:00", "to": "16:00" });
    let friday = json!({ "days": ["fri"], "from": "00:00", "to": "24:00" });
    let mut policy = json!({
        "timezone": "Europe/Paris",
        "allow": [{ "id": "working-hours", "weekly": weekly }],
        "deny": [{ "id": "friday", "weekly": friday, "reason": "No deploy on Friday" }],
    });
    for (key, value) in more.as_object().expect("an object") {
        policy[key] = value.clone();
    }
    policy
}

pub(super) const FRIDAY: &str = "2026-11-20T14:04:00Z";
pub(super) const TUESDAY: &str = "2026-11-24T09:30:00Z";

pub(super) fn said(finding: &Finding, locale: Locale) -> (String, String) {
    let words = Words::new(locale);
    let lift = finding.lift();
    let lift = words.knows(lift.id()).then(|| words.plain(&lift));
    (words.plain(&finding.message()), lift.unwrap_or_default())
}

#[track_caller]
pub(super) fn check(report: &Report, code: &str, level: Level, sentence: &str, lift: &str) {
    let finding = report.findings.iter().find(|finding| finding.code == code);
    let finding = finding.unwrap_or_else(|| panic!("no {code}: {:#?}", report.findings));
    assert_eq!(finding.level, level);
    let spoken = said(finding, Locale::English);
    assert_eq!(spoken, (sentence.to_owned(), lift.to_owned()));
    for finding in &report.findings {
        let (sentence, lift) = said(finding, Locale::French);
        for text in [sentence, lift] {
            assert!(!text.contains("{$") && !text.contains("window-"), "{text}");
        }
    }
}
