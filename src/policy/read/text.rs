//! Texts: free ones, names, paths and patterns.

use std::str::FromStr;

use schemars::{Schema, SchemaGenerator, json_schema};

use super::{FromPolicy, wrong_type};
use crate::ids::{Environment, Login, RepoPath, TeamSlug};
use crate::policy::fault::{Fault, FaultKind, Faults, Shape};
use crate::policy::node::{Key, Node};
use crate::text::Untrusted;

/// The longest text of more than one sentence, such as a query or a calendar, in characters.
const LONGEST: usize = 20_000;
/// The longest reason, title or name, in characters.
const LONGEST_LINE: usize = 1_000;

/// Reads a text of 1 to `limit` characters, blanks around it taken off. A number is taken as it is
/// written: whoever calls a rule `2026` means the text.
pub(crate) fn read_text<'a>(node: &'a Node, limit: usize, faults: &mut Faults) -> Option<&'a str> {
    let textual = matches!(node.shape(), Some(Shape::Text | Shape::Number));
    let Some(scalar) = node.scalar().filter(|_| textual) else {
        wrong_type(node, Shape::Text, faults);
        return None;
    };
    let text = scalar.text.trim();
    if text.is_empty() {
        faults.push(Fault::new(FaultKind::EmptyText, node.span));
        return None;
    }
    if text.chars().count() > limit {
        faults.push(Fault::new(FaultKind::TooLong { limit }, node.span));
        return None;
    }
    Some(text)
}

/// Reads a text that a type of ours parses. When it cannot, the fault is the message `code` with
/// the argument `text`.
pub(crate) fn read_parsed<T: FromStr>(
    node: &Node,
    code: &'static str,
    faults: &mut Faults,
) -> Option<T> {
    let text = read_text(node, LONGEST_LINE, faults)?;
    let parsed = text.parse().ok();
    if parsed.is_none() {
        faults.push(Fault::own(code, node.span).with("text", text));
    }
    parsed
}

/// The schema of a text that parses as `T`. It may look like a number only if a number parses.
pub(crate) fn parsed_schema<T: FromStr>(pattern: &str) -> Schema {
    let types: &[&str] = if "2026".parse::<T>().is_ok() {
        &["string", "number"]
    } else {
        &["string"]
    };
    json_schema!({ "type": types, "pattern": pattern })
}

/// The schema of a text of 1 to `limit` characters.
pub(crate) fn text_schema(limit: usize) -> Schema {
    json_schema!({
        "type": ["string", "number"], "minLength": 1, "maxLength": limit, "pattern": "\\S",
    })
}

/// Any text of one or more lines. For texts that are shown to people take [`Text`].
impl FromPolicy for String {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        read_text(node, LONGEST, faults).map(str::to_owned)
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        text_schema(LONGEST)
    }
}

/// A text that people will read, such as a reason. It stands in the policy, but it is data all the
/// same: it goes out through the escapers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Text(Untrusted);

impl Text {
    /// The text, for an escaper.
    pub(crate) fn untrusted(&self) -> &Untrusted {
        &self.0
    }
}

impl FromPolicy for Text {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let text = read_text(node, LONGEST_LINE, faults)?;
        Some(Self(Untrusted::from(text)))
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        text_schema(LONGEST_LINE)
    }
}

/// The key of a map whose keys are names that the policy chooses.
pub(crate) trait PolicyKey: Sized {
    /// Reads the key.
    fn read_key(key: &Key, faults: &mut Faults) -> Option<Self>;

    /// The JSON Schema of the key.
    fn key_schema() -> Schema;
}

impl PolicyKey for String {
    fn read_key(key: &Key, faults: &mut Faults) -> Option<Self> {
        let text = key.text.trim();
        let kind = if text.is_empty() {
            FaultKind::EmptyText
        } else if text.chars().count() > 100 {
            FaultKind::TooLong { limit: 100 }
        } else {
            return Some(text.to_owned());
        };
        faults.push(Fault::new(kind, key.span));
        None
    }

    fn key_schema() -> Schema {
        json_schema!({ "minLength": 1, "maxLength": 100, "pattern": "\\S" })
    }
}

/// Makes a type that parses from text a value and a key of the policy.
/// `policy_scalar!(RepoPath, "policy-invalid-path", "^…$")`: the type, the message when it does not
/// parse (argument `text`), and the pattern for the schema (ECMA 262).
macro_rules! policy_scalar {
    ($type:ty, $code:literal, $pattern:expr) => {
        impl $crate::policy::read::FromPolicy for $type {
            fn read(
                node: &$crate::policy::node::Node,
                faults: &mut $crate::policy::fault::Faults,
            ) -> Option<Self> {
                $crate::policy::read::read_parsed(node, $code, faults)
            }

            fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::policy::read::parsed_schema::<$type>($pattern)
            }
        }

        impl $crate::policy::read::PolicyKey for $type {
            fn read_key(
                key: &$crate::policy::node::Key,
                faults: &mut $crate::policy::fault::Faults,
            ) -> Option<Self> {
                let parsed = key.text.parse().ok();
                if parsed.is_none() {
                    let fault = $crate::policy::fault::Fault::own($code, key.span);
                    faults.push(fault.with("text", &key.text));
                }
                parsed
            }

            fn key_schema() -> schemars::Schema {
                schemars::json_schema!({ "pattern": $pattern })
            }
        }
    };
}

pub(crate) use policy_scalar;

policy_scalar!(
    RepoPath,
    "policy-invalid-path",
    r"^(?=.*\S)(?!(.*/)?(\.{1,2}|\.git)?(/|$))[^\\]{1,1000}$"
);
policy_scalar!(
    Environment,
    "policy-invalid-environment",
    "^[a-z0-9][a-z0-9_-]{0,39}$"
);
policy_scalar!(
    Login,
    "policy-invalid-login",
    r"^[A-Za-z0-9_-]{1,100}(\[bot\])?$"
);
policy_scalar!(
    TeamSlug,
    "policy-invalid-team",
    "^[A-Za-z0-9_-]{1,100}/[A-Za-z0-9_.-]{1,100}$"
);
