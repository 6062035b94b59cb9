//! Whether a statement is about a record. Who signed it is not looked at: that is for the tool that
//! knows the signer.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use super::{Check, Content, Paper, Verdict};
use crate::evidence::{PREDICATE, STATEMENT, canonical, has_each_key_once, predicate};
use crate::locale::Value;

/// How an envelope says that it holds a statement (DSSE, "payloadType"; in-toto, "Envelope layer").
const PAYLOAD: &str = "application/vnd.in-toto+json";

/// A statement as it was read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    document: Json,
    /// Whether it came in an envelope: then another program may have written it, about the file alone.
    in_envelope: bool,
}

/// It is no statement, nor an envelope with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoStatement;

impl Statement {
    /// Reads a statement, bare or as it is signed: in a DSSE envelope, or in a Sigstore bundle with
    /// one.
    ///
    /// # Errors
    /// Where it is none.
    pub(crate) fn read(text: &str) -> Result<Self, NoStatement> {
        let read = |bytes: &[u8]| match has_each_key_once(bytes) {
            true => serde_json::from_slice(bytes).map_err(|_| NoStatement),
            false => Err(NoStatement),
        };
        let mut in_envelope = false;
        let mut document: Json = read(text.as_bytes())?;
        if let Some(envelope) = document.get_mut("dsseEnvelope") {
            document = envelope.take();
        }
        if let Some(payload) = document.get("payload").and_then(Json::as_str) {
            if document.get("payloadType").and_then(Json::as_str) != Some(PAYLOAD) {
                return Err(NoStatement);
            }
            let bytes = STANDARD.decode(payload).map_err(|_| NoStatement)?;
            document = read(&bytes)?;
            in_envelope = true;
        }
        match document.get("_type").and_then(Json::as_str) {
            Some(_) => Ok(Self {
                document,
                in_envelope,
            }),
            None => Err(NoStatement),
        }
    }

    /// Whether it is about one of these papers, and says of it what is in it.
    pub(super) fn check(&self, papers: &[Paper]) -> Check {
        let text = |key| self.document.get(key).and_then(Json::as_str);
        if text("_type") != Some(STATEMENT) || text("predicateType") != Some(PREDICATE) {
            return Check::new("evidence/statement-type", Verdict::Broken);
        }
        let mut all = papers.iter();
        let about = all.find_map(|paper| {
            let content = paper.content.as_ref()?;
            let is_file = |subject: &&Json| digest_is(subject, "sha256", paper.file.digits());
            self.subjects().find(is_file)?;
            Some((paper, content))
        });
        let Some((paper, content)) = about else {
            return Check::new("evidence/statement-file", Verdict::Broken);
        };
        let are_ours = self
            .subjects()
            .all(|subject| is_of(subject, paper, content));
        let commit = content.evidence.inputs.subject.sha.as_str();
        let names_commit = self
            .subjects()
            .any(|subject| digest_is(subject, "gitCommit", commit));
        let code = match () {
            () if !are_ours || !(names_commit || self.in_envelope) => "evidence/statement-subject",
            () if !self.says(content) => "evidence/statement-predicate",
            () => "evidence/statement",
        };
        let verdict = match code {
            "evidence/statement" => Verdict::Holds,
            _ => Verdict::Broken,
        };
        Check::new(code, verdict).with("file", Value::code(&*paper.name))
    }

    fn subjects(&self) -> impl Iterator<Item = &Json> {
        let subjects = self.document.get("subject").and_then(Json::as_array);
        subjects.into_iter().flatten()
    }

    fn says(&self, content: &Content) -> bool {
        let expected = predicate(&content.evidence, content.digest.as_str());
        let said = self.document.get("predicate");
        said.is_some_and(|said| has(said, &expected))
    }
}

/// Whether all that is expected is said. Keys may be added: those that are there keep their meaning.
fn has(said: &Json, expected: &Json) -> bool {
    match (said, expected) {
        (Json::Object(said), Json::Object(expected)) => {
            let mut expected = expected.iter();
            expected.all(|(key, value)| said.get(key).is_some_and(|said| has(said, value)))
        }
        _ => canonical(said) == canonical(expected),
    }
}

/// Whether a subject of a statement is the file of a record, or the commit that it is about in its
/// repository. Every digest of it must fit: one that cannot be compared may be of something else.
fn is_of(subject: &Json, paper: &Paper, content: &Content) -> bool {
    let judged = &content.evidence.inputs.subject;
    let repository = judged.repository.to_string();
    let is_named = subject.get("name").and_then(Json::as_str) == Some(&*repository);
    let digests = subject.get("digest").and_then(Json::as_object);
    digests.is_some_and(|digests| {
        let mut all = digests.keys();
        let fits = |algorithm: &String| match algorithm.as_str() {
            "sha256" => digest_is(subject, "sha256", paper.file.digits()),
            "gitCommit" => is_named && digest_is(subject, "gitCommit", judged.sha.as_str()),
            _ => false,
        };
        !digests.is_empty() && all.all(fits)
    })
}

fn digest_is(subject: &Json, algorithm: &str, digits: &str) -> bool {
    let digest = subject.get("digest").and_then(|set| set.get(algorithm));
    digest.and_then(Json::as_str) == Some(digits)
}
