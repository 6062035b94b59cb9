//! Whether a text looks as if it said that something breaks, however it says so.

use std::borrow::Cow;

use super::{TYPES, lines};

/// Whether any line looks as if it said that something breaks, however it says so: a footer in any
/// dress, or a sign that stands anywhere before a colon behind a type.
pub(crate) fn speaks_of_breaking(text: &str) -> bool {
    // Most texts have neither, and are quickly looked through.
    let has_word = text.contains(WORD);
    let may_have_sign = text.contains('!') || text.contains('\u{ff01}');
    lines(text).any(|line| {
        let line = plain(line);
        is_nearly_footer(&line)
            || (has_word && has_footer_within(&line))
            || (may_have_sign && has_sign(&line))
    })
}

/// A line with usual blanks, colons and exclamation marks, and without what is not seen.
fn plain(line: &str) -> Cow<'_, str> {
    if line.is_ascii() {
        return Cow::Borrowed(line);
    }
    let seen = line.chars().filter_map(|letter| match letter {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        '\u{ff1a}' => Some(':'),
        '\u{ff01}' => Some('!'),
        letter if letter.is_whitespace() => Some(' '),
        letter => Some(letter),
    });
    Cow::Owned(seen.collect())
}

/// The word that warns.
const WORD: &str = "BREAKING";

/// Whether a line begins like the footer of a breaking change.
fn is_nearly_footer(line: &str) -> bool {
    let bare = line.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let begins = bare.split_at_checked(WORD.len());
    let begins = begins.filter(|(word, _)| word.eq_ignore_ascii_case(WORD));
    begins.is_some_and(|(_, rest)| {
        behind_change(rest).is_some() || ends_token(rest) || rest.starts_with(['!', ']'])
    })
}

/// Whether a footer in capitals, and with its colon, stands behind other words.
fn has_footer_within(line: &str) -> bool {
    line.match_indices(WORD).any(|(place, _)| {
        let rest = line.get(place + WORD.len()..).unwrap_or_default();
        behind_change(rest).is_some_and(ends_token)
    })
}

/// Whether a colon follows, be there signs of Markdown before it.
fn ends_token(rest: &str) -> bool {
    let is_dress = |letter: char| matches!(letter, '*' | '_' | '`' | ')' | ' ' | '\t');
    rest.trim_start_matches(is_dress).starts_with(':')
}

/// What stands behind `CHANGE` or `CHANGES`, if that is the next word.
fn behind_change(rest: &str) -> Option<&str> {
    let rest = rest.trim_start_matches([' ', '\t', '-', '_']);
    let (word, rest) = rest.split_at_checked("CHANGE".len())?;
    let rest = rest.strip_prefix(['s', 'S']).unwrap_or(rest);
    word.eq_ignore_ascii_case("CHANGE").then_some(rest)
}

/// Whether a line has a `!` around the colon behind a type: `feat!(api): x`, `feat(api):! x`.
fn has_sign(line: &str) -> bool {
    if !line.contains('!') {
        return false;
    }
    let mut heads = line.match_indices(':').take(3);
    heads.any(|(colon, _)| {
        let head = line.get(..colon).unwrap_or_default().to_ascii_lowercase();
        let after = line.get(colon + 1..).unwrap_or_default();
        TYPES.iter().any(|kind| {
            // What a merge says of itself, or the number of an issue, may stand before it.
            head.match_indices(kind).any(|(begin, _)| {
                let before = head.get(..begin).unwrap_or_default();
                let rest = head.get(begin + kind.len()..).unwrap_or_default();
                stands_free(before) && is_marked(rest, after)
            })
        })
    })
}

/// Whether what stands before a word lets it be a type: it is neither quoted nor taken back.
fn stands_free(before: &str) -> bool {
    let quotes = ['"', '\'', '`', '\u{201c}', '\u{2018}', '\u{ab}'];
    !before.ends_with(char::is_alphanumeric)
        && !before.contains(quotes)
        && !["revert", "reapply"]
            .iter()
            .any(|word| before.contains(word))
}

/// Whether nothing but scopes and blanks stands between a type and its colon, and a `!` with them or
/// behind it.
fn is_marked(mut rest: &str, after: &str) -> bool {
    let mut is_marked = after.starts_with('!');
    loop {
        rest = rest.trim_start();
        if let Some(behind) = rest.strip_prefix('!') {
            is_marked = true;
            rest = behind;
        } else if let Some(scope) = rest.strip_prefix('(') {
            match scope.split_once(')') {
                Some((_, behind)) => rest = behind,
                None => return false,
            }
        } else {
            return is_marked && rest.is_empty();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_looks_as_if_it_said_that_something_breaks_speaks_of_it() {
        for text in [
            "feat!(api): x",
            "feat(api)! : x",
            "feat(api):! x",
            "Merge pull request #9: feat!: x",
            "fix: a\n\n**BREAKING CHANGE**: x",
            "a\n\n> breaking-change: x",
            "a\n\n* feat!: x",
            "feat !: x",
            "feat(s) !: x",
            "feat!(s): x",
            "feat (s)!: x",
            "feat!!: x",
            "feat!:x",
            "[JIRA-1] feat!: x",
            "JIRA-1 docs!: x",
            "\u{1f4a5} feat!: x",
            "\u{feff}feat!: x",
            "feat\u{ff01}: x",
            "feat!\u{ff1a} x",
            "fix: a\n\nBREAKING CHANGES: x",
            "fix: a\n\n* BREAKING CHANGE: x",
            "fix: a\n\nBREAKING: x",
            "fix: a\n\n**BREAKING**: x",
            "fix: a\n\n[BREAKING] x",
            "fix: a\n\n\u{26a0} BREAKING CHANGE: x",
            "fix: a\n\nBREAKING\u{a0}CHANGE: x",
            "fix: a\n\nBREAKING CHANGE\u{a0}: x",
            "fix: a\n\nBREAKING_CHANGE: x",
            "fix: a\n\nBREAKING  CHANGE: x",
            "fix: BREAKING CHANGE: x",
        ] {
            assert!(speaks_of_breaking(text), "{text}");
        }
        for text in [
            "feat: !important wins",
            "fix: it works!",
            "Hello! feat: x",
            "docs: say what breaking changes are",
            "docs: say what `feat!:` is",
            "Revert \"feat!: x\"",
            "revert: feat!: x",
            "fix: a\n\nBreaking the ice: x",
            "fix: a\n\nGroundbreaking: x",
            "fix: stop (really!): x",
            "fix: it takes a prefix!: x",
        ] {
            assert!(!speaks_of_breaking(text), "{text}");
        }
    }
}
