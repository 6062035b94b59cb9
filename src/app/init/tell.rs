//! Says what was written, why, and what to do next.

use serde_json::{Value as Json, json};

use crate::app::outside::Outside;
use crate::app::{Problem, brief};
use crate::cli::{Format, Options, Verbosity};
use crate::locale::{Locale, Message, Value, Words};
use crate::setup::{Plan, Planned, Seen, WIDTH, wrapped};

/// What became of a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It is there now.
    Written,
    /// It would be.
    Would,
    /// Something was there, and is as it was.
    Exists,
    /// It is not there, and why.
    Failed(Message),
}

impl Outcome {
    /// The word in JSON.
    fn word(&self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Would => "would-write",
            Self::Exists => "exists",
            Self::Failed(_) => "not-written",
        }
    }

    /// The heading in the text.
    fn heading(&self) -> &'static str {
        match self {
            Self::Written => "setup-heading-written",
            Self::Would => "setup-heading-would",
            Self::Exists => "setup-heading-exists",
            Self::Failed(_) => "setup-heading-failed",
        }
    }
}

/// Everything there is to tell.
pub(super) struct Told<'a> {
    pub(super) seen: &'a Seen,
    pub(super) plan: &'a Plan,
    /// One for each file of the plan.
    pub(super) outcomes: &'a [Outcome],
    pub(super) dry_run: bool,
}

impl Told<'_> {
    /// Tells it on standard output.
    ///
    /// # Errors
    /// Where that is gone.
    pub(super) fn tell(&self, outside: &Outside, options: &Options) -> Result<(), Problem> {
        if options.format == Format::Json {
            outside.console.json(&self.json())?;
            return Ok(());
        }
        let words = Words::new(options.language);
        outside.console.result(brief(options, &self.text(&words)))?;
        if options.verbosity == Verbosity::Quiet {
            for (file, outcome) in self.files() {
                if let Outcome::Failed(reason) = outcome {
                    let message = Message::new("app-not-written")
                        .with("path", Value::code(file.path.as_str()))
                        .with("error", reason.clone());
                    outside.console.log(&format!("{}\n", words.plain(&message)));
                }
            }
        }
        Ok(())
    }

    fn files(&self) -> impl Iterator<Item = (&Planned, &Outcome)> {
        self.plan.files.iter().zip(self.outcomes)
    }

    /// One document; its sentences are English, whatever the reader's language.
    fn json(&self) -> Json {
        let words = Words::new(Locale::English);
        let files = self.files().map(|(file, outcome)| {
            let mut entry = json!({
                "path": file.path.as_str(),
                "state": outcome.word(),
                "why": words.plain(&file.why),
            });
            if let (Json::Object(entry), Outcome::Failed(reason)) = (&mut entry, outcome) {
                entry.insert("error".to_owned(), words.plain(reason).into());
            }
            if let (Json::Object(entry), Outcome::Would) = (&mut entry, outcome) {
                entry.insert("text".to_owned(), file.text.as_str().into());
            }
            entry
        });
        let remarks = self.plan.remarks.iter();
        let remarks = remarks.map(|it| json!({ "about": it.about, "text": words.plain(&it.text) }));
        let steps = self.plan.steps.iter();
        let steps = steps.map(|it| json!({ "text": words.plain(&it.text), "command": it.command }));
        json!({
            "dry_run": self.dry_run,
            "repository": self.seen.repository.as_ref().map(ToString::to_string),
            "default_branch": self.seen.default_branch.as_ref().map(ToString::to_string),
            "files": files.collect::<Vec<_>>(),
            "remarks": remarks.collect::<Vec<_>>(),
            "next": steps.collect::<Vec<_>>(),
        })
    }

    fn text(&self, words: &Words) -> String {
        let mut text = format!("{}\n", words.plain(&self.summary()));
        for outcome in [
            Outcome::Failed(self.summary()),
            Outcome::Written,
            Outcome::Would,
            Outcome::Exists,
        ] {
            text.push_str(&self.section(&outcome, words));
        }
        text.push_str(&heading(words, "setup-heading-remarks"));
        for remark in &self.plan.remarks {
            let line = Message::new("setup-remark")
                .with("about", remark.about)
                .with("text", remark.text.clone());
            text.push_str(&item("- ", &words.plain(&line)));
        }
        text.push_str(&heading(words, "setup-heading-next"));
        for (index, step) in self.plan.steps.iter().enumerate() {
            text.push_str(&item(&format!("{}. ", index + 1), &words.plain(&step.text)));
            if let Some(command) = &step.command {
                text.push_str(&format!("       {command}\n"));
            }
        }
        text
    }

    fn summary(&self) -> Message {
        let count = |word: &str| {
            let same = self.outcomes.iter().filter(|it| it.word() == word);
            same.count()
        };
        let id = match self.dry_run {
            true => "setup-summary-dry",
            false => "setup-summary",
        };
        Message::new(id)
            .with("new", count("written") + count("would-write"))
            .with("exists", count("exists"))
            .with("failed", count("not-written"))
    }

    /// The files of one outcome: what each is for, or why it is not there. Those that would be written
    /// are shown.
    fn section(&self, wanted: &Outcome, words: &Words) -> String {
        let same: Vec<(&Planned, &Outcome)> = self
            .files()
            .filter(|(_, outcome)| outcome.word() == wanted.word())
            .collect();
        let longest = same.iter().map(|(file, _)| file.path.as_str().len()).max();
        let Some(longest) = longest else {
            return String::new();
        };
        let mut text = heading(words, wanted.heading());
        for (file, outcome) in &same {
            let said = match outcome {
                Outcome::Failed(reason) => words.plain(reason),
                _ => words.plain(&file.why),
            };
            text.push_str(&format!("  {:<longest$}  {said}\n", file.path.as_str()));
        }
        if *wanted == Outcome::Would {
            for (file, _) in &same {
                text.push_str(&format!("\n──── {} ────\n{}", file.path, file.text));
            }
        }
        text
    }
}

fn heading(words: &Words, id: &'static str) -> String {
    format!("\n{}\n", words.text(id))
}

/// An entry of a list, its further lines below its first word.
fn item(mark: &str, text: &str) -> String {
    let indent = 2 + mark.len();
    let lines = wrapped(text, WIDTH.saturating_sub(indent));
    let lines = lines.iter().enumerate().map(|(index, line)| match index {
        0 => format!("  {mark}{line}\n"),
        _ => format!("{:indent$}{line}\n", ""),
    });
    lines.collect()
}
