//! From the section as written to a schedule that makes sense; every fault with its place.

use jiff::tz::TimeZone;

use super::config::{Config, Exempt, Places};
use super::scalars::{ClockTime, Moment};
use super::schedule::{CalendarSource, Holidays, Member, Rule, Schedule, When};
use super::section::{
    CalendarSection, ExemptSection, HolidaysSection, MemberSection, Partly, RuleSection, Section,
    WhenSection, WindowSection,
};
use super::state::HORIZON;
use crate::gates::policy::General;
use crate::policy::fault::{Fault, FaultKind, Faults, Suggestion};
use crate::policy::read::{Located, PolicyZone, Text, Tolerant};
use crate::policy::source::Span;

/// Checks what no single value can tell.
pub(crate) fn validate(section: Section, general: &General, faults: &mut Faults) -> Option<Config> {
    let places = Places {
        section: section.span,
        ..Places::default()
    };
    let mut check = Check { faults, places };
    let mut section = section.value;
    let zone = section.timezone.take().map(zone_of);
    let zone = zone.or_else(|| general.timezone.clone());
    let members = check.members(&mut section, zone.as_ref());
    let lead_time = section.lead_time.as_ref();
    let lead_time = lead_time.map_or(0, |lead| check.lead_time(lead));
    // What could not be read may have been a rule, and is a fault of its own.
    let is_bare = members.iter().all(Member::is_bare) && !check.faults.has_errors();
    let place = check.places.section;
    check.warn(is_bare, "policy-window-always-open", place);
    let exempt = section.exempt.and_then(|exempt| exempt.0).map(exempt_of);
    Some(Config {
        enforcement: section.enforcement,
        schedule: Schedule { members, lead_time },
        when_closed: section.when_closed,
        exempt,
        places: check.places,
    })
}

fn exempt_of(section: ExemptSection) -> Exempt {
    Exempt {
        change: section.change.0,
        requires: section.requires.as_ref().map(text),
    }
}

/// A zone that could not be read is a fault of its own, and not one that is missing.
fn zone_of(zone: Tolerant<PolicyZone>) -> TimeZone {
    zone.0.map_or(TimeZone::UTC, |zone| zone.zone().clone())
}

fn text(text: &Text) -> String {
    text.untrusted().for_parsing().to_owned()
}

/// A member's rules as written, named or not.
struct Written {
    name: Option<String>,
    zone: Option<TimeZone>,
    allow: Option<Vec<Partly>>,
    deny: Vec<Partly>,
    holidays: Option<Located<HolidaysSection>>,
}

fn located(
    holidays: Option<Located<Tolerant<HolidaysSection>>>,
) -> Option<Located<HolidaysSection>> {
    let Located { value, span } = holidays?;
    value.0.map(|value| Located { value, span })
}

struct Check<'a> {
    faults: &'a mut Faults,
    places: Places,
}

impl Check<'_> {
    /// The section's own rules, and those of the teams under `all-of`.
    fn members(&mut self, section: &mut WindowSection, zone: Option<&TimeZone>) -> Vec<Member> {
        let own = Written {
            name: None,
            zone: zone.cloned(),
            allow: section
                .allow
                .take()
                .and_then(|rules| rules.0)
                .map(|rules| rules.0),
            deny: std::mem::take(&mut section.deny),
            holidays: located(section.holidays.take()),
        };
        let teams = section.all_of.take();
        // With teams, what stands beside them holds for all; without, it is the window itself.
        let has_own = own.allow.is_some() || !own.deny.is_empty() || own.holidays.is_some();
        let mut members = Vec::new();
        if has_own || teams.is_none() {
            members.push(self.member(own));
        }
        let teams = teams.and_then(|teams| teams.value.0);
        let mut names: Vec<(String, Span)> = Vec::new();
        for team in teams.into_iter().flat_map(|teams| teams.0) {
            if let Some(team) = team.0 {
                self.unique(&team.name, &mut names, "policy-window-duplicate-member");
                members.push(self.team(team, zone));
            }
        }
        members
    }

    fn team(&mut self, team: MemberSection, zone: Option<&TimeZone>) -> Member {
        let own = team.timezone.map(zone_of);
        self.member(Written {
            name: Some(text(&team.name.value)),
            zone: own.or_else(|| zone.cloned()),
            allow: team.allow.and_then(|rules| rules.0).map(|rules| rules.0),
            deny: team.deny,
            holidays: located(team.holidays),
        })
    }

    fn member(&mut self, written: Written) -> Member {
        let mut needs_zone = written.holidays.as_ref().map(|holidays| holidays.span);
        let mut ids: Vec<(String, Span)> = Vec::new();
        let rules = written.allow.iter().flatten().chain(&written.deny);
        for partly in rules {
            if let Some(id) = &partly.id {
                self.unique(id, &mut ids, "policy-window-duplicate-id");
            }
            let Some(rule) = &partly.rule else { continue };
            if rule.timezone.is_none() && rule.when.reads_a_clock() {
                needs_zone = needs_zone.or(Some(rule.id.span));
            }
        }
        if let (Some(span), None) = (needs_zone, &written.zone) {
            let suggestion = Suggestion::write("timezone: Europe/Paris");
            self.faults
                .push(Fault::own("policy-window-no-zone", span).suggest(suggestion));
        }
        let name = written.name;
        let zone = written.zone.unwrap_or(TimeZone::UTC);
        let mut rules = |list: Vec<Partly>| -> Vec<Rule> {
            list.into_iter()
                .filter_map(|partly| partly.rule)
                .map(|rule| self.rule(rule, name.as_ref(), &zone))
                .collect()
        };
        let allow = written.allow.map(&mut rules);
        let deny = rules(written.deny);
        let holidays = self.holidays(written.holidays, name.as_ref());
        Member {
            name,
            zone,
            allow,
            deny,
            holidays,
        }
    }

    /// Points at the second use of a name.
    fn unique(&mut self, name: &Located<Text>, seen: &mut Vec<(String, Span)>, code: &'static str) {
        let written = text(&name.value);
        match seen.iter().find(|(known, _)| *known == written) {
            Some((_, first)) => {
                let fault = Fault::own(code, name.span).with("name", &written);
                self.faults.push(fault.related(*first));
            }
            None => seen.push((written, name.span)),
        }
    }

    fn rule(&mut self, rule: RuleSection, member: Option<&String>, zone: &TimeZone) -> Rule {
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
                let (from, to) = (span.from, span.to);
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

    fn holidays(
        &mut self,
        holidays: Option<Located<HolidaysSection>>,
        member: Option<&String>,
    ) -> Holidays {
        let Some(Located { value, span }) = holidays else {
            return Holidays::default();
        };
        if value.country.is_none() && value.dates.is_none() {
            let keys = "country, dates".to_owned();
            self.faults
                .push(Fault::new(FaultKind::NoneOf { keys }, span));
        }
        let member = member.cloned();
        if let Some(country) = &value.country {
            self.places.countries.insert(member.clone(), country.span);
        }
        if let Some(dates) = &value.dates {
            self.places.dates.insert(member, dates.span);
        }
        Holidays {
            country: value.country.and_then(|country| country.value.0),
            dates: value
                .dates
                .and_then(|dates| dates.value.0)
                .map(|dates| dates.0)
                .unwrap_or_default(),
        }
    }

    fn lead_time(&mut self, lead: &Located<crate::policy::read::PolicyDuration>) -> u64 {
        let seconds = lead.value.seconds();
        if i64::from(seconds) > HORIZON {
            self.faults
                .push(Fault::own("policy-window-lead-time-too-long", lead.span));
        }
        seconds.into()
    }
}
