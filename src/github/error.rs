//! What can go wrong with GitHub, by endpoint and kind; never anything secret.

use std::fmt;

use jiff::Timestamp;

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
