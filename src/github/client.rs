//! The client and what all operations share.

use std::sync::Arc;

use bytes::Bytes;
use http::header::ACCEPT;
use http::{HeaderMap, HeaderValue, StatusCode};
use http_body_util::BodyExt;
use jiff::Timestamp;
use octocrab::{AuthState, Octocrab, OctocrabBuilder};
use secrecy::SecretString;
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

use super::decode::{Form, decode};
use super::error::{Found, GitHubError, GitHubErrorKind};
use super::files::Together;
use super::refusal::is_rate_limit;
use super::route::Route;
use super::service::{HttpService, Once, Question, Seen, SizeLimit};
use super::setting::{InvalidSetting, graphql_beside, is_plain, is_usable};
use crate::http::{HttpClient, HttpError, HttpErrorKind};

/// How many pages of a list are read unless said otherwise.
const PAGES: u32 = 100;

/// GitHub, as one token sees it. It has no `Debug`.
pub(crate) struct GitHub {
    octocrab: Octocrab,
    pub(super) base: Url,
    graphql: Url,
    pub(super) page_cap: u32,
    /// Files that are asked for at the same time.
    pub(super) together: Together,
    seen: Arc<Seen>,
}

/// A successful answer, whole.
pub(super) struct Answer {
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

/// What an answer may be: its kind of contents and its size.
#[derive(Clone, Copy, Default)]
pub(super) struct Wanted {
    /// The media type to ask for; GitHub's JSON if `None`.
    pub(super) media_type: Option<&'static str>,
    /// The largest body in bytes; the HTTP client's own limit if `None`.
    pub(super) size_limit: Option<u64>,
    /// Whether it is sent once and not again, since there is another way to the answer.
    pub(super) once: bool,
}

impl GitHub {
    /// A client for the API at `base_url`, such as `https://api.github.com` or, on Enterprise
    /// Server, `https://host/api/v3`. Must be called within a tokio runtime: octocrab starts a
    /// task that hands requests on.
    pub(crate) fn new(
        base_url: &str,
        token: Option<SecretString>,
        http: Arc<HttpClient>,
    ) -> Result<Self, InvalidSetting> {
        let base = Url::parse(base_url).map_err(|_| InvalidSetting::BaseUrl)?;
        if !is_plain(&base) {
            return Err(InvalidSetting::BaseUrl);
        }
        if token.as_ref().is_some_and(|token| !is_usable(token)) {
            return Err(InvalidSetting::Token);
        }
        let seen = Arc::new(Seen::default());
        let service = HttpService {
            http,
            base: base.as_str().trim_end_matches('/').to_owned(),
            seen: Arc::clone(&seen),
        };
        let auth = token.map_or(AuthState::None, |token| AuthState::AccessToken { token });
        let Ok(octocrab) = OctocrabBuilder::new_empty()
            .with_service(service)
            .with_auth(auth)
            .build();
        Ok(Self {
            octocrab,
            graphql: graphql_beside(&base),
            base,
            page_cap: PAGES,
            together: Together::default(),
            seen,
        })
    }

    /// The same with GraphQL at this address, which has the base's origin: the token goes there.
    /// With `None` it is where GitHub has it, seen from the base.
    pub(crate) fn with_graphql(mut self, address: Option<&Url>) -> Result<Self, InvalidSetting> {
        if let Some(address) = address {
            if !is_plain(address) || address.origin() != self.base.origin() {
                return Err(InvalidSetting::BaseUrl);
            }
            self.graphql = address.clone();
        }
        Ok(self)
    }

    /// The same with another cap on the pages of a list.
    #[cfg(test)]
    pub(crate) fn with_page_cap(mut self, pages: u32) -> Self {
        self.page_cap = pages;
        self
    }

    /// Whether this is an Enterprise Server, which numbers its own accounts: its REST API lies below
    /// `/api/v3` (GitHub docs, "Getting started with the REST API").
    pub(crate) fn is_enterprise(&self) -> bool {
        self.base.path().trim_end_matches('/').ends_with("/api/v3")
    }

    /// The latest instant that GitHub's own clock showed in an answer.
    pub(crate) fn server_date(&self) -> Option<Timestamp> {
        self.seen.date()
    }

    /// How many requests were sent, repetitions and redirects included.
    #[cfg(test)]
    pub(crate) fn requests(&self) -> u64 {
        self.seen.requests()
    }

    /// Asks for one object.
    pub(super) async fn object<T: DeserializeOwned>(
        &self,
        route: &Route,
        expected: &'static str,
    ) -> Result<T, GitHubError> {
        let answer = self.get(route, expected, Wanted::default()).await?;
        decode(Form::Object, expected, &answer.headers, &answer.body)
            .map_err(|kind| GitHubError::new(route, kind))
    }

    /// Asks; only 200 is an answer.
    pub(super) async fn get(
        &self,
        route: &Route,
        expected: &'static str,
        wanted: Wanted,
    ) -> Result<Answer, GitHubError> {
        self.read(route, expected, wanted, None::<&()>).await
    }

