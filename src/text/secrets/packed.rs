//! Secrets inside base64: a server that repeats a header repeats `user:password` in this form.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// Fewer letters than this are in many a text by chance.
const FEWEST: usize = 6;

/// The letters that only the secret decides, and whether letters beside them hold bits of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Core {
    pub(super) letters: String,
    pub(super) has_start: bool,
    pub(super) has_end: bool,
}

/// What a secret looks like in base64, behind any number of other bytes, in both alphabets.
pub(super) fn cores(secret: &str) -> Vec<Core> {
    let mut cores: Vec<Core> = Vec::new();
    for engine in [STANDARD_NO_PAD, URL_SAFE_NO_PAD] {
        for shift in 0..3 {
            let mut bytes = vec![0; shift];
            bytes.extend_from_slice(secret.as_bytes());
            let encoded = engine.encode(&bytes);
            let (first, last) = ((shift * 8).div_ceil(6), bytes.len() * 8 / 6);
            let letters = encoded.get(first..last).unwrap_or_default();
            let is_new = cores.iter().all(|core| core.letters != letters);
            if letters.len() >= FEWEST && is_new {
                cores.push(Core {
                    letters: letters.to_owned(),
                    has_start: shift > 0,
                    has_end: bytes.len() % 3 > 0,
                });
            }
        }
    }
    cores
}

/// The password, where a secret is a user and a password as RFC 7617 packs them.
pub(super) fn password(secret: &str) -> Option<String> {
    let bytes = STANDARD.decode(secret).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (_, password) = text.split_once(':')?;
    (!text.contains(char::is_control)).then(|| password.to_owned())
}

/// How long the letter is that a text begins with, where it is one of base64.
pub(super) fn first(text: &str) -> Option<usize> {
    let letter = text.chars().next()?;
    match text.get(..3).filter(|_| letter == '%') {
        Some(encoded) => is_encoded(encoded).then_some(3),
        None => is_letter(letter).then_some(1),
    }
}

/// The same of the letter that it ends with.
pub(super) fn last(text: &str) -> Option<usize> {
    let encoded = text.len().checked_sub(3).and_then(|at| text.get(at..));
    match encoded.is_some_and(is_encoded) {
        true => Some(3),
        false => text.ends_with(is_letter).then_some(1),
    }
}

/// `%2B` and the like.
fn is_encoded(text: &str) -> bool {
    let digits = text.strip_prefix('%');
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// A letter of either alphabet.
fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '-' | '_')
}
