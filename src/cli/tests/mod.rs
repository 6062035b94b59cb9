//! The command line, the inputs and the help, as people meet them.

mod command_line;
mod help;
mod inputs;
mod misuse;
mod pages;
mod values;

use std::collections::BTreeMap;

use super::values::Readable;
use super::*;

/// Environment variables of a test.
fn variables(pairs: &[(&str, &str)]) -> Variables {
    let pairs = pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Variables::new(pairs.collect::<BTreeMap<_, _>>())
}

/// Parses a line, split at blanks.
fn run(line: &str, environment: &[(&str, &str)]) -> Result<Invocation, Stop> {
    let arguments: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
    parse(&arguments, &variables(environment), false)
}

/// Parses a line that is right.
#[track_caller]
fn good(line: &str) -> Invocation {
    run(line, &[]).unwrap_or_else(|stop| panic!("{line}: {stop:?}"))
}

/// The options of a `check` that is right.
#[track_caller]
fn checked(invocation: Invocation) -> CheckOptions {
    match invocation.command {
        Command::Check(check) => *check,
        other => panic!("{other:?} is no check"),
    }
}

/// The problem and text of a usage error.
#[track_caller]
fn wrong(result: Result<Invocation, Stop>) -> (Problem, String) {
    match result {
        Err(Stop::Usage { problem, text }) => (*problem, text),
        other => panic!("{other:?} is no usage error"),
    }
}

/// The help that was asked for.
#[track_caller]
fn helped(result: Result<Invocation, Stop>) -> String {
    match result {
        Err(Stop::Help(text)) => text,
        other => panic!("{other:?} is no help"),
    }
}
