//! Comments that name what proves an item, such as `<!-- gonogo: window -->`, and those that only look so.

use crate::policy::suggest::nearest;

/// The word that such a comment begins with.
const SIGN: &str = "gonogo";

/// The longest reference that is kept, in characters.
const LONGEST: usize = 200;

/// What a comment is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Comment {
    /// It names a gate or check.
    Proof(String),
    /// Whoever wrote it meant it so; the name that it probably means.
    Slip(Option<String>),
    /// Something else.
    Other,
}

/// Reads what stands in a comment, trimmed.
pub(super) fn of_comment(comment: &str) -> Comment {
    let exact = comment.strip_prefix(SIGN);
    if let Some(reference) = exact.and_then(|rest| rest.strip_prefix(':')) {
        return Comment::Proof(reference.trim().chars().take(LONGEST).collect());
    }
    slip(comment).map_or(Comment::Other, Comment::Slip)
}

/// Whether running text was meant as such a comment: its own signs are on show.
pub(super) fn shown(text: &str) -> Option<Option<String>> {
    let signs = ["<!", "->", "–>", "—>"];
    signs.iter().any(|sign| text.contains(sign)).then_some(())?;
    slip(text)
}

fn slip(text: &str) -> Option<Option<String>> {
    let head: String = text.chars().take(LONGEST).collect();
    let lower = head.to_lowercase();
    if let Some(sign) = find_sign(&lower) {
        let name = single_name(sign.rest);
        let meant = match (sign.colon, sign.exact) {
            (true, true) => true,
            // `Go/No-Go: …` and `gonogo …` may be words to people; one name behind them is none.
            (true, false) => name.is_some(),
            (false, _) => sign.opens && sign.exact && name.is_some(),
        };
        return meant.then_some(name);
    }
    let (word, rest) = lower.split_once([':', '='])?;
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    nearest(word, [SIGN])?;
    single_name(rest).map(Some)
}

/// The sign however it is written.
struct Sign<'a> {
    /// Without anything between its letters.
    exact: bool,
    /// Whether it is the first word.
    opens: bool,
    /// Whether a colon or the like follows.
    colon: bool,
    rest: &'a str,
}

fn find_sign(lower: &str) -> Option<Sign<'_>> {
    let mut starts = lower.char_indices().filter(|(_, letter)| *letter == 'g');
    starts.find_map(|(at, _)| {
        let before = lower.get(..at)?;
        let (after, exact) = strip_sign(lower.get(at..)?)?;
        if before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric) {
            return None;
        }
        let bare = after.trim_start();
        let rest = bare.trim_start_matches([':', '=', '：', '→']);
        Some(Sign {
            exact,
            opens: !before.contains(char::is_alphanumeric),
            colon: rest.len() < bare.len(),
            rest,
        })
    })
}

/// What follows the letters of the sign, with at most one other sign between two of them.
fn strip_sign(text: &str) -> Option<(&str, bool)> {
    let mut rest = text;
    let mut exact = true;
    for (index, letter) in SIGN.char_indices() {
        if index > 0
            && let Some(after) = rest.strip_prefix(['-', '_', '/', '.', ' ', '‑', '–'])
        {
            exact = false;
            rest = after;
        }
        rest = rest.strip_prefix(letter)?;
    }
    Some((rest, exact))
}

/// The one name that a text consists of, such as `sign-off.qa`; what closes a comment is no part of it.
fn single_name(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.trim_end_matches(['-', '–', '—', '>', '!', ' ', '.']);
    let text = text.trim_matches(['"', '\'', '`', '‘', '’', '“', '”', '{', '}', '<']);
    let named = !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    named.then(|| text.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_written_in_one_way() {
        let check = |comment: &str, name: &str| {
            assert_eq!(of_comment(comment), Comment::Proof(name.to_owned()));
        };
        check("gonogo: window", "window");
        check("gonogo:sign-off.qa", "sign-off.qa");
        check("gonogo:", "");
    }

    #[test]
    fn what_was_meant_as_a_proof_is_seen() {
        let check = |comment: &str, name: Option<&str>| {
            let slip = Comment::Slip(name.map(str::to_owned));
            assert_eq!(of_comment(comment), slip, "{comment:?}");
        };
        check("Gonogo: window", Some("window"));
        check("GONOGO:npm_audit", Some("npm-audit"));
        check("gonogo : window", Some("window"));
        check("gonogo = \"window\"", Some("window"));
        check("gonogo：window", Some("window"));
        check("gonogo window", Some("window"));
        check("go-no-go: window", Some("window"));
        check("go/no-go: sign-off.qa", Some("sign-off.qa"));
        check("gonoggo: window", Some("window"));
        check("- gonogo: window", Some("window"));
        check("proof by gonogo: window and audit", None);
    }

    #[test]
    fn comments_to_people_are_none() {
        for comment in [
            "",
            "tick when done",
            "gonogo reads this list",
            "Go/No-Go: fill in who decided",
            "owner: ana",
            "required",
        ] {
            assert_eq!(of_comment(comment), Comment::Other, "{comment:?}");
        }
    }

    #[test]
    fn a_broken_comment_in_the_text_is_seen() {
        let name = Some(Some("window".to_owned()));
        assert_eq!(shown("Window <! -- gonogo: window -->"), name);
        assert_eq!(shown("Window <!– gonogo: window –>"), name);
        assert_eq!(shown("Comment of gonogo: read it"), None);
        assert_eq!(shown("a -> b"), None);
    }
}
