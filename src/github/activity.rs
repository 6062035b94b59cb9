//! What was pushed to a branch.

use jiff::Timestamp;
use serde::Deserialize;

use super::account::Account;
use super::client::GitHub;
use super::error::GitHubError;
use super::pages::Plain;
use super::route::Route;
use crate::ids::{RepoSlug, Sha};
use crate::text::Untrusted;

/// A movement of a branch, by GitHub's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Activity {
    /// Its number.
    pub(crate) id: u64,
    /// Where the branch pointed before: nothing but zeros where it was made.
    pub(crate) before: Sha,
    /// Where it points after: nothing but zeros where it was deleted.
    pub(crate) after: Sha,
    /// When GitHub received it.
    pub(crate) at: Timestamp,
    /// What it was, such as `push` or `force_push`.
    pub(crate) kind: Untrusted,
    /// Who did it; `None` if the account is gone.
    pub(crate) actor: Option<Account>,
}

#[derive(Deserialize)]
struct RawActivity {
    id: u64,
    before: Sha,
    after: Sha,
    timestamp: Timestamp,
    activity_type: String,
    actor: Option<Account>,
}

impl From<RawActivity> for Activity {
    fn from(raw: RawActivity) -> Self {
        Self {
            id: raw.id,
            before: raw.before,
            after: raw.after,
            at: raw.timestamp,
            kind: Untrusted::new(raw.activity_type),
            actor: raw.actor,
        }
    }
}

impl GitHub {
    /// All movements of a branch, newest first. The name is the author's own, as in
    /// [`super::PullRequest`]; the list is paged by cursors, one page after the other.
    pub(crate) async fn activity(
        &self,
        repository: &RepoSlug,
        branch: &Untrusted,
    ) -> Result<Vec<Activity>, GitHubError> {
        let reference = format!("refs/heads/{}", branch.for_parsing());
        let route = Route::get(repository, "activity").query("ref", reference);
        let list = self
            .list::<Plain<RawActivity>>(&route, "list of activity")
            .await?;
        Ok(list.into_iter().map(Activity::from).collect())
    }
}
