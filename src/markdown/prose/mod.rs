//! The plain text of a block, as a reader sees it, and what it refers to.

mod reader;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::{
    blocks::Inline,
    html::{self, Comments},
    references::{Reference, References},
};
use reader::Reader;

/// Stands for code and link texts where only bare text counts.
const FILLER: char = '\u{1}';

/// Plain text of a block, comments removed, line breaks as one space, trimmed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prose {
    pub(crate) text: String,
    /// The parts of `text` that are struck through.
    pub(crate) struck: Vec<Range<usize>>,
    pub(crate) references: References,
}

impl Prose {
    /// Reads inline events, leaving out whatever stands before the source offset `skip`.
    pub(crate) fn read(inline: &Inline<'_>, skip: usize) -> Self {
        let mut reader = Reader::default();
        for (event, range) in inline {
            if range.end > skip {
                reader.step(event, skip.saturating_sub(range.start));
            }
        }
        reader.finish()
    }

    /// Text in which no markup counts, such as a line of code.
    pub(crate) fn bare(text: &str) -> Self {
        let mut references = References::default();
        references.read(text, FILLER);
        Self {
            text: text.to_owned(),
            references,
            ..Self::default()
        }
    }

    /// What raw HTML says and refers to; its text is left out.
    pub(crate) fn of_html(found: &Comments<'_>) -> Self {
        let mut references = References::default();
        let targets = html::targets(&found.rest);
        let reference = |target: &&str| Reference::new(target, true);
        references
            .images
            .extend(targets.images.iter().map(reference));
        references.links.extend(targets.links.iter().map(reference));
        Self {
            references,
            ..Self::default()
        }
    }

    /// The text without what is struck through; `None` where nothing is.
    pub(crate) fn standing(&self) -> Option<String> {
        let mut standing = String::with_capacity(self.text.len());
        let mut end = 0;
        for range in &self.struck {
            standing.push_str(self.text.get(end..range.start).unwrap_or_default());
            end = range.end;
        }
        standing.push_str(self.text.get(end..).unwrap_or_default());
        (!self.struck.is_empty()).then_some(standing)
    }

    /// The same without the first `length` bytes of its text, for markers that are part of it.
    pub(crate) fn without_start(mut self, length: usize) -> Self {
        self.text = self.text.get(length..).unwrap_or_default().to_owned();
        for range in &mut self.struck {
            *range = range.start.saturating_sub(length)..range.end.saturating_sub(length);
        }
        self.struck.retain(|range| !range.is_empty());
        self
    }
}
