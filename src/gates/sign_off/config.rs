//! The section as it is used: valid by construction.

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::command::{RoleName, Vocabulary};
use super::section::{Binding, Carry, Exclusion, LeastPermission, Reviews};
use crate::change::ChangeClass;
use crate::decision::Enforcement;
use crate::ids::{Login, TeamSlug};

/// The whole section.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// Whether the outcome blocks.
    pub(crate) enforcement: Enforcement,
    /// The roles, at least one, in the order of the policy.
    pub(crate) roles: Vec<Role>,
    /// Who does not count.
    pub(crate) excluded: BTreeSet<Exclusion>,
    /// Whether one person counts for one role only.
    pub(crate) one_role_per_person: bool,
    /// How a sign-off names its commit.
    pub(crate) binding: Binding,
    /// More sign-offs under a condition.
    pub(crate) extra: Option<Extra>,
    /// What stands before the version in a tag; `None`: `v` or nothing.
    pub(crate) tag_prefix: Option<crate::versioning::TagPrefix>,
    /// What reviews are.
    pub(crate) reviews: Reviews,
    /// What keeps a sign-off beyond its commit.
    pub(crate) carry: BTreeSet<Carry>,
    /// Who may overrule gates in an emergency.
    pub(crate) emergency: Option<EmergencyRule>,
    /// The words that commands may use.
    pub(crate) vocabulary: Vocabulary,
    /// Whether each role has a status of its own.
    pub(crate) role_statuses: bool,
}

/// A role.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    /// Its name.
    pub(crate) name: RoleName,
    /// Who may speak for it.
    pub(crate) electorate: Electorate,
    /// Whether every release needs it.
    pub(crate) required: bool,
    /// How many must.
    pub(crate) min: usize,
    /// After how long a sign-off no longer counts.
    pub(crate) ttl: Option<SignedDuration>,
    /// Whether its people may veto.
    pub(crate) veto: bool,
}

/// Who may speak for a role; whoever is in any of these may.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Electorate {
    /// People.
    pub(crate) users: BTreeSet<Login>,
    /// Teams.
    pub(crate) teams: BTreeSet<TeamSlug>,
    /// Whom CODEOWNERS names.
    pub(crate) codeowners: bool,
    /// Everyone who may do at least this.
    pub(crate) permission: Option<LeastPermission>,
}

/// More sign-offs under a condition.
#[derive(Clone, Debug)]
pub(crate) struct Extra {
    /// When.
    pub(crate) when: Condition,
    /// How many each role then needs.
    pub(crate) roles: Vec<(RoleName, usize)>,
}

/// When more sign-offs are needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// The change is of this class.
    Change(ChangeClass),
    /// A part of a gate judged before is GO, such as `error-budget.reinforced`.
    Part(String),
}

/// Who may overrule gates in an emergency.
#[derive(Clone, Debug)]
pub(crate) struct EmergencyRule {
    /// The role's name.
    pub(crate) role: RoleName,
    /// Its people.
    pub(crate) electorate: Electorate,
    /// How many must declare the same incident.
    pub(crate) min: usize,
    /// For how long it holds.
    pub(crate) ttl: SignedDuration,
    /// Names of the gates it overrules.
    pub(crate) overrides: BTreeSet<String>,
    /// Until when it must be followed up.
    pub(crate) follow_up: SignedDuration,
}

impl Config {
    /// The place of a role in [`Config::roles`].
    pub(crate) fn position(&self, name: &RoleName) -> Option<usize> {
        self.roles.iter().position(|role| role.name == *name)
    }

    /// The teams whose people may have to be looked up.
    pub(crate) fn teams(&self) -> Vec<TeamSlug> {
        let of_roles = self.roles.iter().map(|role| &role.electorate);
        let of_emergency = self.emergency.iter().map(|rule| &rule.electorate);
        of_roles
            .chain(of_emergency)
            .flat_map(|electorate| electorate.teams.iter().cloned())
            .collect()
    }
}
