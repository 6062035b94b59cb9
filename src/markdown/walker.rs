//! The parser's events gathered into blocks: a paragraph is one value, whether its list is loose or tight.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::blocks::{Block, Inline, Place};
use super::source::Source;

/// A block whose inside is being read.
struct Open<'a> {
    kind: Kind,
    inline: Inline<'a>,
    range: Range<usize>,
    opens_item: bool,
}

enum Kind {
    /// A paragraph without an own event: pulldown-cmark leaves it out in tight lists.
    TightParagraph,
    Paragraph,
    Heading(u8),
    Cell,
    Code {
        fenced: bool,
        content_end: Option<usize>,
    },
    Html,
}

/// Puts the events together, one after the other.
pub(super) struct Walker<'a, 'b, 's, V> {
    source: &'a Source<'s>,
    visit: &'b mut V,
    place: Place,
    open: Option<Open<'a>>,
    /// Start of the list item in which nothing has been seen yet.
    item: Option<usize>,
}

impl<'a, 'b, 's, V: FnMut(Block<'a>, Place)> Walker<'a, 'b, 's, V> {
    pub(super) fn new(source: &'a Source<'s>, visit: &'b mut V) -> Self {
        Self {
            source,
            visit,
            place: Place::default(),
            open: None,
            item: None,
        }
    }

    /// The next event of the parser.
    pub(super) fn step(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) if is_block(&tag) => self.start(&tag, range),
            Event::End(tag) if is_block_end(tag) => self.end(tag),
            Event::Rule => {
                self.finish();
                self.item = None;
            }
            inline => self.inline(inline, range),
        }
    }

    fn start(&mut self, tag: &Tag<'a>, range: Range<usize>) {
        self.finish();
        match tag {
            Tag::Item => {
                self.emit(Block::ItemStart { start: range.start });
                self.place.items += 1;
                self.item = Some(range.start);
            }
            Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => {
                self.emit(Block::ScopeStart);
                self.place.quotes += usize::from(matches!(tag, Tag::BlockQuote(_)));
                self.item = None;
            }
            Tag::Paragraph => self.begin(Kind::Paragraph, range),
            Tag::Heading { level, .. } => self.begin(Kind::Heading(*level as u8), range),
            Tag::TableCell => self.begin(Kind::Cell, range),
            Tag::CodeBlock(kind) => {
                let fenced = matches!(kind, CodeBlockKind::Fenced(_));
                self.begin(
                    Kind::Code {
                        fenced,
                        content_end: None,
                    },
                    range,
                );
            }
            Tag::HtmlBlock => self.begin(Kind::Html, range),
            _ => self.item = None,
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.finish();
        match tag {
            TagEnd::Item => {
                self.place.items = self.place.items.saturating_sub(1);
                self.item = None;
                self.emit(Block::ItemEnd);
            }
            TagEnd::BlockQuote(_) => {
                self.place.quotes = self.place.quotes.saturating_sub(1);
                self.emit(Block::ScopeEnd);
            }
            TagEnd::FootnoteDefinition => self.emit(Block::ScopeEnd),
            _ => {}
        }
    }

    fn begin(&mut self, kind: Kind, range: Range<usize>) {
        let opens_item = self
            .item
            .take()
            .is_some_and(|start| is_item_prefix(self.source.slice(start..range.start)));
        self.open = Some(Open {
            kind,
            inline: Vec::new(),
            range,
            opens_item,
        });
    }

    fn inline(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.open.is_none() {
            // The event of an escaped character leaves out its backslash, which opens the paragraph.
            let is_escaped = self.source.slice(0..range.start).ends_with('\\');
            let start = range.start - usize::from(is_escaped);
            self.begin(Kind::TightParagraph, start..range.end);
        }
        let Some(open) = &mut self.open else { return };
        match &mut open.kind {
            Kind::Code { content_end, .. } => *content_end = Some(range.end),
            Kind::Html => {}
            Kind::TightParagraph => {
                open.range.end = open.range.end.max(range.end);
                open.inline.push((event, range));
            }
            _ => open.inline.push((event, range)),
        }
    }

    /// Gives the block that is open; at the end, the last one.
    pub(super) fn finish(&mut self) {
        let Some(Open {
            kind,
            inline,
            range,
            opens_item,
        }) = self.open.take()
        else {
            return;
        };
        let block = match kind {
            Kind::TightParagraph | Kind::Paragraph => Block::Paragraph {
                inline,
                range,
                opens_item,
            },
            Kind::Heading(level) => Block::Heading {
                level,
                inline,
                start: range.start,
                opens_item,
            },
            Kind::Cell => Block::Cell { range },
            Kind::Html => Block::Html { range },
            Kind::Code {
                fenced,
                content_end,
            } => Block::Code {
                fenced,
                closed: !fenced || is_closed(self.source, &range, content_end),
                range,
            },
        };
        self.emit(block);
    }

    fn emit(&mut self, block: Block<'a>) {
        (self.visit)(block, self.place);
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

fn is_block_end(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// Whether only the list marker and white space stand between the start of an item and its first block: a
/// link definition there leaves no event, yet it is the first thing in the item.
fn is_item_prefix(between: &str) -> bool {
    let marker = between.trim_start_matches([' ', '\t', '>', '\n']);
    let digits = marker.trim_start_matches(|digit: char| digit.is_ascii_digit());
    digits
        .strip_prefix(['-', '+', '*', '.', ')'])
        .is_some_and(|rest| rest.chars().all(|character| " \t\n>".contains(character)))
}

/// Whether a fence has its closing line: it stands after the content, or after the opening line.
fn is_closed(source: &Source<'_>, range: &Range<usize>, content_end: Option<usize>) -> bool {
    let tail = match content_end {
        Some(end) => source.slice(end..range.end.max(end)),
        None => source
            .slice(range.clone())
            .split_once('\n')
            .map_or("", |(_, after)| after),
    };
    tail.contains(['`', '~'])
}
