//! Organisations and their teams.

use super::super::Github;
use super::super::model::people::AccountKind;
use super::super::model::teams::{Member, Team};

/// An organisation of the story.
pub(crate) struct OrganizationStory {
    github: Github,
    login: String,
}

/// A team of the story; every call takes effect at once.
pub(crate) struct TeamStory {
    github: Github,
    key: (String, String),
}

impl Github {
    /// Makes an account an organisation.
    pub(crate) fn organization(&self, login: &str) -> OrganizationStory {
        self.set_kind(login, AccountKind::Organization);
        let mut state = self.state();
        state.organizations.entry(login.to_lowercase()).or_default();
        drop(state);
        OrganizationStory {
            github: self.clone(),
            login: login.to_owned(),
        }
    }

    /// The team of that organisation and slug, made on first mention.
    pub(crate) fn team(&self, organization: &str, slug: &str) -> TeamStory {
        self.organization(organization);
        let key = (organization.to_lowercase(), slug.to_lowercase());
        let mut state = self.state();
        let id = state.fresh_id();
        state.teams.entry(key.clone()).or_insert_with(|| Team {
            id,
            organization: organization.to_owned(),
            slug: slug.to_lowercase(),
            secret: false,
            members: Vec::new(),
        });
        drop(state);
        TeamStory {
            github: self.clone(),
            key,
        }
    }
}

impl OrganizationStory {
    /// Somebody belongs to it, and so sees its teams.
    pub(crate) fn member(self, login: &str) -> Self {
        add_member(&self.github, &self.login.to_lowercase(), login);
        self
    }
}

fn add_member(github: &Github, organization: &str, login: &str) {
    let mut state = github.state();
    state.account(login);
    let organization = state.organizations.entry(organization.to_owned());
    organization
        .or_default()
        .members
        .insert(login.to_lowercase());
}

impl TeamStory {
    fn change(self, change: impl FnOnce(&mut Team)) -> Self {
        let mut state = self.github.state();
        let team = state.teams.get_mut(&self.key);
        change(team.expect("the story has made the team"));
        drop(state);
        self
    }

    fn add(self, login: &str, active: bool, maintainer: bool) -> Self {
        self.github.state().account(login);
        if active {
            add_member(&self.github, &self.key.0, login);
        }
        self.without(login).change(|team| {
            team.members.push(Member {
                login: login.to_owned(),
                active,
                maintainer,
            });
        })
    }

    /// Somebody is in it.
    pub(crate) fn member(self, login: &str) -> Self {
        self.add(login, true, false)
    }

    /// Somebody is in it and looks after it.
    pub(crate) fn maintainer(self, login: &str) -> Self {
        self.add(login, true, true)
    }

    /// Somebody is invited and has not accepted yet.
    pub(crate) fn pending(self, login: &str) -> Self {
        self.add(login, false, false)
    }

    /// Somebody is in it no longer.
    pub(crate) fn without(self, login: &str) -> Self {
        let gone = |member: &Member| member.login.eq_ignore_ascii_case(login);
        self.change(|team| team.members.retain(|member| !gone(member)))
    }

    /// So many more are in it: `qa-member-001` and so on.
    pub(crate) fn members_numbered(self, count: usize) -> Self {
        let slug = self.key.1.clone();
        (1..=count).fold(self, |team, number| {
            team.member(&format!("{slug}-member-{number:03}"))
        })
    }

    /// Only those in it see it.
    pub(crate) fn secret(self) -> Self {
        self.change(|team| team.secret = true)
    }

    /// It is no more.
    pub(crate) fn delete(self) {
        self.github.state().teams.remove(&self.key);
    }
}
