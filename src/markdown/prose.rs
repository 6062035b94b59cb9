//! The plain text of a block, as a reader sees it, and what it refers to.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{
    blocks::Inline,
    html::{self, Comments},
    references::{Reference, References, is_commit},
};

/// Stands for code and link texts where only bare text counts.
const FILLER: char = '\u{1}';

/// Plain text of a block, comments removed, line breaks as one space, trimmed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prose {
    pub(crate) text: String,
    /// The parts of `text` that are struck through.
    pub(crate) struck: Vec<Range<usize>>,
    /// What stood in HTML comments, trimmed.
    pub(crate) comments: Vec<String>,
    pub(crate) references: References,
}

impl Prose {
    /// Reads inline events, leaving out whatever stands before the source offset `skip`.
    pub(crate) fn read(inline: &Inline<'_>, skip: usize) -> Self {
        let mut reader = Reader::default();
        for (event, range) in inline {
            if range.end > skip {
                reader.step(event, skip.saturating_sub(range.start));
            }
        }
        reader.finish()
    }

    /// Text in which no markup counts, such as a line of code.
    pub(crate) fn bare(text: &str) -> Self {
        let mut references = References::default();
        references.read(text, FILLER);
        Self {
            text: text.to_owned(),
            references,
            ..Self::default()
        }
    }

    /// What raw HTML says and refers to; its text is left out.
    pub(crate) fn of_html(found: &Comments<'_>) -> Self {
        let mut references = References::default();
        let targets = html::targets(&found.rest);
        let reference = |target: &&str| Reference::new(target, true);
        references
            .images
            .extend(targets.images.iter().map(reference));
        references.links.extend(targets.links.iter().map(reference));
        Self {
            comments: found
                .closed
                .iter()
                .map(|comment| (*comment).to_owned())
                .collect(),
            references,
            ..Self::default()
        }
    }

    /// The same without the first `length` bytes of its text, for markers that are part of it.
    pub(crate) fn without_start(mut self, length: usize) -> Self {
        self.text = self.text.get(length..).unwrap_or_default().to_owned();
        for range in &mut self.struck {
            *range = range.start.saturating_sub(length)..range.end.saturating_sub(length);
        }
        self.struck.retain(|range| !range.is_empty());
        self
    }
}

#[derive(Default)]
struct Reader {
    prose: Prose,
    /// `text` with whatever is not bare text replaced by [`FILLER`].
    bare: String,
    strike_depth: usize,
    /// Depth of links and pictures, whose text is not bare.
    target_depth: usize,
    after_comment: bool,
    /// Whether a letter or digit has been read; kept, not recomputed, so that many links cost linear time.
    has_words: bool,
}

