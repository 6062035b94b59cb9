//! The calendars of a schedule: what must be read, and what came of it.

use super::ical::Calendar;
use super::schedule::{CalendarSource, Calendars, Schedule};
use super::windows::CalendarFault;
use crate::facts::{Facts, Need, Revision};

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
        let calendar = match facts.text(&need) {
            Ok(Some(text)) => {
                Calendar::parse(text.for_parsing()).map_err(CalendarFault::Unreadable)
            }
            Ok(None) => Err(CalendarFault::Missing(need.to_string())),
            Err(failure) => Err(CalendarFault::NotRead(failure)),
        };
        calendars.insert(source.clone(), calendar);
    }
    calendars
}
