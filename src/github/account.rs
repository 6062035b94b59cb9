//! Accounts: who wrote, who opened, who asks, and what they may do.

use http::Method;
use serde::Deserialize;

use super::client::GitHub;
use super::error::{GitHubError, GitHubErrorKind};
use super::repository::other_thing;
use super::route::Route;
use crate::ids::{Login, RepoSlug, UserId};
use crate::text::Untrusted;

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

/// What an account may do in a repository (schema `repository-collaborator-permission`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Permission {
    /// The role, which may be one of the organisation's own.
    pub(crate) role_name: Untrusted,
    /// `admin`, `write`, `read` or `none`: `maintain` is `write` here, and `triage` is `read`.
    pub(crate) permission: Untrusted,
    /// Whose it is; `None` if GitHub does not say. To be compared with who was meant.
    pub(crate) user: Option<UserId>,
}

/// The account of a commit's author or committer: an empty object where the address belongs to
/// nobody (schema `commit`). Anything else that is no account is an error.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum RawPerson {
    Known(Account),
    Nobody(Nobody),
}

/// `{}`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nobody {}

impl RawPerson {
    /// The account, if there is one.
    pub(super) fn account(self) -> Option<Account> {
        match self {
            Self::Known(account) => Some(account),
            Self::Nobody(_) => None,
        }
    }
}

#[derive(Deserialize)]
struct RawPermission {
    role_name: String,
    permission: String,
    user: Option<RawUser>,
}

#[derive(Deserialize)]
struct RawUser {
    id: UserId,
}

impl GitHub {
    /// The account that the token belongs to. A job's own token belongs to none: it is refused.
    pub(crate) async fn authenticated_user(&self) -> Result<Account, GitHubError> {
        let route = Route::root(Method::GET).segment("user");
        self.object(&route, "user").await
    }

    /// The account that has this login now; `None` if none has.
    pub(crate) async fn account(&self, login: &Login) -> Result<Option<Account>, GitHubError> {
        let route = Route::root(Method::GET).segment("users").segment(login);
        let found: Option<Account> = or_none(self.object(&route, "public-user").await)?;
        match found {
            Some(account) if account.login != *login => Err(other_thing(&route, "public-user")),
            found => Ok(found),
        }
    }

    /// What an account may do in a repository.
    pub(crate) async fn permission(
        &self,
        repository: &RepoSlug,
        login: &Login,
    ) -> Result<Permission, GitHubError> {
        let route = Route::get(repository, "collaborators")
            .segment(login)
            .segment("permission");
        let expected = "repository-collaborator-permission";
        let raw: RawPermission = self.object(&route, expected).await?;
        Ok(Permission {
            role_name: Untrusted::new(raw.role_name),
            permission: Untrusted::new(raw.permission),
            user: raw.user.map(|user| user.id),
        })
    }
}

/// What is not there, as far as the token may see, is `None`.
pub(super) fn or_none<T>(outcome: Result<T, GitHubError>) -> Result<Option<T>, GitHubError> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(error) if matches!(error.kind, GitHubErrorKind::NotFound { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
