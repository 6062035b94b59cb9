//! Spaces that look like the usual one and are none to YAML: they come with texts that are copied
//! from pages and word processors.

use super::fault::{Fault, Faults};
use super::source::Source;

/// No-break space and narrow no-break space.
fn is_unusual(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{202f}')
}

/// Reports the first of them on each line that indents, or stands beside the line's `-` or `:`.
pub(super) fn report(source: &Source, faults: &mut Faults) {
    let mut start = 0;
    for line in source.text().split_inclusive('\n') {
        if let Some((at, letter)) = first_in(line) {
            let span = source.span(start + at, start + at + letter.len_utf8());
            let code = format!("U+{:04X}", u32::from(letter));
            faults.push(Fault::own("policy-unusual-space", span).with("code", code));
        }
        start += line.len();
        if faults.is_full() {
            break;
        }
    }
}

/// In what stands before the value: blanks, dashes, a key of plain letters, its colon and blanks.
fn first_in(line: &str) -> Option<(usize, char)> {
    let mut found = None;
    let mut colon = false;
    for (at, letter) in line.char_indices() {
        match letter {
            _ if is_unusual(letter) => found = found.or(Some((at, letter))),
            ':' if !colon => colon = true,
            ' ' | '-' => {}
            _ if colon => break,
            _ if letter.is_ascii_alphanumeric() || letter == '_' => {}
            // No key: only the indentation and the dash count.
            _ => break,
        }
    }
    let (at, _) = found?;
    let before = line.get(..at)?;
    let begins = before.chars().all(|letter| matches!(letter, ' ' | '-'));
    let after = line
        .get(at..)?
        .trim_start_matches(|l| l == ' ' || is_unusual(l));
    let beside = before.trim_end().ends_with(':') || after.starts_with(':');
    found.filter(|_| begins || beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_the_value_is_looked_at() {
        for (line, expected) in [
            ("\u{a0} gates:", Some(0)),
            ("  -\u{a0}id: a", Some(3)),
            ("  version:\u{202f}1", Some(10)),
            ("version\u{a0}: 1", Some(7)),
            ("reason: Gel\u{a0}: non", None),
            ("reason: \"a\u{a0}b\"", None),
            ("version: 1", None),
        ] {
            assert_eq!(first_in(line).map(|(at, _)| at), expected, "{line}");
        }
    }
}
