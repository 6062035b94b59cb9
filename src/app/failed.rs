//! A command that ended without a result: in words on standard error, and as the one JSON document
//! where `--format json` was asked for.

use std::ffi::OsString;

use serde_json::json;

use super::outside::Outside;
use super::{Problem, on_runner};
use crate::cli::{self, Format, Stop};
use crate::exit::Exit;
use crate::facts::Cause;
use crate::locale::{Locale, Message, Words};

/// Help, version, or what is wrong with the invocation.
pub(super) fn stopped(outside: &Outside, arguments: &[OsString], stop: &Stop) -> Exit {
    match stop {
        Stop::Help(text) | Stop::Version(text) => match outside.console.result(text) {
            Ok(()) => Exit::Go,
            Err(_) => Exit::Internal,
        },
        Stop::Usage { problem, text } => {
            outside.console.log(text);
            let lines = |language| -> Vec<String> {
                let mut lines = vec![problem.message()];
                lines.extend(problem.suggestion());
                let words = Words::new(language);
                lines.iter().map(|line| words.plain(line)).collect()
            };
            if cli::asks_for_json(arguments) {
                print(outside, lines(Locale::English), Exit::Usage);
            }
            if arguments.is_empty() && outside.variables.on_the_runner() {
                // The action: whoever goes on in spite of the failure finds no empty decision.
                let lines = lines(outside.language);
                on_runner::say_failed_with(outside, &lines, "app-failed-title");
            }
            Exit::Usage
        }
    }
}

/// Says what went wrong and what would help.
pub(super) fn tell(outside: &Outside, format: Format, problem: &Problem) -> Exit {
    let words = Words::new(outside.language);
    let (lines, exit) = sentences(problem, &words);
    outside.console.log(&format!("{}\n", lines.join("\n")));
    // After a result nothing more may come, and where it could not be handed over, nothing can.
    let can_print = !outside.console.has_result() && !matches!(problem, Problem::Output(_));
    if format == Format::Json && can_print {
        let (lines, exit) = sentences(problem, &Words::new(Locale::English));
        print(outside, lines, exit);
    }
    exit
}

/// The document is the same in every language.
fn print(outside: &Outside, lines: Vec<String>, exit: Exit) {
    let mut lines = lines.into_iter();
    let document = json!({
        "error": {
            "kind": exit.name(),
            "exit_code": exit.code(),
            "message": lines.next(),
            "remedy": lines.next(),
        },
    });
    // The exit code says the same where nobody reads.
    let _ = outside.console.json(&document);
}

/// A problem in words: what happened, then what would help.
pub(super) fn sentences(problem: &Problem, words: &Words) -> (Vec<String>, Exit) {
    match problem {
        Problem::Failed(failure, exit) => (
            vec![
                words.plain(&failure.message()),
                words.plain(&failure.remedy()),
            ],
            *exit,
        ),
        Problem::Said(message, exit) => {
            let remedy = message.attribute("remedy");
            let mut lines = vec![words.plain(message)];
            lines.extend(words.knows(remedy.id()).then(|| words.plain(&remedy)));
            (lines, *exit)
        }
        Problem::Output(error) => {
            let cause = Cause::from(error.kind()).message();
            let message = Message::new("app-output-failed").with("error", cause);
            (vec![words.plain(&message)], Exit::NotPublished)
        }
    }
}
