//! What a template is given.

use minijinja::Value;

use super::super::markdown::Writer;
use super::super::{Heading, Style, silent};
use super::vault::{Piece, Vault};
use crate::notes::{Entry, Notes};
use crate::text::conventional::TYPES;
use crate::text::{Untrusted, markdown_version};

/// The notes of a release as a template sees them. What others wrote is kept in the vault; numbers,
/// truth values, days, names of commits and addresses of our own making are what they are.
pub(super) fn of(notes: &Notes, heading: &Heading, style: &Style<'_>, vault: &mut Vault) -> Value {
    let mut maker = Maker {
        writer: Writer { style },
        style,
        vault,
    };
    let date = heading.date.filter(|_| heading.tag.is_some());
    let sections: Vec<Value> = notes
        .sections
        .iter()
        .map(|section| {
            let title = maker.writer.title(&section.title);
            Value::from_pairs([
                ("title", maker.vault.keep(Piece::Finished(title))),
                ("entries", maker.entries(&section.entries)),
            ])
        })
        .collect();
    let counts = &notes.counts;
    let numbers = [
        ("commits", counts.commits),
        ("listed", counts.listed),
        ("other", counts.other),
        ("hidden", counts.hidden),
        ("reverted", counts.reverted),
        ("merges", counts.merges),
    ];
    let numbers = numbers.map(|(name, count)| (name, Value::from(count)));
    let sentence = maker.writer.counts(counts);
    let sentence = [("sentence", maker.vault.keep(Piece::Finished(sentence)))];
    let title = maker.writer.heading(heading);
    Value::from_pairs([
        ("heading", maker.vault.keep(Piece::Finished(title))),
        ("hashes", Value::from(style.signs())),
        ("version", maker.version(heading.version.as_deref())),
        ("tag", maker.version(heading.tag.as_deref())),
        ("previous", maker.version(heading.previous.as_deref())),
        ("date", Value::from(date.map(|date| date.to_string()))),
        ("compare", Value::from(style.compare(heading))),
        ("sections", sections.into_iter().collect()),
        ("by_bots", maker.entries(&notes.by_bots)),
        ("contributors", {
            let names = maker.writer.authors(&notes.contributors);
            maker.finished(names)
        }),
        (
            "counts",
            Value::from_pairs(numbers.into_iter().chain(sentence)),
        ),
    ])
}

struct Maker<'a> {
    writer: Writer<'a>,
    style: &'a Style<'a>,
    vault: &'a mut Vault,
}

impl Maker<'_> {
    fn version(&mut self, tag: Option<&str>) -> Value {
        let piece = tag.map(|tag| Piece::Version(markdown_version(tag)));
        Value::from(piece.map(|piece| self.vault.keep(piece)))
    }

    fn finished(&mut self, texts: Vec<String>) -> Value {
        let texts = texts.into_iter().map(Piece::Finished);
        texts.map(|piece| self.vault.keep(piece)).collect()
    }

    fn words(&mut self, texts: &[Untrusted]) -> Value {
        let texts = texts.iter().map(Piece::words);
        texts.map(|piece| self.vault.keep(piece)).collect()
    }

    fn entries(&mut self, entries: &[Entry]) -> Value {
        entries.iter().map(|entry| self.entry(entry)).collect()
    }

    fn entry(&mut self, entry: &Entry) -> Value {
        let text = match silent(entry, self.style.words) {
            Some(words) => Piece::words(&Untrusted::new(words)),
            None => Piece::Prose(entry.text.clone()),
        };
        let is_said = |scope: &&Untrusted| !scope.for_parsing().trim().is_empty();
        let scope = entry.scope.as_ref().filter(is_said).map(Piece::words);
        let kind = entry.kind.as_deref().filter(|kind| TYPES.contains(kind));
        let place = self.style.place;
        let link = entry.pull_request.zip(place);
        let link = link.map(|(number, place)| place.pull_request(number));
        let commits = entry.commits.iter().map(|commit| {
            let sha = commit.sha();
            Value::from_pairs([
                ("short", Value::from(sha.short())),
                ("link", Value::from(place.map(|place| place.commit(&sha)))),
            ])
        });
        let commits: Value = commits.collect();
        let authors = self.writer.authors(&entry.authors);
        Value::from_pairs([
            ("text", self.vault.keep(text)),
            (
                "scope",
                Value::from(scope.map(|scope| self.vault.keep(scope))),
            ),
            ("kind", Value::from(kind)),
            ("breaking", Value::from(entry.breaking)),
            ("breaks", self.words(&entry.breaks)),
            ("pull_request", Value::from(entry.pull_request)),
            ("pull_request_link", Value::from(link)),
            ("commits", commits),
            ("authors", self.finished(authors)),
            ("labels", self.words(&entry.labels)),
            ("by_bot", Value::from(entry.by_bot)),
        ])
    }
}
