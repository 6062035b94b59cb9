//! Who can speak for a role at all, as far as the policy tells.

use std::collections::BTreeSet;

use super::assignment::assign;
use super::command::RoleName;
use super::config::{Electorate, Role};
use super::section::LeastPermission;
use crate::ids::{Login, TeamSlug};
use crate::policy::fault::{Fault, Faults};
use crate::policy::read::{Located, OneOrMore, Tolerant};

/// Faults of who may speak for a role that the policy alone can tell.
pub(super) fn check_reach(
    electorate: &Electorate,
    min: usize,
    name: &Located<RoleName>,
    faults: &mut Faults,
) {
    if *electorate == Electorate::default() {
        let fault = Fault::own("policy-sign-off-nobody", name.span);
        faults.push(fault.with("role", name.value.as_str()));
    } else if let Some(most) = most_people(electorate)
        && most < min
    {
        let fault = Fault::own("policy-sign-off-too-few", name.span);
        faults.push(
            fault
                .with("role", name.value.as_str())
                .with("have", most)
                .with("need", min),
        );
    }
}

/// How many people there can be at most, where the policy names every one of them.
fn most_people(electorate: &Electorate) -> Option<usize> {
    let named =
        electorate.teams.is_empty() && !electorate.codeowners && electorate.permission.is_none();
    named.then_some(electorate.users.len())
}

/// `None` where a part of it has faults already.
pub(super) fn electorate(
    users: Option<Tolerant<OneOrMore<Located<Login>>>>,
    teams: Option<Tolerant<OneOrMore<Located<TeamSlug>>>>,
    permission: Option<Tolerant<LeastPermission>>,
    codeowners: bool,
    faults: &mut Faults,
) -> Option<Electorate> {
    let users = match users {
        Some(users) => users.0?.0,
        None => Vec::new(),
    };
    for user in &users {
        if user.value.as_str().ends_with("[bot]") {
            let fault = Fault::own("policy-sign-off-bot", user.span);
            faults.push(fault.with("login", user.value.as_str()));
        }
    }
    let teams = match teams {
        Some(teams) => teams.0?.0,
        None => Vec::new(),
    };
    let permission = match permission {
        Some(permission) => Some(permission.0?),
        None => None,
    };
    Some(Electorate {
        users: users.into_iter().map(|user| user.value).collect(),
        teams: teams.into_iter().map(|team| team.value).collect(),
        codeowners,
        permission,
    })
}

/// Whether different people can fill all those roles whose people the policy names.
pub(super) fn can_be_filled_together(roles: &[Role]) -> bool {
    let named: Vec<&Role> = roles
        .iter()
        .filter(|role| role.required)
        .filter(|role| most_people(&role.electorate).is_some_and(|most| most >= role.min))
        .collect();
    let people: BTreeSet<&Login> = named
        .iter()
        .flat_map(|role| &role.electorate.users)
        .collect();
    let willing: Vec<Vec<usize>> = people
        .into_iter()
        .map(|person| {
            let roles = named.iter().enumerate();
            roles
                .filter(|(_, role)| role.electorate.users.contains(person))
                .map(|(index, _)| index)
                .collect()
        })
        .collect();
    let needed: Vec<usize> = named.iter().map(|role| role.min).collect();
    let taken = assign(&needed, &willing);
    taken
        .iter()
        .zip(&needed)
        .all(|(people, needed)| people.len() == *needed)
}
