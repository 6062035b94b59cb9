//! Escapes for GitHub-flavoured Markdown: what comes out, rendered and read back, is the plain
//! text that went in. No ping, no link, no closing word, no image, no HTML.

use super::one_line;

/// A finished piece of Markdown. Only escapers and our own words make one; publishing takes
/// nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Markdown(String);

impl Markdown {
    /// Our own Markdown: written in this program, with escaped texts only.
    pub(crate) fn trusted(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The Markdown as text, for writing out.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Appends another piece.
    pub(crate) fn push(&mut self, other: &Markdown) {
        self.0.push_str(&other.0);
    }
}

/// How long a foreign text may become in a sentence of ours, in characters.
const LONGEST: usize = 300;

/// A foreign text as plain words inside a sentence, a list item or a table cell.
///
/// Signs that Markdown or HTML could read become numeric entities. GitHub looks for mentions,
/// references, commits, addresses and emoji codes in the *rendered* text, where entities are
/// plain again; an empty HTML comment in their middle ends those.
pub(crate) fn markdown_text(text: &str) -> String {
    let line = one_line(text, LONGEST);
    let mut escaped = String::with_capacity(line.len() + 16);
    let mut rest = line.as_str();
    loop {
        let end = rest.find(|letter| !is_plain(letter));
        let (word, behind) = rest.split_at(end.unwrap_or(rest.len()));
        let first = escaped.is_empty() && word.is_empty();
        flush_word(word, &mut escaped);
        let mut letters = behind.chars();
        let Some(letter) = letters.next() else {
            return escaped;
        };
        rest = letters.as_str();
        // Between two letters an underscore is no emphasis (GFM, "intraword emphasis").
        let next = letters.next();
        let within = letter == '_' && !word.is_empty() && next.is_some_and(is_plain);
        let special = matches!(
            letter,
            '\\' | '`'
                | '*'
                | '_'
                | '{'
                | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '|'
                | '~'
                | '&'
                | '$'
                | '^'
        );
        match letter {
            '_' if within => escaped.push('_'),
            // Nothing begins with a colon before a blank: no emoji, no address.
            ':' if next == Some(' ') => escaped.push(':'),
            '@' | '#' | ':' => escaped.push_str(&format!("&#{};{BREAK}", u32::from(letter))),
            _ if special || (first && letter.is_ascii_punctuation()) => {
                escaped.push_str(&format!("&#{};", u32::from(letter)));
            }
            _ => escaped.push(letter),
        }
    }
}

/// A tag in a heading: as [`markdown_text`], but a version that begins it and a version behind `@`
/// stay readable. Neither is read there as a list, a mention or an address.
pub(crate) fn markdown_version(tag: &str) -> String {
    let escaped = markdown_text(tag);
    let first = tag.chars().next().filter(char::is_ascii_digit);
    let readable = first.and_then(|digit| {
        let behind = escaped.strip_prefix(&format!("&#{};", u32::from(digit)))?;
        Some(format!("{digit}{behind}"))
    });
    let escaped = readable.unwrap_or(escaped);
    let at = format!("&#64;{BREAK}");
    match escaped.split_once(&at) {
        Some((name, version))
            if name.ends_with(is_plain)
                && version.chars().all(|it| it.is_ascii_digit() || it == '.') =>
        {
            format!("{name}@{version}")
        }
        _ => escaped,
    }
}

/// What stands between two pieces of code that nothing else parts.
pub(crate) fn beside() -> &'static str {
    BREAK
}

fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
}

/// Ends what GitHub would link in rendered text, and shows nothing.
const BREAK: &str = "<!-- -->";

/// GitHub takes seven hexadecimal digits and more for a commit, also the end of a longer run that
/// was broken further up: no piece may be longer than this.
const LONGEST_DIGITS: usize = 6;

/// Writes a run of ASCII letters and digits: a leading number cannot start a list, a hexadecimal
/// run cannot name a commit, `www` no address and `GH` no issue.
fn flush_word(word: &str, escaped: &mut String) {
    let commit = word.len() > LONGEST_DIGITS && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let prefix = word.eq_ignore_ascii_case("www") || word.eq_ignore_ascii_case("gh");
    let mut rest = word;
    if escaped.is_empty()
        && let Some((digit, behind)) = word.split_at_checked(1)
        && let Some(digit) = digit.chars().next().filter(char::is_ascii_digit)
    {
        escaped.push_str(&format!("&#{};", u32::from(digit)));
        rest = behind;
    }
    if !commit {
        escaped.push_str(rest);
    } else {
        let passed = word.len() - rest.len();
        for (index, letter) in rest.chars().enumerate() {
            let index = index + passed;
            if index > 0 && index.is_multiple_of(LONGEST_DIGITS) {
                escaped.push_str(BREAK);
            }
            escaped.push(letter);
        }
    }
    if prefix {
        escaped.push_str(BREAK);
    }
}

