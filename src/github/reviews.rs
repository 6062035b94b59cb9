//! Reviews of a pull request.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::account::Account;
use super::client::GitHub;
use super::error::GitHubError;
use super::pages::Plain;
use super::route::Route;
use crate::ids::{PrNumber, RepoSlug, Sha};
use crate::text::Untrusted;

/// GitHub's number of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct ReviewId(pub(crate) u64);

impl fmt::Display for ReviewId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Review {
    /// Its number.
    pub(crate) id: ReviewId,
    /// Its name in GraphQL.
    pub(crate) node_id: Untrusted,
    /// Who gave it; `None` if the account is gone.
    pub(crate) author: Option<Account>,
    /// What it says.
    pub(crate) state: ReviewState,
    /// The commit that was the head when it was given; `None` if GitHub does not say.
    pub(crate) commit: Option<Sha>,
    /// The text; empty if there is none. It can be edited later without any date changing here.
    pub(crate) body: Untrusted,
    /// When it was given; `None` while it is pending.
    pub(crate) submitted_at: Option<Timestamp>,
    /// Its page.
    pub(crate) html_url: Untrusted,
}

/// What a review says. The words are GraphQL's `PullRequestReviewState`: the REST description
/// names none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum ReviewState {
    /// Yes.
    Approved,
    /// No.
    ChangesRequested,
    /// Neither.
    Commented,
    /// Somebody took it away.
    Dismissed,
    /// Not given yet; only its author sees it.
    Pending,
    /// A word that this version does not know; never an approval.
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct RawReview {
    id: ReviewId,
    node_id: String,
    user: Option<Account>,
    state: ReviewState,
    commit_id: Option<Sha>,
    body: Option<String>,
    submitted_at: Option<Timestamp>,
    html_url: String,
}

impl From<RawReview> for Review {
    fn from(raw: RawReview) -> Self {
        Self {
            id: raw.id,
            node_id: Untrusted::new(raw.node_id),
            author: raw.user,
            state: raw.state,
            commit: raw.commit_id,
            body: Untrusted::new(raw.body.unwrap_or_default()),
            submitted_at: raw.submitted_at,
            html_url: Untrusted::new(raw.html_url),
        }
    }
}

impl GitHub {
    /// All reviews of a pull request, oldest first.
    pub(crate) async fn reviews(
        &self,
        repository: &RepoSlug,
        number: PrNumber,
    ) -> Result<Vec<Review>, GitHubError> {
        let route = Route::get(repository, "pulls")
            .segment(number)
            .segment("reviews");
        let expected = "list of pull-request-review";
        let list = self.list::<Plain<RawReview>>(&route, expected).await?;
        Ok(list.into_iter().map(Review::from).collect())
    }
}
