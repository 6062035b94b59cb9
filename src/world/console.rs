//! The one sink for everything printed.
//!
//! The runner reads both streams for commands, so every text passes [`log_safe`]; commands of our
//! own have a door of their own.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, Write};

use secrecy::{ExposeSecret, SecretString};

use crate::text::{LogCommand, markdown_text, next_hidden, visible};

/// The two streams, and what must never be seen in them.
pub(crate) struct Console {
    output: RefCell<Box<dyn Write>>,
    error: RefCell<Box<dyn Write>>,
    secrets: RefCell<Vec<SecretString>>,
}

impl Console {
    /// A console over two streams.
    pub(crate) fn new(output: Box<dyn Write>, error: Box<dyn Write>) -> Self {
        Self {
            output: RefCell::new(output),
            error: RefCell::new(error),
            secrets: RefCell::new(Vec::new()),
        }
    }

    /// From now on this text is shown as `***`, here and (on the runner) in the whole job's log.
    ///
    /// # Errors
    /// Where standard output is gone.
    pub(crate) fn mask(&self, secret: &SecretString, on_the_runner: bool) -> io::Result<()> {
        if on_the_runner {
            let command = LogCommand::new("add-mask", &[], secret.expose_secret());
            let line = format!("{}\n", command.as_str());
            self.output.borrow_mut().write_all(line.as_bytes())?;
        }
        self.secrets.borrow_mut().push(secret.clone());
        Ok(())
    }

    /// The result, on standard output.
    ///
    /// # Errors
    /// Where standard output is gone: a result that nobody got is not a GO.
    pub(crate) fn result(&self, text: &str) -> io::Result<()> {
        let text = self.without_secrets(text);
        let mut output = self.output.borrow_mut();
        for piece in pieces(&text) {
            output.write_all(log_safe(piece).as_bytes())?;
        }
        output.flush()
    }

    /// A result that our own renderer coloured, on standard output: its colours (SGR sequences,
    /// ECMA-48, 8.3.117) stay, everything else passes [`log_safe`]. Whoever colours a text makes
    /// the escapes of others in it visible first.
    ///
    /// # Errors
    /// As [`Console::result`].
    pub(crate) fn coloured(&self, text: &str) -> io::Result<()> {
        let safe = coloured_safe(&self.redacted(text));
        let mut output = self.output.borrow_mut();
        output.write_all(safe.as_bytes())?;
        output.flush()
    }

    /// An iCalendar file, on standard output: a result whose lines end as RFC 5545 asks for.
    ///
    /// # Errors
    /// As [`Console::result`].
    pub(crate) fn calendar(&self, text: &str) -> io::Result<()> {
        let safe = log_safe(&self.redacted(text)).replace('\n', "\r\n");
        let mut output = self.output.borrow_mut();
        output.write_all(safe.as_bytes())?;
        output.flush()
    }

    /// A JSON document, on standard output. Its strings keep their meaning: what the runner could
    /// read as a command is escaped as JSON allows.
    ///
    /// # Errors
    /// As [`Console::result`].
    pub(crate) fn json(&self, document: &impl serde::Serialize) -> io::Result<()> {
        self.json_text(&serde_json::to_string_pretty(document)?)
    }

    /// As [`Console::json`], for a document that is text already.
    ///
    /// # Errors
    /// As [`Console::result`].
    pub(crate) fn json_text(&self, document: &str) -> io::Result<()> {
        let mut text = String::with_capacity(document.len() + 1);
        let mut rest = document;
        while let Some((before, letter, behind)) = next_hidden(rest, &['\n']) {
            text.push_str(before);
            push_json_escape(&mut text, letter);
            rest = behind;
        }
        text.push_str(rest);
        text.push('\n');
        match text.contains("##[") {
            true => self.result(&text.replace("##[", "#\\u0023[")),
            false => self.result(&text),
        }
    }

    /// Everything else, on standard error.
    pub(crate) fn log(&self, text: &str) {
        let safe = log_safe(&self.redacted(text));
        let mut error = self.error.borrow_mut();
        // A log that cannot be written changes nothing about the decision.
        let _ = error
            .write_all(safe.as_bytes())
            .and_then(|()| error.flush());
    }

