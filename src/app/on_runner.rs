//! What the runner reads: the job's summary, the step's outputs, annotations.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::deliver::{Told, Written, not_written};
use super::job::Job;
use super::outside::Outside;
use super::{Problem, failed};
use crate::decision::Outcome;
use crate::exit::Exit;
use crate::locale::{Surface, Words};
use crate::publish;
use crate::render::{Run, annotations, json as documents, summary};
use crate::text::{LogCommand, Markdown, markdown_text, one_line};
use crate::versioning::version_in;
use crate::world::{FileError, Variable, random_token};

/// The job's summary, its outputs and its annotations.
///
/// # Errors
/// Where standard output is gone.
pub(super) fn report(
    job: &Job<'_>,
    run: &Run,
    words: &Words,
    written: &mut Written,
) -> Result<(), Problem> {
    let outside = job.outside;
    let mut text = Markdown::trusted(String::new());
    if !written.missing.is_empty() {
        let mut lines = words.text("app-not-published-title");
        for message in &written.missing {
            lines.push_str(&format!("\n- ⚠️ {}", words.say(message, Surface::Markdown)));
        }
        text.push(&Markdown::trusted(format!("{lines}\n\n")));
    }
    text.push(&summary::summary(run, words));
    for remark in &written.remarks {
        let line = format!("\n- ⚠️ {}\n", words.say(remark, Surface::Markdown));
        text.push(&Markdown::trusted(line));
    }
    if let Err(error) = append_summary(outside, &text) {
        written
            .missing
            .push(not_written("GITHUB_STEP_SUMMARY", &error));
    }
    // Several subjects have their outputs in common, at the end.
    if job.together.borrow().is_none()
        && let Err(error) = own_outputs(outside, run, written)
    {
        written.missing.push(not_written("GITHUB_OUTPUT", &error));
    }
    for annotation in annotations::annotations(run, words) {
        outside.console.command(&annotation)?;
    }
    if !written.missing.is_empty() {
        let lines: Vec<String> = written
            .missing
            .iter()
            .map(|line| words.plain(line))
            .collect();
        outside.console.command(&error(&lines.join(" ")))?;
    }
    Ok(())
}

/// The outputs of a run with one subject.
fn own_outputs(outside: &Outside, run: &Run, written: &Written) -> Result<(), FileError> {
    let next_open = run
        .decision
        .possible_from()
        .map(|instant| crate::locale::rfc3339(&instant));
    let reasons = documents::reasons(run).to_string();
    let version = version(run);
    let values = [
        ("sha", Some(run.subject.sha.as_str())),
        ("reasons", Some(reasons.as_str())),
        ("next_open", next_open.as_deref()),
        ("version", version.as_deref()),
        ("evidence", written.evidence.as_deref()),
        ("comment_url", written.comment_url.as_deref()),
        // The word GO is the last thing written, and only when everything else was.
        ("decision", Some(decision_output(run, written))),
    ];
    let values: Vec<_> = values
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect();
    set_outputs(outside, &values)
}

/// The version in the tag that was judged.
fn version(run: &Run) -> Option<String> {
    let mut reports = run.decision.reports.iter();
    let gate = reports.find(|report| report.area.name() == "version");
    let by_gate = gate.and_then(|report| report.data["version"].as_str());
    let by_name = || version_in(run.subject.tag()?.as_str(), None);
    by_gate
        .map(str::to_owned)
        .or_else(|| by_name().map(|version| version.to_string()))
}

/// On the runner: the notes of a tag as summary and outputs.
///
/// # Errors
/// Where they cannot be written.
pub(super) fn say_notes(
    outside: &Outside,
    notes: &Markdown,
    version: Option<&str>,
) -> Result<(), Problem> {
    let not_written = |what: &'static str| {
        move |error| Problem::Said(not_written(what, &error), Exit::NotPublished)
    };
    let cut = notes.as_str().len() > LARGEST_SUMMARY;
    let summary = if cut { "" } else { notes.as_str() };
    append_summary(outside, &Markdown::trusted(format!("{summary}\n")))
        .map_err(not_written("GITHUB_STEP_SUMMARY"))?;
    let values = [("notes", Some(notes.as_str())), ("version", version)];
    let values: Vec<_> = values
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect();
    set_outputs(outside, &values).map_err(not_written("GITHUB_OUTPUT"))
}

/// GitHub drops a whole summary that is larger than a mebibyte.
const LARGEST_SUMMARY: usize = 1_000_000;

/// An error annotation that points nowhere.
fn error(text: &str) -> LogCommand {
    LogCommand::new(
        "error",
        &[("title", "gonogo".to_owned())],
        &one_line(text, 4_000),
    )
}
/// A GO that could not be published is not one that others may act on.
fn decision_output(run: &Run, written: &Written) -> &'static str {
    match run.decision.outcome() {
        Outcome::Go if !written.missing.is_empty() => "unknown",
        outcome => outcome.word(),
    }
}

