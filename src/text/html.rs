//! Escapes for HTML: what comes out, parsed and read back, is the plain text that went in. No
//! element, attribute, script or address but our own.

use super::one_line;

/// A finished piece of HTML. Only escapers and our own markup make one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Html(String);

impl Html {
    /// Our own markup: written in this program, with escaped texts only.
    pub(crate) fn trusted(markup: impl Into<String>) -> Self {
        Self(markup.into())
    }

    /// The markup as text, for writing out.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// How long a foreign text may become in a sentence of ours, in characters.
const LONGEST: usize = 300;

/// A text that can stand in an element or in a quoted attribute.
pub(crate) fn html_escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        escape_into(&mut escaped, letter);
    }
    escaped
}

fn escape_into(escaped: &mut String, letter: char) {
    match letter {
        '&' => escaped.push_str("&amp;"),
        '<' => escaped.push_str("&lt;"),
        '>' => escaped.push_str("&gt;"),
        '"' => escaped.push_str("&quot;"),
        '\'' => escaped.push_str("&#39;"),
        // Some old parsers take it for a quotation mark.
        '`' => escaped.push_str("&#96;"),
        _ => escaped.push(letter),
    }
}

/// A foreign text as plain words in one line. `bdi` keeps its writing direction to itself.
pub(crate) fn html_text(text: &str) -> String {
    format!("<bdi>{}</bdi>", html_escaped(&one_line(text, LONGEST)))
}

/// A text that leads to a page.
pub(crate) fn html_link(text: &str, address: &str) -> String {
    let (text, address) = (html_escaped(text), html_escaped(address));
    format!("<a href=\"{address}\" rel=\"noreferrer\">{text}</a>")
}

/// A foreign text shown as code, in one line.
pub(crate) fn html_code(text: &str) -> String {
    format!("<code>{}</code>", html_escaped(&one_line(text, LONGEST)))
}

/// The first of the private-use characters that stand for finished markup in a sentence.
const FIRST_PLACE: u32 = 0xe000;

/// The character that [`html_sentence`] replaces by the finished piece of that number.
pub(crate) fn html_place(number: usize) -> char {
    u32::try_from(number)
        .ok()
        .and_then(|number| FIRST_PLACE.checked_add(number))
        .filter(|code| *code < 0xf900)
        .and_then(char::from_u32)
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// A sentence of our own words: escaped, its back-quotes made code, and each [`html_place`] filled
/// with its finished piece. What comes from outside is in the pieces only, so that no back-quote
/// or private-use character of its own can mean anything.
pub(crate) fn html_sentence(sentence: &str, pieces: &[String]) -> String {
    let mut markup = String::with_capacity(sentence.len() + 32);
    let mut in_code = false;
    for letter in sentence.chars() {
        let piece = u32::from(letter)
            .checked_sub(FIRST_PLACE)
            .and_then(|number| usize::try_from(number).ok())
            .and_then(|number| pieces.get(number));
        match (piece, letter) {
            (Some(piece), _) => markup.push_str(piece),
            (None, '`') => {
                markup.push_str(if in_code { "</code>" } else { "<code>" });
                in_code = !in_code;
            }
            (None, letter) => escape_into(&mut markup, letter),
        }
    }
    if in_code {
        markup.push_str("</code>");
    }
    markup
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(html_escaped(text), expected);
    }

    #[test]
    fn markup_in_a_title_is_plain_text() {
        check(
            "<img src=x onerror='a()'>",
            "&lt;img src=x onerror=&#39;a()&#39;&gt;",
        );
        check("\"><script>", "&quot;&gt;&lt;script&gt;");
        check("&amp;", "&amp;amp;");
    }

    #[test]
    fn foreign_text_is_one_visible_line() {
        assert_eq!(html_text("a\r\n b\u{202e}c"), "<bdi>a b\\u{202e}c</bdi>");
        assert_eq!(html_code("a\0b"), "<code>a\\u{0}b</code>");
    }

    #[test]
    fn back_quotes_are_code_in_our_words_only() {
        let pieces = [html_text("a `b` <i>")];
        let sentence = format!("run `x < y` for {}", html_place(0));
        assert_eq!(
            html_sentence(&sentence, &pieces),
            "run <code>x &lt; y</code> for <bdi>a &#96;b&#96; &lt;i&gt;</bdi>"
        );
        assert_eq!(html_sentence("open `end", &[]), "open <code>end</code>");
    }

    #[test]
    fn a_private_use_character_from_outside_is_not_a_place() {
        let pieces = [html_text("\u{e001}"), "second".to_owned()];
        assert_eq!(
            html_sentence(&html_place(0).to_string(), &pieces),
            "<bdi>\u{e001}</bdi>"
        );
    }

    proptest! {
        /// Nothing that could begin markup or end an attribute is left.
        #[test]
        fn any_text_is_only_text(text in any::<String>()) {
            let escaped = html_escaped(&text);
            prop_assert!(!escaped.contains(['<', '>', '"', '\'', '`']));
            let read = escaped
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#96;", "`")
                .replace("&amp;", "&");
            prop_assert_eq!(read, text);
        }
    }
}
