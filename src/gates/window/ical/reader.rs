//! From the parser's components to what each says of an event.

use std::collections::HashMap;
use std::rc::Rc;

use icalendar::parser::{Component as Parsed, Property, read_calendar_simple};
use jiff::tz::TimeZone;

use super::Unreadable;
use super::component::{
    has_status, is_cancellation, is_harmless, named_zone, once, parameter, value_of,
};
use super::event::{End, Event, Version};
use super::rule::Recurrence;
use super::values::{self, EventTime, Length};

/// The events of one VCALENDAR text, as `text::calendars` prepared it.
pub(super) fn versions(block: &str) -> Result<Vec<Version>, Unreadable> {
    let parsed = read_calendar_simple(block).map_err(|_| Unreadable::Structure { line: 1 })?;
    let calendar = parsed.first().ok_or(Unreadable::NoCalendar)?;
    let of_kind = |kind: &'static str| {
        calendar
            .components
            .iter()
            .filter(move |component| component.name.as_str() == kind)
    };
    once(calendar)?;
    let cancelled = is_cancellation(calendar)?;
    if of_kind("VTODO").any(|todo| !is_harmless(todo)) {
        let name = "VTODO".to_owned();
        return Err(Unreadable::Component { name });
    }
    let zones: HashMap<String, String> = of_kind("VTIMEZONE").filter_map(named_zone).collect();
    of_kind("VEVENT")
        .map(|component| {
            Reader {
                component,
                zones: &zones,
                cancelled,
            }
            .read()
        })
        .collect()
}

/// The properties that say that an event recurs, or does not.
const RECURRING: [&str; 4] = ["RRULE", "RDATE", "EXDATE", "EXRULE"];

struct Reader<'a> {
    component: &'a Parsed<'a>,
    zones: &'a HashMap<String, String>,
    /// Whether the whole object takes its events back.
    cancelled: bool,
}

