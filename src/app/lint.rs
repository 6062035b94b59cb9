//! The commands `lint` and `schema`.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::Problem;
use super::outside::Outside;
use crate::cli::{Caller, Format, Options, Verbosity};
use crate::exit::Exit;
use crate::facts::{Cause, Failure, FailureKind};
use crate::gates::policy;
use crate::locale::{Message, Value, Words};
use crate::policy::excerpt;
use crate::policy::fault::FaultList;
use crate::policy::source::Source;
use crate::render::policy_faults;
use crate::world::FileError;

/// A policy file of the working tree.
pub(super) struct PolicyFile {
    /// As the user named it.
    pub(super) path: PathBuf,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// The named policy file, or the first of the usual ones.
///
/// # Errors
/// Where there is none or it cannot be read.
pub(super) fn policy_file(outside: &Outside, named: Option<&Path>) -> Result<PolicyFile, Problem> {
    let paths: Vec<PathBuf> = match named {
        Some(path) => vec![path.to_owned()],
        None => policy::default_paths()
            .iter()
            .map(|path| PathBuf::from(path.as_str()))
            .collect(),
    };
    for path in paths {
        // Only a person at a terminal may point elsewhere: on the runner, and under the usual names,
        // a checkout must not lead out by a link.
        let read = if named.is_some() && !outside.variables.on_the_runner() {
            outside.files.read(&path, policy::LARGEST + 1)
        } else {
            outside.files.read_beneath(&path, policy::LARGEST + 1)
        };
        match read {
            Ok(bytes) => return Ok(PolicyFile { path, bytes }),
            Err(FileError::NotFound) if named.is_none() => {}
            Err(FileError::TooLarge { .. }) => {
                let failure = Failure::new(FailureKind::TooLarge, path.display().to_string());
                return Err(Problem::Failed(
                    failure.over(policy::LARGEST),
                    Exit::InvalidPolicy,
                ));
            }
            Err(error) => return Err(unreadable(&path, &error)),
        }
    }
    let message = Message::new("app-no-policy")
        .with("path", Value::code(policy::DEFAULT_PATH))
        .with("other", Value::code(policy::OTHER_PATH));
    Err(Problem::Said(message, Exit::Unreadable))
}

/// A file that the user named and that cannot be read.
pub(super) fn unreadable(path: &Path, error: &FileError) -> Problem {
    let message = Message::new("app-file-unreadable")
        .with("path", Value::code(path.display().to_string()))
        .with("error", Cause::from(error).message());
    Problem::Said(message, Exit::Unreadable)
}

/// Checks a policy file: every fault at once.
pub(super) fn run(outside: &Outside, options: &Options, caller: Caller) -> Result<Exit, Problem> {
    let file = policy_file(outside, options.policy.as_deref())?;
    let source = Source::new(&file.bytes);
    let now = (outside.clock)();
    let loaded = policy::lint_bytes(&file.bytes, &options.environment, now);
    let words = Words::new(options.language);
    let name = file.path.display().to_string();
    if options.format == Format::Sarif {
        let document = policy_faults::sarif(&name, &source, &loaded.faults);
        outside.console.json(&document)?;
    } else if options.format == Format::Json {
        let english = Words::new(crate::locale::Locale::English);
        let faults: Vec<_> = loaded
            .faults
            .faults
            .iter()
            .map(|fault| excerpt::data(&source, fault, &english))
            .collect();
        outside.console.json(&json!({
            "policy": name,
            "valid": !loaded.faults.has_errors(),
            "errors": loaded.faults.errors,
            "more": loaded.faults.more,
            "faults": faults,
        }))?;
    } else {
        let shown = excerpt::render(&source, &name, &loaded.faults, &words, options.color);
        let verdict = Message::new("app-lint")
            .with("path", Value::code(name.as_str()))
            .with("errors", loaded.faults.errors)
            .with(
                "warnings",
                loaded.faults.faults.len() + loaded.faults.more - loaded.faults.errors,
            );
        let quiet = options.verbosity == Verbosity::Quiet;
        let shown = if quiet { "" } else { shown.as_str() };
        let text = format!("{shown}{}\n", words.plain(&verdict));
        if options.color {
            outside.console.coloured(&text)?;
        } else {
            outside.console.result(&text)?;
        }
    }
    if caller == Caller::Action {
        annotate(outside, &name, &source, &loaded.faults, &words)?;
    }
    Ok(if loaded.faults.has_errors() {
        Exit::InvalidPolicy
    } else {
        Exit::Go
    })
}

/// On the runner: each fault as an annotation at its line, and how many have none.
fn annotate(
    outside: &Outside,
    path: &str,
    source: &Source,
    faults: &FaultList,
    words: &Words,
) -> Result<(), Problem> {
    let (commands, left) = policy_faults::annotations(path, source, faults, words);
    for command in &commands {
        outside.console.command(command)?;
    }
    if left > 0 {
        let message = Message::new("app-lint-more").with("left", left);
        outside.console.log(&format!("{}\n", words.plain(&message)));
    }
    Ok(())
}

/// Shows the faults of a policy that some other command needs, and says so. Without faults it has
/// no such gate for the environment: then nothing is known, and nothing is wrong with the file.
pub(super) fn told_faults(
    outside: &Outside,
    options: &Options,
    file: &PolicyFile,
    faults: &FaultList,
    gate: &'static str,
) -> Problem {
    let name = file.path.display().to_string();
    if !faults.has_errors() {
        let message = Message::new("app-no-gate-here")
            .with("path", Value::code(name))
            .with("gate", Value::Word(gate))
            .with("environment", Value::code(options.environment.as_str()));
        return Problem::Said(message, Exit::Unknown);
    }
    let words = Words::new(options.language);
    let source = Source::new(&file.bytes);
    outside
        .console
        .log(&excerpt::render(&source, &name, faults, &words, false));
    let message = Message::new("app-no-section")
        .with("path", Value::code(name))
        .with("gate", Value::Word(gate))
        .with("faults", "yes");
    Problem::Said(message, Exit::InvalidPolicy)
}

/// Prints the policy's JSON Schema.
pub(super) fn schema(outside: &Outside) -> Result<Exit, Problem> {
    outside.console.json(&policy::schema())?;
    Ok(Exit::Go)
}
