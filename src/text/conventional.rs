//! What a commit message says of its change by Conventional Commits 1.0.0: its type, and whether it
//! breaks something.

mod likeness;

pub(crate) use likeness::speaks_of_breaking;

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

/// The types whose near misses are worth a word: others may be words before a colon.
pub(crate) const TYPES: [&str; 13] = [
    "feat", "feature", "fix", "docs", "style", "refactor", "perf", "test", "build", "ci", "chore",
    "revert", "security",
];

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
