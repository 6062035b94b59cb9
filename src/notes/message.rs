//! What is kept of a commit message: what it says of its change, and who else has a part in it.

use super::conventional::{Change, Oddity, read};
use super::parts::squashed;
use super::reverts::{Undone, undone};
use super::trailers::{co_authors, spoken};
use crate::history::{Person, Reader};
use crate::text::Untrusted;
use crate::text::conventional::speaks_of_breaking;

/// What is kept of a message.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    /// What it says of its change.
    pub(crate) change: Change,
    /// What it says in its place, part by part; empty where it says one thing.
    pub(crate) parts: Vec<Change>,
    /// The pull request that it merges, and what its title and the text below say.
    pub(crate) merged: Option<(u64, Option<Box<Change>>)>,
    /// Whether Git or GitHub wrote it for a revert: `Revert "…"`.
    pub(crate) is_revert: bool,
    /// What it takes back.
    pub(crate) undoes: Option<Box<Undone>>,
    /// Who made it together with its author.
    pub(crate) co_authors: Box<[Person]>,
    /// What it says to the readers of the notes, by their trailer.
    pub(crate) spoken: Option<Untrusted>,
    /// Whether it speaks of something that breaks in a way that nobody reads.
    pub(crate) is_unread: bool,
}

impl Message {
    /// What is nearly conventional in it: `own` says what else is.
    pub(super) fn oddity(&self, own: Option<Oddity>) -> Option<Oddity> {
        let is_unread = self.is_unread && !self.breaks_something();
        match own {
            Some(Oddity::LooseFooter) => own,
            _ if is_unread => Some(Oddity::Unread),
            _ => own,
        }
    }

    /// Whether anything that is read of it says that something breaks.
    pub(crate) fn breaks_something(&self) -> bool {
        let title = self.merged.as_ref().and_then(|(_, title)| title.as_ref());
        let changes = std::iter::once(&self.change).chain(&self.parts);
        changes
            .chain(title.map(|title| &**title))
            .any(|it| it.breaking)
    }
}

/// Line by line, so much of a message is read, in bytes; the first line always.
const MOST_READ: usize = 64 * 1024;

/// Reads what is kept of messages; `trailer` is that of the readers, and with `split` each squashed
/// commit is a change of its own.
pub(crate) fn reader(trailer: Option<String>, split: bool) -> Reader<Message> {
    Box::new(move |text| {
        let begin = begin(text);
        let people = co_authors(begin).into_iter().map(|(name, email)| Person {
            name: name.into(),
            email: email.into(),
        });
        let merged = merged(text);
        let mut change = read(text);
        if let Some(again) = brought_back(text).map(read) {
            // What is taken back twice asks for what it brought the first time.
            change.breaking |= again.breaking;
            change.kind = change.kind.or(again.kind);
        }
        let mut parts = match change.pull_request.is_some() && begin.contains("\n* ") {
            true => squashed(begin),
            false => Vec::new(),
        };
        if !split {
            change.take_in(std::mem::take(&mut parts));
        } else if !parts.is_empty() && parts.iter().all(|part| part.step() < change.step()) {
            // What only the first line says is one of the changes, too.
            parts.insert(0, change.clone());
        }
        let mut message = Message {
            change,
            parts,
            merged: merged.map(|(number, title)| (number, title.map(read).map(Box::new))),
            is_revert: text.trim_start().starts_with("Revert \""),
            undoes: undone(begin).kept(),
            co_authors: people.collect(),
            spoken: trailer.as_ref().and_then(|trailer| spoken(begin, trailer)),
            is_unread: false,
        };
        message.is_unread = !message.breaks_something() && speaks_of_breaking(text);
        message
    })
}

/// The first line that a revert of a revert, or `Reapply`, quotes.
fn brought_back(message: &str) -> Option<&str> {
    let first = message.trim_start().lines().next()?;
    let quoted = first.strip_prefix("Reapply \"");
    let quoted = quoted.or_else(|| first.strip_prefix("Revert \"Revert \""))?;
    quoted.split('"').next().filter(|it| !it.is_empty())
}

/// What is read of a message line by line.
fn begin(text: &str) -> &str {
    let text = text.trim();
    let first = text.find('\n').unwrap_or(text.len());
    let mut end = first.max(MOST_READ).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// The pull request that a merge brings in, with its title and all below where the message has it.
fn merged(message: &str) -> Option<(u64, Option<&str>)> {
    let message = message.trim();
    let rest = message.strip_prefix("Merge pull request #")?;
    let digits = rest.split(|letter: char| !letter.is_ascii_digit()).next()?;
    let below = message.split_once('\n').map(|(_, below)| below.trim());
    Some((digits.parse().ok()?, below.filter(|it| !it.is_empty())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_read_however_long_and_the_rest_up_to_a_limit() {
        let long = "é".repeat(MOST_READ);
        assert_eq!(begin(&format!("{long}\nx")), long);
        assert!(begin(&format!("x\n{long}")).len() <= MOST_READ);
    }

    #[test]
    fn rule_3_a_merge_names_its_pull_request() {
        assert_eq!(
            merged("Merge pull request #12 from a/b\n\nA basket"),
            Some((12, Some("A basket")))
        );
        assert_eq!(merged("Merge pull request #12 from a/b"), Some((12, None)));
        assert_eq!(merged("Merge branch 'main'"), None);
    }
}
