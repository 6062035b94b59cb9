//! Who may go round rulesets.

use serde::Deserialize;

use super::client::GitHub;
use super::error::GitHubError;
use super::question::{Question, RulesetsAnswer};
use super::route::Route;
use crate::ids::RepoSlug;
use crate::text::Untrusted;

/// Somebody who may go round a ruleset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BypassActor {
    /// An app, by the name in its address.
    App(Untrusted),
    /// A team, as `organisation/team`.
    Team(Untrusted),
    /// Everybody who has this role in the repository.
    Role(Untrusted),
    /// The owners of the organisation.
    OrganizationOwners,
    /// Whoever has one of the repository's deploy keys.
    DeployKeys,
}

/// Who may go round one ruleset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bypass {
    /// GitHub's number of the ruleset.
    pub(crate) ruleset: u64,
    /// Those who are named.
    pub(crate) actors: Vec<BypassActor>,
    /// How many more there are.
    pub(crate) hidden: usize,
}

/// Who may go round each ruleset. REST tells it of one ruleset at a time, and to few. A question of its
/// own, so that an answer that is withheld takes nothing else with it. Source: GitHub's published
/// GraphQL schema, `RepositoryRuleset.bypassActors`.
const BYPASSES: &str = "query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { \
    rulesets(first: 100, includeParents: true) { pageInfo { hasNextPage } nodes { databaseId \
    bypassActors(first: 50) { totalCount nodes { organizationAdmin deployKey repositoryRoleName \
    actor { __typename ... on App { slug } ... on Team { combinedSlug } } } } } } } }";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawRuleset {
    database_id: Option<u64>,
    bypass_actors: Option<RawActors>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawActors {
    total_count: usize,
    nodes: Vec<Option<RawBypass>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawBypass {
    organization_admin: Option<bool>,
    deploy_key: Option<bool>,
    repository_role_name: Option<Untrusted>,
    actor: Option<RawActor>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawActor {
    slug: Option<Untrusted>,
    combined_slug: Option<Untrusted>,
}

impl RawBypass {
    fn actor(self) -> Option<BypassActor> {
        if self.organization_admin == Some(true) {
            return Some(BypassActor::OrganizationOwners);
        }
        if self.deploy_key == Some(true) {
            return Some(BypassActor::DeployKeys);
        }
        if let Some(role) = self.repository_role_name {
            return Some(BypassActor::Role(role));
        }
        let actor = self.actor?;
        let team = actor.combined_slug.map(BypassActor::Team);
        team.or_else(|| actor.slug.map(BypassActor::App))
    }
}

impl RawRuleset {
    /// What is told of it. `whole`: nothing of the answer was withheld, so that an empty list is one.
    fn bypass(self, whole: bool) -> Option<Bypass> {
        let actors = self.bypass_actors?;
        let count = actors.total_count;
        let named = actors.nodes.into_iter().flatten();
        let named: Vec<BypassActor> = named.filter_map(RawBypass::actor).collect();
        if count == 0 && !whole {
            return None;
        }
        Some(Bypass {
            ruleset: self.database_id?,
            hidden: count.saturating_sub(named.len()),
            actors: named,
        })
    }
}

impl GitHub {
    /// Who may go round the rulesets of a repository, as far as it is told; a ruleset of which it is
    /// not told is left out.
    pub(crate) async fn bypasses(&self, repository: &RepoSlug) -> Result<Vec<Bypass>, GitHubError> {
        const EXPECTED: &str = "rulesets with bypass actors";
        let route = Route::question();
        let question = Question::about(repository, BYPASSES);
        let answer: RulesetsAnswer<Option<RawRuleset>> =
            self.ask(&route, EXPECTED, &question).await?;
        let (rulesets, whole) = answer
            .read(EXPECTED)
            .map_err(|kind| GitHubError::new(&route, kind))?;
        let rulesets = rulesets.into_iter().flatten();
        Ok(rulesets
            .filter_map(|ruleset| ruleset.bypass(whole))
            .collect())
    }
}
