//! When two texts that people wrote are the same: headings, items and patterns.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::marker::is_unusual_space;

/// A text for comparison: composed (NFC), lower case, typographic quotes and dashes plain, white space as one blank.
pub(crate) fn fold(text: &str) -> String {
    let composed: Cow<'_, str> = match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => ComposingNormalizerBorrowed::new_nfc().normalize(text),
    };
    let mut folded = String::with_capacity(composed.len());
    for character in composed.chars().flat_map(char::to_lowercase) {
        match character {
            '’' | '‘' | 'ʼ' => folded.push('\''),
            '‐' | '‑' | '‒' | '–' | '—' | '−' => folded.push('-'),
            _ if character.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            _ if is_unusual_space(character) => {}
            _ => folded.push(character),
        }
    }
    folded.trim().to_owned()
}

/// The name of a section for comparison: besides [`fold`], leading emoji and numbering, trailing emoji and
/// colons, and blanks around punctuation (`Go / No-Go`) do not matter.
pub(crate) fn section_key(heading: &str) -> String {
    let folded = fold(heading);
    let bare = without_ornaments(&folded);
    let bare =
        bare.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_closing(c) || is_emoji(c));
    let bare = if bare.is_empty() { folded.trim() } else { bare };
    tight_punctuation(bare)
}

/// An item's text for comparison: besides [`fold`], leading emoji and numbering do not matter.
pub(crate) fn item_key(text: &str) -> String {
    let folded = fold(text);
    without_ornaments(&folded).to_owned()
}

/// Whether a folded text holds folded words, as whole words.
pub(crate) fn contains_words(text: &str, words: &str) -> bool {
    if words.is_empty() {
        return false;
    }
    let mut from = 0;
    while let Some((before, found, after)) = find(text, words, from) {
        if is_whole(before, found, after) {
            return true;
        }
        from = before.len() + found.chars().next().map_or(1, char::len_utf8);
    }
    false
}

/// Whether what was found between two texts stands there as whole words.
pub(crate) fn is_whole(before: &str, found: &str, after: &str) -> bool {
    is_boundary(before.chars().next_back(), found.chars().next())
        && is_boundary(found.chars().next_back(), after.chars().next())
}

/// Whether a folded text begins with folded words, as whole words.
pub(crate) fn starts_with_words(text: &str, words: &str) -> bool {
    !words.is_empty()
        && text
            .strip_prefix(words)
            .is_some_and(|after| is_boundary(words.chars().next_back(), after.chars().next()))
}

fn find<'a>(text: &'a str, words: &str, from: usize) -> Option<(&'a str, &'a str, &'a str)> {
    let at = from + text.get(from..)?.find(words)?;
    let (before, rest) = text.split_at_checked(at)?;
    let (found, after) = rest.split_at_checked(words.len())?;
    Some((before, found, after))
}

/// Whether a word may end between two characters. Scripts without spaces have no such places to look for.
fn is_boundary(left: Option<char>, right: Option<char>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => {
            !left.is_alphanumeric()
                || !right.is_alphanumeric()
                || is_unspaced(left)
                || is_unspaced(right)
        }
        _ => true,
    }
}

/// Thai to Khmer, and the East Asian scripts.
fn is_unspaced(character: char) -> bool {
    matches!(
        character,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}'
    )
}

fn is_closing(character: char) -> bool {
    matches!(character, ')' | ']' | '}' | '»' | '"' | '\'' | '%' | '+')
}

/// Emoji that Unicode counts as letters or digits: ℹ, Ⓜ, 🅰.
fn is_emoji(character: char) -> bool {
    matches!(character, '\u{2100}'..='\u{214f}' | '\u{2460}'..='\u{24ff}' | '\u{1f000}'..='\u{1ffff}')
}

/// How often emoji and numbering may alternate before a text; bounded, since each round costs time.
const ORNAMENT_ROUNDS: usize = 4;

fn without_ornaments(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..ORNAMENT_ROUNDS {
        match strip_numbering(strip_symbols(rest)) {
            "" => break,
            stripped => rest = stripped,
        }
    }
    rest
}