impl Reader<'_> {
    fn read(&self) -> Result<Version, Unreadable> {
        once(self.component)?;
        let cancelled = self.cancelled || has_status(self.component, &["CANCELLED"]);
        let uid = self
            .one("UID")
            .map(|uid| uid.val.as_str().trim().to_owned())
            .unwrap_or_default();
        let replaces = match self.one("RECURRENCE-ID") {
            Some(replaces) => Some(self.replaced(replaces, &uid)?),
            None => None,
        };
        let event = match (cancelled, &replaces) {
            (true, _) => None,
            (false, None) => Some(self.event(uid.clone())?),
            // The moved instance is one event at its own time.
            (false, Some(_)) => Some(self.event(String::new())?),
        };
        Ok(Version {
            uid,
            sequence: self.sequence()?,
            stamp: self.stamp(),
            replaces,
            event,
        })
    }

    fn replaced(&self, property: &Property<'_>, uid: &str) -> Result<EventTime, Unreadable> {
        if let Some(range) = parameter(property, "RANGE") {
            return Err(Unreadable::unsupported("RECURRENCE-ID", range));
        }
        if uid.is_empty() {
            return Err(Unreadable::Missing { property: "UID" });
        }
        // Cancelled or not: what recurs in place of one instance could stand for many of them.
        let mut recurring = RECURRING.into_iter();
        if let Some(property) = recurring.find(|name| self.one(name).is_some()) {
            return Err(Unreadable::MovedSeries { property });
        }
        self.time("RECURRENCE-ID", property)
    }

    fn sequence(&self) -> Result<u64, Unreadable> {
        let Some(property) = self.one("SEQUENCE") else {
            return Ok(0);
        };
        let text = property.val.as_str();
        let number = text.trim().parse();
        number.map_err(|_| Unreadable::value("SEQUENCE", text))
    }

    fn stamp(&self) -> Option<i64> {
        let time = values::event_time(self.one("DTSTAMP")?.val.as_str(), None)?;
        Some(time.second(&TimeZone::UTC))
    }

    fn summary(&self) -> Option<Rc<str>> {
        let text = values::unescaped(self.one("SUMMARY")?.val.as_str());
        let text = super::shortened(text.trim());
        (!text.is_empty()).then(|| text.into())
    }

    fn event(&self, uid: String) -> Result<Event, Unreadable> {
        let start = self.one("DTSTART").ok_or(Unreadable::Missing {
            property: "DTSTART",
        })?;
        let start = self.time("DTSTART", start)?;
        if let Some(rule) = self.one("EXRULE") {
            return Err(Unreadable::unsupported("EXRULE", rule.val.as_str()));
        }
        let rules = self
            .all("RRULE")
            .map(|rule| Recurrence::parse(rule.val.as_str(), &start));
        let rules = rules.collect::<Result<Vec<_>, _>>()?;
        let end = self.end(&start)?;
        let mut excluded = Vec::new();
        for property in self.all("EXDATE") {
            excluded.extend(self.times("EXDATE", property, &start)?);
        }
        let mut extra = Vec::new();
        for property in self.all("RDATE") {
            extra.extend(self.extra(property, &start)?);
        }
        Ok(Event {
            uid,
            summary: self.summary(),
            start,
            end,
            rules,
            extra,
            excluded,
        })
    }

    /// RFC 5545, section 3.6.1: without DTEND and DURATION a date lasts a day, a time no time.
    fn end(&self, start: &EventTime) -> Result<End, Unreadable> {
        if self.one("DTEND").is_some() && self.one("DURATION").is_some() {
            return Err(Unreadable::TwoEnds);
        }
        if let Some(property) = self.one("DTEND") {
            let end = self.time("DTEND", property)?;
            let wrong = || Unreadable::value("DTEND", property.val.as_str());
            return match (start.is_day(), end.is_day()) {
                (true, true) => {
                    let days = i64::from((end.reading - start.reading).get_days());
                    // Some programs end a single day on that day itself.
                    if days < 0 {
                        Err(wrong())
                    } else {
                        Ok(End::Days(days.max(1)))
                    }
                }
                (false, false) => Ok(End::At(end)),
                _ => Err(wrong()),
            };
        }
        let Some(property) = self.one("DURATION") else {
            return Ok(if start.is_day() {
                End::Days(1)
            } else {
                End::Seconds(0)
            });
        };
        let text = property.val.as_str();
        let length = values::duration(text).ok_or_else(|| Unreadable::value("DURATION", text))?;
        match length {
            Length { days, seconds: 0 } if start.is_day() => Ok(End::Days(days.max(1))),
            _ if start.is_day() => Err(Unreadable::value("DURATION", text)),
            _ => Ok(End::Seconds(length.exact())),
        }
    }

    fn extra(
        &self,
        property: &Property<'_>,
        first: &EventTime,
    ) -> Result<Vec<(EventTime, Option<End>)>, Unreadable> {
        let period = parameter(property, "VALUE").is_some_and(|v| v.eq_ignore_ascii_case("PERIOD"));
        if !period {
            let times = self.times("RDATE", property, first)?;
            return Ok(times.into_iter().map(|time| (time, None)).collect());
        }
        let zone = self.zone(property)?;
        let values = property.val.as_str().split(',');
        values
            .map(|value| {
                let read = || {
                    let (start, end) = value.split_once('/')?;
                    let start = values::event_time(start, zone.as_ref())?;
                    let end = match values::duration(end) {
                        Some(length) => End::Seconds(length.exact()),
                        None => End::At(values::event_time(end, zone.as_ref())?),
                    };
                    let timed = !start.is_day() && !first.is_day();
                    timed.then_some((start, Some(end)))
                };
                read().ok_or_else(|| Unreadable::value("RDATE", value))
            })
            .collect()
    }

    /// Dates for an event of whole days, times for one of times: the other kind would be taken for
    /// something else than was meant.
    fn times(
        &self,
        name: &'static str,
        property: &Property<'_>,
        first: &EventTime,
    ) -> Result<Vec<EventTime>, Unreadable> {
        let zone = self.zone(property)?;
        let values = property.val.as_str().split(',');
        let read = |value: &str| {
            value_of(property, value, zone.as_ref())
                .filter(|time| time.is_day() == first.is_day())
                .ok_or_else(|| Unreadable::value(name, value))
        };
        values.map(read).collect()
    }

    fn time(&self, name: &'static str, property: &Property<'_>) -> Result<EventTime, Unreadable> {
        let zone = self.zone(property)?;
        let value = property.val.as_str();
        value_of(property, value, zone.as_ref()).ok_or_else(|| Unreadable::value(name, value))
    }

    /// The zone of a TZID parameter: an IANA name, or a VTIMEZONE that names one.
    fn zone(&self, property: &Property<'_>) -> Result<Option<TimeZone>, Unreadable> {
        let Some(name) = parameter(property, "TZID") else {
            return Ok(None);
        };
        let known = values::zone_of(name);
        let alias = self.zones.get(name).map(|alias| values::zone_of(alias));
        known
            .or_else(|unknown| alias.unwrap_or(Err(unknown)))
            .map(Some)
    }

    fn one(&self, name: &'static str) -> Option<&Property<'_>> {
        self.component.find_prop(name)
    }

    fn all(&self, name: &'static str) -> impl Iterator<Item = &Property<'_>> {
        self.component
            .properties
            .iter()
            .filter(move |property| property.name == name)
    }
}
