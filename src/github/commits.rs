//! Commits and the people of them.

use serde::Deserialize;

use super::account::{Account, RawPerson};
use super::client::GitHub;
use super::error::GitHubError;
use super::pages::Plain;
use super::repository::other_thing;
use super::route::Route;
use crate::ids::{PrNumber, RepoSlug, Sha};
use crate::text::Untrusted;

/// A commit with its people. Names and addresses are whatever somebody told Git, and an account
/// is whoever has that address; `verified` says whether a signature vouches for the committer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PullRequestCommit {
    /// The commit.
    pub(crate) sha: Sha,
    /// The commits it follows.
    pub(crate) parents: Vec<Sha>,
    /// The author's account; `None` if the address belongs to none.
    pub(crate) author: Option<Account>,
    /// The committer's account; `None` if the address belongs to none.
    pub(crate) committer: Option<Account>,
    /// The author's name; empty if there is none.
    pub(crate) author_name: Untrusted,
    /// The committer's name; empty if there is none.
    pub(crate) committer_name: Untrusted,
    /// Whether GitHub verified the signature.
    pub(crate) verified: bool,
    /// The message.
    pub(crate) message: Untrusted,
}

#[derive(Deserialize)]
struct RawCommit {
    sha: Sha,
    parents: Vec<RawParent>,
    author: Option<RawPerson>,
    committer: Option<RawPerson>,
    commit: RawText,
}

#[derive(Deserialize)]
struct RawParent {
    sha: Sha,
}

#[derive(Deserialize)]
struct RawText {
    author: Option<RawSignature>,
    committer: Option<RawSignature>,
    message: String,
    verification: Option<RawVerification>,
}

#[derive(Deserialize)]
struct RawSignature {
    name: Option<String>,
}

#[derive(Deserialize)]
struct RawVerification {
    verified: bool,
}

fn name(signature: Option<RawSignature>) -> Untrusted {
    let name = signature.and_then(|signature| signature.name);
    Untrusted::new(name.unwrap_or_default())
}

impl From<RawCommit> for PullRequestCommit {
    fn from(raw: RawCommit) -> Self {
        let verification = raw.commit.verification;
        Self {
            sha: raw.sha,
            parents: raw.parents.into_iter().map(|parent| parent.sha).collect(),
            author: raw.author.and_then(RawPerson::account),
            committer: raw.committer.and_then(RawPerson::account),
            author_name: name(raw.commit.author),
            committer_name: name(raw.commit.committer),
            verified: verification.is_some_and(|verification| verification.verified),
            message: Untrusted::new(raw.commit.message),
        }
    }
}

#[derive(Deserialize)]
struct RawComparison {
    merge_base_commit: RawParent,
}

impl GitHub {
    /// The commit at which another one leaves the line of a first. Source: REST reference, "Compare
    /// two commits"; its files come with the first page only, and are not read. Both are names of
    /// commits: a branch's name may be a tag's, too, and anybody who pushes tags may choose it.
    pub(crate) async fn merge_base(
        &self,
        repository: &RepoSlug,
        tip: &Sha,
        sha: &Sha,
    ) -> Result<Sha, GitHubError> {
        let route = Route::get(repository, "compare")
            .segment(format!("{tip}...{sha}"))
            .query("per_page", 1)
            .query("page", 2);
        let raw: RawComparison = self.object(&route, "commit-comparison").await?;
        Ok(raw.merge_base_commit.sha)
    }

    /// The commits of a pull request, oldest first. GitHub lists the first 250 and no more (REST
    /// reference, "List commits on a pull request"): how many there are says
    /// [`super::PullRequest::commits`].
    pub(crate) async fn pull_request_commits(
        &self,
        repository: &RepoSlug,
        number: PrNumber,
    ) -> Result<Vec<PullRequestCommit>, GitHubError> {
        let route = Route::get(repository, "pulls")
            .segment(number)
            .segment("commits");
        let list = self
            .list::<Plain<RawCommit>>(&route, "list of commit")
            .await?;
        Ok(list.into_iter().map(PullRequestCommit::from).collect())
    }

    /// One commit and its people.
    pub(crate) async fn commit_people(
        &self,
        repository: &RepoSlug,
        sha: &Sha,
    ) -> Result<PullRequestCommit, GitHubError> {
        // The pages are of its files, which are not read: one is enough.
        let route = Route::get(repository, "commits")
            .segment(sha)
            .query("per_page", 1);
        let raw: RawCommit = self.object(&route, "commit").await?;
        if raw.sha != *sha {
            return Err(other_thing(&route, "commit"));
        }
        Ok(raw.into())
    }
}
