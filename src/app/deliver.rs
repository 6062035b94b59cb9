//! Hands a decision over: files, GitHub, the job's summary and outputs, the terminal. What cannot
//! be handed over is said, and is no GO.

use std::path::{Path, PathBuf};

use serde_json::Value as Json;

use super::brief;
use super::check::Checked;
use super::job::Job;
use super::{Problem, on_runner, simulated};
use crate::cli::{Caller, Format, Verbosity};
use crate::decision::Outcome;
use crate::evidence::{self, Sealed};
use crate::facts::{Cause, Failure};
use crate::judge;
use crate::locale::{Message, Value, Words};
use crate::publish::{self, Seen, Wishes, Writer};
use crate::render::comment::Marker;
use crate::render::{Run, comment, html, json, terminal};
use crate::world::FileError;

/// Whether everything that was wanted was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Delivery {
    /// All of it.
    Complete,
    /// Something was not.
    Incomplete,
}

/// Whether a decision is the last of its run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// People are awaited, and it is decided again: only GitHub is told.
    Provisional,
    /// It is.
    Last,
}

/// What is written for one run.
#[derive(Default)]
pub(super) struct Written {
    pub(super) evidence: Option<String>,
    pub(super) comment_url: Option<String>,
    /// What was wanted and could not be written, each with why.
    pub(super) missing: Vec<Message>,
    pub(super) remarks: Vec<Message>,
}

/// What one of several subjects of a run came to.
pub(super) struct Told {
    pub(super) outcome: Outcome,
    pub(super) reasons: Json,
    pub(super) evidence: Option<String>,
    /// The decision document, or what went wrong.
    pub(super) document: Json,
}

