//! Making the invisible visible, for terminals and logs.

/// Characters that change how *other* text is shown or cannot be seen at all: bidirectional
/// controls (the "Trojan Source" set, Unicode UAX #9), zero-width characters, line and paragraph
/// separators, variation and tag characters, and the byte order mark.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0e}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text before the first control, bidirectional or zero-width character that is none of `kept`,
/// that character, and the text behind it.
pub(crate) fn next_hidden<'a>(text: &'a str, kept: &[char]) -> Option<(&'a str, char, &'a str)> {
    let is_hidden =
        |letter: char| (letter.is_control() || is_invisible(letter)) && !kept.contains(&letter);
    let mut from = 0;
    loop {
        // Most of what is written is made of these: bytes are looked at faster than characters.
        let rest = text.as_bytes().get(from..)?;
        from += rest.iter().position(|byte| !matches!(byte, b' '..=b'~'))?;
        let (before, rest) = text.split_at_checked(from)?;
        let letter = rest.chars().next()?;
        if is_hidden(letter) {
            return Some((before, letter, rest.get(letter.len_utf8()..)?));
        }
        from += letter.len_utf8();
    }
}

/// The text with every control, bidirectional and zero-width character written as `\u{…}`, except
/// line feed and tab. What is left can be shown on a terminal; line ends are still the caller's.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, letter, behind)) = next_hidden(rest, &['\n', '\t']) {
        shown.push_str(before);
        shown.extend(letter.escape_unicode());
        rest = behind;
    }
    shown.push_str(rest);
    shown
}

/// Whether a text is plain ASCII in one line of at most so many characters, without two blanks together: most are.
pub(crate) fn is_plain_line(text: &str, limit: usize) -> bool {
    let bytes = text.as_bytes();
    let ends = [bytes.first(), bytes.last()];
    bytes.len() <= limit
        && !ends.contains(&Some(&b' '))
        && bytes.iter().all(|byte| matches!(byte, b' '..=b'~'))
        && !text.contains("  ")
}

/// As [`visible`], in one line: every run of blanks and line ends becomes one space, and the text
/// is cut after `limit` characters with `…`.
pub(crate) fn one_line(text: &str, limit: usize) -> String {
    if is_plain_line(text, limit) {
        return text.to_owned();
    }
    let mut shown = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        for letter in (count > 0).then_some(' ').into_iter().chain(word.chars()) {
            if count == limit {
                shown.push('…');
                return shown;
            }
            count += 1;
            if letter.is_control() || is_invisible(letter) {
                shown.extend(letter.escape_unicode());
            } else {
                shown.push(letter);
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_cannot_reach_a_terminal() {
        assert_eq!(visible("a\x1b[31mred\r\n"), "a\\u{1b}[31mred\\u{d}\n");
        assert_eq!(visible("user\u{202e}txt"), "user\\u{202e}txt");
    }

    #[test]
    fn one_line_is_one_line_and_short() {
        assert_eq!(one_line("  a\r\n b\tc ", 80), "a b c");
        assert_eq!(one_line("abcdef", 3), "abc…");
        assert_eq!(one_line("abc", 3), "abc");
        for (text, shown) in [
            ("", ""),
            (" ", ""),
            ("a  b", "a b"),
            (" a", "a"),
            ("a ", "a"),
        ] {
            assert_eq!(one_line(text, 80), shown, "{text:?}");
        }
        assert_eq!(one_line("a\u{7f}b", 80), "a\\u{7f}b");
    }
}
