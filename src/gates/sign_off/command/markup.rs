//! What is open at a place of a comment: HTML comments, styles, links and tags.

use std::collections::HashMap;

use pulldown_cmark::{Tag, TagEnd};

use super::word::Within;

/// Whether what comes next stands between `<!--` and `-->`.
#[derive(Default)]
pub(super) struct Comment {
    pub(super) is_open: bool,
}

impl Comment {
    /// Goes on behind a piece of raw HTML or text; the last sign in it decides.
    pub(super) fn read(&mut self, piece: &[u8]) {
        let opened = piece.windows(4).rposition(|sign| sign == b"<!--");
        let closed = piece.windows(3).rposition(|sign| sign == b"-->");
        if opened.is_some() || closed.is_some() {
            self.is_open = opened > closed;
        }
    }
}

/// What is open at one point of a paragraph.
#[derive(Default)]
pub(super) struct Markup {
    /// Links and pictures.
    pub(super) targets: usize,
    /// Emphasis and strike-through.
    styles: usize,
    /// Tags by name, such as `<del>`.
    tags: HashMap<String, usize>,
    /// How many of them.
    open_tags: usize,
}

/// Tags that strike out what they hold.
pub(super) const STRIKING: [&str; 3] = ["del", "s", "strike"];

/// Tags that hold nothing.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

impl Markup {
    pub(super) fn within(&self) -> Option<Within> {
        (self.styles > 0 || self.open_tags > 0).then_some(Within::Formatting)
    }

    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Link { .. } | Tag::Image { .. } => self.targets += 1,
            _ => self.styles += 1,
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        let open = match tag {
            TagEnd::Link | TagEnd::Image => &mut self.targets,
            _ => &mut self.styles,
        };
        *open = open.saturating_sub(1);
    }

    /// The same for a tag of one of these names only.
    pub(super) fn tag_of(&mut self, names: &[&str], tag: &str) {
        let inner = tag.trim_start_matches(['<', '/']);
        if names.contains(&name(inner).as_str()) {
            self.tag(tag);
        }
    }

    pub(super) fn tag(&mut self, tag: &str) {
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
