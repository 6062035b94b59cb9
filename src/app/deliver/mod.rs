//! Hands a decision over: files, GitHub, the job's summary and outputs, the terminal. What cannot
//! be handed over is said, and is no GO.

mod files;
mod publication;

pub(super) use files::not_written;

use serde_json::Value as Json;

use super::brief;
use super::check::Checked;
use super::job::Job;
use super::{Problem, on_runner, simulated};
use crate::cli::{Caller, Format, Verbosity};
use crate::decision::Outcome;
use crate::judge;
use crate::locale::{Message, Value, Words};
use crate::publish::Wishes;
use crate::render::{Run, comment, json, terminal};

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
    /// People are awaited, and it is decided again: only GitHub is told. A file would outlive this
    /// decision if the run ended before the next one.
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
    let locale = job.options.locale.unwrap_or(judged.locale);
    let words = judged.run.words(locale);
    let mut written = Written::default();
    if turn == Turn::Last {
        files::write(job, &judged.run, evidence.as_ref(), &words, &mut written);
    }
    if !written.missing.is_empty() {
        // A decision whose files are lost cannot be proved, and is not published as GO.
        judged.run.decision.reports.push(judge::without_record());
    }
    let mut success_set = false;
    if !job.check.dry_run {
        success_set = publication::publish(job, &judged.run, &words, &seen, &mut written).await;
    }
    written.remarks.extend(lack);
    written.remarks.extend(job.not_found_again(&judged.run));
    if !written.missing.is_empty() && job.event.may_be_read_only {
        written.remarks.push(Message::new("app-read-only-event"));
    }
    if judged.run.decision.outcome() == Outcome::Go && !written.missing.is_empty() {
        let path = written.evidence.as_deref();
        let said =
            path.map(|path| Message::new("app-record-says-go").with("path", Value::code(path)));
        written.remarks.extend(said);
    }
    withhold(&mut judged.run, &written);
    if job.caller == Caller::Action && turn == Turn::Last {
        on_runner::report(job, &judged.run, &words, &mut written)?;
        withhold(&mut judged.run, &written);
    }
    if success_set && judged.run.decision.outcome() != Outcome::Go {
        publication::take_back(job, &judged.run, &words, &seen).await;
    }
    let run = &judged.run;
    if turn == Turn::Last
        && let Some(told) = &mut *job.together.borrow_mut()
    {
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

/// A GO that could not be handed over is none that others may act on: it looks green nowhere.
fn withhold(run: &mut Run, written: &Written) {
    if !written.missing.is_empty() && run.decision.outcome() == Outcome::Go {
        run.decision.reports.push(judge::without_publication());
    }
}

impl Job<'_> {
    /// What the user wants published.
    pub(super) fn wishes(&self) -> Wishes {
        Wishes {
            report: self.check.report.unwrap_or_default(),
            comment: self.check.comment.unwrap_or(true),
            keeps_record: self.check.evidence.is_some(),
        }
    }

    /// That the next release will not find this one's record by itself: only a status names it.
    fn not_found_again(&self, run: &Run) -> Option<Message> {
        let wishes = self.wishes();
        let is_release = run.subject.tag().is_some() && run.decision.outcome() == Outcome::Go;
        let is_lost = wishes.keeps_record && !wishes.report.status() && !self.check.dry_run;
        (is_release && is_lost).then(|| Message::new("app-record-not-found-again"))
    }
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
