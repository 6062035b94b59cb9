//! The lines of a comment that begin with a slash, and where in its Markdown they stand.
//!
//! A line is read from the source as it is, not from the parser's text: `\/go` and `&#47;go` begin with no slash. The
//! parser says what the line belongs to. A line that is hidden or quoted is left out; a line that its author sees
//! much like a command, and which is none, is misplaced.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::markdown::{Block, Inline, Place, Source, html, walk};

use super::word::Within;

/// A line of text that readers see.
pub(super) struct Line<'s> {
    /// Offset of the slash.
    pub(super) start: usize,
    /// From the slash to the end of the line.
    pub(super) text: &'s str,
    /// Whether a command can stand there.
    pub(super) standing: Standing,
}

/// Whether a line is one of a plain paragraph.
#[derive(Clone, Copy)]
pub(super) enum Standing {
    /// It is.
    Plain,
    /// It is something else that looks much like one.
    Misplaced(Within),
}

/// Finds the lines in their order.
pub(super) fn beginning_with_slash<'s>(source: &'s Source<'_>) -> Vec<Line<'s>> {
    let mut finder = Finder {
        source,
        found: Vec::new(),
        scopes: 0,
        examined: 0,
        raw_comment: Comment::default(),
        typed_comment: Comment::default(),
        struck: Markup::default(),
    };
    walk(source, &mut |block, place| finder.block(block, place));
    finder.found
}

/// The blanks a command may begin with; four would be indented code elsewhere.
const MAX_INDENT: usize = 3;

struct Finder<'s> {
    source: &'s Source<'s>,
    found: Vec<Line<'s>>,
    /// Open block quotes and footnotes.
    scopes: usize,
    /// End of the last line that was looked at.
    examined: usize,
    /// `<!--` that a browser reads as a comment.
    raw_comment: Comment,
    /// `<!--` in running text, which is shown, and surely meant to hide.
    typed_comment: Comment,
    /// Tags on lines of their own that strike out the paragraphs up to their end.
    struck: Markup,
}

impl<'s> Finder<'s> {
    fn block(&mut self, block: Block<'_>, place: Place) {
        match block {
            Block::ScopeStart => self.scopes += 1,
            Block::ScopeEnd => self.scopes = self.scopes.saturating_sub(1),
            Block::Paragraph { inline, .. } => self.inline(&inline, place, None),
            Block::Heading { inline, .. } => self.inline(&inline, place, Some(Within::Heading)),
            Block::Cell { range } if place.quotes == 0 => {
                self.line_at(range, Standing::Misplaced(Within::Table));
            }
            Block::Html { range } => self.html(range, place),
            Block::Cell { .. } | Block::Code { .. } => {}
            Block::ItemStart { .. } | Block::ItemEnd => {}
        }
    }

    fn inline(&mut self, inline: &Inline<'_>, place: Place, within: Option<Within>) {
        let footnote = (self.scopes > place.quotes).then_some(Within::Footnote);
        let within = within.or(footnote).or(self.struck.within());
        let mut markup = Markup::default();
        for (event, range) in inline {
            match event {
                Event::Text(_) => {
                    if place.quotes == 0 && markup.targets == 0 {
                        let within = within
                            .or(markup.within())
                            .or(self.in_comment().then_some(Within::Comment));
                        let standing = within.map_or(Standing::Plain, Standing::Misplaced);
                        self.line_at(range.clone(), standing);
                    }
                    self.typed_text(range);
                }
                Event::InlineHtml(tag) | Event::Html(tag) => {
                    markup.tag(tag);
                    self.raw_html(range);
                }
                Event::Start(tag) => markup.start(tag),
                Event::End(tag) => markup.end(*tag),
                _ => {}
            }
        }
    }

