//! What only GitHub knows of a release: pull requests, and all of it where there is no clone. It is
//! read, or taken from what an earlier run has recorded.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::Problem;
use super::super::lint::unreadable;
use super::super::outside::Outside;
use super::connection::Connection;
use crate::cli::{NotesOptions, Options};
use crate::exit::Exit;
use crate::facts::gather::{Ourselves, Sources, gather};
use crate::facts::{Answer, Cause, Facts, Failure, FailureKind, Need};
use crate::ids::{Environment, RefName, RepoSlug, Sha};
use crate::lineage::Lack;
use crate::locale::{Message, Value};
use crate::publish;
use crate::subject::{Subject, SubjectKind};

/// The largest record that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// What was read may lead to something more to be read, so often.
const ROUNDS: usize = 8;

/// What was read of GitHub, to write the same notes again without it.
#[derive(Serialize, Deserialize)]
struct Record {
    /// The version of this form.
    record: u32,
    repository: RepoSlug,
    tag: Option<RefName>,
    head: Sha,
    facts: Facts,
}

/// GitHub, or a record of it.
pub(super) struct Online<'a> {
    outside: &'a Outside,
    pub(super) repository: RepoSlug,
    /// For which environment it was decided whether versions go out.
    environment: Environment,
    connection: Option<Connection>,
    /// The release of the record.
    recorded: Option<(Option<RefName>, Sha)>,
    facts: RefCell<Facts>,
}

impl<'a> Online<'a> {
    /// GitHub where it may be asked, or a record of it; `None` where neither is named.
    ///
    /// # Errors
    /// Where the record cannot be read, no repository is named, or the way to GitHub is none.
    pub(super) fn open(
        outside: &'a Outside,
        options: &Options,
        wanted: &NotesOptions,
    ) -> Result<Option<Self>, Problem> {
        if let Some(path) = &wanted.recorded {
            let recorded = Self::from_record(outside, options, path)?;
            let asked = wanted.repository.as_ref();
            return match asked.filter(|asked| **asked != recorded.repository) {
                None => Ok(Some(recorded)),
                Some(asked) => Err(of_another(path, asked, &recorded.repository)),
            };
        }
        let Some(access) = &wanted.github else {
            return Ok(None);
        };
        if let Some(token) = &access.token {
            outside
                .console
                .mask(token, outside.variables.on_the_runner())?;
        }
        let no_repository = || Problem::Said(Message::new("app-no-repository"), Exit::Usage);
        Ok(Some(Self {
            outside,
            repository: wanted.repository.clone().ok_or_else(no_repository)?,
            environment: options.environment.clone(),
            connection: Some(Connection::open(outside, options, access)?),
            recorded: None,
            facts: RefCell::default(),
        }))
    }

    fn from_record(outside: &'a Outside, options: &Options, path: &Path) -> Result<Self, Problem> {
        let text = outside.files.read_text(path, LARGEST);
        let text = text.map_err(|error| unreadable(path, &error))?;
        let record: Option<Record> = serde_json::from_str(&text).ok();
        let record = record.filter(|record| record.record == 1).ok_or_else(|| {
            let message = Message::new("app-notes-no-record");
            let path = Value::code(path.display().to_string());
            Problem::Said(message.with("path", path), Exit::Unreadable)
        })?;
        Ok(Self {
            outside,
            repository: record.repository,
            environment: options.environment.clone(),
            connection: None,
            recorded: Some((record.tag, record.head)),
            facts: RefCell::new(record.facts),
        })
    }

