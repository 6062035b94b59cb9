//! From the rules of each team to what closes, and what is not known.

use std::rc::Rc;

use jiff::civil::Date;

use super::super::calendars::Calendars;
use super::super::holidays::HolidayName;
use super::super::ical::Expansion;
use super::super::intervals::{Interval, IntervalSet};
use super::super::reasons::{Blocked, BlockedReason, Unknown, UnknownCause};
use super::super::schedule::{Member, Rule};
use super::super::windows::{self, RuleFault};
use super::super::zone::{self, FARTHEST_OFFSET, ZoneClock};
use super::{Cause, RuleName};

const DAY: i64 = 86_400;

/// Works out rule after rule.
pub(super) struct Builder<'a> {
    pub(super) calendars: &'a Calendars,
    pub(super) within: Interval,
    /// How many more windows there is room for.
    pub(super) room: usize,
    pub(super) blocked: Vec<Cause<Blocked>>,
    pub(super) unknown: Vec<Cause<Unknown>>,
    pub(super) idle: Vec<RuleName>,
    pub(super) too_many: Option<RuleName>,
}

impl Builder<'_> {
    /// Adds what a team's rules say.
    pub(super) fn member(&mut self, member: &Member) {
        for rule in &member.deny {
            match self.expand(rule, member) {
                Ok(when) => {
                    let without_length = when.without_length.iter();
                    for (moment, event) in without_length {
                        let cause = UnknownCause::WithoutLength {
                            rule: rule.id.clone(),
                            event: event.to_string(),
                        };
                        self.not_known(member, cause, IntervalSet::of(*moment));
                    }
                    let reason = BlockedReason::Deny {
                        id: rule.id.clone(),
                        reason: rule.reason.clone(),
                        event: None,
                    };
                    self.block(member, reason, when);
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
            match self.expand(rule, member) {
                Ok(when) => inside.push(when),
                Err(cause) => faults.push(cause),
            }
        }
        let inside = IntervalSet::union(inside.iter().map(|when| &when.instants));
        let outside = inside.complement(self.within);
        if faults.is_empty() {
            let outside = Rc::new(Expansion::plain(outside));
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
            let years = (known_days.start().year(), known_days.end().year());
            self.unknown_holidays(member, years, &clock.instants(&readings));
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
            let day = Rc::new(Expansion::plain(clock.instants(&day)));
            self.block(member, BlockedReason::Holiday { date, name }, day);
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

    /// What lies before and after the years whose holidays are known.
    fn unknown_holidays(&mut self, member: &Member, years: (i16, i16), known: &IntervalSet) {
        let known = known.clip(self.within);
        for gap in known.complement(self.within).iter() {
            let before = match known.iter().next() {
                Some(first) => gap.start < first.start,
                None => zone::date_of(gap.start.div_euclid(DAY)).year() < years.0,
            };
            let cause = UnknownCause::HolidaysUnknown {
                first_year: years.0,
                last_year: years.1,
                before,
            };
            self.not_known(member, cause, IntervalSet::of(gap));
        }
    }

    fn expand(&mut self, rule: &Rule, member: &Member) -> Result<Rc<Expansion>, UnknownCause> {
        let name = || (member.name.clone(), rule.id.clone());
        let zone = rule.zone_in(member);
        let found = windows::expand(
            &rule.when,
            zone,
            self.calendars,
            self.within,
            &mut self.room,
        );
        let rule = rule.id.clone();
        match found {
            Ok(when) => {
                if when.instants.overlapping(self.within).next().is_none() {
                    self.idle.push(name());
                }
                Ok(when)
            }
            Err(RuleFault::Calendar(fault)) => Err(UnknownCause::Calendar { rule, fault }),
            Err(RuleFault::TooMany) => {
                self.too_many.get_or_insert_with(name);
                Err(UnknownCause::TooMany { rule })
            }
        }
    }

    fn block(&mut self, member: &Member, reason: BlockedReason, when: Rc<Expansion>) {
        let what = Blocked {
            member: member.name.clone(),
            reason,
        };
        self.blocked.push(Cause { when, what });
    }

    fn not_known(&mut self, member: &Member, cause: UnknownCause, instants: IntervalSet) {
        let what = Unknown {
            member: member.name.clone(),
            cause,
            from: None,
        };
        // What was not known before the stretch is of no use to anybody.
        let when = Rc::new(Expansion::plain(instants.clip(self.within)));
        self.unknown.push(Cause { when, what });
    }
}
