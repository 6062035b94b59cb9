//! Notes as documents: Markdown, plain text, JSON. Every text from outside is escaped by what
//! writes it.

mod cut;
mod json;
mod markdown;
mod prose;
#[cfg(test)]
mod scene;
pub(crate) mod template;
mod text;

pub(crate) use cut::markdown_within;
pub(crate) use json::json;
pub(crate) use markdown::{counted, markdown};
pub(crate) use text::text;

use jiff::civil::Date;

use super::section::Credit;
use super::{Entry, Title};
use crate::ids::RepoSlug;
use crate::locale::Words;

/// What stands above the notes of a release.
#[derive(Clone, Debug)]
pub(crate) struct Heading {
    /// The tag that is released; `None` for what is not released yet.
    pub(crate) tag: Option<String>,
    /// The version in that tag.
    pub(crate) version: Option<String>,
    /// The tag before it.
    pub(crate) previous: Option<String>,
    /// The day of the newest commit.
    pub(crate) date: Option<Date>,
}

/// How Markdown is written.
#[derive(Clone, Copy)]
pub(crate) struct Style<'a> {
    /// Where links lead.
    pub(crate) place: Option<&'a Place>,
    /// How people are named.
    pub(crate) credit: Credit,
    /// The level of the release's heading.
    pub(crate) level: usize,
    /// The language.
    pub(crate) words: &'a Words,
}

impl Style<'_> {
    /// The signs of the release's heading.
    fn signs(&self) -> String {
        "#".repeat(self.level)
    }

    /// The page that shows what changed.
    fn compare(&self, heading: &Heading) -> Option<String> {
        let head = heading.tag.as_deref().unwrap_or("HEAD");
        Some(self.place?.compare(heading.previous.as_deref()?, head))
    }
}

/// Where things are on GitHub.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The server, such as `https://github.com`, without a slash at its end.
    pub(crate) server: String,
    /// The repository.
    pub(crate) repository: RepoSlug,
}

impl Place {
    fn pull_request(&self, number: u64) -> String {
        format!("{}/{}/pull/{number}", self.server, self.repository)
    }

    fn commit(&self, sha: &crate::ids::Sha) -> String {
        format!("{}/{}/commit/{sha}", self.server, self.repository)
    }

    fn compare(&self, previous: &str, tag: &str) -> String {
        compare(&self.address(), previous, tag)
    }

    fn address(&self) -> String {
        format!("{}/{}", self.server, self.repository)
    }

    /// The page that shows what changed with a release, or the release where it is the first.
    pub(crate) fn changes(&self, heading: &Heading) -> Option<String> {
        let tag = heading.tag.as_deref()?;
        Some(match &heading.previous {
            Some(previous) => self.compare(previous, tag),
            None => format!("{}/releases/tag/{}", self.address(), part(tag)),
        })
    }

    fn profile(&self, login: &crate::ids::Login) -> String {
        format!("{}/{login}", self.server)
    }
}

/// The page of a repository, at this address, that shows what changed between two tags.
pub(crate) fn compare(repository: &str, previous: &str, tag: &str) -> String {
    format!("{repository}/compare/{}...{}", part(previous), part(tag))
}

/// A part of an address.
fn part(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A title in words of plain text; whoever writes it escapes it.
fn title(title: &Title, words: &Words) -> String {
    match title {
        Title::Own(id) => words.text(id),
        Title::Written(text) => text.for_parsing().to_owned(),
    }
}

/// Our own words for an entry that says nothing.
fn silent(entry: &Entry, words: &Words) -> Option<String> {
    let is_silent = entry.text.for_parsing().trim().is_empty();
    is_silent.then(|| words.text("notes-no-message"))
}
