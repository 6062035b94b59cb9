//! Clients for GitHub, made in one place for all commands.

use std::sync::Arc;

use secrecy::SecretString;

use super::Problem;
use crate::cli::GithubAccess;
use crate::exit::Exit;
use crate::facts::{Failure, FailureKind};
use crate::github::GitHub;
use crate::http::HttpClient;

/// GitHub as the job's or the user's token sees it. Must be called within a tokio runtime; nothing is sent yet.
///
/// # Errors
/// Where an address or the token cannot be used.
pub(super) fn github(access: &GithubAccess, http: &Arc<HttpClient>) -> Result<GitHub, Problem> {
    client(access, access.token.clone(), http)
}

/// GitHub as the token sees it that may see teams, where one was given.
///
/// # Errors
/// Where an address or the token cannot be used.
pub(super) fn members(
    access: &GithubAccess,
    http: &Arc<HttpClient>,
) -> Result<Option<GitHub>, Problem> {
    let token = access.members_token.clone();
    token
        .map(|token| client(access, Some(token), http))
        .transpose()
}

fn client(
    access: &GithubAccess,
    token: Option<SecretString>,
    http: &Arc<HttpClient>,
) -> Result<GitHub, Problem> {
    GitHub::new(access.api.as_str(), token, Arc::clone(http))
        .and_then(|github| github.with_graphql(access.graphql.as_ref()))
        .map_err(|error| {
            let failure = Failure::new(FailureKind::Refused, "api").because(error);
            Problem::Failed(failure, Exit::Usage)
        })
}