fn append_summary(outside: &Outside, text: &Markdown) -> Result<(), FileError> {
    let path = outside
        .variables
        .get(Variable::GithubStepSummary)
        .ok_or(FileError::NotFound)?;
    let text = outside.console.redacted(text.as_str());
    outside.files.append(Path::new(path), text.as_bytes())
}

fn set_outputs(outside: &Outside, values: &[(&'static str, &str)]) -> Result<(), FileError> {
    let path = outside
        .variables
        .get(Variable::GithubOutput)
        .ok_or(FileError::NotFound)?;
    let mut entries = String::new();
    for (name, value) in values {
        let system = |_| FileError::System(std::io::ErrorKind::Unsupported);
        let token = random_token().map_err(system)?;
        let value = match value.starts_with(['[', '{']) {
            true => outside.console.redacted_json(value),
            false => outside.console.redacted(value),
        };
        let entry = publish::output_entry(name, &value, &token);
        entries.push_str(&entry.map_err(|_| FileError::NotAllowed)?);
    }
    outside.files.append(Path::new(path), entries.as_bytes())
}

/// On the runner: a text of its own as the job's summary.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn say_summary(outside: &Outside, text: &Markdown) -> Result<(), Problem> {
    append_summary(outside, text).map_err(|error| {
        Problem::Said(
            not_written("GITHUB_STEP_SUMMARY", &error),
            Exit::NotPublished,
        )
    })
}

/// On the runner: says in summary and outputs that there is nothing to decide.
///
/// # Errors
/// Where they cannot be written.
pub(super) fn say_nothing(outside: &Outside, why: &str) -> Result<(), Problem> {
    let text = Markdown::trusted(format!("{}\n", markdown_text(why)));
    append_summary(outside, &text).map_err(|error| {
        Problem::Said(
            not_written("GITHUB_STEP_SUMMARY", &error),
            Exit::NotPublished,
        )
    })?;
    set_outputs(outside, &[("decision", "unknown")])
        .map_err(|error| Problem::Said(not_written("GITHUB_OUTPUT", &error), Exit::NotPublished))
}

/// On the runner: the outputs that several subjects have in common. The gravest decision counts.
///
/// # Errors
/// Where they cannot be written.
pub(super) fn say_together(outside: &Outside, all: &[Told]) -> Result<(), Problem> {
    let outcome = all.iter().map(|told| told.outcome).max();
    let reasons: Vec<&Json> = all
        .iter()
        .filter_map(|told| told.reasons.as_array())
        .flatten()
        .collect();
    let reasons = json!(reasons).to_string();
    let evidence: Vec<&str> = all
        .iter()
        .filter_map(|told| told.evidence.as_deref())
        .collect();
    let evidence = evidence.join("\n");
    let values = [
        ("reasons", reasons.as_str()),
        ("evidence", evidence.as_str()),
        ("decision", outcome.unwrap_or(Outcome::Unknown).word()),
    ];
    set_outputs(outside, &values)
        .map_err(|error| Problem::Said(not_written("GITHUB_OUTPUT", &error), Exit::NotPublished))
}

/// On the runner: says in summary, outputs and an annotation what went wrong. That this fails too
/// changes nothing: the exit code already tells.
pub(super) fn say_failed(outside: &Outside, problem: &Problem, title: &'static str) {
    let (lines, _) = failed::sentences(problem, &Words::new(outside.language));
    say_failed_with(outside, &lines, title);
}

/// The same, where it is in words already.
pub(super) fn say_failed_with(outside: &Outside, lines: &[String], title: &'static str) {
    let text = lines.join(" ");
    let heading = Words::new(outside.language).text(title);
    let body = Markdown::trusted(format!("{heading}\n\n{}\n", markdown_text(&text)));
    let _ = append_summary(outside, &body);
    let _ = set_outputs(outside, &[("decision", "unknown")]);
    let _ = outside.console.command(&error(&text));
}

/// On the runner: one of several subjects could not be judged.
///
/// # Errors
/// Where standard output is gone.
pub(super) fn say_one_failed(
    outside: &Outside,
    subject: &str,
    lines: &[String],
) -> Result<(), Problem> {
    let text = format!("{subject} {}", lines.join(" "));
    let body = Markdown::trusted(format!("- ⚠️ {}\n\n", markdown_text(&text)));
    // That the summary misses it changes nothing: the run fails, and the log says it.
    let _ = append_summary(outside, &body);
    outside.console.command(&error(&text))?;
    Ok(())
}
