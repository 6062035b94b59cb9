//! Organisations, their teams, and who is in them.

use std::collections::BTreeSet;

use super::State;
use super::people::Identity;

/// An organisation; its account has the same login.
#[derive(Default)]
pub(crate) struct Organization {
    /// Logins in lower case.
    pub(crate) members: BTreeSet<String>,
}

/// A team of an organisation.
#[derive(Clone)]
pub(crate) struct Team {
    pub(crate) id: u64,
    /// As it is written.
    pub(crate) organization: String,
    pub(crate) slug: String,
    /// Only those in it see it.
    pub(crate) secret: bool,
    pub(crate) members: Vec<Member>,
}

/// Somebody in a team, or invited to it.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) login: String,
    /// False until the invitation is accepted.
    pub(crate) active: bool,
    pub(crate) maintainer: bool,
}

impl Team {
    /// The membership of a login, active or not.
    pub(crate) fn member(&self, login: &str) -> Option<&Member> {
        let mut members = self.members.iter();
        members.find(|member| member.login.eq_ignore_ascii_case(login))
    }
}

impl State {
    /// The team, if those who ask may see it: members of the organisation see the teams that are
    /// not secret and their own, apps see all.
    pub(crate) fn visible_team(
        &self,
        organization: &str,
        slug: &str,
        identity: &Identity,
    ) -> Option<&Team> {
        let organization = organization.to_lowercase();
        let key = (organization.clone(), slug.to_lowercase());
        let team = self.teams.get(&key)?;
        let seen = match identity {
            Identity::Installation(_) => true,
            Identity::User(login) => {
                let known = self.organizations.get(&organization)?;
                let inside = team.member(login).is_some_and(|member| member.active);
                known.members.contains(&login.to_lowercase()) && (inside || !team.secret)
            }
        };
        seen.then_some(team)
    }

    /// GitHub's own links name organisations and teams by number: what such a path means.
    pub(crate) fn team_path_by_name(&self, path: &str) -> Option<String> {
        let (_, rest) = path.strip_prefix("/organizations/")?.split_once("/team/")?;
        let (number, rest) = rest.split_once('/').unwrap_or((rest, ""));
        let mut teams = self.teams.values();
        let team = teams.find(|team| team.id.to_string() == number)?;
        let path = format!("/orgs/{}/teams/{}/{rest}", team.organization, team.slug);
        Some(path.trim_end_matches('/').to_owned())
    }

    /// The path that such a link has instead of the one by name.
    pub(crate) fn team_path_by_number(&self, path: &str) -> Option<String> {
        let (organization, rest) = path.strip_prefix("/orgs/")?.split_once("/teams/")?;
        let (slug, rest) = rest.split_once('/').unwrap_or((rest, ""));
        let key = (organization.to_lowercase(), slug.to_lowercase());
        let team = self.teams.get(&key)?;
        let organization = self.accounts.get(&key.0)?.id;
        let path = format!("/organizations/{organization}/team/{}/{rest}", team.id);
        Some(path.trim_end_matches('/').to_owned())
    }
}
