//! What the author of a schedule probably did not mean.
//!
//! Errors make a policy invalid; warnings are printed and do no harm. Values only, no words.

use jiff::{Timestamp, civil::Date};

use super::intervals::{Interval, IntervalSet};
use super::scalars::{ClockTime, Moment};
use super::schedule::{Calendars, Member, Rule, Schedule, When};
use super::state::HORIZON;
use super::timeline::Timeline;
use super::windows;
use super::zone::{self, FARTHEST_OFFSET, ZoneClock};

/// Whether a policy with this finding may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    /// It may.
    Warning,
    /// It is invalid.
    Error,
}

/// Something odd in a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lint {
    /// The member under `all-of`.
    pub(crate) member: Option<String>,
    /// The rule's id; none where it concerns the member or the whole schedule.
    pub(crate) rule: Option<String>,
    /// What is odd.
    pub(crate) kind: LintKind,
}

/// What is odd in a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LintKind {
    /// `all-of: []`: nothing is asked for.
    NoMembers,
    /// `allow: []`: never open.
    EmptyAllow,
    /// `days: []`: never applies.
    NoDays,
    /// Two rules of a member, or two members, have the same name.
    DuplicateId,
    /// Dates or a range end before they begin, or a range ends as it begins.
    EndsBeforeItBegins,
    /// A start at `24:00`: the next day's `00:00` is meant.
    StartsAtEndOfDay,
    /// The holidays of the country are not known up to the horizon.
    HolidaysRunOut {
        /// The last year that is known.
        last_year: i16,
    },
    /// An end at `23:59` leaves the last minute of the day out: `24:00` is meant.
    LastMinute,
    /// `from` and `to` are the same: this is 24 hours (or a whole week for a span).
    WholePeriod,
    /// A clock time of the rule is skipped on this day (spring forward).
    DoesNotExist {
        /// The day.
        date: Date,
        /// The time of day that the clock does not show.
        time: ClockTime,
    },
    /// A clock time of the rule occurs twice on this day (fall back).
    ExistsTwice {
        /// The day.
        date: Date,
        /// The time of day that the clock shows twice.
        time: ClockTime,
    },
    /// A range without an end: closed until someone changes the policy.
    NoEnd,
    /// The rule does not apply at any time within the horizon.
    NeverMatches,
    /// All listed holiday dates are in the past.
    HolidayDatesPast {
        /// The last of them.
        last: Date,
    },
    /// No opening within the horizon.
    NeverOpens,
}

impl LintKind {
    /// Whether it makes the policy invalid.
    pub(crate) fn severity(&self) -> Severity {
        match self {
            Self::NoMembers
            | Self::EmptyAllow
            | Self::NoDays
            | Self::DuplicateId
            | Self::EndsBeforeItBegins
            | Self::StartsAtEndOfDay
            | Self::HolidaysRunOut { .. } => Severity::Error,
            Self::LastMinute
            | Self::WholePeriod
            | Self::DoesNotExist { .. }
            | Self::ExistsTwice { .. }
            | Self::NoEnd
            | Self::NeverMatches
            | Self::HolidayDatesPast { .. }
            | Self::NeverOpens => Severity::Warning,
        }
    }
}

/// Everything odd in a schedule, seen from `now` to the horizon.
///
/// Rules whose calendar was not gathered or cannot be read are not judged by when they apply.
pub(crate) fn lint(schedule: &Schedule, now: Timestamp, calendars: &Calendars) -> Vec<Lint> {
    let second = zone::whole_second(now);
    let within = Interval::new(second, second.saturating_add(HORIZON));
    let mut linter = Linter {
        calendars,
        within,
        found: Vec::new(),
    };
    linter.schedule(schedule);
    linter.found
}

struct Linter<'a> {
    calendars: &'a Calendars,
    within: Interval,
    found: Vec<Lint>,
}

