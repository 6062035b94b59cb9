//! Asks servers for figures: one that speaks Prometheus' HTTP API for what a query finds now, and
//! any that gives JSON for numbers in it. The only module that speaks that API.
//!
//! Source: Prometheus' documentation, "HTTP API", instant queries. Mimir, Thanos and VictoriaMetrics
//! answer alike; the last says `isPartial` where the others warn.

mod answer;
mod document;
mod refusal;
#[cfg(test)]
mod tests;

pub(crate) use answer::Found;

use std::time::Duration;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use url::Url;

use crate::facts::{Cause, Failure, FailureKind};
use crate::http::{HttpClient, Request, Response, Retry, Trust};

/// The largest answer, in bytes.
const LARGEST_ANSWER: u64 = 4 * 1024 * 1024;

/// How long one question may take once it is its turn, all tries and pauses together.
const PATIENCE: Duration = Duration::from_secs(30);

/// However many questions stand before it: longer than this no question waits.
const LONGEST: Duration = Duration::from_secs(300);

/// A server that wants to be left alone for longer than this is not asked again.
const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// How long a server may work on a query: a little shorter than we wait, so that it says so itself.
const TIMEOUT: &str = "9s";

/// One server that answers queries.
pub(crate) struct Server<'a> {
    http: &'a HttpClient,
    query: Url,
    headers: HeaderMap,
}

impl<'a> Server<'a> {
    /// The server at a base address, whose path is kept, asked with these headers.
    ///
    /// # Errors
    /// Where it is no address, or one with a query: what is asked is ours to say.
    pub(crate) fn at(
        http: &'a HttpClient,
        address: &str,
        headers: HeaderMap,
    ) -> Result<Self, Failure> {
        let mut query = parsed(address)?;
        let bare = query.query().is_none() && query.fragment().is_none();
        let joined = query.path_segments_mut().map(|mut path| {
            path.pop_if_empty().extend(["api", "v1", "query"]);
        });
        if !bare || joined.is_err() {
            return Err(unusable(address));
        }
        Ok(Self {
            http,
            query,
            headers,
        })
    }

    /// What a query finds at this moment, by the server's clock.
    ///
    /// # Errors
    /// Where there is no answer, or one that is not a value for each series.
    pub(crate) async fn instant(&self, query: &str) -> Result<Found, Failure> {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("query", query), ("timeout", TIMEOUT)])
            .finish();
        let mut request = Request::post(self.query.clone(), Trust::FromPolicy, form.clone())
            .header(
                CONTENT_TYPE,
                HeaderValue::from_static("application/x-www-form-urlencoded"),
            );
        // It only asks a question, and changes nothing.
        request.retry = Retry::Idempotent;
        request.busy = |response| busy(response, looks_like_an_object);
        let asking = async {
            let response = self.send(request).await?;
            if response.1.status != StatusCode::METHOD_NOT_ALLOWED {
                return Ok(response);
            }
            // Some proxies let nothing but reading through, and know it by the method.
            let mut url = self.query.clone();
            url.set_query(Some(&form));
            let mut request = Request::get(url, Trust::FromPolicy);
            request.busy = |response| busy(response, looks_like_an_object);
            self.send(request).await
        };
        let (endpoint, response) = in_time(asking, &asked(&Method::POST, &self.query)).await?;
        match response.status {
            StatusCode::OK => answer::read(&response.body, &endpoint),
            status => Err(refusal::of(status, &response.body, &endpoint)),
        }
    }

    async fn send(&self, request: Request) -> Result<(String, Response), Failure> {
        let endpoint = asked(&request.method, &request.url);
        let response = send(self.http, request, &self.headers, &endpoint).await?;
        Ok((endpoint, response))
    }
}

/// The figures of a JSON document, one for each pointer, each as it is written there.
///
/// # Errors
/// Where there is no document, or a list or an object where a figure should be.
pub(crate) async fn figures(
    http: &HttpClient,
    address: &str,
    headers: HeaderMap,
    pointers: &[String],
) -> Result<Vec<Option<String>>, Failure> {
    let url = parsed(address)?;
    let endpoint = asked(&Method::GET, &url);
    let mut request = Request::get(url, Trust::FromPolicy);
    request.busy = |response| {
        busy(response, |body| {
            !is_html(body) && !body.trim_ascii().is_empty()
        })
    };
    let asking = send(http, request, &headers, &endpoint);
    let response = in_time(asking, &endpoint).await?;
    match response.status {
        StatusCode::OK => document::read(&response.body, pointers, &endpoint),
        status => Err(refusal::of(status, &response.body, &endpoint)),
    }
}

async fn send(
    http: &HttpClient,
    mut request: Request,
    headers: &HeaderMap,
    endpoint: &str,
) -> Result<Response, Failure> {
    for (name, value) in headers {
        request.headers.append(name, value.clone());
    }
    request.longest_wait = Some(LONGEST_WAIT);
    request.patience = Some(PATIENCE);
    let request = request
        .header(ACCEPT, HeaderValue::from_static("application/json"))
        .at_most(LARGEST_ANSWER);
    http.send(&request).await.map_err(|error| Failure {
        endpoint: endpoint.into(),
        ..Failure::from(error)
    })
}

/// A whole question, from the moment it stands in the queue.
async fn in_time<T>(
    asking: impl Future<Output = Result<T, Failure>>,
    endpoint: &str,
) -> Result<T, Failure> {
    let answered = tokio::time::timeout(LONGEST, asking).await;
    answered.unwrap_or_else(|_| Err(Failure::new(FailureKind::TimedOut, endpoint)))
}

fn parsed(address: &str) -> Result<Url, Failure> {
    Url::parse(address).map_err(|_| unusable(address))
}

fn unusable(address: &str) -> Failure {
    // What stands before an `@` may be a password.
    let shown = address.rsplit('@').next().unwrap_or_default();
    let shown = shown.split(['?', '#']).next().unwrap_or_default();
    Failure::new(
        FailureKind::AddressNotAllowed,
        crate::text::one_line(shown, 200),
    )
    .because(Cause::InvalidAddress)
}

/// What is asked, as it may be shown: user, password and query may hold secrets.
fn asked(method: &Method, url: &Url) -> String {
    format!(
        "{method} {}{}",
        url.origin().ascii_serialization(),
        url.path()
    )
}

/// Answers that another try may mend: a server's own trouble, and what some gateway puts in the
/// answer's place.
fn busy(response: &Response, is_whole: fn(&[u8]) -> bool) -> bool {
    let status = response.status;
    status == StatusCode::REQUEST_TIMEOUT
        || status.is_server_error() && status != StatusCode::NOT_IMPLEMENTED
        || status == StatusCode::OK && !is_whole(&response.body)
}

fn looks_like_an_object(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"{") && body.trim_ascii_end().ends_with(b"}")
}

fn is_html(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<")
}

/// What a body is that is not the JSON it should be.
fn instead(body: &[u8], error: &serde_json::Error) -> Cause {
    match body.trim_ascii_start().first() {
        None => Cause::Empty,
        Some(b'<') => Cause::Html,
        Some(b'{') if !looks_like_an_object(body) => Cause::CutOff,
        Some(_) if error.is_eof() => Cause::CutOff,
        Some(_) if error.is_syntax() => Cause::NotJson,
        Some(_) => Cause::OtherShape,
    }
}
