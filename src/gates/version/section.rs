//! The version's section of the policy, as it is written.

use std::str::FromStr;

use crate::decision::Enforcement;
use crate::ids::{InvalidId, RefName};
use crate::policy::read::{policy_choice, policy_scalar, policy_section};
use crate::versioning::ZeroStep;

policy_choice! {
    /// How versions are written.
    pub(crate) enum Scheme {
        /// Semantic Versioning 2.0.0.
        Semver = "semver",
    }
}

policy_choice! {
    /// How the step from the version before is compared with what the commits ask for.
    pub(crate) enum RequireBump {
        /// It may be larger, never smaller.
        AtLeast = "at-least",
        /// It is that step and no other.
        Exact = "exact",
        /// It is not compared.
        Off = "off",
    }
}

/// A branch by its short name: with `refs/heads/` before it, no commit would ever be on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Branch(pub(super) RefName);

impl FromStr for Branch {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let short = (!text.starts_with("refs/")).then_some(text);
        short.unwrap_or_default().parse().map(Self)
    }
}

policy_scalar!(
    Branch,
    "policy-version-branch",
    r"^(?!refs/)[^\s~^:?*\[\\]{1,255}$"
);

policy_section! {
    /// What changes ask for while the version is below 1.0.0.
    pub(crate) struct ZeroSection {
        /// A change that breaks something.
        default breaking: ZeroStep = "breaking" => "minor",
        /// Something new.
        default feature: ZeroStep = "feature" => "minor",
    }
}

policy_section! {
    /// Is the tag the right version.
    pub(crate) struct VersionSection {
        /// Whether this gate's outcome blocks.
        default enforcement: Enforcement = "enforcement" => "block",
        /// How versions are written.
        default scheme: Scheme = "scheme" => "semver",
        /// Whether it has to be higher than all that was released in its history.
        default require_greater: bool = "require-greater" => "true",
        /// Whether it may be a smaller step than its commits ask for.
        default require_bump: RequireBump = "require-bump" => "at-least",
        /// What changes ask for while the version is below 1.0.0.
        default zero: ZeroSection = "zero" => "{}",
        /// Whether GitHub has to have verified the tag's signature.
        default signed_tag: bool = "signed-tag" => "false",
        /// The branches that may be released from; without it the default branch.
        default branches: Vec<Branch> = "branches" => "[]",
    }
}