/// A foreign text as a code span. Pipes and back-quotes cannot be escaped inside code, so HTML
/// code is used, which also works in table cells and never pings.
pub(crate) fn code_span(text: &str) -> String {
    let line = one_line(text, LONGEST);
    let plain = |letter: char| {
        letter.is_ascii_alphanumeric()
            || matches!(letter, '.' | '/' | '-' | '_' | ' ' | ':' | '=' | ',')
    };
    let linking = line.contains("://") || line.contains("www.");
    if !line.is_empty() && line.chars().all(plain) && !linking {
        return format!("`{line}`");
    }
    code_element(text)
}

/// A foreign text as code wherever Markdown or HTML may stand: nothing in it opens or closes what
/// stands around it, back-quotes neither.
pub(crate) fn code_element(text: &str) -> String {
    let mut escaped = String::from("<code>");
    for letter in one_line(text, LONGEST).chars() {
        if letter.is_ascii_alphanumeric() || letter == ' ' || !letter.is_ascii() {
            escaped.push(letter);
        } else {
            escaped.push_str(&format!("&#{};", u32::from(letter)));
        }
    }
    escaped.push_str("</code>");
    escaped
}

/// A foreign text as code in running text, outside of tables: as it is, since nothing in code is
/// read, unless it has back-quotes itself.
pub(crate) fn code_in_text(text: &str) -> String {
    let line = one_line(text, LONGEST);
    match line.trim().is_empty() || line.contains('`') {
        true => code_span(text),
        false => format!("`{line}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Event, Options, Parser};

    /// What a reader sees, and every tag that is more than our own code element.
    fn read_back(markdown: &str) -> (String, Vec<String>) {
        let (mut text, mut tags) = (String::new(), Vec::new());
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(part) | Event::Code(part) => text.push_str(&part),
                Event::InlineHtml(html) if &*html == BREAK => {}
                Event::InlineHtml(html) if matches!(&*html, "<code>" | "</code>") => {}
                Event::Start(pulldown_cmark::Tag::Paragraph) | Event::End(_) => {}
                other => tags.push(format!("{other:?}")),
            }
        }
        (text, tags)
    }

    #[track_caller]
    fn check_plain(text: &str) {
        for (kind, escaped) in [
            ("text", markdown_text(text)),
            ("code", code_span(text)),
            ("code in text", code_in_text(text)),
            ("code element", code_element(text)),
        ] {
            let (seen, tags) = read_back(&escaped);
            assert_eq!(tags, Vec::<String>::new(), "{kind}: {escaped}");
            assert_eq!(seen.trim(), one_line(text, LONGEST), "{kind}: {escaped}");
        }
    }

    #[test]
    fn markdown_in_a_title_is_plain_text() {
        for text in [
            "# heading",
            "- item",
            "1. one",
            "**bold** _it_ ~~no~~",
            "[a](https://evil.example)",
            "![x](https://evil.example/p.png)",
            "<img src=x>",
            "</details>",
            "<!-- gonogo -->",
            "`code` | cell",
            "a\\|b",
            "&amp; &#64;",
            "$x$",
            "> quote",
            "+ x",
            "---",
            "[^1]",
            "``` x",
            "http://evil.example/a?b=c",
            "| a | b |",
        ] {
            check_plain(text);
        }
    }

    #[test]
    fn nothing_is_pinged_closed_or_linked() {
        check("@acme/qa", "&#64;<!-- -->acme/qa");
        check("fixes #12", "fixes &#35;<!-- -->12");
        check("GH-12", "GH<!-- -->-12");
        check("1a2b3c4d5", "&#49;a2b3c<!-- -->4d5");
        check("01a2b3c4d5e6f7", "&#48;1a2b3<!-- -->c4d5e6<!-- -->f7");
        check("www.evil.example", "www<!-- -->.evil.example");
        check("https://x.example", "https&#58;<!-- -->//x.example");
    }

    #[test]
    fn a_version_in_a_heading_is_readable() {
        for (tag, expected) in [
            ("v1.4.0", "v1.4.0"),
            ("1.1.0", "1.1.0"),
            ("pkg@1.1.0", "pkg@1.1.0"),
            ("pkg@1.1.0-beta", "pkg&#64;<!-- -->1.1.0-beta"),
            ("@acme/pkg@1.1.0", "&#64;<!-- -->acme/pkg&#64;<!-- -->1.1.0"),
            ("api/v1.4.0+b.1", "api/v1.4.0+b.1"),
        ] {
            assert_eq!(markdown_version(tag), expected);
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(markdown_text(text), expected);
    }

    #[test]
    fn ordinary_words_stay_readable() {
        check(
            "Rollback tested (5 min), ok!",
            "Rollback tested (5 min), ok!",
        );
        assert_eq!(code_span("npm update minimist"), "`npm update minimist`");
    }

    proptest::proptest! {
        #[test]
        fn any_text_reads_back_as_itself(text in "[ -~\n\u{200b}é]{0,80}") {
            check_plain(&text);
        }
    }
}