impl Linter<'_> {
    fn schedule(&mut self, schedule: &Schedule) {
        if schedule.members.is_empty() {
            self.found.push(Lint {
                member: None,
                rule: None,
                kind: LintKind::NoMembers,
            });
        }
        for (index, member) in schedule.members.iter().enumerate() {
            let before = schedule.members.iter().take(index);
            if before.clone().any(|other| other.name == member.name) {
                self.note(member, None, LintKind::DuplicateId);
            }
            self.member(member);
        }
        let timeline = Timeline::new(schedule, self.calendars, self.within);
        if timeline.closed().complement(self.within).is_empty() {
            self.found.push(Lint {
                member: None,
                rule: None,
                kind: LintKind::NeverOpens,
            });
        }
    }

    fn member(&mut self, member: &Member) {
        if member.allow.as_ref().is_some_and(Vec::is_empty) {
            self.note(member, None, LintKind::EmptyAllow);
        }
        let rules: Vec<&Rule> = member.rules().collect();
        for (index, rule) in rules.iter().enumerate() {
            if rules.iter().take(index).any(|other| other.id == rule.id) {
                self.note(member, Some(rule), LintKind::DuplicateId);
            }
            self.rule(member, rule);
        }
        self.holidays(member);
    }

    fn holidays(&mut self, member: &Member) {
        let last_day = |second: i64| zone::date_of(second.div_euclid(86_400));
        if let Some(country) = member.holidays.country {
            let known = country.known_days();
            let asked = last_day(self.within.start)..=last_day(self.within.end);
            if asked.end() > known.end() || asked.start() < known.start() {
                let last_year = known.end().year();
                self.note(member, None, LintKind::HolidaysRunOut { last_year });
            }
        }
        let last = member.holidays.dates.iter().max();
        if let Some(last) = last.filter(|last| **last < last_day(self.within.start)) {
            self.note(member, None, LintKind::HolidayDatesPast { last: *last });
        }
    }

    fn rule(&mut self, member: &Member, rule: &Rule) {
        let before = self.found.len();
        self.values(member, rule);
        // A rule that is wrong in itself need not also be told that it never matches.
        let wrong = self.found.iter().skip(before);
        if wrong.map(|lint| lint.kind.severity()).max() == Some(Severity::Error) {
            return;
        }
        let zone = rule.zone_in(member);
        if let Ok(instants) = windows::instants(&rule.when, zone, self.calendars, self.within)
            && instants.clip(self.within).is_empty()
        {
            self.note(member, Some(rule), LintKind::NeverMatches);
        }
        self.clock_changes(member, rule);
    }

    fn values(&mut self, member: &Member, rule: &Rule) {
        let mut kinds = Vec::new();
        match &rule.when {
            When::Weekly { days, from, to } => {
                kinds.extend(days.is_empty().then_some(LintKind::NoDays));
                kinds
                    .extend((*from == ClockTime::END_OF_DAY).then_some(LintKind::StartsAtEndOfDay));
                kinds.extend((*to == ClockTime::LAST_MINUTE).then_some(LintKind::LastMinute));
                kinds.extend((from == to).then_some(LintKind::WholePeriod));
            }
            When::WeeklySpan { from, to } => {
                kinds.extend((to.time == ClockTime::LAST_MINUTE).then_some(LintKind::LastMinute));
                let same = from.second_of_week() == to.second_of_week();
                kinds.extend(same.then_some(LintKind::WholePeriod));
            }
            When::Dates { from, to } => {
                kinds.extend((to < from).then_some(LintKind::EndsBeforeItBegins));
            }
            When::Range { to: None, .. } => kinds.push(LintKind::NoEnd),
            When::Range { from, to: Some(to) } => {
                let zone = rule.zone_in(member);
                let backwards = to.second(zone) <= from.second(zone);
                kinds.extend(backwards.then_some(LintKind::EndsBeforeItBegins));
                let time = match to {
                    Moment::Local(reading) => Some((reading.hour(), reading.minute())),
                    Moment::Instant(_) => None,
                };
                kinds.extend((time == Some((23, 59))).then_some(LintKind::LastMinute));
            }
            When::Cron(_) | When::Calendar(_) => {}
        }
        for kind in kinds {
            self.note(member, Some(rule), kind);
        }
    }

    /// Starts and ends of weekly rules that fall into a gap or a fold of the zone's clock.
    fn clock_changes(&mut self, member: &Member, rule: &Rule) {
        if !matches!(rule.when, When::Weekly { .. } | When::WeeklySpan { .. }) {
            return;
        }
        let clock = ZoneClock::new(rule.zone_in(member), self.within);
        let bounds = Interval::new(
            self.within.start - FARTHEST_OFFSET,
            self.within.end.saturating_add(FARTHEST_OFFSET),
        );
        let edges = edges(&windows::readings(&rule.when, bounds));
        let mut segments = clock.segments().peekable();
        while let Some((segment, offset)) = segments.next() {
            let Some((_, next_offset)) = segments.peek() else {
                break;
            };
            let old = segment.end.saturating_add(offset);
            let new = segment.end.saturating_add(*next_offset);
            let (first, last, gap) = if new > old {
                (old, new, true)
            } else {
                (new, old, false)
            };
            for (edge, is_end) in &edges {
                // What ends exactly where the clock jumps ends as it was meant to.
                if !(first..last).contains(edge) || (*is_end && *edge == first) {
                    continue;
                }
                let date = zone::date_of(edge.div_euclid(86_400));
                let time = ClockTime::of_second(edge.rem_euclid(86_400));
                let kind = if gap {
                    LintKind::DoesNotExist { date, time }
                } else {
                    LintKind::ExistsTwice { date, time }
                };
                self.note(member, Some(rule), kind);
            }
        }
    }

    fn note(&mut self, member: &Member, rule: Option<&Rule>, kind: LintKind) {
        let lint = Lint {
            member: member.name.clone(),
            rule: rule.map(|rule| rule.id.clone()),
            kind,
        };
        if !self.found.contains(&lint) {
            self.found.push(lint);
        }
    }
}

/// Starts and ends, each with whether it is an end.
fn edges(readings: &IntervalSet) -> Vec<(i64, bool)> {
    readings
        .iter()
        .flat_map(|window| [(window.start, false), (window.end, true)])
        .collect()
}

#[cfg(test)]
#[path = "lint_tests.rs"]
mod tests;
