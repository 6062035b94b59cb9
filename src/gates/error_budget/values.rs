//! The small values of the section as the policy's reader takes them.

use std::str::FromStr;

use schemars::{Schema, SchemaGenerator, json_schema};
use url::Url;

use crate::budget::{Basis, InvalidTarget, Length, Number, Period, Target, Window};
use crate::facts::figures::{VariableFault, variable_fault};
use crate::ids::InvalidId;
use crate::policy::fault::{Fault, Faults};
use crate::policy::node::Node;
use crate::policy::read::{FromPolicy, policy_choice, policy_scalar, read_text};

/// The longest of these values, in characters.
const LONGEST: usize = 400;

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

policy_choice! {
    /// Whose word is taken for a file that the job itself wrote.
    pub(crate) enum Trusted {
        /// The job's: whoever changes the code that it runs can change the file.
        Workspace = "workspace",
    }
}

policy_choice! {
    /// What a number in a JSON document is.
    pub(crate) enum FigureUnit {
        /// What is left of the budget, in percent.
        RemainingPercent = "remaining-percent",
        /// What is left of the budget; 1 is all of it.
        RemainingRatio = "remaining-ratio",
        /// The share of events that failed, in percent.
        ErrorPercent = "error-percent",
        /// The share of events that failed; 1 is all of them.
        ErrorRatio = "error-ratio",
        /// Bad minutes in the window.
        BadMinutes = "bad-minutes",
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

/// The address of a server that is asked for figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ServerUrl(pub(crate) Url);

impl FromStr for ServerUrl {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = InvalidId {
            what: "server",
            expected: "an address such as https://prometheus.example.com",
        };
        let url = Url::parse(text).map_err(|_| invalid)?;
        let fine = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
            && url.fragment().is_none();
        fine.then_some(Self(url)).ok_or(invalid)
    }
}

policy_scalar!(
    ServerUrl,
    "policy-error-budget-no-server",
    "^\\s*[Hh][Tt][Tt][Pp][Ss]?://[^@/?#\\s]+(/[^#\\s]*)?\\s*$"
);

/// A place in a JSON document (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pointer(pub(crate) String);

impl FromStr for Pointer {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let fine = text.starts_with('/') && text.len() <= LONGEST;
        fine.then(|| Self(text.to_owned())).ok_or(InvalidId {
            what: "pointer",
            expected: "a JSON pointer such as /data/remaining",
        })
    }
}

policy_scalar!(Pointer, "policy-error-budget-no-pointer", "^\\s*/.*$");

/// One of Datadog's sites: a host's name without `api.` or `app.` before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DatadogSite(pub(crate) String);

impl FromStr for DatadogSite {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let fits =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte);
        let known = ["datadoghq.com", "datadoghq.eu", "ddog-gov.com"];
        let fine = text.bytes().all(fits)
            && known.iter().any(|site| {
                text.strip_suffix(site)
                    .is_some_and(|before| before.is_empty() || before.ends_with('.'))
            })
            && !text.starts_with("api.")
            && !text.starts_with("app.");
        fine.then(|| Self(text.to_owned())).ok_or(InvalidId {
            what: "site",
            expected: "a site of Datadog such as datadoghq.eu",
        })
    }
}

policy_scalar!(
    DatadogSite,
    "policy-error-budget-no-site",
    "^\\s*([a-z0-9-]+\\.)?(datadoghq\\.com|datadoghq\\.eu|ddog-gov\\.com)\\s*$"
);

/// The name of an environment variable with a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VariableName(pub(crate) String);

impl FromPolicy for VariableName {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let text = read_text(node, LONGEST, faults)?;
        let code = match variable_fault(text) {
            None => return Some(Self(text.to_owned())),
            Some(VariableFault::NotAName) => "policy-error-budget-no-variable",
            Some(VariableFault::Reserved) => "policy-error-budget-reserved-variable",
        };
        faults.push(Fault::own(code, node.span).with("text", text));
        None
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^\\s*[A-Za-z_][A-Za-z0-9_]{0,199}\\s*$" })
    }
}
