//! Notes as GitHub's Markdown: release bodies, changelogs.

use std::collections::HashSet;
use std::sync::Arc;

use super::prose::prose;
use super::{Heading, Style};
use crate::locale::{Message, Surface, Value};
use crate::notes::section::Credit;
use crate::notes::{Author, Counts, Entry, Notes, Title};
use crate::text::{Markdown, code_in_text, code_span, markdown_text, markdown_version};

/// So much of what a single change breaks is written out; the rest is counted.
const MOST_BREAKS: usize = 5;

/// The notes of a release.
pub(crate) fn markdown(notes: &Notes, heading: &Heading, style: &Style<'_>) -> Markdown {
    Markdown::trusted(Pieces::of(notes, heading, style).whole())
}

/// Notes in pieces, each of which stands whole or not at all.
pub(super) struct Pieces {
    /// The heading, with its line end.
    pub(super) heading: String,
    /// The sections, then what bots did.
    pub(super) blocks: Vec<Block>,
    /// Who made it; empty where nobody is named.
    pub(super) thanks: String,
    /// The account of all commits.
    pub(super) counts: String,
}

/// Entries with what stands around them.
pub(super) struct Block {
    /// What opens it.
    pub(super) open: String,
    /// Its entries, and whether each breaks something.
    pub(super) entries: Vec<(String, bool)>,
    /// What closes it.
    pub(super) close: &'static str,
}

impl Pieces {
    pub(super) fn of(notes: &Notes, heading: &Heading, style: &Style<'_>) -> Self {
        let writer = Writer { style };
        let words = style.words;
        let signs = style.signs();
        let entries = |entries: &[Entry]| {
            let lines = entries.iter();
            lines
                .map(|entry| (writer.entry(entry), entry.breaking))
                .collect()
        };
        let sections = notes.sections.iter().map(|section| Block {
            open: format!("\n{signs}# {}\n\n", writer.title(&section.title)),
            entries: entries(&section.entries),
            close: "",
        });
        let mut blocks: Vec<Block> = sections.collect();
        if !notes.by_bots.is_empty() {
            let count = Message::new("notes-by-bots").with("count", notes.by_bots.len());
            let count = markdown_text(&words.plain(&count));
            blocks.push(Block {
                open: format!("\n<details><summary>{count}</summary>\n\n"),
                entries: entries(&notes.by_bots),
                close: "\n</details>\n",
            });
        }
        let names = writer.authors(&notes.contributors).join(", ");
        let thanks = match names.is_empty() {
            true => String::new(),
            false => format!("\n{} {names}\n", words.text("notes-thanks")),
        };
        let new = writer.authors(&notes.newcomers).join(", ");
        let thanks = match new.is_empty() {
            true => thanks,
            false => format!("{thanks}\n{} {new}\n", words.text("notes-first")),
        };
        Self {
            heading: format!("{signs} {}\n", writer.heading(heading)),
            blocks,
            thanks,
            counts: format!("\n{}\n", writer.counts(&notes.counts)),
        }
    }

    /// All of them.
    pub(super) fn whole(&self) -> String {
        let parts = [&self.heading, &self.thanks, &self.counts];
        let blocks = self.blocks.iter().map(|block| {
            let entries = block.entries.iter().map(|(entry, _)| entry.len());
            block.open.len() + entries.sum::<usize>() + block.close.len()
        });
        let length = parts.iter().map(|part| part.len()).sum::<usize>() + blocks.sum::<usize>();
        let mut out = String::with_capacity(length);
        out.push_str(&self.heading);
        for block in &self.blocks {
            out.push_str(&block.open);
            let entries = block.entries.iter();
            entries.for_each(|(entry, _)| out.push_str(entry));
            out.push_str(block.close);
        }
        out + &self.thanks + &self.counts
    }
}

/// The account of all commits as a sentence.
pub(crate) fn counted(counts: &Counts) -> Message {
    let parts = [
        ("notes-listed", counts.listed),
        ("notes-others", counts.other),
        ("notes-internal", counts.hidden),
        ("notes-reverted", counts.reverted),
        ("notes-merges", counts.merges),
    ];
    let parts = parts.into_iter().filter(|(_, count)| *count > 0);
    let parts = parts.map(|(id, count)| {
        let part = Message::new(id).with("count", count);
        Value::Message(Box::new(part))
    });
    Message::new("notes-counts")
        .with("commits", counts.commits)
        .with("parts", Value::List(parts.collect()))
}

