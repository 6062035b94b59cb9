//! What is asked of a component of any kind.

use icalendar::parser::{Component as Parsed, Property};
use jiff::tz::TimeZone;

use super::Unreadable;
use super::values::{self, EventTime};

/// What an event, and a calendar its METHOD, can have only once (RFC 5545, section 3.6.1). Several
/// RRULE are not forbidden, but what they mean together is not defined.
const ONCE: [&str; 10] = [
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "UID",
    "RECURRENCE-ID",
    "STATUS",
    "SEQUENCE",
    "DTSTAMP",
    "METHOD",
];

/// Whether the whole object takes events back (RFC 5546). Other methods than these are letters about
/// a calendar and not a calendar.
pub(super) fn is_cancellation(calendar: &Parsed<'_>) -> Result<bool, Unreadable> {
    let Some(method) = calendar.find_prop("METHOD") else {
        return Ok(false);
    };
    let method = method.val.as_str().trim();
    match method.to_ascii_uppercase().as_str() {
        "PUBLISH" | "REQUEST" => Ok(false),
        "CANCEL" => Ok(true),
        _ => Err(Unreadable::unsupported("METHOD", method)),
    }
}

/// A to-do that is done or called off, or that says nothing of time.
pub(super) fn is_harmless(todo: &Parsed<'_>) -> bool {
    let times = ["DTSTART", "DUE", "DURATION", "RRULE", "RDATE"];
    let over = ["COMPLETED", "CANCELLED"];
    times.iter().all(|name| todo.find_prop(name).is_none()) || has_status(todo, &over)
}

/// Whether its STATUS is one of these.
pub(super) fn has_status(component: &Parsed<'_>, among: &[&str]) -> bool {
    component.find_prop("STATUS").is_some_and(|status| {
        let status = status.val.as_str().trim();
        among.iter().any(|one| status.eq_ignore_ascii_case(one))
    })
}

/// Refuses a property that must not be there twice: to choose would be to guess.
pub(super) fn once(component: &Parsed<'_>) -> Result<(), Unreadable> {
    let count = |name: &str| {
        let properties = component.properties.iter();
        properties.filter(|property| property.name == name).count()
    };
    match ONCE.into_iter().find(|name| count(name) > 1) {
        Some(property) => Err(Unreadable::Repeated { property }),
        None => Ok(()),
    }
}

/// A VTIMEZONE that says which IANA zone it stands for.
pub(super) fn named_zone(component: &Parsed<'_>) -> Option<(String, String)> {
    let value = |name: &str| {
        component
            .find_prop(name)
            .map(|property| property.val.to_string())
    };
    Some((value("TZID")?, value("X-LIC-LOCATION")?))
}

/// A time in the form that its VALUE parameter promises.
pub(super) fn value_of(
    property: &Property<'_>,
    text: &str,
    zone: Option<&TimeZone>,
) -> Option<EventTime> {
    let time = values::event_time(text, zone)?;
    let promised = parameter(property, "VALUE").map(str::to_ascii_uppercase);
    let kept = match promised.as_deref() {
        None => true,
        Some("DATE") => time.is_day(),
        Some("DATE-TIME") => !time.is_day(),
        Some(_) => false,
    };
    kept.then_some(time)
}

/// A parameter of a property.
pub(super) fn parameter<'a>(property: &'a Property<'_>, name: &str) -> Option<&'a str> {
    let found = property
        .params
        .iter()
        .find(|parameter| parameter.key.as_str().eq_ignore_ascii_case(name));
    found
        .and_then(|parameter| parameter.val.as_ref())
        .map(|value| value.as_str())
}
