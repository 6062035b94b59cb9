//! The small values of sources, where figures are asked for, as the policy's reader takes them.

use std::str::FromStr;

use schemars::{Schema, SchemaGenerator, json_schema};
use url::Url;

use super::values::LONGEST;
use crate::facts::figures::{VariableFault, variable_fault};
use crate::ids::InvalidId;
use crate::policy::fault::{Fault, Faults};
use crate::policy::node::Node;
use crate::policy::read::{FromPolicy, policy_choice, policy_scalar, read_text};

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
