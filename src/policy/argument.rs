//! Arguments of messages.

use crate::text::Untrusted;

/// The arguments of one message, by name.
pub(crate) type Arguments = Vec<(&'static str, Argument)>;

/// One argument of a message. Numbers stay numbers, so that a language can choose its plural.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Argument {
    /// A text, foreign until proved otherwise: escaped where it is shown.
    Text(Untrusted),
    /// A number.
    Number(i128),
}

impl Argument {
    /// The text in one short line with nothing invisible in it. For a terminal; other surfaces use
    /// their own escapers on [`Argument::Text`].
    pub(crate) fn one_line(&self) -> String {
        match self {
            Self::Text(text) => crate::text::one_line(text.for_parsing(), 120),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(Untrusted::from(text))
    }
}
impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(Untrusted::from(text.as_str()))
    }
}
impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(Untrusted::new(text))
    }
}
impl From<Untrusted> for Argument {
    fn from(text: Untrusted) -> Self {
        Self::Text(text)
    }
}
impl From<i128> for Argument {
    fn from(number: i128) -> Self {
        Self::Number(number)
    }
}
impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number as i128)
    }
}
impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}
impl From<u64> for Argument {
    fn from(number: u64) -> Self {
        Self::Number(number.into())
    }
}
