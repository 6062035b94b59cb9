//! Asks a registry of npm packages: which of these versions have advisories, and what is known of a
//! package. The only module that speaks npm's registry protocol.
//!
//! Source: npm's API documentation ("Bulk advisory endpoint") and `npm audit` of npm 11, which asks
//! nothing else. The older endpoints are gone and are never asked.

#[cfg(test)]
mod tests;

use std::io::Write;
use std::time::Duration;

use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};
use url::Url;

use crate::facts::{Cause, Failure, FailureKind};
use crate::http::{HttpClient, Request, Response, Retry};
use crate::npm::{Asked, Credential, PackageName, Registries, RegistryAddress};

/// The largest answer about advisories, in bytes.
const LARGEST_ANSWER: u64 = 32 * 1024 * 1024;

/// The largest description of a package, in bytes: those with thousands of versions take some.
const LARGEST_PACKUMENT: u64 = 64 * 1024 * 1024;

/// How long one question may take, all tries and pauses together.
const PATIENCE: Duration = Duration::from_secs(30);

/// A registry that wants to be left alone for longer than this is not asked again.
const LONGEST_WAIT: Duration = Duration::from_secs(15);

/// One registry, and how to ask it.
pub(crate) struct Registry<'a> {
    http: &'a HttpClient,
    address: RegistryAddress,
    credential: Option<Credential>,
}

impl<'a> Registry<'a> {
    /// The registry of everything that no scope's own holds.
    ///
    /// # Errors
    /// Where an `.npmrc` names one that is no address: then nobody knows whom to ask.
    pub(crate) fn default_of(
        http: &'a HttpClient,
        registries: &Registries,
    ) -> Result<Self, Failure> {
        Self::at_address(http, registries, registries.default_registry())
    }

    /// The registry of a package.
    ///
    /// # Errors
    /// As [`Self::default_of`].
    pub(crate) fn of(
        http: &'a HttpClient,
        registries: &Registries,
        name: &PackageName,
    ) -> Result<Self, Failure> {
        Self::at_address(http, registries, registries.of(name))
    }

    fn at_address(
        http: &'a HttpClient,
        registries: &Registries,
        address: &RegistryAddress,
    ) -> Result<Self, Failure> {
        if let Some(key) = registries.faults().first() {
            let failure = Failure::new(FailureKind::RegistryAddress, key.as_str());
            return Err(failure.because(Cause::InvalidAddress));
        }
        let address = address.clone();
        let credential = registries.credential(&address.url).cloned();
        Ok(Self {
            http,
            address,
            credential,
        })
    }

    /// Its address without anything secret.
    pub(crate) fn shown(&self) -> String {
        shown(&self.address.url)
    }

    /// The advisories about the installed versions, as the registry tells them: a JSON object.
    ///
    /// # Errors
    /// Where it has no answer to give, whatever the reason.
    pub(crate) async fn advisories(&self, asked: &Asked) -> Result<Bytes, Failure> {
        let (url, endpoint) = self.bulk()?;
        let body = serde_json::to_vec(asked).unwrap_or_default();
        let mut request = Request::post(url, self.address.trust, packed(&body))
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .header(CONTENT_ENCODING, HeaderValue::from_static("gzip"))
            .header(ACCEPT, HeaderValue::from_static("application/json"))
            .at_most(LARGEST_ANSWER);
        // It only asks a question, and changes nothing.
        request.retry = Retry::Idempotent;
        request.busy = busy;
        let response = self.send(request, &endpoint).await?;
        match response.status {
            StatusCode::OK if looks_like_an_object(&response.body) => Ok(response.body),
            StatusCode::OK => {
                let cause = what_it_is_instead(&response.body);
                Err(Failure::new(FailureKind::Unreadable, endpoint).because(cause))
            }
            status => Err(refused(status, &endpoint)),
        }
    }