fn strip_symbols(text: &str) -> &str {
    // A keycap is a digit with U+20E3 over it.
    let mut characters = text.chars();
    if characters.next().is_some() && characters.next() == Some('\u{20e3}') {
        return characters.as_str().trim_start();
    }
    // `:rocket:` is shown as an emoji.
    if let Some((name, after)) = text.strip_prefix(':').and_then(|rest| rest.split_once(':'))
        && !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_+-".contains(c))
    {
        return after.trim_start();
    }
    text.trim_start_matches(|c: char| !c.is_alphanumeric() || is_emoji(c))
}

/// Strips `1.`, `2)`, `1.2`, `A.`, `iv)` with white space behind it.
fn strip_numbering(text: &str) -> &str {
    let Some((number, rest)) = text.split_once(' ') else {
        return text;
    };
    let core = number.trim_end_matches(['.', ')', ':']);
    let ended = core.len() < number.len();
    let digits = !core.is_empty()
        && core.len() <= 12
        && core
            .split('.')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    let letter = core.len() == 1 && core.bytes().all(|byte| byte.is_ascii_lowercase());
    let roman = (1..=5).contains(&core.len()) && core.bytes().all(|byte| b"ivxl".contains(&byte));
    let spaced_dash = digits && rest.starts_with("- ");
    let is_numbering =
        (ended && (digits || letter || roman)) || (digits && core.contains('.')) || spaced_dash;
    if is_numbering { rest } else { text }
}

/// A folded text without the blanks around punctuation: `Go / No-Go` as `Go/No-Go`.
pub(crate) fn tight_punctuation(text: &str) -> String {
    let mut tight = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let before = tight.chars().next_back();
        let is_word = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
        if character == ' ' && !(is_word(before) && is_word(characters.peek().copied())) {
            continue;
        }
        tight.push(character);
    }
    tight
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_compare_without_case_emoji_and_numbering() {
        let check = |heading: &str, name: &str| {
            assert_eq!(
                section_key(heading),
                section_key(name),
                "{heading:?} {name:?}"
            );
        };
        check("Pre-Flight", "pre-flight");
        check("🚀 Pre-flight", "Pre-flight");
        check(":rocket: Pre-flight", "Pre-flight");
        check("1. Pre-flight", "Pre-flight");
        check("2) Pre-flight", "Pre-flight");
        check("A. Pre-flight", "Pre-flight");
        check("IV) Pre-flight", "Pre-flight");
        check("1.2 Pre-flight", "Pre-flight");
        check("1 - Pre-flight", "Pre-flight");
        check("✅ 3. Pre–flight:", "Pre-flight");
        check("1️⃣ Pre-flight", "Pre-flight");
        check("ℹ️ Pre-flight 🎉", "Pre-flight");
        check("Go / No-Go ✅", "Go/No-Go");
        check("Après\u{a0}la  mise en prod", "APRÈS la mise en prod");
        check("Apre\u{300}s", "Après");
        check("🚀", "🚀");
    }

    #[test]
    fn different_sections_stay_different() {
        let check = |heading: &str, name: &str| {
            assert_ne!(
                section_key(heading),
                section_key(name),
                "{heading:?} {name:?}"
            );
        };
        check("Pre-flight checks", "Pre-flight");
        check("Go", "Go/No-Go");
        check("2024 plan", "plan");
        check("🚀", "🎉");
        check("1.", "2.");
        check("C++", "C");
    }

    #[test]
    fn required_words_are_whole_words() {
        let check = |text: &str, words: &str, expected: bool| {
            assert_eq!(
                contains_words(&fold(text), &fold(words)),
                expected,
                "{text:?} {words:?}"
            );
        };
        check("QA: @ana", "qa", true);
        check("Database: rollback tested (5 min)", "Rollback tested", true);
        check("(QA)", "QA", true);
        check("Quality", "QA", false);
        check("QAs", "QA", false);
        check("Step 10", "Step 1", false);
        check("ba-a-a", "a-a", true);
        check("回滚已演练", "回滚", true);
        check("anything", "", false);
    }
}
