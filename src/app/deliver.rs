//! Hands a decision over: files, GitHub, the job's summary and outputs, the terminal. What cannot
//! be handed over is said, and is no GO.

use std::path::Path;

use super::check::Checked;
use super::job::Job;
use super::outside::Outside;
use super::{Problem, sentences};
use crate::cli::{Caller, Format, Verbosity};
use crate::facts::Failure;
use crate::judge;
use crate::locale::{Message, Surface, Value, Words};
use crate::publish::{self, Seen, Wishes, Writer};
use crate::render::comment::Marker;
use crate::render::{Run, annotations, comment, json, summary, terminal};
use crate::text::Markdown;
use crate::world::{FileError, Variable, random_token};

/// Whether everything that was wanted was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Delivery {
    /// All of it.
    Complete,
    /// Something was not.
    Incomplete,
}

/// What is written for one run.
#[derive(Default)]
struct Written {
    evidence: Option<String>,
    comment_url: Option<String>,
    missing: Vec<Message>,
    remarks: Vec<Message>,
}

/// Writes, publishes and prints.
///
/// # Errors
/// Where the result itself could not be printed.
pub(super) async fn deliver(job: &Job<'_>, checked: Checked) -> Result<Delivery, Problem> {
    let Checked {
        mut judged,
        evidence,
        seen,
    } = checked;
    let run = &judged.run;
    let locale = job.options.locale.unwrap_or(judged.locale);
    let words = run.words(locale);
    let mut written = Written::default();
    if let (Some(path), Some(sealed)) = (&job.check.evidence, &evidence) {
        match write_file(job, path, sealed.text.as_bytes()) {
            Ok(()) => written.evidence = Some(path.display().to_string()),
            Err(error) => written
                .missing
                .push(not_written(&path.display().to_string(), &error)),
        }
    }
    if !written.missing.is_empty() {
        // A decision whose record is lost cannot be proved, and is not published as GO.
        judged.run.decision.reports.push(judge::without_record());
    }
    let run = &judged.run;
    if !job.check.dry_run {
        let wishes = job.wishes();
        written.remarks = foreign(run, &seen);
        let plan = publish::plan(run, &words, &seen, wishes);
        let writer = Writer {
            github: &job.github,
            repository: &run.subject.repository,
            identity: seen.identity,
            details_url: run.report_url.as_ref().map(url::Url::as_str),
        };
        let published = writer.execute(plan.effects).await;
        let url = published.comment_url.or(plan.comment_url);
        written.comment_url = url.map(|url| url.for_parsing().to_owned());
        let failures = plan.impossible.iter().chain(&published.failed);
        written.missing.extend(failures.map(not_published));
    }
    if job.caller == Caller::Action {
        for_the_runner(job, run, &words, &mut written)?;
    }
    print(job, run, &words)?;
    for message in written.missing.iter().chain(&written.remarks) {
        job.outside
            .console
            .log(&format!("{}\n", words.plain(message)));
    }
    Ok(if written.missing.is_empty() {
        Delivery::Complete
    } else {
        Delivery::Incomplete
    })
}

impl Job<'_> {
    /// What the user wants published.
    pub(super) fn wishes(&self) -> Wishes {
        Wishes {
            report: self.check.report.unwrap_or_default(),
            comment: self.check.comment.unwrap_or(true),
        }
    }
}

/// What others have left where our comment and status stand: said, never used.
fn foreign(run: &Run, seen: &Seen) -> Vec<Message> {
    let mut remarks = Vec::new();
    let marker = Marker::new(&run.environment);
    if let Ok(comments) = &seen.comments
        && publish::foreign_markers(comments, &marker, seen.identity) > 0
    {
        remarks.push(Message::new("app-foreign-marker"));
    }
    if publish::foreign_status(seen, &publish::context(&run.environment)) {
        let context = publish::context(&run.environment);
        remarks.push(Message::new("app-foreign-status").with("context", Value::code(context)));
    }
    remarks
}

