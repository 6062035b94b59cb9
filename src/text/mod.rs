//! Text from outside, and the few doors out of it.
//!
//! [`Untrusted`] has no `Display` and no `Deref`: it can be compared and parsed, but it reaches a
//! reader only through an escaper made for that surface (one file each).

mod command;
pub(crate) mod conventional;
mod glob;
mod html;
mod lines;
mod look_alike;
mod markdown;
mod path_pattern;
mod secrets;
mod visible;

pub(crate) use command::LogCommand;
pub(crate) use glob::Glob;
pub(crate) use html::{
    Html, html_code, html_escaped, html_link, html_place, html_sentence, html_text,
};
pub(crate) use lines::{first_slash, may_hold_commands};
pub(crate) use look_alike::{is_slash, plain_letters};
pub(crate) use markdown::{
    Markdown, beside, code_element, code_in_text, code_span, markdown_text, markdown_version,
};
pub(crate) use path_pattern::PathPattern;
pub(crate) use secrets::Secrets;
pub(crate) use visible::{is_invisible, is_plain_line, next_hidden, one_line, visible};

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text that somebody else wrote: a title, a comment, a label, a file, a server's answer. Copies share it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Untrusted(Arc<str>);

impl Untrusted {
    /// Takes the text in as it is.
    pub(crate) fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// The text for parsing and comparing only; what is shown goes through an escaper.
    pub(crate) fn for_parsing(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Untrusted {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl Serialize for Untrusted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Untrusted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<str>::deserialize(deserializer).map(Self::new)
    }
}

/// Debug output is for developers, and still cannot start a command or move a cursor.
impl fmt::Debug for Untrusted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short: String = self.0.chars().take(200).collect();
        write!(formatter, "Untrusted({:?})", visible(&short))
    }
}
