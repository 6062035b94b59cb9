//! Answers everything that the example's gates ask for, from files in the program. Advisories are looked
//! for by the same code as in a real audit, in the example's own lockfile.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::example::{head, instant, person, sha};
use crate::cli::Scenario;
use crate::evidence::{Inputs, digest_of};
use crate::facts::{
    Answer, CommitPeople, Edited, Fact, Facts, Failure, FailureKind, MembershipState, Need, Push,
    Remark, Series, Traces,
};
use crate::gates::policy;
use crate::ids::Sha;
use crate::judge;
use crate::npm::{Audit, AuditSource, Omit, Question, Registries, Setting, Tree, bulk_answer};
use crate::text::Untrusted;

const TEMPLATE: &str = include_str!("../../../fixtures/demo/release-checklist.md");
const COMMENTS: &str = include_str!("../../../fixtures/demo/comments.json");
const FIGURES: &str = include_str!("../../../fixtures/demo/figures.json");
const LOCKFILE: &str = include_str!("../../../fixtures/demo/package-lock.json");
const ADVISORIES: &str = include_str!("../../../fixtures/demo/advisories.json");

/// How often an answer may lead to another question, as in a real run.
const STEPS: usize = 8;

/// A comment of the example.
#[derive(Deserialize)]
struct Comment {
    id: u64,
    by: String,
    at: String,
    /// In which scenarios it was written.
    r#in: Vec<String>,
    body: String,
}

/// What a server would say of one service: failures and events.
#[derive(Deserialize)]
struct Figures {
    window: [String; 2],
    /// By seconds.
    lookbacks: BTreeMap<String, [String; 2]>,
}

/// Everything that is asked for, step by step.
pub(super) fn facts(inputs: &Inputs, scenario: Scenario) -> Facts {
    let mut facts = Facts::default();
    let loaded = policy::load(inputs.policy.text.for_parsing(), &inputs.environment);
    let Some(policy) = loaded.policy else {
        return facts;
    };
    let context = judge::context(inputs, &policy);
    for _ in 0..STEPS {
        let mut missing = policy.gates.needs(&context, &facts);
        missing.retain(|need| !facts.has(need));
        if missing.is_empty() {
            break;
        }
        for need in missing {
            let fact = match answer(&need, inputs, scenario) {
                Ok(value) => Fact::Known {
                    value,
                    source: Untrusted::new(need.to_string()),
                    read_at: inputs.decided_at,
                },
                Err(failure) => Fact::Unknown { failure },
            };
            facts.insert(need, fact);
        }
    }
    facts
}

fn answer(need: &Need, inputs: &Inputs, scenario: Scenario) -> Result<Answer, Failure> {
    Ok(match need {
        Need::File { .. } => Answer::Text {
            text: Untrusted::from(TEMPLATE),
        },
        Need::Comments { .. } => comments(scenario),
        Need::Reviews { .. } => remarks(Vec::new()),
        Need::Traces => Answer::Traces {
            traces: Traces::default(),
        },
        Need::Timeline { .. } => Answer::Timeline {
            retargets: Vec::new(),
            deletions: Vec::new(),
        },
        Need::Commits { .. } => Answer::Commits { commits: commits() },
        Need::Pushes { .. } => Answer::Pushes { pushes: pushes() },
        Need::Tree { sha } => Answer::Object { sha: sha.clone() },
        Need::ChangedFiles { .. } => Answer::Paths {
            paths: ["src/checkout.js", "src/checkout.test.js"]
                .map(Untrusted::from)
                .to_vec(),
            files: 2,
        },
        Need::Account { login } => {
            person(login.as_str()).map_or(Answer::Absent, |person| Answer::Person { person })
        }
        Need::Team { .. } => Answer::Members { count: 3 },
        Need::Membership { login, .. } => Answer::Membership {
            state: match login.as_str() {
                "carol" => MembershipState::Active,
                _ => MembershipState::None,
            },
        },
        Need::Audit { omit, .. } => audit(*omit, scenario)
            .ok_or_else(|| Failure::new(FailureKind::Lockfile, need.to_string()))?,
        Need::Query { query, .. } => figures(query.for_parsing(), inputs),
        // Nothing of the example asks for anything else.
        _ => return Err(Failure::new(FailureKind::Offline, need.to_string())),
    })
}

fn remarks(remarks: Vec<Remark>) -> Answer {
    Answer::Remarks {
        total: remarks.len(),
        newest: remarks.last().map(|remark| remark.written),
        emptied: false,
        remarks,
    }
}

