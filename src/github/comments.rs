//! Comments on issues and pull requests.

use std::fmt;

use http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::account::Account;
use super::client::GitHub;
use super::error::{Found, GitHubError, GitHubErrorKind};
use super::pages::Plain;
use super::route::Route;
use crate::ids::{PrNumber, RepoSlug};
use crate::text::{Markdown, Untrusted};

/// GitHub's number of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct CommentId(pub(crate) u64);

impl fmt::Display for CommentId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    /// Its number.
    pub(crate) id: CommentId,
    /// Its name in GraphQL.
    pub(crate) node_id: Untrusted,
    /// Who wrote it; `None` if the account is gone.
    pub(crate) author: Option<Account>,
    /// The app it was written through, if any.
    pub(crate) app: Option<App>,
    /// The text.
    pub(crate) body: Untrusted,
    /// When it was written.
    pub(crate) created_at: Timestamp,
    /// When it was last edited; the same as `created_at` if never.
    pub(crate) updated_at: Timestamp,
    /// Its page.
    pub(crate) html_url: Untrusted,
    /// Whether anybody reacted with one of [`Reaction`]; whose reaction it is, is not told here.
    pub(crate) acknowledged: bool,
}

/// A reaction that says that a comment was read, and what came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Reaction {
    /// Seen.
    #[serde(rename = "eyes")]
    Eyes,
    /// Taken.
    #[serde(rename = "+1")]
    ThumbsUp,
    /// Not understood.
    #[serde(rename = "confused")]
    Confused,
}

/// A GitHub app.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct App {
    /// Its number.
    pub(crate) id: u64,
    /// Its short name, such as `github-actions`.
    #[serde(default)]
    pub(crate) slug: Untrusted,
}

#[derive(Deserialize)]
struct RawComment {
    id: CommentId,
    node_id: String,
    user: Option<Account>,
    performed_via_github_app: Option<App>,
    body: String,
    created_at: Timestamp,
    updated_at: Timestamp,
    html_url: String,
    reactions: Option<RawReactions>,
}

/// How often each was given (schema `reaction-rollup`).
#[derive(Deserialize)]
struct RawReactions {
    #[serde(default)]
    eyes: u64,
    #[serde(default, rename = "+1")]
    thumbs_up: u64,
    #[serde(default)]
    confused: u64,
}

impl RawReactions {
    fn any(&self) -> bool {
        [self.eyes, self.thumbs_up, self.confused]
            .iter()
            .any(|count| *count > 0)
    }
}

/// A reaction, as it is sent and as it comes back.
#[derive(Serialize, Deserialize)]
struct RawReaction {
    content: Reaction,
}

#[derive(Serialize)]
struct CommentBody<'a> {
    body: &'a str,
}

impl From<RawComment> for Comment {
    fn from(raw: RawComment) -> Self {
        Self {
            id: raw.id,
            node_id: Untrusted::new(raw.node_id),
            author: raw.user,
            app: raw.performed_via_github_app,
            body: Untrusted::new(raw.body),
            created_at: raw.created_at,
            updated_at: raw.updated_at,
            html_url: Untrusted::new(raw.html_url),
            acknowledged: raw.reactions.is_some_and(|reactions| reactions.any()),
        }
    }
}

impl GitHub {
    /// All comments, oldest first.
    pub(crate) async fn comments(
        &self,
        repository: &RepoSlug,
        number: PrNumber,
    ) -> Result<Vec<Comment>, GitHubError> {
        self.all(&on(Method::GET, repository, number)).await
    }

    /// The comments that were written or edited since an instant, oldest first.
    pub(crate) async fn comments_since(
        &self,
        repository: &RepoSlug,
        number: PrNumber,
        since: Timestamp,
    ) -> Result<Vec<Comment>, GitHubError> {
        // GitHub's form has whole seconds: rounded down, so that none is missed.
        let since = since.strftime("%Y-%m-%dT%H:%M:%SZ");
        let route = on(Method::GET, repository, number).query("since", since);
        self.all(&route).await
    }

    async fn all(&self, route: &Route) -> Result<Vec<Comment>, GitHubError> {
        let expected = "list of issue-comment";
        let list = self.list::<Plain<RawComment>>(route, expected).await?;
        Ok(list.into_iter().map(Comment::from).collect())
    }

    /// Writes a comment, of at most 65,536 characters.
    pub(crate) async fn create_comment(
        &self,
        repository: &RepoSlug,
        number: PrNumber,
        body: &Markdown,
    ) -> Result<Comment, GitHubError> {
        let route = on(Method::POST, repository, number);
        let body = CommentBody {
            body: body.as_str(),
        };
        let raw: RawComment = self.write(&route, "issue-comment", &body).await?;
        Ok(raw.into())
    }

    /// Gives a comment another text.
    pub(crate) async fn update_comment(
        &self,
        repository: &RepoSlug,
        id: CommentId,
        body: &Markdown,
    ) -> Result<Comment, GitHubError> {
        let route = one(Method::PATCH, repository, id);
        let body = CommentBody {
            body: body.as_str(),
        };
        let raw: RawComment = self.write(&route, "issue-comment", &body).await?;
        Ok(raw.into())
    }

    /// Deletes a comment. One that is gone already is `NotFound`.
    pub(crate) async fn delete_comment(
        &self,
        repository: &RepoSlug,
        id: CommentId,
    ) -> Result<(), GitHubError> {
        self.delete(&one(Method::DELETE, repository, id)).await
    }

    /// Reacts to a comment. Doing it twice leaves one reaction.
    pub(crate) async fn add_reaction(
        &self,
        repository: &RepoSlug,
        id: CommentId,
        reaction: Reaction,
    ) -> Result<(), GitHubError> {
        let route = one(Method::POST, repository, id).segment("reactions");
        let body = RawReaction { content: reaction };
        let made: RawReaction = self.write(&route, "reaction", &body).await?;
        if made.content != reaction {
            let kind = GitHubErrorKind::Unreadable {
                expected: "reaction",
                found: Found::OtherThing,
            };
            return Err(GitHubError::new(&route, kind.of_write()));
        }
        Ok(())
    }
}

fn on(method: Method, repository: &RepoSlug, number: PrNumber) -> Route {
    Route::repository(method, repository)
        .segment("issues")
        .segment(number)
        .segment("comments")
}

fn one(method: Method, repository: &RepoSlug, id: CommentId) -> Route {
    Route::repository(method, repository)
        .segments("issues/comments")
        .segment(id)
}
