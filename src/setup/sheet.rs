//! Writing a policy line by line: comments from the words files, values that YAML reads back as the
//! texts they were.
//!
//! Whatever comes from the repository goes through [`scalar`] or through a message, which is one line
//! by its surface. So no name can end its line, its quotes or its comment.

use crate::locale::{Message, Value, Words};
use crate::text::is_invisible;

/// Columns of a line that may be broken.
pub(crate) const WIDTH: usize = 100;

/// A policy that grows from top to bottom.
pub(super) struct Sheet<'a> {
    words: &'a Words,
    text: String,
}

impl<'a> Sheet<'a> {
    /// An empty one, with comments in this language.
    pub(super) fn new(words: &'a Words) -> Self {
        Self {
            words,
            text: String::new(),
        }
    }

    /// The words that it is written in.
    pub(super) fn words(&self) -> &'a Words {
        self.words
    }

    /// What was written.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// A comment, in as many lines as it takes. `depth`: how many keys it stands below.
    pub(super) fn comment(&mut self, depth: usize, message: &Message) {
        let text = self.words.plain(message);
        for line in wrapped(&text, WIDTH.saturating_sub(2 * depth + 2)) {
            self.push(depth, &format!("# {line}"));
        }
    }

    /// A line of YAML of our own; names in it have gone through [`scalar`].
    pub(super) fn line(&mut self, depth: usize, yaml: &str) {
        self.push(depth, yaml);
    }

    /// A line of YAML that waits for its `# ` to be taken away.
    pub(super) fn idle(&mut self, depth: usize, yaml: &str) {
        self.push(depth, &format!("# {yaml}"));
    }

    /// A key with a list: in brackets where that fits, else an entry a line.
    pub(super) fn list<'t>(
        &mut self,
        depth: usize,
        key: &str,
        texts: impl IntoIterator<Item = &'t str>,
    ) {
        let entries: Vec<String> = texts.into_iter().map(scalar).collect();
        let line = format!("{key}: [{}]", entries.join(", "));
        if 2 * depth + line.chars().count() <= WIDTH {
            return self.push(depth, &line);
        }
        self.push(depth, &format!("{key}:"));
        for entry in entries {
            self.push(depth + 1, &format!("- {entry}"));
        }
    }

    fn push(&mut self, depth: usize, line: &str) {
        debug_assert!(!line.contains(['\n', '\r']));
        self.text.push_str(&"  ".repeat(depth));
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

/// A text as a YAML scalar that is read back as this very text, also inside brackets and braces.
///
/// Plain where nobody could take it for anything else, else in double quotes with the escapes of
/// YAML 1.2.2 (5.7, 7.3.1), which YAML 1.1 reads alike.
pub(super) fn scalar(text: &str) -> String {
    match is_plain(text) {
        true => text.to_owned(),
        false => quoted(text),
    }
}

/// A name in a sentence: in double quotes where a blank or a sign in it could make it read as two.
pub(super) fn named(text: &str) -> Value {
    let parts = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '"');
    match text.contains(parts) {
        true => Value::code(quoted(text)),
        false => Value::code(text),
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            _ if !letter.is_control() && !is_invisible(letter) => quoted.push(letter),
            _ => quoted.push_str(&format!("\\U{:08x}", u32::from(letter))),
        }
    }
    quoted.push('"');
    quoted
}

/// Letters, digits and a few signs between them, beginning with a letter, with single spaces, and no
/// word that some reader of YAML takes for a truth, a number or nothing.
fn is_plain(text: &str) -> bool {
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let inner = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_' | '.' | '/' | '\'' | '’')
    };
    text.starts_with(|first: char| first.is_alphabetic() || first == '.')
        && text.ends_with(|last: char| last.is_alphanumeric())
        && text.chars().any(char::is_alphabetic)
        && text.chars().all(inner)
        && !text.contains("  ")
        && !words.contains(&text.to_lowercase().as_str())
        && !matches!(text.to_lowercase().as_str(), ".inf" | ".nan")
        && text.parse::<f64>().is_err()
}

