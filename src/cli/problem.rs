//! What can be wrong with an invocation, and its sentences.

use super::help::value_id;
use super::values::{Expected, nearest};
use crate::locale::{Arguments, Message, Value};
use crate::policy::read::PolicyZone;
use crate::text::Untrusted;

/// A usage error: exit code 2. None of them ever holds a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// Neither a command nor the action.
    NoCommand,
    /// A command that does not exist.
    UnknownCommand {
        /// As given.
        given: Untrusted,
        /// A command like it.
        meant: Option<String>,
    },
    /// An option that does not exist, or not here.
    UnknownOption {
        /// As given.
        given: Untrusted,
        /// An option like it.
        meant: Option<String>,
    },
    /// A value too many.
    UnexpectedValue {
        /// As given.
        given: Untrusted,
    },
    /// A value that is not what it should be.
    InvalidValue {
        /// Where it was given.
        place: Place,
        /// As given.
        given: Untrusted,
        /// What it should be.
        expected: Expected,
    },
    /// An option without its value.
    MissingValue {
        /// The option or argument.
        place: Place,
    },
    /// An argument that must be there.
    MissingArgument {
        /// What is missing.
        place: Place,
    },
    /// An option given twice.
    Repeated {
        /// The option.
        place: Place,
    },
    /// Two that exclude each other.
    Conflict {
        /// The one.
        place: Place,
        /// The other.
        other: Place,
    },
    /// `--at` without `--dry-run`: a decision that is published is made at the present instant.
    AtWithoutDryRun,
    /// A token that could not be sent; its text is not repeated.
    UnusableToken {
        /// Where it was given.
        place: Place,
    },
    /// Arguments that are not UTF-8.
    NotText,
    /// What has no better description.
    Misunderstood,
}

/// Where a value was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// An option, such as `--pr`.
    Argument(String),
    /// An argument without a name of its own, by its value's: `FILE`.
    Value(String),
    /// An input of the action.
    Input(&'static str),
    /// An environment variable.
    Variable(&'static str),
}

impl Place {
    fn message(&self) -> Message {
        match self {
            Self::Argument(name) => Message::new("cli-place-argument").with("name", code(name)),
            Self::Value(name) => Message::new("cli-place-argument")
                .with("name", Message::named(value_id(name), Arguments::default())),
            Self::Input(name) => Message::new("cli-place-input").with("name", code(*name)),
            Self::Variable(name) => Message::new("cli-place-variable").with("name", code(*name)),
        }
    }
}

fn code(text: impl Into<String>) -> Value {
    Value::code(text)
}

impl Problem {
    /// The sentence that says what is wrong.
    pub(crate) fn message(&self) -> Message {
        match self {
            Self::NoCommand => Message::new("cli-problem-no-command"),
            Self::UnknownCommand { given, .. } => {
                Message::new("cli-problem-unknown-command").with("given", given.clone())
            }
            Self::UnknownOption { given, .. } => {
                Message::new("cli-problem-unknown-option").with("given", given.clone())
            }
            Self::UnexpectedValue { given } => {
                Message::new("cli-problem-unexpected-value").with("given", given.clone())
            }
            Self::InvalidValue {
                place,
                given,
                expected,
            } => Message::new("cli-problem-invalid-value")
                .with("place", place.message())
                .with("given", given.clone())
                .with("expected", expected.message()),
            Self::MissingValue { place } => at("cli-problem-missing-value", place),
            Self::MissingArgument { place } => at("cli-problem-missing-argument", place),
            Self::Repeated { place } => at("cli-problem-repeated", place),
            Self::Conflict { place, other } => {
                at("cli-problem-conflict", place).with("other", other.message())
            }
            Self::AtWithoutDryRun => Message::new("cli-problem-at-without-dry-run"),
            Self::UnusableToken { place } => at("cli-problem-unusable-token", place),
            Self::NotText => Message::new("cli-problem-not-text"),
            Self::Misunderstood => Message::new("cli-problem-misunderstood"),
        }
    }

    /// What was probably meant instead.
    pub(crate) fn suggestion(&self) -> Option<Message> {
        let meant = match self {
            Self::UnknownCommand { meant, .. } | Self::UnknownOption { meant, .. } => meant.clone(),
            Self::InvalidValue {
                given,
                expected: Expected::OneOf(words),
                ..
            } => nearest(given.for_parsing(), words).map(str::to_owned),
            Self::InvalidValue {
                given,
                expected: Expected::Zone,
                ..
            } => PolicyZone::meant_by(given.for_parsing()).map(str::to_owned),
            _ => None,
        };
        meant.map(|meant| Message::new("cli-meant").with("meant", code(meant)))
    }
}

fn at(id: &'static str, place: &Place) -> Message {
    Message::new(id).with("place", place.message())
}
