//! From the parser's components to events.

use std::collections::HashMap;

use icalendar::parser::{Component as Parsed, Property, read_calendar_simple};
use jiff::tz::TimeZone;

use super::Unreadable;
use super::rule::Recurrence;
use super::values::{self, EventTime, Length};

/// A VEVENT with everything that says when it is.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// Its UID; empty where there is none.
    pub(super) uid: String,
    /// DTSTART.
    pub(super) start: EventTime,
    /// DTEND or DURATION.
    pub(super) end: End,
    /// RRULE.
    pub(super) rules: Vec<Recurrence>,
    /// RDATE; a PERIOD brings its own end.
    pub(super) extra: Vec<(EventTime, Option<End>)>,
    /// EXDATE.
    pub(super) excluded: Vec<EventTime>,
}

/// When an instance ends.
#[derive(Clone, Debug)]
pub(super) enum End {
    /// After so many days on the calendar (whole-day events).
    Days(i64),
    /// After exactly so many seconds.
    Seconds(i64),
    /// When the first instance ends; the others last exactly as long.
    At(EventTime),
}

/// What a VEVENT turned out to be.
pub(super) enum Component {
    /// An event of its own, perhaps recurring.
    Event(Event),
    /// An instance of another event that was moved, or cancelled (then without an event).
    Instance {
        uid: String,
        replaces: EventTime,
        event: Option<Event>,
    },
    /// A cancelled event.
    Cancelled,
}

/// The events of one VCALENDAR text, as `text::calendars` prepared it.
pub(super) fn events(block: &str) -> Result<Vec<Component>, Unreadable> {
    let parsed = read_calendar_simple(block).map_err(|_| Unreadable::Structure { line: 1 })?;
    let calendar = parsed.first().ok_or(Unreadable::NoCalendar)?;
    let of_kind = |kind: &'static str| {
        calendar
            .components
            .iter()
            .filter(move |component| component.name.as_str() == kind)
    };
    let zones: HashMap<String, String> = of_kind("VTIMEZONE").filter_map(named_zone).collect();
    of_kind("VEVENT")
        .map(|component| {
            Reader {
                component,
                zones: &zones,
            }
            .read()
        })
        .collect()
}

/// A VTIMEZONE that says which IANA zone it stands for.
fn named_zone(component: &Parsed<'_>) -> Option<(String, String)> {
    let value = |name: &str| {
        component
            .find_prop(name)
            .map(|property| property.val.to_string())
    };
    Some((value("TZID")?, value("X-LIC-LOCATION")?))
}

struct Reader<'a> {
    component: &'a Parsed<'a>,
    zones: &'a HashMap<String, String>,
}

impl Reader<'_> {
    fn read(&self) -> Result<Component, Unreadable> {
        let cancelled = self
            .one("STATUS")
            .is_some_and(|status| status.val.as_str().trim().eq_ignore_ascii_case("CANCELLED"));
        let uid = self
            .one("UID")
            .map(|uid| uid.val.to_string())
            .unwrap_or_default();
        let Some(replaces) = self.one("RECURRENCE-ID") else {
            return if cancelled {
                Ok(Component::Cancelled)
            } else {
                self.event(uid).map(Component::Event)
            };
        };
        if let Some(range) = parameter(replaces, "RANGE") {
            return Err(Unreadable::unsupported("RECURRENCE-ID", range));
        }
        if uid.is_empty() {
            return Err(Unreadable::Missing { property: "UID" });
        }
        let replaces = self.time("RECURRENCE-ID", replaces)?;
        // The moved instance is one event at its own time, whatever else its component says.
        let event = (!cancelled)
            .then(|| {
                let event = self.event(String::new())?;
                Ok(Event {
                    rules: Vec::new(),
                    extra: Vec::new(),
                    excluded: Vec::new(),
                    ..event
                })
            })
            .transpose()?;
        Ok(Component::Instance {
            uid,
            replaces,
            event,
        })
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
            excluded.extend(self.times("EXDATE", property)?);
        }
        let mut extra = Vec::new();
        for property in self.all("RDATE") {
            extra.extend(self.extra(property)?);
        }
        Ok(Event {
            uid,
            start,
            end,
            rules,
            extra,
            excluded,
        })
    }

    /// RFC 5545, section 3.6.1: without DTEND and DURATION a date lasts a day, a time no time.
    fn end(&self, start: &EventTime) -> Result<End, Unreadable> {
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

    fn extra(&self, property: &Property<'_>) -> Result<Vec<(EventTime, Option<End>)>, Unreadable> {
        let period = parameter(property, "VALUE").is_some_and(|v| v.eq_ignore_ascii_case("PERIOD"));
        if !period {
            let times = self.times("RDATE", property)?;
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
                    (!start.is_day()).then_some((start, Some(end)))
                };
                read().ok_or_else(|| Unreadable::value("RDATE", value))
            })
            .collect()
    }

    fn times(
        &self,
        name: &'static str,
        property: &Property<'_>,
    ) -> Result<Vec<EventTime>, Unreadable> {
        let zone = self.zone(property)?;
        let values = property.val.as_str().split(',');
        let read = |value: &str| {
            values::event_time(value, zone.as_ref()).ok_or_else(|| Unreadable::value(name, value))
        };
        values.map(read).collect()
    }

    fn time(&self, name: &'static str, property: &Property<'_>) -> Result<EventTime, Unreadable> {
        let zone = self.zone(property)?;
        let value = property.val.as_str();
        values::event_time(value, zone.as_ref()).ok_or_else(|| Unreadable::value(name, value))
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

fn parameter<'a>(property: &'a Property<'_>, name: &str) -> Option<&'a str> {
    let found = property
        .params
        .iter()
        .find(|parameter| parameter.key.as_str().eq_ignore_ascii_case(name));
    found
        .and_then(|parameter| parameter.val.as_ref())
        .map(|value| value.as_str())
}
