//! Foreign words with code between back-quotes.

use std::borrow::Cow;

use crate::text::{beside, is_plain_line, markdown_text};

/// So long an entry's text may be, in characters.
const LONGEST: usize = 300;

/// Foreign words, in which what stands between two back-quotes is code, which `code` writes.
pub(super) fn prose(text: &str, code: fn(&str) -> String) -> String {
    let text = cut(text);
    if !text.contains('`') {
        return markdown_text(&text);
    }
    let pieces: Vec<&str> = text.split('`').collect();
    let is_balanced = pieces.len() % 2 == 1
        && pieces
            .iter()
            .skip(1)
            .step_by(2)
            .all(|piece| !piece.trim().is_empty());
    if !is_balanced {
        return markdown_text(&text);
    }
    let last = pieces.len() - 1;
    let mut out = String::new();
    for (number, piece) in pieces.iter().enumerate() {
        match number % 2 {
            0 if piece.is_empty() && (number == 0 || number == last) => {}
            0 if piece.is_empty() => out.push_str(beside()),
            0 => out.push_str(&around(piece)),
            _ => out.push_str(&code(piece)),
        }
    }
    out
}

/// The text in one line and cut, before it is taken apart: each piece could be as long again.
fn cut(text: &str) -> Cow<'_, str> {
    if is_plain_line(text, LONGEST) {
        return Cow::Borrowed(text);
    }
    let mut line = String::new();
    let words = text.split_whitespace().enumerate();
    let letters = words.flat_map(|(number, word)| {
        let blank = (number > 0).then_some(' ');
        blank.into_iter().chain(word.chars())
    });
    for (number, letter) in letters.enumerate() {
        if number == LONGEST {
            line.push('…');
            break;
        }
        line.push(letter);
    }
    Cow::Owned(line)
}

/// A piece of a sentence with the blanks at its ends, which an escaper may drop.
fn around(piece: &str) -> String {
    let begins = if piece.starts_with(char::is_whitespace) {
        " "
    } else {
        ""
    };
    let ends = if piece.trim().len() < piece.trim_start().len() {
        " "
    } else {
        ""
    };
    format!("{begins}{}{ends}", markdown_text(piece.trim()))
}

#[cfg(test)]
mod tests {
    use crate::text::code_in_text;

    fn prose(text: &str) -> String {
        super::prose(text, code_in_text)
    }

    #[test]
    fn rule_8_no_title_grows_by_its_code() {
        let long = prose(&"`‹`".repeat(300_000));
        assert!(long.len() < 20_000, "{}", long.len());
        assert!(prose(&"a ".repeat(1000)).ends_with('…'));
    }

    #[test]
    fn rule_8_code_beside_code_is_not_one_span() {
        assert_eq!(prose("`a``b`"), "`a`<!-- -->`b`");
        assert_eq!(prose("x `a` y"), "x `a` y");
    }
}
