//! The name of a package.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::InvalidId;

/// A name that a registry can have: at most 214 characters that need no escape in an address, with
/// `@scope/` before it or not. Capital letters are of old packages (source: npm's
/// `validate-npm-package-name`, "valid for old packages").
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct PackageName(String);

impl PackageName {
    /// The longest name, in characters.
    const LONGEST: usize = 214;

    /// The name as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The scope with its `@`, such as `@acme`.
    pub(crate) fn scope(&self) -> Option<&str> {
        self.0.split_once('/').map(|(scope, _)| scope)
    }
}

impl FromStr for PackageName {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let part = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte))
        };
        let fine = match text.strip_prefix('@') {
            Some(scoped) => scoped
                .split_once('/')
                .is_some_and(|(scope, name)| part(scope) && part(name)),
            None => part(text) && !text.starts_with('_'),
        };
        let taken = ["node_modules", "favicon.ico"].contains(&text.to_ascii_lowercase().as_str());
        if fine && !taken && text.len() <= Self::LONGEST {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidId {
                what: "package name",
                expected: "a name such as left-pad or @scope/left-pad",
            })
        }
    }
}

impl TryFrom<String> for PackageName {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<PackageName> for String {
    fn from(name: PackageName) -> Self {
        name.0
    }
}

impl fmt::Display for PackageName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_a_registry_can_have() {
        for fine in [
            "left-pad",
            "@acme/left-pad",
            "JSONStream",
            "a",
            "@a/_b",
            "d3.js",
        ] {
            assert!(fine.parse::<PackageName>().is_ok(), "{fine}");
        }
        let long = "x".repeat(215);
        for wrong in [
            "",
            ".",
            "..",
            "_x",
            ".x",
            "@",
            "@/",
            "@a/",
            "@/b",
            "@a/b/c",
            "a/b",
            "a b",
            "a\nb",
            "a`b",
            "<b>",
            "a%2fb",
            "é",
            "@.a/b",
            "node_modules",
            "a\\b",
            "::error::",
            &long,
        ] {
            assert!(wrong.parse::<PackageName>().is_err(), "{wrong:?}");
        }
    }
}
