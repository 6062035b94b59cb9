//! From one version to the next.

use semver::{BuildMetadata, Prerelease, Version};

use crate::policy::read::policy_choice;

/// How large the step from one version to the next is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// Something was mended, or nothing that a user notices.
    Patch,
    /// Something is new.
    Minor,
    /// Something breaks.
    Major,
}

impl Step {
    /// The word for machines and messages.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

policy_choice! {
    /// A step below 1.0.0.
    pub(crate) enum ZeroStep {
        /// `0.4.1` → `0.5.0`.
        Minor = "minor",
        /// `0.4.1` → `0.4.2`.
        Patch = "patch",
        /// `0.4.1` → `1.0.0`.
        Major = "major",
    }
}

impl From<ZeroStep> for Step {
    fn from(step: ZeroStep) -> Self {
        match step {
            ZeroStep::Minor => Self::Minor,
            ZeroStep::Patch => Self::Patch,
            ZeroStep::Major => Self::Major,
        }
    }
}

/// What changes ask for while the version is below 1.0.0, where anything may change at any time
/// (Semantic Versioning, item 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Zero {
    /// A change that breaks something.
    pub(crate) breaking: Step,
    /// Something new.
    pub(crate) feature: Step,
}

impl Default for Zero {
    fn default() -> Self {
        Self {
            breaking: Step::Minor,
            feature: Step::Minor,
        }
    }
}

/// The version that a step leads to. Where nothing was released yet it is 0.1.0. Neither a
/// pre-release nor build metadata is carried on. `None` where its number would be too large.
pub(crate) fn next(last: Option<&Version>, step: Step, zero: Zero) -> Option<Version> {
    let Some(last) = last else {
        return Some(Version::new(0, 1, 0));
    };
    let step = match (last.major, step) {
        (0, Step::Major) => zero.breaking,
        (0, Step::Minor) => zero.feature,
        (_, step) => step,
    };
    let mut next = last.clone();
    (next.pre, next.build) = (Prerelease::EMPTY, BuildMetadata::EMPTY);
    match step {
        Step::Major => (next.major, next.minor, next.patch) = (last.major.checked_add(1)?, 0, 0),
        Step::Minor => (next.minor, next.patch) = (last.minor.checked_add(1)?, 0),
        // A pre-release comes before its version: that is what follows it.
        Step::Patch if last.pre.is_empty() => next.patch = last.patch.checked_add(1)?,
        Step::Patch => {}
    }
    Some(next)
}

/// How large the step from one version to a later one is, by the first number that differs.
pub(crate) fn step_between(one: &Version, other: &Version) -> Step {
    if one.major != other.major {
        Step::Major
    } else if one.minor != other.minor {
        Step::Minor
    } else {
        Step::Patch
    }
}

/// A version that is not below the one that a pre-release, released meanwhile, leads to: what comes
/// next never goes backwards.
pub(crate) fn at_least(next: Version, pre_release: Option<&Version>) -> Version {
    let leads_to = pre_release.map(|it| Version::new(it.major, it.minor, it.patch));
    leads_to.map_or(next.clone(), |other| next.max(other))
}
