//! The text of a release: our part between two hidden lines, and around it what people wrote.
//!
//! Everything outside of our part stays byte for byte. Where our part cannot be told from the rest
//! for sure, nothing is written.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::markdown::html::comments;
use crate::markdown::{Block, Place, Source, walk};
use crate::render::release::compared;
use crate::text::Markdown;

/// The line before our part.
pub(super) const OPENING: &str = "<!-- gonogo:notes -->";

/// The line behind it.
pub(super) const CLOSING: &str = "<!-- /gonogo:notes -->";

/// The longest text that GitHub takes for a release, in characters.
pub(super) const LIMIT: usize = 125_000;

/// Why our part cannot be put into a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyFault {
    /// One of our two lines is there without the other.
    Alone,
    /// The line behind our part stands before the one before it.
    Reversed,
    /// One of them, or both, are there more than once.
    Repeated,
    /// What people wrote leaves a block of code or HTML open, which would take our part in.
    Open,
    /// It is nested too deeply, or too large, to be read.
    Unreadable,
    /// What people wrote leaves no room, or not enough of it.
    TooLong,
}

/// Our part in a text, from the first character of its opening line to the last one of its closing
/// line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    whole: Range<usize>,
    inner: Range<usize>,
    /// Whether Markdown begins again below the opening line.
    begins: bool,
}

/// How many characters our part may have in this text.
pub(super) fn room(standing: &str) -> Result<usize, BodyFault> {
    let frame = put(standing, "")?.chars().count();
    let room = LIMIT.saturating_sub(frame);
    if room == 0 {
        return Err(BodyFault::TooLong);
    }
    Ok(room)
}

/// The text with our part in it; `None` where it stands there already, whatever line ends it has
/// there and whichever run it says it is from.
pub(super) fn with_part(standing: &str, ours: &Markdown) -> Result<Option<Markdown>, BodyFault> {
    if stands(standing, ours)? {
        return Ok(None);
    }
    let ours = ours.as_str().trim_matches(is_line_end);
    let new = put(standing, ours)?;
    // Read as GitHub will read it: our part must be found again, and be what it is.
    let part = locate(&new)?.ok_or(BodyFault::Open)?;
    let inner = new.get(part.inner).unwrap_or_default();
    if !part.begins || inner.trim_matches(is_line_end) != ours {
        return Err(BodyFault::Open);
    }
    if new.chars().count() > LIMIT {
        return Err(BodyFault::TooLong);
    }
    // What people wrote goes back to where it was read, and our part is Markdown.
    Ok(Some(Markdown::trusted(new)))
}

/// Whether two texts are the same but for their line ends.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(with_line_feeds);
    one.trim_matches(is_line_end) == other.trim_matches(is_line_end)
}

/// Whether our part is in the text and says the same.
fn stands(standing: &str, ours: &Markdown) -> Result<bool, BodyFault> {
    let Some(part) = locate(standing)? else {
        return Ok(false);
    };
    let inner = with_line_feeds(standing.get(part.inner).unwrap_or_default());
    let ours = with_line_feeds(ours.as_str());
    Ok(compared(inner.trim_matches(is_line_end)) == compared(ours.trim_matches(is_line_end)))
}

/// The text with this between our two lines. A blank line on both sides ends whatever HTML stands
/// there.
fn put(standing: &str, ours: &str) -> Result<String, BodyFault> {
    let framed = format!("{OPENING}\n\n{ours}\n\n{CLOSING}");
    if let Some(part) = locate(standing)? {
        let mut new = standing.to_owned();
        new.replace_range(part.whole, &framed);
        return Ok(new);
    }
    if standing.trim().is_empty() {
        return Ok(framed);
    }
    let text = standing.trim_end_matches(is_line_end);
    let ends = standing.get(text.len()..).unwrap_or_default();
    let between = match with_line_feeds(ends).len() {
        0 => "\n\n",
        1 => "\n",
        _ => "",
    };
    Ok(format!("{standing}{between}{framed}"))
}