fn not_published(failure: &Failure) -> Message {
    Message::new("app-not-published")
        .with("reason", failure.message())
        .with("remedy", failure.remedy())
}

fn not_written(path: &str, error: &FileError) -> Message {
    Message::new("app-not-written")
        .with("path", Value::code(path))
        .with("error", Value::text(error.to_string()))
}

fn write_file(job: &Job<'_>, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let files = &job.outside.files;
    match job.caller {
        Caller::Action => files.write_beneath(path, bytes),
        Caller::CommandLine => files.write(path, bytes),
    }
    .map(|_| ())
}

/// The job's summary, its outputs and its annotations.
fn for_the_runner(
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
    let next_open = run
        .decision
        .possible_from()
        .map(|instant| crate::locale::rfc3339(&instant));
    let reasons = json::reasons(run).to_string();
    let values = [
        ("sha", Some(run.subject.sha.as_str())),
        ("reasons", Some(reasons.as_str())),
        ("next_open", next_open.as_deref()),
        ("evidence", written.evidence.as_deref()),
        ("comment_url", written.comment_url.as_deref()),
        // The word GO is the last thing written, and only when everything else was.
        ("decision", Some(decision_output(run, written))),
    ];
    let values: Vec<_> = values
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect();
    if let Err(error) = set_outputs(outside, &values) {
        written.missing.push(not_written("GITHUB_OUTPUT", &error));
    }
    for annotation in annotations::annotations(run, words) {
        outside.console.command(&annotation)?;
    }
    Ok(())
}

/// A GO that could not be published is not one that others may act on.
fn decision_output(run: &Run, written: &Written) -> &'static str {
    match run.decision.outcome() {
        crate::decision::Outcome::Go if !written.missing.is_empty() => "unknown",
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
        let value = outside.console.redacted(value);
        let entry = publish::output_entry(name, &value, &token);
        entries.push_str(&entry.map_err(|_| FileError::NotAllowed)?);
    }
    outside.files.append(Path::new(path), entries.as_bytes())
}

/// The result for whoever reads standard output.
fn print(job: &Job<'_>, run: &Run, words: &Words) -> Result<(), Problem> {
    let console = &job.outside.console;
    match job.options.format {
        Format::Json => console.json(&json::decision(run))?,
        Format::Markdown => console.result(comment::comment(run, words).as_str())?,
        _ => {
            let long = job.options.verbosity == Verbosity::Verbose;
            console.result(&terminal::terminal(run, words, long))?;
        }
    }
    Ok(())
}

/// On the runner: says in summary and outputs that there is nothing to decide.
///
/// # Errors
/// Where they cannot be written.
pub(super) fn say_nothing(outside: &Outside, why: &str) -> Result<(), Problem> {
    let text = Markdown::trusted(format!("{}\n", crate::text::markdown_text(why)));
    let failed = |error: FileError| {
        let failure = Failure::new(crate::facts::FailureKind::Refused, "GITHUB_OUTPUT");
        Problem::Failed(
            failure.detail(error.to_string()),
            crate::exit::Exit::NotPublished,
        )
    };
    append_summary(outside, &text).map_err(failed)?;
    set_outputs(outside, &[("decision", "unknown")]).map_err(failed)
}

/// On the runner: says in summary, outputs and an annotation what went wrong. That this fails too
/// changes nothing: the exit code already tells.
pub(super) fn say_failed(outside: &Outside, problem: &Problem) {
    let words = Words::new(outside.language);
    let (lines, _) = sentences(problem, &words);
    let text = lines.join(" ");
    let heading = words.text("app-failed-title");
    let body = Markdown::trusted(format!(
        "{heading}\n\n{}\n",
        crate::text::markdown_text(&text)
    ));
    let _ = append_summary(outside, &body);
    let _ = set_outputs(outside, &[("decision", "unknown")]);
    let command = crate::text::LogCommand::new("error", &[("title", "gonogo".to_owned())], &text);
    let _ = outside.console.command(&command);
}