fn comments(scenario: Scenario) -> Answer {
    let scenario = match scenario {
        Scenario::Go => "go",
        Scenario::Hold => "hold",
        Scenario::NoGo => "no-go",
        Scenario::Friday => "friday",
    };
    let all: Vec<Comment> = serde_json::from_str(COMMENTS).expect("our own comments");
    let written = all.into_iter();
    let written = written.filter(|comment| comment.r#in.iter().any(|it| it == scenario));
    let written = written.map(|comment| Remark {
        id: comment.id,
        author: person(&comment.by),
        through_app: false,
        body: Untrusted::new(comment.body),
        written: instant(&comment.at),
        edited: Edited::No,
        acknowledged: true,
        url: Untrusted::new(format!(
            "https://github.com/acme/shop/pull/42#issuecomment-{}",
            comment.id
        )),
        review: None,
    });
    remarks(written.collect())
}

/// The commit before the head.
fn earlier() -> Sha {
    sha("0c9d8e7f6a5b4c3d2e1f00112233445566778899")
}

/// What the branch leaves.
fn base() -> Sha {
    sha("7766554433221100ffeeddccbbaa998877665544")
}

fn commits() -> Vec<CommitPeople> {
    let commit = |sha: Sha, parent: Sha, summary: &str| CommitPeople {
        sha,
        parents: vec![parent],
        author: person("alice"),
        committer: person("alice"),
        verified: true,
        co_authors: Vec::new(),
        summary: Untrusted::from(summary),
        breaking: false,
    };
    vec![
        commit(earlier(), base(), "feat: pay in one step"),
        commit(head(), earlier(), "fix: keep the basket when paying fails"),
    ]
}

/// The newest push first.
fn pushes() -> Vec<Push> {
    let push = |id: u64, before: Sha, after: Sha, at: &str| Push {
        id,
        before,
        after,
        at: instant(at),
        by: person("alice"),
    };
    let nothing = sha("0000000000000000000000000000000000000000");
    vec![
        push(2, earlier(), head(), "2026-11-19T15:30:00Z"),
        push(1, nothing, earlier(), "2026-11-18T07:55:00Z"),
    ]
}

/// An audit of the example's lockfile; in the scenario `no-go` it still has the old `minimist`.
fn audit(omit: Omit, scenario: Scenario) -> Option<Answer> {
    let lockfile = match scenario {
        Scenario::NoGo => LOCKFILE.to_owned(),
        Scenario::Go | Scenario::Hold | Scenario::Friday => LOCKFILE
            .replace("minimist-1.2.5.tgz", "minimist-1.2.8.tgz")
            .replace("\"version\": \"1.2.5\"", "\"version\": \"1.2.8\""),
    };
    let registries = Registries::default();
    let tree = Tree::read(lockfile.as_bytes(), &BTreeMap::new()).ok()?;
    let question = Question::of(&tree, omit, &registries);
    let advisories = bulk_answer(ADVISORIES.as_bytes()).ok()?;
    let registry = crate::registry::shown(&registries.default_registry().url);
    let setting = Setting {
        file: Untrusted::from("package-lock.json"),
        source: AuditSource::Registry {
            registry: Untrusted::new(registry),
            digest: Untrusted::new(digest_of(lockfile.as_bytes())),
        },
        unset_variables: Vec::new(),
    };
    let audit = Audit::of(&tree, question, &advisories, setting);
    Some(Answer::Audit {
        audit: Box::new(audit),
    })
}

/// What a server would say to one of the example's queries: to a plain one with its number, to one that
/// asks for several things with a labelled number for each.
fn figures(query: &str, inputs: &Inputs) -> Answer {
    let all: BTreeMap<String, Figures> = serde_json::from_str(FIGURES).expect("our own figures");
    let asked = |(job, _): &(&String, &Figures)| query.contains(&format!("job=\"{job}\""));
    let of_job = all.iter().find(asked).map(|(_, figures)| figures);
    let at = inputs.decided_at;
    let series = |part: Option<String>, value: &str| Series {
        labels: part
            .map(|part| ("gonogo".to_owned(), Untrusted::new(part)))
            .into_iter()
            .collect(),
        value: Untrusted::from(value),
        at,
    };
    let told = match of_job {
        None => Vec::new(),
        Some(figures) if query.contains("label_replace(") => {
            let newest = (at.as_second() - 20).to_string();
            let ages = (0..2).map(|number| series(Some(format!("age:{number}")), &newest));
            let rates = figures.lookbacks.iter().flat_map(|(seconds, counts)| {
                let counts = counts.iter().enumerate();
                counts.map(move |(number, count)| (format!("{number}:{seconds}"), count))
            });
            let rates = rates.map(|(part, count)| series(Some(part), count));
            ages.chain(rates).collect()
        }
        Some(figures) => {
            let [failed, all] = &figures.window;
            let count = if query.contains("5..") { failed } else { all };
            vec![series(None, count)]
        }
    };
    Answer::Series {
        series: told,
        warnings: Vec::new(),
    }
}
