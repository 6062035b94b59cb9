//! Notes handed over: as documents, or into the changelog.

use std::cell::RefCell;
use std::path::Path;

use super::super::lint::unreadable;
use super::super::outside::Outside;
use super::super::{Problem, remark};
use super::papers::Papers;
use crate::cli::Options;
use crate::exit::Exit;
use crate::facts::Cause;
use crate::history::CommitId;
use crate::ids::RepoPath;
use crate::locale::{Message, Value, Words};
use crate::notes::render::template::{self, Template};
use crate::notes::render::{self, Heading, Place, Style};
use crate::notes::{ChangelogStyle, Config, Notes, changelog};
use crate::text::Markdown;
use crate::versioning::TagPrefix;
use crate::world::FileError;

/// The largest changelog that is read, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The notes of a release with what stands above them.
pub(super) struct Written {
    pub(super) notes: Notes,
    pub(super) heading: Heading,
    pub(super) range: String,
    pub(super) head: CommitId,
    pub(super) prefix: TagPrefix,
}

/// In which words, with which links and by which template.
pub(super) struct Sheet {
    pub(super) config: Config,
    pub(super) words: Words,
    pub(super) place: Option<Place>,
    pub(super) template: Option<Template>,
}

/// The template that the policy names.
///
/// # Errors
/// Where it cannot be read, or is none.
pub(super) fn by_template(
    papers: &Papers<'_>,
    config: &Config,
) -> Result<Option<Template>, Problem> {
    let Some(path) = &config.template else {
        return Ok(None);
    };
    let file = Path::new(path.as_str());
    let bytes = papers.read(path.as_str(), template::LARGEST)?;
    let bytes = bytes.ok_or_else(|| unreadable(file, &FileError::NotFound))?;
    let text = String::from_utf8(bytes).map_err(|_| unreadable(file, &FileError::NotText))?;
    let template = Template::new(text).map_err(|fault| faulty(path, &fault))?;
    Ok(Some(template))
}

/// A file that could not be written: the old one is still there.
fn unwritten(path: &Path, error: &FileError) -> Problem {
    let message = Message::new("app-notes-unwritten")
        .with("path", Value::code(path.display().to_string()))
        .with("error", Cause::from(error).message());
    Problem::Said(message, Exit::Unreadable)
}

/// A template that cannot be followed.
fn faulty(path: &RepoPath, fault: &template::Fault) -> Problem {
    Problem::Said(fault.message(path.as_str()), Exit::Unreadable)
}

impl Sheet {
    /// As Markdown, by the template if there is one.
    ///
    /// # Errors
    /// Where the template cannot be followed.
    pub(super) fn markdown(&self, written: &Written, level: usize) -> Result<Markdown, Problem> {
        let style = self.style(level);
        let Written { notes, heading, .. } = written;
        match self.template.as_ref().zip(self.config.template.as_ref()) {
            Some((template, path)) => {
                let markdown = template.markdown(notes, heading, &style);
                markdown.map_err(|fault| faulty(path, &fault))
            }
            None => Ok(render::markdown(notes, heading, &style)),
        }
    }

    /// As Markdown in at most so many characters: by the template, or cut in the built-in form. And
    /// whether the template writes too much for it.
    ///
    /// # Errors
    /// Where the template cannot be followed.
    pub(super) fn within(
        &self,
        written: &Written,
        level: usize,
        limit: usize,
    ) -> Result<(String, bool), Problem> {
        let style = self.style(level);
        let Written { notes, heading, .. } = written;
        let (markdown, is_other) = match self.template.as_ref().zip(self.config.template.as_ref()) {
            Some((template, path)) => {
                let within = template.markdown_within(notes, heading, &style, limit);
                let within = within.map_err(|fault| faulty(path, &fault))?;
                (within.markdown, within.is_cut)
            }
            None => {
                let markdown = render::markdown_within(notes, heading, &style, limit);
                (markdown, false)
            }
        };
        Ok((markdown.as_str().to_owned(), is_other))
    }

