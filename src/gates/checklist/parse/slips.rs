//! List items that are no tasks of GitHub's, though they may look like one.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::{
    gates::checklist::{
        document::{ItemKind, LintKind, LookAlike},
        glyphs,
        marker::{self, Bracket},
    },
    markdown::{Inline, Place, Prose},
};

use super::{Parser, link_starts};

impl Parser<'_> {
    /// A paragraph that is no task of GitHub's: a ballot box, a slip, or text that belongs to the item above.
    pub(super) fn other_paragraph(
        &mut self,
        inline: &Inline<'_>,
        range: &Range<usize>,
        opens_item: bool,
        maybe_struck: bool,
        place: Place,
    ) {
        let prose = Prose::read(inline, 0);
        if opens_item {
            if let Some((mark, label)) = glyphs::ballot(&prose.text) {
                if !self.options.glyphs {
                    let kind = match prose.text.starts_with(['✅', '❎']) {
                        true => LintKind::UnreadTick,
                        false => LintKind::UnreadGlyph,
                    };
                    self.lint(kind, range.start, place);
                } else {
                    let mark_length = prose.text.len() - label.len();
                    let label = prose.without_start(mark_length);
                    return self.task(mark, ItemKind::Ballot, label, maybe_struck, place);
                }
            } else if let Some(kind) = self.opening_slip(inline, range, &prose.text) {
                self.look_alike(kind, range.start, place);
            }
        }
        self.belongs_to_item(prose);
    }

    /// Why a list item that seems to begin with a box is no task.
    fn opening_slip(
        &self,
        inline: &Inline<'_>,
        range: &Range<usize>,
        shown: &str,
    ) -> Option<LookAlike> {
        if link_starts(inline).first() == Some(&range.start) {
            return None;
        }
        let text = self.source.slice(range.clone()).trim_end();
        match marker::read(text) {
            Bracket::Marker { .. } => Some(LookAlike::NoText),
            Bracket::LookAlike(kind) => Some(kind),
            Bracket::Other => {
                let formatted = !begins_with_code(inline) && marker::read(shown) != Bracket::Other;
                formatted.then_some(LookAlike::Formatted)
            }
        }
    }
}

/// Whether code is the first thing on show: a box in it is an example.
fn begins_with_code(inline: &Inline<'_>) -> bool {
    let shown = inline.iter().find(|(event, _)| {
        !matches!(
            event,
            Event::Start(_) | Event::InlineHtml(_) | Event::Html(_)
        )
    });
    matches!(shown, Some((Event::Code(_), _)))
}
