//! What each role has come to: people assigned to roles, and whether the role can be filled at all.

use std::collections::BTreeSet;

use super::assignment::assign_first;
use super::config::{Electorate, Role};
use super::people::Known;
use super::setting::Setting;
use super::tally::{Fate, RoleTally, Tally, Valid};
use crate::decision::Outcome;
use crate::facts::Failure;
use crate::gates::Proofs;
use crate::ids::{Login, TeamSlug, UserId};

/// What keeps a role from being filled, whoever signs off.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Unsound {
    /// Nobody has this login.
    NoSuchUser(Login),
    /// A team without members.
    EmptyTeam(TeamSlug),
    /// Fewer people than are needed, without those who made the change.
    TooFew { have: usize },
    /// No file that is changed has an owner.
    NoOwners,
    /// It could not be found out who may speak for it.
    Unknown(Failure),
}

/// One role, judged.
pub(super) struct Judged<'a> {
    /// The role.
    pub(super) role: &'a Role,
    /// How many people it needs here and now.
    pub(super) needed: usize,
    /// Who counts for it.
    pub(super) counted: Vec<Valid<'a>>,
    /// What was said.
    pub(super) tally: RoleTally<'a>,
    /// What keeps it from being filled.
    pub(super) unsound: Vec<Unsound>,
    /// Sets of owners of which nobody has signed off, each with a file it is for.
    pub(super) owners_missing: Vec<(Electorate, String)>,
}

impl Judged<'_> {
    /// What it comes to.
    pub(super) fn outcome(&self) -> Outcome {
        if !self.tally.vetoes.is_empty() {
            Outcome::NoGo
        } else if !self.unsound.is_empty() || !self.tally.doubts.is_empty() {
            Outcome::Unknown
        } else if self.counted.len() >= self.needed {
            if self.owners_missing.is_empty() {
                Outcome::Go
            } else {
                Outcome::Hold
            }
        } else if self.tally.unknown.is_empty() {
            Outcome::Hold
        } else {
            Outcome::Unknown
        }
    }
}

/// Judges every role, and marks the words of people who count elsewhere as spare.
pub(super) fn judge<'a>(
    setting: &Setting<'a>,
    proofs: &Proofs,
    tally: &mut Tally<'a>,
) -> Vec<Judged<'a>> {
    let roles = &setting.config.roles;
    let needed: Vec<usize> = roles
        .iter()
        .map(|role| setting.needed(role, proofs))
        .collect();
    let everyone = counted(setting, &needed, &tally.roles);
    let mut judged = Vec::new();
    let tallies = std::mem::take(&mut tally.roles);
    for (index, (role, of_role)) in roles.iter().zip(tallies).enumerate() {
        let mut counted = everyone.get(index).cloned().unwrap_or_default();
        let others = everyone
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index);
        let elsewhere: BTreeSet<UserId> = others
            .flat_map(|(_, people)| people.iter().map(|valid| valid.by.id))
            .filter(|_| setting.config.one_role_per_person)
            .collect();
        add_owners(setting, role, &of_role, &elsewhere, &mut counted);
        for valid in &of_role.valid {
            if counted.iter().all(|other| other.by.id != valid.by.id) {
                let verdict = tally.verdicts.get_mut(valid.verdict);
                let fates = verdict.map(|verdict| &mut verdict.fates);
                for (_, fate) in fates
                    .into_iter()
                    .flatten()
                    .filter(|(role, _)| *role == index)
                {
                    *fate = Fate::Spare;
                }
            }
        }
        let needed = needed.get(index).copied().unwrap_or(usize::MAX);
        judged.push(Judged {
            role,
            needed,
            counted,
            unsound: unsound(setting, role, needed),
            owners_missing: owners_missing(setting, role, &of_role, &elsewhere),
            tally: of_role,
        });
    }
    judged
}

