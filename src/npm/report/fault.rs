//! Why a file is no report that can be judged.

use serde::{Deserialize, Serialize};

use crate::npm::Severity;
use crate::text::Untrusted;

/// Why a saved report could not be read. None of these may ever count as "nothing found".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ReportFault {
    /// More bytes or values than are read.
    TooLarge,
    /// Nested deeper than any report.
    TooDeep,
    /// Neither UTF-8 nor UTF-16.
    NotText,
    /// Nothing in it: a tool that failed, or yarn 4 that found nothing. Only a [`super::Hint`] can
    /// tell.
    Empty,
    /// `{}`: anything could have written it. Only a [`super::Hint`] can tell.
    EmptyObject,
    /// yarn 4: nothing but deprecated packages, so that anything may be cut off behind them. Only a [`super::Hint`] can
    /// tell.
    OnlyDeprecations,
    /// A page for people, such as a gateway's.
    Html,
    /// Text without a JSON document.
    NotJson {
        /// How the text, or the line in question, begins.
        beginning: Untrusted,
    },
    /// It ends in the middle.
    CutOff,
    /// A name stands twice in an object, so that one of its values would be lost.
    Duplicate,
    /// Something stands beside the report that is not known to be harmless.
    Beside {
        /// How it begins.
        beginning: Untrusted,
    },
    /// The tool says that it failed.
    ErrorDocument {
        /// In its words; may be empty.
        message: Untrusted,
    },
    /// The numbers that the tool always gives are missing.
    NoMetadata,
    /// yarn 1 did not write its last line: it failed, or found no lockfile.
    NoSummary,
    /// More than one report in one file.
    SeveralReports,
    /// A version of npm's report that is not known.
    Version {
        /// The version it says.
        found: Untrusted,
    },
    /// A document, but no report of a known tool.
    UnknownShape,
    /// A report in which something is not what it should be.
    Malformed {
        /// The name of what is wrong.
        at: Untrusted,
    },
    /// The report counts more than it lists.
    Contradiction {
        /// Of which severity; none where only the sum is too high.
        severity: Option<Severity>,
        /// What it counts.
        counted: u64,
        /// What it lists.
        listed: u64,
    },
    /// npm 7: a package is said to be vulnerable, and no advisory explains why.
    Unexplained {
        /// The package.
        package: Untrusted,
    },
}

impl ReportFault {
    /// Something that is not what it should be.
    pub(super) fn malformed(at: &str) -> Self {
        Self::Malformed { at: beginning(at) }
    }

    /// A text that is no JSON.
    pub(super) fn not_json(text: &str) -> Self {
        Self::NotJson {
            beginning: beginning(text),
        }
    }

    /// A text that should not be there.
    pub(super) fn beside(text: &str) -> Self {
        Self::Beside {
            beginning: beginning(text),
        }
    }
}

/// As much of a foreign text as is worth keeping.
pub(super) fn beginning(text: &str) -> Untrusted {
    const LONGEST: usize = 300;
    Untrusted::new(text.trim().chars().take(LONGEST).collect::<String>())
}
