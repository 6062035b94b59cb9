//! The small values of an entry of the allow-list.

use std::str::FromStr;

use jiff::civil::Date;
use schemars::{Schema, SchemaGenerator, json_schema};

use super::values::LONGEST;
use crate::ids::InvalidId;
use crate::npm::{Ghsa, PackageName};
use crate::policy::fault::{Fault, Faults, Suggestion};
use crate::policy::node::Node;
use crate::policy::read::{FromPolicy, policy_scalar, read_text};
use crate::text::Untrusted;

/// What an entry of the allow-list names: an advisory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AllowedId {
    /// GitHub's name.
    Ghsa(Ghsa),
    /// A CVE number, which a registry does not tell.
    Cve(String),
}

impl AllowedId {
    /// As it is written.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Ghsa(ghsa) => ghsa.as_str(),
            Self::Cve(cve) => cve,
        }
    }
}

fn cve(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    let (year, number) = upper.strip_prefix("CVE-")?.split_once('-')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fine = year.len() == 4 && (4..=10).contains(&number.len());
    (fine && digits(year) && digits(number)).then_some(upper.clone())
}

impl FromPolicy for AllowedId {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let text = read_text(node, LONGEST, faults)?;
        if let Ok(ghsa) = text.parse() {
            return Some(Self::Ghsa(ghsa));
        }
        if let Some(cve) = cve(text) {
            faults.push(Fault::own("policy-npm-audit-cve", node.span).warning());
            return Some(Self::Cve(cve));
        }
        let fault = match (Ghsa::within(text), text.parse::<u64>()) {
            (Some(ghsa), _) => Fault::own("policy-npm-audit-no-advisory", node.span)
                .with("text", text)
                .suggest(Suggestion::write(ghsa.as_str())),
            (None, Ok(_)) => Fault::own("policy-npm-audit-number", node.span),
            (None, Err(_)) => {
                Fault::own("policy-npm-audit-no-advisory", node.span).with("text", text)
            }
        };
        faults.push(fault);
        None
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^\\s*([Gg][Hh][Ss][Aa](-[0-9A-Za-z]{4}){3}|[Cc][Vv][Ee]-[0-9]{4}-[0-9]{4,10})\\s*$",
        })
    }
}

policy_scalar!(
    PackageName,
    "policy-npm-audit-no-package",
    "^\\s*(@[^/\\s]+/)?[^/@\\s]+\\s*$"
);

/// A way through the tree, from what the project itself asks for: `mkdirp>minimist`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TreePath(pub(crate) Vec<PackageName>);

impl TreePath {
    /// Whether it is this way.
    pub(crate) fn is(&self, way: &[Untrusted]) -> bool {
        let ours = self.0.iter().map(PackageName::as_str);
        ours.eq(way.iter().map(Untrusted::for_parsing))
    }
}

impl std::fmt::Display for TreePath {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<&str> = self.0.iter().map(PackageName::as_str).collect();
        formatter.write_str(&names.join(">"))
    }
}

impl FromStr for TreePath {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let names = text.split('>').map(|name| name.trim().parse());
        names.collect::<Result<_, _>>().map(Self)
    }
}

policy_scalar!(
    TreePath,
    "policy-npm-audit-no-tree-path",
    "^[^>]+(>[^>]+)*$"
);

/// The last day on which something is allowed, such as `2026-12-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LastDay(pub(crate) Date);

impl FromStr for LastDay {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        // Nothing but a day: the parser would take an instant, too.
        let day: Option<Date> = text.parse().ok();
        let day = day.filter(|day| day.to_string() == text);
        day.map(Self).ok_or(InvalidId {
            what: "day",
            expected: "a day such as 2026-12-31",
        })
    }
}

policy_scalar!(
    LastDay,
    "policy-npm-audit-no-day",
    "^\\s*[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\\s*$"
);
