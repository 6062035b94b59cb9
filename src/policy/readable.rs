//! Whether a file is text that people can review.

use super::fault::{Fault, FaultKind, Faults};
use super::source::{MAX_BYTES, Source, Unreadable};

/// Whether the file is text that can be reviewed; says what is in the way.
pub(super) fn is_readable(source: &Source, faults: &mut Faults) -> bool {
    if let Some(unreadable) = source.unreadable() {
        let (kind, at) = match unreadable {
            Unreadable::TooLarge => (
                FaultKind::TooLarge {
                    limit: MAX_BYTES / 1024,
                },
                0,
            ),
            Unreadable::NotUtf8 { at } => (FaultKind::NotUtf8, at),
        };
        faults.push(Fault::new(kind, source.span(at, at + 1)));
        return false;
    }
    !report_invisible(source, faults)
}

/// Whether a character has no place in a file that people review.
pub(super) fn is_forbidden(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\n' | '\t')) || crate::text::is_invisible(letter)
}

/// Nobody can review what nobody can see. Reports each such character.
fn report_invisible(source: &Source, faults: &mut Faults) -> bool {
    let mut found = false;
    for (at, letter) in source.text().char_indices() {
        if is_forbidden(letter) {
            found = true;
            let span = source.span(at, at + letter.len_utf8());
            faults.push(Fault::new(FaultKind::Invisible { letter }, span));
            if faults.is_full() {
                break;
            }
        }
    }
    found
}
