//! What makes a change a bug fix, a security fix or risky, as the policy writes it.

use std::fmt;
use std::str::FromStr;

use crate::policy::read::{Located, Text, policy_choice, policy_scalar, policy_section};

/// A type of Conventional Commits, such as `fix`, in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangeType(String);

impl ChangeType {
    /// The type.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text is no type of Conventional Commits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotAType;

impl fmt::Display for NotAType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no type of Conventional Commits")
    }
}

impl FromStr for ChangeType {
    type Err = NotAType;

    fn from_str(text: &str) -> Result<Self, NotAType> {
        let fine = (1..=40).contains(&text.len())
            && text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        fine.then(|| Self(text.to_ascii_lowercase()))
            .ok_or(NotAType)
    }
}

policy_scalar!(
    ChangeType,
    "policy-change-type",
    "^[A-Za-z][A-Za-z0-9_-]{0,39}$"
);

policy_choice! {
    /// What a tag or a commit without a pull request counts as.
    pub(crate) enum TagCounts {
        /// What the commits since the stable version before it say.
        Commits = "commits",
        /// Not known: what only some changes may do, it may not.
        Unknown = "unknown",
        /// A bug fix.
        Bugfix = "bugfix",
        /// A security fix.
        Security = "security",
        /// A risky change.
        Risky = "risky",
        /// None of these.
        Other = "other",
    }
}

policy_section! {
    /// What makes a change a bug fix.
    pub(crate) struct BugfixSection {
        /// Labels, each of which is enough.
        default labels: Vec<Located<Text>> = "labels" => "[bug, bugfix, bug-fix, fix, hotfix]",
        /// Types of Conventional Commits. Every commit has to be of such a type, or of `test`,
        /// `docs` or `style`, and so has a title that names a type.
        default types: Vec<ChangeType> = "types" => "[fix, revert]",
    }
}

policy_section! {
    /// What makes a change a security fix.
    pub(crate) struct SecuritySection {
        /// Labels, each of which is enough.
        default labels: Vec<Located<Text>> = "labels" => "[security, vulnerability]",
        /// Types of Conventional Commits. Every commit has to be of such a type, or of `test`,
        /// `docs` or `style`, and so has a title that names a type.
        default types: Vec<ChangeType> = "types" => "[]",
    }
}

policy_section! {
    /// What makes a change risky: any one of these signs.
    pub(crate) struct RiskySection {
        /// Labels.
        default labels: Vec<Located<Text>> = "labels" => "[risky, migration, breaking-change]",
        /// Types of Conventional Commits, in any commit or in the title.
        default types: Vec<ChangeType> = "types" => "[]",
        /// Whether a `!` after the type, or a footer `BREAKING CHANGE:`, makes it risky.
        default breaking: bool = "breaking" => "true",
        /// Files, by patterns as in `CODEOWNERS`, such as `migrations/**`: a change that touches
        /// one of them is risky.
        default paths: Vec<Located<Text>> = "paths" => "[]",
    }
}

policy_section! {
    /// What makes a change a bug fix, a security fix or risky. It can be several at once.
    pub(crate) struct ChangeSection {
        /// A bug fix.
        default bugfix: BugfixSection = "bugfix" => "{}",
        /// A security fix.
        default security: SecuritySection = "security" => "{}",
        /// A risky change.
        default risky: RiskySection = "risky" => "{}",
        /// What a tag or a commit counts as.
        default tag: TagCounts = "tag" => "commits",
    }
}
