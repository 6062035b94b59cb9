//! Records of a shop that releases, told honestly and otherwise.

mod alone;
mod chained;
mod forged;
mod forks;
mod links;
mod signed;

use serde_json::Value as Json;

use super::{Check, Examined, Paper, Proof, Verdict, examine};
use crate::evidence::{
    Digest, Evidence, Inputs, KnownBy, Missing, Passed, PassedOver, PolicyRecord, Previous,
    RecordBefore, Release,
};
use crate::facts::Facts;
use crate::ids::Sha;
use crate::judge;
use crate::locale::{Locale, Words};
use crate::render;
use crate::subject::{PolicyOrigin, Subject, SubjectKind};
use crate::text::Untrusted;

/// Anything may go out on weekdays at daytime.
const POLICY: &str = "\
version: 1
timezone: UTC
gates:
  window:
    allow:
      - { id: hours, weekly: { days: [mon, tue, wed, thu], from: \"09:00\", to: \"16:00\" } }
";

/// Tuesdays at ten, by number.
fn tuesday(number: i64) -> jiff::Timestamp {
    let first: jiff::Timestamp = "2026-11-03T10:00:00Z".parse().unwrap();
    first + jiff::SignedDuration::from_hours(24 * 7 * number)
}

/// The commit of a tag, made up from its name.
fn commit(tag: &str) -> Sha {
    let digits = Digest::of(tag.as_bytes());
    digits.digits().get(..40).unwrap().parse().unwrap()
}

/// A record that is about to be written.
#[derive(Clone)]
struct Draft {
    inputs: Inputs,
    previous: Option<Previous>,
}

impl Draft {
    fn of(tag: &str, week: i64) -> Self {
        let subject = Subject {
            repository: "acme/shop".parse().unwrap(),
            sha: commit(tag),
            kind: SubjectKind::Tag {
                name: tag.parse().unwrap(),
            },
        };
        let origin = PolicyOrigin {
            path: ".github/gonogo.yml".parse().unwrap(),
            sha: Some(commit("policy")),
            branch: Some("main".parse().unwrap()),
            differs_in_subject: None,
        };
        let inputs = Inputs {
            environment: "production".parse().unwrap(),
            subject,
            decided_at: tuesday(week),
            server_date: None,
            policy: PolicyRecord {
                origin,
                text: Untrusted::from(POLICY),
            },
            facts: Facts::default(),
            simulated: false,
        };
        Self {
            inputs,
            previous: Some(Previous::missing(None, Missing::FirstRelease, None)),
        }
    }

    /// Following a record, as our status has it.
    fn after(mut self, file: &File) -> Self {
        let (evidence, digest) = Evidence::open(&file.text).unwrap();
        self.previous = Some(Previous {
            release: Some(Release {
                tag: Untrusted::new(evidence.inputs.subject.tag().unwrap().as_str()),
                commit: evidence.inputs.subject.sha,
            }),
            passed_over: Vec::new(),
            record: RecordBefore::Known {
                digest: digest.parse().unwrap(),
                source: KnownBy::CommitStatus,
                read_at: self.inputs.decided_at,
            },
        });
        self
    }

    fn passing_over(mut self, tag: &str) -> Self {
        let passed = PassedOver {
            tag: tag.into(),
            commit: commit(tag),
            why: Passed::Elsewhere,
        };
        self.previous.as_mut().unwrap().passed_over.push(passed);
        self
    }

    fn changed(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn evidence(self) -> Evidence {
        let run = judge::judge(&self.inputs).run;
        Evidence::new(self.inputs, render::json::decision(&run)).after(self.previous)
    }

    fn file(self, name: &str) -> File {
        File::of(name, &self.evidence())
    }
}

/// A file of evidence.
#[derive(Clone)]
struct File {
    name: String,
    text: String,
}

impl File {
    fn of(name: &str, evidence: &Evidence) -> Self {
        Self {
            name: name.to_owned(),
            text: evidence.seal().text,
        }
    }

    fn digest(&self) -> Digest {
        let (_, digest) = Evidence::open(&self.text).unwrap();
        digest.parse().unwrap()
    }

    /// Somebody changes what is in it, and reckons a new digest.
    fn forged(&self, change: impl FnOnce(&mut Evidence)) -> Self {
        let (mut evidence, _) = Evidence::open(&self.text).unwrap();
        change(&mut evidence);
        Self::of(&self.name, &evidence)
    }
}

/// Three releases, one after the other.
fn three() -> [File; 3] {
    let one = Draft::of("v1.4.0", 0).file("1.json");
    let two = Draft::of("v1.5.0", 1).after(&one).file("2.json");
    let three = Draft::of("v1.6.0", 2).after(&two).file("3.json");
    [one, two, three]
}

fn proof(files: &[File], known: &[Digest]) -> Proof {
    let papers = files
        .iter()
        .map(|file| Paper::read(file.name.clone(), &file.text).unwrap());
    examine(papers.collect(), known, None)
}

/// The codes of what does not hold, with the files.
fn faults(proof: &Proof) -> Vec<String> {
    let bad = |check: &&Check| check.verdict != Verdict::Holds;
    let of_paper = |examined: &Examined| {
        let checks = examined.checks.iter().filter(bad);
        let name = examined.paper.name.clone();
        checks
            .map(|check| format!("{name} {}", check.code))
            .collect::<Vec<_>>()
    };
    let mut all: Vec<String> = proof.papers.iter().flat_map(of_paper).collect();
    all.extend(
        proof
            .checks
            .iter()
            .filter(bad)
            .map(|check| check.code.to_owned()),
    );
    all
}

#[track_caller]
fn check(files: &[File], verdict: Verdict, expected: &[&str]) {
    let proof = proof(files, &[]);
    assert_eq!(faults(&proof), expected);
    assert_eq!(proof.verdict(), verdict);
    let all = [Locale::English, Locale::French].map(|locale| {
        let words = Words::new(locale);
        super::lines(&proof, &words)
    });
    for text in all {
        assert!(
            !text.contains("evidence-") && !text.contains("proof-"),
            "{text}"
        );
        for code in expected {
            let code = code.split(' ').next_back().unwrap_or_default();
            assert!(text.contains(&format!("[{code}]")), "{text}");
        }
    }
    let document: Json = super::document(&proof);
    assert_eq!(document["verdict"], verdict.word());
}
