//! What Git names: commits, branches, tags and paths.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{InvalidId, text_id};

/// A Git commit by its full object name: 40 lower-case hexadecimal digits (SHA-1).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Sha(String);
text_id!(Sha);

impl Sha {
    /// Whether it is the name that stands for no commit at all: forty zeros.
    pub(crate) fn is_none(&self) -> bool {
        self.0.bytes().all(|digit| digit == b'0')
    }

    /// The first seven digits, for people. Never compared.
    pub(crate) fn short(&self) -> &str {
        self.0.get(..7).unwrap_or(&self.0)
    }
}

impl FromStr for Sha {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        if text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(InvalidId {
                what: "commit SHA",
                expected: "40 hexadecimal digits",
            })
        }
    }
}

/// The short name of a branch or tag (without `refs/heads/` or `refs/tags/`), valid by the rules
/// of `git check-ref-format`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct RefName(String);
text_id!(RefName);

impl FromStr for RefName {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let forbidden = |letter: char| {
            letter.is_control()
                || matches!(letter, ' ' | '~' | '^' | ':' | '?' | '*' | '[' | '\\')
                || crate::text::is_invisible(letter)
        };
        let fine = !text.is_empty()
            && text.len() <= 255
            && text != "@"
            && !text.starts_with('-')
            && !text.ends_with('.')
            && !text.contains("..")
            && !text.contains("@{")
            && !text.chars().any(forbidden)
            && text
                .split('/')
                .all(|part| !part.is_empty() && !part.starts_with('.') && !part.ends_with(".lock"));
        if fine {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidId {
                what: "branch or tag name",
                expected: "a name that git accepts",
            })
        }
    }
}

/// A path inside a repository: relative, with forward slashes, no `.` or `..`, at most 1,000 bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct RepoPath(String);
text_id!(RepoPath);

impl FromStr for RepoPath {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let fine = !text.is_empty()
            && text.len() <= 1_000
            && !text.contains('\\')
            && !text
                .chars()
                .any(|letter| letter.is_control() || crate::text::is_invisible(letter))
            && text
                .split('/')
                .all(|part| !matches!(part, "" | "." | ".." | ".git"));
        if fine {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidId {
                what: "path",
                expected: "a path inside the repository, with `/`, without `..`",
            })
        }
    }
}
