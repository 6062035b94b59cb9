//! The small values as the policy's reader takes them: each fault typed, in its place, with the
//! right form where it can be guessed.

use jiff::civil::{Date, Weekday};
use schemars::{Schema, SchemaGenerator, json_schema};

use super::cron::{CronFault, CronPattern, parse_cron};
use super::holidays::{self, Country, parse_country};
use super::scalars::{
    ClockTime, Expected, Moment, ScalarError, WeekMoment, parse_clock, parse_date, parse_moment,
    parse_week_moment, parse_weekday,
};
use crate::policy::fault::{Fault, Faults, Suggestion};
use crate::policy::node::Node;
use crate::policy::read::{FromPolicy, read_text};
use crate::text::Untrusted;

/// The schema's pattern of an address.
const ADDRESS_PATTERN: &str = "^\\s*[Hh][Tt][Tt][Pp][Ss]?://[^@/?#\\s]+([/?#]\\S*)?\\s*$";
/// The longest text of a small value, in characters.
const LONGEST: usize = 200;

/// Reads a small value, with its right form as the suggestion.
fn read_small<T>(
    node: &Node,
    parse: impl FnOnce(&str) -> Result<T, ScalarError>,
    faults: &mut Faults,
) -> Option<T> {
    let text = read_text(node, LONGEST, faults)?;
    match parse(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let code = match error.expected {
                Expected::Weekday => "policy-window-invalid-weekday",
                Expected::ClockTime => "policy-window-invalid-time",
                Expected::WeekMoment => "policy-window-invalid-week-moment",
                Expected::Date => "policy-window-invalid-date",
                Expected::Moment => "policy-window-invalid-moment",
            };
            let fault = Fault::own(code, node.span).with("text", text);
            faults.push(fault.suggest(error.suggestion.map(Suggestion::write)));
            None
        }
    }
}

/// Makes a type of the engine a value of the policy: its parser, and the pattern of its schema.
macro_rules! small_value {
    ($type:ty, $parse:path, $pattern:literal) => {
        impl FromPolicy for $type {
            fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
                read_small(node, $parse, faults)
            }

            fn schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    };
}

small_value!(
    ClockTime,
    parse_clock,
    "^\\s*(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\\s*$"
);
small_value!(
    WeekMoment,
    parse_week_moment,
    "^\\s*[A-Za-z]{3,9}\\s+(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\\s*$"
);
small_value!(
    Date,
    parse_date,
    "^\\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\\s*$"
);
small_value!(
    Moment,
    parse_moment,
    "^\\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?\\s*$"
);
small_value!(
    Weekday,
    parse_weekday,
    "^\\s*([Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt]|[Ss][Uu][Nn]|[A-Za-z]{3,6}[Dd][Aa][Yy])\\s*$"
);

impl FromPolicy for Country {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let text = read_text(node, LONGEST, faults)?;
        match parse_country(text) {
            Ok(country) => Some(country),
            Err(error) => {
                let fault = Fault::own("policy-window-unknown-country", node.span)
                    .with("text", text)
                    .with("known", holidays::codes().join(", "));
                faults.push(fault.suggest(error.suggestion.map(Suggestion::write)));
                None
            }
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": holidays::codes() })
    }
}

impl PartialEq for CronPattern {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl FromPolicy for CronPattern {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let text = read_text(node, LONGEST, faults)?;
        match parse_cron(text) {
            Ok(pattern) => Some(pattern),
            Err(fault) => {
                faults.push(cron_fault(text, fault, node));
                None
            }
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^\\s*(\\S+\\s+){4}\\S+\\s*$" })
    }
}

fn cron_fault(text: &str, fault: CronFault, node: &Node) -> Fault {
    match fault {
        CronFault::NotFiveFields { found } => {
            Fault::own("policy-window-cron-fields", node.span).with("found", found)
        }
        CronFault::Field(number) => {
            let field = text.split_whitespace().nth(usize::from(number) - 1);
            Fault::own("policy-window-cron-field", node.span)
                .with("field", u32::from(number))
                .with("text", field.unwrap_or_default())
        }
        CronFault::NeverMatches => {
            Fault::own("policy-window-cron-never", node.span).with("text", text)
        }
    }
}

/// An address that a calendar is read from, without a user's name in it. Plain `http` is refused
/// when it is read, unless the operator allows that host and port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CalendarAddress(pub(super) Untrusted);

impl FromPolicy for CalendarAddress {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let text = read_text(node, 2_000, faults)?;
        let parsed = url::Url::parse(text).ok();
        let fine = parsed.filter(|url| {
            let scheme = ["https", "http"].contains(&url.scheme());
            scheme && url.username().is_empty() && url.password().is_none()
        });
        if fine.is_none() {
            let rest = text.strip_prefix("webcal://");
            let suggestion = rest.map(|rest| Suggestion::write(format!("https://{rest}")));
            let fault = Fault::own("policy-window-invalid-address", node.span).with("text", text);
            faults.push(fault.suggest(suggestion));
            return None;
        }
        Some(Self(Untrusted::from(text)))
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": ADDRESS_PATTERN })
    }
}
