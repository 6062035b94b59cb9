//! The command `verify-evidence`: what saved records prove.

use std::path::{Path, PathBuf};

use super::lint::unreadable;
use super::outside::Outside;
use super::replay::broken;
use super::{Problem, brief};
use crate::cli::{Format, Options};
use crate::evidence::{self, Digest};
use crate::exit::Exit;
use crate::locale::{Message, Value, Words};
use crate::proof::{self, Paper, Statement, Verdict};

/// The largest statement that is read, in bytes: a signed one has certificates in it.
const LARGEST_STATEMENT: u64 = 4 * 1024 * 1024;

/// Checks each file alone, and all of them together. A record that was altered is told of, and ends
/// nothing; what is no record at all does.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    files: &[PathBuf],
    digests: &[Digest],
    statement: Option<&Path>,
) -> Result<Exit, Problem> {
    let mut papers = Vec::new();
    for file in files {
        let text = outside.files.read_text(file, evidence::LARGEST);
        let text = text.map_err(|error| unreadable(file, &error))?;
        let paper = Paper::read(file.display().to_string(), &text);
        papers.push(paper.map_err(|error| broken(file, &error))?);
    }
    let statement = match statement {
        None => None,
        Some(path) => {
            let text = outside.files.read_text(path, LARGEST_STATEMENT);
            let text = text.map_err(|error| unreadable(path, &error))?;
            Some(Statement::read(&text).map_err(|_| no_statement(path))?)
        }
    };
    let proof = proof::examine(papers, digests, statement.as_ref());
    if options.format == Format::Json {
        outside.console.json(&proof::document(&proof))?;
    } else {
        let words = Words::new(options.language);
        let text = proof::lines(&proof, &words);
        outside.console.result(brief(options, &text))?;
    }
    Ok(match proof.verdict() {
        Verdict::Holds => Exit::Go,
        Verdict::Broken => Exit::NoGo,
        Verdict::Unknown => Exit::Unknown,
    })
}

fn no_statement(path: &Path) -> Problem {
    let message = Message::new("app-no-statement");
    let message = message.with("path", Value::code(path.display().to_string()));
    Problem::Said(message, Exit::Unreadable)
}
