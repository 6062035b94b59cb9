//! Pull requests.

use jiff::Timestamp;
use serde::Deserialize;

use super::account::Account;
use super::client::GitHub;
use super::error::GitHubError;
use super::issues::{IssueState, RawLabel, names};
use super::pages::Plain;
use super::repository::other_thing;
use super::route::Route;
use crate::ids::{PrNumber, RefName, RepoSlug, Sha};
use crate::text::Untrusted;

/// A pull request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PullRequest {
    /// Its number.
    pub(crate) number: PrNumber,
    /// Open or closed.
    pub(crate) state: IssueState,
    /// Whether it is a draft.
    pub(crate) draft: bool,
    /// Whether it was merged.
    pub(crate) merged: bool,
    /// When it was merged.
    pub(crate) merged_at: Option<Timestamp>,
    /// The commit that merging left on the base branch: a merge commit, a squashed one, or the
    /// last of a rebase. Before merging it is one that GitHub made to try it out.
    pub(crate) merge_commit: Option<Sha>,
    /// Title.
    pub(crate) title: Untrusted,
    /// Description; empty if there is none.
    pub(crate) body: Untrusted,
    /// What is to be merged.
    pub(crate) head: Head,
    /// The branch it is to be merged into.
    pub(crate) base_ref: RefName,
    /// The commit of that branch which GitHub compared with: it may have moved on.
    pub(crate) base_sha: Sha,
    /// Who opened it; `None` if the account is gone.
    pub(crate) author: Option<Account>,
    /// Labels.
    pub(crate) labels: Vec<Untrusted>,
    /// When it was opened.
    pub(crate) created_at: Timestamp,
    /// When anything of it last changed.
    pub(crate) updated_at: Timestamp,
    /// How many files it changes; a list of pull requests does not say.
    pub(crate) changed_files: Option<u64>,
    /// How many commits it has; a list of pull requests does not say.
    pub(crate) commits: Option<u64>,
}

/// A file that a pull request changes (schema `diff-entry`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangedFile {
    /// The path; where it was, if it is removed.
    pub(crate) path: Untrusted,
    /// The path before, if it was renamed.
    pub(crate) previous: Option<Untrusted>,
}

/// The head of a pull request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// The commit.
    pub(crate) sha: Sha,
    /// The branch's name: the author's own, in their own repository. To be shown, not asked for.
    pub(crate) branch: Untrusted,
    /// The repository; `None` if a fork is gone.
    pub(crate) repository: Option<RepoSlug>,
}

#[derive(Deserialize)]
struct RawPullRequest {
    number: PrNumber,
    state: IssueState,
    #[serde(default)]
    draft: bool,
    merged_at: Option<Timestamp>,
    merge_commit_sha: Option<Sha>,
    title: String,
    body: Option<String>,
    head: RawHead,
    base: RawBase,
    user: Option<Account>,
    labels: Vec<RawLabel>,
    created_at: Timestamp,
    updated_at: Timestamp,
    changed_files: Option<u64>,
    commits: Option<u64>,
}

#[derive(Deserialize)]
struct RawFile {
    filename: String,
    previous_filename: Option<String>,
}

#[derive(Deserialize)]
struct RawHead {
    sha: Sha,
    #[serde(rename = "ref")]
    branch: String,
    repo: Option<RawRepository>,
}

#[derive(Deserialize)]
struct RawBase {
    sha: Sha,
    #[serde(rename = "ref")]
    branch: RefName,
}

#[derive(Deserialize)]
struct RawRepository {
    full_name: RepoSlug,
}

impl From<RawPullRequest> for PullRequest {
    fn from(raw: RawPullRequest) -> Self {
        Self {
            number: raw.number,
            state: raw.state,
            draft: raw.draft,
            merged: raw.merged_at.is_some(),
            merged_at: raw.merged_at,
            merge_commit: raw.merge_commit_sha,
            title: Untrusted::new(raw.title),
            body: Untrusted::new(raw.body.unwrap_or_default()),
            head: Head {
                sha: raw.head.sha,
                branch: Untrusted::new(raw.head.branch),
                repository: raw.head.repo.map(|repository| repository.full_name),
            },
            base_ref: raw.base.branch,
            base_sha: raw.base.sha,
            author: raw.user,
            labels: names(raw.labels),
            created_at: raw.created_at,
            updated_at: raw.updated_at,
            changed_files: raw.changed_files,
            commits: raw.commits,
        }
    }
}

impl From<RawFile> for ChangedFile {
    fn from(raw: RawFile) -> Self {
        Self {
            path: Untrusted::new(raw.filename),
            previous: raw.previous_filename.map(Untrusted::new),
        }
    }
}

impl GitHub {
    /// One pull request.
    pub(crate) async fn pull_request(
        &self,
        repository: &RepoSlug,
        number: PrNumber,
    ) -> Result<PullRequest, GitHubError> {
        let route = Route::get(repository, "pulls").segment(number);
        let raw: RawPullRequest = self.object(&route, "pull-request").await?;
        if raw.number != number {
            return Err(other_thing(&route, "pull-request"));
        }
        Ok(raw.into())
    }

    /// All open pull requests, newest first.
    pub(crate) async fn open_pull_requests(
        &self,
        repository: &RepoSlug,
    ) -> Result<Vec<PullRequest>, GitHubError> {
        let route = Route::get(repository, "pulls").query("state", "open");
        let expected = "list of pull-request-simple";
        let list = self.list::<Plain<RawPullRequest>>(&route, expected).await?;
        Ok(list.into_iter().map(PullRequest::from).collect())
    }

    /// The pull requests that a commit belongs to, open or not: those that brought it, and those
    /// that have it among their commits.
    pub(crate) async fn pull_requests_with_commit(
        &self,
        repository: &RepoSlug,
        sha: &Sha,
    ) -> Result<Vec<PullRequest>, GitHubError> {
        let route = Route::get(repository, "commits")
            .segment(sha)
            .segment("pulls");
        let expected = "list of pull-request-simple";
        let list = self.list::<Plain<RawPullRequest>>(&route, expected).await?;
        Ok(list.into_iter().map(PullRequest::from).collect())
    }

    /// The files that a pull request changes. GitHub lists the first 3,000 and no more (REST
    /// reference, "List pull requests files"): how many there are says
    /// [`PullRequest::changed_files`].
    pub(crate) async fn changed_files(
        &self,
        repository: &RepoSlug,
        number: PrNumber,
    ) -> Result<Vec<ChangedFile>, GitHubError> {
        let route = Route::get(repository, "pulls")
            .segment(number)
            .segment("files");
        let expected = "list of diff-entry";
        let list = self.list::<Plain<RawFile>>(&route, expected).await?;
        Ok(list.into_iter().map(ChangedFile::from).collect())
    }
}
