//! Where a request goes: nothing unescaped ever stands in an address.

use std::fmt::{self, Display, Write};

use http::Method;

use crate::ids::RepoSlug;

/// A method, a path below the base address, and a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Route {
    method: Method,
    path: String,
    query: String,
    reads: bool,
}

impl Route {
    /// The root of the API.
    pub(super) fn root(method: Method) -> Self {
        Self {
            reads: method == Method::GET,
            method,
            path: String::new(),
            query: String::new(),
        }
    }

    /// GraphQL, asked and not told: a POST that changes nothing. Its address is the client's own.
    pub(super) fn question() -> Self {
        Self {
            reads: true,
            ..Self::root(Method::POST).segment("graphql")
        }
    }

    /// A repository.
    pub(super) fn repository(method: Method, repository: &RepoSlug) -> Self {
        Self::root(method)
            .segment("repos")
            .segment(repository.owner())
            .segment(repository.name())
    }

    /// A GET of something in a repository; `path` is one of ours.
    pub(super) fn get(repository: &RepoSlug, path: &'static str) -> Self {
        Self::repository(Method::GET, repository).segments(path)
    }

    /// One step further down.
    pub(super) fn segment(mut self, segment: impl Display) -> Self {
        self.path.push('/');
        encode(&segment.to_string(), &mut self.path);
        self
    }

    /// Several steps, separated by slashes: a branch or a path in a repository.
    pub(super) fn segments(self, path: &str) -> Self {
        path.split('/').fold(self, Route::segment)
    }

    /// One parameter more.
    pub(super) fn query(mut self, name: &'static str, value: impl Display) -> Self {
        self.query
            .push(if self.query.is_empty() { '?' } else { '&' });
        self.query.push_str(name);
        self.query.push('=');
        encode(&value.to_string(), &mut self.query);
        self
    }

    /// The same route at another place: `target` is a path and query as a server gave them, from
    /// an address that was parsed and found to be below the base.
    pub(super) fn at(&self, path: &str, query: Option<&str>) -> Self {
        Self {
            method: self.method.clone(),
            path: path.to_owned(),
            query: query.map_or_else(String::new, |query| format!("?{query}")),
            reads: self.reads,
        }
    }

    /// The method.
    pub(super) fn method(&self) -> &Method {
        &self.method
    }

    /// Whether it changes nothing, however often it is sent.
    pub(super) fn reads(&self) -> bool {
        self.reads
    }

    /// Whether it is a question for GraphQL.
    pub(super) fn is_question(&self) -> bool {
        self.reads && self.method != Method::GET
    }

    /// Path and query, for sending.
    pub(super) fn target(&self) -> String {
        format!("{}{}", self.path, self.query)
    }

    /// Method and path for people, such as `GET /repos/acme/shop/pulls/7`.
    pub(super) fn endpoint(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

impl Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.endpoint())
    }
}

/// Percent-encodes all but the unreserved characters (RFC 3986, 2.3).
fn encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            into.push(char::from(byte));
        } else {
            write!(into, "%{byte:02X}").expect("a string takes everything");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(route: Route, expected: &str) {
        assert_eq!(format!("{} {}", route.method(), route.target()), expected);
    }

    #[test]
    fn hostile_names_stay_within_their_segment() {
        let repository: RepoSlug = "acme/shop".parse().unwrap();
        let route = |segment| Route::get(&repository, "contents").segment(segment);
        check(route("a/b"), "GET /repos/acme/shop/contents/a%2Fb");
        check(
            route("a?b#c&d=e"),
            "GET /repos/acme/shop/contents/a%3Fb%23c%26d%3De",
        );
        check(route("a b%2e"), "GET /repos/acme/shop/contents/a%20b%252e");
        check(route("é\n"), "GET /repos/acme/shop/contents/%C3%A9%0A");
        check(route("\\@:"), "GET /repos/acme/shop/contents/%5C%40%3A");
    }

    #[test]
    fn branches_and_paths_keep_their_slashes() {
        let repository: RepoSlug = "acme/shop".parse().unwrap();
        let route = Route::get(&repository, "git/ref/heads").segments("release/1.4+x");
        check(route, "GET /repos/acme/shop/git/ref/heads/release/1.4%2Bx");
    }

    #[test]
    fn parameters_are_encoded_too() {
        let route = Route::root(Method::GET)
            .segment("user")
            .query("a", "x&b=c#d")
            .query("n", 7);
        assert_eq!(route.endpoint(), "GET /user");
        check(route, "GET /user?a=x%26b%3Dc%23d&n=7");
    }
}
