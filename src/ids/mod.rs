//! Names of things, parsed once and compared rightly.
//!
//! Everything here is checked when it is made, so the rest of the program may put an id into a path,
//! a log line or a sentence without another thought.

mod git;
mod team;

pub(crate) use git::{RefName, RepoPath, Sha};
pub(crate) use team::TeamSlug;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a text is not the id it should be. The text itself is not repeated: it may be hostile.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("not a valid {what}: expected {expected}")]
pub(crate) struct InvalidId {
    /// The kind of id, such as "repository".
    pub(crate) what: &'static str,
    /// What it looks like when it is right.
    pub(crate) expected: &'static str,
}

macro_rules! text_id {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                text.parse()
            }
        }
        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }
        impl $name {
            /// The id as text.
            pub(crate) fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}
use text_id;

/// A repository as `owner/name`. GitHub compares both without regard to case.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct RepoSlug {
    owner: String,
    name: String,
}

impl RepoSlug {
    /// The user or organisation.
    pub(crate) fn owner(&self) -> &str {
        &self.owner
    }
    /// The repository's own name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl FromStr for RepoSlug {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = InvalidId {
            what: "repository",
            expected: "OWNER/NAME",
        };
        let (owner, name) = text.split_once('/').ok_or(invalid)?;
        let fine = |part: &str, extra: &[u8]| {
            !part.is_empty()
                && part.len() <= 100
                && part != "."
                && part != ".."
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || extra.contains(&byte))
        };
        if fine(owner, b"-_") && fine(name, b"-_.") {
            Ok(Self {
                owner: owner.to_owned(),
                name: name.to_owned(),
            })
        } else {
            Err(invalid)
        }
    }
}

impl fmt::Display for RepoSlug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.owner, self.name)
    }
}
impl TryFrom<String> for RepoSlug {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}
impl From<RepoSlug> for String {
    fn from(slug: RepoSlug) -> String {
        slug.to_string()
    }
}
impl PartialEq for RepoSlug {
    fn eq(&self, other: &Self) -> bool {
        self.owner.eq_ignore_ascii_case(&other.owner) && self.name.eq_ignore_ascii_case(&other.name)
    }
}
impl Eq for RepoSlug {}

/// A GitHub login. Compared without regard to ASCII case, as GitHub does; who somebody *is* says
/// the [`UserId`], never the login.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Login(String);
text_id!(Login);

impl FromStr for Login {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let bare = text.strip_suffix("[bot]").unwrap_or(text);
        let fine = !bare.is_empty()
            && bare.len() <= 100
            && bare
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if fine {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidId {
                what: "login",
                expected: "letters, digits and dashes",
            })
        }
    }
}
impl PartialEq for Login {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}
impl Eq for Login {}
/// In the order of the small letters, so that equal logins are one.
impl Ord for Login {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0
            .to_ascii_lowercase()
            .cmp(&other.0.to_ascii_lowercase())
    }
}
impl PartialOrd for Login {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Hash for Login {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_ascii_lowercase().hash(state);
    }
}

/// GitHub's number of an account: it never changes and is never given twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct UserId(pub(crate) u64);

/// The account that the job's own token writes as, `github-actions[bot]`. Source: GitHub docs,
/// "Automatic token authentication"; its number is the same on github.com for everybody.
pub(crate) const JOB_TOKEN: UserId = UserId(41_898_282);

/// The number of a pull request or an issue, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub(crate) struct PrNumber(u64);

impl PrNumber {
    /// The number itself.
    pub(crate) fn get(self) -> u64 {
        self.0
    }
}
impl TryFrom<u64> for PrNumber {
    type Error = InvalidId;
    fn try_from(number: u64) -> Result<Self, InvalidId> {
        if number == 0 || number > i64::MAX as u64 {
            return Err(InvalidId {
                what: "pull request number",
                expected: "a whole number from 1",
            });
        }
        Ok(Self(number))
    }
}
impl From<PrNumber> for u64 {
    fn from(number: PrNumber) -> u64 {
        number.0
    }
}
impl FromStr for PrNumber {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        digits
            .parse::<u64>()
            .ok()
            .and_then(|number| Self::try_from(number).ok())
            .ok_or(InvalidId {
                what: "pull request number",
                expected: "a whole number from 1",
            })
    }
}
impl fmt::Display for PrNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

/// The environment a release goes to, such as `production`: part of the status name and the
/// comment's marker, hence small letters, digits, dashes and underscores only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Environment(String);
text_id!(Environment);

impl Environment {
    /// The name of its commit status and check run: `gonogo/production`.
    pub(crate) fn status_name(&self) -> String {
        format!("gonogo/{self}")
    }
}

impl Default for Environment {
    fn default() -> Self {
        Self("production".to_owned())
    }
}

impl FromStr for Environment {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let fine = text.len() <= 40
            && text.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit())
            && text.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
            });
        if fine {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidId {
                what: "environment",
                expected: "up to 40 small letters, digits, dashes and underscores",
            })
        }
    }
}

#[cfg(test)]
mod tests;
