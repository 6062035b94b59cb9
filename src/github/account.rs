//! Accounts: who wrote, who opened, who asks.

use http::Method;
use jiff::Timestamp;
use serde::Deserialize;

use super::client::GitHub;
use super::error::{Found, GitHubError, GitHubErrorKind};
use super::route::Route;
use crate::ids::{Login, UserId};

/// An account. Who somebody is says the id: a login may be given to somebody else later.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Account {
    /// The number, for ever the same.
    pub(crate) id: UserId,
    /// The present login.
    pub(crate) login: Login,
    /// What kind of account it is.
    #[serde(rename = "type")]
    pub(crate) kind: AccountKind,
}

/// The kind of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) enum AccountKind {
    /// A person, or a machine that signs in as one.
    User,
    /// An app.
    Bot,
    /// An organisation.
    Organization,
    /// A place-holder for somebody whose work was imported.
    Mannequin,
    /// A kind that this version does not know.
    #[serde(other)]
    Other,
}

/// The state of the rate limit for REST requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RateLimit {
    /// Requests per hour.
    pub(crate) limit: u64,
    /// Requests left.
    pub(crate) remaining: u64,
    /// When all are there again.
    pub(crate) reset: Timestamp,
}

#[derive(Deserialize)]
struct RawOverview {
    resources: RawResources,
}

#[derive(Deserialize)]
struct RawResources {
    core: RawLimit,
}

#[derive(Deserialize)]
struct RawLimit {
    limit: u64,
    remaining: u64,
    reset: i64,
}

impl GitHub {
    /// The account that the token belongs to. A job's own token belongs to none: it is refused.
    pub(crate) async fn authenticated_user(&self) -> Result<Account, GitHubError> {
        let route = Route::root(Method::GET).segment("user");
        self.object(&route, "user").await
    }

    /// The rate limit; asking does not count against it.
    pub(crate) async fn rate_limit(&self) -> Result<RateLimit, GitHubError> {
        let route = Route::root(Method::GET).segment("rate_limit");
        let expected = "rate-limit-overview";
        let overview: RawOverview = self.object(&route, expected).await?;
        let core = overview.resources.core;
        let reset = Timestamp::from_second(core.reset).map_err(|_| {
            let found = Found::OtherShape;
            GitHubError::new(&route, GitHubErrorKind::Unreadable { expected, found })
        })?;
        Ok(RateLimit {
            limit: core.limit,
            remaining: core.remaining,
            reset,
        })
    }
}