    /// Takes the line of a piece of text if the text holds the slash that the line begins with.
    fn line_at(&mut self, range: Range<usize>, standing: Standing) {
        if range.start < self.examined {
            return;
        }
        let text = self.source.text();
        let before = text.get(..range.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let rest = self.source.after(line_start);
        let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
        self.examined = line_start + line.len();
        if let Some((indent, command)) = split_indent(line) {
            let start = line_start + indent;
            if range.contains(&start) {
                self.found.push(Line {
                    start,
                    text: command,
                    standing,
                });
            }
        }
    }

    /// A block of raw HTML holds no commands. Where it runs on to the next blank line, as with `</details>`, people do
    /// not see that their line belongs to it.
    fn html(&mut self, range: Range<usize>, place: Place) {
        let raw = self.source.slice(range.clone());
        if place.quotes == 0 && ends_with_blank_line(raw) {
            let shown = html::comments(raw).rest;
            let mut line_start = range.start;
            for (line, shown) in raw.split('\n').zip(shown.split('\n')) {
                if let Some((indent, text)) = split_indent(line)
                    && split_indent(shown).is_some()
                {
                    self.found.push(Line {
                        start: line_start + indent,
                        text,
                        standing: Standing::Misplaced(Within::Html),
                    });
                }
                line_start += line.len() + 1;
            }
        }
        for tag in html::comments(raw).rest.split_inclusive('>') {
            let tag = tag.rfind('<').and_then(|start| tag.get(start..));
            self.struck.tag_of(&STRIKING, tag.unwrap_or_default());
        }
        self.raw_html(&range);
    }

    fn raw_html(&mut self, range: &Range<usize>) {
        let raw = self.source.slice(range.clone()).as_bytes();
        self.raw_comment.read(raw);
        if !self.raw_comment.is_open {
            self.typed_comment.read(raw);
        }
    }

    fn typed_text(&mut self, range: &Range<usize>) {
        // The parser cuts text at `<` and the like, so a sign may end up to three bytes behind the piece.
        let bytes = self.source.text().as_bytes();
        let end = bytes.len().min(range.end + 3);
        let piece = bytes.get(range.start..end).unwrap_or_default();
        self.typed_comment.read(piece);
    }

    fn in_comment(&self) -> bool {
        self.raw_comment.is_open || self.typed_comment.is_open
    }
}

/// Splits a line into the number of its leading blanks and the rest, if that begins with a slash.
fn split_indent(line: &str) -> Option<(usize, &str)> {
    let bare = line.trim_start_matches(' ');
    let indent = line.len() - bare.len();
    (indent <= MAX_INDENT && bare.starts_with('/')).then_some((indent, bare))
}

/// Whether a block of raw HTML ends with the next blank line (CommonMark 0.31, 4.6, conditions 6 and 7), and not at an
/// end of its own like a comment or a `<pre>`.
fn ends_with_blank_line(raw: &str) -> bool {
    let start: String = raw
        .trim_start_matches(' ')
        .chars()
        .take(10)
        .collect::<String>()
        .to_ascii_lowercase();
    let own_end = ["<!", "<?", "<pre", "<script", "<style", "<textarea"];
    !own_end.iter().any(|begin| start.starts_with(begin))
}

/// Whether what comes next stands between `<!--` and `-->`.
#[derive(Default)]
struct Comment {
    is_open: bool,
}

impl Comment {
    /// Goes on behind a piece of raw HTML or text; the last sign in it decides.
    fn read(&mut self, piece: &[u8]) {
        let opened = piece.windows(4).rposition(|sign| sign == b"<!--");
        let closed = piece.windows(3).rposition(|sign| sign == b"-->");
        if opened.is_some() || closed.is_some() {
            self.is_open = opened > closed;
        }
    }
}

/// What is open at one point of a paragraph.
#[derive(Default)]
struct Markup {
    /// Links and pictures.
    targets: usize,
    /// Emphasis and strike-through.
    styles: usize,
    /// Tags by name, such as `<del>`.
    tags: HashMap<String, usize>,
    /// How many of them.
    open_tags: usize,
}

/// Tags that strike out what they hold.
const STRIKING: [&str; 3] = ["del", "s", "strike"];

/// Tags that hold nothing.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

impl Markup {
    fn within(&self) -> Option<Within> {
        (self.styles > 0 || self.open_tags > 0).then_some(Within::Formatting)
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Link { .. } | Tag::Image { .. } => self.targets += 1,
            _ => self.styles += 1,
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let open = match tag {
            TagEnd::Link | TagEnd::Image => &mut self.targets,
            _ => &mut self.styles,
        };
        *open = open.saturating_sub(1);
    }

    /// The same for a tag of one of these names only.
    fn tag_of(&mut self, names: &[&str], tag: &str) {
        let inner = tag.trim_start_matches(['<', '/']);
        if names.contains(&name(inner).as_str()) {
            self.tag(tag);
        }
    }

    fn tag(&mut self, tag: &str) {
        let inner = tag.trim_start_matches('<');
        if let Some(closing) = inner.strip_prefix('/') {
            if let Some(open) = self.tags.get_mut(&name(closing)).filter(|open| **open > 0) {
                *open -= 1;
                self.open_tags -= 1;
            }
        } else if inner.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let name = name(inner);
            if !tag.ends_with("/>") && !VOID.contains(&name.as_str()) {
                *self.tags.entry(name).or_default() += 1;
                self.open_tags += 1;
            }
        }
    }
}

/// The name that the inside of a tag begins with.
fn name(inner: &str) -> String {
    let end = inner
        .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
        .unwrap_or(inner.len());
    inner.get(..end).unwrap_or_default().to_ascii_lowercase()
}
