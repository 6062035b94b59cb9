//! What a commit message says of its change by Conventional Commits 1.0.0: its type, and whether it
//! breaks something.

use std::borrow::Cow;

/// The first line of a message that keeps to Conventional Commits, such as `fix(cart)!: round up`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Headline<'a> {
    /// The type as written: `fix`.
    pub(crate) kind: &'a str,
    /// Whether a `!` stands before the colon.
    pub(crate) breaking: bool,
}

/// The first line of a message; blank lines before it do not count.
pub(crate) fn first_line(message: &str) -> &str {
    lines(message.trim()).next().unwrap_or_default().trim_end()
}

/// Reads a message's first line; none where it does not keep to Conventional Commits. What Git
/// writes by itself counts, too: `Revert "…"` is of type `revert`, and `fixup! ` and its like are
/// looked through.
pub(crate) fn headline(message: &str) -> Option<Headline<'_>> {
    let line = unwrapped(first_line(message));
    if let Some(kind) = revert(line) {
        let breaking = false;
        return Some(Headline { kind, breaking });
    }
    let commit = git_conventional::Commit::parse(line).ok()?;
    Some(Headline {
        kind: commit.type_().as_str(),
        breaking: commit.breaking(),
    })
}

/// A first line without what marks it for `git rebase --autosquash`.
fn unwrapped(mut line: &str) -> &str {
    let marks = ["fixup! ", "squash! ", "amend! "];
    while let Some(rest) = marks.iter().find_map(|mark| line.strip_prefix(mark)) {
        line = rest.trim_start();
    }
    line
}

/// The word `Revert` of a line `Revert "…"`, unless what it takes back was one itself: that brings
/// the change again.
fn revert(line: &str) -> Option<&str> {
    let (word, rest) = line.split_at_checked("Revert".len())?;
    let quoted = rest.strip_prefix(" \"")?.strip_suffix('"')?;
    let quoted = unwrapped(quoted.trim_start());
    let first = quoted
        .split(|letter: char| !letter.is_alphanumeric())
        .next()?;
    let brings_back = ["revert", "reapply"]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(first));
    (word == "Revert" && !quoted.is_empty() && !brings_back).then_some(word)
}

/// Whether a message says that it breaks something: by the `!` of its first line, or by a footer.
pub(crate) fn is_breaking(message: &str) -> bool {
    headline(message).is_some_and(|headline| headline.breaking) || has_breaking_footer(message)
}

/// Whether any line says `BREAKING CHANGE:`. Wherever it stands and in whatever case, it is taken
/// for the footer: whoever writes it warns.
pub(crate) fn has_breaking_footer(text: &str) -> bool {
    const TOKENS: [&str; 2] = ["BREAKING CHANGE", "BREAKING-CHANGE"];
    let is_footer = |line: &str| {
        let line = line.trim_start();
        let Some((token, rest)) = line.split_at_checked(TOKENS[0].len()) else {
            return false;
        };
        let names = TOKENS.iter().any(|it| it.eq_ignore_ascii_case(token));
        names && (rest.trim_start().starts_with(':') || rest.starts_with(" #"))
    };
    // A footer has its own line, and hardly any text a carriage return.
    match text.contains('\r') {
        true => lines(text).any(is_footer),
        false => text.split('\n').any(is_footer),
    }
}

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

/// The types whose near misses are worth a word: others may be words before a colon.
pub(crate) const TYPES: [&str; 13] = [
    "feat", "feature", "fix", "docs", "style", "refactor", "perf", "test", "build", "ci", "chore",
    "revert", "security",
];

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

/// The lines of a text; a lone carriage return ends one, too.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    // One letter at a time is found much faster than any of two.
    text.split('\n').flat_map(|line| line.split('\r'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(message: &str, kind: Option<&str>, breaking: bool) {
        let found = headline(message).map(|headline| headline.kind);
        assert_eq!(
            (found, is_breaking(message)),
            (kind, breaking),
            "{message:?}"
        );
    }

    #[test]
    fn the_first_line_has_a_type_and_may_say_that_it_breaks() {
        check("fix: round up", Some("fix"), false);
        check("fix(cart): round up\n\nLong story.", Some("fix"), false);
        check("\n\nFeat!: no more cheques", Some("Feat"), true);
        check("refactor(api)!: rename", Some("refactor"), true);
        check("fix: a\nnext line without a blank one", Some("fix"), false);
        check("fix: a\r\n\r\nb", Some("fix"), false);
    }

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

    #[test]
    fn a_footer_counts_wherever_it_stands_and_without_a_conventional_first_line() {
        check("fix: a\n\nBREAKING CHANGE: b", Some("fix"), true);
        check("fix: a\n\nBREAKING-CHANGE: b", Some("fix"), true);
        check(
            "Squashed\n\n* feat: x\n\n  BREAKING CHANGE: y\n\n* z",
            None,
            true,
        );
        check("Merge it\r\n\r\nBreaking change: y\r\n", None, true);
        check("a\n\nBREAKING CHANGE #7", None, true);
        check("fix: a\r\rBREAKING CHANGE: b", Some("fix"), true);
    }

    #[test]
    fn what_git_writes_by_itself_is_read() {
        check("fixup! feat!: x", Some("feat"), true);
        check("squash! fixup! fix: x", Some("fix"), false);
        check("Revert \"feat!: x\"\n\nThis reverts", Some("Revert"), false);
        check("amend! Revert \"Merge it\"", Some("Revert"), false);
        check("Revert \"Revertible: x\"", Some("Revert"), false);
        for back in [
            "Revert \"Revert \"feat: x\"\"",
            "Revert \"revert(cart)!: x\"",
            "Revert \"fixup! Revert \"x\"\"",
            "Revert \" Reapply \"x\"\"",
            "Reapply \"feat: x\"",
            "Revert \"\"",
            "Revert \"x",
            "Revert feat: x",
            "revert \"feat: x\"",
            "fixup!feat: x",
        ] {
            check(back, None, false);
        }
    }

    #[test]
    fn other_words_are_neither_a_type_nor_a_warning() {
        check("", None, false);
        check("Round up", None, false);
        check("fix round up", None, false);
        check("fix:", None, false);
        check("This is no BREAKING CHANGE: really", None, false);
        check("a\n\nBREAKING CHANGES are listed elsewhere", None, false);
        check("a\n\nBREAKING CHANGé: x", None, false);
    }

    proptest! {
        #[test]
        fn any_message_can_be_read(message in "(?s).{0,200}") {
            let _ = headline(&message);
            let _ = is_breaking(&message);
        }
    }
}
