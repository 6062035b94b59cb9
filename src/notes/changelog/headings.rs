//! The headings of a changelog as a reader sees them.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::name::{Named, Release, named};

/// A heading of the file; none within quotes, lists, code and comments.
#[derive(Debug)]
pub(super) struct Heading {
    /// Where its line begins.
    pub(super) begins: usize,
    pub(super) level: usize,
    /// What is read, without markup.
    pub(super) text: String,
}

/// A heading of a release.
#[derive(Debug)]
pub(super) struct OfRelease {
    /// Where it begins, with the anchor above it.
    pub(super) begins: usize,
    pub(super) level: usize,
    pub(super) named: Named,
}

impl Heading {
    /// Whether what is not released yet stands below it.
    pub(super) fn is_unreleased(&self) -> bool {
        let text = self.text.to_lowercase();
        let words = [
            "unreleased",
            "not released",
            "non publié",
            "à venir",
            "pas encore publié",
        ];
        words.iter().any(|word| text.contains(word))
    }

    /// Whether it names this very tag, be it a version or not.
    pub(super) fn is_of_tag(&self, tag: &str) -> bool {
        let behind = self.text.trim_start_matches('[').strip_prefix(tag);
        behind.is_some_and(|behind| {
            behind.is_empty() || behind.starts_with([']', ' ']) && !has_words(behind)
        })
    }
}

fn has_words(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

/// The headings of releases. Below the first level of versions, and of those with a project's
/// name, many headings only speak of versions; they count where they are nothing but a version.
pub(super) fn of_releases(
    text: &str,
    headings: &[Heading],
    release: &Release<'_>,
) -> Vec<OfRelease> {
    let all = headings.iter().filter_map(|heading| {
        Some(OfRelease {
            begins: with_anchor(text, heading.begins),
            level: heading.level,
            named: named(&heading.text, release)?,
        })
    });
    let all: Vec<OfRelease> = all.collect();
    let level_of = |heading: &OfRelease| heading.level;
    let plain = all.iter().filter(|heading| !heading.named.has_project());
    let level = plain.map(level_of).min();
    let level = level
        .or_else(|| all.iter().map(level_of).min())
        .unwrap_or(2);
    let counts = |heading: &OfRelease| {
        let named = &heading.named;
        heading.level <= level || (named.is_bare && !named.has_project())
    };
    all.into_iter().filter(counts).collect()
}

/// The headings of a text, by signs, by underlining and by HTML.
pub(super) fn headings(text: &str) -> Vec<Heading> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut headings = Vec::new();
    let mut inside: Option<Heading> = None;
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                inside = Some(Heading {
                    begins: line_begin(text, range.start),
                    level: level as usize,
                    text: String::new(),
                });
            }
            Event::End(TagEnd::Heading(_)) => headings.extend(inside.take()),
            Event::Start(Tag::HtmlBlock) if depth == 0 => html_headings(text, range, &mut headings),
            Event::Start(Tag::BlockQuote(_) | Tag::List(_)) => depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_)) => depth = depth.saturating_sub(1),
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut inside {
                    heading.text.push_str(&part);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(heading) = &mut inside {
                    heading.text.push(' ');
                }
            }
            _ => {}
        }
    }
    headings
}

/// `<h2>1.4.0</h2>` on a line of its own, outside of comments.
fn html_headings(text: &str, block: Range<usize>, headings: &mut Vec<Heading>) {
    let mut begins = block.start;
    let mut in_comment = false;
    for line in text.get(block).unwrap_or_default().split_inclusive('\n') {
        let was_in_comment = in_comment;
        in_comment = match (line.rfind("<!--"), line.rfind("-->")) {
            (Some(opened), Some(closed)) => opened > closed,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => in_comment,
        };
        let mut letters = line.trim_start().chars();
        let sign = (letters.next(), letters.next(), letters.next());
        if let (Some('<'), Some('h' | 'H'), Some(level @ '1'..='6')) = sign
            && !was_in_comment
        {
            headings.push(Heading {
                begins: line_begin(text, begins),
                level: level.to_digit(10).unwrap_or(2) as usize,
                text: without_tags(line),
            });
        }
        begins += line.len();
    }
}

fn without_tags(line: &str) -> String {
    let mut shown = String::new();
    let mut in_tag = false;
    for letter in line.trim().chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => shown.push(letter),
            _ => {}
        }
    }
    shown
}

fn line_begin(text: &str, place: usize) -> usize {
    let before = text.get(..place).unwrap_or_default();
    before.rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// Where a heading begins with the anchors that stand on the lines directly above it.
fn with_anchor(text: &str, begins: usize) -> usize {
    let mut place = begins;
    for line in text
        .get(..begins)
        .unwrap_or_default()
        .split_inclusive('\n')
        .rev()
    {
        let lower = line.trim().to_lowercase();
        if !lower.starts_with("<a ") || !lower.ends_with('>') || !without_tags(&lower).is_empty() {
            break;
        }
        place -= line.len();
    }
    place
}
