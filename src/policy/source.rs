//! The text of a policy file, and places in it.

/// The largest policy file that is read, in bytes.
pub(crate) const MAX_BYTES: usize = 256 * 1024;

/// A stretch of the source. Lines and columns count from 1, columns in characters, as editors do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Span {
    /// First byte, in [`Source::text`].
    pub(crate) start: usize,
    /// First byte after it.
    pub(crate) end: usize,
    /// Line of the first character.
    pub(crate) line: usize,
    /// Column of the first character.
    pub(crate) column: usize,
}

impl Span {
    /// Whether `other` lies wholly inside.
    pub(crate) fn contains(&self, other: &Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Why a file cannot even be looked at as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Not UTF-8; the first wrong byte stands at this place of the text.
    NotUtf8 {
        /// Byte position in [`Source::text`].
        at: usize,
    },
}

/// The text of one file, without byte order mark and with LF line ends, so that every position has
/// one meaning. Lines and columns stay those of the file.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    text: String,
    line_starts: Vec<usize>,
    unreadable: Option<Unreadable>,
}

impl Source {
    /// Takes a file's bytes in. What cannot be read is remembered, not an error yet: it becomes a
    /// fault like every other.
    pub(crate) fn new(bytes: &[u8]) -> Self {
        if bytes.len() > MAX_BYTES {
            return Self::of(String::new(), Some(Unreadable::TooLarge));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::of(normalised(text), None),
            Err(error) => {
                let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let at = normalised(&String::from_utf8_lossy(good)).len();
                let text = normalised(&String::from_utf8_lossy(bytes));
                Self::of(text, Some(Unreadable::NotUtf8 { at }))
            }
        }
    }

    fn of(text: String, unreadable: Option<Unreadable>) -> Self {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(after).collect();
        Self {
            text,
            line_starts,
            unreadable,
        }
    }

    /// The text that every position refers to.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Why it cannot be read at all.
    pub(crate) fn unreadable(&self) -> Option<Unreadable> {
        self.unreadable
    }

    /// The place from byte `start` to byte `end`; both are moved back to a character's first byte.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let start = self.boundary(start);
        let end = self.boundary(end).max(start);
        let line = self.line_starts.partition_point(|&first| first <= start);
        let first = line_start(&self.line_starts, line);
        let before = self.text.get(first..start).unwrap_or_default();
        Span {
            start,
            end,
            line,
            column: before.chars().count() + 1,
        }
    }

    /// The first byte of the character that byte `at` belongs to.
    fn boundary(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let back = (0..4).find(|&back| self.text.is_char_boundary(at.saturating_sub(back)));
        at.saturating_sub(back.unwrap_or_default())
    }

    /// The line of this number, from 1, without its line end; empty when there is none.
    pub(crate) fn line(&self, number: usize) -> &str {
        let start = line_start(&self.line_starts, number);
        let rest = self.text.get(start..).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default()
    }

    /// Byte position of the first character of a line, from 1.
    pub(crate) fn line_start(&self, number: usize) -> usize {
        line_start(&self.line_starts, number)
    }
}

fn line_start(starts: &[usize], number: usize) -> usize {
    let index = number.saturating_sub(1);
    starts.get(index).copied().unwrap_or_default()
}

/// YAML 1.2, 5.4: CR LF and a lone CR are line ends, too.
fn normalised(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, needle: &str, line: usize, column: usize) {
        let source = Source::new(text.as_bytes());
        let start = source.text().find(needle).unwrap();
        let span = source.span(start, start + needle.len());
        assert_eq!((span.line, span.column), (line, column));
        assert!(source.line(line).contains(needle));
    }

    #[test]
    fn lines_and_columns_are_those_an_editor_shows() {
        check("a\nbc", "c", 2, 2);
        check("a\r\nbc", "c", 2, 2);
        check("a\rbc", "c", 2, 2);
        check("\u{feff}abc", "c", 1, 3);
        check("é€𝄞c", "c", 1, 4);
    }

    #[test]
    fn what_is_not_utf8_is_found_at_its_place() {
        let source = Source::new(b"a\r\nb\xff");
        assert_eq!(source.unreadable(), Some(Unreadable::NotUtf8 { at: 3 }));
        assert_eq!(source.span(3, 3).line, 2);
    }

    #[test]
    fn a_file_over_the_limit_is_not_kept() {
        let source = Source::new(&vec![b'a'; MAX_BYTES + 1]);
        assert_eq!(source.unreadable(), Some(Unreadable::TooLarge));
        assert_eq!(source.text(), "");
    }
}
