//! The small values of objectives as the policy's reader takes them.

use std::str::FromStr;

use schemars::{Schema, SchemaGenerator, json_schema};

use crate::budget::{Basis, InvalidTarget, Length, Number, Period, Target, Window};
use crate::ids::InvalidId;
use crate::policy::fault::{Fault, Faults};
use crate::policy::node::Node;
use crate::policy::read::{FromPolicy, policy_choice, policy_scalar, read_text};

/// The longest of these values, in characters.
pub(super) const LONGEST: usize = 400;

/// The name of an objective: letters, digits and `-_.`, at most 60.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SloId(String);

impl SloId {
    /// The name.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SloId {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let fine = (1..=60).contains(&text.len()) && text.bytes().all(fits);
        fine.then(|| Self(text.to_owned())).ok_or(InvalidId {
            what: "SLO",
            expected: "a name such as checkout-availability",
        })
    }
}

policy_scalar!(
    SloId,
    "policy-error-budget-no-id",
    "^\\s*[A-Za-z0-9._-]{1,60}\\s*$"
);

/// A target, from its own digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TargetPercent(pub(crate) Target);

impl FromPolicy for TargetPercent {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let text = read_text(node, LONGEST, faults)?;
        match text.parse() {
            Ok(target) => Some(Self(target)),
            Err(why) => {
                let code = match why {
                    InvalidTarget::NotANumber => "policy-error-budget-no-target",
                    InvalidTarget::Everything => "policy-error-budget-no-budget",
                    InvalidTarget::Nothing => "policy-error-budget-no-objective",
                    InvalidTarget::Share => "policy-error-budget-share",
                };
                faults.push(Fault::own(code, node.span).with("text", text));
                None
            }
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "number"],
            "pattern": "^\\s*(1\\.[0-9]*[1-9][0-9]*|[2-9](\\.[0-9]+)?|[1-9][0-9](\\.[0-9]+)?)\\s*%?\\s*$",
            "exclusiveMinimum": 1,
            "exclusiveMaximum": 100,
        })
    }
}

/// A window as it is written; what it means hangs on its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WindowText {
    /// A length.
    Length(Length),
    /// A period of the calendar.
    Period(Period),
}

impl WindowText {
    /// The window, if it is of this kind.
    pub(crate) fn of_kind(self, kind: WindowKind) -> Option<Window> {
        match (self, kind) {
            (Self::Length(length), WindowKind::Rolling) => Some(Window::Rolling(length)),
            (Self::Period(period), WindowKind::Calendar) => Some(Window::Calendar(period)),
            // A week is both.
            (Self::Period(Period::Week), WindowKind::Rolling) => {
                Length::days(7).map(Window::Rolling)
            }
            _ => None,
        }
    }
}

impl FromStr for WindowText {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        if let Ok(period) = text.parse() {
            return Ok(Self::Period(period));
        }
        text.parse().map(Self::Length).map_err(|_| InvalidId {
            what: "window",
            expected: "30d, or week, month, quarter or year",
        })
    }
}

policy_scalar!(
    WindowText,
    "policy-error-budget-no-window",
    "^\\s*(([0-9]+[wdhms])+|1[wMQY]|week|month|quarter|year)\\s*$"
);

policy_choice! {
    /// Whether a window rolls.
    pub(crate) enum WindowKind {
        /// The last so many days.
        Rolling = "rolling",
        /// Since the beginning of a period of the calendar.
        Calendar = "calendar",
    }
}

policy_choice! {
    /// What it means that there is no series of errors.
    pub(crate) enum AbsentErrors {
        /// That there were none.
        Zero = "zero",
    }
}

policy_choice! {
    /// What an objective without figures makes of the gate.
    pub(crate) enum OnNoData {
        /// It is not known what is left, and nobody goes.
        Block = "block",
        /// The objective does not count, with a warning. Where none counts, it is not GO either.
        Warn = "warn",
    }
}

policy_choice! {
    /// What the budget of a calendar's period is counted by.
    pub(crate) enum CalendarBasis {
        /// By what the whole period will have, should it go on as so far.
        WholePeriod = "whole-period",
        /// By what there was so far.
        ToDate = "to-date",
    }
}

impl From<CalendarBasis> for Basis {
    fn from(basis: CalendarBasis) -> Self {
        match basis {
            CalendarBasis::WholePeriod => Self::WholePeriod,
            CalendarBasis::ToDate => Self::ToDate,
        }
    }
}

/// A percentage of the budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TierPercent(pub(crate) Number);

impl FromStr for TierPercent {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let bare = text.strip_suffix('%').map(str::trim_end);
        let percent: Option<Number> = bare.and_then(|text| text.parse().ok());
        let hundredth = Number::fraction(1, 100);
        let ratio = percent.map(|percent| &percent * &hundredth);
        let fine = ratio.filter(|ratio| !ratio.is_negative() && *ratio <= Number::one());
        fine.map(Self).ok_or(InvalidId {
            what: "tier",
            expected: "a percentage such as 20%",
        })
    }
}

policy_scalar!(
    TierPercent,
    "policy-error-budget-no-percent",
    "^\\s*(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]+)?)\\s*%\\s*$"
);

/// From how many events on an objective is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MinEvents {
    /// Ten for each that may fail.
    Auto,
    /// So many.
    Count(u64),
}

impl FromStr for MinEvents {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let count = || {
            text.parse()
                .ok()
                .filter(|count| *count <= 1_000_000_000_000)
        };
        match text {
            "auto" => Ok(Self::Auto),
            _ => count().map(Self::Count).ok_or(InvalidId {
                what: "number of events",
                expected: "auto or a number",
            }),
        }
    }
}

impl FromPolicy for MinEvents {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        crate::policy::read::read_parsed(node, "policy-error-budget-no-count", faults)
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "type": "string", "pattern": "^\\s*(auto|[0-9]+)\\s*$" },
            { "type": "integer", "minimum": 0 },
        ]})
    }
}
