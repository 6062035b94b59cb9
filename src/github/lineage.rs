//! Tags, and which commits come between two of them.

use jiff::Timestamp;
use serde::Deserialize;

use super::account::{Account, RawPerson};
use super::client::GitHub;
use super::error::{Found, GitHubError, GitHubErrorKind, PagingFault};
use super::pages::{PER_PAGE, Plain};
use super::repository::{RawVerification, other_thing};
use super::route::Route;
use crate::ids::{RefName, RepoSlug, Sha};
use crate::text::Untrusted;

/// A tag as the repository lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListedTag {
    /// Its name, without `refs/tags/`.
    pub(crate) name: Untrusted,
    /// The commit that it leads to.
    pub(crate) commit: Sha,
}

/// How one commit stands to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Relation {
    /// Where the two part.
    pub(crate) fork: Sha,
    /// How many commits the second has and the first has not.
    pub(crate) ahead: u64,
    /// How many the first has and the second has not.
    pub(crate) behind: u64,
}

/// A commit of a range, with all that is read of it for notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RangeCommit {
    /// The commit.
    pub(crate) sha: Sha,
    /// The commits it follows.
    pub(crate) parents: Vec<Sha>,
    /// The author's name, as Git has it.
    pub(crate) name: Untrusted,
    /// The author's address.
    pub(crate) email: Untrusted,
    /// The author's account; `None` if the address belongs to none.
    pub(crate) account: Option<Account>,
    /// When it was committed, by the committer's own clock.
    pub(crate) committed_at: Timestamp,
    /// The message.
    pub(crate) message: Untrusted,
}

/// Whether a tag is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TagSignature {
    /// It has no object of its own that could be.
    Lightweight,
    /// GitHub verified it.
    Verified,
    /// GitHub did not, for this reason, in its word for it (`unsigned`, `bad_email`, …).
    Unverified(Untrusted),
}

#[derive(Deserialize)]
struct RawListedTag {
    name: String,
    commit: RawSha,
}

#[derive(Deserialize)]
struct RawComparison {
    status: String,
    ahead_by: u64,
    behind_by: u64,
    total_commits: u64,
    base_commit: RawSha,
    merge_base_commit: RawSha,
    commits: Vec<RawCommit>,
}

#[derive(Deserialize)]
struct RawSha {
    sha: Sha,
}

#[derive(Deserialize)]
struct RawCommit {
    sha: Sha,
    parents: Vec<RawSha>,
    author: Option<RawPerson>,
    commit: RawText,
}

#[derive(Deserialize)]
struct RawText {
    author: Option<RawAuthor>,
    committer: Option<RawCommitter>,
    message: String,
}

#[derive(Deserialize)]
struct RawAuthor {
    name: Option<String>,
    email: Option<String>,
}

#[derive(Deserialize)]
struct RawCommitter {
    date: Option<Timestamp>,
}

impl RawCommit {
    fn read(self) -> RangeCommit {
        let author = self.commit.author;
        let (name, email) = author.map_or((None, None), |author| (author.name, author.email));
        let committed = self.commit.committer.and_then(|committer| committer.date);
        RangeCommit {
            sha: self.sha,
            parents: self.parents.into_iter().map(|parent| parent.sha).collect(),
            name: Untrusted::new(name.unwrap_or_default()),
            email: Untrusted::new(email.unwrap_or_default()),
            account: self.author.and_then(RawPerson::account),
            committed_at: committed.unwrap_or(Timestamp::UNIX_EPOCH),
            message: Untrusted::new(self.commit.message),
        }
    }
}

/// A comparison, as far as it is asked for.
struct Page {
    relation: Relation,
    total: u64,
    commits: Vec<RangeCommit>,
}

/// So many commits of a range or a history are read.
pub(crate) const MOST_COMMITS: u64 = 5_000;

/// So many pages of tags are read: 15,000 tags.
const TAG_PAGES: u32 = 150;

impl GitHub {
    /// All tags with the commits they lead to. Source: REST reference, "List repository tags".
    pub(crate) async fn tags(&self, repository: &RepoSlug) -> Result<Vec<ListedTag>, GitHubError> {
        let route = Route::get(repository, "tags");
        let list = self.list_up_to::<Plain<RawListedTag>>(&route, "list of tag", TAG_PAGES);
        let tags = list.await?.into_iter().map(|tag| ListedTag {
            name: Untrusted::new(tag.name),
            commit: tag.commit.sha,
        });
        Ok(tags.collect())
    }

