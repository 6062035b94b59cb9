//! The time over which an objective counts.

use jiff::civil::DateTime;

use super::Window;
use super::fault::OpenSloFault;
use super::file::{list, optional, optional_text, optional_truth, required_text};
use crate::policy::node::Node;
use crate::policy::read::PolicyZone;
use crate::text::Untrusted;

/// Units of OpenSLO's durations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    fn of(letter: &str) -> Option<Self> {
        Some(match letter {
            "m" => Self::Minute,
            "h" => Self::Hour,
            "d" => Self::Day,
            "w" => Self::Week,
            "M" => Self::Month,
            "Q" => Self::Quarter,
            "Y" => Self::Year,
            _ => return None,
        })
    }
}

/// What a rolling window can be measured in: a month is not always as long.
const ROLLING: [Unit; 4] = [Unit::Minute, Unit::Hour, Unit::Day, Unit::Week];
/// What the calendar has periods of.
const CALENDAR: [Unit; 5] = [
    Unit::Day,
    Unit::Week,
    Unit::Month,
    Unit::Quarter,
    Unit::Year,
];

/// The only window of an objective.
pub(super) fn window(spec: &Node) -> Result<Window, OpenSloFault> {
    let [window] = list(spec, "timeWindow")? else {
        return Err(OpenSloFault::SeveralWindows);
    };
    let rolling = optional_truth(window, "isRolling")?;
    match (rolling, optional(window, "calendar")) {
        (Some(true), Some(_)) => Err(OpenSloFault::WindowBoth),
        (None, None) => Err(OpenSloFault::WindowUnsaid),
        (Some(true), None) => Ok(Window::Rolling(duration(window, "duration", &ROLLING)?)),
        (Some(false) | None, calendar) => Ok(Window::Calendar {
            duration: duration(window, "duration", &CALENDAR)?,
            start: calendar.map_or(Ok(None), start)?,
            zone: calendar.map_or(Ok(None), zone)?,
        }),
    }
}

/// A duration such as `28d`: a number and one of some units.
pub(super) fn duration(
    node: &Node,
    key: &'static str,
    units: &[Unit],
) -> Result<String, OpenSloFault> {
    let text = required_text(node, key)?;
    let fault = || OpenSloFault::Duration {
        key,
        found: Untrusted::from(text),
    };
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits).ok_or_else(fault)?;
    let fine = (1..=5).contains(&digits)
        && !number.starts_with('0')
        && Unit::of(unit).is_some_and(|unit| units.contains(&unit));
    fine.then(|| text.to_owned()).ok_or_else(fault)
}

/// A reading of the zone's clock. What says an offset or a zone of its own is none: jiff would
/// pass over it.
fn start(calendar: &Node) -> Result<Option<DateTime>, OpenSloFault> {
    let is_reading = |text: &&str| {
        let is_part = |byte: u8| byte.is_ascii_digit() || b"-: T".contains(&byte);
        text.bytes().all(is_part) && text.matches('-').count() == 2
    };
    let read = |text: &str| {
        let start = Some(text).filter(is_reading);
        start
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| OpenSloFault::StartTime {
                found: Untrusted::from(text),
            })
    };
    optional_text(calendar, "startTime")?.map(read).transpose()
}

fn zone(calendar: &Node) -> Result<Option<String>, OpenSloFault> {
    let read = |text: &str| {
        let zone = PolicyZone::named(text);
        zone.map(|_| text.to_owned())
            .ok_or_else(|| OpenSloFault::Zone {
                found: Untrusted::from(text),
            })
    };
    optional_text(calendar, "timeZone")?.map(read).transpose()
}
