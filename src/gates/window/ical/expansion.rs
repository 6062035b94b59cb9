//! When the events of a calendar are, and which ones.

use std::rc::Rc;

use super::super::intervals::{Interval, IntervalSet};
use super::event::Event;

const DAY: i64 = 86_400;
/// More than is asked for, on either side: pictures begin with the day before, and what lies ahead
/// is looked at for 400 days. So a calendar is worked out once for a run.
const MARGIN: i64 = 3 * DAY;
const AHEAD: i64 = 400 * DAY + MARGIN;

/// A stretch of time that also covers what is asked for next.
pub(super) fn around(within: Interval) -> Interval {
    let start = within.start.saturating_sub(MARGIN);
    let ahead = within.start.saturating_add(AHEAD);
    Interval::new(start, within.end.max(ahead))
}

/// When a rule applies; for a calendar, with its events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Expansion {
    /// The instants at which it applies.
    pub(crate) instants: IntervalSet,
    /// Instances of events that have words, with these.
    named: Vec<(Interval, Rc<str>)>,
    /// Instances that last no time at all: each to the end of its day, since it is not said until
    /// when they are meant to last, with the event's name.
    pub(crate) without_length: Vec<(Interval, Rc<str>)>,
}

impl Expansion {
    /// Of a rule that has no events.
    pub(crate) fn plain(instants: IntervalSet) -> Self {
        Self {
            instants,
            ..Self::default()
        }
    }

    /// The words of an event that is under way at `second`: of the one that began last.
    pub(crate) fn event_at(&self, second: i64) -> Option<&str> {
        let under_way = self.named.iter().filter(|(when, _)| when.contains(second));
        let (_, words) = under_way.max_by_key(|(when, _)| when.start)?;
        Some(words)
    }
}

/// The instances of one event.
#[derive(Debug, Default)]
pub(super) struct Instances {
    /// Those that last.
    pub(super) lasting: Vec<Interval>,
    /// Those that last no time at all, each to the end of its day.
    pub(super) momentary: Vec<Interval>,
}

/// The instances of all events.
#[derive(Debug, Default)]
pub(super) struct Collected {
    intervals: Vec<Interval>,
    found: Expansion,
}

impl Collected {
    /// Adds those of one event.
    pub(super) fn add(&mut self, event: &Event, instances: Instances) {
        if let Some(words) = &event.summary {
            let named = instances.lasting.iter();
            let named = named.map(|when| (*when, Rc::clone(words)));
            self.found.named.extend(named);
        }
        self.intervals.extend(instances.lasting);
        if !instances.momentary.is_empty() {
            let name: Rc<str> = event.name().into();
            let momentary = instances.momentary.into_iter();
            let momentary = momentary.map(|when| (when, Rc::clone(&name)));
            self.found.without_length.extend(momentary);
        }
    }

    /// All of them together.
    pub(super) fn finish(self) -> Expansion {
        Expansion {
            instants: self.intervals.into_iter().collect(),
            ..self.found
        }
    }
}
