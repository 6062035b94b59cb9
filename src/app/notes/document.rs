//! The notes of one release, or of all, as one document.

use std::sync::Arc;

use super::super::Problem;
use super::super::outside::Outside;
use super::LEVEL;
use super::sheet::{Sheet, Written};
use crate::beside::{Beside, Work};
use crate::cli::Format;
use crate::notes::render;

/// A document that grows by one release at a time: of each, only the text is kept. Nothing of it is
/// shown before all of it is known.
pub(super) struct Document {
    pages: Beside<Pages>,
}

impl Document {
    /// Nothing yet. JSON has `all` releases in a list.
    pub(super) fn new(sheet: Arc<Sheet>, format: Format, all: bool) -> Self {
        let pages = Pages {
            sheet,
            format,
            all,
            text: String::new(),
            problem: None,
        };
        Self {
            pages: Beside::new(pages),
        }
    }

    /// Adds the notes of a release.
    pub(super) fn add(&mut self, written: Written) {
        self.pages.give(written);
    }

    /// Shows it.
    ///
    /// # Errors
    /// Where the template cannot be followed, or standard output is gone.
    pub(super) fn hand_over(self, outside: &Outside) -> Result<(), Problem> {
        let pages = self.pages.done();
        match pages.problem {
            Some(problem) => Err(problem),
            None => pages.hand_over(outside),
        }
    }
}

/// The releases that are written so far.
struct Pages {
    sheet: Arc<Sheet>,
    format: Format,
    all: bool,
    text: String,
    /// Why no more is written.
    problem: Option<Problem>,
}

impl Work for Pages {
    type Thing = Written;

    const TOGETHER: usize = 16;

    fn take(&mut self, written: Written) {
        if self.problem.is_none() {
            self.problem = self.add(&written).err();
        }
    }
}

impl Pages {
    fn add(&mut self, written: &Written) -> Result<(), Problem> {
        let Written { notes, heading, .. } = written;
        let is_first = self.text.is_empty();
        match self.format {
            Format::Json => {
                let json = render::json(notes, heading, &written.range, &self.sheet.words);
                let json = serde_json::to_string_pretty(&json).map_err(std::io::Error::from)?;
                match self.all {
                    true => self.add_to_list(&json),
                    false => self.text = json,
                }
            }
            Format::Text => {
                let text = render::text(notes, heading, &self.sheet.words);
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

    fn hand_over(self, outside: &Outside) -> Result<(), Problem> {
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
