//! The notes of one release, or of all, as one document.

use super::super::Problem;
use super::super::outside::Outside;
use super::LEVEL;
use super::sheet::{Sheet, Written};
use crate::cli::Format;
use crate::notes::render;

/// A document that grows by one release at a time: of each, only the text is kept. Nothing of it is
/// shown before all of it is known.
pub(super) struct Document<'a> {
    sheet: &'a Sheet<'a>,
    format: Format,
    /// Whether it is of all releases: JSON then has them in a list.
    all: bool,
    text: String,
}

impl<'a> Document<'a> {
    /// Nothing yet.
    pub(super) fn new(sheet: &'a Sheet<'a>, format: Format, all: bool) -> Self {
        let text = String::new();
        Self {
            sheet,
            format,
            all,
            text,
        }
    }

    /// Adds the notes of a release.
    ///
    /// # Errors
    /// Where the template cannot be followed.
    pub(super) fn add(&mut self, written: &Written) -> Result<(), Problem> {
        let Written { notes, heading, .. } = written;
        let is_first = self.text.is_empty();
        match self.format {
            Format::Json => {
                let json = render::json(notes, heading, &written.range, self.sheet.words);
                let json = serde_json::to_string_pretty(&json).map_err(std::io::Error::from)?;
                match self.all {
                    true => self.add_to_list(&json),
                    false => self.text = json,
                }
                return Ok(());
            }
            Format::Text => {
                let text = render::text(notes, heading, self.sheet.words);
                self.add_text(&text, is_first);
            }
            _ => {
                let markdown = self.sheet.markdown(written, LEVEL)?;
                self.add_text(markdown.as_str(), is_first);
            }
        }
        Ok(())
    }

    fn add_text(&mut self, text: &str, is_first: bool) {
        if !is_first {
            self.text.push('\n');
        }
        self.text.push_str(text);
    }

    /// Adds what is in JSON already to a list. No text in it has a line end of its own.
    fn add_to_list(&mut self, json: &str) {
        self.text.push_str(match self.text.is_empty() {
            true => "",
            false => ",",
        });
        for line in json.lines() {
            self.text.push_str("\n    ");
            self.text.push_str(line);
        }
    }

    /// Shows it.
    ///
    /// # Errors
    /// Where standard output is gone.
    pub(super) fn hand_over(self, outside: &Outside) -> Result<(), Problem> {
        let console = &outside.console;
        let text = match (self.format, self.all) {
            (Format::Json, true) if self.text.is_empty() => "{\n  \"releases\": []\n}".to_owned(),
            (Format::Json, true) => format!("{{\n  \"releases\": [{}\n  ]\n}}", self.text),
            (Format::Json, false) if self.text.is_empty() => "null".to_owned(),
            _ => self.text,
        };
        match self.format {
            Format::Json => console.json_text(&text)?,
            _ => console.result(&text)?,
        }
        Ok(())
    }
}
