//! Patterns in which `*` stands for any text and `?` for any one character.

use std::str::Chars;

/// A pattern that a whole text has to match. What the text is (a line, a name in a path) is the caller's to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Glob(Vec<Piece>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// Any text, also none.
    Any,
    /// Any one character.
    One,
    /// This character.
    Exactly(char),
}

impl Piece {
    fn of(character: char) -> Self {
        match character {
            '*' => Self::Any,
            '?' => Self::One,
            other => Self::Exactly(other),
        }
    }
}

impl Glob {
    /// A pattern in which nothing is escaped.
    pub(crate) fn new(pattern: &str) -> Self {
        Self(pattern.chars().map(Piece::of).collect())
    }

    /// A pattern in which a backslash makes the next character stand for itself; none where that is missing.
    pub(crate) fn with_escapes(pattern: &str) -> Option<Self> {
        let mut characters = pattern.chars();
        let mut pieces = Vec::new();
        while let Some(character) = characters.next() {
            pieces.push(match character {
                '\\' => Piece::Exactly(characters.next()?),
                other => Piece::of(other),
            });
        }
        Some(Self(pieces))
    }

    /// Whether a whole text matches. Costs at most the product of both lengths.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let mut rest = text.chars();
        let mut next = 0;
        // Where to resume when the last `*` has to take one character more.
        let mut retry: Option<(Chars<'_>, usize)> = None;
        loop {
            let before = rest.clone();
            let character = rest.next();
            match (self.0.get(next), character) {
                (Some(Piece::Any), _) => {
                    next += 1;
                    retry = Some((before.clone(), next));
                    rest = before;
                }
                (Some(Piece::One), Some(_)) => next += 1,
                (Some(Piece::Exactly(wanted)), Some(found)) if *wanted == found => next += 1,
                (None, None) => return true,
                (_, None) => return false,
                (_, Some(_)) => {
                    let Some((from, after_star)) = &mut retry else {
                        return false;
                    };
                    from.next();
                    rest = from.clone();
                    next = *after_star;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_match_whole_texts() {
        let check = |text: &str, pattern: &str, expected: bool| {
            assert_eq!(
                Glob::new(pattern).matches(text),
                expected,
                "{text:?} {pattern:?}"
            );
        };
        check("take a backup now", "*backup*", true);
        check("backup", "*backup*", true);
        check("backup", "back?p", true);
        check("backup now", "backup", false);
        check("[x] a+b", "[x] a+*", true);
        check("", "*", true);
        check("", "", true);
        check("a", "", false);
        check("", "?", false);
        check("é", "?", true);
        check("aab", "*ab", true);
        check("abcabd", "a*b?", true);
        check("a", "a**", true);
        check("\\a", "\\?", true);
        check(&"a".repeat(2_000), &("*a".repeat(20) + "b"), false);
    }

    #[test]
    fn a_backslash_takes_the_meaning_of_what_follows() {
        let check = |text: &str, pattern: &str, expected: Option<bool>| {
            let glob = Glob::with_escapes(pattern);
            let found = glob.map(|glob| glob.matches(text));
            assert_eq!(found, expected, "{text:?} {pattern:?}");
        };
        check("a*", "a\\*", Some(true));
        check("ab", "a\\*", Some(false));
        check("a b", "a\\ b", Some(true));
        check("\\", "\\\\", Some(true));
        check("ab", "a*", Some(true));
        check("a", "a\\", None);
    }
}
