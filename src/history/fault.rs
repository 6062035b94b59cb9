//! Why a clone cannot tell what is asked.

use std::fmt;

use super::CommitId;
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// Why a clone cannot tell what is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// There is no clone.
    NoClone,
    /// The folder is not the top of its working tree, which is here.
    Below(Untrusted),
    /// Its objects or references are kept in a way that is not read.
    Format(Untrusted),
    /// There is no commit yet.
    Unborn,
    /// The range goes on where a shallow clone ends.
    Shallow,
    /// `info/grafts` says that parents are others than the commits say.
    Grafted,
    /// A commit is not here although it must be: the clone is partial or damaged.
    Missing(CommitId),
    /// A revision names no commit.
    Unknown(Untrusted),
    /// An object or the clone itself cannot be read.
    Broken(Untrusted),
}

impl Fault {
    pub(super) fn broken(error: &dyn fmt::Display) -> Self {
        Self::Broken(Untrusted::new(error.to_string()))
    }

    pub(super) fn unknown(revision: &str) -> Self {
        Self::Unknown(Untrusted::new(revision))
    }

    /// What to say, with the remedy as its attribute `remedy`.
    pub(crate) fn message(&self) -> Message {
        match self {
            Self::NoClone => Message::new("history-no-clone"),
            Self::Below(top) => Message::new("history-below").with("top", Value::Code(top.clone())),
            Self::Format(name) => {
                Message::new("history-format").with("name", Value::Code(name.clone()))
            }
            Self::Unborn => Message::new("history-unborn"),
            Self::Shallow => Message::new("history-shallow"),
            Self::Grafted => Message::new("history-grafted"),
            Self::Missing(id) => {
                Message::new("history-missing").with("commit", Value::code(id.sha().short()))
            }
            Self::Unknown(revision) => {
                Message::new("history-unknown").with("revision", Value::Code(revision.clone()))
            }
            Self::Broken(detail) => {
                Message::new("history-broken").with("detail", Value::Text(detail.clone()))
            }
        }
    }
}
