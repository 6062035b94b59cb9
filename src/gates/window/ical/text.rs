//! The outer form of an iCalendar text, checked before the parser sees it.
//!
//! The parser accepts lines that are no content lines, nests without limit and looks for line ends
//! across the whole rest of the text; what it gets from here is unfolded, well nested, and holds
//! only the properties that matter.

use super::{MAX_EVENTS, Unreadable};

/// VCALENDAR, VEVENT and VALARM are three; more is not iCalendar.
const DEEPEST: usize = 8;

/// The properties that decide when an event is, and whether it is still to be.
const KEPT: [&str; 16] = [
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
    "SEQUENCE",
    "DTSTAMP",
    "METHOD",
    "DUE",
    "TZID",
    "X-LIC-LOCATION",
];

/// The most characters of an event's words that are kept.
const LONGEST_SUMMARY: usize = 200;

/// Whether a component may stand inside another one. What is not named here could hold events, or be
/// a way to say "busy" that this program does not know.
fn may_stand(parent: &str, component: &str) -> bool {
    match parent {
        // Journals take up no time (RFC 5545, section 3.6.3); of to-dos the reader judges.
        "VCALENDAR" => matches!(component, "VEVENT" | "VTIMEZONE" | "VJOURNAL" | "VTODO"),
        "VEVENT" | "VTODO" | "VJOURNAL" => matches!(
            component,
            "VALARM" | "PARTICIPANT" | "VLOCATION" | "VRESOURCE"
        ),
        "VALARM" | "PARTICIPANT" => matches!(component, "VLOCATION" | "VRESOURCE"),
        "VTIMEZONE" => matches!(component, "STANDARD" | "DAYLIGHT"),
        _ => false,
    }
}

/// The VCALENDAR objects of a text, each as unfolded lines with CRLF ends.
pub(super) fn calendars(text: &str) -> Result<Vec<String>, Unreadable> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut scan = Scan::default();
    for (number, line) in unfolded(text)? {
        scan.line(&line).map_err(|strange| match strange {
            Some(name) => Unreadable::Component { name },
            None => Unreadable::Structure { line: number },
        })?;
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
    /// Takes a logical line.
    ///
    /// # Errors
    /// Where it cannot stand where it stands; with the name of a component that is not understood.
    fn line(&mut self, line: &str) -> Result<(), Option<String>> {
        let line = line.trim_end_matches('\r');
        let (name, rest) = content_line(line).ok_or(None)?;
        match name.as_str() {
            "BEGIN" => self.begin(component_name(rest).ok_or(None)?)?,
            "END" => {
                let component = component_name(rest).ok_or(None)?;
                if self.open.pop().ok_or(None)? != component {
                    return Err(None);
                }
                self.push("END:", &component);
                if self.open.is_empty() {
                    self.done.push(std::mem::take(&mut self.block));
                }
            }
            _ if self.open.is_empty() => return Err(None),
            "SUMMARY" => self.push("SUMMARY:", &words(rest)),
            _ if KEPT.contains(&name.as_str()) => self.push(&name, rest),
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, component: String) -> Result<(), Option<String>> {
        let is_calendar = component == "VCALENDAR";
        if self.open.len() >= DEEPEST || self.open.is_empty() != is_calendar {
            return Err(None);
        }
        if let Some(parent) = self.open.last()
            && !may_stand(parent, &component)
        {
            return Err(Some(super::shortened(&component)));
        }
        self.events += usize::from(component == "VEVENT");
        self.push("BEGIN:", &component);
        self.open.push(component);
        Ok(())
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
    value(rest).is_some()
}

/// What stands behind the first colon that is not inside quotes.
fn value(rest: &str) -> Option<&str> {
    let mut quoted = false;
    let colon = rest.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b':' && !quoted
    })?;
    rest.get(colon + 1..)
}

/// An event's words as plain text, short: they say nothing of when it is.
fn words(rest: &str) -> String {
    let characters = value(rest).unwrap_or_default().chars();
    let visible = characters.filter(|character| !character.is_control());
    visible.take(LONGEST_SUMMARY).collect()
}

fn component_name(rest: &str) -> Option<String> {
    let name = rest.strip_prefix(':')?.trim();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let right = !name.is_empty() && name.bytes().all(plain);
    right.then(|| name.to_ascii_uppercase())
}
