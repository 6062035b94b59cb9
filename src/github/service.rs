//! The way from octocrab to our HTTP client: a tower service that adds nothing but the base
//! address and the two headers that every request has.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use http::header::{ACCEPT, CONTENT_LENGTH};
use http::{HeaderName, HeaderValue, Method};
use http_body_util::{BodyExt, Full};
use jiff::Timestamp;
use octocrab::OctoBody;
use tower::Service;
use url::Url;

use crate::http::{HttpClient, HttpError, HttpErrorKind, Request, Response, Retry, Trust};

/// What GitHub's answers said in passing.
#[derive(Default)]
pub(super) struct Seen {
    date: Mutex<Option<Timestamp>>,
    requests: AtomicU64,
}

impl Seen {
    pub(super) fn date(&self) -> Option<Timestamp> {
        *self.date.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(test)]
    pub(super) fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    fn note(&self, answer: &Result<Response, HttpError>) {
        let requests = match answer {
            Ok(response) => response.requests,
            Err(error) => error.requests,
        };
        self.requests.fetch_add(requests.into(), Ordering::Relaxed);
        let seen = answer.as_ref().ok().and_then(|response| response.date);
        let mut date = self.date.lock().unwrap_or_else(PoisonError::into_inner);
        *date = seen.max(*date);
    }
}

/// The largest answer that is read, in bytes; an extension of a request.
#[derive(Clone, Copy)]
pub(super) struct SizeLimit(pub(super) u64);

/// The address of a question that is no GET; an extension of a request. [`super::GitHub`] has
/// found it to lie within the base's origin. Asking twice changes nothing.
#[derive(Clone)]
pub(super) struct Question(pub(super) Url);

/// Not to be sent again whatever comes back; an extension of a request.
#[derive(Clone, Copy)]
pub(super) struct Once;

/// Sends what octocrab makes.
#[derive(Clone)]
pub(super) struct HttpService {
    pub(super) http: Arc<HttpClient>,
    /// Without a slash at the end.
    pub(super) base: String,
    pub(super) seen: Arc<Seen>,
}

impl HttpService {
    fn request(&self, parts: http::request::Parts, body: Bytes) -> Result<Request, HttpError> {
        let target = parts
            .uri
            .path_and_query()
            .map_or("/", |target| target.as_str());
        let base = || Url::parse(&self.base).map_err(|_| invalid());
        // Only a path goes on top of the base: a whole address would carry the token elsewhere.
        if parts.uri.authority().is_some() {
            return Err(HttpError::new(&base()?, HttpErrorKind::InvalidUrl));
        }
        let question = parts.extensions.get::<Question>();
        let url = match question {
            Some(Question(address)) => address.clone(),
            None => Url::parse(&format!("{}{target}", self.base)).map_err(|_| invalid())?,
        };
        let retry = match parts.method {
            _ if parts.extensions.get::<Once>().is_some() => Retry::Never,
            Method::GET => Retry::Idempotent,
            _ if question.is_some() => Retry::Idempotent,
            _ => Retry::Never,
        };
        let mut headers = parts.headers;
        headers.remove(CONTENT_LENGTH);
        headers
            .entry(ACCEPT)
            .or_insert(HeaderValue::from_static("application/vnd.github+json"));
        headers.insert(
            HeaderName::from_static("x-github-api-version"),
            HeaderValue::from_static("2022-11-28"),
        );
        Ok(Request {
            method: parts.method,
            url,
            headers,
            body,
            trust: Trust::Configured,
            size_limit: parts.extensions.get::<SizeLimit>().map(|limit| limit.0),
            retry,
            longest_wait: None,
            patience: None,
            busy: |_| false,
        })
    }

    async fn send(self, request: http::Request<OctoBody>) -> Result<Answer, HttpError> {
        let (parts, body) = request.into_parts();
        let body = body.collect().await.map_err(|_| invalid())?.to_bytes();
        let request = self.request(parts, body)?;
        let answer = self.http.send(&request).await;
        self.seen.note(&answer);
        let answer = answer?;
        let mut response = http::Response::new(Full::new(answer.body));
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        Ok(response)
    }
}

type Answer = http::Response<Full<Bytes>>;

/// An address that was put together wrongly; it has none that could be shown.
fn invalid() -> HttpError {
    HttpError {
        url: "".into(),
        kind: HttpErrorKind::InvalidUrl,
        requests: 0,
    }
}

impl Service<http::Request<OctoBody>> for HttpService {
    type Response = Answer;
    type Error = HttpError;
    type Future = BoxFuture<'static, Result<Answer, HttpError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), HttpError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<OctoBody>) -> Self::Future {
        Box::pin(self.clone().send(request))
    }
}
