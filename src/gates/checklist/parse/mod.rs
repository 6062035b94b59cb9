//! From a Markdown text to its items, headings and lints.

mod lines;

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::markdown::{Block, Inline, MarkdownError, Place, Prose, Source, walk};

use super::{
    document::{Document, Heading, Item, ItemKind, Lint, LintKind, LookAlike, Mark, ParseOptions},
    glyphs,
    marker::{self, Bracket, MARKER_LENGTH},
    not_applicable,
};

/// Opens a comment that names what proves an item.
const PROOF_PREFIX: &str = "gonogo:";

/// Reads a checklist. An error is not an empty list.
pub(crate) fn parse(markdown: &str, options: &ParseOptions) -> Result<Document, MarkdownError> {
    let source = Source::new(markdown)?;
    let mut parser = Parser::new(&source, options);
    walk(&source, &mut |block, place| parser.block(block, place));
    let mut document = parser.document;
    document.items.sort_by_key(|item| item.line);
    document.lints.sort_by_key(|lint| lint.line);
    document.lints.dedup_by_key(|lint| (lint.line, lint.kind));
    Ok(document)
}

/// Where an item stands, as [`Item`] has it.
#[derive(Clone, Copy)]
struct At {
    line: usize,
    depth: usize,
    blockquote: bool,
}

struct Parser<'s> {
    source: &'s Source<'s>,
    options: &'s ParseOptions,
    document: Document,
    /// The open list items: where each starts, and its index if it is a task.
    open_items: Vec<(usize, Option<usize>)>,
    /// Headings that hold at this point, from the outermost; one list per quote or list item.
    scopes: Vec<Vec<usize>>,
}

impl<'s> Parser<'s> {
    fn new(source: &'s Source<'s>, options: &'s ParseOptions) -> Self {
        Self {
            source,
            options,
            document: Document::default(),
            open_items: Vec::new(),
            scopes: vec![Vec::new()],
        }
    }

    fn block(&mut self, block: Block<'_>, place: Place) {
        match block {
            Block::ItemStart { start } => {
                self.open_items.push((start, None));
                self.scopes.push(Vec::new());
            }
            Block::ItemEnd => {
                self.open_items.pop();
                self.scopes.pop();
            }
            Block::ScopeStart => self.scopes.push(Vec::new()),
            Block::ScopeEnd => {
                self.scopes.pop();
            }
            Block::Heading {
                level,
                inline,
                start,
                opens_item,
            } => {
                if opens_item && marker::read(self.source.after(start)) != Bracket::Other {
                    self.look_alike(LookAlike::NotAParagraph, start, place);
                }
                self.heading(level, &inline, start, place);
            }
            Block::Paragraph {
                inline,
                range,
                opens_item,
            } => {
                self.paragraph(&inline, range, opens_item, place);
            }
            Block::Code {
                fenced,
                closed,
                range,
            } => self.code(fenced, closed, range, place),
            Block::Html { range } => self.html(range, place),
            Block::Cell { range } => {
                let cell = self.source.slice(range.clone()).trim_start();
                let is_marker = !matches!(marker::read(cell), Bracket::Other);
                if is_marker || marker::line_look_alike(cell).is_some() {
                    self.look_alike(LookAlike::NotAParagraph, range.start, place);
                }
            }
        }
    }

    fn heading(&mut self, level: u8, inline: &Inline<'_>, start: usize, place: Place) {
        let headings = &self.document.headings;
        let index = headings.len();
        if let Some(scope) = self.scopes.last_mut() {
            while scope
                .last()
                .and_then(|last| headings.get(*last))
                .is_some_and(|last| last.level >= level)
            {
                scope.pop();
            }
        }
        let parent = self.scope();
        if let Some(scope) = self.scopes.last_mut() {
            scope.push(index);
        }
        self.document.headings.push(Heading {
            level,
            text: Prose::read(inline, 0).text,
            line: self.source.line_of(start),
            blockquote: place.quotes > 0,
            parent,
        });
    }

    /// The innermost heading that holds here.
    fn scope(&self) -> Option<usize> {
        self.scopes
            .iter()
            .rev()
            .find_map(|scope| scope.last().copied())
    }

    fn paragraph(
        &mut self,
        inline: &Inline<'_>,
        range: Range<usize>,
        opens_item: bool,
        place: Place,
    ) {
        let text = self.source.slice(range.clone()).trim_end();
        let bracket = marker::read(text);
        let is_task = opens_item
            && matches!(bracket, Bracket::Marker { .. })
            && text
                .get(MARKER_LENGTH..)
                .is_some_and(|label| !label.trim_ascii().is_empty());
        if let (true, Bracket::Marker { checked }) = (is_task, bracket) {
            let mark = if checked { Mark::Done } else { Mark::Open };
            let prose = Prose::read(inline, range.start + MARKER_LENGTH);
            self.task(mark, ItemKind::Task, prose, place);
        } else {
            self.other_paragraph(inline, &range, opens_item, place);
        }
        self.lines(inline, range, opens_item, place);
    }

