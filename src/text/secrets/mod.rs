//! Secrets, found and hidden in whatever form they are written: as they are; escaped for JSON,
//! HTML, Markdown, an address or a log; or inside base64.

mod packed;
#[cfg(test)]
mod tests;
mod written;

use std::borrow::Cow;
use std::ops::Range;

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

/// What is shown in the place of a secret.
const HIDDEN: &str = "***";

/// Shorter ones, in bytes, are not hidden: half of every text would be gone.
const SHORTEST: usize = 4;

/// Everything that must never be seen.
#[derive(Default)]
pub(crate) struct Secrets {
    known: Vec<Known>,
}

/// One text that is looked for.
struct Known {
    text: SecretString,
    /// In base64: letters before and behind it may hold bits of the secret.
    has_start: bool,
    has_end: bool,
}

impl Known {
    fn plain(text: &str) -> Self {
        Self {
            text: text.into(),
            has_start: false,
            has_end: false,
        }
    }
}

impl Secrets {
    /// From now on this one is hidden, too.
    pub(crate) fn add(&mut self, secret: &SecretString) {
        let secret = secret.expose_secret();
        self.add_text(secret);
        if let Some(password) = packed::password(secret) {
            self.add_text(&password);
        }
    }

    fn add_text(&mut self, secret: &str) {
        // In a sentence of ours every run of blanks is one blank.
        let words: Vec<&str> = secret.split_whitespace().collect();
        let mut forms = vec![secret.to_owned(), words.join(" ")];
        forms.dedup();
        for form in forms.iter().filter(|form| form.len() >= SHORTEST) {
            self.known.push(Known::plain(form));
        }
        if secret.len() < SHORTEST {
            return;
        }
        let cores = packed::cores(secret).into_iter().map(|core| Known {
            text: core.letters.into(),
            has_start: core.has_start,
            has_end: core.has_end,
        });
        self.known.extend(cores);
    }

    /// Whether a text has any of them.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        self.known
            .iter()
            .any(|known| known.first(text, 0).is_some())
    }

    /// The text without any of them.
    pub(crate) fn hidden_in<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut places: Vec<Range<usize>> = Vec::new();
        for known in &self.known {
            let mut from = 0;
            while let Some(place) = known.first(text, from) {
                from = place.end;
                places.push(place);
            }
        }
        if places.is_empty() {
            return Cow::Borrowed(text);
        }
        places.sort_by_key(|place| (place.start, place.end));
        let mut shown = String::with_capacity(text.len());
        let mut done = 0;
        for place in places {
            // One secret in another, or over its end, is hidden with it.
            if place.start >= done {
                shown.push_str(text.get(done..place.start).unwrap_or_default());
                shown.push_str(HIDDEN);
            }
            done = done.max(place.end);
        }
        shown.push_str(text.get(done..).unwrap_or_default());
        Cow::Owned(shown)
    }

    /// The JSON document without any of them: keys and texts are changed, and nothing that holds the
    /// document together. What is no JSON is hidden as a text.
    pub(crate) fn hidden_in_json<'a>(&self, document: &'a str) -> Cow<'a, str> {
        if !self.are_in(document) {
            return Cow::Borrowed(document);
        }
        match serde_json::from_str(document) {
            Ok(read) => {
                let shown = self.hidden_in_value(read);
                let written = match document.contains('\n') {
                    true => serde_json::to_string_pretty(&shown),
                    false => serde_json::to_string(&shown),
                };
                Cow::Owned(written.expect("a JSON value has only text keys"))
            }
            Err(_) => self.hidden_in(document),
        }
    }

    /// The JSON value without any of them.
    pub(crate) fn hidden_in_value(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.hidden_in(&text).into_owned()),
            Value::Array(values) => {
                let values = values.into_iter().map(|value| self.hidden_in_value(value));
                Value::Array(values.collect())
            }
            Value::Object(entries) => {
                let entries = entries.into_iter().map(|(key, value)| {
                    let key = self.hidden_in(&key).into_owned();
                    (key, self.hidden_in_value(value))
                });
                Value::Object(entries.collect())
            }
            other => other,
        }
    }
}

impl Known {
    /// The first place from there on at which it stands in any form.
    fn first(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let secret = self.text.expose_secret();
        let first = secret.chars().next()?;
        let byte = *secret.as_bytes().first()?;
        let begins =
            |at: &u8| *at == byte || written::STARTS.contains(at) || first == ' ' && *at == b'+';
        let mut at = from;
        loop {
            at += text.as_bytes().get(at..)?.iter().position(begins)?;
            if let Some(end) = end(secret, text, at) {
                return Some(self.whole(text, from, at..end));
            }
            at += 1;
        }
    }

    /// With the letters beside it that hold bits of it.
    fn whole(&self, text: &str, from: usize, place: Range<usize>) -> Range<usize> {
        let before = text.get(from..place.start).unwrap_or_default();
        let behind = text.get(place.end..).unwrap_or_default();
        let start = place.start - packed::last(before).filter(|_| self.has_start).unwrap_or(0);
        let end = place.end + packed::first(behind).filter(|_| self.has_end).unwrap_or(0);
        start..end
    }
}

/// Where a secret ends that begins there; the farthest of several places.
fn end(secret: &str, text: &str, at: usize) -> Option<usize> {
    let mut ends = vec![at];
    let mut next = Vec::new();
    for letter in secret.chars() {
        for at in ends.drain(..) {
            written::behind(letter, text, at, &mut next);
        }
        next.sort_unstable();
        next.dedup();
        std::mem::swap(&mut ends, &mut next);
        if ends.is_empty() {
            return None;
        }
    }
    ends.into_iter().max()
}
