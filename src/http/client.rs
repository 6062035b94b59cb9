//! The client: which connection a request takes, how often it is tried, when it is given up.

use std::sync::Arc;
use std::time::Duration;

use secrecy::ExposeSecret;
use tokio::sync::Semaphore;
use url::{Host, Url};

use super::destination::{AddressRule, AllowList, Route, route};
use super::error::{HttpError, HttpErrorKind};
use super::exchange::exchange;
use super::options::{HttpOptions, InvalidOption, Limits, ProxySettings};
use super::pacing::Pacing;
use super::patience::{Heard, Patience};
use super::request::{Request, Response, Retry};
use super::resolve::{GuardedResolver, Lookup, OnlyInside, outside_only, system_lookup};
use super::retry::{TRIES, Verdict, after_failure, busy_for, verdict};
use super::tls;
use crate::world::Timer;

/// Sends requests. One for the whole run: its limits are limits of the run.
pub(crate) struct HttpClient {
    open: reqwest::Client,
    guarded: reqwest::Client,
    allowed: AllowList,
    proxies: Vec<String>,
    lookup: Lookup,
    has_certificates: bool,
    limits: Limits,
    timer: Arc<dyn Timer>,
    pacing: Pacing,
    heard: Heard,
    in_flight: Semaphore,
}

impl HttpClient {
    /// Makes the client; nothing is sent yet.
    pub(crate) fn new(options: &HttpOptions) -> Result<Self, InvalidOption> {
        Self::with_lookup(options, system_lookup())
    }

    /// As [`Self::new`], with another way to resolve names.
    pub(super) fn with_lookup(
        options: &HttpOptions,
        lookup: Lookup,
    ) -> Result<Self, InvalidOption> {
        let tls = tls::configuration(&options.certificates)?;
        let (proxies, hosts) = proxies(&options.proxies)?;
        let resolver = GuardedResolver {
            lookup: lookup.clone(),
            proxies: hosts.clone(),
        };
        let build = |builder: reqwest::ClientBuilder| {
            proxies
                .iter()
                .fold(builder, |builder, proxy| builder.proxy(proxy.clone()))
                .tls_backend_preconfigured(tls.clone())
                .build()
                .map_err(|_| InvalidOption::Client)
        };
        Ok(Self {
            open: build(plain_builder())?,
            guarded: build(plain_builder().dns_resolver(resolver))?,
            allowed: AllowList::parse(&options.allow_hosts)?,
            proxies: hosts,
            lookup,
            has_certificates: !options.certificates.trim_ascii().is_empty(),
            limits: options.limits,
            timer: Arc::clone(&options.timer),
            pacing: Pacing::new(Arc::clone(&options.pause), options.limits.run),
            heard: Heard::default(),
            in_flight: Semaphore::new(options.limits.in_flight.max(1)),
        })
    }

    /// Sends a request and reads the whole answer. Any status is an answer, but for a rate limit
    /// that lasts too long; a request marked [`Retry::Never`] is sent exactly once.
    pub(crate) async fn send(&self, request: &Request) -> Result<Response, HttpError> {
        let client = self
            .client_for(request)
            .await
            .map_err(|kind| HttpError::new(&request.url, kind))?;
        let origin = request.url.origin().ascii_serialization();
        let tries = match request.retry {
            Retry::Idempotent => TRIES,
            Retry::Never => 1,
        };
        let (mut tried, mut requests) = (0, 0);
        let mut patience = Patience::new(request.patience);
        // Whoever has only so much time keeps the slot in which it began to run.
        let _kept = match request.patience {
            Some(_) => Some(self.in_flight.acquire().await),
            None => None,
        };
        loop {
            let sent = self.pacing.begin(&origin).await;
            let attempt = self.attempt(client, request, &mut patience, &mut requests);
            let attempt = attempt.await;
            tried += 1;
            let (outcome, pause) = judge(attempt, tried, request.busy);
            let again = match pause {
                Some(pause)
                    if tried < tries && request.may_wait(pause) && patience.outlasts(pause) =>
                {
                    let waited = patience.within(self.pacing.wait(sent, pause)).await;
                    waited.unwrap_or(false)
                }
                _ => false,
            };
            if !again {
                return outcome.map_err(|kind| HttpError {
                    requests,
                    ..HttpError::new(&request.url, kind)
                });
            }
        }
    }

