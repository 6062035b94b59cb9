//! All rules of a schedule, worked out for a stretch of time.
//!
//! Three sets answer every question: when it is closed for certain, when it could not be found
//! out, and (what is left) when it is open.

mod builder;

use std::rc::Rc;

use super::calendars::Calendars;
use super::ical::Expansion;
use super::intervals::{Interval, IntervalSet};
use super::reasons::{Blocked, BlockedReason, Unknown, UnknownCause};
use super::schedule::Schedule;
use super::windows;
use builder::Builder;

/// When something holds, and what.
struct Cause<T> {
    when: Rc<Expansion>,
    what: T,
}

/// A rule by its team's name and its own.
pub(crate) type RuleName = (Option<String>, String);

/// A schedule during a stretch of time.
pub(crate) struct Timeline {
    blocked: Vec<Cause<Blocked>>,
    unknown: Vec<Cause<Unknown>>,
    /// Rules that apply at no time.
    idle: Vec<RuleName>,
    /// The first rule for which there is no more room.
    too_many: Option<RuleName>,
    /// Closed for certain.
    closed: IntervalSet,
    /// Not known, and not closed for certain.
    uncertain: IntervalSet,
    /// Closed or not known: everything that must not be taken for open.
    not_open: IntervalSet,
}

impl Timeline {
    /// Works out every rule for the seconds of `within`.
    pub(crate) fn new(schedule: &Schedule, calendars: &Calendars, within: Interval) -> Self {
        let mut builder = Builder {
            calendars,
            within,
            room: windows::MOST_WINDOWS,
            blocked: Vec::new(),
            unknown: Vec::new(),
            idle: Vec::new(),
            too_many: None,
        };
        for member in &schedule.members {
            builder.member(member);
        }
        let Builder {
            blocked,
            unknown,
            idle,
            too_many,
            ..
        } = builder;
        let closed = IntervalSet::union(blocked.iter().map(|cause| &cause.when.instants));
        let not_known = IntervalSet::union(unknown.iter().map(|cause| &cause.when.instants));
        let uncertain = not_known.minus(&closed);
        let not_open = IntervalSet::union([&closed, &uncertain]);
        Self {
            blocked,
            unknown,
            idle,
            too_many,
            closed,
            uncertain,
            not_open,
        }
    }

    /// When it is closed for certain.
    pub(crate) fn closed(&self) -> &IntervalSet {
        &self.closed
    }

    /// When it could not be found out.
    pub(crate) fn uncertain(&self) -> &IntervalSet {
        &self.uncertain
    }

    /// When it is closed or could not be found out.
    pub(crate) fn not_open(&self) -> &IntervalSet {
        &self.not_open
    }

    /// Rules that apply at no time of it.
    pub(crate) fn idle(&self) -> &[RuleName] {
        &self.idle
    }

    /// The first rule that has, with those before it, more windows than can be worked out.
    pub(crate) fn too_many(&self) -> Option<&RuleName> {
        self.too_many.as_ref()
    }

    /// Everything that closes it at `second`, each with the interval in which it does; for a
    /// calendar's rule, with its event.
    pub(crate) fn blocked_at(&self, second: i64) -> Vec<(Blocked, Interval)> {
        let mut active: Vec<_> = self
            .blocked
            .iter()
            .filter_map(|cause| Some((cause.at(second), cause.when.instants.find(second)?)))
            .collect();
        active.sort();
        active
    }

    /// Everything that closes it at some time during `window`.
    pub(crate) fn blocked_during(&self, window: Interval) -> Vec<Blocked> {
        let touches =
            |cause: &&Cause<Blocked>| cause.when.instants.overlapping(window).next().is_some();
        let mut active: Vec<_> = self
            .blocked
            .iter()
            .filter(touches)
            .map(|cause| cause.what.clone())
            .collect();
        active.sort();
        active
    }

    /// Everything that is not known at `second`.
    pub(crate) fn unknown_at(&self, second: i64) -> Vec<Unknown> {
        let active = self
            .unknown
            .iter()
            .filter(|cause| cause.when.instants.find(second).is_some());
        told(active.map(|cause| &cause.what))
    }

    /// Rules that could not be worked out, whether that matters at some instant or not.
    pub(crate) fn not_worked_out(&self) -> Vec<Unknown> {
        let causes = self.unknown.iter().map(|cause| &cause.what);
        told(causes.filter(|unknown| unknown.is_of_a_whole_rule()))
    }
}

/// Once there is no more room, every rule that follows is too many: the first one is enough to say so.
fn told<'a>(causes: impl Iterator<Item = &'a Unknown>) -> Vec<Unknown> {
    let mut told: Vec<Unknown> = Vec::new();
    let too_many = |unknown: &Unknown| matches!(unknown.cause, UnknownCause::TooMany { .. });
    for cause in causes {
        if !(too_many(cause) && told.iter().any(too_many)) {
            told.push(cause.clone());
        }
    }
    told
}

impl Cause<Blocked> {
    /// What it is at an instant.
    fn at(&self, second: i64) -> Blocked {
        let mut blocked = self.what.clone();
        if let BlockedReason::Deny { event, .. } = &mut blocked.reason {
            *event = self.when.event_at(second).map(str::to_owned);
        }
        blocked
    }
}
