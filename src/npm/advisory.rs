//! What is known to be wrong with some versions of a package.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::Url;

use super::weakness::may_be_malicious;
use super::{Range, Severity};
use crate::ids::InvalidId;
use crate::text::Untrusted;

/// The name of an advisory in GitHub's database, such as `GHSA-xvch-5gv4-984h`: prefix in capitals,
/// the rest in small letters, however it was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Ghsa(String);

impl Ghsa {
    /// The name as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The last one that stands in a text, such as an advisory's address.
    pub(crate) fn within(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        lower.rmatch_indices("ghsa-").find_map(|(start, _)| {
            let after = lower.get(start..)?;
            let end = after
                .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
                .unwrap_or(after.len());
            after.get(..end)?.parse().ok()
        })
    }

    /// Its page for people.
    pub(crate) fn page(&self) -> Url {
        let address = format!("https://github.com/advisories/{self}");
        Url::parse(&address).expect("letters, digits and dashes make an address")
    }
}

impl FromStr for Ghsa {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let lower = text.to_ascii_lowercase();
        let mut parts = lower.split('-');
        let group =
            |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let prefix = parts.next() == Some("ghsa");
        let groups: Vec<&str> = parts.collect();
        if prefix && groups.len() == 3 && groups.iter().all(|part| group(part)) {
            Ok(Self(format!("GHSA-{}", groups.join("-"))))
        } else {
            Err(InvalidId {
                what: "advisory",
                expected: "GHSA-xxxx-xxxx-xxxx",
            })
        }
    }
}

impl TryFrom<String> for Ghsa {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}

impl From<Ghsa> for String {
    fn from(ghsa: Ghsa) -> Self {
        ghsa.0
    }
}

impl fmt::Display for Ghsa {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What makes an advisory the same one in two answers: its GHSA. Old ones have none; they are told
/// apart by their address, or by the number that the registry gave them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Identity {
    /// GitHub's name.
    Ghsa(Ghsa),
    /// An address elsewhere.
    Url(Untrusted),
    /// A number, which may differ between two answers.
    Number(Untrusted),
}

/// An advisory about one package, as registries and tools tell of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Advisory {
    /// What it is known by.
    pub(crate) identity: Identity,
    /// The registry's number for it; it is not stable.
    pub(crate) source: Option<u64>,
    /// In short.
    pub(crate) title: Untrusted,
    /// Where to read more.
    pub(crate) url: Untrusted,
    /// How bad.
    pub(crate) severity: Severity,
    /// The range of versions that have it, as written.
    pub(crate) vulnerable_versions: Untrusted,
    /// Numbers of weaknesses, such as `CWE-400`.
    pub(crate) cwe: Vec<Untrusted>,
    /// CVE numbers; a registry tells none.
    pub(crate) cves: Vec<Untrusted>,
    /// The score by CVSS 3, 0 to 10; 0 where there is only one by CVSS 4. It is shown and never
    /// judged by, so no record keeps it.
    #[serde(skip)]
    pub(crate) score: f64,
    /// The vector of the score.
    pub(crate) vector: Option<Untrusted>,
}

impl Advisory {
    /// Whether the package itself is an attack: CWE-506, "embedded malicious code", or GitHub's
    /// title for such reports. A weakness that cannot be read may be that one.
    pub(crate) fn is_malware(&self) -> bool {
        let title = self.title.for_parsing().to_ascii_lowercase();
        self.cwe.iter().any(may_be_malicious) || title.contains("malware in")
    }

    /// A test of versions, its range read once.
    pub(crate) fn test(&self) -> AdvisoryTest {
        AdvisoryTest(Range::whole(self.vulnerable_versions.for_parsing()))
    }
}

/// Tells which versions have what an advisory says.
#[derive(Clone, Debug)]
pub(crate) struct AdvisoryTest(Option<Range>);

impl AdvisoryTest {
    /// Whether a version has it. What cannot be compared counts as having it.
    pub(crate) fn concerns(&self, version: &str) -> bool {
        match (&self.0, version.parse()) {
            (Some(range), Ok(version)) => range.includes(&version),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_advisory_is_read_from_its_address_in_any_case() {
        let name = "GHSA-xvch-5gv4-984h";
        for text in [
            "https://github.com/advisories/GHSA-xvch-5gv4-984h",
            "https://github.com/advisories/ghsa-XVCH-5gv4-984h#details",
            "see GHSA-1 and GHSA-xvch-5gv4-984h.",
        ] {
            assert_eq!(Ghsa::within(text).unwrap().as_str(), name, "{text}");
        }
        for text in [
            "",
            "https://npmjs.com/advisories/118",
            "GHSA-xvch-5gv4",
            "GHSA-xvch-5gv4-984h-aaaa",
        ] {
            assert_eq!(Ghsa::within(text), None, "{text}");
        }
    }
}
