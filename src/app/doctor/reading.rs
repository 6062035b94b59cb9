//! Reads what is examined: the repository first, then all that does not wait for anything else, then
//! what the policy and the folder of workflows lead to.

use std::sync::Arc;

use futures_util::future::{OptionFuture, join3, join4, join5};
use jiff::Timestamp;

use super::rules::all;
use crate::app::outside::Outside;
use crate::cli::{DoctorOptions, Options};
use crate::doctor::{
    ActionFile, Asks, Bypass, Demands, PolicySeen, Seen, TagRules, TokenKind, Tried, WorkflowFile,
};
use crate::facts::{Answer, Failure, Need};
use crate::gates::policy;
use crate::github::{FileAnswer, GitHub, RepositoryAccess, Revision};
use crate::http::HttpClient;
use crate::ids::{RefName, RepoPath, RepoSlug, Sha, TeamSlug};

/// Everything that reading needs.
pub(super) struct Reading<'a> {
    pub(super) outside: &'a Outside,
    pub(super) options: &'a Options,
    pub(super) doctor: &'a DoctorOptions,
    pub(super) repository: &'a RepoSlug,
    pub(super) github: GitHub,
    /// GitHub with the token that may see teams, where one was given.
    pub(super) members: Option<GitHub>,
    pub(super) http: Arc<HttpClient>,
}

/// Everything that was read.
pub(super) struct Read {
    access: RepositoryAccess,
    policy_branch: RefName,
    token: TokenKind,
    pub(super) policy: PolicySeen,
    tried: Vec<Tried>,
    teams: Vec<(TeamSlug, Result<(), Failure>)>,
    rules: Result<Demands, Failure>,
    protection: Result<Demands, Failure>,
    tags: Option<Result<Vec<TagRules>, Failure>>,
    bypasses: Result<Vec<Bypass>, Failure>,
    workflows: Result<Vec<WorkflowFile>, Failure>,
    workflows_left: usize,
    actions: Vec<ActionFile>,
    sources: Vec<(Need, Result<Answer, Failure>)>,
    ours: Timestamp,
    theirs: Option<Timestamp>,
}

impl Read {
    /// As it is examined.
    pub(super) fn as_examined<'a>(
        &'a self,
        options: &'a Options,
        repository: &'a RepoSlug,
    ) -> Seen<'a> {
        Seen {
            repository,
            environment: &options.environment,
            policy_branch: &self.policy_branch,
            branch: &self.access.default_branch,
            private: self.access.private,
            push: self.access.push,
            scopes: self.access.scopes.as_deref(),
            token: self.token,
            policy: &self.policy,
            tried: &self.tried,
            teams: &self.teams,
            rules: &self.rules,
            protection: &self.protection,
            tags: self.tags.as_ref(),
            bypasses: &self.bypasses,
            workflows: &self.workflows,
            workflows_left: self.workflows_left,
            actions: &self.actions,
            sources: &self.sources,
            ours: self.ours,
            theirs: self.theirs,
        }
    }
}

impl Reading<'_> {
    /// Reads everything; only the repository itself must be there.
    ///
    /// # Errors
    /// Where the repository cannot be read.
    pub(super) async fn read(&self) -> Result<Read, Failure> {
        let access = self.github.repository_access(self.repository).await?;
        let branch = access.default_branch.clone();
        let named = self.doctor.reference.clone();
        let policy_branch = named.unwrap_or_else(|| branch.clone());
        let (policy, tip, rules, protection, files) = join5(
            self.policy(&policy_branch),
            self.github.branch_head(self.repository, &policy_branch),
            self.github.branch_rules(self.repository, &branch),
            self.github.branch_protection(self.repository, &branch),
            self.workflow_names(&branch),
        )
        .await;
        let tip = tip.map_err(Failure::from);
        let policy = self.seen(policy, tip.as_ref());
        let usable = match &policy {
            PolicySeen::Found { path, loaded } => {
                loaded.policy.as_ref().map(|policy| (path, policy))
            }
            _ => None,
        };
        let asks = usable.map(|(_, policy)| Asks::of(policy));
        let tags: OptionFuture<_> = asks
            .as_ref()
            .filter(|asks| asks.tags)
            .map(|_| self.github.tag_rules(self.repository))
            .into();
        let sources = async {
            match (usable, &tip) {
                (Some((path, policy)), Ok(tip)) => {
                    self.sources(policy, path, tip, &policy_branch).await
                }
                _ => Vec::new(),
            }
        };
        let (tried, (teams, tags, bypasses), workflows, sources) = join4(
            self.tried(&branch, &tip, asks.as_ref()),
            join3(
                self.teams(&tip, asks.as_ref()),
                tags,
                self.github.bypasses(self.repository),
            ),
            self.workflows(&branch, files),
            sources,
        )
        .await;
        let (workflows, workflows_left, actions) = match workflows {
            Ok(read) => (Ok(read.files), read.left, read.actions),
            Err(failure) => (Err(failure), 0, Vec::new()),
        };
        let tags = tags.map(|read| read.map(all).map_err(Failure::from));
        Ok(Read {
            token: self.token(access.scopes.is_some()),
            access,
            policy_branch,
            policy,
            tried,
            teams,
            rules: rules.map(Demands::from).map_err(Failure::from),
            protection: protection.map(Demands::from).map_err(Failure::from),
            tags,
            bypasses: bypasses.map(all).map_err(Failure::from),
            workflows,
            workflows_left,
            actions,
            sources,
            ours: (self.outside.clock)(),
            theirs: self.github.server_date(),
        })
    }

    /// The first of the policy's names that is there.
    async fn policy(&self, branch: &RefName) -> Result<Option<(RepoPath, Vec<u8>)>, Failure> {
        let paths = match &self.doctor.policy {
            Some(path) => vec![path.clone()],
            None => policy::default_paths(),
        };
        let revision = Revision::Branch(branch.clone());
        for path in paths {
            let answer = self
                .github
                .file_at(self.repository, &path, &revision, policy::LARGEST)
                .await?;
            if let FileAnswer::Found { bytes, .. } = answer {
                return Ok(Some((path, bytes)));
            }
        }
        Ok(None)
    }

    /// A policy that is not found where the branch itself cannot be seen is not missing.
    fn seen(
        &self,
        read: Result<Option<(RepoPath, Vec<u8>)>, Failure>,
        tip: Result<&Sha, &Failure>,
    ) -> PolicySeen {
        let now = (self.outside.clock)();
        match (read, tip) {
            (Err(failure), _) => PolicySeen::Unread(failure),
            (Ok(None), Err(failure)) => PolicySeen::Unread(failure.clone()),
            (Ok(None), Ok(_)) => PolicySeen::Missing,
            (Ok(Some((path, bytes))), _) => {
                let loaded = policy::lint_bytes(&bytes, &self.options.environment, now);
                let loaded = Box::new(loaded);
                PolicySeen::Found { path, loaded }
            }
        }
    }
}
