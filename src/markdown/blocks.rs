//! The parser's events gathered into blocks: a paragraph is one value, whether its list is loose or tight.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::source::Source;

/// The inline events of one block, each with its offsets in the source.
pub(crate) type Inline<'a> = Vec<(Event<'a>, Range<usize>)>;

/// Where a block stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// Number of enclosing list items.
    pub(crate) items: usize,
    /// Number of enclosing block quotes.
    pub(crate) quotes: usize,
}

/// One step of the walk, in document order.
#[derive(Debug)]
pub(crate) enum Block<'a> {
    /// A list item begins; the place is that of the item itself, outside of it.
    ItemStart { start: usize },
    /// The innermost open list item ends.
    ItemEnd,
    /// A block quote or footnote definition begins: headings inside hold only there.
    ScopeStart,
    /// The innermost open scope ends.
    ScopeEnd,
    /// A heading of level 1 to 6.
    Heading {
        level: u8,
        inline: Inline<'a>,
        start: usize,
        opens_item: bool,
    },
    /// A paragraph; `opens_item` if it is the very first thing in its list item.
    Paragraph {
        inline: Inline<'a>,
        range: Range<usize>,
        opens_item: bool,
    },
    /// Indented or fenced code; `closed` is false for a fence without its closing line.
    Code {
        fenced: bool,
        closed: bool,
        range: Range<usize>,
    },
    /// Raw HTML.
    Html { range: Range<usize> },
    /// One cell of a table.
    Cell { range: Range<usize> },
}

/// Calls `visit` for each block of a document.
///
/// Task lists are left to the caller on purpose: the parser's own reading of them differs from GitHub's for
/// markers without text and for items that begin with an empty line.
pub(crate) fn walk<'a>(source: &'a Source<'_>, visit: &mut impl FnMut(Block<'a>, Place)) {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut walker = Walker {
        source,
        visit,
        place: Place::default(),
        open: None,
        item: None,
    };
    for (event, range) in Parser::new_ext(source.text(), options).into_offset_iter() {
        walker.step(event, range);
    }
    walker.finish();
}

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

struct Walker<'a, 'b, 's, V> {
    source: &'a Source<'s>,
    visit: &'b mut V,
    place: Place,
    open: Option<Open<'a>>,
    /// Start of the list item in which nothing has been seen yet.
    item: Option<usize>,
}

impl<'a, V: FnMut(Block<'a>, Place)> Walker<'a, '_, '_, V> {
    fn step(&mut self, event: Event<'a>, range: Range<usize>) {
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

    fn finish(&mut self) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let source = Source::new(text).unwrap();
        let mut seen = Vec::new();
        walk(&source, &mut |block, place| {
            let name = match &block {
                Block::ItemStart { .. } => "item".to_owned(),
                Block::ItemEnd => "/item".to_owned(),
                Block::ScopeStart => "scope".to_owned(),
                Block::ScopeEnd => "/scope".to_owned(),
                Block::Heading { level, .. } => format!("h{level}"),
                Block::Paragraph {
                    range, opens_item, ..
                } => {
                    let sign = if *opens_item { "first " } else { "" };
                    format!("{sign}{:?}", source.slice(range.clone()).trim_end())
                }
                Block::Code { fenced, closed, .. } => format!("code {fenced} {closed}"),
                Block::Html { .. } => "html".to_owned(),
                Block::Cell { .. } => "cell".to_owned(),
            };
            seen.push(format!("{name} {}{}", place.items, place.quotes));
        });
        assert_eq!(seen, expected, "{text:?}");
    }

    #[test]
    fn loose_and_tight_lists_give_the_same_blocks() {
        let tight = ["item 00", "first \"a *b*\" 10", "/item 00"];
        check("- a *b*\n", &tight);
        check("-\n  a *b*\n", &tight);
        check("- \\[a\n", &["item 00", "first \"\\\\[a\" 10", "/item 00"]);
        let loose = ["item 00", "first \"a\" 10", "\"b\" 10", "/item 00"];
        check("- a\n\n  b\n", &loose);
    }

    #[test]
    fn only_the_first_block_opens_an_item() {
        check(
            "- > a\n",
            &["item 00", "scope 10", "\"a\" 11", "/scope 10", "/item 00"],
        );
        check("- [a]: /u\n  b\n", &["item 00", "\"b\" 10", "/item 00"]);
        check("- ***\n  b\n", &["item 00", "\"b\" 10", "/item 00"]);
    }

    #[test]
    fn a_fence_without_its_closing_line_is_open() {
        check("```\na\n```\n", &["code true true 00"]);
        check("```\n```\n", &["code true true 00"]);
        check("```\na\n", &["code true false 00"]);
        check("```", &["code true false 00"]);
        check("~~~\n```\n", &["code true false 00"]);
        check("````\n```\n", &["code true false 00"]);
        check("```\n    ```\n", &["code true false 00"]);
        check(
            "> ```\n> a\n\nb\n",
            &["scope 00", "code true false 01", "/scope 00", "\"b\" 00"],
        );
        check(
            "> ```\n> a\n> ```\n",
            &["scope 00", "code true true 01", "/scope 00"],
        );
        check(
            "- ```\n  a\n  ```\n",
            &["item 00", "code true true 10", "/item 00"],
        );
        check("    a\n", &["code false true 00"]);
    }

    #[test]
    fn html_tables_headings_and_footnotes_are_told_apart() {
        check("<div>\nx\n</div>\n", &["html 00"]);
        check("|a|\n|-|\n|b|\n", &["cell 00", "cell 00"]);
        check("# a\n\nb\n===\n", &["h1 00", "h1 00"]);
        check(
            "x[^1]\n\n[^1]: y\n",
            &["\"x[^1]\" 00", "scope 00", "\"y\" 00", "/scope 00"],
        );
    }
}
