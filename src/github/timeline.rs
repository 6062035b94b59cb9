//! What happened to a pull request, as far as it changes what an approval was given for.

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::account::Account;
use super::client::GitHub;
use super::decode::Form;
use super::error::GitHubError;
use super::pages::Page;
use super::route::Route;
use crate::ids::{PrNumber, RepoSlug};
use crate::text::Untrusted;

/// The events that are kept (GitHub docs, "Issue event types").
const KEPT: [&str; 3] = [
    "base_ref_changed",
    "automatic_base_change_succeeded",
    "comment_deleted",
];

/// An event of a pull request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TimelineEvent {
    /// Its name, one of those that are kept.
    pub(crate) event: Untrusted,
    /// When it happened, if GitHub says.
    pub(crate) created_at: Option<Timestamp>,
    /// Who did it; `None` if the account is gone.
    pub(crate) actor: Option<Account>,
}

/// An event of any kind. Only of some does GitHub's description promise a name; the others are
/// told by a node's name or by their comments.
#[derive(Deserialize)]
#[serde(try_from = "RawEvent")]
struct AnyEvent {
    event: Option<String>,
    created_at: Option<Timestamp>,
    actor: Option<Account>,
}

#[derive(Deserialize)]
struct RawEvent {
    event: Option<String>,
    created_at: Option<Timestamp>,
    actor: Option<Account>,
    node_id: Option<IgnoredAny>,
    comments: Option<IgnoredAny>,
}

impl TryFrom<RawEvent> for AnyEvent {
    type Error = &'static str;
    fn try_from(raw: RawEvent) -> Result<Self, Self::Error> {
        if raw.event.is_none() && raw.node_id.is_none() && raw.comments.is_none() {
            return Err("no event");
        }
        Ok(Self {
            event: raw.event,
            created_at: raw.created_at,
            actor: raw.actor,
        })
    }
}

/// A page, of which only what is kept leaves.
#[derive(Deserialize)]
#[serde(transparent)]
struct Events(Vec<AnyEvent>);

impl Page for Events {
    type Item = TimelineEvent;
    const FORM: Form = Form::List;
    fn items(self) -> Vec<TimelineEvent> {
        let kept = self.0.into_iter().filter_map(|any| {
            let event = any.event.filter(|name| KEPT.contains(&name.as_str()))?;
            Some(TimelineEvent {
                event: Untrusted::new(event),
                created_at: any.created_at,
                actor: any.actor,
            })
        });
        kept.collect()
    }
}

impl GitHub {
    /// The changes of the base branch and the deletions of comments, oldest first. The whole
    /// timeline is read for them.
    pub(crate) async fn timeline(
        &self,
        repository: &RepoSlug,
        number: PrNumber,
    ) -> Result<Vec<TimelineEvent>, GitHubError> {
        let route = Route::get(repository, "issues")
            .segment(number)
            .segment("timeline");
        self.list::<Events>(&route, "list of timeline-issue-events")
            .await
    }
}
