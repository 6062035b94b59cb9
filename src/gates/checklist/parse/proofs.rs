//! Finds the comments that name what proves an item, and those that were meant so.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::{
    gates::checklist::{
        document::ProofSlip,
        proofs::{self, Comment},
    },
    markdown::{Inline, html},
};

use super::Parser;

/// How much of an item's text is kept to find it by, in characters.
const LONGEST_ITEM: usize = 200;

impl Parser<'_> {
    /// Comments in a paragraph belong to the nearest task around it.
    pub(super) fn proofs(&mut self, inline: &Inline<'_>) {
        self.in_line(inline, self.nearest_task());
    }

    /// The same of a block of raw HTML.
    pub(super) fn proofs_in(&mut self, range: Range<usize>) {
        self.comments(range, self.nearest_task());
    }

    /// Comments in a heading belong to no item.
    pub(super) fn unattached(&mut self, inline: &Inline<'_>) {
        self.in_line(inline, None);
    }

    /// Nor do those in a table, or in code by indentation.
    pub(super) fn unattached_in(&mut self, range: Range<usize>) {
        self.comments(range, None);
    }

    fn in_line(&mut self, inline: &Inline<'_>, task: Option<usize>) {
        for (event, range) in inline {
            if let Event::InlineHtml(_) | Event::Html(_) = event {
                self.comments(range.clone(), task);
            }
        }
        self.shown(inline, task);
    }

    fn comments(&mut self, range: Range<usize>, task: Option<usize>) {
        let source = self.source;
        let raw = source.slice(range.clone());
        for (begin, end) in html::hidden(raw) {
            // What is never closed is told on its own.
            let Some(end) = end else { continue };
            let comment = raw.get(begin..end).unwrap_or_default();
            let comment = comment.trim_start_matches("<!--").trim_end_matches("-->");
            let line = source.line_of(range.start + begin);
            let item = task.and_then(|index| self.document.items.get_mut(index));
            match (proofs::of_comment(comment.trim()), item) {
                (Comment::Other, _) => {}
                (Comment::Proof(reference), Some(item)) => item.proofs.push(reference),
                (Comment::Proof(reference), None) => self.proof_slip(line, Some(reference), None),
                (Comment::Slip(reference), _) => self.proof_slip(line, reference, task),
            }
        }
    }

    /// A comment that is broken is on show.
    fn shown(&mut self, inline: &Inline<'_>, task: Option<usize>) {
        let mut text = String::new();
        let mut start = None;
        for (event, range) in inline {
            match event {
                Event::Text(piece) => {
                    start = start.or(Some(range.start));
                    text.push_str(piece);
                }
                Event::SoftBreak | Event::HardBreak => {
                    self.shown_line(&std::mem::take(&mut text), start.take(), task);
                }
                _ => {}
            }
        }
        self.shown_line(&text, start, task);
    }

    fn shown_line(&mut self, text: &str, start: Option<usize>, task: Option<usize>) {
        if let (Some(start), Some(reference)) = (start, proofs::shown(text)) {
            self.proof_slip(self.source.line_of(start), reference, task);
        }
    }

    fn proof_slip(&mut self, line: usize, reference: Option<String>, task: Option<usize>) {
        let items = &self.document.items;
        let item = match task {
            Some(index) => items.get(index),
            None => items.last(),
        };
        let item = item.map(|item| item.text.chars().take(LONGEST_ITEM).collect());
        self.document.proof_slips.push(ProofSlip {
            line,
            reference: reference.filter(|name| !name.is_empty()),
            item,
        });
    }
}