    /// A paragraph that is no task of GitHub's: a ballot box, a slip, or text that belongs to the item above.
    fn other_paragraph(
        &mut self,
        inline: &Inline<'_>,
        range: &Range<usize>,
        opens_item: bool,
        place: Place,
    ) {
        let prose = Prose::read(inline, 0);
        if opens_item {
            if let Some((mark, label)) = glyphs::ballot(&prose.text) {
                if !self.options.glyphs {
                    self.lint(LintKind::UnreadGlyph, range.start, place);
                } else {
                    let mark_length = prose.text.len() - label.len();
                    let label = prose.without_start(mark_length);
                    return self.task(mark, ItemKind::Ballot, label, place);
                }
            } else if let Some(kind) = self.opening_slip(inline, range) {
                self.look_alike(kind, range.start, place);
            }
        }
        self.belongs_to_item(prose);
    }

    /// Why a list item that seems to begin with a box is no task.
    fn opening_slip(&self, inline: &Inline<'_>, range: &Range<usize>) -> Option<LookAlike> {
        if link_starts(inline).first() == Some(&range.start) {
            return None;
        }
        let text = self.source.slice(range.clone()).trim_end();
        match marker::read(text) {
            Bracket::Marker { .. } => Some(LookAlike::NoText),
            Bracket::LookAlike(kind) => Some(kind),
            Bracket::Other => {
                let inner = text.trim_start_matches(['*', '_', '~']);
                let formatted = inner.len() < text.len()
                    && matches!(marker::read(inner), Bracket::Marker { .. });
                formatted.then_some(LookAlike::Formatted)
            }
        }
    }

    /// Adds a task that opens the innermost list item.
    fn task(&mut self, mark: Mark, kind: ItemKind, prose: Prose, place: Place) {
        let index = self.document.items.len();
        let Some((start, task)) = self.open_items.last_mut() else {
            return;
        };
        *task = Some(index);
        let at = At {
            line: self.source.line_of(*start),
            depth: place.items.saturating_sub(1),
            blockquote: place.quotes > 0,
        };
        self.push_item(kind, mark, prose, at);
    }

    fn push_item(&mut self, kind: ItemKind, mark: Mark, prose: Prose, at: At) {
        let not_applicable = not_applicable::read(&prose, &self.options.na_words);
        self.document.items.push(Item {
            mark,
            section: self.document.headings.len().checked_sub(1),
            scope: self.scope(),
            line: at.line,
            depth: at.depth,
            blockquote: at.blockquote,
            kind,
            not_applicable,
            proofs: proofs(&prose.comments).collect(),
            references: prose.references,
            text: prose.text,
        });
    }

    /// Gives references and proofs of a text to the nearest task around it.
    fn belongs_to_item(&mut self, prose: Prose) {
        let nearest = self.open_items.iter().rev().find_map(|(_, task)| *task);
        let Some(item) = nearest.and_then(|index| self.document.items.get_mut(index)) else {
            return;
        };
        item.proofs.extend(proofs(&prose.comments));
        item.references.append_later(prose.references);
    }

    fn look_alike(&mut self, kind: LookAlike, offset: usize, place: Place) {
        self.lint(LintKind::BadMarker(kind), offset, place);
    }

    fn lint(&mut self, kind: LintKind, offset: usize, place: Place) {
        self.lint_at(kind, self.source.line_of(offset), place);
    }

    fn lint_at(&mut self, kind: LintKind, line: usize, place: Place) {
        let (scope, blockquote) = (self.scope(), place.quotes > 0);
        self.document.lints.push(Lint {
            kind,
            line,
            scope,
            blockquote,
        });
    }
}

/// Where links and pictures begin, in ascending order: brackets of their own, not boxes.
fn link_starts(inline: &Inline<'_>) -> Vec<usize> {
    let starts = inline.iter().filter(|(event, _)| {
        matches!(
            event,
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) | Event::FootnoteReference(_)
        )
    });
    starts.map(|(_, range)| range.start).collect()
}

fn proofs(comments: &[String]) -> impl Iterator<Item = String> {
    comments.iter().filter_map(|comment| {
        let reference = comment.strip_prefix(PROOF_PREFIX)?.trim();
        Some(reference.chars().take(200).collect())
    })
}
