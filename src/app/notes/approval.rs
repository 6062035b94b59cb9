//! The decision that lets a release out: the one in the evidence, if nothing newer speaks against it.

use std::path::Path;

use super::super::lint::unreadable;
use super::super::outside::Outside;
use super::super::replay::broken;
use super::super::{Problem, remark};
use super::online::failed;
use super::release::Release;
use crate::cli::Options;
use crate::decision::Outcome;
use crate::evidence::{self, Evidence};
use crate::exit::{Exit, FailOn, Surroundings, for_outcome};
use crate::facts::{Failure, FailureKind, OwnStatus};
use crate::ids::{Environment, RefName};
use crate::judge;
use crate::lineage;
use crate::locale::{Message, Value, Words};
use crate::publish::statuses;
use crate::render;
use crate::render::status::record_in;
use crate::text::Markdown;

impl Release<'_> {
    /// The decision in the evidence: a GO for this commit, and for no other.
    pub(super) fn decision(
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
        if !saved.decision.is(&document) {
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
            OwnStatus::Refused | OwnStatus::Since => "app-notes-refused-since",
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
}

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
    let as_written = Evidence::is_as_written(&text);
    Ok((saved, digest, as_written))
}
