//! Who may speak for a role, as things stand when the decision is made.

use std::collections::{BTreeMap, BTreeSet};

use super::config::Electorate;
use super::section::LeastPermission;
use crate::facts::{Answer, Facts, Failure, FailureKind, MembershipState, Need};
use crate::ids::{Login, TeamSlug, UserId};
use crate::subject::Person;

/// An answer that can be missing.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Known {
    Yes,
    No,
    Unknown(Failure),
}

/// What is known about people: whoever was seen, and what was asked.
pub(super) struct People<'a> {
    facts: &'a Facts,
    /// Everyone who was seen, by login. GitHub itself says who has a login now.
    seen: BTreeMap<&'a Login, &'a Person>,
}

fn by_login<'a>(seen: impl Iterator<Item = &'a Person>) -> BTreeMap<&'a Login, &'a Person> {
    let mut by_login: BTreeMap<&Login, &Person> = BTreeMap::new();
    for person in seen {
        let known = by_login.entry(&person.login).or_insert(person);
        if person.human {
            *known = person;
        }
    }
    by_login
}

impl<'a> People<'a> {
    /// Knows those that were seen. A placeholder of an import may have the login of somebody else:
    /// a person goes before it.
    pub(super) fn new(facts: &'a Facts, seen: impl Iterator<Item = &'a Person>) -> Self {
        Self {
            facts,
            seen: by_login(seen),
        }
    }

    /// Whether somebody may speak for an electorate. Whoever is in any part of it may; a part that
    /// could not be looked up makes nobody eligible.
    pub(super) fn may(&self, electorate: &Electorate, person: &Person) -> Known {
        let mut unknown = None;
        let parts = self.parts(electorate, person);
        for part in parts {
            match part {
                Known::Yes => return Known::Yes,
                Known::No => {}
                Known::Unknown(failure) => unknown = unknown.or(Some(failure)),
            }
        }
        unknown.map_or(Known::No, Known::Unknown)
    }

    fn parts(&self, electorate: &Electorate, person: &Person) -> Vec<Known> {
        let users = electorate
            .users
            .iter()
            .map(|login| match self.account(login) {
                Ok(Some(id)) if id == person.id => Known::Yes,
                Ok(_) => Known::No,
                Err(failure) => Known::Unknown(failure),
            });
        let teams = electorate.teams.iter().map(|team| self.is_of(team, person));
        let permission = electorate
            .permission
            .map(|least| self.is_allowed(least, person));
        users.chain(teams).chain(permission).collect()
    }

    /// Who has this login now; `None` where nobody has.
    pub(super) fn account(&self, login: &Login) -> Result<Option<UserId>, Failure> {
        if let Some(person) = self.seen.get(login) {
            return Ok(Some(person.id));
        }
        let need = Need::Account {
            login: login.clone(),
        };
        match self.facts.get(&need)? {
            // An organisation or an app signs nothing off.
            Answer::Person { person } => Ok(person.human.then_some(person.id)),
            Answer::Absent => Ok(None),
            _ => Err(unreadable(&need)),
        }
    }

    /// How many are of a team; `None` where the team is not there, or hidden from the token.
    pub(super) fn members(&self, team: &TeamSlug) -> Result<Option<u64>, Failure> {
        let need = Need::Team { team: team.clone() };
        match self.facts.get(&need)? {
            Answer::Members { count } => Ok(Some(*count)),
            Answer::Absent => Ok(None),
            _ => Err(unreadable(&need)),
        }
    }

    fn is_of(&self, team: &TeamSlug, person: &Person) -> Known {
        // "Not a member" means something only after the team itself could be read.
        match self.members(team) {
            Err(failure) => return Known::Unknown(failure),
            Ok(None) => return Known::Unknown(hidden(team)),
            Ok(Some(_)) => {}
        }
        let need = Need::Membership {
            team: team.clone(),
            login: person.login.clone(),
        };
        match self.facts.get(&need) {
            Err(failure) => Known::Unknown(failure),
            Ok(Answer::Membership { state }) => match state {
                MembershipState::Active => Known::Yes,
                MembershipState::Pending | MembershipState::None => Known::No,
            },
            Ok(_) => Known::Unknown(unreadable(&need)),
        }
    }

    fn is_allowed(&self, least: LeastPermission, person: &Person) -> Known {
        let need = Need::Permission {
            login: person.login.clone(),
        };
        match self.facts.get(&need) {
            Err(failure) => Known::Unknown(failure),
            Ok(Answer::Absent) => Known::No,
            Ok(Answer::Permission { permission }) => {
                // The login may be somebody else's by now.
                if permission.user != Some(person.id) {
                    return Known::No;
                }
                let role = permission.role.for_parsing();
                let rank = rank(role).or_else(|| custom_rank(permission.base.for_parsing()));
                match rank {
                    Some(rank) if rank >= least => Known::Yes,
                    _ => Known::No,
                }
            }
            Ok(_) => Known::Unknown(unreadable(&need)),
        }
    }

    /// What must be read to tell whether `person` may speak for an electorate.
    pub(super) fn needs(&self, electorate: &Electorate, person: &Person) -> Vec<Need> {
        let named = electorate
            .users
            .iter()
            .any(|login| self.account(login) == Ok(Some(person.id)));
        if named {
            return Vec::new();
        }
        let teams = electorate.teams.iter().map(|team| Need::Membership {
            team: team.clone(),
            login: person.login.clone(),
        });
        let permission = electorate.permission.map(|_| Need::Permission {
            login: person.login.clone(),
        });
        teams.chain(permission).collect()
    }

    /// What must be read to tell whether an electorate is sound: its people and teams.
    pub(super) fn own_needs(&self, electorate: &Electorate) -> BTreeSet<Need> {
        let unseen = electorate
            .users
            .iter()
            .filter(|login| !self.seen.contains_key(login));
        let users = unseen.map(|login| Need::Account {
            login: login.clone(),
        });
        let teams = electorate
            .teams
            .iter()
            .map(|team| Need::Team { team: team.clone() });
        users.chain(teams).collect()
    }
}

/// The rank of one of GitHub's own roles (GitHub docs, "Repository roles for an organization").
fn rank(role: &str) -> Option<LeastPermission> {
    match role {
        "triage" => Some(LeastPermission::Triage),
        "write" => Some(LeastPermission::Write),
        "maintain" => Some(LeastPermission::Maintain),
        "admin" => Some(LeastPermission::Admin),
        _ => None,
    }
}

/// What a role of the organisation's own is worth at least: the older field folds maintain into
/// write and triage into read.
fn custom_rank(base: &str) -> Option<LeastPermission> {
    match base {
        "write" => Some(LeastPermission::Write),
        "admin" => Some(LeastPermission::Admin),
        _ => None,
    }
}

/// A team that is not there, or that the token may not see: nobody can tell which.
pub(super) fn hidden(team: &TeamSlug) -> Failure {
    let endpoint = format!("GET /orgs/{}/teams/{}", team.organization(), team.slug());
    let mut failure = Failure::new(FailureKind::TeamHidden, endpoint);
    failure.needed = Some("members=read".into());
    failure
}

pub(super) fn unreadable(need: &Need) -> Failure {
    Failure::new(FailureKind::Unreadable, need.to_string())
}
