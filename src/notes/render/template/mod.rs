//! Notes by a template of the policy's owner.
//!
//! The template decides what stands where, and never holds what others wrote: it gets a sign in
//! place of each foreign text ([`vault`]), and these are replaced by escaped Markdown when it is
//! done, where a value may stand ([`place`]). So no template can unescape anything, whatever it
//! does with what it was given.

mod data;
mod fault;
mod place;
mod vault;

pub(crate) use fault::{Fault, FaultKind};

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::{Heading, Style, markdown_within};
use crate::notes::Notes;
use crate::text::Markdown;
use vault::Vault;

/// The largest template that is read, in bytes.
pub(crate) const LARGEST: u64 = 64 * 1024;

/// The steps that a template may take; so many lines of notes take a fraction.
const FUEL: u64 = 4_000_000;
/// The longest notes that a template may write, in bytes.
const LONGEST: usize = 4 * 1024 * 1024;
/// How deep a template may go into itself.
const DEEPEST: usize = 50;

/// A template.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    source: String,
}

/// What stands in place of what a template wrote that is too long.
pub(crate) struct Within {
    /// The notes.
    pub(crate) markdown: Markdown,
    /// Whether they are not as the template has them, but in the built-in form, and cut.
    pub(crate) is_cut: bool,
}

impl Template {
    /// Takes a template in.
    ///
    /// # Errors
    /// Where it has signs of its own that stand for values, or is no template.
    pub(crate) fn new(source: String) -> Result<Self, Fault> {
        let line = source
            .lines()
            .position(|line| line.contains(vault::is_private));
        if let Some(line) = line {
            return Err(Fault::new(FaultKind::PrivateUse).at(line + 1));
        }
        let template = Self { source };
        let environment = environment(None, &Arc::default()).map_err(Fault::of)?;
        environment
            .template_from_str(&template.source)
            .map_err(Fault::of)?;
        Ok(template)
    }

    /// The notes of a release.
    ///
    /// # Errors
    /// Where the template cannot be followed, takes too long, or puts values where none may stand.
    pub(crate) fn markdown(
        &self,
        notes: &Notes,
        heading: &Heading,
        style: &Style<'_>,
    ) -> Result<Markdown, Fault> {
        let mut vault = Vault::default();
        let data = data::of(notes, heading, style, &mut vault);
        let written = self.run(&data, None).map_err(Fault::of)?;
        let filled = place::places(&written).and_then(|places| vault.filled(&written, &places));
        match filled {
            Ok(text) if text.len() > LONGEST => Err(Fault::new(FaultKind::TooLong)),
            Ok(text) => Ok(Markdown::trusted(text)),
            Err(misplaced) => {
                // Only the engine knows which line wrote it: it is run again and stopped there.
                let line = match self.run(&data, Some(misplaced.at)) {
                    Err(error) => error.line(),
                    Ok(_) => None,
                };
                Err(misplaced.fault(&written, line))
            }
        }
    }

    /// The same in at most so many characters: where the template writes more, the built-in form,
    /// cut. What a template means by its text, nobody but its owner can cut.
    ///
    /// # Errors
    /// As [`Template::markdown`].
    pub(crate) fn markdown_within(
        &self,
        notes: &Notes,
        heading: &Heading,
        style: &Style<'_>,
        limit: usize,
    ) -> Result<Within, Fault> {
        let markdown = self.markdown(notes, heading, style)?;
        let is_cut = markdown.as_str().chars().count() > limit;
        Ok(Within {
            markdown: match is_cut {
                true => markdown_within(notes, heading, style, limit),
                false => markdown,
            },
            is_cut,
        })
    }

    /// What the template writes; with a trap, as far as what it writes there.
    fn run(&self, data: &Value, trap: Option<usize>) -> Result<String, Error> {
        let written = Arc::default();
        let environment = environment(trap, &written)?;
        let template = environment.template_from_str(&self.source)?;
        let mut paper = Paper {
            written,
            text: Vec::new(),
        };
        template.render_captured_to(data.clone(), &mut paper)?;
        Ok(String::from_utf8_lossy(&paper.text).into_owned())
    }
}

/// What a template may use: the language without templates beside it, and two filters.
fn environment(
    trap: Option<usize>,
    written: &Arc<AtomicUsize>,
) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::empty();
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEEPEST);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // A line with nothing but a tag leaves no blank line behind.
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true);
    environment.set_syntax(syntax.keep_trailing_newline(true).build()?);
    environment.add_filter("length", length);
    // What was joined may be kept under as many names as there is room for.
    let joined = AtomicUsize::new(0);
    environment.add_filter("join", move |value: &Value, between: Option<String>| {
        join(value, &between.unwrap_or_default(), &joined)
    });
    let written = Arc::clone(written);
    environment.set_formatter(move |out, _, value| {
        let text = match value.kind() {
            ValueKind::None => return Ok(()),
            ValueKind::Bool if value.is_true() => "true".to_owned(),
            ValueKind::Bool => "false".to_owned(),
            ValueKind::Number | ValueKind::String => value.to_string(),
            ValueKind::Undefined => return Err(ErrorKind::UndefinedError.into()),
            kind => return Err(no_text(kind)),
        };
        let begin = written.load(Ordering::Relaxed);
        if trap.is_some_and(|trap| (begin..begin + text.len()).contains(&trap)) {
            return Err(ErrorKind::InvalidOperation.into());
        }
        std::fmt::Write::write_str(out, &text).map_err(Error::from)
    });
    Ok(environment)
}

fn no_text(kind: ValueKind) -> Error {
    Error::new(ErrorKind::NonPrimitive, kind.to_string())
}

/// How many a list has.
fn length(value: &Value) -> Result<usize, Error> {
    let is_list = matches!(value.kind(), ValueKind::Seq | ValueKind::Map);
    let count = value.len().filter(|_| is_list);
    count.ok_or_else(|| no_text(value.kind()))
}

/// A list as a text. All lists together become no longer than the notes may be.
fn join(value: &Value, between: &str, joined: &AtomicUsize) -> Result<String, Error> {
    if value.kind() != ValueKind::Seq {
        return Err(no_text(value.kind()));
    }
    let mut text = String::new();
    let mut room = LONGEST.saturating_sub(joined.load(Ordering::Relaxed));
    let mut push = |piece: &str| {
        let left = room.checked_sub(piece.len());
        room = left.ok_or_else(|| Error::from(ErrorKind::WriteFailure))?;
        text.push_str(piece);
        Ok::<_, Error>(())
    };
    for (place, part) in value.try_iter()?.enumerate() {
        if place > 0 {
            push(between)?;
        }
        match part.as_str() {
            Some(part) => push(part)?,
            None if part.kind() == ValueKind::Number => push(&part.to_string())?,
            None => return Err(no_text(part.kind())),
        }
    }
    joined.fetch_add(text.len(), Ordering::Relaxed);
    Ok(text)
}

/// What is written, up to a limit.
struct Paper {
    written: Arc<AtomicUsize>,
    text: Vec<u8>,
}

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.text.len() + bytes.len() > LONGEST {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        self.text.extend_from_slice(bytes);
        self.written.store(self.text.len(), Ordering::Relaxed);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod tests;
