//! From the section as written to a schedule that makes sense; every fault with its place.

mod rules;

use jiff::tz::TimeZone;

use super::config::{Config, Exempt, Places};
use super::ical::MAX_CALENDARS;
use super::schedule::{CalendarSource, Holidays, Member, Rule, Schedule};
use super::section::{
    ExemptSection, HolidaysSection, MemberSection, Partly, Section, WindowSection,
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
    if says_nothing(&section) {
        // Nobody asked for "always open", and on no clock.
        let fault = Fault::own("policy-window-no-rule", check.places.section);
        check
            .faults
            .push(fault.suggest(Suggestion::write("window: off")));
    }
    let zone = section.timezone.take().map(zone_of);
    let zone = zone.or_else(|| general.timezone.clone());
    let members = check.members(&mut section, zone.as_ref());
    let lead_time = section.lead_time.as_ref();
    let lead_time = lead_time.map_or(0, |lead| check.lead_time(lead));
    let schedule = Schedule { members, lead_time };
    check.calendars(&schedule);
    let exempt = section.exempt.and_then(|exempt| exempt.0).map(exempt_of);
    Some(Config {
        enforcement: section.enforcement,
        schedule,
        when_closed: section.when_closed,
        exempt,
        places: check.places,
    })
}

/// Whether there is neither a rule of any kind nor a clock of its own. What could not be read may have
/// been one, and is a fault of its own. Who names a clock and no rule says "always open" on purpose,
/// and is warned.
fn says_nothing(section: &WindowSection) -> bool {
    let own = section.timezone.is_none()
        && section.allow.is_none()
        && section.deny.is_empty()
        && section.holidays.is_none();
    let teams = match &section.all_of {
        None => true,
        Some(teams) => teams.value.0.as_ref().is_some_and(|teams| {
            teams.0.iter().all(|team| {
                team.0.as_ref().is_some_and(|team| {
                    team.timezone.is_none()
                        && team.allow.is_none()
                        && team.deny.is_empty()
                        && team.holidays.is_none()
                })
            })
        }),
    };
    own && teams
}

fn exempt_of(section: ExemptSection) -> Exempt {
    Exempt {
        change: section.change.0,
        requires: section.requires.map(|requires| Located {
            value: text(&requires.value),
            span: requires.span,
        }),
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
        let mut own: Vec<(TimeZone, Span)> = Vec::new();
        let rules = written.allow.iter().flatten().chain(&written.deny);
        for partly in rules {
            if let Some(id) = &partly.id {
                self.unique(id, &mut ids, "policy-window-duplicate-id");
            }
            let Some(rule) = &partly.rule else { continue };
            match rule.timezone.clone().map(zone_of) {
                Some(zone) => own.push((zone, rule.id.span)),
                None => needs_zone = needs_zone.or(Some(rule.id.span)),
            }
        }
        // Where every rule has the same zone of its own, answers are told on that clock, too.
        let common = own.first().map(|(zone, _)| zone.clone());
        let other = own.iter().find(|(zone, _)| Some(zone) != common.as_ref());
        let needs_zone = needs_zone.or(other.map(|(_, span)| *span));
        if let (Some(span), None) = (needs_zone, &written.zone) {
            let suggestion = Suggestion::write("timezone: Europe/Paris");
            self.faults
                .push(Fault::own("policy-window-no-zone", span).suggest(suggestion));
        }
        let name = written.name;
        let zone = written.zone.or(common).unwrap_or(TimeZone::UTC);
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

    /// Texts in the policy are few by its own limit; each of the others has to be asked for.
    fn calendars(&mut self, schedule: &Schedule) {
        let sources = schedule.calendar_sources().into_iter();
        let elsewhere = |source: &&CalendarSource| !matches!(source, CalendarSource::Text(_));
        let found = sources.filter(elsewhere).count();
        if found > MAX_CALENDARS {
            let fault = Fault::own("policy-window-many-calendars", self.places.section);
            let fault = fault.with("found", found).with("most", MAX_CALENDARS);
            self.faults.push(fault);
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
