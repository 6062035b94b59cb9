//! A request: as it came, and as the handlers see it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::model::people::Token;

/// A request as it arrived, with the body read.
pub(crate) struct Incoming {
    pub(crate) method: String,
    /// As sent, still percent-encoded.
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Incoming {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(given, _)| given == name)
            .map(|(_, value)| value.as_str())
    }

    /// The secret of `Authorization: Bearer …` or `token …`.
    pub(crate) fn secret(&self) -> Option<&str> {
        let (scheme, secret) = self.header("authorization")?.split_once(' ')?;
        let known = ["bearer", "token"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known));
        known.then_some(secret)
    }
}

/// A request that has been understood: operation, parameters, identity.
pub(crate) struct Call {
    pub(crate) operation: String,
    pub(crate) path: BTreeMap<String, String>,
    pub(crate) query: BTreeMap<String, String>,
    pub(crate) body: Value,
    pub(crate) accept: String,
    pub(crate) token: Option<Token>,
    /// Scheme, host and port of the fake.
    pub(crate) origin: String,
    /// Full name of the repository in lower case; empty if the operation has none.
    pub(crate) repository: String,
    /// The address of this request as `Link` headers write it, without the query.
    pub(crate) own_url: String,
}

impl Call {
    /// A path parameter; the contract check made sure that it is there.
    pub(crate) fn param(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    /// A numeric path parameter; zero, which nothing has, if it is no number.
    pub(crate) fn number(&self, name: &str) -> u64 {
        self.param(name).parse().unwrap_or(0)
    }

    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }

    /// A text field of the body.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.body[name].as_str()
    }

    /// The login that acts; anonymous requests never get as far as to need it.
    pub(crate) fn login(&self) -> String {
        self.token
            .as_ref()
            .map_or_else(|| "ghost".to_owned(), |token| token.identity.login())
    }

    /// Slug of the app that acts.
    pub(crate) fn app(&self) -> Option<String> {
        self.token
            .as_ref()
            .and_then(|token| token.identity.app().map(str::to_owned))
    }

    /// An address of the API within the repository.
    pub(crate) fn api(&self, rest: &str) -> String {
        format!("{}/repos/{}/{rest}", self.origin, self.repository)
    }

    /// An address of the web pages within the repository.
    pub(crate) fn html(&self, rest: &str) -> String {
        format!("https://github.com/{}/{rest}", self.repository)
    }
}
