//! Notes as GitHub's Markdown: release bodies, changelogs.

use std::collections::HashSet;

use super::prose::prose;
use super::{Heading, Place, title};
use crate::locale::{Message, Surface, Value, Words};
use crate::notes::section::Credit;
use crate::notes::{Author, Counts, Entry, Notes};
use crate::text::{Markdown, code_span, markdown_text, markdown_version};

/// The notes of a release, its heading at this level.
pub(crate) fn markdown(
    notes: &Notes,
    heading: &Heading,
    place: Option<&Place>,
    credit: Credit,
    level: usize,
    words: &Words,
) -> Markdown {
    let writer = Writer {
        place,
        credit,
        words,
    };
    let signs = "#".repeat(level);
    let mut out = format!("{signs} {}\n", writer.heading(heading));
    for section in &notes.sections {
        let title = markdown_text(&title(&section.title, words));
        out.push_str(&format!("\n{signs}# {title}\n\n"));
        for entry in &section.entries {
            writer.entry(&mut out, entry);
        }
    }
    if !notes.by_bots.is_empty() {
        let count = Message::new("notes-by-bots").with("count", notes.by_bots.len());
        let count = words.plain(&count);
        out.push_str(&format!(
            "\n<details><summary>{}</summary>\n\n",
            markdown_text(&count)
        ));
        for entry in &notes.by_bots {
            writer.entry(&mut out, entry);
        }
        out.push_str("\n</details>\n");
    }
    let names = writer.authors(&notes.contributors);
    if !names.is_empty() {
        out.push_str(&format!("\n{} {names}\n", words.text("notes-thanks")));
    }
    let counts = words.say(&counted(&notes.counts), Surface::Markdown);
    out.push_str(&format!("\n{counts}\n"));
    Markdown::trusted(out)
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

struct Writer<'a> {
    place: Option<&'a Place>,
    credit: Credit,
    words: &'a Words,
}

impl Writer<'_> {
    fn heading(&self, heading: &Heading) -> String {
        let name = match &heading.tag {
            Some(tag) => markdown_version(tag),
            None => markdown_text(&self.words.text("notes-unreleased")),
        };
        let name = match (self.place, &heading.previous) {
            (Some(place), Some(previous)) => {
                let head = heading.tag.as_deref().unwrap_or("HEAD");
                format!("[{name}]({})", place.compare(previous, head))
            }
            _ => name,
        };
        let date = heading.date.filter(|_| heading.tag.is_some());
        date.map_or(name.clone(), |date| format!("{name} ({date})"))
    }

    fn entry(&self, out: &mut String, entry: &Entry) {
        out.push_str("- ");
        if let Some(scope) = entry
            .scope
            .as_ref()
            .filter(|it| !it.for_parsing().is_empty())
        {
            out.push_str(&format!("**{}:** ", markdown_text(scope.for_parsing())));
        }
        match super::silent(entry, self.words) {
            Some(words) => out.push_str(&words),
            None => out.push_str(&prose(entry.text.for_parsing())),
        }
        let mut behind = Vec::new();
        match (entry.pull_request, entry.commits.first()) {
            (Some(number), _) => behind.push(self.number(number)),
            (None, Some(commit)) => behind.push(self.commit(&commit.sha())),
            (None, None) => {}
        }
        behind.extend(Some(self.authors(&entry.authors)).filter(|names| !names.is_empty()));
        if !behind.is_empty() {
            out.push_str(&format!(" ({})", behind.join(", ")));
        }
        out.push('\n');
        for breaks in &entry.breaks {
            let breaks = Message::new("notes-breaks").with("what", Value::Text(breaks.clone()));
            out.push_str(&format!(
                "  {}\n",
                self.words.say(&breaks, Surface::Markdown)
            ));
        }
    }

    fn number(&self, number: u64) -> String {
        match self.place {
            Some(place) => format!("[#{number}]({})", place.pull_request(number)),
            None => format!("#{number}"),
        }
    }

    fn commit(&self, sha: &crate::ids::Sha) -> String {
        let short = code_span(sha.short());
        match self.place {
            Some(place) => format!("[{short}]({})", place.commit(sha)),
            None => short,
        }
    }

    /// People with commas; of several with the same name, one. Nothing where nobody is named.
    fn authors(&self, authors: &[Author]) -> String {
        if self.credit == Credit::None {
            return String::new();
        }
        let mut known = HashSet::new();
        let names = authors.iter().map(|author| self.author(author));
        let names = names.filter(|name| !name.is_empty() && known.insert(name.clone()));
        let names: Vec<String> = names.collect();
        names.join(", ")
    }

    fn author(&self, author: &Author) -> String {
        let name = markdown_text(author.name.for_parsing());
        match (self.credit, &author.login, self.place) {
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
