//! What a client is made of: addresses and a token that can be used.

use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;
use url::Url;

/// A setting that cannot be used. It does not repeat the setting.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub(crate) enum InvalidSetting {
    /// The base address, or that of GraphQL, is not an absolute `http` or `https` address without
    /// user and query, or the two have not the same origin.
    #[error("the address of the GitHub API is not an http or https address")]
    BaseUrl,
    /// The token is empty or has characters that no header can carry.
    #[error("the GitHub token is empty or has characters that no token has")]
    Token,
}

/// Whether an address is an absolute one of the web, without user, query and fragment.
pub(super) fn is_plain(address: &Url) -> bool {
    let nobody = address.username().is_empty() && address.password().is_none();
    let bare = address.query().is_none() && address.fragment().is_none() && address.has_host();
    matches!(address.scheme(), "http" | "https") && nobody && bare
}

/// Where GraphQL is: on Enterprise Server `/api/graphql` beside `/api/v3`, else below the base
/// (GitHub docs, "Forming calls with GraphQL").
pub(super) fn graphql_beside(base: &Url) -> Url {
    let path = base.path().trim_end_matches('/');
    let path = match path.strip_suffix("/api/v3") {
        Some(before) => format!("{before}/api/graphql"),
        None => format!("{path}/graphql"),
    };
    let mut address = base.clone();
    address.set_path(&path);
    address
}

/// Whether the token can stand in a header; GitHub's are printable ASCII without blanks.
pub(super) fn is_usable(token: &SecretString) -> bool {
    let token = token.expose_secret();
    !token.is_empty() && token.len() <= 4_096 && token.bytes().all(|byte| byte.is_ascii_graphic())
}
