//! Events, and what the text says of each.

use std::rc::Rc;

use super::rule::Recurrence;
use super::values::{Clock, EventTime};

/// A VEVENT with everything that says when it is.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// Its UID; empty where there is none, and for a moved instance.
    pub(super) uid: String,
    /// SUMMARY, shortened.
    pub(super) summary: Option<Rc<str>>,
    /// DTSTART.
    pub(super) start: EventTime,
    /// DTEND or DURATION.
    pub(super) end: End,
    /// RRULE.
    pub(super) rules: Vec<Recurrence>,
    /// RDATE; a PERIOD brings its own end.
    pub(super) extra: Vec<(EventTime, Option<End>)>,
    /// EXDATE.
    pub(super) excluded: Vec<EventTime>,
}

/// When an instance ends.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum End {
    /// After so many days on the calendar (whole-day events).
    Days(i64),
    /// After exactly so many seconds.
    Seconds(i64),
    /// When the first instance ends; the others last exactly as long.
    At(EventTime),
}

/// One VEVENT of the text. A later one can move or cancel what an earlier one says.
#[derive(Clone, Debug)]
pub(super) struct Version {
    /// The UID that all versions share; empty where there is none.
    pub(super) uid: String,
    /// SEQUENCE: the higher one is the later one.
    pub(super) sequence: u64,
    /// DTSTAMP, where it can be read: it decides between equal sequences.
    pub(super) stamp: Option<i64>,
    /// RECURRENCE-ID: the instance that is moved or cancelled; none for the event itself.
    pub(super) replaces: Option<EventTime>,
    /// When it is; none where it is cancelled.
    pub(super) event: Option<Event>,
}

impl Event {
    /// Whether it has the same times as another one.
    fn is_when(&self, other: &Self) -> bool {
        let times = |event: &Self| {
            (
                event.start.clone(),
                event.end.clone(),
                event.rules.clone(),
                event.extra.clone(),
                event.excluded.clone(),
            )
        };
        times(self) == times(other)
    }

    /// Whether the clock of whoever reads it matters.
    pub(super) fn reads_a_clock(&self) -> bool {
        let ends = self.extra.iter().filter_map(|(_, end)| end.as_ref());
        let ends = ends.chain([&self.end]).filter_map(|end| match end {
            End::At(end) => Some(end),
            End::Days(_) | End::Seconds(_) => None,
        });
        let starts = self.extra.iter().map(|(start, _)| start);
        let times = starts.chain([&self.start]).chain(&self.excluded);
        ends.chain(times)
            .any(|time| !matches!(time.clock, Clock::Zone(_)))
    }

    /// Whether it ends as it begins, which no whole day does.
    pub(super) fn lasts_no_time(&self) -> bool {
        match &self.end {
            End::Days(_) => false,
            End::Seconds(seconds) => *seconds == 0,
            End::At(end) => *end == self.start,
        }
    }

    /// What people know it by: its words, or when it begins.
    pub(super) fn name(&self) -> String {
        match &self.summary {
            Some(summary) => summary.to_string(),
            None => self.start.reading.to_string(),
        }
    }
}

impl Version {
    /// Whether it says of the times what another one says.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        match (&self.event, &other.event) {
            (Some(one), Some(other)) => one.is_when(other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}
