//! Markdown text made ready for the parser: one kind of line ending, bounded size and nesting, line numbers.

use std::borrow::Cow;

use super::html_ends;

/// Largest text that is parsed, in bytes of UTF-8.
pub(crate) const MAX_BYTES: usize = 1 << 20;

/// Deepest nesting of quotes, lists and footnotes that one line may open.
const MAX_NESTING: usize = 256;

/// Bound for nesting times number of lines: the parser compares every line with every open container,
/// so a deep list before a million blank lines would cost seconds.
const MAX_NESTING_WORK: usize = 32_000_000;

/// Why a text is not parsed at all. Never to be taken for an empty document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkdownError {
    /// Longer than [`MAX_BYTES`]; sizes in bytes.
    TooLarge { bytes: usize, limit: usize },
    /// Quotes, lists or footnotes nested beyond what people write; line is 1-based.
    TooDeep { line: usize },
}

/// Normalised text and the offset at which each of its lines starts.
#[derive(Debug)]
pub(crate) struct Source<'a> {
    text: Cow<'a, str>,
    /// What the parser is given, where it would not end raw HTML as GitHub does; of the same length.
    parsed: Option<String>,
    line_starts: Vec<usize>,
    /// Offsets of raw HTML that GitHub may end elsewhere.
    doubtful: Vec<usize>,
}

impl<'a> Source<'a> {
    /// Strips a byte order mark, turns CRLF and bare CR into LF (all three end a line in CommonMark),
    /// and refuses what would cost too much to parse.
    pub(crate) fn new(raw: &'a str) -> Result<Self, MarkdownError> {
        if raw.len() > MAX_BYTES {
            return Err(MarkdownError::TooLarge {
                bytes: raw.len(),
                limit: MAX_BYTES,
            });
        }
        let text = with_line_feeds(raw.strip_prefix('\u{feff}').unwrap_or(raw));
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let mut source = Self {
            text,
            parsed: None,
            line_starts,
            doubtful: Vec::new(),
        };
        source.check_nesting()?;
        let ends = html_ends::corrected(&source.text);
        source.parsed = ends.text;
        source.doubtful = ends.doubtful;
        Ok(source)
    }

    /// The text for the parser: the same but for tags of raw HTML.
    pub(super) fn parsed(&self) -> &str {
        self.parsed.as_deref().unwrap_or(&self.text)
    }

    /// Offsets of raw HTML of which nobody can say where GitHub ends it: what follows may be shown as
    /// Markdown, or may not.
    pub(crate) fn doubtful(&self) -> &[usize] {
        &self.doubtful
    }

    /// The normalised text; all offsets refer to it.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text between two offsets; empty where they are not character boundaries.
    pub(crate) fn slice(&self, range: std::ops::Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The text from an offset to the end.
    pub(crate) fn after(&self, offset: usize) -> &str {
        self.text.get(offset..).unwrap_or_default()
    }

    /// 1-based number of the line that holds an offset.
    pub(crate) fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    /// Number of characters before an offset on its line, from 0.
    pub(crate) fn column_of(&self, offset: usize) -> usize {
        let line = self.line_of(offset).saturating_sub(1);
        let start = self.line_starts.get(line).copied().unwrap_or_default();
        self.slice(start..offset).chars().count()
    }

    /// The lines of a range with the offset of their first character, containers' prefixes
    /// (indentation, and `>` inside quotes) removed.
    pub(crate) fn lines_in(
        &self,
        range: std::ops::Range<usize>,
        quoted: bool,
    ) -> impl Iterator<Item = (usize, &str)> {
        let mut offset = range.start;
        self.slice(range).split('\n').map(move |line| {
            let bare = line.trim_start_matches(|character: char| {
                character == ' ' || character == '\t' || (quoted && character == '>')
            });
            let start = offset + (line.len() - bare.len());
            offset += line.len() + 1;
            (start, bare)
        })
    }

    fn check_nesting(&self) -> Result<(), MarkdownError> {
        let mut deepest = 0;
        for (index, line) in self.text.split('\n').enumerate() {
            let (markers, depth) = nesting(line);
            deepest = deepest.max(depth);
            if markers > MAX_NESTING || deepest * self.line_starts.len() > MAX_NESTING_WORK {
                return Err(MarkdownError::TooDeep { line: index + 1 });
            }
        }
        Ok(())
    }
}

fn with_line_feeds(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['\r', '\0']) {
        return Cow::Borrowed(raw);
    }
    // CommonMark replaces NUL by U+FFFD.
    let text = raw.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(text.replace('\0', "\u{fffd}"))
}

