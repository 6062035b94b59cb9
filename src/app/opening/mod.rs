//! Reads what a run starts from: the subject, the policy at a resolved commit, and what is
//! published already. Everything that does not wait for something else is read at once.

mod policy;

pub(super) use policy::{PolicyFound, record, shown_path};

use futures_util::future::OptionFuture;

use crate::event::{EventContext, PullRequestHint, Target};
use crate::facts::{Failure, FailureKind};
use crate::github::{AccountKind, Commit, GitHub, PullRequest};
use crate::ids::{PrNumber, RefName, RepoPath, RepoSlug, Sha};
use crate::subject::{Person, PullRequestFacts, Subject, SubjectKind};

/// What is to be read.
pub(crate) struct Wanted<'a> {
    /// GitHub.
    pub(crate) github: &'a GitHub,
    /// The event.
    pub(crate) event: &'a EventContext,
    /// Which subject.
    pub(crate) target: &'a Target,
    /// The policy's path, where it is given.
    pub(crate) path: Option<&'a RepoPath>,
    /// The branch to read the policy from, where it is given.
    pub(crate) reference: Option<&'a RefName>,
}

/// A subject with the branch that its policy comes from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Looked {
    /// The subject.
    pub(crate) subject: Subject,
    /// The branch whose tip has the policy.
    pub(crate) branch: RefName,
}

impl Wanted<'_> {
    fn repository(&self) -> &RepoSlug {
        &self.event.repository
    }

    /// The branch that is likely to have the policy: only to ask early.
    pub(crate) fn likely_branch(&self) -> Option<&RefName> {
        let hinted = match self.target {
            Target::PullRequest {
                hint: Some(PullRequestHint { base, .. }),
                ..
            } => Some(base),
            Target::MergeGroup { base, .. } => Some(base),
            _ => None,
        };
        self.reference
            .or(hinted)
            .or(self.event.default_branch.as_ref())
    }

    /// The subject as it is now.
    ///
    /// # Errors
    /// Where GitHub does not tell.
    pub(crate) async fn look(&self) -> Result<Looked, Failure> {
        match self.target {
            Target::PullRequest { number, .. } => {
                let pull_request = self.github.pull_request(self.repository(), *number).await?;
                Ok(self.of_pull_request(pull_request))
            }
            Target::MergeGroup { head, base, number } => {
                let pull_request: OptionFuture<_> = number
                    .map(|number| self.github.pull_request(self.repository(), number))
                    .into();
                let pull_request = pull_request.await.transpose()?;
                let kind = SubjectKind::MergeGroup {
                    base: base.clone(),
                    pull_request: pull_request.map(|read| Box::new(self.facts(&read))),
                };
                Ok(self.with_branch(self.subject(head.clone(), kind), base.clone()))
            }
            Target::Tag { name, .. } => {
                let (sha, branch) =
                    futures_util::future::try_join(self.tag(name), self.default_branch()).await?;
                let kind = SubjectKind::Tag { name: name.clone() };
                Ok(self.with_branch(self.subject(sha, kind), branch))
            }
            Target::Commit { sha } => {
                let (commit, branch) =
                    futures_util::future::try_join(self.commit(sha), self.default_branch()).await?;
                Ok(self.with_branch(self.subject(commit.sha, SubjectKind::Commit), branch))
            }
            Target::ReleaseIssue { .. } | Target::AllOpen | Target::Nothing { .. } => {
                Err(Failure::new(FailureKind::NotGathered, "subject"))
            }
        }
    }

    fn of_pull_request(&self, read: PullRequest) -> Looked {
        let base = read.base_ref.clone();
        let kind = SubjectKind::PullRequest(Box::new(self.facts(&read)));
        self.with_branch(self.subject(read.head.sha, kind), base)
    }

    /// What a pull request says about itself, for the gates.
    fn facts(&self, read: &PullRequest) -> PullRequestFacts {
        let author = read.author.as_ref().map(|author| Person {
            id: author.id,
            login: author.login.clone(),
            human: author.kind == AccountKind::User,
        });
        PullRequestFacts {
            number: read.number,
            title: read.title.clone(),
            body: read.body.clone(),
            labels: read.labels.clone(),
            author,
            draft: read.draft,
            base: read.base_ref.clone(),
            head: read.head.sha.clone(),
            head_branch: read.head.branch.clone(),
            commits: read.commits,
            changed_files: read.changed_files,
            from_fork: read.head.repository.as_ref() != Some(self.repository()),
            opened: read.created_at,
        }
    }

    fn subject(&self, sha: Sha, kind: SubjectKind) -> Subject {
        Subject {
            repository: self.repository().clone(),
            sha,
            kind,
        }
    }

    fn with_branch(&self, subject: Subject, branch: RefName) -> Looked {
        Looked {
            subject,
            branch: self.reference.cloned().unwrap_or(branch),
        }
    }

    async fn tag(&self, name: &RefName) -> Result<Sha, Failure> {
        Ok(self.github.tag_commit(self.repository(), name).await?)
    }

    async fn commit(&self, sha: &Sha) -> Result<Commit, Failure> {
        Ok(self.github.commit(self.repository(), sha).await?)
    }

    async fn default_branch(&self) -> Result<RefName, Failure> {
        match (self.reference, &self.event.default_branch) {
            (Some(branch), _) | (None, Some(branch)) => Ok(branch.clone()),
            (None, None) => Ok(self
                .github
                .repository(self.repository())
                .await?
                .default_branch),
        }
    }

    /// The tip of a branch.
    pub(crate) async fn tip(&self, branch: &RefName) -> Result<Sha, Failure> {
        Ok(self.github.branch_head(self.repository(), branch).await?)
    }
}

/// The number under which comments of a subject stand.
pub(crate) fn comment_number(target: &Target) -> Option<PrNumber> {
    match target {
        Target::PullRequest { number, .. } => Some(*number),
        _ => None,
    }
}

/// The commit that the subject probably is: only to ask early.
pub(crate) fn likely_commit(target: &Target) -> Option<&Sha> {
    match target {
        Target::PullRequest {
            hint: Some(hint), ..
        } => Some(&hint.head),
        Target::MergeGroup { head: sha, .. } | Target::Commit { sha } => Some(sha),
        _ => None,
    }
}
