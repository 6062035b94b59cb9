//! Notes within a limit: what is left out is left out whole, and counted.

use super::markdown::{Block, Pieces};
use super::{Heading, Style};
use crate::locale::Message;
use crate::notes::Notes;
use crate::text::Markdown;

/// The notes of a release in at most so many characters.
///
/// Where not all fits, whole entries go, the last ones first; what breaks something, the headings
/// and the account of all commits go last. Each section says how many of its entries are missing,
/// and a link leads to all changes. A heading and an account that do not fit into the limit are
/// left out, too, so that nothing is ever longer.
pub(crate) fn markdown_within(
    notes: &Notes,
    heading: &Heading,
    style: &Style<'_>,
    limit: usize,
) -> Markdown {
    let pieces = Pieces::of(notes, heading, style);
    let whole = pieces.whole();
    if length(&whole) <= limit {
        return Markdown::trusted(whole);
    }
    let compare = style.compare(heading);
    Markdown::trusted(Cut::new(&pieces, style, compare.as_deref(), limit).text())
}

/// As GitHub counts them.
fn length(text: &str) -> usize {
    text.chars().count()
}

/// Which pieces stand.
struct Cut<'a> {
    pieces: &'a Pieces,
    style: &'a Style<'a>,
    compare: Option<&'a str>,
    /// Which blocks stand, and which entries of each.
    blocks: Vec<Option<Vec<bool>>>,
    /// The characters that are left.
    left: usize,
    has_heading: bool,
    has_counts: bool,
    has_end: bool,
}

impl<'a> Cut<'a> {
    fn new(
        pieces: &'a Pieces,
        style: &'a Style<'a>,
        compare: Option<&'a str>,
        limit: usize,
    ) -> Self {
        let mut cut = Self {
            pieces,
            style,
            compare,
            blocks: pieces.blocks.iter().map(|_| None).collect(),
            left: limit,
            has_heading: false,
            has_counts: false,
            has_end: false,
        };
        cut.has_counts = cut.pays(length(&pieces.counts));
        cut.has_heading = cut.pays(length(&pieces.heading));
        cut.has_end = cut.pays(length(&cut.end(cut.most())));
        // In the order in which they are wanted.
        let mut whole = true;
        for (place, block) in pieces.blocks.iter().enumerate() {
            if block.entries.iter().any(|(_, breaks)| *breaks) {
                cut.open(place);
                whole &= cut.fill(place, block, true);
            }
        }
        (0..pieces.blocks.len()).for_each(|place| cut.open(place));
        for (place, block) in pieces.blocks.iter().enumerate() {
            // What comes behind does not push itself before what was left out.
            whole = whole && cut.fill(place, block, false);
        }
        cut
    }

    /// Takes so much of what is left, where there is so much.
    fn pays(&mut self, cost: usize) -> bool {
        let pays = cost <= self.left;
        self.left -= if pays { cost } else { 0 };
        pays
    }

    /// All entries.
    fn most(&self) -> usize {
        self.pieces
            .blocks
            .iter()
            .map(|block| block.entries.len())
            .sum()
    }

    /// Lets a block stand, without entries yet.
    fn open(&mut self, place: usize) {
        if self.blocks[place].is_some() {
            return;
        }
        let block = &self.pieces.blocks[place];
        let count = block.entries.len();
        let frame = length(&block.open) + length(block.close) + length(&self.more(count));
        if self.pays(frame) {
            self.blocks[place] = Some(vec![false; count]);
        }
    }

    /// Lets those entries of a block stand that break something, or those that do not; from the
    /// first that fits no more on none. Whether all fit.
    fn fill(&mut self, place: usize, block: &Block, breaking: bool) -> bool {
        let Some(mut stands) = self.blocks[place].take() else {
            return block.entries.iter().all(|(_, breaks)| *breaks != breaking);
        };
        let mut fits = true;
        for (number, (entry, breaks)) in block.entries.iter().enumerate() {
            if *breaks == breaking {
                fits = fits && self.pays(length(entry));
                stands[number] = fits;
            }
        }
        self.blocks[place] = Some(stands);
        fits
    }

    fn more(&self, count: usize) -> String {
        let message = Message::new("notes-more").with("count", count);
        format!("- {}\n", self.style.words.plain(&message))
    }

    /// What stands below what is left: so many entries are in no block.
    fn end(&self, count: usize) -> String {
        let words = self.style.words;
        let more = Message::new("notes-more").with("count", count);
        let more = (count > 0).then(|| words.plain(&more));
        let link = |link| format!("[{}]({link})", words.text("notes-all-changes"));
        let parts: Vec<String> = more.into_iter().chain(self.compare.map(link)).collect();
        match parts.is_empty() {
            true => String::new(),
            false => format!("\n{}\n", parts.join(" · ")),
        }
    }

    fn text(&self) -> String {
        let mut out = String::new();
        if self.has_heading {
            out.push_str(&self.pieces.heading);
        }
        let mut nowhere = 0;
        for (block, stands) in self.pieces.blocks.iter().zip(&self.blocks) {
            let Some(stands) = stands else {
                nowhere += block.entries.len();
                continue;
            };
            out.push_str(&block.open);
            let entries = block.entries.iter().zip(stands);
            let entries = entries.filter(|(_, stands)| **stands);
            entries.for_each(|((entry, _), _)| out.push_str(entry));
            let missing = stands.iter().filter(|stands| !**stands).count();
            if missing > 0 {
                out.push_str(&self.more(missing));
            }
            out.push_str(block.close);
        }
        if self.has_end {
            out.push_str(&self.end(nowhere));
        }
        if self.has_counts {
            out.push_str(&self.pieces.counts);
        }
        out
    }
}

#[cfg(test)]
#[path = "cut_tests.rs"]
mod tests;
