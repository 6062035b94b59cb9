//! What must hold before something reaches a branch: rulesets, and the older protection. And what the
//! repository says of the token that asks.

use http::Method;
use serde::Deserialize;

use super::client::{GitHub, Wanted};
use super::decode::{Form, decode};
use super::error::{Found, GitHubError, GitHubErrorKind};
use super::pages::Plain;
use super::route::Route;
use crate::ids::{RefName, RepoSlug};
use crate::text::Untrusted;

/// What GitHub calls the protection of a branch.
const PROTECTION: &str = "branch-protection";

/// A repository as a token sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RepositoryAccess {
    /// The branch that pull requests go to unless said otherwise.
    pub(crate) default_branch: RefName,
    /// Whether not everybody may read it.
    pub(crate) private: bool,
    /// Whether whoever the token stands for may write; `None` where GitHub does not tell.
    pub(crate) push: Option<bool>,
    /// What a classic token or one of an OAuth app may at all, such as `repo`; `None` for tokens
    /// of another kind (GitHub docs, "Scopes for OAuth apps").
    pub(crate) scopes: Option<Vec<String>>,
}

/// What a branch demands before it takes a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct BranchDemands {
    /// The checks that must have passed, each with the number of the app that it must come from.
    pub(crate) checks: Vec<(Untrusted, Option<u64>)>,
    /// The rulesets that demand checks: the name of each check, with GitHub's number of the ruleset.
    pub(crate) rulesets: Vec<(Untrusted, Option<u64>)>,
    /// Whether the branch must be up to date; `None` where that is not told.
    pub(crate) strict: Option<bool>,
    /// Whether changes wait in a merge queue.
    pub(crate) merge_queue: bool,
    /// Whether the older protection holds for administrators, too; `None` where that is not told.
    pub(crate) admins: Option<bool>,
}

#[derive(Deserialize)]
struct RawRepository {
    default_branch: RefName,
    private: bool,
    permissions: Option<RawPermissions>,
}

#[derive(Deserialize)]
struct RawPermissions {
    push: bool,
}

/// A rule; those of other types have other parameters.
#[derive(Deserialize)]
struct RawRule {
    #[serde(rename = "type")]
    kind: String,
    parameters: Option<serde_json::Value>,
    ruleset_id: Option<u64>,
}

#[derive(Deserialize)]
struct RawChecksRule {
    required_status_checks: Vec<RawRuleCheck>,
    strict_required_status_checks_policy: bool,
}

#[derive(Deserialize)]
struct RawRuleCheck {
    context: Untrusted,
    integration_id: Option<i64>,
}

#[derive(Deserialize)]
struct RawBranch {
    protected: bool,
    protection: Option<RawProtection>,
}

#[derive(Deserialize)]
struct RawProtection {
    enabled: Option<bool>,
    required_status_checks: Option<RawChecks>,
    enforce_admins: Option<RawAdmins>,
}

#[derive(Deserialize)]
struct RawAdmins {
    enabled: bool,
}

#[derive(Deserialize)]
struct RawChecks {
    #[serde(default)]
    contexts: Vec<Untrusted>,
    #[serde(default)]
    checks: Vec<RawCheck>,
    strict: Option<bool>,
    enforcement_level: Option<String>,
}

#[derive(Deserialize)]
struct RawCheck {
    context: Untrusted,
    app_id: Option<i64>,
}

/// GitHub writes -1, and nothing, for "any source".
fn source(id: Option<i64>) -> Option<u64> {
    id.and_then(|id| u64::try_from(id).ok())
}

impl From<RawChecks> for BranchDemands {
    fn from(raw: RawChecks) -> Self {
        // GitHub's words for whom the checks are required from.
        let admins = match raw.enforcement_level.as_deref() {
            Some("everyone") => Some(true),
            Some("non_admins") => Some(false),
            _ => None,
        };
        let mut checks: Vec<(Untrusted, Option<u64>)> = raw
            .checks
            .into_iter()
            .map(|check| (check.context, source(check.app_id)))
            .collect();
        // Older servers name them only here.
        for context in raw.contexts {
            if !checks.iter().any(|(known, _)| *known == context) {
                checks.push((context, None));
            }
        }
        Self {
            checks,
            rulesets: Vec::new(),
            strict: raw.strict,
            merge_queue: false,
            admins,
        }
    }
}

impl RawProtection {
    /// Whether it holds for administrators, too, where it says so.
    fn admins(&self) -> Option<bool> {
        self.enforce_admins.as_ref().map(|admins| admins.enabled)
    }

    /// What it demands, with what it says of administrators.
    fn demands(self) -> Option<BranchDemands> {
        let admins = self.admins();
        let demands = BranchDemands::from(self.required_status_checks?);
        Some(BranchDemands {
            admins: admins.or(demands.admins),
            ..demands
        })
    }
}

