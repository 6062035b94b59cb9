//! Text that holds no tasks by GitHub's rules, line by line: drawings, slips, code and raw HTML.

use std::ops::Range;

use crate::{
    gates::checklist::{
        document::{ItemKind, LintKind, LookAlike, Mark},
        glyphs::{self, Branch, BranchContent},
        marker::{self, Bracket},
    },
    markdown::{Inline, Place, Prose, html},
};

use super::{At, Parser, link_starts};

impl Parser<'_> {
    /// Looks at each line of a paragraph for tasks that are none, and for drawings.
    pub(super) fn lines(
        &mut self,
        inline: &Inline<'_>,
        range: Range<usize>,
        opens_item: bool,
        place: Place,
    ) {
        let source = self.source;
        let links = link_starts(inline);
        for (index, (start, line)) in source.lines_in(range, place.quotes > 0).enumerate() {
            if let Some(branch) = glyphs::branch(line) {
                let indent = source.column_of(start);
                self.branch(branch, indent, start, place);
            } else if index == 0 && opens_item {
                // Its brackets have been read already, with regard to links.
            } else if let Some((mark, label)) =
                glyphs::ballot(line).filter(|(_, label)| !label.is_empty())
            {
                self.bare_ballot(mark, label, start, place);
            } else if let Some((kind, at)) = marker::line_look_alike(line)
                && links.binary_search(&(start + at)).is_err()
            {
                self.look_alike(kind, start, place);
            }
        }
    }

    /// A ballot box at the start of a line of running text. A tick there may be decoration (`✅ All good`).
    fn bare_ballot(&mut self, mark: Mark, label: &str, start: usize, place: Place) {
        if !self.options.glyphs {
            if mark != Mark::Done {
                self.lint(LintKind::UnreadGlyph, start, place);
            }
            return;
        }
        if !self.source.after(start).starts_with(['✅', '❎']) {
            let at = At {
                line: self.source.line_of(start),
                depth: place.items,
                blockquote: place.quotes > 0,
            };
            self.push_item(ItemKind::Ballot, mark, Prose::bare(label.trim_end()), at);
        }
    }

    /// One branch of a tree drawing, `indent` characters from the left.
    fn branch(&mut self, branch: Branch<'_>, indent: usize, start: usize, place: Place) {
        match branch.content {
            _ if !self.options.glyphs => self.lint(LintKind::UnreadGlyph, start, place),
            BranchContent::LookAlike(kind) => self.look_alike(kind, start, place),
            BranchContent::Task { mark, text } => {
                let at = At {
                    line: self.source.line_of(start),
                    depth: place.items + (branch.column + indent) / glyphs::LEVEL_WIDTH,
                    blockquote: place.quotes > 0,
                };
                self.push_item(ItemKind::Tree, mark, Prose::bare(text), at);
            }
        }
    }

    /// Code holds no tasks: fenced code is meant so, indented code often is not.
    pub(super) fn code(&mut self, fenced: bool, closed: bool, range: Range<usize>, place: Place) {
        if !closed {
            self.lint(LintKind::UnclosedFence, range.start, place);
        }
        if !fenced {
            self.unattached_in(range.clone());
        }
        let source = self.source;
        for (start, line) in source.lines_in(range, place.quotes > 0) {
            if let Some(branch) = glyphs::branch(line) {
                if self.options.glyphs || !fenced {
                    self.branch(branch, source.column_of(start), start, place);
                }
            } else if !fenced
                && (marker::line_look_alike(line).is_some() || marker::read(line) != Bracket::Other)
            {
                self.look_alike(LookAlike::InIndentedCode, start, place);
            }
        }
    }

    /// Raw HTML holds no tasks either, whatever its lines look like.
    pub(super) fn html(&mut self, range: Range<usize>, place: Place) {
        let source = self.source;
        let raw = source.slice(range.clone());
        let found = html::comments(raw);
        if let Some(at) = found.unclosed_at {
            self.lint(LintKind::UnclosedComment, range.start + at, place);
        }
        if html::is_unclosed(raw) {
            self.lint(LintKind::UnclosedHtml, range.start, place);
        }
        let first_line = source.line_of(range.start);
        for (index, line) in found.rest.lines().enumerate() {
            let bare = line.trim_start_matches([' ', '\t', '>']);
            if marker::line_look_alike(bare).is_some() || html::is_checkbox(bare) {
                self.lint_at(
                    LintKind::BadMarker(LookAlike::InHtml),
                    first_line + index,
                    place,
                );
            }
        }
        self.strikes.read(&found.rest);
        self.proofs_in(range);
        self.belongs_to_item(Prose::of_html(&found));
    }
}
