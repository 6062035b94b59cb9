//! Figures of a service: how a server of them is let to know us, and what it answers.
//!
//! A policy names environment variables and never what is in them. See [`variable_fault`] and
//! [`header_fault`] for the names that it may not use; they are refused again when they are read.

mod credentials;
mod object;
mod reading;
#[cfg(test)]
mod tests;

pub(crate) use object::Object;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::text::Untrusted;

/// How a server of figures is let to know us: names of environment variables, never their values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub(crate) enum Access {
    /// It answers everybody.
    Open,
    /// A token in the header `Authorization`.
    Bearer {
        /// The variable with the token.
        variable: String,
    },
    /// A user with a password.
    Basic {
        /// The variable with the user's name.
        user: String,
        /// The variable with the password.
        password: String,
    },
    /// Headers of the server's own.
    Headers {
        /// The header's name in small letters, and the variable with its value.
        headers: Vec<(String, String)>,
    },
}

/// What one query found for one set of labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Series {
    /// What it is about; empty for a scalar.
    pub(crate) labels: BTreeMap<String, Untrusted>,
    /// The text as sent, such as `0.35`, `NaN` or `+Inf`.
    pub(crate) value: Untrusted,
    /// When the server evaluated it, by its own clock.
    pub(crate) at: Timestamp,
}

/// Why a policy may not name an environment variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VariableFault {
    /// It is no name: letters, digits and underscores, and no digit first (POSIX, 8.1).
    NotAName,
    /// It is the runner's or ours, and what is in it is meant for somebody else.
    Reserved,
}

/// Why a policy may not name a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeaderFault {
    /// It is no name of a header, or not in small letters.
    NotAName,
    /// It says what the request is or how it is sent, not who sends it.
    Reserved,
}

/// Longer names are none.
const LONGEST_NAME: usize = 200;

/// Pointers with more steps than this are not followed: each step reads what lies below it again.
const MOST_STEPS: usize = 16;

/// How the names of the runner's variables and of the action's inputs begin.
const RESERVED_BEGINNINGS: [&str; 4] = ["GITHUB_", "ACTIONS_", "RUNNER_", "INPUT_"];

/// Variables that hold tokens for GitHub.
const RESERVED_VARIABLES: [&str; 3] = ["GH_TOKEN", "GH_ENTERPRISE_TOKEN", "GONOGO_MEMBERS_TOKEN"];

/// Headers that are not about who asks.
const RESERVED_HEADERS: [&str; 15] = [
    "accept",
    "accept-encoding",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "expect",
    "host",
    "keep-alive",
    "range",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

/// What is wrong with the name of a variable for credentials; `None`: nothing.
pub(crate) fn variable_fault(name: &str) -> Option<VariableFault> {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_';
    let first = name.bytes().next().is_some_and(is_letter);
    let rest = name
        .bytes()
        .all(|byte| is_letter(byte) || byte.is_ascii_digit());
    if !first || !rest || name.len() > LONGEST_NAME {
        return Some(VariableFault::NotAName);
    }
    let capital = name.to_ascii_uppercase();
    let reserved = RESERVED_VARIABLES.contains(&capital.as_str())
        || RESERVED_BEGINNINGS
            .iter()
            .any(|beginning| capital.starts_with(beginning));
    reserved.then_some(VariableFault::Reserved)
}

/// What is wrong with the name of a header for credentials; `None`: nothing.
pub(crate) fn header_fault(name: &str) -> Option<HeaderFault> {
    let small = !name.bytes().any(|byte| byte.is_ascii_uppercase());
    if !small || name.len() > LONGEST_NAME || http::HeaderName::try_from(name).is_err() {
        return Some(HeaderFault::NotAName);
    }
    let reserved = RESERVED_HEADERS.contains(&name) || name.starts_with("proxy-");
    reserved.then_some(HeaderFault::Reserved)
}

/// The steps of a pointer (RFC 6901, 3 and 4); `None` where it is none, or too long.
pub(crate) fn pointer_steps(pointer: &str) -> Option<Vec<String>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let steps = pointer.strip_prefix('/')?.split('/').map(step);
    let steps: Vec<String> = steps.collect::<Option<_>>()?;
    (steps.len() <= MOST_STEPS).then_some(steps)
}

fn step(text: &str) -> Option<String> {
    let mut pieces = text.split('~');
    let mut step = pieces.next()?.to_owned();
    for piece in pieces {
        let (letter, rest) = match piece.strip_prefix('0') {
            Some(rest) => ('~', rest),
            None => ('/', piece.strip_prefix('1')?),
        };
        step.push(letter);
        step.push_str(rest);
    }
    Some(step)
}