impl Reader {
    fn step(&mut self, event: &Event<'_>, skipped: usize) {
        match event {
            Event::Text(text) => {
                let text = text.get(skipped..).unwrap_or_default();
                let bare = self.target_depth == 0;
                self.push(text, bare);
            }
            Event::Code(code) => {
                if is_commit(code.trim()) {
                    let reference = Reference::new(code.trim(), self.has_words);
                    self.prose.references.commits.push(reference);
                }
                self.push(code, false);
            }
            Event::SoftBreak | Event::HardBreak => self.push(" ", true),
            Event::InlineHtml(tag) | Event::Html(tag) => self.html(tag),
            Event::Start(tag) => self.start(tag),
            Event::End(TagEnd::Strikethrough) => {
                self.strike_depth = self.strike_depth.saturating_sub(1);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                self.target_depth = self.target_depth.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strikethrough => self.strike_depth += 1,
            Tag::Link { dest_url, .. } => {
                let reference = Reference::new(dest_url, self.has_words);
                self.prose.references.links.push(reference);
                self.target_depth += 1;
            }
            Tag::Image { dest_url, .. } => {
                let reference = Reference::new(dest_url, self.has_words);
                self.prose.references.images.push(reference);
                self.target_depth += 1;
            }
            _ => {}
        }
    }

    fn html(&mut self, tag: &str) {
        if tag.starts_with("<!--") {
            let found = html::comments(tag);
            self.prose
                .comments
                .extend(found.closed.into_iter().map(str::to_owned));
            self.after_comment = true;
            return;
        }
        let after_text = self.has_words;
        let found = html::targets(tag);
        let references = &mut self.prose.references;
        references.images.extend(
            found
                .images
                .iter()
                .map(|src| Reference::new(src, after_text)),
        );
        references.links.extend(
            found
                .links
                .iter()
                .map(|href| Reference::new(href, after_text)),
        );
        let name = tag.trim_matches(['<', '>', '/', ' ']);
        if name.eq_ignore_ascii_case("br") {
            self.push(" ", true);
        }
    }

    fn push(&mut self, text: &str, is_bare: bool) {
        // `a <!-- b --> c` reads as `a c`, not with two spaces.
        let text = match std::mem::take(&mut self.after_comment) {
            true if self.prose.text.is_empty() || self.prose.text.ends_with(' ') => {
                text.trim_start_matches(' ')
            }
            _ => text,
        };
        let start = self.prose.text.len();
        self.prose.text.push_str(text);
        self.has_words = self.has_words || text.contains(char::is_alphanumeric);
        match is_bare {
            true => self.bare.push_str(text),
            false => self.bare.push(FILLER),
        }
        if self.strike_depth > 0 && !text.is_empty() {
            let end = self.prose.text.len();
            match self.prose.struck.last_mut() {
                Some(last) if last.end == start => last.end = end,
                _ => self.prose.struck.push(start..end),
            }
        }
    }

    fn finish(mut self) -> Prose {
        self.prose.references.read(&self.bare, FILLER);
        let trimmed_start = self.prose.text.trim_start();
        let cut = self.prose.text.len() - trimmed_start.len();
        let text = trimmed_start.trim_end().to_owned();
        for range in &mut self.prose.struck {
            range.start = range.start.saturating_sub(cut).min(text.len());
            range.end = range.end.saturating_sub(cut).min(text.len());
        }
        self.prose.struck.retain(|range| !range.is_empty());
        self.prose.text = text;
        self.prose
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{Block, Source, walk};

    fn read(text: &str) -> Prose {
        let source = Source::new(text).unwrap();
        let mut found = None;
        walk(&source, &mut |block, _| {
            if let Block::Paragraph { inline, .. } = block {
                found.get_or_insert_with(|| Prose::read(&inline, 0));
            }
        });
        found.unwrap()
    }

    #[test]
    fn text_is_what_a_reader_sees() {
        let check = |markdown: &str, expected: &str| {
            assert_eq!(read(markdown).text, expected, "{markdown:?}")
        };
        check("a **b** `c` [d](/u) ![e](/i)", "a b c d e");
        check("a\nb  \nc\\\nd", "a b c d");
        check("a <!-- x --> b<!-- y -->", "a b");
        check("&amp; \\* <b>x</b><br>y", "& * x y");
        check("<https://a.test>", "https://a.test");
        check("~~a~~ ~b~", "a b");
    }

    #[test]
    fn struck_parts_are_known() {
        let check = |markdown: &str, expected: &[&str]| {
            let prose = read(markdown);
            let struck: Vec<_> = prose
                .struck
                .iter()
                .map(|range| prose.text.get(range.clone()).unwrap())
                .collect();
            assert_eq!(struck, expected, "{markdown:?}");
        };
        check("~~a `b`~~ c", &["a b"]);
        check("x ~a~ y ~~b~~", &["a", "b"]);
        check("**~~é~~**", &["é"]);
        check("x <!-- c --> ~~a~~", &["a"]);
    }

    #[test]
    fn references_know_whether_words_stand_before_them() {
        let check = |markdown: &str, expected: &[(&str, bool)]| {
            let references = read(markdown).references;
            let found: Vec<_> = [&references.links, &references.images, &references.commits]
                .into_iter()
                .flatten()
                .map(|reference| (reference.target.as_str(), reference.after_text))
                .collect();
            assert_eq!(found, expected, "{markdown:?}");
        };
        check("[a](/u) [b](/v)", &[("/u", false), ("/v", true)]);
        check("a ![](/i) `1a2b3c4`", &[("/i", true), ("1a2b3c4", true)]);
        check("a <img src=\"/i\"/>", &[("/i", true)]);
        check("a https://a.test/b_c_d", &[("https://a.test/b_c_d", true)]);
        check("`https://a.test`", &[]);
    }

    #[test]
    fn comments_are_kept_apart() {
        assert_eq!(
            read("a <!-- gonogo: npm-audit --> b").comments,
            ["gonogo: npm-audit"]
        );
    }

    #[test]
    fn mentions_in_code_and_links_are_not_mentions() {
        assert_eq!(read("@ana `@bob` [@eve](/u)").references.mentions, ["ana"]);
    }
}
