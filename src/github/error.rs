//! What can go wrong with GitHub, by endpoint and kind; never anything secret.

use std::fmt;

use http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use serde::Deserialize;

use super::files::EntryKind;
use super::route::Route;
use crate::http::{AddressRule, HttpError, HttpErrorKind};
use crate::text::Untrusted;

/// A request to GitHub that did not give what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GitHubError {
    /// Method and path, such as `GET /repos/acme/shop/pulls/7`; percent-encoded, without query.
    pub(crate) endpoint: String,
    /// What happened.
    pub(crate) kind: GitHubErrorKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GitHubErrorKind {
    /// 401: the token is missing, wrong or has expired.
    Unauthorized,
    /// 403: the token may not.
    Forbidden {
        /// The permissions that would do, such as `issues=write`, by `X-Accepted-GitHub-Permissions`.
        needed: Option<String>,
    },
    /// 404 or 410: it is not there, or the token may not see it.
    NotFound {
        /// The permissions that would do, if it is there.
        needed: Option<String>,
    },
    /// 404: two commits have no history in common.
    Unrelated,
    /// 409: it collides with the present state.
    Conflict,
    /// 400 or 422: GitHub does not take the request.
    Validation {
        /// GitHub's own words.
        message: Untrusted,
    },
    /// The rate limit is used up for longer than the run may wait.
    RateLimited {
        /// When it would be possible again, by GitHub's clock, if it said so.
        until: Option<Timestamp>,
    },
    /// 5xx.
    Server(u16),
    /// A redirect of a write, which is not followed: the repository was renamed or moved.
    Moved,
    /// Any other status that the operation does not have.
    UnexpectedStatus(u16),
    /// An answer of another shape than it must have.
    Unreadable {
        /// What was expected: GitHub's name of it, such as `pull-request`, or `list of …`.
        expected: &'static str,
        /// What was found instead.
        found: Found,
    },
    /// Larger than is read.
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// A list that cannot be read to its end; what was read of it is dropped.
    Incomplete(PagingFault),
    /// A path that leads to something else than a file.
    NotAFile(EntryKind),
    /// A revision that is not there, or a branch or tag that does not lead to a commit.
    NotACommit,
    /// A label that GitHub's list of issues cannot be asked for: it has a comma.
    UnusableLabel,
    /// No answer in time.
    TimedOut,
    /// No connection, or it broke.
    Connection(HttpErrorKind),
    /// The base address must not be reached.
    AddressNotAllowed(AddressRule),
    /// A write without a usable answer: it may have been done. Look before doing it again.
    MayHaveArrived(Box<GitHubErrorKind>),
}

/// What an unreadable answer was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A web page, as proxies and login forms send.
    Html,
    /// Nothing.
    Empty,
    /// Something else than JSON.
    NotJson,
    /// The beginning only.
    Truncated,
    /// JSON that lacks a field, or has another type somewhere.
    OtherShape,
    /// The right shape, of something else than was asked for.
    OtherThing,
}

/// Why a list cannot be read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PagingFault {
    /// It has more than this many pages.
    Pages(u32),
    /// The link to the next page leads to another origin or is no address.
    ForeignLink,
    /// The link to the next page leads back.
    Circle,
}

impl GitHubErrorKind {
    /// The same for a write that was sent: whatever leaves open what became of it says so.
    pub(super) fn of_write(self) -> Self {
        match self {
            Self::Unauthorized
            | Self::Forbidden { .. }
            | Self::NotFound { .. }
            | Self::Unrelated
            | Self::Conflict
            | Self::Validation { .. }
            | Self::RateLimited { .. }
            | Self::Moved
            | Self::UnexpectedStatus(_)
            | Self::NotAFile(_)
            | Self::NotACommit
            | Self::UnusableLabel
            | Self::AddressNotAllowed(_)
            | Self::Connection(_)
            | Self::MayHaveArrived(_) => self,
            Self::Server(_)
            | Self::Unreadable { .. }
            | Self::TooLarge { .. }
            | Self::Incomplete(_)
            | Self::TimedOut => Self::MayHaveArrived(Box::new(self)),
        }
    }

    /// Reads a failed request; `expected` is what the answer should have been.
    pub(super) fn of_http(error: HttpError, expected: &'static str) -> Self {
        match error.kind {
            HttpErrorKind::TimedOut => Self::TimedOut,
            HttpErrorKind::TooLarge(limit) => Self::TooLarge { limit },
            HttpErrorKind::RateLimited { until } => Self::RateLimited { until },
            HttpErrorKind::AddressNotAllowed(rule) => Self::AddressNotAllowed(rule),
            HttpErrorKind::Truncated => Self::Unreadable {
                expected,
                found: Found::Truncated,
            },
            kind => Self::Connection(kind),
        }
    }

