//! Reads inline events one after the other.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{FILLER, Prose};
use crate::markdown::{
    html,
    references::{Reference, is_commit},
    strike::{KINDS, StrikeTag, strike_tag},
};

#[derive(Default)]
pub(super) struct Reader {
    prose: Prose,
    /// `text` with whatever is not bare text replaced by [`FILLER`].
    bare: String,
    strike_depth: usize,
    /// Where the open tags that strike out begin, by kind.
    strike_tags: [Vec<usize>; KINDS],
    /// Depth of links and pictures, whose text is not bare.
    target_depth: usize,
    after_comment: bool,
    /// Whether a letter or digit has been read; kept, not recomputed, so that many links cost linear time.
    has_words: bool,
}

impl Reader {
    pub(super) fn step(&mut self, event: &Event<'_>, skipped: usize) {
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
                // `[x](#12)` is a place on the page, and no issue.
                if !dest_url.starts_with('#') {
                    let reference = Reference::new(dest_url, self.has_words);
                    self.prose.references.links.push(reference);
                }
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
            self.after_comment = true;
            return;
        }
        self.strike(tag);
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

    /// Takes what stands between two tags for struck out; what is left open is the caller's to judge.
    fn strike(&mut self, tag: &str) {
        let end = self.prose.text.len();
        match strike_tag(tag) {
            Some(StrikeTag::Opens(kind)) => {
                if let Some(starts) = self.strike_tags.get_mut(kind) {
                    starts.push(end);
                }
            }
            Some(StrikeTag::Closes(kind)) => {
                let start = self.strike_tags.get_mut(kind).and_then(Vec::pop);
                self.prose.struck.extend(start.map(|start| start..end));
            }
            None => {}
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

    pub(super) fn finish(mut self) -> Prose {
        self.prose.references.read(&self.bare, FILLER);
        let trimmed_start = self.prose.text.trim_start();
        let cut = self.prose.text.len() - trimmed_start.len();
        let text = trimmed_start.trim_end().to_owned();
        for range in &mut self.prose.struck {
            range.start = range.start.saturating_sub(cut).min(text.len());
            range.end = range.end.saturating_sub(cut).min(text.len());
        }
        self.prose.struck.retain(|range| !range.is_empty());
        self.prose.struck.sort_by_key(|range| range.start);
        self.prose.struck.dedup_by(|later, earlier| {
            let joins = later.start <= earlier.end;
            if joins {
                earlier.end = earlier.end.max(later.end);
            }
            joins
        });
        self.prose.text = text;
        self.prose
    }
}
