//! The command `demo`: the main job on an embedded example. No network, no configuration; the same
//! judgement, documents and evidence as in a real run.

use std::path::Path;

use jiff::Timestamp;

use super::deliver::not_written;
use super::outside::Outside;
use super::{Problem, brief, remark};
use crate::cli::{Format, Options, Scenario, Verbosity};
use crate::evidence::{Evidence, Inputs, PolicyRecord};
use crate::exit::{Exit, FailOn, Surroundings, for_outcome};
use crate::facts::{Answer, Fact, Facts, Need};
use crate::gates::policy;
use crate::ids::UserId;
use crate::judge;
use crate::locale::{Message, Value};
use crate::render::{comment, html, json, summary, terminal};
use crate::subject::{Person, PolicyOrigin, PullRequestFacts, Subject, SubjectKind};
use crate::text::Untrusted;

const POLICY: &str = include_str!("../../fixtures/demo/gonogo.yml");
const TEMPLATE: &str = include_str!("../../fixtures/demo/release-checklist.md");
const OPEN: &str = include_str!("../../fixtures/demo/open.md");
const DONE: &str = include_str!("../../fixtures/demo/done.md");

/// Friday afternoon in Paris.
const FRIDAY: &str = "2026-11-20T14:04:00Z";
/// Tuesday morning in Paris.
const TUESDAY: &str = "2026-11-24T09:30:00Z";

/// Decides about the example and writes comment, summary, evidence and decision to a folder.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    scenario: Scenario,
    folder: &Path,
) -> Result<Exit, Problem> {
    let inputs = inputs(options, scenario);
    let mut judged = judge::judge(&inputs);
    let document = json::decision(&judged.run);
    let sealed = Evidence::new(inputs, document.clone()).seal();
    judged.run.evidence = Some(sealed.digest.clone());
    let run = &judged.run;
    let words = run.words(options.locale.unwrap_or(options.language));
    let files = [
        (
            "comment.md",
            comment::comment(run, &words).as_str().to_owned(),
        ),
        (
            "summary.md",
            summary::summary(run, &words).as_str().to_owned(),
        ),
        ("report.html", html::page(run, &words).as_str().to_owned()),
        ("evidence.json", sealed.text),
        (
            "decision.json",
            serde_json::to_string_pretty(&document).unwrap_or_default() + "\n",
        ),
    ];
    for (name, text) in &files {
        let path = folder.join(name);
        outside
            .files
            .write(&path, text.as_bytes())
            .map_err(|error| {
                let message = not_written(&path.display().to_string(), &error);
                Problem::Said(message, Exit::NotPublished)
            })?;
    }
    if options.format == Format::Json {
        outside.console.json(&document)?;
    } else {
        let long = options.verbosity == Verbosity::Verbose;
        let text = terminal::terminal(run, &words, long);
        outside.console.result(brief(options, &text))?;
    }
    let names: Vec<Value> = files.iter().map(|(name, _)| Value::code(*name)).collect();
    let written = Message::new("app-demo-written")
        .with("folder", Value::code(folder.display().to_string()))
        .with("files", names);
    remark(outside, options, &words.plain(&written));
    let outcome = run.decision.outcome();
    Ok(for_outcome(
        outcome,
        FailOn::Auto,
        Surroundings::CommandLine,
    ))
}

/// The example as if it had been read from GitHub.
fn inputs(options: &Options, scenario: Scenario) -> Inputs {
    let (at, body) = match scenario {
        Scenario::Go => (TUESDAY, DONE),
        Scenario::Hold => (TUESDAY, OPEN),
        Scenario::NoGo => (FRIDAY, OPEN),
        Scenario::Friday => (FRIDAY, DONE),
    };
    let decided_at: Timestamp = at.parse().expect("our own two instants are instants");
    let subject = subject(body);
    let origin = PolicyOrigin {
        path: policy::DEFAULT_PATH.parse().expect("our own path is one"),
        sha: Some(
            "9f8e7d6c5b4a39281706f5e4d3c2b1a0f9e8d7c6"
                .parse()
                .expect("40 digits"),
        ),
        branch: Some("main".parse().expect("a branch name")),
        differs_in_subject: Some(false),
    };
    let mut inputs = Inputs {
        environment: options.environment.clone(),
        subject,
        decided_at,
        server_date: None,
        policy: PolicyRecord {
            origin,
            text: Untrusted::from(POLICY),
        },
        facts: Facts::default(),
        simulated: false,
    };
    inputs.facts = facts(&inputs);
    inputs
}

fn subject(body: &str) -> Subject {
    let author = Person {
        id: UserId(1_001),
        login: "alice".parse().expect("a login"),
        human: true,
    };
    let pull_request = PullRequestFacts {
        number: 42_u64.try_into().expect("42 is from 1"),
        title: Untrusted::from("Ship the new checkout"),
        body: Untrusted::from(body),
        labels: Vec::new(),
        author: Some(author),
        draft: false,
        base: "main".parse().expect("a branch name"),
        head: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"
            .parse()
            .expect("40 digits"),
        head_branch: Untrusted::from("checkout"),
        commits: Some(1),
        changed_files: Some(1),
        from_fork: false,
        opened: "2026-11-18T08:00:00Z".parse().expect("an instant"),
    };
    Subject {
        repository: "acme/shop".parse().expect("a repository"),
        sha: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"
            .parse()
            .expect("40 digits"),
        kind: SubjectKind::PullRequest(Box::new(pull_request)),
    }
}

/// Answers what the example's gates need from the embedded files.
fn facts(inputs: &Inputs) -> Facts {
    let mut facts = Facts::default();
    let loaded = policy::load(inputs.policy.text.for_parsing(), &inputs.environment);
    let Some(policy) = loaded.policy else {
        return facts;
    };
    for need in policy.gates.needs(&judge::context(inputs, &policy), &facts) {
        let value = match &need {
            Need::File { .. } => Answer::Text {
                text: Untrusted::from(TEMPLATE),
            },
            _ => Answer::Absent,
        };
        let source = Untrusted::new(need.to_string());
        facts.insert(
            need,
            Fact::Known {
                value,
                source,
                read_at: inputs.decided_at,
            },
        );
    }
    facts
}
