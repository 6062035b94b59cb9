//! One rule: what it says makes sense, and what it probably should have said.

use jiff::tz::TimeZone;

use super::super::scalars::{ClockTime, Moment, WeekMoment};
use super::super::schedule::{CalendarSource, Rule, When};
use super::super::section::{CalendarSection, RuleSection, WhenSection};
use super::{Check, text, zone_of};
use crate::policy::fault::{Fault, Suggestion};
use crate::policy::source::Span;

impl Check<'_> {
    pub(super) fn rule(
        &mut self,
        rule: RuleSection,
        member: Option<&String>,
        zone: &TimeZone,
    ) -> Rule {
        let id = text(&rule.id.value);
        let place = (member.cloned(), id.clone());
        self.places.rules.entry(place).or_insert(rule.id.span);
        let own = rule.timezone.map(zone_of);
        let when = self.when(rule.when, own.as_ref().unwrap_or(zone));
        Rule {
            id,
            zone: own,
            when,
            reason: rule.reason.as_ref().map(text),
        }
    }

    fn when(&mut self, when: WhenSection, zone: &TimeZone) -> When {
        match when {
            WhenSection::Weekly(weekly) => {
                let (from, to) = (weekly.from, weekly.to);
                if from.value == ClockTime::END_OF_DAY {
                    let fault = Fault::own("policy-window-starts-at-end-of-day", from.span);
                    self.faults.push(fault.suggest(Suggestion::write("00:00")));
                }
                self.last_minute(to.value == ClockTime::LAST_MINUTE, to.span);
                self.warn(from.value == to.value, "policy-window-whole-day", to.span);
                When::Weekly {
                    days: weekly.days.0,
                    from: from.value,
                    to: to.value,
                }
            }
            WhenSection::WeeklySpan(span) => {
                let (from, to) = (span.from.value, span.to);
                if from.time == ClockTime::END_OF_DAY {
                    let next = WeekMoment {
                        weekday: from.weekday.next(),
                        time: ClockTime::START_OF_DAY,
                    };
                    let fault = Fault::own("policy-window-starts-at-end-of-day", span.from.span);
                    self.faults
                        .push(fault.suggest(Suggestion::write(next.to_string())));
                }
                self.last_minute(to.value.time == ClockTime::LAST_MINUTE, to.span);
                let same = from.second_of_week() == to.value.second_of_week();
                self.warn(same, "policy-window-whole-week", to.span);
                When::WeeklySpan { from, to: to.value }
            }
            WhenSection::Dates(dates) => {
                self.backwards(dates.to.value < dates.from, dates.to.span);
                When::Dates {
                    from: dates.from,
                    to: dates.to.value,
                }
            }
            WhenSection::Range(range) => {
                self.range(range.from, range.to.value, range.to.span, zone);
                When::Range {
                    from: range.from,
                    to: range.to.value,
                }
            }
            WhenSection::Cron(cron) => When::Cron(Box::new(cron.windows())),
            WhenSection::Calendar(calendar) => When::Calendar(match calendar {
                CalendarSection::File(path) => CalendarSource::File(path),
                CalendarSection::Url(address) => CalendarSource::Url(address.0),
                CalendarSection::Text(text) => CalendarSource::Text(text),
            }),
        }
    }

    fn range(&mut self, from: Moment, to: Option<Moment>, place: Span, zone: &TimeZone) {
        let Some(to) = to else {
            self.warn(true, "policy-window-no-end", place);
            return;
        };
        self.backwards(to.second(zone) <= from.second(zone), place);
        if let Moment::Local(reading) = to {
            self.last_minute((reading.hour(), reading.minute()) == (23, 59), place);
        }
    }

    fn backwards(&mut self, wrong: bool, place: Span) {
        if wrong {
            self.faults
                .push(Fault::own("policy-window-ends-before-it-begins", place));
        }
    }

    fn last_minute(&mut self, odd: bool, place: Span) {
        self.warn(odd, "policy-window-last-minute", place);
    }

    fn warn(&mut self, odd: bool, code: &'static str, place: Span) {
        if odd {
            self.faults.push(Fault::own(code, place).warning());
        }
    }
}
