//! Where the stories come from: the clone, or GitHub where there is no usable one.

use super::super::outside::Outside;
use super::super::{Problem, failed, remark};
use super::book::{self, Book, Wanted};
use super::online::Online;
use super::story::Story;
use super::told::{self, Reading};
use super::{open, refused, tell_passed_over};
use crate::cli::{NotesOptions, Options};
use crate::exit::Exit;
use crate::history::{Clone, Mailmap};
use crate::locale::{Message, Value, Words};
use crate::notes::{Config, Squash};
use crate::versioning::{TagPrefix, prefix_in};

/// The stories, with what else their source tells.
pub(super) struct Told {
    /// The stories, newest first; each is made when it is asked for.
    pub(super) stories: Box<dyn Iterator<Item = Story>>,
    /// Who is who.
    pub(super) mailmap: Mailmap,
    /// The clone, if they are from one.
    pub(super) clone: Option<Clone>,
}

/// Where they may come from.
pub(super) struct Origin<'a> {
    pub(super) outside: &'a Outside,
    pub(super) options: &'a Options,
    pub(super) wanted: &'a NotesOptions,
    pub(super) config: &'a Config,
    /// The trailer that speaks to the readers.
    pub(super) trailer: Option<String>,
    /// GitHub, where it may be asked.
    pub(super) online: Option<&'a Online<'a>>,
    /// Whether a clone may not be used: it is the job's, and anybody's.
    pub(super) never_clone: bool,
}

impl Origin<'_> {
    /// The stories that are wanted.
    ///
    /// # Errors
    /// Where neither source tells all of them.
    pub(super) fn told(&self) -> Result<Told, Problem> {
        let reason = match (self.never_clone, self.online) {
            (true, Some(online)) => return self.by_github(online),
            (_, None) => return self.by_clone(),
            (false, Some(_)) => match self.by_clone() {
                Err(Problem::Said(reason, Exit::Unreadable)) => reason,
                told => return told,
            },
        };
        let Some(online) = self.online else {
            return Err(Problem::Said(reason, Exit::Unreadable));
        };
        let told = match self.by_github(online) {
            Ok(told) => told,
            Err(problem) => {
                // What the clone lacks is mended more easily.
                let words = Words::new(self.options.language);
                let (lines, _) = failed::sentences(&problem, &words);
                remark(self.outside, self.options, &lines.join(" "));
                return Err(Problem::Said(reason, Exit::Unreadable));
            }
        };
        let message = Message::new("app-notes-from-github").with("reason", reason);
        let words = Words::new(self.options.language);
        remark(self.outside, self.options, &words.plain(&message));
        Ok(told)
    }

    fn by_clone(&self) -> Result<Told, Problem> {
        let clone = open(self.outside)?;
        let is_tag = |name: &str| {
            let tags = clone.tags().map_err(refused)?;
            Ok::<bool, Problem>(tags.iter().any(|tag| tag.name == name))
        };
        let named = match self.prefix_of_named() {
            Some((name, prefix)) if is_tag(name)? => Some(prefix),
            _ => None,
        };
        let book = Book {
            clone: &clone,
            prefix: self.config.prefix.clone().or(named),
            trailer: self.trailer.clone(),
            split: self.config.squash == Squash::Split,
        };
        let stories: Box<dyn Iterator<Item = Story>> = match self.wanted.all {
            true => Box::new(book::all(&book)?),
            false => self.only(book::one(&book, &Wanted::of(self.wanted))?),
        };
        let mut stories = stories.peekable();
        let head = stories.peek().map(|story| story.head);
        let mailmap = head.map(|head| clone.mailmap(head).map_err(refused));
        Ok(Told {
            mailmap: mailmap.transpose()?.unwrap_or_default(),
            stories: Box::new(stories),
            clone: Some(clone),
        })
    }

    fn by_github(&self, online: &Online<'_>) -> Result<Told, Problem> {
        if !self.config.paths.is_empty() {
            let message = Message::new("app-notes-need-clone");
            return Err(Problem::Said(message, Exit::Unreadable));
        }
        let named = self.prefix_of_named().map(|(_, prefix)| prefix);
        let reading = Reading {
            prefix: self.config.prefix.as_ref().or(named.as_ref()),
            trailer: self.trailer.clone(),
            split: self.config.squash == Squash::Split,
        };
        let story = told::story(online, self.wanted, reading)?;
        let mailmap = told::mailmap(online, &story)?;
        Ok(Told {
            stories: self.only(story),
            mailmap,
            clone: None,
        })
    }

    /// What stands before the version in the tag that somebody named, where nobody says it otherwise
    /// and it is not what everybody has; with that name.
    fn prefix_of_named(&self) -> Option<(&str, TagPrefix)> {
        let name = self.wanted.version.as_ref()?.for_parsing();
        let prefix = prefix_in(name).filter(|_| self.config.prefix.is_none())?;
        Some((name, prefix))
    }

    /// One story, of which is said what it passes over.
    fn only(&self, story: Story) -> Box<dyn Iterator<Item = Story>> {
        tell_passed_over(self.outside, self.options, &story);
        Box::new(std::iter::once(story))
    }

    /// What is said of a failure that only takes a courtesy away.
    pub(super) fn regret(&self, id: &'static str, failure: &crate::facts::Failure) {
        let message = Message::new(id).with("reason", Value::Message(Box::new(failure.message())));
        let words = Words::new(self.options.language);
        remark(self.outside, self.options, &words.plain(&message));
    }
}
