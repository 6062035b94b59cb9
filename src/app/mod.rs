//! A run, step by step: what is asked, who asks, what is to be done, how it ended.

mod audit;
mod budget;
mod check;
mod checklist;
mod clients;
mod deliver;
mod demo;
mod doctor;
mod drawing;
mod explain;
mod failed;
mod heard;
mod init;
mod job;
mod lint;
mod notes;
mod on_runner;
mod opening;
mod others;
mod outside;
mod predecessor;
mod reading;
mod replay;
mod simulated;
mod started;
mod traces;
mod verify_evidence;
mod waiting;
mod window;
#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "tests make the files that the command finds"
)]
mod window_tests;
mod written;

use std::ffi::OsString;

use crate::cli::{self, Caller, Command, Invocation, Options, Verbosity};
use crate::exit::Exit;
use crate::facts::Failure;
use crate::locale::Message;
use crate::world::World;
use outside::Outside;

/// Why a command ended without a result.
pub(crate) enum Problem {
    /// Something named could not be read or written, or was refused.
    Failed(Failure, Exit),
    /// A sentence of its own, with its remedy as attribute `remedy`.
    Said(Message, Exit),
    /// The result could not be handed over.
    Output(std::io::Error),
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

/// Does what the arguments (without the program's name) ask for and returns the exit code.
pub fn run(world: World, arguments: &[OsString]) -> u8 {
    let mut outside = Outside::new(world);
    let exit = match cli::parse(arguments, &outside.variables, outside.terminal) {
        Ok(invocation) => {
            outside.language = invocation.options.language;
            carry_out(&outside, invocation)
        }
        Err(stop) => failed::stopped(&outside, arguments, &stop),
    };
    exit.code()
}

fn carry_out(outside: &Outside, invocation: Invocation) -> Exit {
    let Invocation {
        caller,
        command,
        options,
    } = invocation;
    if caller == Caller::Action && !matches!(command, Command::Check(_)) {
        hide_tokens(outside);
    }
    let title = match command {
        Command::Notes(_) => "app-failed-notes",
        _ => "app-failed-title",
    };
    let done = match command {
        Command::Check(check) => job::run(outside, &options, *check, caller),
        Command::Lint => lint::run(outside, &options, caller),
        Command::Doctor(doctor) => doctor::run(outside, &options, &doctor, caller),
        Command::Window { at, days } => window::run(outside, &options, at, days),
        Command::Checklist { source } => checklist::run(outside, &options, &source),
        Command::Audit(audit) => audit::run(outside, &options, &audit),
        Command::Budget { change } => budget::run(outside, &options, change),
        Command::Notes(notes) => notes::run(outside, &options, *notes, caller),
        Command::NextVersion { prefix, first } => {
            notes::next_version(outside, &options, prefix.as_ref(), first)
        }
        Command::Replay { file, at, what_if } => {
            replay::run(outside, &options, &file, at, what_if.as_deref())
        }
        Command::VerifyEvidence {
            files,
            digests,
            statement,
        } => verify_evidence::run(outside, &options, &files, &digests, statement.as_deref()),
        Command::Explain { code } => explain::run(outside, &options, code.as_ref()),
        Command::Init(init) => init::run(outside, &options, *init),
        Command::Schema => lint::schema(outside),
        Command::Completions { shell } => written::completions(outside, &options, shell),
        Command::Man => written::manual(outside, &options),
        Command::Demo { scenario, output } => demo::run(outside, &options, scenario, &output),
    };
    done.unwrap_or_else(|problem| {
        let exit = failed::tell(outside, options.format, &problem);
        if caller == Caller::Action {
            on_runner::say_failed(outside, &problem, title);
        }
        exit
    })
}

/// Every command of the action keeps its tokens out of its log; `check` does so itself.
fn hide_tokens(outside: &Outside) {
    let inputs = ["github-token", "members-token"];
    for token in inputs
        .iter()
        .filter_map(|name| outside.variables.input(name))
    {
        // Where standard output is gone, nothing can be read from it either.
        let _ = outside
            .console
            .mask(&token.to_owned().into(), outside.variables.on_the_runner());
    }
}

/// With `--quiet` only the first line, which is the answer.
fn brief<'a>(options: &Options, text: &'a str) -> &'a str {
    match options.verbosity {
        Verbosity::Quiet => text.split_inclusive('\n').next().unwrap_or_default(),
        Verbosity::Normal | Verbosity::Verbose => text,
    }
}

/// Says on standard error what need not be known, unless `--quiet`.
fn remark(outside: &Outside, options: &Options, text: &str) {
    if options.verbosity != Verbosity::Quiet {
        outside.console.log(&format!("{text}\n"));
    }
}