/// Writes the parts of notes.
pub(super) struct Writer<'a> {
    pub(super) style: &'a Style<'a>,
}

impl Writer<'_> {
    /// A section's title.
    pub(super) fn title(&self, title: &Title) -> String {
        markdown_text(&super::title(title, self.style.words))
    }

    /// The account of all commits as a sentence.
    pub(super) fn counts(&self, counts: &Counts) -> String {
        self.style.words.say(&counted(counts), Surface::Markdown)
    }

    /// What the release is called, when it was made, and a link to what changed.
    pub(super) fn heading(&self, heading: &Heading) -> String {
        let name = match &heading.tag {
            Some(tag) => markdown_version(tag),
            None => markdown_text(&self.style.words.text("notes-unreleased")),
        };
        let name = match self.style.compare(heading) {
            Some(link) => format!("[{name}]({link})"),
            None => name,
        };
        let date = heading.date.filter(|_| heading.tag.is_some());
        date.map_or(name.clone(), |date| format!("{name} ({date})"))
    }

    fn entry(&self, entry: &Entry) -> String {
        let mut out = "- ".to_owned();
        if let Some(scope) = entry
            .scope
            .as_ref()
            .filter(|it| !it.for_parsing().is_empty())
        {
            out.push_str(&format!("**{}:** ", markdown_text(scope.for_parsing())));
        }
        match super::silent(entry, self.style.words) {
            Some(words) => out.push_str(&words),
            None => out.push_str(&prose(entry.text.for_parsing(), code_in_text)),
        }
        let mut behind = Vec::new();
        match (entry.pull_request, entry.commits.first()) {
            (Some(number), _) => behind.push(self.number(number)),
            (None, Some(commit)) => behind.push(self.commit(&commit.sha())),
            (None, None) => {}
        }
        behind.extend(self.authors(&entry.authors));
        if !behind.is_empty() {
            out.push_str(&format!(" ({})", behind.join(", ")));
        }
        out.push('\n');
        for breaks in entry.breaks.iter().take(MOST_BREAKS) {
            let breaks = Message::new("notes-breaks").with("what", Value::Text(breaks.clone()));
            let breaks = self.style.words.say(&breaks, Surface::Markdown);
            out.push_str(&format!("  {breaks}\n"));
        }
        let more = entry.breaks.len().saturating_sub(MOST_BREAKS);
        if more > 0 {
            // One change does not push the others out of a release.
            let more = Message::new("notes-more").with("count", more);
            out.push_str(&format!("  {}\n", self.style.words.plain(&more)));
        }
        out
    }

    fn number(&self, number: u64) -> String {
        match self.style.place {
            Some(place) => format!("[#{number}]({})", place.pull_request(number)),
            None => format!("#{number}"),
        }
    }

    fn commit(&self, sha: &crate::ids::Sha) -> String {
        let short = code_span(sha.short());
        match self.style.place {
            Some(place) => format!("[{short}]({})", place.commit(sha)),
            None => short,
        }
    }

    /// People; of several with the same name, one. Nobody where nobody is named.
    pub(super) fn authors(&self, authors: &[Arc<Author>]) -> Vec<String> {
        if self.style.credit == Credit::None {
            return Vec::new();
        }
        let mut known = HashSet::new();
        let names = authors.iter().map(|author| self.author(author));
        let names = names.filter(|name| !name.is_empty() && known.insert(name.clone()));
        names.collect()
    }

    fn author(&self, author: &Author) -> String {
        let name = markdown_text(author.name.for_parsing());
        match (self.style.credit, &author.login, self.style.place) {
            (Credit::Mention, Some(login), _) => format!("@{login}"),
            (Credit::Link, Some(login), Some(place)) => {
                format!(
                    "[{}]({})",
                    markdown_text(login.as_str()),
                    place.profile(login)
                )
            }
            _ => name,
        }
    }
}