    /// Writes what was read to a file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn record(
        &self,
        path: &Path,
        tag: Option<&RefName>,
        head: &Sha,
    ) -> Result<(), Problem> {
        let record = Record {
            record: 1,
            repository: self.repository.clone(),
            tag: tag.cloned(),
            head: head.clone(),
            facts: self.facts.borrow().clone(),
        };
        let failed = || Failure::new(FailureKind::Unreadable, "record").because(Cause::NotText);
        let text = serde_json::to_string(&record)
            .map_err(|_| Problem::Failed(failed(), Exit::Internal))?;
        let text = self.outside.console.redacted(&text);
        let written = self
            .outside
            .files
            .write(path, format!("{text}\n").as_bytes());
        written.map_err(|error| unreadable(path, &error))?;
        Ok(())
    }

    /// The way to GitHub; `None` where all is from a record.
    pub(super) fn connection(&self) -> Option<&Connection> {
        self.connection.as_ref()
    }

    /// The commit of a tag, or of the default branch.
    ///
    /// # Errors
    /// Where GitHub does not tell, or the record is of another release.
    pub(super) fn head(&self, tag: Option<&RefName>) -> Result<Sha, Problem> {
        if let Some((recorded, head)) = &self.recorded {
            if tag.is_some() && tag != recorded.as_ref() {
                let name = tag.map_or("", RefName::as_str);
                let message = Message::new("app-notes-not-recorded");
                let message = message.with("what", Value::code(name));
                return Err(Problem::Said(message, Exit::Unreadable));
            }
            return Ok(head.clone());
        }
        let Some(Connection {
            runtime, github, ..
        }) = &self.connection
        else {
            return Err(failed(Failure::new(FailureKind::Offline, "tags")));
        };
        let repository = &self.repository;
        let head = runtime.block_on(async {
            match tag {
                Some(tag) => github.tag_commit(repository, tag).await,
                None => {
                    let branch = github.repository(repository).await?.default_branch;
                    github.branch_head(repository, &branch).await
                }
            }
        });
        head.map_err(|error| failed(error.into()))
    }

    /// The release that the record is of.
    pub(super) fn recorded_tag(&self) -> Option<&RefName> {
        self.recorded.as_ref().and_then(|(tag, _)| tag.as_ref())
    }

    /// Reads all that an answer needs, round by round, and gives the answer.
    ///
    /// # Errors
    /// Where something of it is not known.
    pub(super) fn ask<T>(
        &self,
        head: &Sha,
        tag: Option<&RefName>,
        answer: impl Fn(&Facts) -> Result<T, Lack>,
    ) -> Result<T, Failure> {
        let subject = Subject {
            repository: self.repository.clone(),
            sha: head.clone(),
            kind: match tag {
                Some(name) => SubjectKind::Tag { name: name.clone() },
                None => SubjectKind::Commit,
            },
        };
        for _ in 0..ROUNDS {
            let lack = match answer(&self.facts.borrow()) {
                Ok(found) => return Ok(found),
                Err(lack) => lack,
            };
            let needs: BTreeSet<Need> = match lack {
                Lack::Unread(needs) => needs.into_iter().collect(),
                Lack::Failed(failure) => return Err(failure),
            };
            let unread = needs.iter().filter(|need| !self.facts.borrow().has(need));
            let unread: BTreeSet<Need> = unread.cloned().collect();
            if unread.is_empty() {
                break;
            }
            self.read(&subject, unread)?;
        }
        answer(&self.facts.borrow()).map_err(Lack::failure)
    }

    fn read(&self, subject: &Subject, needs: BTreeSet<Need>) -> Result<(), Failure> {
        let Some(connection) = &self.connection else {
            let what = needs.first().map_or_else(String::new, ToString::to_string);
            return Err(Failure::new(FailureKind::NotRecorded, what));
        };
        let outside = self.outside;
        let is_own_status = |need: &Need| matches!(need, Need::OwnStatus { .. });
        let identity = match needs.iter().any(is_own_status) {
            true => {
                let asked = publish::identity(&connection.github, connection.installation_token);
                connection.runtime.block_on(asked)
            }
            false => Err(Failure::new(FailureKind::Offline, "identity")),
        };
        let sources = Sources {
            github: Some(&connection.github),
            members: None,
            ourselves: Some(Ourselves {
                identity: &identity,
                environment: &self.environment,
            }),
            http: &connection.http,
            files: &outside.files,
            policy_sha: None,
            subject: Some(subject),
            variables: &outside.variables,
            console: &outside.console,
            now: &*outside.clock,
        };
        let read = connection.runtime.block_on(gather(&sources, needs));
        self.facts.borrow_mut().extend(read);
        Ok(())
    }
}

/// A record of another repository than the one that is asked about.
fn of_another(path: &Path, asked: &RepoSlug, recorded: &RepoSlug) -> Problem {
    let message = Message::new("app-notes-other-repository")
        .with("path", Value::code(path.display().to_string()))
        .with("asked", Value::code(asked.to_string()))
        .with("recorded", Value::code(recorded.to_string()));
    Problem::Said(message, Exit::Unreadable)
}

/// What could not be found out ends the command.
pub(super) fn failed(failure: Failure) -> Problem {
    Problem::Failed(failure, Exit::Unreadable)
}

/// What is known of each of several needs; where one was not read, all of them are asked for.
pub(super) fn all_known(
    facts: &Facts,
    needs: impl IntoIterator<Item = Need>,
) -> Result<Vec<&Answer>, Lack> {
    let needs: Vec<Need> = needs.into_iter().collect();
    if needs.iter().any(|need| !facts.has(need)) {
        return Err(Lack::Unread(needs));
    }
    let known = needs
        .iter()
        .map(|need| facts.get(need).map_err(Lack::Failed));
    known.collect()
}
