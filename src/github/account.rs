//! Accounts: who wrote, who opened, who asks.

use http::Method;
use serde::Deserialize;

use super::client::GitHub;
use super::error::GitHubError;
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

impl GitHub {
    /// The account that the token belongs to. A job's own token belongs to none: it is refused.
    pub(crate) async fn authenticated_user(&self) -> Result<Account, GitHubError> {
        let route = Route::root(Method::GET).segment("user");
        self.object(&route, "user").await
    }
}
