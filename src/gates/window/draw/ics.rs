//! Blocked times as an iCalendar file (RFC 5545) that people can subscribe to.

use jiff::{Timestamp, tz::TimeZone};
use sha2::{Digest, Sha256};

use super::super::state::BlockedInterval;

/// A blocked time and its words.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    /// When.
    pub(crate) blocked: &'a BlockedInterval,
    /// One line that says what is blocked and why.
    pub(crate) summary: String,
}

/// Writes the entries as one VCALENDAR called `name`; `stamp` becomes DTSTAMP.
///
/// The same blocked time has the same UID in every export, so that subscribers see a change and
/// not a second entry.
pub(crate) fn export(name: &str, entries: &[Entry<'_>], stamp: Timestamp) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//gonogo//deployment window//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        format!("NAME:{}", escaped(name)),
        format!("X-WR-CALNAME:{}", escaped(name)),
    ];
    for Entry { blocked, summary } in entries {
        let codes: Vec<String> = blocked.reasons.iter().map(|reason| reason.code()).collect();
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", uid(blocked.start, &codes)),
            format!("DTSTAMP:{}", utc(stamp)),
            format!("DTSTART:{}", utc(blocked.start)),
            format!("DTEND:{}", utc(blocked.end)),
            format!("SUMMARY:{}", escaped(summary)),
            format!("DESCRIPTION:{}", escaped(&codes.join("\n"))),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// From the beginning and the reasons, not from the end: a longer freeze is the same entry.
fn uid(start: Timestamp, codes: &[String]) -> String {
    let digest = Sha256::digest(format!("{}\n{}", start.as_second(), codes.join("\n")));
    let hex: String = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{hex}@gonogo")
}

fn utc(instant: Timestamp) -> String {
    instant
        .to_zoned(TimeZone::UTC)
        .strftime("%Y%m%dT%H%M%SZ")
        .to_string()
}

/// TEXT, section 3.3.11; control characters other than the line break have no place in it.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => safe.extend(['\\', character]),
            '\n' => safe.push_str("\\n"),
            character if character.is_control() => {}
            character => safe.push(character),
        }
    }
    safe
}

/// A content line with its CRLF, broken after at most 75 octets and never inside a character
/// (section 3.1).
fn folded(line: &str) -> String {
    const LONGEST: usize = 75;
    let mut folded = String::with_capacity(line.len() + 2);
    let mut octets = 0;
    for character in line.chars() {
        if octets + character.len_utf8() > LONGEST {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(character);
        octets += character.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}
