//! The lines of a comment that begin with a slash, and where in its Markdown they stand.
//!
//! A line is read from the source as it is, not from the parser's text: `\/go` and `&#47;go` begin with no slash. The
//! parser says what the line belongs to. A line that is hidden or quoted is left out; a line that its author sees
//! much like a command, and which is none, is misplaced. So is every line behind HTML of which GitHub's versions
//! disagree where it ends.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::markdown::{Block, Inline, Place, Source, html, walk};
use crate::text::first_slash;

use super::markup::{Comment, Markup, STRIKING};
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
        line: Current::default(),
        raw_comment: Comment::default(),
        typed_comment: Comment::default(),
        struck: Markup::default(),
    };
    walk(source, &mut |block, place| finder.block(block, place));
    if let Some(from) = source.doubtful().iter().min() {
        finder.doubtful_from(*from);
    }
    finder.found
}

struct Finder<'s> {
    source: &'s Source<'s>,
    found: Vec<Line<'s>>,
    /// Open block quotes and footnotes.
    scopes: usize,
    /// The line that is looked at.
    line: Current,
    /// `<!--` that a browser reads as a comment.
    raw_comment: Comment,
    /// `<!--` in running text, which is shown, and surely meant to hide.
    typed_comment: Comment,
    /// Tags on lines of their own that strike out the paragraphs up to their end.
    struck: Markup,
}

/// A line of the text whose pieces are read one after the other.
#[derive(Default)]
struct Current {
    /// Offset of its end.
    end: usize,
    /// Where its slash is, as long as no piece had it, and whether the line begins with it.
    slash: Option<(usize, bool)>,
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
            Block::Code {
                closed: false,
                range,
                ..
            } if place.quotes == 0 => self.raw_lines(range.start, range.end, Within::Fence),
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
        let text = self.source.text();
        if range.start >= self.line.end {
            let before = text.get(..range.start).unwrap_or_default();
            let line_start = before.rfind('\n').map_or(0, |end| end + 1);
            let line = first_line(self.source.after(line_start));
            self.line = Current {
                end: line_start + line.len(),
                slash: first_slash(line).map(|slash| (line_start + slash.at, slash.is_first)),
            };
        }
        if let Some((start, is_first)) = self.line.slash.filter(|(at, _)| *at < range.end) {
            self.line.slash = None;
            if range.contains(&start) {
                let marked = Standing::Misplaced(Within::Marked);
                self.found.push(Line {
                    start,
                    text: text.get(start..self.line.end).unwrap_or_default(),
                    standing: if is_first { standing } else { marked },
                });
            }
        }
    }

    /// Takes the lines of a stretch of the source as they are, the first one left out, since it opens it.
    fn raw_lines(&mut self, from: usize, to: usize, within: Within) {
        let raw = self.source.slice(from..to);
        let mut start = from;
        for (index, line) in raw.split('\n').enumerate() {
            if let Some(slash) = first_slash(line).filter(|slash| slash.is_first && index > 0)
                && let Some(text) = line.get(slash.at..)
            {
                self.found.push(Line {
                    start: start + slash.at,
                    text,
                    standing: Standing::Misplaced(within),
                });
            }
            start += line.len() + 1;
        }
    }

    /// Behind HTML whose end is doubtful, any line may be shown as another reading has it.
    fn doubtful_from(&mut self, from: usize) {
        self.found.retain(|line| line.start < from);
        self.raw_lines(from, self.source.text().len(), Within::Doubtful);
    }

    /// A block of raw HTML holds no commands. Where it runs on to the next blank line, as with `</details>`, people do
    /// not see that their line belongs to it.
    fn html(&mut self, range: Range<usize>, place: Place) {
        let raw = self.source.slice(range.clone());
        let comments = html::comments(raw);
        if place.quotes == 0 && ends_with_blank_line(raw) {
            let mut line_start = range.start;
            for (line, shown) in raw.split('\n').zip(comments.rest.split('\n')) {
                let starts = |line: &str| first_slash(line).filter(|slash| slash.is_first);
                if let (Some(slash), Some(_)) = (starts(line), starts(shown)) {
                    self.found.push(Line {
                        start: line_start + slash.at,
                        text: line.get(slash.at..).unwrap_or_default(),
                        standing: Standing::Misplaced(Within::Html),
                    });
                }
                line_start += line.len() + 1;
            }
        }
        if place.quotes == 0 {
            // What is hidden by accident was meant to be seen.
            if let Some(at) = comments.unclosed_at {
                self.raw_lines(range.start + at, range.end, Within::Comment);
            } else if html::is_unclosed(raw) {
                self.raw_lines(range.start, range.end, Within::Html);
            }
        }
        for tag in comments.rest.split_inclusive('>') {
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

fn first_line(text: &str) -> &str {
    text.split_once('\n').map_or(text, |(line, _)| line)
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