    /// What is known of a package, abbreviated; `None` where the registry has no such package.
    ///
    /// # Errors
    /// Where it has no answer to give.
    pub(crate) async fn packument(&self, name: &PackageName) -> Result<Option<Bytes>, Failure> {
        let url = self.at(&name.as_str().replace('/', "%2f"))?;
        let endpoint = format!("GET {}", shown(&url));
        let mut request = Request::get(url, self.address.trust)
            .header(
                ACCEPT,
                HeaderValue::from_static("application/vnd.npm.install-v1+json"),
            )
            .at_most(LARGEST_PACKUMENT);
        request.busy = busy;
        let response = self.send(request, &endpoint).await?;
        match response.status {
            StatusCode::OK => Ok(Some(response.body)),
            StatusCode::NOT_FOUND => Ok(None),
            status => Err(refused(status, &endpoint)),
        }
    }

    /// What [`Self::advisories`] asks, as it is shown.
    pub(crate) fn question(&self) -> String {
        self.bulk()
            .map_or_else(|_| self.shown(), |(_, endpoint)| endpoint)
    }

    fn bulk(&self) -> Result<(Url, String), Failure> {
        let url = self.at("-/npm/v1/security/advisories/bulk")?;
        let endpoint = format!("POST {}", shown(&url));
        Ok((url, endpoint))
    }

    fn at(&self, path: &str) -> Result<Url, Failure> {
        let joined = self.address.url.join(path);
        joined.map_err(|_| {
            Failure::new(FailureKind::RegistryAddress, self.shown()).because(Cause::InvalidAddress)
        })
    }

    async fn send(&self, mut request: Request, endpoint: &str) -> Result<Response, Failure> {
        request.longest_wait = Some(LONGEST_WAIT);
        if let Some(credential) = &self.credential {
            let value = HeaderValue::from_str(&credential.header());
            let mut value = value.map_err(|_| {
                Failure::new(FailureKind::RegistryToken, endpoint).because(Cause::Token)
            })?;
            value.set_sensitive(true);
            request = request.header(AUTHORIZATION, value);
        }
        let sent = tokio::time::timeout(PATIENCE, self.http.send(&request)).await;
        let answered = sent.map_err(|_| Failure::new(FailureKind::TimedOut, endpoint))?;
        answered.map_err(|error| Failure {
            endpoint: endpoint.into(),
            ..Failure::from(error)
        })
    }
}

/// Answers that another try may mend: a server's own trouble, and pages that some gateway puts in
/// the answer's place.
fn busy(response: &Response) -> bool {
    let status = response.status;
    status == StatusCode::REQUEST_TIMEOUT
        || status.is_server_error() && status != StatusCode::NOT_IMPLEMENTED
        || status == StatusCode::OK && !looks_like_an_object(&response.body)
}

fn looks_like_an_object(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"{") && body.trim_ascii_end().ends_with(b"}")
}

fn what_it_is_instead(body: &[u8]) -> Cause {
    match body.trim_ascii_start().first() {
        None => Cause::Empty,
        Some(b'<') => Cause::Html,
        Some(b'{') => Cause::CutOff,
        Some(b'[' | b'"') => Cause::OtherShape,
        Some(_) => Cause::NotJson,
    }
}

/// What a status means that is no answer.
fn refused(status: StatusCode, endpoint: &str) -> Failure {
    // Names and tokens are for the registry that is named, and for no other.
    if status.is_redirection() {
        return Failure::new(FailureKind::Refused, endpoint).because(Cause::Redirect);
    }
    let kind = match status.as_u16() {
        401 | 403 => FailureKind::RegistryToken,
        400 | 404 | 405 | 410 | 501 => FailureKind::NoAudit,
        500.. => FailureKind::ServerError,
        _ => FailureKind::Refused,
    };
    Failure::new(kind, endpoint).detail(status.as_u16().to_string())
}

fn packed(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    let written = encoder.write_all(body).and_then(|()| encoder.finish());
    written.expect("writing into memory does not fail")
}

/// An address as it may be shown: user, password and query may hold secrets.
pub(crate) fn shown(url: &Url) -> String {
    format!("{}{}", url.origin().ascii_serialization(), url.path())
}
