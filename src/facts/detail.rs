//! What is known about a failure beside its kind.

use serde::{Deserialize, Serialize};

use super::Cause;
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// What else is known about a failure: one of our words, or what the server said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Detail {
    /// One of our words.
    Cause(Cause),
    /// It is larger than this many bytes.
    Over(u64),
    /// A status, an instant, or the server's own words.
    Said(Untrusted),
}

impl Detail {
    /// The detail as part of a sentence.
    pub(crate) fn value(&self) -> Value {
        match self {
            Self::Cause(cause) => cause.message().into(),
            Self::Over(limit) => {
                let limit = i64::try_from(*limit).unwrap_or(i64::MAX);
                Message::new("failure-limit")
                    .with("bytes", Value::Number(limit))
                    .into()
            }
            Self::Said(text) => Value::Text(text.clone()),
        }
    }
}