/// Finds our part. A line of ours counts where GitHub takes it for a hidden one: outside of code,
/// quotes and lists, and alone on its line.
fn locate(text: &str) -> Result<Option<Part>, BodyFault> {
    if !text.contains("gonogo:notes") {
        return Ok(None);
    }
    let html = html_blocks(text)?;
    let block_of = |number: usize| html.iter().find(|block| block.contains(&number));
    let (mut openings, mut closings) = (Vec::new(), Vec::new());
    for (number, range) in lines(text).into_iter().enumerate() {
        let found = match text.get(range.clone()).map(str::trim_end) {
            Some(OPENING) => &mut openings,
            Some(CLOSING) => &mut closings,
            _ => continue,
        };
        found.extend(block_of(number).map(|block| (range.start, block.end == number + 1)));
    }
    match (openings.as_slice(), closings.as_slice()) {
        ([], []) => Ok(None),
        ([(opening, begins)], [(closing, _)]) if opening < closing => Ok(Some(Part {
            whole: *opening..closing + CLOSING.len(),
            inner: opening + OPENING.len()..*closing,
            begins: *begins,
        })),
        ([_], [_]) => Err(BodyFault::Reversed),
        ([_], []) | ([], [_]) => Err(BodyFault::Alone),
        _ => Err(BodyFault::Repeated),
    }
}

/// The blocks of HTML at the top of the document, each with the numbers of its lines from 0.
fn html_blocks(text: &str) -> Result<Vec<Range<usize>>, BodyFault> {
    let source = Source::new(text).map_err(|_| BodyFault::Unreadable)?;
    let mut found = Vec::new();
    walk(&source, &mut |block, place| {
        if let (
            Block::Html { range },
            Place {
                items: 0,
                quotes: 0,
            },
        ) = (block, place)
        {
            let last = range.end.saturating_sub(1).max(range.start);
            found.push(source.line_of(range.start) - 1..source.line_of(last));
        }
    });
    Ok(found)
}

/// Elements that need no end, or end where another begins (HTML standard, 13.1.2.4).
const NEVER_OPEN: [&str; 32] = [
    "area", "base", "body", "br", "caption", "col", "colgroup", "dd", "dt", "embed", "head", "hr",
    "html", "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt",
    "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
];

/// Whether a text takes in what stands below it: it leaves a comment, a block of code or an element
/// open. So does one that cannot be read.
pub(crate) fn leaves_open(text: &str) -> bool {
    let probed = format!("{}\n\n{CLOSING}", text.trim_end());
    let line = lines(&probed).len() - 1;
    let stands_alone = |blocks: Vec<Range<usize>>| blocks.iter().any(|block| block.start == line);
    let Ok(source) = Source::new(text) else {
        return true;
    };
    if !html_blocks(&probed).is_ok_and(stands_alone) {
        return true;
    }
    let mut open: Vec<String> = Vec::new();
    let mut hides = false;
    let mut read = |html: &str| {
        let found = comments(html);
        hides |= found.unclosed_at.is_some();
        tags(&found.rest, &mut open);
    };
    walk(&source, &mut |block, _| match block {
        Block::Html { range } => read(source.slice(range)),
        Block::Paragraph { inline, .. } | Block::Heading { inline, .. } => {
            for (event, _) in inline {
                if let Event::InlineHtml(html) = event {
                    read(&html);
                }
            }
        }
        _ => {}
    });
    hides || !open.is_empty()
}

/// Opens and closes elements by the tags in HTML without comments.
fn tags(html: &str, open: &mut Vec<String>) {
    for piece in html.split('<').skip(1) {
        let (closes, piece) = match piece.strip_prefix('/') {
            Some(piece) => (true, piece),
            None => (false, piece),
        };
        let end = piece.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
        let name = piece.get(..end.unwrap_or(piece.len())).unwrap_or_default();
        let name = name.to_ascii_lowercase();
        if !name.starts_with(|letter: char| letter.is_ascii_alphabetic())
            || NEVER_OPEN.contains(&name.as_str())
        {
            continue;
        }
        match (closes, open.iter().rposition(|it| *it == name)) {
            (false, _) => open.push(name),
            (true, Some(place)) => drop(open.remove(place)),
            (true, None) => {}
        }
    }
}

/// The lines of a text without their ends, which are those of Markdown: LF, CRLF and CR.
fn lines(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut start) = (Vec::new(), 0);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if !is_line_end(letter) {
            continue;
        }
        found.push(start..at);
        start = at + 1;
        if letter == '\r' && letters.next_if(|(_, next)| *next == '\n').is_some() {
            start += 1;
        }
    }
    found.push(start..text.len());
    found
}

fn is_line_end(letter: char) -> bool {
    matches!(letter, '\n' | '\r')
}

fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
#[path = "tests/body.rs"]
mod tests;
