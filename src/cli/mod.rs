//! The command line and the action's inputs, read into one [`Invocation`]. Nothing is run here.

mod access;
mod arguments;
mod audit;
mod check;
mod choices;
mod completions;
mod convert;
mod doctor;
mod formats;
mod help;
mod inputs;
mod invocation;
mod manual;
mod misuse;
mod notes;
mod problem;
mod values;

#[cfg(test)]
mod tests;

pub(crate) use completions::completions;
pub(crate) use invocation::{
    AuditOptions, AuditWhat, Caller, CheckOptions, Command, Days, DoctorOptions, Format,
    GithubAccess, InitOptions, Invocation, NamedSubject, Network, NotesOptions, Omitted, Options,
    PolicyFrom, PublishOptions, SaidChange, Scenario, Shell, SimulatedComment, SimulatedWords,
    Source, Verbosity, WhatIf,
};
pub(crate) use manual::manual;
pub(crate) use problem::Problem;

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use crate::locale::{Locale, Words};
use crate::world::{Variable, Variables};
use arguments::{Arguments, Commands};
use convert::Setting;
use values::Readable;

/// Why there is nothing to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Help was asked for: standard output, exit code 0.
    Help(String),
    /// The version was asked for: standard output, exit code 0.
    Version(String),
    /// The invocation is wrong: standard error, exit code 2.
    Usage {
        /// What is wrong.
        problem: Box<Problem>,
        /// What to print, in the reader's language, every foreign text in it escaped.
        text: String,
    },
}

/// Reads what the run is asked to do. `arguments` come without the program's name; without any on
/// the runner, the action's inputs are read. `terminal`: the result goes to a terminal.
///
/// # Errors
/// Where there is nothing to run: help, version or a usage error.
pub(crate) fn parse(
    arguments: &[OsString],
    variables: &Variables,
    terminal: bool,
) -> Result<Invocation, Stop> {
    let language = language(arguments, variables);
    let setting = Setting {
        variables,
        terminal,
        language,
    };
    if arguments.is_empty() && variables.on_the_runner() {
        // There is no command line to explain.
        return inputs::invocation(setting).map_err(|problem| Stop::Usage {
            text: help::input_misuse(&problem, &Words::new(language)),
            problem: Box::new(problem),
        });
    }
    from_command_line(arguments, setting)
}

fn from_command_line(arguments: &[OsString], setting: Setting<'_>) -> Result<Invocation, Stop> {
    let mut root = help::with_names_for_pages(Arguments::command());
    let name = command_name(&root, arguments);
    let parsed = root
        .try_get_matches_from_mut(arguments)
        .and_then(|mut matches| {
            let order = check::order(&matches);
            let mut parsed = Arguments::from_arg_matches_mut(&mut matches)?;
            if let Commands::Simulate(simulate) = &mut parsed.command {
                simulate.order = order;
            }
            Ok(parsed)
        });
    let words = || Words::new(setting.language);
    let usage = |problem: Problem| {
        let text = help::misuse(&problem, &Arguments::command(), name.as_deref(), &words());
        Stop::Usage {
            problem: Box::new(problem),
            text,
        }
    };
    match parsed {
        Ok(Arguments {
            command: Commands::Help { command },
            ..
        }) => {
            let page = page(command.as_deref(), &words());
            Err(page.map_or_else(usage, Stop::Help))
        }
        Ok(parsed) => convert::invocation(parsed, setting).map_err(usage),
        Err(error) => Err(match error.kind() {
            ErrorKind::DisplayHelp => {
                let name = error.render().to_string();
                let name = Some(name.trim()).filter(|name| !name.is_empty());
                page(name, &words()).map_or_else(usage, Stop::Help)
            }
            ErrorKind::DisplayVersion => Stop::Version(version()),
            _ => usage(misuse::problem(&error, &root, name.as_deref())),
        }),
    }
}

/// The first page of the help, or that of a command.
fn page(command: Option<&str>, words: &Words) -> Result<String, Problem> {
    let root = Arguments::command();
    match command {
        None => Ok(help::first_page(&root, words)),
        Some(name) => match root.find_subcommand(name) {
            Some(command) => Ok(help::page(&root, command, words)),
            None => Err(misuse::unknown_command(&root, name.to_owned())),
        },
    }
}

fn version() -> String {
    format!("gonogo {}\n", env!("CARGO_PKG_VERSION"))
}

/// The reader's language: `--locale`, else as POSIX has it, `LC_ALL` before `LC_MESSAGES` before
/// `LANG`. It is found before anything is parsed, because help and errors need it too.
fn language(arguments: &[OsString], variables: &Variables) -> Locale {
    let asked = values_of(arguments, "--locale");
    let asked = asked.into_iter().find_map(|text| Locale::read(text).ok());
    asked.unwrap_or_else(|| {
        [Variable::LcAll, Variable::LcMessages, Variable::Lang]
            .into_iter()
            .find_map(|variable| variables.get(variable))
            .map_or(Locale::English, Locale::from_posix)
    })
}

/// Whether a JSON document was asked for, also where the rest of the arguments makes no sense.
pub(crate) fn asks_for_json(arguments: &[OsString]) -> bool {
    values_of(arguments, "--format").contains(&"json")
}

/// What stands behind an option, in each of its two spellings, before anything is parsed.
fn values_of<'a>(arguments: &'a [OsString], option: &str) -> Vec<&'a str> {
    let texts: Vec<&str> = arguments
        .iter()
        .map(|argument| argument.to_str().unwrap_or_default())
        .take_while(|argument| *argument != "--")
        .collect();
    let after = texts.windows(2).filter_map(|pair| match pair {
        [name, value] if *name == option => Some(*value),
        _ => None,
    });
    let within = texts
        .iter()
        .filter_map(|text| text.strip_prefix(option)?.strip_prefix('='));
    after.chain(within).collect()
}

/// Which command is meant, for the usage line of an error: the first word that is one and is not
/// the value of an option before it.
fn command_name(root: &clap::Command, arguments: &[OsString]) -> Option<String> {
    let takes_value = |argument: &str| {
        let long = argument.strip_prefix("--").unwrap_or_default();
        root.get_arguments()
            .any(|known| known.get_long() == Some(long) && known.get_action().takes_values())
    };
    let mut is_value = false;
    for argument in arguments
        .iter()
        .map(|argument| argument.to_str().unwrap_or_default())
    {
        if !is_value && !argument.starts_with('-') {
            return root
                .find_subcommand(argument)
                .map(|found| found.get_name().to_owned());
        }
        is_value = !is_value && takes_value(argument);
    }
    None
}
