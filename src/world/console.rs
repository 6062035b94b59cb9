//! The one sink for everything printed.
//!
//! The runner reads both streams for commands, so every text passes [`log_safe`]; commands of our
//! own have a door of their own.

use std::cell::{Cell, RefCell};
use std::io::{self, Write};

use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::log_safe::{coloured_safe, log_safe};
use crate::text::{LogCommand, Secrets, next_hidden};

/// The two streams, and what must never be seen in them.
pub(crate) struct Console {
    output: RefCell<Box<dyn Write>>,
    error: RefCell<Box<dyn Write>>,
    secrets: RefCell<Secrets>,
    has_result: Cell<bool>,
}

impl Console {
    /// A console over two streams.
    pub(crate) fn new(output: Box<dyn Write>, error: Box<dyn Write>) -> Self {
        Self {
            output: RefCell::new(output),
            error: RefCell::new(error),
            secrets: RefCell::default(),
            has_result: Cell::new(false),
        }
    }

    /// Whether a result, or a part of one, was handed over.
    pub(crate) fn has_result(&self) -> bool {
        self.has_result.get()
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
        self.secrets.borrow_mut().add(secret);
        Ok(())
    }

    /// The result, on standard output.
    ///
    /// # Errors
    /// Where standard output is gone: a result that nobody got is not a GO.
    pub(crate) fn result(&self, text: &str) -> io::Result<()> {
        self.write(&self.secrets.borrow().hidden_in(text))
    }

    fn write(&self, text: &str) -> io::Result<()> {
        self.has_result.set(true);
        let mut output = self.output.borrow_mut();
        for piece in pieces(text) {
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
        self.has_result.set(true);
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
        self.has_result.set(true);
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
    pub(crate) fn json(&self, document: &impl Serialize) -> io::Result<()> {
        self.json_text(&serde_json::to_string_pretty(document)?)
    }

    /// As [`Console::json`], for a document that is text already.
    ///
    /// # Errors
    /// As [`Console::result`].
    pub(crate) fn json_text(&self, document: &str) -> io::Result<()> {
        let secrets = self.secrets.borrow();
        let document = &*secrets.hidden_in_json(document);
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
            true => self.write(&text.replace("##[", "#\\u0023[")),
            false => self.write(&text),
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

    /// The text without any secret, in whatever form it is written.
    pub(crate) fn redacted(&self, text: &str) -> String {
        self.secrets.borrow().hidden_in(text).into_owned()
    }

    /// The same of a JSON document, which stays one.
    pub(crate) fn redacted_json(&self, document: &str) -> String {
        self.secrets.borrow().hidden_in_json(document).into_owned()
    }

    /// The same of what can be written as JSON and read back.
    ///
    /// # Errors
    /// Where it cannot: then nobody knows what is in it.
    pub(crate) fn redacted_value<T: Serialize + DeserializeOwned>(
        &self,
        value: T,
    ) -> serde_json::Result<T> {
        let text = serde_json::to_string(&value)?;
        let secrets = self.secrets.borrow();
        if !secrets.are_in(&text) {
            return Ok(value);
        }
        drop(value);
        let read = serde_json::from_str(&text)?;
        serde_json::from_value(secrets.hidden_in_value(read))
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

#[cfg(test)]
mod tests {
    use super::*;

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
