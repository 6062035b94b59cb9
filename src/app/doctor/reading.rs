//! Reads what is examined: the repository first, then all that does not wait for anything else, then
//! what the policy and the folder of workflows lead to.

use std::collections::BTreeSet;
use std::sync::Arc;

use futures_util::future::{OptionFuture, join, join4, join5};
use jiff::Timestamp;
use secrecy::ExposeSecret;

use crate::app::outside::Outside;
use crate::cli::{DoctorOptions, Options};
use crate::doctor::{
    self, Asks, Demands, PolicySeen, Seen, TagRules, TokenKind, Tried, WorkflowFile,
};
use crate::facts::gather::{Sources, gather};
use crate::facts::{Answer, Facts, Failure, Need};
use crate::gates::policy;
use crate::github::{BranchDemands, FileAnswer, GitHub, RepositoryAccess, Revision};
use crate::http::HttpClient;
use crate::ids::{RefName, RepoPath, RepoSlug, Sha, TeamSlug};
use crate::subject::{Context, PolicyOrigin, Subject, SubjectKind};

/// How many teams are looked up.
const MOST_TEAMS: usize = 20;

/// How often what was read may lead to something more: a folder to a lockfile, a file to queries.
const STEPS: usize = 4;

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
    workflows: Result<Vec<WorkflowFile>, Failure>,
    workflows_left: usize,
    sources: Vec<(Need, Result<Answer, Failure>)>,
    ours: Timestamp,
    theirs: Option<Timestamp>,
}

impl Read {
    /// As it is examined.
    pub(super) fn as_examined<'a>(&'a self, options: &'a Options) -> Seen<'a> {
        Seen {
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
            workflows: &self.workflows,
            workflows_left: self.workflows_left,
            sources: &self.sources,
            ours: self.ours,
            theirs: self.theirs,
        }
    }
}

