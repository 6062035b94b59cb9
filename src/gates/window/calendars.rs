//! The calendars of a schedule: what must be read, and what came of it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::tz::TimeZone;

use super::ical::{Budget, Calendar, Expansion, MAX_TOTAL_BYTES, Unreadable};
use super::intervals::Interval;
use super::schedule::{CalendarSource, Schedule};
use super::windows::CalendarFault;
use crate::facts::{Facts, Failure, FailureKind, Need, Revision};

/// The most days and times that may be looked at while expanding the recurrences of all calendars of
/// a schedule: far less than a second's work, and a thousand weekly meetings.
const MOST_STEPS: u64 = 2_000_000;

/// What became of every calendar that a schedule names. They share one budget, so that many of them
/// cannot take longer than one.
#[derive(Debug)]
pub(crate) struct Calendars {
    read: BTreeMap<CalendarSource, Result<Calendar, CalendarFault>>,
    budget: RefCell<Budget>,
    /// How many bytes of texts there are room for.
    room: usize,
}

impl Calendars {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self {
            read: BTreeMap::new(),
            budget: RefCell::new(Budget::new(MOST_STEPS)),
            room: MAX_TOTAL_BYTES,
        }
    }

    /// Adds one, or why it could not be read.
    pub(crate) fn insert(
        &mut self,
        source: CalendarSource,
        calendar: Result<Calendar, CalendarFault>,
    ) {
        self.read.insert(source, calendar);
    }

    /// Reads one from its text, if there is room for that: all texts share one limit, and what is over
    /// it is not known.
    pub(crate) fn read(&mut self, source: CalendarSource, text: &str) {
        let room = self.room.checked_sub(text.len());
        self.room = room.unwrap_or(0);
        let calendar = match room {
            Some(_) => Calendar::parse(text),
            None => Err(Unreadable::TooMuch),
        };
        self.insert(source, calendar.map_err(CalendarFault::Unreadable));
    }

    /// The calendar, where it could be read.
    pub(crate) fn get(&self, source: &CalendarSource) -> Option<&Calendar> {
        self.read.get(source)?.as_ref().ok()
    }

    /// When the calendar's events are, on the clock of `zone`.
    ///
    /// # Errors
    /// Why the calendar could not be had, read or worked out.
    pub(crate) fn expand(
        &self,
        source: &CalendarSource,
        zone: &TimeZone,
        within: Interval,
    ) -> Result<Rc<Expansion>, CalendarFault> {
        match self.read.get(source) {
            None => {
                let failure = Failure::new(FailureKind::NotGathered, "calendar");
                Err(CalendarFault::NotRead(failure))
            }
            Some(Err(fault)) => Err(fault.clone()),
            Some(Ok(calendar)) => calendar
                .expand(zone, within, &mut self.budget.borrow_mut())
                .map_err(CalendarFault::Unreadable),
        }
    }
}

/// What must be read. Files come from the policy's commit: a change must not bring its own
/// calendar.
pub(crate) fn needs(schedule: &Schedule) -> Vec<Need> {
    let sources = schedule.calendar_sources().into_iter();
    sources.filter_map(need).collect()
}

fn need(source: &CalendarSource) -> Option<Need> {
    match source {
        CalendarSource::File(path) => Some(Need::File {
            at: Revision::Policy,
            path: path.clone(),
        }),
        CalendarSource::Url(url) => Some(Need::Address { url: url.clone() }),
        CalendarSource::Text(_) => None,
    }
}

/// Every calendar, read, or why it is not.
pub(crate) fn read(schedule: &Schedule, facts: &Facts) -> Calendars {
    let mut calendars = schedule.inline_calendars();
    for source in schedule.calendar_sources() {
        let Some(need) = need(source) else { continue };
        let fault = match facts.text(&need) {
            Ok(Some(text)) => {
                calendars.read(source.clone(), text.for_parsing());
                continue;
            }
            Ok(None) => CalendarFault::Missing(need.to_string()),
            Err(failure) => CalendarFault::NotRead(failure),
        };
        calendars.insert(source.clone(), Err(fault));
    }
    calendars
}
