//! Rulesets for tags.

use serde::Deserialize;

use super::client::GitHub;
use super::error::{Found, GitHubError, GitHubErrorKind};
use super::question::{Question, RulesetsAnswer};
use super::route::Route;
use crate::ids::RepoSlug;
use crate::text::Untrusted;

/// A ruleset for tags that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TagRules {
    /// GitHub's number of the ruleset, where it is told.
    pub(crate) ruleset: Option<u64>,
    /// Patterns of references that it holds for.
    pub(crate) include: Vec<Untrusted>,
    /// Patterns of references that it does not hold for.
    pub(crate) exclude: Vec<Untrusted>,
    /// Whether a tag may not be moved.
    pub(crate) no_update: bool,
    /// Whether a tag may not be deleted.
    pub(crate) no_deletion: bool,
    /// Whether a tag may not be made.
    pub(crate) no_creation: bool,
}

/// Which rulesets there are for tags. REST tells the conditions of one ruleset at a time; this is one
/// question. Source: GitHub's published GraphQL schema, `Repository.rulesets`.
const TAG_RULES: &str = "query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { \
    rulesets(first: 100, includeParents: true) { pageInfo { hasNextPage } nodes { databaseId target enforcement \
    conditions { refName { include exclude } } rules(first: 100) { nodes { type } } } } } }";

#[derive(Deserialize)]
struct RawRuleset {
    #[serde(rename = "databaseId")]
    database_id: Option<u64>,
    target: Option<String>,
    enforcement: String,
    conditions: RawConditions,
    rules: Option<RawRules>,
}

#[derive(Deserialize)]
struct RawConditions {
    #[serde(rename = "refName")]
    ref_name: Option<RawPatterns>,
}

#[derive(Deserialize)]
struct RawPatterns {
    include: Vec<Untrusted>,
    exclude: Vec<Untrusted>,
}

#[derive(Deserialize)]
struct RawRules {
    nodes: Vec<RawRuleType>,
}

#[derive(Deserialize)]
struct RawRuleType {
    #[serde(rename = "type")]
    kind: String,
}

impl GitHub {
    /// The rulesets for tags that are in force, those of the organisation included.
    pub(crate) async fn tag_rules(
        &self,
        repository: &RepoSlug,
    ) -> Result<Vec<TagRules>, GitHubError> {
        const EXPECTED: &str = "rulesets";
        let route = Route::question();
        let fail = |kind| GitHubError::new(&route, kind);
        let question = Question::about(repository, TAG_RULES);
        let answer: RulesetsAnswer<RawRuleset> = self.ask(&route, EXPECTED, &question).await?;
        let rulesets = answer.read_whole(EXPECTED).map_err(fail)?;
        let unreadable = || {
            let (expected, found) = (EXPECTED, Found::OtherShape);
            fail(GitHubErrorKind::Unreadable { expected, found })
        };
        let mut found = Vec::new();
        for ruleset in rulesets.into_iter().filter(|it| it.enforcement == "ACTIVE") {
            // What is withheld of a ruleset is not what it lacks.
            if ruleset.target.as_deref().ok_or_else(unreadable)? == "TAG" {
                found.push(ruleset.read().ok_or_else(unreadable)?);
            }
        }
        Ok(found)
    }
}

impl RawRuleset {
    /// All that matters of it, if all of it is told.
    fn read(self) -> Option<TagRules> {
        let RawPatterns { include, exclude } = self.conditions.ref_name?;
        let kinds = self.rules?.nodes;
        let has = |word: &str| kinds.iter().any(|rule| rule.kind == word);
        Some(TagRules {
            ruleset: self.database_id,
            include,
            exclude,
            no_update: has("UPDATE"),
            no_deletion: has("DELETION"),
            no_creation: has("CREATION"),
        })
    }
}
