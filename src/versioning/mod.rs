//! Versions in tags: which tag is one, which comes before another, and which step a change asks for.
//!
//! Source: Semantic Versioning 2.0.0.

mod step;
#[cfg(test)]
mod tests;

pub(crate) use step::{Step, Zero, ZeroStep, at_least, next, step_between};

use std::fmt;
use std::str::FromStr;

use schemars::{Schema, SchemaGenerator};
use semver::Version;

use crate::policy::fault::{Faults, Shape};
use crate::policy::node::Node;
use crate::policy::read::{FromPolicy, parsed_schema, read_parsed};

/// What stands before the version in a tag, taken literally: `v`, `pkg@`, `api/v`, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TagPrefix(String);

impl Default for TagPrefix {
    fn default() -> Self {
        Self("v".to_owned())
    }
}

/// A text that cannot begin a tag's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotAPrefix;

impl fmt::Display for NotAPrefix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no beginning of a tag's name")
    }
}

impl FromStr for TagPrefix {
    type Err = NotAPrefix;

    fn from_str(text: &str) -> Result<Self, NotAPrefix> {
        let fine = text.len() <= 100
            && text.bytes().all(|byte| {
                byte.is_ascii_alphanumeric()
                    || matches!(byte, b'-' | b'_' | b'.' | b'/' | b'@' | b'+')
            });
        fine.then(|| Self(text.to_owned())).ok_or(NotAPrefix)
    }
}

impl FromPolicy for TagPrefix {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        // An empty text says that nothing stands there.
        let is_empty = node.shape() == Some(Shape::Text)
            && node.scalar().is_some_and(|scalar| scalar.text.is_empty());
        match is_empty {
            true => Some(Self::none()),
            false => read_parsed(node, "policy-notes-prefix", faults),
        }
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        parsed_schema::<Self>("^[A-Za-z0-9_./@+-]{0,100}$")
    }
}

impl TagPrefix {
    /// Nothing before the version.
    pub(crate) fn none() -> Self {
        Self(String::new())
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The version in a tag's name; `None` where it is no version with this prefix.
    pub(crate) fn version(&self, tag: &str) -> Option<Version> {
        Version::parse(tag.strip_prefix(&self.0)?).ok()
    }

    /// The tag for a version.
    pub(crate) fn tag(&self, version: &Version) -> String {
        format!("{}{version}", self.0)
    }
}

/// What stands before a version unless somebody says it: `v`, or nothing.
fn usual_prefixes() -> [TagPrefix; 2] {
    [TagPrefix::default(), TagPrefix::none()]
}

/// The version in a tag's name, behind this prefix or, without one, behind those everybody has.
pub(crate) fn version_in(name: &str, prefix: Option<&TagPrefix>) -> Option<Version> {
    match prefix {
        Some(prefix) => prefix.version(name),
        None => usual_prefixes()
            .iter()
            .find_map(|prefix| prefix.version(name)),
    }
}

/// What stands before the version: as it is said, else as the first of these tags has it that is a
/// version, else as everybody has it.
pub(crate) fn prefix_of<'a>(
    said: Option<&TagPrefix>,
    tags: impl IntoIterator<Item = &'a str>,
) -> TagPrefix {
    let of_tag = |name: &str| {
        let mut usual = usual_prefixes().into_iter();
        usual.find(|prefix| prefix.version(name).is_some())
    };
    let by_tags = || tags.into_iter().find_map(of_tag);
    said.cloned().or_else(by_tags).unwrap_or_default()
}

/// What stands before the version in a tag that is none by what everybody has: `pkg@` in `pkg@3.0.0`.
pub(crate) fn prefix_in(tag: &str) -> Option<TagPrefix> {
    if version_in(tag, None).is_some() {
        return None;
    }
    let mut before = '.';
    let mut places = tag.char_indices().filter(|(_, letter)| {
        let begins = letter.is_ascii_digit() && !before.is_ascii_digit() && before != '.';
        before = *letter;
        begins
    });
    places.find_map(|(place, _)| {
        let (prefix, version) = tag.split_at_checked(place)?;
        Version::parse(version).ok()?;
        prefix.parse().ok()
    })
}

/// Whether one version comes before another. Build metadata has no precedence.
pub(crate) fn is_before(one: &Version, other: &Version) -> bool {
    one.cmp_precedence(other).is_lt()
}

/// Those of some versions that may be what was released before `this`, the most likely first: for
/// a stable version the stable ones below it, for a pre-release all below it. Without a version
/// (nothing is named yet) all stable ones.
pub(crate) fn candidates<'a, T>(
    versions: &'a [(Version, T)],
    this: Option<&Version>,
) -> Vec<&'a (Version, T)> {
    let fits = |version: &Version| match this {
        None => version.pre.is_empty(),
        Some(this) if this.pre.is_empty() => version.pre.is_empty() && is_before(version, this),
        Some(this) => is_before(version, this),
    };
    let mut fitting: Vec<_> = versions
        .iter()
        .filter(|(version, _)| fits(version))
        .collect();
    // Build metadata has no precedence: of equal ones that without it comes first.
    fitting.sort_by(|(one, _), (other, _)| {
        let order = other.cmp_precedence(one);
        order.then_with(|| one.build.cmp(&other.build))
    });
    fitting
}

/// The version that names a commit with several: the highest stable one, else the highest; of one
/// that was built in several ways the one without build metadata, which has no precedence.
pub(crate) fn naming<'a, T>(
    versions: impl Iterator<Item = &'a (Version, T)>,
) -> Option<&'a (Version, T)> {
    versions.max_by(|(one, _), (other, _)| {
        let is_stable = one.pre.is_empty().cmp(&other.pre.is_empty());
        let order = is_stable.then_with(|| one.cmp_precedence(other));
        let is_bare = |version: &Version| version.build.is_empty();
        let order = order.then_with(|| is_bare(one).cmp(&is_bare(other)));
        order.then_with(|| one.build.cmp(&other.build))
    })
}
