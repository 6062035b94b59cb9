//! What a client is made of; the caller reads files and environment.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use secrecy::SecretString;
use thiserror::Error;

use crate::world::{RealTime, Timer};

/// How long and how large things may become.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// One request, from the connection to the last byte.
    pub(crate) request: Duration,
    /// All waiting of the run together: for rate limits and between repetitions.
    pub(crate) run: Duration,
    /// The body of an answer in bytes, unpacked, where the request does not say otherwise.
    pub(crate) body: u64,
    /// Requests on their way at the same time.
    pub(crate) in_flight: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            request: Duration::from_secs(10),
            run: Duration::from_secs(90),
            body: 16 * 1024 * 1024,
            in_flight: 16,
        }
    }
}

/// Waiting. A trait so that tests need not wait.
pub(crate) trait Pause: Send + Sync {
    /// Is ready once the time has passed.
    fn pause(&self, length: Duration) -> BoxFuture<'_, ()>;
}

/// Waits on the runtime's timer.
pub(crate) struct TokioPause;

impl Pause for TokioPause {
    fn pause(&self, length: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(length))
    }
}

/// Proxies, as the usual environment variables name them. Addresses may hold a password.
#[derive(Clone, Debug, Default)]
pub(crate) struct ProxySettings {
    /// `HTTP_PROXY` or `http_proxy`.
    pub(crate) http: Option<SecretString>,
    /// `HTTPS_PROXY` or `https_proxy`.
    pub(crate) https: Option<SecretString>,
    /// `ALL_PROXY` or `all_proxy`: for both where they name none.
    pub(crate) all: Option<SecretString>,
    /// `NO_PROXY` or `no_proxy`: hosts, domains and networks reached without.
    pub(crate) none_for: Option<String>,
}

/// Everything a client needs.
#[derive(Clone)]
pub(crate) struct HttpOptions {
    /// Certificates of the authorities to trust, as PEM. Empty: plain http only.
    pub(crate) certificates: Vec<u8>,
    /// Exceptions from the address rules, `host` or `host:port`: see [`super::destination`].
    pub(crate) allow_hosts: Vec<String>,
    /// Limits.
    pub(crate) limits: Limits,
    /// How to wait.
    pub(crate) pause: Arc<dyn Pause>,
    /// How the time of a request passes.
    pub(crate) timer: Arc<dyn Timer>,
    /// Proxies.
    pub(crate) proxies: ProxySettings,
}

impl Default for HttpOptions {
    fn default() -> Self {
        Self {
            certificates: Vec::new(),
            allow_hosts: Vec::new(),
            limits: Limits::default(),
            pause: Arc::new(TokioPause),
            timer: Arc::new(RealTime),
            proxies: ProxySettings::default(),
        }
    }
}

/// An option that cannot be used. It names the option and not its value, which may be secret.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub(crate) enum InvalidOption {
    /// The certificate bundle has no certificate in it that can be read.
    #[error("the certificate bundle holds no usable certificate")]
    Certificates,
    /// An entry of `allow-hosts`, counted from 0, is neither `host` nor `host:port`.
    #[error("entry {0} of the allowed hosts is neither a host nor host:port")]
    AllowHosts(usize),
    /// A proxy's address is not one, or of a kind that is not spoken.
    #[error("the proxy is not an http or https address")]
    Proxy,
    /// The HTTP library refused to start.
    #[error("the HTTP client cannot be made")]
    Client,
}
