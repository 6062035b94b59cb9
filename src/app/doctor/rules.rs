//! What GitHub tells of rules, as it is examined.

use crate::doctor::{Actor, Bypass, Demands, TagRules};
use crate::github::{self, BranchDemands, BypassActor};

/// Each of a list.
pub(super) fn all<T, E: From<T>>(read: Vec<T>) -> Vec<E> {
    read.into_iter().map(E::from).collect()
}

impl From<BranchDemands> for Demands {
    fn from(read: BranchDemands) -> Self {
        Self {
            checks: read.checks,
            rulesets: read.rulesets,
            strict: read.strict,
            merge_queue: read.merge_queue,
            admins: read.admins,
        }
    }
}

impl From<github::TagRules> for TagRules {
    fn from(read: github::TagRules) -> Self {
        Self {
            ruleset: read.ruleset,
            include: read.include,
            exclude: read.exclude,
            no_update: read.no_update,
            no_deletion: read.no_deletion,
            no_creation: read.no_creation,
        }
    }
}

impl From<github::Bypass> for Bypass {
    fn from(read: github::Bypass) -> Self {
        Self {
            ruleset: read.ruleset,
            actors: all(read.actors),
            hidden: read.hidden,
        }
    }
}

impl From<BypassActor> for Actor {
    fn from(read: BypassActor) -> Self {
        match read {
            BypassActor::App(name) => Self::App(name),
            BypassActor::Team(name) => Self::Team(name),
            BypassActor::Role(name) => Self::Role(name),
            BypassActor::OrganizationOwners => Self::Owners,
            BypassActor::DeployKeys => Self::DeployKeys,
        }
    }
}
