//! What saved records prove, each alone and all together. Pure.
//!
//! Each record is checked against its digest and decided again; then the links between them are
//! followed. Whatever cannot be told is said to be unknown, and never holds.

mod chain;
mod record;
mod statement;
#[cfg(test)]
mod tests;
mod told;

pub(crate) use statement::Statement;
pub(crate) use told::{document, lines};

use crate::decision::message_id;
use crate::evidence::{Digest, Evidence, EvidenceError};
use crate::ids::RefName;
use crate::locale::{Arguments, Message, Value};

/// Codes of what does not hold, or cannot be told; each is explained, with what would help.
pub(crate) const CODES: &[&str] = &[
    "evidence/altered",
    "evidence/rewritten",
    "evidence/simulated",
    "evidence/time-zones",
    "evidence/replay-differs",
    "evidence/replay-reworded",
    "evidence/replay-other",
    "evidence/digest-absent",
    "evidence/absent",
    "evidence/missing",
    "evidence/unlinked",
    "evidence/begins-again",
    "evidence/replaced",
    "evidence/link-elsewhere",
    "evidence/link-not-go",
    "evidence/link-other-commit",
    "evidence/link-other-tag",
    "evidence/link-later",
    "evidence/link-stray",
    "evidence/passed-go",
    "evidence/mixed",
    "evidence/fork",
    "evidence/statement-type",
    "evidence/statement-file",
    "evidence/statement-subject",
    "evidence/statement-predicate",
];

/// How a check came out; the gravest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// It is as it should be.
    Holds,
    /// It cannot be told from these files.
    Unknown,
    /// Something was altered, or does not belong together.
    Broken,
}

impl Verdict {
    /// The word in JSON.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Unknown => "unknown",
            Self::Broken => "broken",
        }
    }
}

/// One thing that was checked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Check {
    /// Its stable name.
    pub(crate) code: &'static str,
    /// How it came out.
    pub(crate) verdict: Verdict,
    /// What it came to, by its code; what would help as attribute `lift`.
    pub(crate) message: Message,
}

impl Check {
    fn new(code: &'static str, verdict: Verdict) -> Self {
        Self {
            code,
            verdict,
            message: Message::named(message_id(code), Arguments::default()),
        }
    }

    fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.message = self.message.with(name, value);
        self
    }
}

/// A file of evidence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Paper {
    /// How the user calls it.
    pub(crate) name: String,
    /// The digest of the file, byte for byte.
    pub(crate) file: Digest,
    /// What it says; `None` where its digest does not fit its content or a key stands twice: then
    /// nothing is believed.
    pub(crate) content: Option<Content>,
}

/// A record that fits its digest.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Content {
    /// The record.
    pub(crate) evidence: Evidence,
    /// Its digest.
    pub(crate) digest: Digest,
    /// Whether the file is the one that was written, byte for byte.
    pub(crate) as_written: bool,
}

impl Paper {
    /// Reads a file.
    ///
    /// # Errors
    /// Where it is no evidence at all.
    pub(crate) fn read(name: String, text: &str) -> Result<Self, EvidenceError> {
        let content = match Evidence::open(text) {
            Ok((evidence, digest)) => Some(Content {
                as_written: Evidence::is_as_written(text),
                digest: digest.parse().map_err(|_| EvidenceError::OtherFormat)?,
                evidence,
            }),
            Err(EvidenceError::Altered) => None,
            Err(error) => return Err(error),
        };
        Ok(Self {
            name,
            file: Digest::of(text.as_bytes()),
            content,
        })
    }
}

impl Content {
    /// The tag that was judged.
    fn tag(&self) -> Option<&RefName> {
        self.evidence.inputs.subject.tag()
    }

    /// Whether a tag was let go by it: only such a record is followed by another.
    fn released(&self) -> bool {
        self.tag().is_some() && self.evidence.is_go() && !self.evidence.inputs.simulated
    }

    /// How people call what was judged: the tag, the pull request's number, or the commit.
    fn called(&self) -> Value {
        let subject = &self.evidence.inputs.subject;
        match (subject.tag(), subject.pull_request()) {
            (Some(tag), _) => Value::code(tag.as_str()),
            (None, Some(pull)) => Value::Own(format!("#{}", pull.number)),
            (None, None) => Value::from(&subject.sha),
        }
    }
}

/// A paper and what was checked about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Examined {
    /// The paper.
    pub(crate) paper: Paper,
    /// What was checked, the gravest not first but in order.
    pub(crate) checks: Vec<Check>,
}

impl Examined {
    /// The gravest of its checks.
    pub(crate) fn verdict(&self) -> Verdict {
        gravest(&self.checks)
    }
}

/// What all the papers come to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Proof {
    /// The papers, in the order of their decisions.
    pub(crate) papers: Vec<Examined>,
    /// What was checked about all of them.
    pub(crate) checks: Vec<Check>,
}

impl Proof {
    /// The gravest of all checks.
    pub(crate) fn verdict(&self) -> Verdict {
        let papers = self.papers.iter().map(Examined::verdict);
        papers
            .max()
            .unwrap_or(Verdict::Holds)
            .max(gravest(&self.checks))
    }
}

fn gravest(checks: &[Check]) -> Verdict {
    let verdicts = checks.iter().map(|check| check.verdict);
    verdicts.max().unwrap_or(Verdict::Holds)
}

/// Examines records. `known` are digests that the user has from elsewhere: each must be that of a
/// paper, and a chain may begin there.
pub(crate) fn examine(
    mut papers: Vec<Paper>,
    known: &[Digest],
    statement: Option<&Statement>,
) -> Proof {
    papers.sort_by(|one, other| order(one).cmp(&order(other)));
    let mut checks = Vec::new();
    let has = |digest: &&Digest| {
        let mut contents = papers.iter().filter_map(|paper| paper.content.as_ref());
        !contents.any(|content| content.digest == **digest)
    };
    for digest in known.iter().filter(has) {
        let check = Check::new("evidence/digest-absent", Verdict::Broken);
        checks.push(check.with("digest", Value::code(digest.as_str())));
    }
    checks.extend(statement.map(|statement| statement.check(&papers)));
    let links = chain::links(&papers, known);
    let papers = papers.into_iter().zip(links).map(|(paper, links)| {
        let mut checks = record::checks(&paper);
        let expected = paper.content.as_ref();
        let expected = expected.filter(|content| known.contains(&content.digest));
        checks.extend(expected.map(|_| Check::new("evidence/digest-known", Verdict::Holds)));
        checks.extend(links);
        Examined { paper, checks }
    });
    let mut proof = Proof {
        papers: papers.collect(),
        checks,
    };
    if proof.verdict() == Verdict::Holds {
        chain::tell_loose(&mut proof.papers, known);
    }
    proof
}

/// Where a paper stands among the others: by its decision, and those of which nothing is known last.
fn order(paper: &Paper) -> (bool, Option<jiff::Timestamp>, &str) {
    let at = paper.content.as_ref();
    let at = at.map(|content| content.evidence.inputs.decided_at);
    (at.is_none(), at, &paper.name)
}