    /// A finished command of our own, on standard output where the runner looks for it.
    ///
    /// # Errors
    /// As [`Console::result`].
    pub(crate) fn command(&self, command: &LogCommand) -> io::Result<()> {
        let line = format!("{}\n", self.redacted(command.as_str()));
        self.output.borrow_mut().write_all(line.as_bytes())
    }

    /// The text without any secret, as it is or escaped for Markdown.
    pub(crate) fn redacted(&self, text: &str) -> String {
        self.without_secrets(text).into_owned()
    }

    fn without_secrets<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut text = Cow::Borrowed(text);
        for secret in self.secrets.borrow().iter() {
            let secret = secret.expose_secret();
            if secret.len() >= 4 {
                let hidden = text.replace(secret, "***");
                text = Cow::Owned(hidden.replace(&markdown_text(secret), "***"));
            }
        }
        text
    }
}

/// So much is made safe at a time, in bytes, and what goes on to the end of its line: a long text
/// would else be several times in memory.
const PIECE: usize = 64 * 1024;

/// A text in pieces that end where a line ends.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let enough = rest.as_bytes().get(PIECE..).unwrap_or_default();
        let end = enough.iter().position(|byte| *byte == b'\n');
        let end = end.map_or(rest.len(), |end| PIECE + end + 1);
        let (piece, behind) = rest.split_at_checked(end)?;
        rest = behind;
        (!piece.is_empty()).then_some(piece)
    })
}

/// A character inside a JSON string, as its JSON escape.
fn push_json_escape(text: &mut String, letter: char) {
    let mut units = [0_u16; 2];
    for unit in letter.encode_utf16(&mut units) {
        text.push_str(&format!("\\u{unit:04x}"));
    }
}

/// Text that no runner takes for a command: control, bidirectional and zero-width characters are
/// visible, no line begins with `::` after blanks and has another `::`, and `##[` stands nowhere.
///
/// Source: GitHub docs, "Workflow commands"; the runner ends lines at LF, CRLF and a lone CR and
/// still reads the legacy `##[name]` anywhere in a line.
pub(crate) fn log_safe(text: &str) -> String {
    safe(text, true)
}

/// `whole`: nothing is put between these lines. A line that begins with `::` is a command only
/// with a second `::`; in a piece of a line, or one whose end is yet to come, that could follow.
fn safe(text: &str, whole: bool) -> String {
    let shown = match text.contains('\r') {
        true => visible(&text.replace("\r\n", "\n")),
        false => visible(text),
    };
    let shown = shown.replace("##[", "## [");
    let mut lines = String::with_capacity(shown.len());
    for line in shown.split_inclusive('\n') {
        let rest = line.trim_start();
        let command = rest.strip_prefix("::").is_some_and(|behind| {
            let alone = whole && line.ends_with('\n') || behind.starts_with(": ");
            behind.contains("::") || !alone
        });
        if command {
            let blanks = line.len() - rest.len();
            lines.push_str(line.get(..blanks).unwrap_or_default());
            lines.push_str("\\:");
            lines.push_str(rest.get(1..).unwrap_or_default());
        } else {
            lines.push_str(line);
        }
    }
    lines
}

/// As [`log_safe`], but colours stay: sequences `ESC [ digits and semicolons m`.
fn coloured_safe(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, colour, after)) = next_colour(rest) {
        shown.push_str(&safe(before, false));
        shown.push_str(colour);
        rest = after;
    }
    shown.push_str(&safe(rest, false));
    shown
}

