//! From a Markdown text to its items, headings and lints.

mod lines;
mod proofs;
mod slips;

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::markdown::strike::Strikes;
use crate::markdown::{Block, Inline, MarkdownError, Place, Prose, Source, walk};

use super::{
    document::{Document, Heading, Item, ItemKind, Lint, LintKind, LookAlike, Mark, ParseOptions},
    marker::{self, Bracket, MARKER_LENGTH},
    not_applicable,
};

/// Reads a checklist. An error is not an empty list.
pub(crate) fn parse(markdown: &str, options: &ParseOptions) -> Result<Document, MarkdownError> {
    let source = Source::new(markdown)?;
    let mut parser = Parser::new(&source, options);
    walk(&source, &mut |block, place| parser.block(block, place));
    for offset in source.doubtful() {
        parser.lint(LintKind::Doubtful, *offset, Place::default());
    }
    let mut document = parser.document;
    document.items.sort_by_key(|item| item.line);
    document.lints.sort_by_key(|lint| lint.line);
    document.lints.dedup_by_key(|lint| (lint.line, lint.kind));
    document.proof_slips.sort_by_key(|slip| slip.line);
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
    /// Tags that strike out whatever follows, until they are closed.
    strikes: Strikes,
}

impl<'s> Parser<'s> {
    fn new(source: &'s Source<'s>, options: &'s ParseOptions) -> Self {
        Self {
            source,
            options,
            document: Document::default(),
            open_items: Vec::new(),
            scopes: vec![Vec::new()],
            strikes: Strikes::default(),
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
                self.strike(&inline);
                self.unattached(&inline);
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
                self.unattached_in(range.clone());
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
        let struck_before = self.strikes.is_open();
        self.strike(inline);
        let maybe_struck = struck_before || self.strikes.is_open();
        if let (true, Bracket::Marker { checked }) = (is_task, bracket) {
            let mark = if checked { Mark::Done } else { Mark::Open };
            let prose = Prose::read(inline, range.start + MARKER_LENGTH);
            self.task(mark, ItemKind::Task, prose, maybe_struck, place);
        } else {
            self.other_paragraph(inline, &range, opens_item, maybe_struck, place);
        }
        self.proofs(inline);
        self.lines(inline, range, opens_item, place);
    }

    /// Follows the tags that strike out what is behind them.
    fn strike(&mut self, inline: &Inline<'_>) {
        for (event, _) in inline {
            if let Event::InlineHtml(tag) | Event::Html(tag) = event {
                self.strikes.read(tag);
            }
        }
    }

    /// Adds a task that opens the innermost list item.
    fn task(&mut self, mark: Mark, kind: ItemKind, prose: Prose, maybe_struck: bool, place: Place) {
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
        if let Some(item) = self.document.items.last_mut() {
            item.maybe_struck = maybe_struck;
        }
    }

    fn push_item(&mut self, kind: ItemKind, mark: Mark, prose: Prose, at: At) {
        let not_applicable = not_applicable::read(&prose, &self.options.na_words);
        let standing = prose.standing();
        self.document.items.push(Item {
            mark,
            section: self.document.headings.len().checked_sub(1),
            scope: self.scope(),
            line: at.line,
            depth: at.depth,
            blockquote: at.blockquote,
            kind,
            not_applicable,
            standing,
            maybe_struck: self.strikes.is_open(),
            proofs: Vec::new(),
            references: prose.references,
            text: prose.text,
        });
    }

    /// The nearest task around this place, as an index.
    fn nearest_task(&self) -> Option<usize> {
        self.open_items.iter().rev().find_map(|(_, task)| *task)
    }

    /// Gives the references of a text to the nearest task around it.
    fn belongs_to_item(&mut self, prose: Prose) {
        let nearest = self.nearest_task();
        if let Some(item) = nearest.and_then(|index| self.document.items.get_mut(index)) {
            item.references.append_later(prose.references);
        }
    }

    fn look_alike(&mut self, kind: LookAlike, offset: usize, place: Place) {
        self.lint(LintKind::BadMarker(kind), offset, place);
    }

    fn lint(&mut self, kind: LintKind, offset: usize, place: Place) {
        self.lint_at(kind, self.source.line_of(offset), place);
    }

    fn lint_at(&mut self, kind: LintKind, line: usize, place: Place) {
        let (scope, blockquote) = (self.scope(), place.quotes > 0);
        let section = self.document.headings.len().checked_sub(1);
        self.document.lints.push(Lint {
            kind,
            line,
            section,
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