impl GitHub {
    /// The repository, with what it says of the token.
    pub(crate) async fn repository_access(
        &self,
        repository: &RepoSlug,
    ) -> Result<RepositoryAccess, GitHubError> {
        const EXPECTED: &str = "full-repository";
        let route = Route::repository(Method::GET, repository);
        let answer = self.get(&route, EXPECTED, Wanted::default()).await?;
        let raw: RawRepository = decode(Form::Object, EXPECTED, &answer.headers, &answer.body)
            .map_err(|kind| GitHubError::new(&route, kind))?;
        let scopes = answer.headers.get("x-oauth-scopes");
        let scopes = scopes.and_then(|scopes| scopes.to_str().ok());
        let one = |scope: &str| scope.trim().to_owned();
        Ok(RepositoryAccess {
            default_branch: raw.default_branch,
            private: raw.private,
            push: raw.permissions.map(|permissions| permissions.push),
            scopes: scopes.map(|scopes| scopes.split(',').map(one).collect()),
        })
    }

    /// What the rulesets of repository and organisation demand for a branch.
    pub(crate) async fn branch_rules(
        &self,
        repository: &RepoSlug,
        branch: &RefName,
    ) -> Result<BranchDemands, GitHubError> {
        const EXPECTED: &str = "list of repository-rule-detailed";
        let route = Route::get(repository, "rules/branches").segment(branch);
        let rules = self.list::<Plain<RawRule>>(&route, EXPECTED).await?;
        let mut demands = BranchDemands {
            strict: Some(false),
            ..BranchDemands::default()
        };
        for rule in rules {
            match rule.kind.as_str() {
                "merge_queue" => demands.merge_queue = true,
                "required_status_checks" => {
                    let raw = serde_json::from_value(rule.parameters.unwrap_or_default());
                    let raw: RawChecksRule = raw.map_err(|_| {
                        let found = Found::OtherShape;
                        let expected = EXPECTED;
                        let kind = GitHubErrorKind::Unreadable { expected, found };
                        GitHubError::new(&route, kind)
                    })?;
                    if raw.strict_required_status_checks_policy {
                        demands.strict = Some(true);
                    }
                    let names = raw.required_status_checks.iter();
                    let names = names.map(|check| (check.context.clone(), rule.ruleset_id));
                    demands.rulesets.extend(names);
                    let checks = raw.required_status_checks.into_iter();
                    let checks = checks.map(|check| (check.context, source(check.integration_id)));
                    demands.checks.extend(checks);
                }
                _ => {}
            }
        }
        Ok(demands)
    }

    /// What the older protection of a branch demands. The branch itself tells it to whoever may
    /// read; where it does not, the protection is asked for, which as a rule only administrators see.
    pub(crate) async fn branch_protection(
        &self,
        repository: &RepoSlug,
        branch: &RefName,
    ) -> Result<BranchDemands, GitHubError> {
        let route = Route::get(repository, "branches").segment(branch);
        let read: RawBranch = self.object(&route, "branch-with-protection").await?;
        let nothing = BranchDemands {
            strict: Some(false),
            ..BranchDemands::default()
        };
        match read.protection {
            _ if !read.protected => Ok(nothing),
            // Protected by rulesets alone, whatever else stands there.
            Some(RawProtection {
                enabled: Some(false),
                ..
            }) => Ok(nothing),
            Some(RawProtection {
                required_status_checks: Some(checks),
                ..
            }) => {
                let mut demands = BranchDemands::from(checks);
                if demands.admins.is_none() || demands.strict.is_none() {
                    let route = route.segment("protection");
                    let read = self.object::<RawProtection>(&route, PROTECTION).await;
                    // Most tokens may not see it. Then it is not told.
                    let told = read.ok().and_then(RawProtection::demands);
                    let told = told.unwrap_or_default();
                    demands.admins = demands.admins.or(told.admins);
                    demands.strict = demands.strict.or(told.strict);
                }
                Ok(demands)
            }
            _ => {
                let route = route.segment("protection");
                let read: RawProtection = self.object(&route, PROTECTION).await?;
                Ok(read.demands().unwrap_or(nothing))
            }
        }
    }

    /// Asks whether pull requests may be read, and nothing else.
    pub(crate) async fn may_read_pull_requests(
        &self,
        repository: &RepoSlug,
    ) -> Result<(), GitHubError> {
        self.may_read(Route::get(repository, "pulls")).await
    }

    /// Asks whether issues may be read, and nothing else.
    pub(crate) async fn may_read_issues(&self, repository: &RepoSlug) -> Result<(), GitHubError> {
        self.may_read(Route::get(repository, "issues")).await
    }

    /// Asks whether the statuses of a branch's commit may be read, and nothing else.
    pub(crate) async fn may_read_statuses(
        &self,
        repository: &RepoSlug,
        branch: &RefName,
    ) -> Result<(), GitHubError> {
        let route = Route::get(repository, "commits")
            .segment(branch)
            .segment("statuses");
        self.may_read(route).await
    }

    async fn may_read(&self, route: Route) -> Result<(), GitHubError> {
        let route = route.query("per_page", 1);
        self.first_page::<Plain<serde::de::IgnoredAny>>(&route, "list")
            .await?;
        Ok(())
    }
}