/// The text before the first SGR sequence, the sequence, and the text behind it.
fn next_colour(text: &str) -> Option<(&str, &str, &str)> {
    const START: &str = "\x1b[";
    text.match_indices(START).find_map(|(at, _)| {
        let (before, rest) = text.split_at_checked(at)?;
        let behind = rest.strip_prefix(START)?;
        let last = behind.trim_start_matches(|letter: char| matches!(letter, '0'..='9' | ';'));
        let after = last.strip_prefix('m')?;
        let (colour, _) = rest.split_at_checked(rest.len() - after.len())?;
        Some((before, colour, after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(log_safe(text), expected);
    }

    /// As the runner has it.
    fn is_command(line: &str) -> bool {
        let behind = line.trim_start().strip_prefix("::");
        behind.is_some_and(|behind| behind.contains("::"))
    }

    #[test]
    fn what_is_no_command_stays_as_it_is() {
        check("  ::: p.yml:7:15\n", "  ::: p.yml:7:15\n");
        check(" ::: a::b\n", " \\::: a::b\n");
        check("::error\n", "::error\n");
        check("::error", "\\::error");
        let coloured = "  \x1b[1m::: \x1b[0mp.yml:7:15\n";
        assert_eq!(coloured_safe(coloured), coloured);
    }

    #[test]
    fn a_line_cannot_begin_a_command() {
        check("ok\n::error::x\n", "ok\n\\::error::x\n");
        check(
            "\u{3000} ::set-output name=decision::go",
            "\u{3000} \\::set-output name=decision::go",
        );
        check("mid ::error::no", "mid ::error::no");
    }

    #[test]
    fn a_lone_carriage_return_is_no_line_end() {
        check(
            "Ship\r::set-output name=decision::go",
            "Ship\\u{d}::set-output name=decision::go",
        );
    }

    #[test]
    fn the_legacy_form_is_broken_everywhere() {
        check(
            "Ship ##[set-output name=decision]go",
            "Ship ## [set-output name=decision]go",
        );
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_a_command_or_moves_a_cursor(
            text in r"(\PC|[\x00-\x1f\x7f-\u{9f}]|\r\n|::|::error|##\[|#|[ \u{3000}\u{202e}\u{2028}]){0,40}",
        ) {
            let safe = log_safe(&text);
            proptest::prop_assert!(!safe.contains("##["), "{}", safe);
            let quiet = |letter: char| matches!(letter, '\n' | '\t') || !letter.is_control();
            proptest::prop_assert!(safe.chars().all(quiet), "{:?}", safe);
            proptest::prop_assert!(!safe.lines().any(is_command), "{}", safe);
            proptest::prop_assert_eq!(log_safe(&safe), safe);
        }
    }

    #[test]
    fn of_a_coloured_text_the_colours_stay_and_nothing_else() {
        for (text, expected) in [
            ("\x1b[1;91merror\x1b[0m: x\n", "\x1b[1;91merror\x1b[0m: x\n"),
            ("\x1b[m\x1b[2J\x1b[31", "\x1b[m\\u{1b}[2J\\u{1b}[31"),
            (
                "\x1b]0;title\x07\x1b[?25l",
                "\\u{1b}]0;title\\u{7}\\u{1b}[?25l",
            ),
            ("a\n\x1b[0m::error::x", "a\n\x1b[0m\\::error::x"),
            ("\x1b[0m##[error]\r", "\x1b[0m## [error]\\u{d}"),
        ] {
            assert_eq!(coloured_safe(text), expected);
            assert!(!log_safe(text).contains('\x1b'), "other doors keep none");
        }
    }

    #[test]
    fn json_keeps_its_meaning_and_cannot_be_a_command() {
        let written = std::rc::Rc::new(RefCell::new(Vec::new()));
        let console = Console::new(Box::new(Shared(written.clone())), Box::new(io::sink()));
        let document =
            serde_json::json!({ "t": "##[error]x \u{202e} \u{7f} \u{1d173} é\n::error::y" });
        console.json(&document).unwrap();
        let text = String::from_utf8(written.borrow().clone()).unwrap();
        assert!(
            !text.contains("##[") && !text.contains('\u{202e}'),
            "{text}"
        );
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read, document);
    }

    #[test]
    fn a_secret_is_never_printed() {
        let written = std::rc::Rc::new(RefCell::new(Vec::new()));
        let console = Console::new(Box::new(Shared(written.clone())), Box::new(io::sink()));
        console
            .mask(&SecretString::from("ghs_planted"), false)
            .unwrap();
        console.result("token ghs_planted!\n").unwrap();
        assert_eq!(written.borrow().as_slice(), b"token ***!\n");
    }

    struct Shared(std::rc::Rc<RefCell<Vec<u8>>>);
    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
}
