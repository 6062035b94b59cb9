//! The five outcomes and their order.

use serde::{Deserialize, Serialize};

use crate::locale::Tone;

/// The outcome of a gate or a run. The order is the rule: the strongest decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Outcome {
    /// The gate has nothing to say about this subject.
    NotApplicable,
    /// Looked at and good.
    Go,
    /// Nothing is wrong, but people or checks are awaited.
    Hold,
    /// It could not be found out.
    Unknown,
    /// Something is wrong.
    NoGo,
}

impl Outcome {
    /// Every outcome, weakest first.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 5] = [
        Self::NotApplicable,
        Self::Go,
        Self::Hold,
        Self::Unknown,
        Self::NoGo,
    ];

    /// The machine's word, the same in every language: `go`, `no-go`, …
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::NotApplicable => "not-applicable",
            Self::Go => "go",
            Self::Hold => "hold",
            Self::Unknown => "unknown",
            Self::NoGo => "no-go",
        }
    }

    /// The sign beside the word; never without the word.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::NotApplicable => "⚪",
            Self::Go => "🟢",
            Self::Hold => "🟡",
            Self::Unknown => "🟣",
            Self::NoGo => "🔴",
        }
    }

    /// How pages show it, beside its word.
    pub(crate) fn tone(self) -> Tone {
        match self {
            Self::NotApplicable => Tone::Idle,
            Self::Go => Tone::Good,
            Self::Hold => Tone::Waiting,
            Self::Unknown => Tone::Unknown,
            Self::NoGo => Tone::Bad,
        }
    }
}