    /// Reads a status that is no success.
    pub(super) fn of_status(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Self {
        match status.as_u16() {
            401 => Self::Unauthorized,
            // A secondary limit may come without any header that says so.
            403 if mentions_rate_limit(body) => Self::RateLimited { until: None },
            403 => Self::Forbidden {
                needed: needed(headers),
            },
            404 | 409 | 422 if message(body).starts_with("No commit found") => Self::NotACommit,
            404 if message(body).starts_with("No common ancestor") => Self::Unrelated,
            404 | 410 => Self::NotFound {
                needed: needed(headers),
            },
            409 => Self::Conflict,
            400 | 422 => Self::Validation {
                message: Untrusted::new(message(body)),
            },
            429 => Self::RateLimited { until: None },
            301 | 302 | 303 | 307 | 308 => Self::Moved,
            500..=599 => Self::Server(status.as_u16()),
            _ => Self::UnexpectedStatus(status.as_u16()),
        }
    }
}

impl GitHubError {
    pub(super) fn new(route: &Route, kind: GitHubErrorKind) -> Self {
        Self {
            endpoint: route.endpoint(),
            kind,
        }
    }
}

/// For developers and logs; people are told by the locale.
impl fmt::Display for GitHubError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {:?}", self.endpoint, self.kind)
    }
}

impl std::error::Error for GitHubError {}

/// The permissions that GitHub names. Only what looks like a list of permissions is believed:
/// the text is shown as a line for the workflow.
fn needed(headers: &HeaderMap) -> Option<String> {
    let value = headers
        .get("x-accepted-github-permissions")?
        .to_str()
        .ok()?
        .trim();
    let known =
        |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'=' | b',' | b';' | b' ');
    let plausible = value.contains('=') && value.len() <= 300 && value.bytes().all(known);
    plausible.then(|| value.to_owned())
}

#[derive(Deserialize)]
struct Problem {
    #[serde(default)]
    message: String,
    #[serde(default)]
    errors: Vec<serde_json::Value>,
}

/// GitHub's words for a refused request, and for each of its fields; at most 1,000 characters.
pub(super) fn message(body: &[u8]) -> String {
    let Ok(problem) = serde_json::from_slice::<Problem>(body) else {
        return String::new();
    };
    let mut message = problem.message;
    for error in problem.errors.iter().take(5) {
        let text = match error {
            serde_json::Value::String(text) => text.clone(),
            other => other
                .get("message")
                .or_else(|| other.get("code"))
                .and_then(|text| text.as_str())
                .unwrap_or_default()
                .to_owned(),
        };
        if !text.is_empty() {
            message.push_str("; ");
            message.push_str(&text);
        }
    }
    message.chars().take(1_000).collect()
}

fn mentions_rate_limit(body: &[u8]) -> bool {
    let message = message(body).to_ascii_lowercase();
    message.contains("rate limit") || message.contains("abuse detection")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(status: u16, header: &str, body: &str, expected: GitHubErrorKind) {
        let mut headers = HeaderMap::new();
        headers.insert("x-accepted-github-permissions", header.parse().unwrap());
        let status = StatusCode::from_u16(status).unwrap();
        let kind = GitHubErrorKind::of_status(status, &headers, body.as_bytes());
        assert_eq!(kind, expected, "{status} {header} {body}");
    }

    #[test]
    fn every_status_has_its_kind() {
        use GitHubErrorKind::*;
        let validation = |message: &str| Validation {
            message: message.into(),
        };
        for (status, body, expected) in [
            (401, r#"{"message":"Bad credentials"}"#, Unauthorized),
            (403, "{}", Forbidden { needed: None }),
            (
                403,
                r#"{"message":"You have exceeded a secondary rate limit."}"#,
                RateLimited { until: None },
            ),
            (404, "", NotFound { needed: None }),
            (
                404,
                r#"{"message":"No commit found for the ref x"}"#,
                NotACommit,
            ),
            (409, "", Conflict),
            (410, "", NotFound { needed: None }),
            (
                400,
                r#"{"message":"Problems parsing JSON"}"#,
                validation("Problems parsing JSON"),
            ),
            (
                422,
                r#"{"message":"No","errors":[{"code":"custom","message":"too long"},"b",7,{"code":"c"}]}"#,
                validation("No; too long; b; c"),
            ),
            (422, "<html>", validation("")),
            (422, r#"{"message":7}"#, validation("")),
            (429, "", RateLimited { until: None }),
            (301, "", Moved),
            (500, "", Server(500)),
            (503, "", Server(503)),
            (304, "", UnexpectedStatus(304)),
            (451, "", UnexpectedStatus(451)),
        ] {
            check(status, "", body, expected);
        }
    }

    #[test]
    fn missing_permissions_are_named_when_they_look_like_permissions() {
        let forbidden = |needed: Option<&str>| GitHubErrorKind::Forbidden {
            needed: needed.map(str::to_owned),
        };
        check(
            403,
            "issues=write; pull_requests=write",
            "",
            forbidden(Some("issues=write; pull_requests=write")),
        );
        check(403, "issues=write,<img>", "", forbidden(None));
        check(403, "::error::", "", forbidden(None));
        check(
            404,
            "contents=read",
            "",
            GitHubErrorKind::NotFound {
                needed: Some("contents=read".to_owned()),
            },
        );
    }
}