/// The container markers a line opens with, and an upper bound of how deeply it may be nested:
/// every enclosing list takes at least two columns of indentation. Stops counting beyond the limit.
fn nesting(line: &str) -> (usize, usize) {
    let mut rest = line;
    let (mut markers, mut columns) = (0, 0);
    while markers <= MAX_NESTING {
        let bare = rest.trim_start_matches([' ', '\t']);
        let indent = rest.bytes().take(rest.len() - bare.len());
        columns += indent
            .map(|byte| if byte == b'\t' { 4 } else { 1 })
            .sum::<usize>();
        match after_container_marker(bare) {
            Some(after) if markers > 0 || !is_thematic_break(bare) => {
                markers += 1;
                rest = after;
            }
            _ => break,
        }
    }
    match markers {
        0 => (0, 0),
        _ => (markers, markers + columns / 2),
    }
}

/// Whether a line only repeats one bullet.
fn is_thematic_break(bare: &str) -> bool {
    ['-', '*'].iter().any(|bullet| {
        bare.chars()
            .all(|character| character == *bullet || character == ' ' || character == '\t')
    })
}

fn after_container_marker(bare: &str) -> Option<&str> {
    if let Some(after) = bare.strip_prefix('>') {
        return Some(after);
    }
    if let Some(label) = bare.strip_prefix("[^") {
        let (label, after) = label.split_once("]:")?;
        return (!label.contains(['[', ']', ' '])).then_some(after);
    }
    let after = match bare.strip_prefix(['-', '+', '*']) {
        Some(after) => after,
        None => {
            let after = bare.trim_start_matches(|digit: char| digit.is_ascii_digit());
            (1..=9)
                .contains(&(bare.len() - after.len()))
                .then_some(())?;
            after.strip_prefix(['.', ')'])?
        }
    };
    (after.is_empty() || after.starts_with([' ', '\t'])).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_ending_counts_once() {
        let source = Source::new("\u{feff}a\r\nb\rc\nd").unwrap();
        assert_eq!(source.text(), "a\nb\nc\nd");
        let lines: Vec<usize> = [0, 1, 2, 4, 6, 7].map(|at| source.line_of(at)).to_vec();
        assert_eq!(lines, [1, 1, 2, 3, 4, 4]);
    }

    #[test]
    fn a_text_over_the_limit_is_an_error() {
        let at_limit = "a".repeat(MAX_BYTES);
        assert!(Source::new(&at_limit).is_ok());
        let over = "a".repeat(MAX_BYTES + 1);
        let expected = MarkdownError::TooLarge {
            bytes: MAX_BYTES + 1,
            limit: MAX_BYTES,
        };
        assert_eq!(Source::new(&over).unwrap_err(), expected);
    }

    #[test]
    fn absurd_nesting_is_an_error() {
        let check = |text: String, line: usize| {
            assert_eq!(
                Source::new(&text).unwrap_err(),
                MarkdownError::TooDeep { line }
            );
        };
        check(">".repeat(100_000), 1);
        check("- ".repeat(50_000) + "x", 1);
        check("ok\n".to_owned() + &"1. ".repeat(300) + "x", 2);
        check("[^a]:".repeat(300), 1);
        check("- ".repeat(200) + "x" + &"\n".repeat(500_000), 1);
    }

    #[test]
    fn deep_but_human_nesting_and_rules_are_fine() {
        let check = |text: String| assert!(Source::new(&text).is_ok());
        check("> ".repeat(100) + "x");
        check("* ".repeat(5_000));
        check("-".repeat(5_000));
    }

    #[test]
    fn lines_lose_the_prefix_of_their_containers() {
        let source = Source::new("> a\n>  b\n").unwrap();
        let lines: Vec<_> = source.lines_in(2..8, true).collect();
        assert_eq!(lines, [(2, "a"), (7, "b")]);
    }
}
