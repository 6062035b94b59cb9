//! Teams of an organisation. A job's own token may not see them: it takes one of an app with
//! `members: read`, or of a person in the organisation.

use http::Method;
use serde::Deserialize;

use super::account::or_none;
use super::client::GitHub;
use super::error::{GitHubError, GitHubErrorKind};
use super::repository::other_thing;
use super::route::Route;
use crate::ids::Login;
use crate::text::Untrusted;

/// What GitHub calls a team.
const TEAM: &str = "team-full";

/// A team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Team {
    /// How many members it has.
    pub(crate) members_count: u64,
    /// Its name in addresses.
    pub(crate) slug: Untrusted,
}

/// How somebody belongs to a team or to one below it (schema `team-membership`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Membership {
    /// As a member.
    Active,
    /// Invited to the organisation, and not yet there.
    Pending,
}

#[derive(Deserialize)]
struct RawTeam {
    members_count: u64,
    slug: String,
}

#[derive(Deserialize)]
struct RawMembership {
    state: Membership,
}

impl GitHub {
    /// A team by its slug.
    pub(crate) async fn team(&self, organization: &str, slug: &str) -> Result<Team, GitHubError> {
        let route = route(organization, slug)?;
        let raw: RawTeam = self.object(&route, TEAM).await?;
        if !raw.slug.eq_ignore_ascii_case(slug) {
            return Err(other_thing(&route, TEAM));
        }
        Ok(Team {
            members_count: raw.members_count,
            slug: Untrusted::new(raw.slug),
        })
    }

    /// How an account belongs to a team; `None` if it does not. `None` is also what a token gets
    /// that may not see the team: whether it may says [`Self::team`].
    pub(crate) async fn team_membership(
        &self,
        organization: &str,
        slug: &str,
        login: &Login,
    ) -> Result<Option<Membership>, GitHubError> {
        let route = route(organization, slug)?
            .segment("memberships")
            .segment(login);
        let raw: Option<RawMembership> = or_none(self.object(&route, "team-membership").await)?;
        Ok(raw.map(|raw| raw.state))
    }
}

/// The team's address. A name that would lead elsewhere in it is no team's, and not asked for.
fn route(organization: &str, slug: &str) -> Result<Route, GitHubError> {
    let route = Route::root(Method::GET)
        .segment("orgs")
        .segment(organization)
        .segment("teams")
        .segment(slug);
    let elsewhere = |name: &str| matches!(name, "" | "." | "..");
    if elsewhere(organization) || elsewhere(slug) {
        let kind = GitHubErrorKind::NotFound { needed: None };
        return Err(GitHubError::new(&route, kind));
    }
    Ok(route)
}
