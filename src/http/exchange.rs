//! One attempt: send, follow redirects within the origin, read the answer within its limit.

use std::pin::pin;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_util::future::{Either, select};
use http::header::LOCATION;
use http::{HeaderMap, Method, StatusCode};
use url::Url;

use super::error::{HttpErrorKind, classify};
use super::request::{Request, Response};
use super::retry::server_date;
use crate::text::Untrusted;
use crate::world::Timer;

/// How many redirects of one request are followed.
const REDIRECTS: u32 = 5;

/// Sends the request once, and once more for each redirect. `sent` counts every request; each has
/// all of the time.
pub(super) async fn exchange(
    client: &reqwest::Client,
    request: &Request,
    timer: &dyn Timer,
    (time, size): (Duration, u64),
    sent: &mut u32,
) -> Result<Response, HttpErrorKind> {
    let mut url = request.url.clone();
    for _ in 0..=REDIRECTS {
        *sent += 1;
        let next = {
            let step = pin!(step(client, request, &url, size));
            match select(step, timer.is_up(time)).await {
                Either::Left((step, _)) => step?,
                Either::Right(_) => return Err(HttpErrorKind::TimedOut),
            }
        };
        match next {
            Step::Answer(answer) => {
                return Ok(Response {
                    requests: *sent,
                    ..answer
                });
            }
            Step::Redirect(to) => url = to,
        }
    }
    Err(HttpErrorKind::BadRedirect)
}

/// What one request leads to.
enum Step {
    /// The end of it.
    Answer(Response),
    /// Another place to ask.
    Redirect(Url),
}

async fn step(
    client: &reqwest::Client,
    request: &Request,
    url: &Url,
    size: u64,
) -> Result<Step, HttpErrorKind> {
    let answer = client
        .request(request.method.clone(), url.clone())
        .headers(request.headers.clone())
        .body(request.body.clone())
        .send()
        .await
        .map_err(|error| classify(&error))?;
    if request.method == Method::GET && is_redirect(answer.status()) {
        return redirect_target(url, answer.headers()).map(Step::Redirect);
    }
    Ok(Step::Answer(Response {
        status: answer.status(),
        headers: answer.headers().clone(),
        date: server_date(answer.headers()),
        body: read(answer, size).await?,
        requests: 1,
    }))
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Where a redirect leads. The headers go along, credentials among them, so only within the
/// origin: scheme, host and port.
fn redirect_target(from: &Url, headers: &HeaderMap) -> Result<Url, HttpErrorKind> {
    let to = headers
        .get(LOCATION)
        .and_then(|location| location.to_str().ok())
        .and_then(|location| from.join(location).ok())
        .ok_or(HttpErrorKind::BadRedirect)?;
    if to.origin() != from.origin() {
        return Err(HttpErrorKind::ForeignRedirect {
            to: Untrusted::new(to.origin().ascii_serialization()),
        });
    }
    if to.username() != from.username() || to.password() != from.password() {
        return Err(HttpErrorKind::BadRedirect);
    }
    Ok(to)
}

/// Reads the unpacked body and stops at the limit, whatever its length was announced to be.
async fn read(mut answer: reqwest::Response, limit: u64) -> Result<Bytes, HttpErrorKind> {
    let too_large = || HttpErrorKind::TooLarge(limit);
    if answer.content_length().is_some_and(|length| length > limit) {
        return Err(too_large());
    }
    let mut body = BytesMut::new();
    while let Some(chunk) = answer.chunk().await.map_err(|error| classify(&error))? {
        if body.len().saturating_add(chunk.len()) as u64 > limit {
            return Err(too_large());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(location: &str, expected: Result<&str, HttpErrorKind>) {
        let from = Url::parse("https://api.example/repos/a?page=1").unwrap();
        let mut headers = HeaderMap::new();
        headers.insert(LOCATION, location.parse().unwrap());
        let target = redirect_target(&from, &headers);
        assert_eq!(
            target,
            expected.map(|url| Url::parse(url).unwrap()),
            "{location}"
        );
    }

    #[test]
    fn a_redirect_stays_within_scheme_host_and_port() {
        check("/repositories/7", Ok("https://api.example/repositories/7"));
        check("https://api.example:443/x", Ok("https://api.example/x"));
        check("//api.example/x", Ok("https://api.example/x"));
        for (location, origin) in [
            ("http://api.example/x", "http://api.example"),
            ("https://api.example:8443/x", "https://api.example:8443"),
            (
                "https://api.example.evil.example/x",
                "https://api.example.evil.example",
            ),
            ("//evil.example/x", "https://evil.example"),
            ("https://api.example@evil.example/x", "https://evil.example"),
            ("data:text/plain,x", "null"),
        ] {
            check(
                location,
                Err(HttpErrorKind::ForeignRedirect { to: origin.into() }),
            );
        }
        check(
            "https://user:pass@api.example/x",
            Err(HttpErrorKind::BadRedirect),
        );
        check("http://[", Err(HttpErrorKind::BadRedirect));
    }
}
