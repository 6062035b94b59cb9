//! The notes of a tag as its release on GitHub, with the decision that let it go out.

use super::super::outside::Outside;
use super::super::{Problem, on_runner, remark};
use super::online::{Online, failed};
use super::sheet::{Sheet, Written};
use crate::cli::{Caller, Options, PublishOptions};
use crate::exit::Exit;
use crate::facts::{Failure, FailureKind};
use crate::ids::{RefName, Sha};
use crate::locale::{Message, Value, Words};
use crate::publish::release::{Published, What, Wish, leaves_open, publish, standing};
use crate::text::Markdown;

/// The release that the notes go into.
pub(super) struct Release<'a> {
    pub(super) online: &'a Online<'a>,
    pub(super) tag: RefName,
    pub(super) sha: Sha,
    pub(super) wanted: &'a PublishOptions,
}

/// The level of headings in a release, whose own title stands above them.
const LEVEL: usize = 2;
/// So many characters of notes become an output: as many as a release may have.
const LARGEST_OUTPUT: usize = 125_000;

impl<'a> Release<'a> {
    /// The release of the tag that the notes are of.
    ///
    /// # Errors
    /// Where they are of no tag.
    pub(super) fn of(
        online: &'a Online<'a>,
        wanted: &'a PublishOptions,
        written: &[Written],
    ) -> Result<Self, Problem> {
        let tagged = written.first().and_then(|written| {
            let tag = written.heading.tag.as_ref()?.parse().ok()?;
            Some((tag, written.head.sha()))
        });
        let needs_tag = || Problem::Said(Message::new("app-notes-needs-tag"), Exit::Usage);
        let (tag, sha) = tagged.ok_or_else(needs_tag)?;
        Ok(Self {
            online,
            tag,
            sha,
            wanted,
        })
    }

    /// Publishes, and tells whoever asked.
    ///
    /// # Errors
    /// As [`Release::publish`], and where the result cannot be handed over.
    pub(super) fn hand_over(
        &self,
        outside: &Outside,
        options: &Options,
        sheet: &Sheet,
        written: &[Written],
        caller: Caller,
    ) -> Result<Exit, Problem> {
        let [written] = written else {
            return Err(failed(Failure::new(FailureKind::NotGathered, "notes")));
        };
        let done = self.publish(outside, options, sheet, written)?;
        if caller == Caller::Action && done.is_some() {
            let (notes, _) = sheet.within(written, LEVEL, LARGEST_OUTPUT)?;
            let version = written.prefix.version(self.tag.as_str());
            let version = version.map(|version| version.to_string());
            on_runner::say_notes(outside, &Markdown::trusted(notes), version.as_deref())?;
        }
        Ok(Exit::Go)
    }

    /// Writes the notes into the release. `written` is of this tag.
    ///
    /// # Errors
    /// Where the decision is not GO for this very commit, or GitHub does not take it.
    pub(super) fn publish(
        &self,
        outside: &Outside,
        options: &Options,
        sheet: &Sheet,
        written: &Written,
    ) -> Result<Option<Published>, Problem> {
        let decision = match &self.wanted.evidence {
            None => None,
            Some(path) => Some(self.decision(outside, options, path, &sheet.words)?),
        };
        let Some(connection) = self.online.connection() else {
            return Err(failed(Failure::new(FailureKind::Offline, "releases")));
        };
        let repository = &self.online.repository;
        let (runtime, github) = (&connection.runtime, &connection.github);
        let standing = runtime.block_on(standing(github, repository, &self.tag));
        let standing = standing.map_err(not_published)?;
        let room = standing.room().map_err(not_published)?;
        let below = decision.as_ref().map_or("", Markdown::as_str);
        let room = room.saturating_sub(below.chars().count() + SEPARATOR.len());
        let (notes, is_other) = sheet.within(written, LEVEL, room)?;
        if is_other {
            let words = Words::new(options.language);
            remark(outside, options, &words.text("app-notes-template-cut"));
        }
        let template = sheet.config.template.as_ref().filter(|_| !is_other);
        if let Some(path) = template.filter(|_| leaves_open(&notes)) {
            let message = Message::new("app-notes-template-open");
            let message = message.with("path", Value::code(path.as_str()));
            return Err(Problem::Said(message, Exit::Unreadable));
        }
        let ours = match below {
            "" => notes,
            below => format!("{}{SEPARATOR}{below}", notes.trim_end()),
        };
        let wish = Wish {
            tag: self.tag.clone(),
            sha: self.sha.clone(),
            version: written.prefix.version(self.tag.as_str()),
            prefix: written.prefix.clone(),
            create: sheet.config.release,
        };
        if self.wanted.dry_run {
            outside.console.result(&format!("{ours}\n"))?;
            return Ok(None);
        }
        let ours = Markdown::trusted(ours);
        let done = publish(github, repository, &standing, &wish, &ours);
        let done = runtime.block_on(done).map_err(not_published)?;
        self.say(outside, options, &done);
        Ok(Some(done))
    }

    fn say(&self, outside: &Outside, options: &Options, done: &Published) {
        let what = match done.what {
            What::Created if done.draft => "drafted",
            What::Created => "created",
            What::Updated => "updated",
            What::Unchanged => "unchanged",
            What::Nothing => "nothing",
        };
        let url = done.url.clone();
        let message = Message::new("app-notes-released")
            .with("what", what)
            .with("tag", Value::code(self.tag.as_str()))
            .with("has-url", if url.is_some() { "yes" } else { "no" })
            .with("url", url.map_or(Value::Word(""), Value::Text));
        remark(
            outside,
            options,
            &Words::new(options.language).plain(&message),
        );
    }
}

/// Between the notes and the decision.
const SEPARATOR: &str = "\n\n";

fn not_published(failure: Failure) -> Problem {
    Problem::Failed(failure, Exit::NotPublished)
}
