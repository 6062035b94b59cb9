//! Freeze calendars in the iCalendar format (RFC 5545).
//!
//! A calendar is read as a whole or not at all: whatever is not understood makes it [`Unreadable`],
//! and the gate then answers "unknown", because a skipped event could be the freeze itself.
//! Recurrences are expanded on the readings of the event's own clock and every instance is then
//! converted with the program's one time-zone database; VTIMEZONE definitions are not used.

mod event;
mod expand;
mod instances;
mod rule;
mod text;
mod values;

use std::collections::HashMap;

use jiff::tz::TimeZone;

use self::event::Event;
use self::expand::Budget;
use self::values::EventTime;
use super::intervals::{Interval, IntervalSet};

/// The longest calendar text that is read, in bytes.
pub(crate) const MAX_BYTES: usize = 1 << 20;
/// The most events that a calendar may have.
pub(crate) const MAX_EVENTS: usize = 10_000;
/// The most days and times that may be looked at while expanding a calendar's recurrences.
const MAX_STEPS: u64 = 5_000_000;

/// Why a calendar could not be read. Texts in it come from the calendar and are not to be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// The text is longer than [`MAX_BYTES`].
    TooLarge {
        /// Its length in bytes.
        bytes: usize,
    },
    /// There is no VCALENDAR in it: an error page, or an empty file.
    NoCalendar,
    /// It ends inside a component: probably cut off.
    Truncated,
    /// A line that is no content line, or a BEGIN and END that do not match.
    Structure {
        /// The line, counted from 1.
        line: usize,
    },
    /// More events than [`MAX_EVENTS`].
    TooManyEvents,
    /// A TZID that is no IANA name.
    UnknownZone {
        /// The name, shortened.
        name: String,
    },
    /// An event lacks a property that it must have.
    Missing {
        /// The property.
        property: &'static str,
    },
    /// A value that cannot be read.
    Value {
        /// The property.
        property: &'static str,
        /// The value, shortened.
        value: String,
    },
    /// Something legal that this program does not understand.
    Unsupported {
        /// The property.
        property: &'static str,
        /// The value or part, shortened.
        value: String,
    },
    /// The recurrences have more instances than can be looked at.
    TooManyInstances,
}

impl Unreadable {
    fn value(property: &'static str, value: &str) -> Self {
        Self::Value {
            property,
            value: shortened(value),
        }
    }

    fn unsupported(property: &'static str, value: &str) -> Self {
        Self::Unsupported {
            property,
            value: shortened(value),
        }
    }
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 80;
    text.chars().take(LONGEST).collect()
}

/// A calendar that has been read; it may have no events at all.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    /// Events, and instances that were moved and so are events of their own.
    events: Vec<Event>,
    /// By UID: instances that a RECURRENCE-ID has moved or cancelled.
    replaced: HashMap<String, Vec<EventTime>>,
}

impl Calendar {
    /// Reads one or more VCALENDAR objects.
    ///
    /// # Errors
    /// Whatever is not understood, and every limit.
    pub(crate) fn parse(text: &str) -> Result<Self, Unreadable> {
        if text.len() > MAX_BYTES {
            return Err(Unreadable::TooLarge { bytes: text.len() });
        }
        let mut calendar = Self {
            events: Vec::new(),
            replaced: HashMap::new(),
        };
        for block in text::calendars(text)? {
            for event in event::events(&block)? {
                calendar.add(event);
            }
        }
        Ok(calendar)
    }

    fn add(&mut self, event: event::Component) {
        match event {
            event::Component::Event(event) => self.events.push(event),
            event::Component::Instance {
                uid,
                replaces,
                event,
            } => {
                self.replaced.entry(uid).or_default().push(replaces);
                self.events.extend(event);
            }
            event::Component::Cancelled => {}
        }
    }

    /// The instants of `within` that lie in an event; floating times and whole days are read on
    /// the clock of `zone`. Intervals may reach beyond `within`.
    ///
    /// # Errors
    /// [`Unreadable::TooManyInstances`] when a recurrence is too frequent to be expanded.
    pub(crate) fn instants(
        &self,
        zone: &TimeZone,
        within: Interval,
    ) -> Result<IntervalSet, Unreadable> {
        let mut budget = Budget::new(MAX_STEPS);
        let mut intervals = Vec::new();
        for event in &self.events {
            let replaced = self.replaced.get(&event.uid).map_or(&[][..], Vec::as_slice);
            intervals.extend(instances::of_event(
                event,
                replaced,
                zone,
                within,
                &mut budget,
            )?);
        }
        Ok(intervals.into_iter().collect())
    }
}

#[cfg(test)]
mod tests;
