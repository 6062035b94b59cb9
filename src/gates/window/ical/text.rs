//! The outer form of an iCalendar text, checked before the parser sees it.
//!
//! The parser accepts lines that are no content lines, nests without limit and looks for line ends
//! across the whole rest of the text; what it gets from here is unfolded, well nested, and holds
//! only the properties that matter.

use super::{MAX_EVENTS, Unreadable};

/// VCALENDAR, VEVENT and VALARM are three; more is not iCalendar.
const DEEPEST: usize = 8;

/// The properties that decide when an event is.
const KEPT: [&str; 12] = [
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "EXRULE",
    "EXDATE",
    "RDATE",
    "RECURRENCE-ID",
    "UID",
    "STATUS",
    "TZID",
    "X-LIC-LOCATION",
];

/// The VCALENDAR objects of a text, each as unfolded lines with CRLF ends.
pub(super) fn calendars(text: &str) -> Result<Vec<String>, Unreadable> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut scan = Scan::default();
    for (number, line) in unfolded(text)? {
        scan.line(&line)
            .ok_or(Unreadable::Structure { line: number })?;
        if scan.events > MAX_EVENTS {
            return Err(Unreadable::TooManyEvents);
        }
    }
    match (scan.open.is_empty(), scan.done.is_empty()) {
        (false, _) => Err(Unreadable::Truncated),
        (true, true) => Err(Unreadable::NoCalendar),
        (true, false) => Ok(scan.done),
    }
}

/// Logical lines with the number of their first physical line; blank ones are left out.
fn unfolded(text: &str) -> Result<Vec<(usize, String)>, Unreadable> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (line, number) in text.split('\n').zip(1..) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if let Some(rest) = line.strip_prefix([' ', '\t']) {
            match lines.last_mut() {
                Some((_, start)) => start.push_str(rest),
                None if rest.trim().is_empty() => {}
                None => return Err(Unreadable::NoCalendar),
            }
        } else if !line.is_empty() {
            lines.push((number, line.to_owned()));
        }
    }
    match lines.first() {
        // An error page or an empty answer deserves a better word than "line 1 is wrong".
        Some((_, first)) if first.trim().eq_ignore_ascii_case("BEGIN:VCALENDAR") => Ok(lines),
        _ => Err(Unreadable::NoCalendar),
    }
}

#[derive(Default)]
struct Scan {
    open: Vec<String>,
    block: String,
    done: Vec<String>,
    events: usize,
}

impl Scan {
    /// Takes a logical line; none if it cannot stand where it stands.
    fn line(&mut self, line: &str) -> Option<()> {
        let line = line.trim_end_matches('\r');
        let (name, rest) = content_line(line)?;
        match name.as_str() {
            "BEGIN" => {
                let component = component_name(rest)?;
                let at_top = self.open.is_empty();
                if self.open.len() >= DEEPEST || at_top != (component == "VCALENDAR") {
                    return None;
                }
                self.events += usize::from(component == "VEVENT");
                self.push("BEGIN:", &component);
                self.open.push(component);
            }
            "END" => {
                let component = component_name(rest)?;
                if self.open.pop()? != component {
                    return None;
                }
                self.push("END:", &component);
                if self.open.is_empty() {
                    self.done.push(std::mem::take(&mut self.block));
                }
            }
            _ if self.open.is_empty() => return None,
            _ if KEPT.contains(&name.as_str()) => self.push(&name, rest),
            _ => {}
        }
        Some(())
    }

    fn push(&mut self, name: &str, rest: &str) {
        self.block.push_str(name);
        self.block.push_str(rest);
        self.block.push_str("\r\n");
    }
}

/// The name of a content line in capitals, and the rest from its `;` or `:` on.
fn content_line(line: &str) -> Option<(String, &str)> {
    let end = line.find([':', ';'])?;
    let (name, rest) = line.split_at_checked(end)?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if name.is_empty() || !name.bytes().all(plain) || !has_value(rest) {
        return None;
    }
    Some((name.to_ascii_uppercase(), rest))
}

/// Whether there is a colon that is not inside quotes.
fn has_value(rest: &str) -> bool {
    let mut quoted = false;
    rest.bytes().any(|byte| {
        quoted ^= byte == b'"';
        byte == b':' && !quoted
    })
}

fn component_name(rest: &str) -> Option<String> {
    let name = rest.strip_prefix(':')?.trim();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let right = !name.is_empty() && name.bytes().all(plain);
    right.then(|| name.to_ascii_uppercase())
}
