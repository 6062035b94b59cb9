//! The notes of a tag as its release on GitHub, with the decision that let it go out.

use std::path::Path;

use super::super::lint::unreadable;
use super::super::outside::Outside;
use super::super::replay::broken;
use super::super::{Problem, on_runner, remark};
use super::online::{Online, failed};
use super::sheet::{Sheet, Written};
use crate::cli::{Caller, Options, PublishOptions};
use crate::decision::Outcome;
use crate::evidence::{self, Evidence};
use crate::exit::{Exit, FailOn, Surroundings, for_outcome};
use crate::facts::{Failure, FailureKind, OwnStatus};
use crate::ids::{Environment, RefName, Sha};
use crate::judge;
use crate::lineage;
use crate::locale::{Message, Value, Words};
use crate::publish::release::{Published, What, Wish, leaves_open, publish, standing};
use crate::publish::statuses;
use crate::render;
use crate::render::status::record_in;
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
        sheet: &Sheet<'_>,
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
        sheet: &Sheet<'_>,
        written: &Written,
    ) -> Result<Option<Published>, Problem> {
        let decision = match &self.wanted.evidence {
            None => None,
            Some(path) => Some(self.decision(outside, options, path, sheet.words)?),
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

    /// The decision in the evidence: a GO for this commit, and for no other.
    fn decision(
        &self,
        outside: &Outside,
        options: &Options,
        path: &Path,
        words: &Words,
    ) -> Result<Markdown, Problem> {
        let (saved, digest, as_written) = opened(outside, path)?;
        if !as_written {
            let message = Message::new("app-evidence-rewritten");
            let message = message.with("path", Value::code(path.display().to_string()));
            remark(
                outside,
                options,
                &Words::new(options.language).plain(&message),
            );
        }
        let mut judged = judge::judge(&saved.inputs);
        let document = render::json::decision(&judged.run);
        let name = || Value::code(path.display().to_string());
        if evidence::canonical(&document) != evidence::canonical(&saved.decision) {
            let message = Message::new("app-notes-other-decision").with("path", name());
            return Err(Problem::Said(message, Exit::Unknown));
        }
        let subject = &saved.inputs.subject;
        let is_ours = subject.repository == self.online.repository
            && subject.sha == self.sha
            && subject.tag() == Some(&self.tag)
            && !saved.inputs.simulated;
        if !is_ours {
            let message = Message::new("app-notes-other-release")
                .with("path", name())
                .with("tag", Value::code(self.tag.as_str()))
                .with("commit", Value::code(self.sha.short()));
            return Err(Problem::Said(message, Exit::Unreadable));
        }
        let environment = &saved.inputs.environment;
        if *environment != options.environment {
            let message = Message::new("app-notes-other-environment")
                .with("path", name())
                .with("found", Value::code(environment.as_str()))
                .with("wanted", Value::code(options.environment.as_str()));
            return Err(Problem::Said(message, Exit::Unreadable));
        }
        let outcome = judged.run.decision.outcome();
        if outcome != Outcome::Go || judged.invalid_policy {
            let message = Message::new("app-notes-not-go")
                .with("tag", Value::code(self.tag.as_str()))
                .with(
                    "decision",
                    Message::new("render-outcome").with("outcome", outcome.word()),
                );
            let exit = for_outcome(outcome, FailOn::Auto, Surroundings::CommandLine);
            let exit = match exit {
                Exit::Go => Exit::Unknown,
                other => other,
            };
            return Err(Problem::Said(message, exit));
        }
        self.still_go()?;
        self.is_named(environment, &digest, path)?;
        judged.run.evidence = Some(digest);
        Ok(render::release::release(&judged.run, words))
    }

    /// What stands on the commit counts more than a file: it is newer, and evidence of a run that
    /// published nothing, or that anybody wrote, leaves nothing there.
    fn still_go(&self) -> Result<(), Problem> {
        let status = self.online.ask(&self.sha, Some(&self.tag), |facts| {
            lineage::status_of(&self.sha, facts)
        });
        let id = match status.map_err(failed)? {
            OwnStatus::Go => return Ok(()),
            OwnStatus::None if !self.wanted.has_status => return Ok(()),
            OwnStatus::None => "app-notes-no-status",
            OwnStatus::Refused => "app-notes-refused-since",
        };
        let message = Message::new(id)
            .with("tag", Value::code(self.tag.as_str()))
            .with("commit", Value::code(self.sha.short()));
        Err(Problem::Said(message, Exit::Unknown))
    }

    /// Where the status on the commit names a record, that is the one: another may have been sealed
    /// later, over a policy that nobody read.
    fn is_named(
        &self,
        environment: &Environment,
        digest: &str,
        path: &Path,
    ) -> Result<(), Problem> {
        let Some(connection) = self.online.connection() else {
            return Err(failed(Failure::new(FailureKind::Offline, "statuses")));
        };
        let repository = &self.online.repository;
        let read = statuses(&connection.github, repository, &self.sha);
        let read = connection.runtime.block_on(read).map_err(failed)?;
        let context = environment.status_name();
        let mut ours = read.iter();
        let newest = ours.find(|status| {
            let name = status.context.for_parsing();
            name.eq_ignore_ascii_case(&context)
        });
        let named = newest.and_then(|status| record_in(status.description.for_parsing()));
        if named.is_none_or(|named| named.as_str() == digest) {
            return Ok(());
        }
        let message = Message::new("app-notes-other-record")
            .with("path", Value::code(path.display().to_string()))
            .with("tag", Value::code(self.tag.as_str()))
            .with("commit", Value::code(self.sha.short()));
        Err(Problem::Said(message, Exit::Unknown))
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

/// The tag that evidence is about.
///
/// # Errors
/// Where it cannot be read.
pub(super) fn tag_of(outside: &Outside, path: &Path) -> Result<Option<RefName>, Problem> {
    let (saved, ..) = opened(outside, path)?;
    Ok(saved.inputs.subject.tag().cloned())
}

/// A record, its digest, and whether the file is as it was written.
fn opened(outside: &Outside, path: &Path) -> Result<(Evidence, String, bool), Problem> {
    let text = outside.files.read_text(path, evidence::LARGEST);
    let text = text.map_err(|error| unreadable(path, &error))?;
    let (saved, digest) = Evidence::open(&text).map_err(|error| broken(path, &error))?;
    let as_written = saved.is_as_written(&text);
    Ok((saved, digest, as_written))
}

fn not_published(failure: Failure) -> Problem {
    Problem::Failed(failure, Exit::NotPublished)
}