    async fn attempt(
        &self,
        client: &reqwest::Client,
        request: &Request,
        patience: &mut Patience,
        requests: &mut u32,
    ) -> Result<Response, HttpErrorKind> {
        let _permit = match request.patience {
            Some(_) => None,
            None => Some(self.in_flight.acquire().await),
        };
        let origin = request.url.origin().ascii_serialization();
        if !self.heard.may_ask(&origin, patience) {
            return Err(HttpErrorKind::TimedOut);
        }
        let size = request.size_limit.unwrap_or(self.limits.body);
        let limits = (self.limits.request, size);
        let answer = exchange(client, request, &*self.timer, limits, requests);
        let answer = patience.within(answer);
        let answer = answer.await.unwrap_or(Err(HttpErrorKind::TimedOut));
        match &answer {
            Ok(_) => self.heard.answered(&origin),
            Err(_) => self.heard.unanswered(&origin, patience),
        }
        answer
    }

    /// Checks the address and chooses the connection: one that goes anywhere, or one that
    /// reaches addresses outside only.
    async fn client_for(&self, request: &Request) -> Result<&reqwest::Client, HttpErrorKind> {
        let url = &request.url;
        let route = route(url, request.trust, &self.allowed, &self.proxies)?;
        if url.scheme() == "https" && !self.has_certificates {
            return Err(HttpErrorKind::NoCertificates);
        }
        match route {
            Route::Open => Ok(&self.open),
            Route::Guarded => {
                self.check_behind_proxy(url).await?;
                Ok(&self.guarded)
            }
        }
    }

    /// A proxy resolves by itself, so the guarded resolver is not asked; ask it here. A name that
    /// is not known here is left to the proxy.
    async fn check_behind_proxy(&self, url: &Url) -> Result<(), HttpErrorKind> {
        let Some(Host::Domain(name)) = url.host().filter(|_| !self.proxies.is_empty()) else {
            return Ok(());
        };
        let lookup = tokio::time::timeout(self.limits.request, (self.lookup)(name.to_owned()));
        if let Ok(Ok(found)) = lookup.await
            && let Err(OnlyInside(kind)) = outside_only(found)
        {
            let rule = AddressRule::Inside(kind);
            return Err(HttpErrorKind::AddressNotAllowed(rule));
        }
        Ok(())
    }
}

/// What to give back if this was the last attempt, and how long to wait for another.
fn judge(
    attempt: Result<Response, HttpErrorKind>,
    tried: u32,
    busy: fn(&Response) -> bool,
) -> (Result<Response, HttpErrorKind>, Option<Duration>) {
    let response = match attempt {
        Ok(response) => response,
        Err(kind) => {
            let pause = after_failure(&kind, tried);
            return (Err(kind), pause);
        }
    };
    match verdict(response.status, &response.headers, response.date, tried) {
        Verdict::Answer if busy(&response) => {
            let wait = busy_for(&response.headers, response.date, tried);
            (Ok(response), Some(wait))
        }
        Verdict::Answer => (Ok(response), None),
        Verdict::Busy(wait) => (Ok(response), Some(wait)),
        Verdict::Limited { wait, until } => (Err(HttpErrorKind::RateLimited { until }), Some(wait)),
    }
}

/// What both connections share. Redirects, repetitions and proxies are ours to decide.
fn plain_builder() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .user_agent(concat!("gonogo/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .no_proxy()
}

/// The proxies, the specific ones first, and the names of their hosts.
fn proxies(settings: &ProxySettings) -> Result<(Vec<reqwest::Proxy>, Vec<String>), InvalidOption> {
    type Kind = fn(Url) -> reqwest::Result<reqwest::Proxy>;
    let kinds: [(_, Kind); 3] = [
        (&settings.http, reqwest::Proxy::http),
        (&settings.https, reqwest::Proxy::https),
        (&settings.all, reqwest::Proxy::all),
    ];
    let none_for = settings
        .none_for
        .as_deref()
        .and_then(reqwest::NoProxy::from_string);
    let (mut proxies, mut hosts) = (Vec::new(), Vec::new());
    for (address, kind) in kinds {
        let address = address
            .as_ref()
            .map_or("", |address| address.expose_secret())
            .trim();
        if address.is_empty() {
            continue;
        }
        let url = proxy_url(address).ok_or(InvalidOption::Proxy)?;
        hosts.extend(url.host_str().map(str::to_owned));
        let proxy = kind(url).map_err(|_| InvalidOption::Proxy)?;
        proxies.push(proxy.no_proxy(none_for.clone()));
    }
    Ok((proxies, hosts))
}

/// A proxy's address; without a scheme it is taken for `http`, as curl does.
fn proxy_url(address: &str) -> Option<Url> {
    let full = if address.contains("://") {
        address.to_owned()
    } else {
        format!("http://{address}")
    };
    let url = Url::parse(&full).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}