/// Writes, publishes and prints.
///
/// # Errors
/// Where the result itself could not be printed.
pub(super) async fn deliver(
    job: &Job<'_>,
    checked: Checked,
    turn: Turn,
) -> Result<Delivery, Problem> {
    let Checked {
        mut judged,
        evidence,
        lack,
        seen,
        looked: _,
        heard: _,
    } = checked;
    let run = &judged.run;
    let locale = job.options.locale.unwrap_or(judged.locale);
    let words = run.words(locale);
    let mut written = Written::default();
    if let Some(sealed) = &evidence {
        write_record(job, run, sealed, &mut written);
    }
    write_page(job, run, &words, &mut written);
    if !written.missing.is_empty() {
        // A decision whose files are lost cannot be proved, and is not published as GO.
        judged.run.decision.reports.push(judge::without_record());
    }
    let run = &judged.run;
    let was_go = run.decision.outcome() == Outcome::Go;
    let mut success_set = false;
    let mut withheld = run.clone();
    if !job.check.dry_run {
        let wishes = job.wishes();
        written.remarks = foreign(run, &seen);
        let plan = publish::plan(run, &words, &seen, wishes);
        let unlinked = Writer {
            github: &job.github,
            repository: &run.subject.repository,
            identity: seen.author(),
            details_url: None,
        };
        // The issue first: by our status on the commit, which links to it, it is found again.
        let opened = unlinked.execute(plan.openings).await;
        // The status leads to the comment once there is one, and to the run's page before that.
        let standing = plan.comment_url.as_ref().or(opened.comment_url.as_ref());
        let link = standing
            .and_then(|url| url::Url::parse(url.for_parsing()).ok())
            .filter(|url| url.scheme() == "https")
            .or_else(|| run.report_url.clone());
        let writer = Writer {
            details_url: link.as_ref().map(url::Url::as_str),
            ..unlinked
        };
        // A success is written last, when nothing else that was wanted can still fail.
        let (last, first) = plan
            .effects
            .into_iter()
            .partition(|effect| was_go && effect.on_commit());
        let published = writer.execute(first).await;
        let url = published.comment_url.or(plan.comment_url);
        written.comment_url = url.map(|url| url.for_parsing().to_owned());
        let failures = plan.impossible.iter().chain(&opened.failed);
        let failures = failures.chain(&published.failed);
        written.missing.extend(failures.map(not_published));
        if written.missing.is_empty() {
            let published = writer.execute(last).await;
            written
                .missing
                .extend(published.failed.iter().map(not_published));
            // Also where an answer was lost, or one of status and check run failed: a success may stand.
            success_set = was_go;
        } else if was_go {
            withhold(&mut withheld, &written);
            let effects = publish::plan(&withheld, &words, &seen, wishes).effects;
            let effects = effects
                .into_iter()
                .filter(publish::Effect::on_commit)
                .collect();
            let published = writer.execute(effects).await;
            written
                .missing
                .extend(published.failed.iter().map(not_published));
        }
        // Acknowledgements are courtesy: that one fails is said, and changes nothing.
        // A sign stands only behind its answer, so that the next run gives what is missing.
        let polite = writer.execute_until_failure(plan.courtesies).await;
        written
            .remarks
            .extend(polite.failed.iter().map(not_published));
    }
    written.remarks.extend(lack);
    if !written.missing.is_empty() && job.event.may_be_read_only {
        written.remarks.push(Message::new("app-read-only-event"));
    }
    withhold(&mut judged.run, &written);
    if job.caller == Caller::Action && turn == Turn::Last {
        on_runner::report(job, &judged.run, &words, &mut written)?;
        withhold(&mut judged.run, &written);
    }
    if success_set && judged.run.decision.outcome() != Outcome::Go {
        take_back(job, &judged.run, &words, &seen).await;
    }
    let run = &judged.run;
    if let Some(told) = &mut *job.together.borrow_mut() {
        told.push(Told {
            outcome: run.decision.outcome(),
            reasons: json::reasons(run),
            evidence: written.evidence.clone(),
            document: json::decision(run),
        });
    }
    if turn == Turn::Last {
        print(job, run, &words)?;
    }
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

/// Sets the status once more, without the success that was set before something else failed.
async fn take_back(job: &Job<'_>, run: &Run, words: &Words, seen: &Seen) {
    let wishes = Wishes {
        comment: false,
        ..job.wishes()
    };
    let writer = Writer {
        github: &job.github,
        repository: &run.subject.repository,
        identity: seen.author(),
        details_url: run.report_url.as_ref().map(url::Url::as_str),
    };
    let nothing_seen = Seen {
        comments: Ok(Vec::new()),
        statuses: Ok(Vec::new()),
        check_runs: seen.check_runs.clone(),
        identity: seen.identity.clone(),
    };
    // That this fails too changes nothing: the run has failed already, and says so.
    let _ = writer
        .execute(publish::plan(run, words, &nothing_seen, wishes).effects)
        .await;
}

/// A GO that could not be handed over is none that others may act on: it looks green nowhere.
fn withhold(run: &mut Run, written: &Written) {
    if !written.missing.is_empty() && run.decision.outcome() == Outcome::Go {
        run.decision.reports.push(judge::without_publication());
    }
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

    /// What the user wants published.
    pub(super) fn wishes(&self) -> Wishes {
        Wishes {
            report: self.check.report.unwrap_or_default(),
            comment: self.check.comment.unwrap_or(true),
            keeps_record: self.check.evidence.is_some(),
        }
    }
}

/// What others have left where our comment and status stand: said, never used.
fn foreign(run: &Run, seen: &Seen) -> Vec<Message> {
    let mut remarks = Vec::new();
    let marker = Marker::new(&run.environment);
    if let (Ok(comments), Some(author)) = (&seen.comments, seen.author())
        && publish::foreign_markers(comments, &marker, Some(author)) > 0
    {
        remarks.push(Message::new("app-foreign-marker"));
    }
    if publish::foreign_status(seen, &run.environment.status_name()) {
        let context = run.environment.status_name();
        remarks.push(Message::new("app-foreign-status").with("context", Value::code(context)));
    }
    remarks
}

fn not_published(failure: &Failure) -> Message {
    Message::new("app-not-published")
        .with("reason", failure.message())
        .with("remedy", failure.remedy())
}

pub(super) fn not_written(path: &str, error: &FileError) -> Message {
    Message::new("app-not-written")
        .with("path", Value::code(path))
        .with("error", Cause::from(error).message())
}

/// The record, where one is wanted, and the statement about it. What was simulated is none to sign.
fn write_record(job: &Job<'_>, run: &Run, sealed: &Sealed, written: &mut Written) {
    let Some(path) = &job.check.evidence else {
        return;
    };
    let path = job.path_for(run, path);
    if let Err(error) = write_file(job, &path, sealed.text.as_bytes()) {
        let path = path.display().to_string();
        return written.missing.push(not_written(&path, &error));
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
        let wanted = wanted.display().to_string();
        written.missing.push(not_written(&wanted, &error));
    }
}

/// The report as a page, where one is wanted.
fn write_page(job: &Job<'_>, run: &Run, words: &Words, written: &mut Written) {
    let Some(path) = &job.check.html else { return };
    let path = job.path_for(run, path);
    let page = html::page(run, words);
    let text = job.outside.console.redacted(page.as_str());
    if let Err(error) = write_file(job, &path, text.as_bytes()) {
        written
            .missing
            .push(not_written(&path.display().to_string(), &error));
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

/// The result for whoever reads standard output.
fn print(job: &Job<'_>, run: &Run, words: &Words) -> Result<(), Problem> {
    let console = &job.outside.console;
    if let Some(what_if) = &job.check.simulated
        && what_if.answer_only
    {
        return Ok(console.result(&terminal::answer(run, words, simulated::NUMBER))?);
    }
    match job.options.format {
        // Several documents are printed as one, at the end.
        Format::Json if job.together.borrow().is_some() => {}
        Format::Json => console.json(&json::decision(run))?,
        Format::Markdown => console.result(comment::comment(run, words).as_str())?,
        _ => {
            let long = job.options.verbosity == Verbosity::Verbose;
            let text = terminal::terminal(run, words, long);
            console.result(brief(job.options, &text))?;
        }
    }
    Ok(())
}