/// Lines of at most `width` columns, broken at spaces; a longer word has a line of its own. French
/// signs stay with the word that they belong to.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let closes = word.starts_with([':', ';', '?', '!', '»']);
        match pieces.last_mut() {
            Some(last) if closes || last.ends_with('«') => {
                last.push(' ');
                last.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
    }
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        let length = piece.chars().count();
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + length <= width => {
                line.push(' ');
                line.push_str(&piece);
            }
            _ => lines.push(piece),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::locale::Locale;
    use crate::policy::fault::Faults;
    use crate::policy::node;
    use crate::policy::source::Source;
    use crate::policy::yaml;

    /// What our own reader makes of a scalar inside a list inside a map.
    fn read_back(written: &str) -> Option<String> {
        let text = format!("a: {{ b: [first, {written}, last] }}\nc: d\n");
        let mut faults = Faults::new();
        let root = yaml::parse(&Source::new(text.as_bytes()), &mut faults)?;
        if faults.has_errors() || root.entries().len() != 2 {
            return None;
        }
        let node::Value::Sequence(items) = &root.get("a")?.get("b")?.value else {
            return None;
        };
        let [_, item, _] = items.as_slice() else {
            return None;
        };
        item.scalar().map(|scalar| scalar.text.clone())
    }

    #[track_caller]
    fn check(text: &str, written: &str) {
        assert_eq!(scalar(text), written);
        assert_eq!(read_back(written).as_deref(), Some(text));
    }

    #[test]
    fn ordinary_names_stay_as_they_are() {
        for name in [
            "main",
            "release/1.x",
            "package-lock.json",
            "Before the deploy",
            "Avant le déploiement",
            "Avant l'envoi",
            ".github/pull_request_template.md",
        ] {
            check(name, name);
        }
    }

    #[test]
    fn what_yaml_would_take_for_something_else_is_quoted() {
        for name in [
            "true", "No", "y", "null", "~", "12", "1e3", "0x10", ".5", ".inf", "inf", "nan", "-a",
            "- a", "a: b", "a #b", "a,b", "{a}", "[a]", "&a", "*a", "!a", "|", ">", "%a", "@a",
            "`a", "'a'", "a ", " a", "a  b", "a:", "?", "...", "---", "<<",
        ] {
            check(name, &format!("\"{name}\""));
        }
        check("a\"b", "\"a\\\"b\"");
        check("a\\", "\"a\\\\\"");
    }

    #[test]
    fn no_name_ends_its_quotes_or_its_line() {
        for name in [
            "x\", evil: true, \"y",
            "x\\\", evil: true, \"y",
            "x]\nevil: true",
            "x\r\nevil: true",
            "x\u{85}evil",
            "x\u{2028}evil",
            "x\u{202e}evil",
            "x\u{0}",
        ] {
            let written = scalar(name);
            assert!(!written.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{202e}', '\0']));
            // A policy's reader takes CR LF for a line end, and refuses what nobody can see.
            let name = name.replace("\r\n", "\n");
            let hidden = |it: char| it.is_control() && it != '\n' || is_invisible(it);
            let expected = (!name.contains(hidden)).then_some(name);
            assert_eq!(read_back(&written), expected, "{written}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_as_itself_or_not_at_all(text in any::<String>()) {
            if let Some(read) = read_back(&scalar(&text)) {
                prop_assert_eq!(read.replace("\r\n", "\n"), text.replace("\r\n", "\n"));
            }
        }

        #[test]
        fn visible_text_is_read_back_as_itself(text in "[ -~àéÀ€😀\n\t]{1,30}") {
            let read = read_back(&scalar(&text));
            prop_assert_eq!(read.as_deref(), Some(text.as_str()));
        }

        #[test]
        fn a_comment_stays_a_comment(text in any::<String>()) {
            let words = Words::new(Locale::English);
            let mut sheet = Sheet::new(&words);
            let message = Message::new("setup-saw-origin").with("repository", Value::text(text));
            sheet.comment(1, &message);
            for line in sheet.into_text().split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
                prop_assert!(line.is_empty() || line.starts_with("  # "), "{:?}", line);
            }
        }
    }

    #[test]
    fn no_name_in_a_sentence_reads_as_two() {
        for (name, shown) in [
            ("apps/web/package-lock.json", "apps/web/package-lock.json"),
            ("a, b/package-lock.json", "\"a, b/package-lock.json\""),
            ("a b", "\"a b\""),
            ("a\"b", "\"a\\\"b\""),
        ] {
            assert_eq!(named(name), Value::code(shown));
        }
    }

    #[test]
    fn a_long_list_has_an_entry_a_line() {
        let words = Words::new(Locale::English);
        let mut sheet = Sheet::new(&words);
        let names: Vec<String> = (0..12)
            .map(|it| format!("apps/app-{it}/package-lock.json"))
            .collect();
        sheet.list(2, "lockfiles", names.iter().take(2).map(String::as_str));
        sheet.list(2, "lockfiles", names.iter().map(String::as_str));
        let text = sheet.into_text();
        assert!(text.starts_with(
            "    lockfiles: [apps/app-0/package-lock.json, apps/app-1/package-lock.json]\n    lockfiles:\n      - apps/app-0/package-lock.json\n"
        ));
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
    }
}
