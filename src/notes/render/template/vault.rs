//! The values of a template, each held behind a sign that says nothing of it.

use minijinja::Value;

use super::super::prose::prose;
use super::fault::{Fault, FaultKind};
use super::place::{Form, Place};
use crate::text::{Untrusted, beside, code_element, code_in_text, markdown_text};

/// The characters around the number of a value.
const BEGIN: char = '\u{e000}';
const END: char = '\u{e001}';
/// The digit 0 of that number; the others follow.
const ZERO: u32 = 0xe010;

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Foreign words, in which code between back-quotes stays code.
    Prose(Untrusted),
    /// Finished Markdown.
    Finished(String),
    /// Finished Markdown of a version, which may follow a letter.
    Version(String),
}

impl Piece {
    /// Foreign words.
    pub(super) fn words(text: &Untrusted) -> Self {
        Self::Finished(markdown_text(text.for_parsing()))
    }

    fn text(&self, form: Form) -> String {
        match (self, form) {
            (Self::Prose(text), Form::Plain) => prose(text.for_parsing(), code_in_text),
            (Self::Prose(text), Form::Anywhere) => prose(text.for_parsing(), code_element),
            (Self::Finished(text) | Self::Version(text), _) => text.clone(),
        }
    }
}

/// All values of one rendering.
#[derive(Default)]
pub(super) struct Vault {
    pieces: Vec<Piece>,
}

/// Where in what was written something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misplaced {
    /// The byte.
    pub(super) at: usize,
    /// How.
    pub(super) how: How,
}

/// How something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// A sign that is broken, or stands for nothing.
    Broken,
    /// In a tag, a comment or an address.
    Place,
    /// Behind `<` or `](`.
    Stray,
}

impl Misplaced {
    /// The fault, with what stands around it.
    pub(super) fn fault(self, written: &str, line: Option<usize>) -> Fault {
        let near = || {
            let (before, behind) = written.split_at_checked(self.at).unwrap_or_default();
            let before = before.rsplit('\n').next().unwrap_or_default();
            let behind = behind.split('\n').next().unwrap_or_default();
            let shown = without_signs(&format!("{before}{behind}"));
            Untrusted::new(crate::text::one_line(&shown, 80))
        };
        let kind = match self.how {
            How::Broken => FaultKind::Broken,
            How::Place => FaultKind::Place { near: near() },
            How::Stray => FaultKind::Stray { near: near() },
        };
        Fault::new(kind).at(line)
    }
}

/// A text with `…` for every value.
fn without_signs(text: &str) -> String {
    let mut shown = String::new();
    for letter in text.chars() {
        match is_private(letter) {
            true if shown.ends_with('…') => {}
            true => shown.push('…'),
            false => shown.push(letter),
        }
    }
    shown
}

/// Whether a character has no meaning of its own (Unicode, "Private-Use Characters").
pub(super) fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// A sign in a text.
pub(super) struct Sign {
    /// Its first byte.
    pub(super) at: usize,
    /// The first byte behind it.
    pub(super) end: usize,
    /// The number of its value.
    number: usize,
}

/// All signs of a text.
///
/// # Errors
/// Where one is broken.
pub(super) fn signs(text: &str) -> Result<Vec<Sign>, Misplaced> {
    let mut signs = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if !is_private(letter) {
            continue;
        }
        let broken = Misplaced {
            at,
            how: How::Broken,
        };
        if letter != BEGIN {
            return Err(broken);
        }
        let mut number: Option<usize> = None;
        loop {
            match letters.next() {
                Some((place, END)) => {
                    signs.push(Sign {
                        at,
                        end: place + END.len_utf8(),
                        number: number.ok_or(broken)?,
                    });
                    break;
                }
                Some((_, letter)) => {
                    let digit = u32::from(letter)
                        .checked_sub(ZERO)
                        .filter(|digit| *digit < 10);
                    let digit = digit.and_then(|digit| usize::try_from(digit).ok());
                    let so_far = number.unwrap_or_default().checked_mul(10);
                    let next = so_far
                        .zip(digit)
                        .and_then(|(so_far, digit)| so_far.checked_add(digit));
                    number = Some(next.ok_or_else(|| broken.clone())?);
                }
                None => return Err(broken),
            }
        }
    }
    Ok(signs)
}

impl Vault {
    /// Keeps a value. Its sign.
    pub(super) fn keep(&mut self, piece: Piece) -> Value {
        let digits = self.pieces.len().to_string();
        self.pieces.push(piece);
        let digits = digits.chars().filter_map(|digit| digit.to_digit(10));
        let digits = digits.filter_map(|digit| char::from_u32(ZERO + digit));
        let sign: String = [BEGIN].into_iter().chain(digits).chain([END]).collect();
        Value::from(sign)
    }

    /// A text with values in place of their signs, each put in once and not looked at again.
    ///
    /// # Errors
    /// Where a sign stands for nothing.
    pub(super) fn filled(&self, text: &str, places: &[Place]) -> Result<String, Misplaced> {
        let mut out = String::with_capacity(text.len() * 2);
        let mut from = 0;
        for Place { sign, form } in places {
            let piece = self.pieces.get(sign.number).ok_or(Misplaced {
                at: sign.at,
                how: How::Broken,
            })?;
            out.push_str(text.get(from..sign.at).unwrap_or_default());
            from = sign.end;
            let value = piece.text(*form);
            if value.is_empty() {
                continue;
            }
            let is_version = matches!(piece, Piece::Version(_));
            let before = out.chars().next_back();
            if before.is_some_and(|before| joins(before) && !(is_version && before.is_alphabetic()))
            {
                out.push_str(beside());
            }
            out.push_str(&value);
            let behind = text.get(from..).unwrap_or_default().chars().next();
            if behind.is_some_and(char::is_alphanumeric) {
                out.push_str(beside());
            }
            if out.len() > super::LONGEST {
                // Whoever asked for the text sees that it is too long.
                break;
            }
        }
        out.push_str(text.get(from..).unwrap_or_default());
        Ok(out)
    }
}

/// Whether what stands behind such a character could mean more than alone: a mention, a reference,
/// an address, a tag, a commit, an image.
fn joins(letter: char) -> bool {
    letter.is_alphanumeric()
        || matches!(
            letter,
            '@' | '#' | '/' | '.' | '-' | ':' | '<' | '!' | '`' | '\\'
        )
}
