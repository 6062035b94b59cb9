//! Versions and ranges as npm's audit compares them: loosely written ones are read, and pre-releases
//! lie inside every range around them (`node-semver` with `loose` and `includePrerelease`).
//!
//! `nodejs-semver` does the reading and comparing of each comparator. It reads a range before it is
//! told that pre-releases count, so `>=5` would leave `5.0.0-beta.1` out, which npm includes: such
//! incomplete versions are written out first, with the `-0` that npm puts there. And it takes two
//! comparators that contradict each other for alternatives: here every one must hold.

mod comparator;
mod partial;
mod version;

#[cfg(test)]
mod tests;

pub(super) use comparator::{End, end_of};
pub(crate) use version::Version;

use std::str::FromStr;

use self::comparator::{alternative, comparator, operators_joined};
use crate::ids::InvalidId;

/// The longest text that is read as a range, in bytes.
const LONGEST: usize = 8 * 1024;

/// A set of versions, such as `>=1.2.0 <2.0.0 || ^3`: alternatives, each of comparators that must
/// all hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Range(Vec<Vec<nodejs_semver::Range>>);

impl Range {
    /// Reads a range that says what is vulnerable: no word of it may be left out, as npm would do. One that is not
    /// understood as a whole could mean anything.
    pub(crate) fn whole(text: &str) -> Option<Self> {
        let is_whole = |part: &str| {
            let joined = operators_joined(part.trim());
            let mut words = joined.split_whitespace().filter(|word| *word != "-");
            words.all(|word| comparator(word).is_some())
        };
        let range = text.parse().ok()?;
        text.split("||").all(is_whole).then_some(range)
    }

    /// Whether a version lies inside.
    pub(crate) fn includes(&self, version: &Version) -> bool {
        let holds = |one: &nodejs_semver::Range| one.satisfies_with_prerelease(&version.0, true);
        self.0.iter().any(|all| all.iter().all(holds))
    }

    /// Whether some version could lie in both.
    pub(crate) fn intersects(&self, other: &Self) -> bool {
        // Intervals of which any two meet have a point in common.
        let meet = |one: &[nodejs_semver::Range], more: &[nodejs_semver::Range]| {
            one.iter()
                .all(|one| more.iter().all(|more| one.allows_any(more)))
        };
        let possible = |all: &&Vec<nodejs_semver::Range>| meet(all, all);
        // No version lies below the lowest. node-semver says that any version at all meets even that.
        let nothing = nodejs_semver::Range::parse("<0.0.0-0").ok();
        let is_nothing =
            |all: &[nodejs_semver::Range]| all.iter().any(|one| Some(one) == nothing.as_ref());
        self.0.iter().filter(possible).any(|ours| {
            other.0.iter().filter(possible).any(|theirs| {
                let in_vain = is_nothing(ours) && !theirs.is_empty()
                    || is_nothing(theirs) && !ours.is_empty();
                !in_vain && meet(ours, theirs)
            })
        })
    }
}

impl FromStr for Range {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = InvalidId {
            what: "range",
            expected: "a range of versions such as >=1.2.0 <2.0.0",
        };
        if text.len() > LONGEST {
            return Err(invalid);
        }
        let mut alternatives = Vec::new();
        for comparators in text.split("||").filter_map(alternative) {
            let read = comparators.iter().map(nodejs_semver::Range::parse);
            let read: Result<Vec<_>, _> = read.collect();
            alternatives.push(read.map_err(|_| invalid)?);
        }
        if alternatives.is_empty() {
            return Err(invalid);
        }
        Ok(Self(alternatives))
    }
}
