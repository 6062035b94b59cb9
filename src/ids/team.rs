//! Teams of an organisation.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::InvalidId;

/// A team as `organisation/team`, in small letters: GitHub compares both without regard to case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct TeamSlug {
    organization: String,
    slug: String,
}

impl TeamSlug {
    /// The organisation's login.
    pub(crate) fn organization(&self) -> &str {
        &self.organization
    }

    /// The team's own short name.
    pub(crate) fn slug(&self) -> &str {
        &self.slug
    }
}

impl FromStr for TeamSlug {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = InvalidId {
            what: "team",
            expected: "ORGANISATION/TEAM",
        };
        let (organization, slug) = text.split_once('/').ok_or(invalid)?;
        let fine = |part: &str, extra: &[u8]| {
            (1..=100).contains(&part.len())
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || extra.contains(&byte))
        };
        if fine(organization, b"-_") && fine(slug, b"-_.") && slug != "." && slug != ".." {
            Ok(Self {
                organization: organization.to_ascii_lowercase(),
                slug: slug.to_ascii_lowercase(),
            })
        } else {
            Err(invalid)
        }
    }
}

impl fmt::Display for TeamSlug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.organization, self.slug)
    }
}
impl TryFrom<String> for TeamSlug {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}
impl From<TeamSlug> for String {
    fn from(team: TeamSlug) -> String {
        team.to_string()
    }
}
