//! What is asked and what is answered.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use jiff::Timestamp;
use url::Url;

/// Whose word the address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// The operator's: the environment, an action input, the command line. Any address is fine.
    Configured,
    /// The policy's, or of a file that the policy names: see [`super::destination`].
    FromPolicy,
}

/// Whether the request may be sent a second time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Retry {
    /// Asking twice changes nothing (GET).
    Idempotent,
    /// Never: the first one may have arrived.
    Never,
}

/// One request. It has no `Debug`: headers and body may hold secrets.
#[derive(Clone)]
pub(crate) struct Request {
    /// The method.
    pub(crate) method: Method,
    /// The address, with query, `http` or `https`.
    pub(crate) url: Url,
    /// Headers besides the user agent; a secret one is marked sensitive by who makes it.
    pub(crate) headers: HeaderMap,
    /// The body, empty for none.
    pub(crate) body: Bytes,
    /// Whose word the address is.
    pub(crate) trust: Trust,
    /// Largest body of the answer in bytes, unpacked; `None` takes the client's own limit.
    pub(crate) size_limit: Option<u64>,
    /// Whether it may be sent again.
    pub(crate) retry: Retry,
    /// Longer than this nobody waits before asking again; `None`: as long as the run may.
    pub(crate) longest_wait: Option<Duration>,
    /// How long it may take once it is its turn, all tries and pauses together; `None`: as long as
    /// they take.
    pub(crate) patience: Option<Duration>,
    /// Which answers say no more than that the server is busy, besides those that always do.
    pub(crate) busy: fn(&Response) -> bool,
}

impl Request {
    /// A GET, which may be repeated.
    pub(crate) fn get(url: Url, trust: Trust) -> Self {
        Self {
            method: Method::GET,
            url,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            trust,
            size_limit: None,
            retry: Retry::Idempotent,
            longest_wait: None,
            patience: None,
            busy: |_| false,
        }
    }

    /// A POST, which is never repeated. Set [`Retry::Idempotent`] where it only asks a question.
    pub(crate) fn post(url: Url, trust: Trust, body: impl Into<Bytes>) -> Self {
        Self {
            method: Method::POST,
            body: body.into(),
            retry: Retry::Never,
            ..Self::get(url, trust)
        }
    }

    /// The same with one header more, or another value of it.
    pub(crate) fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// Whether it may be waited so long for.
    pub(crate) fn may_wait(&self, pause: Duration) -> bool {
        self.longest_wait.is_none_or(|longest| pause <= longest)
    }

    /// The same with another size limit, in bytes.
    pub(crate) fn at_most(mut self, bytes: u64) -> Self {
        self.size_limit = Some(bytes);
        self
    }
}

/// A whole answer. Any status is an answer; only a rate limit that cannot be waited for is not.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    /// The status.
    pub(crate) status: StatusCode,
    /// The headers, as sent.
    pub(crate) headers: HeaderMap,
    /// The body, unpacked, within the size limit.
    pub(crate) body: Bytes,
    /// The server's clock, from its `Date` header (RFC 9110, 6.6.1).
    pub(crate) date: Option<Timestamp>,
    /// How many requests it took, redirects and repetitions included.
    pub(crate) requests: u32,
}
