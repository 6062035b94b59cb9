//! The example as if it had been read from GitHub: a pull request of a shop.

use jiff::Timestamp;

use super::answers;
use crate::cli::Scenario;
use crate::evidence::{Inputs, PolicyRecord};
use crate::facts::Facts;
use crate::gates::policy;
use crate::ids::{Environment, Login, Sha, UserId};
use crate::subject::{Person, PolicyOrigin, PullRequestFacts, Subject, SubjectKind};
use crate::text::Untrusted;

const POLICY: &str = include_str!("../../../fixtures/demo/gonogo.yml");
const OPEN: &str = include_str!("../../../fixtures/demo/open.md");
const DONE: &str = include_str!("../../../fixtures/demo/done.md");

/// Friday afternoon in Paris.
const FRIDAY: &str = "2026-11-20T14:04:00Z";
/// Tuesday morning in Paris.
const TUESDAY: &str = "2026-11-24T09:30:00Z";

/// The commit that is judged.
const HEAD: &str = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

/// Who takes part.
const PEOPLE: [(&str, u64); 5] = [
    ("alice", 1_001),
    ("bob", 1_002),
    ("carol", 1_003),
    ("dave", 1_004),
    ("erin", 1_005),
];

/// Everything that the decision depends on.
pub(super) fn inputs(environment: &Environment, scenario: Scenario) -> Inputs {
    let (at, body) = match scenario {
        Scenario::Go => (TUESDAY, DONE),
        Scenario::Hold => (TUESDAY, OPEN),
        Scenario::NoGo => (FRIDAY, OPEN),
        Scenario::Friday => (FRIDAY, DONE),
    };
    let origin = PolicyOrigin {
        path: policy::DEFAULT_PATH.parse().expect("our own path is one"),
        sha: Some(sha("9f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6")),
        branch: Some("main".parse().expect("a branch name")),
        differs_in_subject: Some(false),
    };
    let mut inputs = Inputs {
        environment: environment.clone(),
        subject: subject(body),
        decided_at: instant(at),
        server_date: None,
        policy: PolicyRecord {
            origin,
            text: Untrusted::from(POLICY),
        },
        facts: Facts::default(),
        simulated: false,
    };
    inputs.facts = answers::facts(&inputs, scenario);
    inputs
}

fn subject(body: &str) -> Subject {
    let pull_request = PullRequestFacts {
        number: 42_u64.try_into().expect("42 is from 1"),
        title: Untrusted::from("Ship the new checkout"),
        body: Untrusted::from(body),
        labels: Vec::new(),
        author: person("alice"),
        draft: false,
        base: "main".parse().expect("a branch name"),
        head: head(),
        head_branch: Untrusted::from("checkout"),
        commits: Some(2),
        changed_files: Some(2),
        from_fork: false,
        opened: instant("2026-11-18T08:00:00Z"),
    };
    Subject {
        repository: "acme/shop".parse().expect("a repository"),
        sha: head(),
        kind: SubjectKind::PullRequest(Box::new(pull_request)),
    }
}

/// The commit that is judged.
pub(super) fn head() -> Sha {
    sha(HEAD)
}

/// A commit of the example.
pub(super) fn sha(digits: &str) -> Sha {
    digits.parse().expect("40 digits")
}

/// An instant of the example.
pub(super) fn instant(text: &str) -> Timestamp {
    text.parse().expect("our own instants are instants")
}

/// Somebody who takes part; `None` for anybody else.
pub(super) fn person(name: &str) -> Option<Person> {
    let (login, id) = PEOPLE.iter().find(|(login, _)| *login == name)?;
    let login: Login = login.parse().expect("a login");
    Some(Person {
        id: UserId(*id),
        login,
        human: true,
    })
}
