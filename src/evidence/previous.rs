//! The link to the record of the release before: what makes single records a chain.
//!
//! The link is not an input: no decision knows of it, so none gets better or worse by it. What is not
//! known is said to be missing, with the reason, and is never guessed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Digest;
use crate::facts::Failure;
use crate::ids::Sha;
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// What a record of a tag says about the record of the release before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Previous {
    /// The release before: the version that was let go last in the tag's history. `None` where there
    /// is none, or none is known.
    pub(crate) release: Option<Release>,
    /// Versions in between that were passed over, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) passed_over: Vec<PassedOver>,
    /// Its record.
    pub(crate) record: RecordBefore,
}

/// A tag and its commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Release {
    /// The tag's name.
    pub(crate) tag: Untrusted,
    /// The commit that it led to.
    pub(crate) commit: Sha,
}

/// A version that lies between two releases and is neither.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PassedOver {
    /// The tag's name.
    pub(crate) tag: Untrusted,
    /// The commit that it led to.
    pub(crate) commit: Sha,
    /// Why it is not the release before.
    pub(crate) why: Passed,
}

/// Why a version is not the release before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Passed {
    /// It is not in the history of the tag.
    Elsewhere,
    /// It had no GO.
    Refused,
    /// Nothing was decided about it.
    Undecided,
}

/// The record of the release before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "status", deny_unknown_fields)]
pub(crate) enum RecordBefore {
    /// It is known.
    Known {
        /// Its digest.
        digest: Digest,
        /// What told.
        source: KnownBy,
        /// When that was read.
        read_at: Timestamp,
    },
    /// It is not.
    Missing {
        /// Why not.
        why: Missing,
        /// What failed, where something did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        failure: Option<Failure>,
        /// Where two records contradict each other: the one that our status names, and the one that
        /// was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contradiction: Option<Box<Contradiction>>,
    },
}

/// Two records of one release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Contradiction {
    /// The digest that our own status names.
    pub(crate) named: Digest,
    /// That of the given file.
    pub(crate) given: Digest,
}

/// What told the digest of the record before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum KnownBy {
    /// Our own status on the commit of the release before.
    CommitStatus,
    /// A record that whoever started the run gave.
    File,
}

/// Why the record before is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Missing {
    /// No version comes before: there is no record.
    FirstRelease,
    /// Nothing was decided about the version before: there is no record.
    NothingDecided,
    /// The tag is not a version, and no order is known.
    NotAVersion,
    /// Which version comes before could not be found out.
    NotFound,
    /// What stands on its commit, or the given file, could not be read.
    Unreadable,
    /// Nothing on its commit names a record: none was kept, or its GO was not told by a status.
    NotKept,
    /// What stands on its commit is no GO.
    NotGo,
    /// Somebody else set the status that stands there.
    Foreign,
    /// The given file is no record of a GO of that release.
    OtherRecord,
    /// The given file is another record than our status names.
    Contradiction,
}

impl RecordBefore {
    /// That it is not known, and why.
    pub(crate) fn missing(why: Missing, failure: Option<Failure>) -> Self {
        Self::Missing {
            why,
            failure,
            contradiction: None,
        }
    }
}

impl Missing {
    /// The word that the words files select on, the same as in the record.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::FirstRelease => "first-release",
            Self::NothingDecided => "nothing-decided",
            Self::NotAVersion => "not-a-version",
            Self::NotFound => "not-found",
            Self::Unreadable => "unreadable",
            Self::NotKept => "not-kept",
            Self::NotGo => "not-go",
            Self::Foreign => "foreign",
            Self::OtherRecord => "other-record",
            Self::Contradiction => "contradiction",
        }
    }

    /// Whether a chain rightly begins here: nothing could have been named.
    pub(crate) fn begins(self) -> bool {
        matches!(self, Self::FirstRelease | Self::NothingDecided)
    }

    /// Whether nothing was found or could be read, so that a given record may tell. What somebody else
    /// has published is no gap, nor that there is no order: a file would only be somebody's word.
    pub(super) fn is_gap(self) -> bool {
        matches!(self, Self::NotFound | Self::Unreadable | Self::NotKept)
    }
}

impl Previous {
    /// A link that is not known.
    pub(crate) fn missing(
        release: Option<Release>,
        why: Missing,
        failure: Option<Failure>,
    ) -> Self {
        Self {
            release,
            passed_over: Vec::new(),
            record: RecordBefore::missing(why, failure),
        }
    }

    /// The digest of the record before, where it is known.
    pub(crate) fn digest(&self) -> Option<&Digest> {
        match &self.record {
            RecordBefore::Known { digest, .. } => Some(digest),
            RecordBefore::Missing { .. } => None,
        }
    }

    /// Why the record before is missing, as a sentence; `None` where it is known, or where there is
    /// none.
    pub(crate) fn lack(&self) -> Option<Message> {
        match &self.record {
            RecordBefore::Missing {
                why,
                failure,
                contradiction,
            } if !why.begins() => {
                let lack = lack(*why, self.release.as_ref(), failure.as_ref());
                let digests = contradiction.as_ref().map(|it| [&it.named, &it.given]);
                let shown = digests.map(|digests| digests.map(Digest::short));
                let [named, given] = shown.unwrap_or_default();
                Some(
                    lack.with("named", Value::code(named))
                        .with("given", Value::code(given)),
                )
            }
            _ => None,
        }
    }
}

fn lack(why: Missing, release: Option<&Release>, failure: Option<&Failure>) -> Message {
    let tag = release.map_or("", |release| release.tag.for_parsing());
    let reason = failure.map(Failure::message);
    Message::new("evidence-lack")
        .with("why", Value::Word(why.word()))
        .with("has-tag", if release.is_some() { "yes" } else { "no" })
        .with("tag", Value::code(tag))
        .with("has-reason", if reason.is_some() { "yes" } else { "no" })
        .with(
            "reason",
            reason.map_or(Value::Word(""), |reason| Value::Message(Box::new(reason))),
        )
}
