//! clap's errors as problems of our own. Only their kind and context are read, never their text.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use super::choices::Choice;
use super::formats::formats;
use super::invocation::Format;
use super::problem::{Place, Problem};
use super::values::{Expected, nearest};
use crate::text::Untrusted;

/// What was wrong, by clap's account; `command` is the command it happened in.
pub(super) fn problem(error: &Error, root: &Command, command: Option<&str>) -> Problem {
    let argument = || place(first(error, ContextKind::InvalidArg));
    match error.kind() {
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Problem::NoCommand
        }
        ErrorKind::InvalidSubcommand => {
            unknown_command(root, first(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => unknown(error),
        ErrorKind::ValueValidation | ErrorKind::InvalidValue => {
            let given = first(error, ContextKind::InvalidValue);
            match error.source().and_then(|source| source.downcast_ref()) {
                Some(expected) => Problem::InvalidValue {
                    expected: expected_here(expected, command),
                    place: argument(),
                    given: Untrusted::new(without_user(given)),
                },
                None => Problem::MissingValue { place: argument() },
            }
        }
        ErrorKind::TooManyValues => Problem::UnexpectedValue {
            given: Untrusted::new(first(error, ContextKind::InvalidValue)),
        },
        ErrorKind::ArgumentConflict => conflict(error),
        ErrorKind::MissingRequiredArgument => Problem::MissingArgument { place: argument() },
        ErrorKind::InvalidUtf8 => Problem::NotText,
        _ => Problem::Misunderstood,
    }
}

/// An address without the user and password that may stand in it: they are nobody's to read.
pub(super) fn without_user(given: String) -> String {
    match given.split_once("://") {
        Some((scheme, rest)) => match rest.rsplit_once('@') {
            Some((_, host)) => format!("{scheme}://…@{host}"),
            None => given,
        },
        None => given,
    }
}

/// A command that does not exist. clap would suggest `schema` for `chekc`: its measure favours
/// common letters over their order.
pub(super) fn unknown_command(root: &Command, given: String) -> Problem {
    let names: Vec<&str> = root.get_subcommands().map(Command::get_name).collect();
    Problem::UnknownCommand {
        meant: nearest(&given, &names).map(str::to_owned),
        given: Untrusted::new(given),
    }
}

/// Which formats are possible depends on the command, where there is one.
fn expected_here(expected: &Expected, command: Option<&str>) -> Expected {
    let here = format_words(formats(command.unwrap_or_default()));
    match expected {
        Expected::OneOf(words) if *words == Format::words() && !here.is_empty() => {
            Expected::OneOf(here)
        }
        other => other.clone(),
    }
}

/// The words of some formats.
pub(super) fn format_words(formats: &[Format]) -> Vec<&'static str> {
    Format::WORDS
        .iter()
        .filter(|(_, format)| formats.contains(format))
        .map(|(word, _)| *word)
        .collect()
}

/// An unknown option, or a value where none belongs: clap has one kind for both.
fn unknown(error: &Error) -> Problem {
    let given = first(error, ContextKind::InvalidArg);
    if given.starts_with('-') {
        Problem::UnknownOption {
            given: Untrusted::new(given),
            meant: suggestion(error, ContextKind::SuggestedArg),
        }
    } else {
        Problem::UnexpectedValue {
            given: Untrusted::new(given),
        }
    }
}

/// Two that exclude each other; an option that excludes itself was given twice.
fn conflict(error: &Error) -> Problem {
    let one = place(first(error, ContextKind::InvalidArg));
    let other = place(first(error, ContextKind::PriorArg));
    if one == other {
        Problem::Repeated { place: one }
    } else {
        Problem::Conflict { place: one, other }
    }
}

/// The option alone (`--pr <N>` is `--pr`), or the bare name of an argument (`<FILE>` is `FILE`).
fn place(usage: String) -> Place {
    let name = usage.split([' ', '=']).next().unwrap_or_default();
    if name.starts_with('-') {
        Place::Argument(name.to_owned())
    } else {
        Place::Value(name.trim_matches(['<', '>', '[', ']', '.']).to_owned())
    }
}

fn first(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.first().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

fn suggestion(error: &Error, kind: ContextKind) -> Option<String> {
    Some(first(error, kind)).filter(|text| !text.is_empty())
}
