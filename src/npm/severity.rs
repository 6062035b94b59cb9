//! How bad an advisory is, in npm's five words.

use serde::{Deserialize, Serialize};

/// npm's scale, from the least to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Severity {
    /// Worth knowing.
    Info,
    /// Low.
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
    /// Critical.
    Critical,
}

impl Severity {
    /// Every severity, from the least to the worst.
    pub(crate) const ALL: [Self; 5] = [
        Self::Info,
        Self::Low,
        Self::Moderate,
        Self::High,
        Self::Critical,
    ];

    /// npm's word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// Reads npm's word, in any case. GitHub's older word for moderate is read, too.
    pub(crate) fn named(word: &str) -> Option<Self> {
        let word = word.trim().to_ascii_lowercase();
        if word == "medium" {
            return Some(Self::Moderate);
        }
        Self::ALL
            .into_iter()
            .find(|severity| severity.word() == word)
    }

    /// A severity as somebody reported it. A word that nobody knows is the worst: what cannot be
    /// weighed is never light.
    pub(crate) fn reported(word: &str) -> Self {
        Self::named(word).unwrap_or(Self::Critical)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_nobody_knows_is_the_worst() {
        assert_eq!(Severity::reported("HIGH"), Severity::High);
        assert_eq!(Severity::reported("medium"), Severity::Moderate);
        for strange in ["", "none", "catastrophic", "hi\u{200b}gh"] {
            assert_eq!(Severity::reported(strange), Severity::Critical, "{strange}");
        }
    }
}
