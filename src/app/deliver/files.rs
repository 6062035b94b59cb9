//! The files of a decision: its record, the statement about it, and the page.

use std::path::{Path, PathBuf};

use super::Written;
use crate::app::job::Job;
use crate::cli::Caller;
use crate::evidence::{self, Sealed};
use crate::facts::Cause;
use crate::locale::{Message, Value, Words};
use crate::render::{Run, html};
use crate::world::FileError;

/// Writes those that are wanted. Where one is not written, and another decision's stands in its
/// place, that is said.
pub(super) fn write(
    job: &Job<'_>,
    run: &Run,
    sealed: Option<&Sealed>,
    words: &Words,
    written: &mut Written,
) {
    match sealed {
        Some(sealed) => write_record(job, run, sealed, written),
        None => say_older(job, run, written),
    }
    write_page(job, run, words, written);
}

/// There is no record of this decision: what stands where it would be is of another one.
fn say_older(job: &Job<'_>, run: &Run, written: &mut Written) {
    let wanted = [&job.check.evidence, &job.check.statement];
    for path in wanted.into_iter().flatten() {
        let path = job.path_for(run, path);
        if job.outside.files.exists(&path) {
            written.remarks.push(older(&path));
        }
    }
}

fn older(path: &Path) -> Message {
    let path = Value::code(path.display().to_string());
    Message::new("app-older-file").with("path", path)
}

pub(in crate::app) fn not_written(path: &str, error: &FileError) -> Message {
    Message::new("app-not-written")
        .with("path", Value::code(path))
        .with("error", Cause::from(error).message())
}

/// It is missing; and if something stands there, it is of an earlier decision.
fn lost(job: &Job<'_>, path: &Path, error: &FileError, written: &mut Written) {
    let name = path.display().to_string();
    written.missing.push(not_written(&name, error));
    if job.outside.files.exists(path) {
        written.remarks.push(older(path));
    }
}

/// The record, where one is wanted, and the statement about it. What was simulated is none to sign.
fn write_record(job: &Job<'_>, run: &Run, sealed: &Sealed, written: &mut Written) {
    let Some(path) = &job.check.evidence else {
        return;
    };
    let path = job.path_for(run, path);
    // One that nobody can read again proves nothing.
    let done = match sealed.text.len() as u64 > evidence::LARGEST {
        true => Err(FileError::TooLarge {
            limit: evidence::LARGEST,
        }),
        false => write_file(job, &path, sealed.text.as_bytes()),
    };
    if let Err(error) = done {
        return lost(job, &path, &error, written);
    }
    written.evidence = Some(path.display().to_string());
    let Some(wanted) = &job.check.statement else {
        return;
    };
    if run.decision.simulated {
        return;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let wanted = job.path_for(run, wanted);
    let done = match evidence::statement(&sealed.text, &name) {
        Ok(statement) => {
            let text = evidence::canonical(&statement) + "\n";
            write_file(job, &wanted, text.as_bytes())
        }
        Err(_) => Err(FileError::NotText),
    };
    if let Err(error) = done {
        lost(job, &wanted, &error, written);
    }
}

/// The report as a page, where one is wanted.
fn write_page(job: &Job<'_>, run: &Run, words: &Words, written: &mut Written) {
    let Some(path) = &job.check.html else { return };
    let path = job.path_for(run, path);
    let page = html::page(run, words);
    let text = job.outside.console.redacted(page.as_str());
    if let Err(error) = write_file(job, &path, text.as_bytes()) {
        lost(job, &path, &error, written);
    }
}

fn write_file(job: &Job<'_>, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let files = &job.outside.files;
    match job.caller {
        Caller::Action => files.write_beneath(path, bytes),
        Caller::CommandLine => files.write(path, bytes),
    }
    .map(|_| ())
}

impl Job<'_> {
    /// Where a file about a run goes; several pull requests of one run each have one of their own.
    fn path_for(&self, run: &Run, path: &Path) -> PathBuf {
        let number = run.subject.pull_request().map(|facts| facts.number);
        let (Some(number), true) = (number, self.together.borrow().is_some()) else {
            return path.to_owned();
        };
        let mut name = path.file_stem().unwrap_or_default().to_owned();
        name.push(format!("-{number}"));
        if let Some(extension) = path.extension() {
            name.push(".");
            name.push(extension);
        }
        path.with_file_name(name)
    }
}