    fn style(&self, level: usize) -> Style<'_> {
        Style {
            place: self.place.as_ref(),
            credit: self.config.credit,
            level,
            words: &self.words,
        }
    }

    /// Puts the notes into the changelog, unless it has them already.
    ///
    /// # Errors
    /// Where they are of no release, or the file cannot be kept.
    pub(super) fn keep(
        &self,
        outside: &Outside,
        options: &Options,
        written: &[Written],
    ) -> Result<Exit, Problem> {
        let path = Path::new(self.config.changelog.as_str());
        let told = |id| Message::new(id).with("path", Value::code(self.config.changelog.as_str()));
        let tagged = written.first().filter(|it| it.heading.tag.is_some());
        let Some(Written {
            heading, prefix, ..
        }) = tagged
        else {
            return Err(Problem::Said(
                Message::new("app-notes-untagged"),
                Exit::Usage,
            ));
        };
        let tag = heading.tag.as_deref().unwrap_or_default();
        let old = match outside.files.read_beneath(path, LARGEST) {
            Ok(bytes) => {
                String::from_utf8(bytes).map_err(|_| unreadable(path, &FileError::NotText))?
            }
            Err(FileError::NotFound) => String::new(),
            Err(error) => return Err(unreadable(path, &error)),
        };
        let version = prefix.version(tag);
        let changes = self.place.as_ref().and_then(|place| place.changes(heading));
        let release = changelog::Release {
            tag,
            version: version.as_ref(),
            date: heading.date,
            previous: heading.previous.as_deref(),
            changes: changes.as_deref(),
            style: match self.template {
                // It writes its own headings.
                Some(_) => ChangelogStyle::Plain,
                None => self.config.changelog_style,
            },
        };
        match self.with_section(&old, &release, written)? {
            None => self.say(outside, options, told("app-notes-kept"), tag),
            Some(new) => {
                let done = outside.files.write_beneath(path, new.as_bytes());
                done.map_err(|error| unwritten(path, &error))?;
                self.say(outside, options, told("app-notes-written"), tag);
            }
        }
        Ok(Exit::Go)
    }

    fn say(&self, outside: &Outside, options: &Options, message: Message, tag: &str) {
        let message = message.with("tag", Value::code(tag));
        remark(outside, options, &self.words.plain(&message));
    }

    /// The changelog with the notes in it, so that they are found there again.
    fn with_section(
        &self,
        old: &str,
        release: &changelog::Release<'_>,
        written: &[Written],
    ) -> Result<Option<String>, Problem> {
        let failed = RefCell::new(None);
        let has_heading = RefCell::new(true);
        let section = |level| {
            let all = written.iter().map(|one| self.markdown(one, level));
            let all: Result<Vec<Markdown>, Problem> = all.collect();
            let text = all.map(|all| {
                let all: Vec<&str> = all.iter().map(Markdown::as_str).collect();
                all.join("\n")
            });
            let text = text.unwrap_or_else(|problem| {
                failed.replace(Some(problem));
                String::new()
            });
            has_heading.replace(text.starts_with('#'));
            text
        };
        let title = self.words.text("notes-changelog");
        let new = changelog::with_section(old, release, &title, section);
        if let Some(problem) = failed.take() {
            return Err(problem);
        }
        let unnamed = || {
            let path = self.config.template.as_ref().map_or("", RepoPath::as_str);
            let message = Message::new("app-notes-template-heading");
            Problem::Said(message.with("path", Value::code(path)), Exit::Unreadable)
        };
        if !has_heading.take() {
            return Err(unnamed());
        }
        let new = new.map_err(|changelog::Unclosed| {
            let message = Message::new("app-notes-unclosed");
            let path = Value::code(self.config.changelog.as_str());
            Problem::Said(message.with("path", path), Exit::Unreadable)
        })?;
        let is_found = |new: &String| {
            let again = changelog::with_section(new, release, &title, |_| String::new());
            matches!(again, Ok(None))
        };
        match new {
            Some(new) if self.template.is_some() && !is_found(&new) => Err(unnamed()),
            new => Ok(new),
        }
    }
}