    /// Asks a question that has a body, for one object. It may be sent more than once.
    pub(super) async fn ask<T: DeserializeOwned>(
        &self,
        route: &Route,
        expected: &'static str,
        question: &impl Serialize,
    ) -> Result<T, GitHubError> {
        self.ask_for(route, expected, Wanted::default(), question)
            .await
    }

    /// Asks a question that has a body, for one object of a certain kind or size.
    pub(super) async fn ask_for<T: DeserializeOwned>(
        &self,
        route: &Route,
        expected: &'static str,
        wanted: Wanted,
        question: &impl Serialize,
    ) -> Result<T, GitHubError> {
        let answer = self.read(route, expected, wanted, Some(question)).await?;
        if is_rate_limit(&answer.body) {
            let kind = GitHubErrorKind::RateLimited { until: None };
            return Err(GitHubError::new(route, kind));
        }
        decode(Form::Object, expected, &answer.headers, &answer.body)
            .map_err(|kind| GitHubError::new(route, kind))
    }

    async fn read<B: Serialize>(
        &self,
        route: &Route,
        expected: &'static str,
        wanted: Wanted,
        body: Option<&B>,
    ) -> Result<Answer, GitHubError> {
        self.exchange(route, expected, wanted, body)
            .await
            .and_then(|(status, answer)| match status {
                StatusCode::OK => Ok(answer),
                _ => Err(failure(status, &answer)),
            })
            .map_err(|kind| GitHubError::new(route, kind))
    }

    /// Writes and reads what was made of it. Sent once; without a usable answer the kind is
    /// [`GitHubErrorKind::MayHaveArrived`].
    pub(super) async fn write<T: DeserializeOwned>(
        &self,
        route: &Route,
        expected: &'static str,
        body: &impl Serialize,
    ) -> Result<T, GitHubError> {
        self.exchange(route, expected, Wanted::default(), Some(body))
            .await
            .and_then(|(status, answer)| match status {
                StatusCode::OK | StatusCode::CREATED => {
                    decode(Form::Object, expected, &answer.headers, &answer.body)
                }
                _ => Err(failure(status, &answer)),
            })
            .map_err(|kind| GitHubError::new(route, kind.of_write()))
    }

    /// Deletes. Sent once, as [`Self::write`].
    pub(super) async fn delete(&self, route: &Route) -> Result<(), GitHubError> {
        self.exchange(route, "no content", Wanted::default(), None::<&()>)
            .await
            .and_then(|(status, answer)| match status {
                StatusCode::NO_CONTENT => Ok(()),
                // Something on the way answered in GitHub's place.
                StatusCode::OK => Err(GitHubErrorKind::Unreadable {
                    expected: "no content",
                    found: Found::OtherShape,
                }),
                _ => Err(failure(status, &answer)),
            })
            .map_err(|kind| GitHubError::new(route, kind.of_write()))
    }

    async fn exchange<B: Serialize>(
        &self,
        route: &Route,
        expected: &'static str,
        wanted: Wanted,
        body: Option<&B>,
    ) -> Result<(StatusCode, Answer), GitHubErrorKind> {
        let unsendable = |_| GitHubErrorKind::Connection(HttpErrorKind::InvalidUrl);
        let mut builder = http::Request::builder()
            .method(route.method().clone())
            .uri(route.target());
        if let Some(media_type) = wanted.media_type {
            builder = builder.header(ACCEPT, HeaderValue::from_static(media_type));
        }
        if let Some(limit) = wanted.size_limit {
            builder = builder.extension(SizeLimit(limit));
        }
        if wanted.once {
            builder = builder.extension(Once);
        }
        if route.is_question() {
            builder = builder.extension(Question(self.graphql.clone()));
        }
        let request = self
            .octocrab
            .build_request(builder, body)
            .map_err(unsendable)?;
        let response = self
            .octocrab
            .execute(request)
            .await
            .map_err(|error| sending_failed(error, route.reads(), expected))?;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.map_err(unsendable)?.to_bytes();
        let headers = parts.headers;
        Ok((parts.status, Answer { headers, body }))
    }
}

/// A status that is no success of this operation.
fn failure(status: StatusCode, answer: &Answer) -> GitHubErrorKind {
    GitHubErrorKind::of_status(status, &answer.headers, &answer.body)
}

/// Finds our own error in octocrab's. A write that broke off after it was sent says so here,
/// where it is still known.
fn sending_failed(error: octocrab::Error, reads: bool, expected: &'static str) -> GitHubErrorKind {
    let octocrab::Error::Service { source, .. } = error else {
        return GitHubErrorKind::Connection(HttpErrorKind::InvalidUrl);
    };
    let Ok(error) = source.downcast::<HttpError>() else {
        return GitHubErrorKind::Connection(HttpErrorKind::Reset);
    };
    let lost = !reads && error.may_have_arrived();
    let kind = GitHubErrorKind::of_http(*error, expected);
    if lost {
        GitHubErrorKind::MayHaveArrived(Box::new(kind))
    } else {
        kind
    }
}
