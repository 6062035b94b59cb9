//! What the author of a schedule probably did not mean, seen from an instant.
//!
//! Warnings only: they are printed and do no harm. What is wrong at every instant is found when
//! the policy is read. Values only, no words.

use jiff::{Timestamp, civil::Date};

use super::calendars::Calendars;
use super::intervals::{Interval, IntervalSet};
use super::scalars::ClockTime;
use super::schedule::{Member, Rule, Schedule, When};
use super::state::HORIZON;
use super::timeline::Timeline;
use super::windows;
use super::zone::{self, FARTHEST_OFFSET, ZoneClock};

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
    /// The holidays of the country are not known up to the horizon.
    HolidaysRunOut {
        /// The first year that is known.
        first_year: i16,
        /// The last year that is known.
        last_year: i16,
    },
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
    /// The rule does not apply at any time within the horizon.
    NeverMatches,
    /// All listed holiday dates are in the past.
    HolidayDatesPast {
        /// The last of them.
        last: Date,
    },
    /// No opening within the horizon.
    NeverOpens,
    /// There is no rule at all.
    AlwaysOpen,
    /// An event of the rule's calendar ends as it begins.
    WithoutLength {
        /// What it is called; foreign text.
        event: String,
    },
    /// The rule has, with those before it, more windows than can be worked out.
    TooMany,
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
        if schedule.members.iter().all(Member::is_bare) {
            self.found.push(Lint {
                member: None,
                rule: None,
                kind: LintKind::AlwaysOpen,
            });
        }
        for member in &schedule.members {
            for rule in member.rules() {
                self.rule(member, rule);
            }
            self.holidays(member);
        }
        let timeline = Timeline::new(schedule, self.calendars, self.within);
        let idle = timeline
            .idle()
            .iter()
            .map(|name| (name, LintKind::NeverMatches));
        let too_many = timeline.too_many().map(|name| (name, LintKind::TooMany));
        for ((member, rule), kind) in idle.chain(too_many) {
            self.found.push(Lint {
                member: member.clone(),
                rule: Some(rule.clone()),
                kind,
            });
        }
        if timeline.closed().complement(self.within).is_empty() {
            self.found.push(Lint {
                member: None,
                rule: None,
                kind: LintKind::NeverOpens,
            });
        }
    }

    fn holidays(&mut self, member: &Member) {
        let last_day = |second: i64| zone::date_of(second.div_euclid(86_400));
        if let Some(country) = member.holidays.country {
            let known = country.known_days();
            let asked = last_day(self.within.start)..=last_day(self.within.end);
            if asked.end() > known.end() || asked.start() < known.start() {
                let (first_year, last_year) = (known.start().year(), known.end().year());
                let kind = LintKind::HolidaysRunOut {
                    first_year,
                    last_year,
                };
                self.note(member, None, kind);
            }
        }
        let last = member.holidays.dates.iter().max();
        if let Some(last) = last.filter(|last| **last < last_day(self.within.start)) {
            self.note(member, None, LintKind::HolidayDatesPast { last: *last });
        }
    }

    fn rule(&mut self, member: &Member, rule: &Rule) {
        if let When::Calendar(source) = &rule.when
            && let Some(calendar) = self.calendars.get(source)
            && let Some(event) = calendar.without_length().next()
        {
            self.note(member, Some(rule), LintKind::WithoutLength { event });
        }
        self.clock_changes(member, rule);
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
        // The next time that a clock change matters is enough.
        let same = |known: &Lint| {
            known.member == lint.member
                && known.rule == lint.rule
                && std::mem::discriminant(&known.kind) == std::mem::discriminant(&lint.kind)
        };
        if !self.found.iter().any(same) {
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