    /// Whether a tag is signed, and leads to this commit; `None` where it leads elsewhere.
    pub(crate) async fn tag_signature(
        &self,
        repository: &RepoSlug,
        tag: &RefName,
        commit: &Sha,
    ) -> Result<Option<TagSignature>, GitHubError> {
        let reference = self.tag_reference(repository, tag).await?;
        if reference.kind != "tag" {
            let here = reference.sha == *commit;
            return Ok(here.then_some(TagSignature::Lightweight));
        }
        let found = self.tag_object(repository, &reference.sha).await?;
        let leads_to = self.commit_behind(repository, found.object).await?;
        if leads_to != *commit {
            return Ok(None);
        }
        let is_this = found.tag == tag.as_str();
        Ok(Some(match found.verification {
            // Whoever signed another name has not signed this one.
            Some(RawVerification { verified: true, .. }) if !is_this => {
                TagSignature::Unverified(Untrusted::from("other_tag"))
            }
            Some(RawVerification { verified: true, .. }) => TagSignature::Verified,
            Some(verification) => TagSignature::Unverified(Untrusted::new(verification.reason)),
            None => TagSignature::Unverified(Untrusted::from("unsigned")),
        }))
    }

    /// How a commit stands to an earlier one; `None` where they have no history in common.
    pub(crate) async fn relation(
        &self,
        repository: &RepoSlug,
        base: &Sha,
        head: &Sha,
    ) -> Result<Option<Relation>, GitHubError> {
        // The files come with the first page only, and nothing of the second one is wanted.
        let route = compare(repository, base, head)
            .query("per_page", 1)
            .query("page", 2);
        match self.comparison(&route, base).await {
            Ok(page) => Ok(Some(page.relation)),
            Err(error) if error.kind == GitHubErrorKind::Unrelated => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The commits that `head` has and `base`, an ancestor of it, has not. All of them or none.
    pub(crate) async fn commits_between(
        &self,
        repository: &RepoSlug,
        base: &Sha,
        head: &Sha,
    ) -> Result<Vec<RangeCommit>, GitHubError> {
        let route = compare(repository, base, head).query("per_page", PER_PAGE);
        let mut commits: Vec<RangeCommit> = Vec::new();
        for number in 1.. {
            let page = route.clone().query("page", number);
            let Page {
                total,
                commits: more,
                ..
            } = self.comparison(&page, base).await?;
            let fail = |kind| GitHubError::new(&route, kind);
            if total > MOST_COMMITS {
                return Err(fail(GitHubErrorKind::Incomplete(PagingFault::Pages(
                    u32::try_from(MOST_COMMITS / u64::from(PER_PAGE)).unwrap_or(u32::MAX),
                ))));
            }
            let none = more.is_empty();
            commits.extend(more);
            match commits.len() as u64 {
                count if count == total => break,
                count if count > total || none => {
                    return Err(fail(GitHubErrorKind::Unreadable {
                        expected: "commit-comparison",
                        found: Found::OtherThing,
                    }));
                }
                _ => {}
            }
        }
        Ok(commits)
    }

    /// All that a commit stands on, itself first. All of it or nothing.
    pub(crate) async fn history(
        &self,
        repository: &RepoSlug,
        head: &Sha,
    ) -> Result<Vec<RangeCommit>, GitHubError> {
        let route = Route::get(repository, "commits").query("sha", head);
        let pages = u32::try_from(MOST_COMMITS / u64::from(PER_PAGE)).unwrap_or(u32::MAX);
        let list = self
            .list_up_to::<Plain<RawCommit>>(&route, "list of commit", pages)
            .await?;
        Ok(list.into_iter().map(RawCommit::read).collect())
    }

    async fn comparison(&self, route: &Route, base: &Sha) -> Result<Page, GitHubError> {
        let raw: RawComparison = self.object(route, "commit-comparison").await?;
        let (ahead, behind) = (raw.ahead_by, raw.behind_by);
        let status = match (ahead, behind) {
            (0, 0) => "identical",
            (_, 0) => "ahead",
            (0, _) => "behind",
            _ => "diverged",
        };
        // What contradicts itself is no answer.
        let is_sound = raw.base_commit.sha == *base
            && raw.status == status
            && raw.total_commits == ahead
            && (raw.merge_base_commit.sha == *base) == (behind == 0);
        if !is_sound {
            return Err(other_thing(route, "commit-comparison"));
        }
        Ok(Page {
            relation: Relation {
                fork: raw.merge_base_commit.sha,
                ahead,
                behind,
            },
            total: raw.total_commits,
            commits: raw.commits.into_iter().map(RawCommit::read).collect(),
        })
    }
}

fn compare(repository: &RepoSlug, base: &Sha, head: &Sha) -> Route {
    Route::get(repository, "compare").segment(format!("{base}...{head}"))
}
