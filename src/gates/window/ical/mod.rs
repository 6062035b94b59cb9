//! Freeze calendars in the iCalendar format (RFC 5545).
//!
//! A calendar is read as a whole or not at all: whatever is not understood makes it [`Unreadable`],
//! and the gate then answers "unknown", because a skipped event could be the freeze itself.
//! Recurrences are expanded on the readings of the event's own clock and every instance is then
//! converted with the program's one time-zone database; VTIMEZONE definitions are not used.

mod component;
mod days;
mod event;
mod expand;
mod expansion;
mod instances;
mod reader;
mod rule;
mod series;
mod text;
mod unreadable;
mod values;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use jiff::tz::TimeZone;

use self::event::Event;
use self::values::EventTime;
use super::intervals::Interval;
pub(crate) use expand::Budget;
pub(crate) use expansion::Expansion;
pub(crate) use unreadable::Unreadable;
use unreadable::shortened;

/// The longest calendar text that is read, in bytes.
pub(crate) const MAX_BYTES: usize = 1 << 20;
/// The most events that a calendar may have.
pub(crate) const MAX_EVENTS: usize = 10_000;
/// The longest texts of all calendars of a window together, in bytes: each is scanned and kept, so that fifty of
/// the longest would take fifty times as long as one.
pub(crate) const MAX_TOTAL_BYTES: usize = 8 << 20;
/// The most calendars of a window that are files or addresses: each is a request, and is kept while it is judged.
pub(crate) const MAX_CALENDARS: usize = 50;

/// A calendar that has been read; it may have no events at all.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    /// Events, and instances that were moved and so are events of their own.
    events: Vec<Event>,
    /// By UID: instances that a RECURRENCE-ID has moved or cancelled.
    replaced: HashMap<String, Vec<EventTime>>,
    /// What was worked out already, so that many rules on one calendar cost as much as one.
    memory: RefCell<Vec<Remembered>>,
}

/// An expansion, or why there is none, for the clock of a zone and a stretch of time.
#[derive(Clone, Debug)]
struct Remembered {
    zone: TimeZone,
    within: Interval,
    found: Result<Rc<Expansion>, Unreadable>,
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
        let mut versions = Vec::new();
        for block in text::calendars(text)? {
            versions.extend(reader::versions(&block)?);
        }
        let series::Settled { events, replaced } = series::settle(versions)?;
        Ok(Self {
            events,
            replaced,
            memory: RefCell::default(),
        })
    }

    /// When the events are, during `within` and perhaps around it; floating times and whole days
    /// are read on the clock of `zone`. What was asked for before costs nothing.
    ///
    /// # Errors
    /// [`Unreadable::TooManyInstances`] when the budget is spent.
    pub(crate) fn expand(
        &self,
        zone: &TimeZone,
        within: Interval,
        budget: &mut Budget,
    ) -> Result<Rc<Expansion>, Unreadable> {
        let known = self.memory.borrow().iter().find_map(|known| {
            let inside = known.within.start <= within.start && within.end <= known.within.end;
            let same = inside && (known.zone == *zone || !self.reads_a_clock());
            same.then(|| known.found.clone())
        });
        known.unwrap_or_else(|| {
            let within = expansion::around(within);
            let found = self.work_out(zone, within, budget).map(Rc::new);
            self.memory.borrow_mut().push(Remembered {
                zone: zone.clone(),
                within,
                found: found.clone(),
            });
            found
        })
    }

    fn work_out(
        &self,
        zone: &TimeZone,
        within: Interval,
        budget: &mut Budget,
    ) -> Result<Expansion, Unreadable> {
        let mut collected = expansion::Collected::default();
        for event in &self.events {
            let replaced = self.replaced.get(&event.uid).map_or(&[][..], Vec::as_slice);
            let instances = instances::of_event(event, replaced, zone, within, budget)?;
            collected.add(event, instances);
        }
        Ok(collected.finish())
    }

    /// Whether the clock of whoever reads it matters.
    fn reads_a_clock(&self) -> bool {
        self.events.iter().any(Event::reads_a_clock)
    }

    /// What the events are called that last no time at all, and so close and open nothing.
    pub(crate) fn without_length(&self) -> impl Iterator<Item = String> + '_ {
        let events = self.events.iter().filter(|event| event.lasts_no_time());
        events.map(Event::name)
    }

    /// The instants of `within` that lie in an event, from a budget of its own.
    #[cfg(any(fuzzing, test))]
    pub(crate) fn instants(
        &self,
        zone: &TimeZone,
        within: Interval,
    ) -> Result<super::intervals::IntervalSet, Unreadable> {
        let found = self.work_out(zone, within, &mut Budget::new(2_000_000))?;
        Ok(found.instants)
    }
}

#[cfg(test)]
mod tests;
