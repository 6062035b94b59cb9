//! The blocks of a document, in its order: what they are, and the walk over them.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use super::source::Source;
use super::walker::Walker;

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
    let mut walker = Walker::new(source, visit);
    for (event, range) in Parser::new_ext(source.parsed(), options()).into_offset_iter() {
        walker.step(event, range);
    }
    walker.finish();
}

/// What GitHub adds to CommonMark.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES
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
        check("<pre>\n</script>\n\nx\n", &["html 00", "\"x\" 00"]);
        check("|a|\n|-|\n|b|\n", &["cell 00", "cell 00"]);
        check("# a\n\nb\n===\n", &["h1 00", "h1 00"]);
        check(
            "x[^1]\n\n[^1]: y\n",
            &["\"x[^1]\" 00", "scope 00", "\"y\" 00", "/scope 00"],
        );
    }
}
