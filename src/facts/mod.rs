//! What gates may know: needs, facts, and why a fact is not known.
//!
//! A gate names its [`Need`]s, the run gathers them once and together, and the gate judges from
//! [`Facts`] without touching the world. "Could not be found out" is a value here.

mod cause;
mod failure;
pub(crate) mod gather;

pub(crate) use cause::Cause;
pub(crate) use failure::{Failure, FailureKind};

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{PrNumber, RepoPath};
use crate::text::Untrusted;

/// Whose version of a file is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Revision {
    /// The commit the policy was read from: what is trusted.
    Policy,
    /// The commit that is judged.
    Subject,
}

/// One thing that must be read from outside. Equal needs are read once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub(crate) enum Need {
    /// A file of the repository.
    File {
        /// Whose version.
        at: Revision,
        /// Which file.
        path: RepoPath,
    },
    /// When a file last changed in the history of the policy's commit.
    LastChange {
        /// Which file.
        path: RepoPath,
    },
    /// A text behind an address that the policy names.
    Address {
        /// The address as written in the policy.
        url: Untrusted,
    },
    /// The issue that carries a tag's checklist.
    ReleaseIssue,
}

/// What a need was answered with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub(crate) enum Answer {
    /// The text of a file or address.
    Text {
        /// As it was read, as UTF-8.
        text: Untrusted,
    },
    /// It was looked for where it must be and is not there.
    Absent,
    /// An instant.
    Instant {
        /// The instant.
        at: Timestamp,
    },
    /// An issue.
    Issue {
        /// Its number.
        number: PrNumber,
        /// Its text.
        body: Untrusted,
        /// When it was opened.
        opened: Timestamp,
    },
}

/// Something known, or why it is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "status")]
pub(crate) enum Fact<T> {
    /// Known.
    Known {
        /// What.
        value: T,
        /// Where it was read, for people.
        source: Untrusted,
        /// When.
        read_at: Timestamp,
    },
    /// Not known.
    Unknown {
        /// Why, and what would help.
        failure: Failure,
    },
}

/// The facts of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Record>", into = "Vec<Record>")]
pub(crate) struct Facts(BTreeMap<Need, Fact<Answer>>);

#[derive(Clone, Serialize, Deserialize)]
struct Record {
    need: Need,
    fact: Fact<Answer>,
}

impl From<Vec<Record>> for Facts {
    fn from(records: Vec<Record>) -> Self {
        Self(
            records
                .into_iter()
                .map(|record| (record.need, record.fact))
                .collect(),
        )
    }
}
impl From<Facts> for Vec<Record> {
    fn from(facts: Facts) -> Self {
        facts
            .0
            .into_iter()
            .map(|(need, fact)| Record { need, fact })
            .collect()
    }
}

impl Facts {
    /// Adds a fact; a later one replaces.
    pub(crate) fn insert(&mut self, need: Need, fact: Fact<Answer>) {
        self.0.insert(need, fact);
    }

    /// What is known about a need. A need that nobody gathered is unknown, too.
    pub(crate) fn get(&self, need: &Need) -> Result<&Answer, Failure> {
        match self.0.get(need) {
            Some(Fact::Known { value, .. }) => Ok(value),
            Some(Fact::Unknown { failure }) => Err(failure.clone()),
            None => Err(Failure::new(FailureKind::NotGathered, need.to_string())),
        }
    }

    /// A text, or `None` where it is known to be absent.
    pub(crate) fn text(&self, need: &Need) -> Result<Option<&Untrusted>, Failure> {
        match self.get(need)? {
            Answer::Text { text } => Ok(Some(text)),
            Answer::Absent => Ok(None),
            _ => Err(Failure::new(FailureKind::Unreadable, need.to_string())),
        }
    }

    /// An instant, or `None` where there is none.
    pub(crate) fn instant(&self, need: &Need) -> Result<Option<Timestamp>, Failure> {
        match self.get(need)? {
            Answer::Instant { at } => Ok(Some(*at)),
            Answer::Absent => Ok(None),
            _ => Err(Failure::new(FailureKind::Unreadable, need.to_string())),
        }
    }
}

impl std::fmt::Display for Need {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File { path, .. } => write!(formatter, "{path}"),
            Self::LastChange { path } => write!(formatter, "history of {path}"),
            Self::Address { url } => {
                formatter.write_str(&crate::text::one_line(url.for_parsing(), 200))
            }
            Self::ReleaseIssue => formatter.write_str("release issue"),
        }
    }
}
