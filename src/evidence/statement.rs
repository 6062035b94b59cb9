//! A decision as an in-toto statement: what others sign, so that it can be told who vouches for it.
//!
//! Source: in-toto attestation framework, "Statement layer specification" v1, and its table of digest
//! algorithms (`gitCommit`, `sha256`).

use serde_json::{Value, json};

use super::{Digest, Evidence, EvidenceError, Previous, RecordBefore, digest};
use crate::subject::SubjectKind;

/// The type of every statement of version 1.
pub(crate) const STATEMENT: &str = "https://in-toto.io/Statement/v1";

/// The type of our predicate; `docs/evidence.md` says what its keys mean.
pub(crate) const PREDICATE: &str = "urn:gonogo:decision:1";

/// The statement about a record: `text` is the file as it was written, `name` what it is called.
///
/// # Errors
/// Where the text is no record.
pub(crate) fn statement(text: &str, name: &str) -> Result<Value, EvidenceError> {
    let (evidence, digest) = Evidence::open(text)?;
    let subject = &evidence.inputs.subject;
    Ok(json!({
        "_type": STATEMENT,
        "subject": [
            {
                "name": subject.repository,
                "digest": { "gitCommit": subject.sha },
            },
            {
                "name": name,
                "digest": { "sha256": Digest::of(text.as_bytes()).digits() },
            },
        ],
        "predicateType": PREDICATE,
        "predicate": predicate(&evidence, &digest),
    }))
}

/// What the statement says of its subjects. The same record always gives the same predicate.
pub(crate) fn predicate(evidence: &Evidence, record: &str) -> Value {
    let inputs = &evidence.inputs;
    let subject = &inputs.subject;
    let (kind, pull_request) = match &subject.kind {
        SubjectKind::PullRequest(facts) => ("pull-request", Some(facts.number)),
        SubjectKind::MergeGroup { pull_request, .. } => (
            "merge-group",
            pull_request.as_ref().map(|facts| facts.number),
        ),
        SubjectKind::Tag { .. } => ("tag", None),
        SubjectKind::Commit => ("commit", None),
    };
    let policy = &inputs.policy;
    json!({
        "decision": evidence.decision.decision(),
        "environment": inputs.environment,
        "repository": subject.repository,
        "commit": subject.sha,
        "kind": kind,
        "tag": subject.tag(),
        "pull_request": pull_request,
        "decided_at": inputs.decided_at,
        "policy": {
            "path": policy.origin.path,
            "commit": policy.origin.sha,
            "digest": digest(policy.text.for_parsing()),
        },
        "evidence": record,
        "previous": evidence.previous.as_ref().map(previous),
        "gonogo": evidence.gonogo,
    })
}

fn previous(previous: &Previous) -> Value {
    let release = previous.release.as_ref();
    let missing = match &previous.record {
        RecordBefore::Known { .. } => None,
        RecordBefore::Missing { why, .. } => Some(why.word()),
    };
    json!({
        "tag": release.map(|release| &release.tag),
        "commit": release.map(|release| &release.commit),
        "evidence": previous.digest(),
        "missing": missing,
    })
}