impl From<BranchDemands> for Demands {
    fn from(read: BranchDemands) -> Self {
        Self {
            checks: read.checks,
            strict: read.strict,
            merge_queue: read.merge_queue,
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
        let (tried, (teams, tags), workflows, sources) = join4(
            self.tried(&branch, &tip, asks.as_ref()),
            join(self.teams(&tip, asks.as_ref()), tags),
            self.workflows(&branch, files),
            sources,
        )
        .await;
        let (workflows, workflows_left) = match workflows {
            Ok((files, left)) => (Ok(files), left),
            Err(failure) => (Err(failure), 0),
        };
        let tag_rules = |rules: crate::github::TagRules| TagRules {
            include: rules.include,
            exclude: rules.exclude,
            no_update: rules.no_update,
            no_deletion: rules.no_deletion,
        };
        let tags = tags.map(|read| read.map(|rules| rules.into_iter().map(tag_rules).collect()));
        Ok(Read {
            token: self.token(access.scopes.is_some()),
            access,
            policy_branch,
            policy,
            tried,
            teams,
            rules: rules.map(Demands::from).map_err(Failure::from),
            protection: protection.map(Demands::from).map_err(Failure::from),
            tags: tags.map(|tags| tags.map_err(Failure::from)),
            workflows,
            workflows_left,
            sources,
            ours: (self.outside.clock)(),
            theirs: self.github.server_date(),
        })
    }

    fn token(&self, has_scopes: bool) -> TokenKind {
        let Some(token) = &self.doctor.github.token else {
            return TokenKind::Nobody;
        };
        match token.expose_secret() {
            token if token.starts_with("ghs_") => TokenKind::Installation,
            token if token.starts_with("ghp_") || token.starts_with("gho_") || has_scopes => {
                TokenKind::Scoped
            }
            _ => TokenKind::Other,
        }
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

    /// What a run of the gates reads of GitHub, kind by kind.
    async fn tried(
        &self,
        branch: &RefName,
        tip: &Result<Sha, Failure>,
        asks: Option<&Asks>,
    ) -> Vec<Tried> {
        let (github, repository) = (&self.github, self.repository);
        let issues = asks.is_none_or(|asks| asks.release_issue || asks.emergency);
        let issues: OptionFuture<_> = issues.then(|| github.may_read_issues(repository)).into();
        let (pulls, statuses, issues) = futures_util::future::join3(
            github.may_read_pull_requests(repository),
            github.may_read_statuses(repository, branch),
            issues,
        )
        .await;
        let tried = |id, scope, outcome| Tried { id, scope, outcome };
        let mut all = vec![
            tried(
                "token/contents",
                "contents: read",
                tip.as_ref().map(|_| ()).map_err(Clone::clone),
            ),
            tried(
                "token/pull-requests",
                "pull-requests: read",
                pulls.map_err(Failure::from),
            ),
            tried(
                "token/statuses",
                "statuses: read",
                statuses.map_err(Failure::from),
            ),
        ];
        let issues = issues.map(|read| read.map_err(Failure::from));
        all.extend(issues.map(|outcome| tried("token/issues", "issues: read", outcome)));
        all
    }

    async fn teams(
        &self,
        tip: &Result<Sha, Failure>,
        asks: Option<&Asks>,
    ) -> Vec<(TeamSlug, Result<(), Failure>)> {
        let teams = asks.map_or(&[][..], |asks| asks.teams.as_slice());
        let need = |team: &TeamSlug| Need::Team { team: team.clone() };
        let facts = match tip {
            Ok(tip) => {
                let needs: BTreeSet<Need> = teams.iter().take(MOST_TEAMS).map(need).collect();
                let subject = self.subject(tip);
                gather(&self.readers(&subject, tip), needs).await
            }
            // Without a commit there is nothing to ask for; that it cannot be read is told.
            Err(_) => Facts::default(),
        };
        let outcome = |team: &TeamSlug| {
            let read = facts.get(&need(team)).map(|_| ());
            (team.clone(), read)
        };
        teams.iter().map(outcome).collect()
    }

    /// What the gates read first of a release, as if the tip were to be released now.
    async fn sources(
        &self,
        policy: &policy::Policy,
        path: &RepoPath,
        tip: &Sha,
        branch: &RefName,
    ) -> Vec<(Need, Result<Answer, Failure>)> {
        let context = Context {
            subject: self.subject(tip),
            now: (self.outside.clock)().to_zoned(policy.general.clock()),
            policy: PolicyOrigin {
                path: path.clone(),
                sha: Some(tip.clone()),
                branch: Some(branch.clone()),
                differs_in_subject: None,
            },
        };
        let readers = self.readers(&context.subject, tip);
        let mut facts = Facts::default();
        let mut asked = Vec::new();
        for _ in 0..STEPS {
            let needs = policy.gates.needs(&context, &facts);
            let needs: BTreeSet<Need> = needs.into_iter().filter(doctor::is_source).collect();
            let needs: BTreeSet<Need> = needs.into_iter().filter(|need| !facts.has(need)).collect();
            if needs.is_empty() {
                break;
            }
            asked.extend(needs.iter().cloned());
            facts.extend(gather(&readers, needs).await);
        }
        let outcome = |need: Need| {
            let read = facts.get(&need).cloned();
            (need, read)
        };
        asked.into_iter().map(outcome).collect()
    }

    /// The tip of the branch, as if it were to be released.
    fn subject(&self, tip: &Sha) -> Subject {
        Subject {
            repository: self.repository.clone(),
            sha: tip.clone(),
            kind: SubjectKind::Commit,
        }
    }

    fn readers<'a>(&'a self, subject: &'a Subject, sha: &'a Sha) -> Sources<'a> {
        Sources {
            github: Some(&self.github),
            members: self.members.as_ref(),
            ourselves: None,
            http: &self.http,
            files: &self.outside.files,
            policy_sha: Some(sha),
            subject: Some(subject),
            variables: &self.outside.variables,
            console: &self.outside.console,
            now: &*self.outside.clock,
        }
    }
}
