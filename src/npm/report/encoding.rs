//! The bytes of a saved report as text.
//!
//! Windows PowerShell writes UTF-16 with a byte-order mark when it redirects an output, and other
//! programs put one before UTF-8; a quarter of the reports in public repositories are such.

use std::borrow::Cow;

use super::ReportFault;

/// The most bytes of a report that are read.
pub(crate) const MAX_BYTES: usize = 32 << 20;

/// The text of a file, without its byte-order mark.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, ReportFault> {
    if bytes.len() > MAX_BYTES {
        return Err(ReportFault::TooLarge);
    }
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf_8(rest),
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        // Without a mark: a report begins with an ASCII character, and has no NUL in UTF-8.
        [1..=0x7f, 0, ..] => utf_16(bytes, u16::from_le_bytes),
        [0, 1..=0x7f, ..] => utf_16(bytes, u16::from_be_bytes),
        _ => utf_8(bytes),
    }
}

fn utf_8(bytes: &[u8]) -> Result<Cow<'_, str>, ReportFault> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        // It ends inside a character.
        Err(error) if error.error_len().is_none() => Err(ReportFault::CutOff),
        Err(_) => Err(ReportFault::NotText),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, ReportFault> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(ReportFault::CutOff);
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .collect::<Result<String, _>>()
        .map(Cow::Owned)
        .map_err(|_| ReportFault::NotText)
}
