//! All rules of a schedule, worked out for a stretch of time.
//!
//! Three sets answer every question: when it is closed for certain, when it could not be found
//! out, and (what is left) when it is open.

use jiff::civil::Date;

use super::holidays::HolidayName;
use super::intervals::{Interval, IntervalSet};
use super::reasons::{Blocked, BlockedReason, Unknown, UnknownCause};
use super::schedule::{Calendars, Member, Rule, Schedule};
use super::windows;
use super::zone::{self, FARTHEST_OFFSET, ZoneClock};

const DAY: i64 = 86_400;

/// A set of instants, and what holds there.
struct Cause<T> {
    instants: IntervalSet,
    what: T,
}

/// A schedule during a stretch of time.
pub(crate) struct Timeline {
    blocked: Vec<Cause<Blocked>>,
    unknown: Vec<Cause<Unknown>>,
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
            blocked: Vec::new(),
            unknown: Vec::new(),
        };
        for member in &schedule.members {
            builder.member(member);
        }
        let Builder {
            blocked, unknown, ..
        } = builder;
        let closed = IntervalSet::union(blocked.iter().map(|cause| &cause.instants));
        let not_known = IntervalSet::union(unknown.iter().map(|cause| &cause.instants));
        let uncertain = not_known.minus(&closed);
        let not_open = IntervalSet::union([&closed, &uncertain]);
        Self {
            blocked,
            unknown,
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

    /// Everything that closes it at `second`, each with the interval in which it does.
    pub(crate) fn blocked_at(&self, second: i64) -> Vec<(Blocked, Interval)> {
        let mut active: Vec<_> = self
            .blocked
            .iter()
            .filter_map(|cause| Some((cause.what.clone(), cause.instants.find(second)?)))
            .collect();
        active.sort();
        active
    }

    /// Everything that closes it at some time during `window`.
    pub(crate) fn blocked_during(&self, window: Interval) -> Vec<Blocked> {
        let touches = |cause: &&Cause<Blocked>| cause.instants.overlapping(window).next().is_some();
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
            .filter(|cause| cause.instants.find(second).is_some());
        active.map(|cause| cause.what.clone()).collect()
    }
}

struct Builder<'a> {
    calendars: &'a Calendars,
    within: Interval,
    blocked: Vec<Cause<Blocked>>,
    unknown: Vec<Cause<Unknown>>,
}

impl Builder<'_> {
    fn member(&mut self, member: &Member) {
        for rule in &member.deny {
            match self.instants(rule, member) {
                Ok(instants) => {
                    let reason = rule.reason.clone();
                    self.block(
                        member,
                        BlockedReason::Deny {
                            id: rule.id.clone(),
                            reason,
                        },
                        instants,
                    );
                }
                Err(cause) => self.not_known(member, cause, IntervalSet::of(self.within)),
            }
        }
        if let Some(allow) = &member.allow {
            self.allow(member, allow);
        }
        self.holidays(member);
    }

    fn allow(&mut self, member: &Member, allow: &[Rule]) {
        let (mut inside, mut faults) = (Vec::new(), Vec::new());
        for rule in allow {
            match self.instants(rule, member) {
                Ok(instants) => inside.push(instants),
                Err(cause) => faults.push(cause),
            }
        }
        let outside = IntervalSet::union(&inside).complement(self.within);
        if faults.is_empty() {
            self.block(member, BlockedReason::OutsideAllow, outside);
            return;
        }
        // What a readable rule allows is allowed; the rest may be what the unreadable one allows.
        for cause in faults {
            self.not_known(member, cause, outside.clone());
        }
    }

    fn holidays(&mut self, member: &Member) {
        let (first, last) = self.local_days();
        let clock = ZoneClock::new(&member.zone, self.within);
        let mut days: Vec<(Date, Option<HolidayName>)> = Vec::new();
        if let Some(country) = member.holidays.country {
            let known = country.days_between(first, last);
            days.extend(known.into_iter().map(|(date, name)| (date, Some(name))));
            let known_days = country.known_days();
            let readings = IntervalSet::of(Interval::new(
                zone::day_number(*known_days.start()) * DAY,
                (zone::day_number(*known_days.end()) + 1) * DAY,
            ));
            let ran_out = clock.instants(&readings).complement(self.within);
            if !ran_out.is_empty() {
                let last_year = known_days.end().year();
                self.not_known(member, UnknownCause::HolidaysRanOut { last_year }, ran_out);
            }
        }
        let named = member
            .holidays
            .dates
            .iter()
            .filter(|date| (first..=last).contains(*date));
        for date in named {
            if days.iter().all(|(known, _)| known != date) {
                days.push((*date, None));
            }
        }
        for (date, name) in days {
            let start = zone::day_number(date) * DAY;
            let day = IntervalSet::of(Interval::new(start, start + DAY));
            self.block(
                member,
                BlockedReason::Holiday { date, name },
                clock.instants(&day),
            );
        }
    }

    /// The first and last date that any clock can show.
    fn local_days(&self) -> (Date, Date) {
        let day = |second: i64| zone::date_of(second.div_euclid(DAY));
        (
            day(self.within.start - FARTHEST_OFFSET),
            day(self.within.end + FARTHEST_OFFSET),
        )
    }

    fn instants(&self, rule: &Rule, member: &Member) -> Result<IntervalSet, UnknownCause> {
        windows::instants(
            &rule.when,
            rule.zone_in(member),
            self.calendars,
            self.within,
        )
        .map_err(|fault| UnknownCause::Calendar {
            rule: rule.id.clone(),
            fault,
        })
    }

    fn block(&mut self, member: &Member, reason: BlockedReason, instants: IntervalSet) {
        let what = Blocked {
            member: member.name.clone(),
            reason,
        };
        self.blocked.push(Cause { instants, what });
    }

    fn not_known(&mut self, member: &Member, cause: UnknownCause, instants: IntervalSet) {
        let what = Unknown {
            member: member.name.clone(),
            cause,
        };
        self.unknown.push(Cause { instants, what });
    }
}
