//! The repository, its branches, tags and commits.

use http::Method;
use jiff::Timestamp;
use serde::Deserialize;

use super::account::{Account, RawPerson};
use super::client::GitHub;
use super::error::{Found, GitHubError, GitHubErrorKind};
use super::files::Revision;
use super::pages::Plain;
use super::route::Route;
use crate::ids::{RefName, RepoPath, RepoSlug, Sha};
use crate::text::Untrusted;

/// How many tags of tags are followed to a commit.
const NESTED_TAGS: usize = 5;

/// A repository.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Repository {
    /// Owner and name as they are now; another than was asked for after a renaming.
    pub(crate) full_name: RepoSlug,
    /// The branch that pull requests go to unless said otherwise.
    pub(crate) default_branch: RefName,
}

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Commit {
    /// The commit itself.
    pub(crate) sha: Sha,
    /// Its tree: the same in two commits means the same contents.
    pub(crate) tree: Sha,
    /// When it was committed, by the committer's own clock: anybody may write what they like.
    pub(crate) committed_at: Timestamp,
}

/// The last commit that touched a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileCommit {
    /// The commit.
    pub(crate) sha: Sha,
    /// The account of its author, if its address belongs to one.
    pub(crate) author: Option<Account>,
    /// When it was committed, by the committer's own clock.
    pub(crate) committed_at: Timestamp,
    /// The message.
    pub(crate) message: Untrusted,
}

#[derive(Deserialize)]
struct RawRef {
    #[serde(rename = "ref")]
    name: String,
    object: RawObject,
}

/// A tag object.
#[derive(Deserialize)]
pub(super) struct RawTag {
    sha: Sha,
    /// The name that it was made for.
    pub(super) tag: String,
    /// What it points to.
    pub(super) object: RawObject,
    pub(super) verification: Option<RawVerification>,
}

/// What GitHub says of a signature.
#[derive(Deserialize)]
pub(super) struct RawVerification {
    pub(super) verified: bool,
    /// Its word for why not.
    #[serde(default)]
    pub(super) reason: String,
}

/// What a reference or a tag object points to.
#[derive(Deserialize)]
pub(super) struct RawObject {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) sha: Sha,
}

#[derive(Deserialize)]
struct RawSha {
    sha: Sha,
}

#[derive(Deserialize)]
struct RawSignature {
    date: Timestamp,
}

#[derive(Deserialize)]
struct RawGitCommit {
    sha: Sha,
    tree: RawSha,
    committer: RawSignature,
}

#[derive(Deserialize)]
struct RawCommit {
    sha: Sha,
    commit: RawCommitText,
    author: Option<RawPerson>,
}

#[derive(Deserialize)]
struct RawCommitText {
    message: String,
    committer: RawSignature,
}

impl GitHub {
    /// The repository.
    pub(crate) async fn repository(&self, name: &RepoSlug) -> Result<Repository, GitHubError> {
        let route = Route::repository(Method::GET, name);
        self.object(&route, "full-repository").await
    }

    /// The commit that a branch points to now.
    pub(crate) async fn branch_head(
        &self,
        repository: &RepoSlug,
        branch: &RefName,
    ) -> Result<Sha, GitHubError> {
        let route = Route::get(repository, "git/ref/heads").segments(branch.as_str());
        let object = self
            .reference(&route, &format!("refs/heads/{branch}"))
            .await?;
        match object.kind.as_str() {
            "commit" => Ok(object.sha),
            _ => Err(GitHubError::new(&route, GitHubErrorKind::NotACommit)),
        }
    }

    /// The commit that a tag leads to, through annotated tags where there are any.
    pub(crate) async fn tag_commit(
        &self,
        repository: &RepoSlug,
        tag: &RefName,
    ) -> Result<Sha, GitHubError> {
        let object = self.tag_reference(repository, tag).await?;
        self.commit_behind(repository, object).await
    }

    /// What a tag points to.
    pub(super) async fn tag_reference(
        &self,
        repository: &RepoSlug,
        tag: &RefName,
    ) -> Result<RawObject, GitHubError> {
        let route = Route::get(repository, "git/ref/tags").segments(tag.as_str());
        self.reference(&route, &format!("refs/tags/{tag}")).await
    }

    /// A tag object.
    pub(super) async fn tag_object(
        &self,
        repository: &RepoSlug,
        object: &Sha,
    ) -> Result<RawTag, GitHubError> {
        let route = Route::get(repository, "git/tags").segment(object);
        let tag: RawTag = self.object(&route, "git-tag").await?;
        match tag.sha == *object {
            true => Ok(tag),
            false => Err(other_thing(&route, "git-tag")),
        }
    }

    /// The commit that an object leads to, through tag objects where there are any.
    pub(super) async fn commit_behind(
        &self,
        repository: &RepoSlug,
        mut object: RawObject,
    ) -> Result<Sha, GitHubError> {
        for _ in 0..NESTED_TAGS {
            if object.kind != "tag" {
                break;
            }
            object = self.tag_object(repository, &object.sha).await?.object;
        }
        match object.kind.as_str() {
            "commit" => Ok(object.sha),
            _ => {
                let route = Route::get(repository, "git/tags").segment(&object.sha);
                Err(GitHubError::new(&route, GitHubErrorKind::NotACommit))
            }
        }
    }

    async fn reference(&self, route: &Route, name: &str) -> Result<RawObject, GitHubError> {
        let reference: RawRef = self.object(route, "git-ref").await?;
        if reference.name != name {
            return Err(other_thing(route, "git-ref"));
        }
        Ok(reference.object)
    }

    /// A commit by its SHA.
    pub(crate) async fn commit(
        &self,
        repository: &RepoSlug,
        sha: &Sha,
    ) -> Result<Commit, GitHubError> {
        let route = Route::get(repository, "git/commits").segment(sha);
        let commit: RawGitCommit = self.object(&route, "git-commit").await?;
        if commit.sha != *sha {
            return Err(other_thing(&route, "git-commit"));
        }
        Ok(Commit {
            sha: commit.sha,
            tree: commit.tree.sha,
            committed_at: commit.committer.date,
        })
    }

    /// The last commit on the way to `revision` that touched `path`; `None` if none did.
    pub(crate) async fn file_commits(
        &self,
        repository: &RepoSlug,
        path: &RepoPath,
        revision: &Revision,
    ) -> Result<Option<FileCommit>, GitHubError> {
        let route = Route::get(repository, "commits")
            .query("path", path)
            .query("sha", revision)
            .query("per_page", 1);
        let commits: Vec<RawCommit> = self
            .first_page::<Plain<_>>(&route, "list of commit")
            .await?;
        Ok(commits.into_iter().next().map(|commit| FileCommit {
            sha: commit.sha,
            author: commit.author.and_then(RawPerson::account),
            committed_at: commit.commit.committer.date,
            message: Untrusted::new(commit.commit.message),
        }))
    }
}

/// The answer is of the right shape and not about what was asked for.
pub(super) fn other_thing(route: &Route, expected: &'static str) -> GitHubError {
    let found = Found::OtherThing;
    GitHubError::new(route, GitHubErrorKind::Unreadable { expected, found })
}
