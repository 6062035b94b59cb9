//! Commit statuses.

use http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::account::Account;
use super::client::GitHub;
use super::error::GitHubError;
use super::pages::Plain;
use super::route::Route;
use crate::ids::{RepoSlug, Sha};
use crate::text::Untrusted;

/// A status as somebody set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Status {
    /// Its name, such as `gonogo/production`.
    pub(crate) context: Untrusted,
    /// The state.
    pub(crate) state: StatusState,
    /// The sentence beside it; empty if there is none.
    pub(crate) description: Untrusted,
    /// Where it links to.
    pub(crate) target_url: Option<Untrusted>,
    /// Who set it; `None` if the account is gone.
    pub(crate) creator: Option<Account>,
    /// When it was set.
    pub(crate) created_at: Timestamp,
}

/// The state of a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum StatusState {
    /// Could not be found out.
    Error,
    /// No.
    Failure,
    /// Not yet.
    Pending,
    /// Yes.
    Success,
}

/// A status to be set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct StatusDraft<'a> {
    /// The state.
    pub(crate) state: StatusState,
    /// Its name.
    pub(crate) context: &'a str,
    /// The sentence beside it, at most 140 characters.
    pub(crate) description: &'a str,
    /// Where it links to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) target_url: Option<&'a str>,
}

#[derive(Deserialize)]
struct RawStatus {
    context: String,
    state: StatusState,
    description: Option<String>,
    target_url: Option<String>,
    creator: Option<Account>,
    created_at: Timestamp,
}

impl From<RawStatus> for Status {
    fn from(raw: RawStatus) -> Self {
        Self {
            context: Untrusted::new(raw.context),
            state: raw.state,
            description: Untrusted::new(raw.description.unwrap_or_default()),
            target_url: raw.target_url.map(Untrusted::new),
            creator: raw.creator,
            created_at: raw.created_at,
        }
    }
}

impl GitHub {
    /// All statuses ever set on a commit, newest first: the first of a name is the one that counts.
    pub(crate) async fn statuses(
        &self,
        repository: &RepoSlug,
        sha: &Sha,
    ) -> Result<Vec<Status>, GitHubError> {
        let route = Route::get(repository, "commits")
            .segment(sha)
            .segment("statuses");
        let list = self
            .list::<Plain<RawStatus>>(&route, "list of status")
            .await?;
        Ok(list.into_iter().map(Status::from).collect())
    }

    /// Sets a status. Doing it twice leaves the same state.
    pub(crate) async fn create_status(
        &self,
        repository: &RepoSlug,
        sha: &Sha,
        status: &StatusDraft<'_>,
    ) -> Result<Status, GitHubError> {
        let route = Route::repository(Method::POST, repository)
            .segment("statuses")
            .segment(sha);
        let raw: RawStatus = self.write(&route, "status", status).await?;
        Ok(raw.into())
    }
}