/// Who counts for which role.
fn counted<'a>(
    setting: &Setting<'a>,
    needed: &[usize],
    tallies: &[RoleTally<'a>],
) -> Vec<Vec<Valid<'a>>> {
    if !setting.config.one_role_per_person {
        return tallies.iter().map(|tally| tally.valid.clone()).collect();
    }
    let everyone = tallies.iter().flat_map(|tally| &tally.valid);
    let mut people: Vec<_> = everyone.map(|valid| valid.by.id).collect();
    people.sort_unstable();
    people.dedup();
    let signed = |person| {
        let roles = tallies.iter().enumerate();
        roles
            .filter(|(_, tally)| tally.valid.iter().any(|valid| valid.by.id == person))
            .map(|(index, _)| index)
            .collect()
    };
    let willing: Vec<Vec<usize>> = people.iter().map(|person| signed(*person)).collect();
    // A role that the release waits for comes first.
    let roles = &setting.config.roles;
    let required = |index: usize| roles.get(index).is_some_and(|role| role.required);
    let taken = assign_first(required, needed, &willing);
    tallies
        .iter()
        .zip(taken)
        .map(|(tally, taken)| {
            let ids: Vec<_> = taken
                .iter()
                .filter_map(|index| people.get(*index))
                .collect();
            let counting = tally
                .valid
                .iter()
                .filter(|valid| ids.contains(&&valid.by.id));
            counting.cloned().collect()
        })
        .collect()
}

/// A role whose people cannot be told, or are too few, is a fault of the policy and no pass.
fn unsound(setting: &Setting<'_>, role: &Role, needed: usize) -> Vec<Unsound> {
    let electorate = match setting.electorate(role) {
        Ok(electorate) => electorate,
        Err(failure) => return vec![Unsound::Unknown(failure)],
    };
    let mut unsound = Vec::new();
    let mut have: u64 = 0;
    for login in &electorate.users {
        // GitHub skips owners that are not there; a name in the policy is one that was meant.
        let of_policy = role.electorate.users.contains(login);
        match setting.people.account(login) {
            Err(failure) => unsound.push(Unsound::Unknown(failure)),
            Ok(None) if of_policy => unsound.push(Unsound::NoSuchUser(login.clone())),
            Ok(None) => {}
            Ok(Some(id)) => {
                let maker = setting.makers.is_one(id, login);
                have += u64::from(!maker);
            }
        }
    }
    for team in &electorate.teams {
        match setting.people.members(team) {
            Err(failure) => unsound.push(Unsound::Unknown(failure)),
            Ok(None) => unsound.push(Unsound::Unknown(super::people::hidden(team))),
            Ok(Some(0)) => unsound.push(Unsound::EmptyTeam(team.clone())),
            Ok(Some(members)) => have += members,
        }
    }
    if electorate == Electorate::default() || only_owners_without_any(role, &electorate) {
        unsound.push(Unsound::NoOwners);
    } else if unsound.is_empty() && electorate.permission.is_none() && have < needed as u64 {
        unsound.push(Unsound::TooFew {
            have: usize::try_from(have).unwrap_or(usize::MAX),
        });
    }
    unsound
}

fn only_owners_without_any(role: &Role, electorate: &Electorate) -> bool {
    role.electorate.codeowners
        && electorate.users.is_empty()
        && electorate.teams.is_empty()
        && electorate.permission.is_none()
}

/// The sets of owners that a role asks for.
fn sets<'s>(setting: &'s Setting<'_>, role: &Role) -> &'s [(Electorate, String)] {
    let owned = setting.owned.as_ref().ok();
    owned
        .filter(|_| role.electorate.codeowners)
        .map_or(&[], |owned| &owned.sets)
}

/// Counts one owner of each set also where the role has enough people without: GO rests on them.
fn add_owners<'a>(
    setting: &Setting<'a>,
    role: &Role,
    tally: &RoleTally<'a>,
    elsewhere: &BTreeSet<UserId>,
    counted: &mut Vec<Valid<'a>>,
) {
    for (set, _) in sets(setting, role) {
        let owns = |valid: &&Valid<'a>| setting.people.may(set, valid.by) == Known::Yes;
        if counted.iter().any(|valid| owns(&valid)) {
            continue;
        }
        let mut free = tally.valid.iter();
        let owner = free.find(|valid| !elsewhere.contains(&valid.by.id) && owns(valid));
        counted.extend(owner.cloned());
    }
}

fn owners_missing(
    setting: &Setting<'_>,
    role: &Role,
    tally: &RoleTally<'_>,
    elsewhere: &BTreeSet<UserId>,
) -> Vec<(Electorate, String)> {
    // Who counts for another role is not an owner as well.
    let signed_by_one = |set: &Electorate| {
        tally
            .valid
            .iter()
            .filter(|valid| !elsewhere.contains(&valid.by.id))
            .any(|valid| setting.people.may(set, valid.by) == Known::Yes)
    };
    let sets = sets(setting, role).iter();
    sets.filter(|(set, _)| !signed_by_one(set))
        .cloned()
        .collect()
}
