//! Why there is no answer, typed and without anything secret.

use std::error::Error;
use std::fmt;
use std::io;

use jiff::Timestamp;
use url::Url;

use super::destination::AddressRule;
use super::resolve::OnlyInside;
use crate::text::{Untrusted, one_line};

/// A request without an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HttpError {
    /// The address without user, password, query and fragment.
    pub(crate) url: Untrusted,
    /// Why.
    pub(crate) kind: HttpErrorKind,
    /// How many requests were sent, repetitions included; 0 if none could be.
    pub(crate) requests: u32,
}

/// Why a request has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HttpErrorKind {
    /// The address is not an absolute `http` or `https` address, or a header cannot be sent.
    InvalidUrl,
    /// An address of a policy that must not be reached: the rule it breaks.
    AddressNotAllowed(AddressRule),
    /// An `https` address, and no certificate of an authority was given.
    NoCertificates,
    /// The secure connection could not be made.
    Tls(TlsFault),
    /// The name could not be resolved.
    NameNotResolved,
    /// Nobody listens there.
    Refused,
    /// The connection could not be made: no route, or the proxy would not.
    Unreachable,
    /// No complete answer in time.
    TimedOut,
    /// The connection broke before the answer began, or what came was not HTTP.
    Reset,
    /// The connection broke within the answer, or the answer could not be unpacked.
    Truncated,
    /// The answer is larger than this many bytes.
    TooLarge(u64),
    /// A redirect to another origin, which is never followed.
    ForeignRedirect {
        /// The other origin, such as `https://elsewhere.example`.
        to: Untrusted,
    },
    /// More redirects than are followed, or one without a usable target.
    BadRedirect,
    /// A rate limit that lasts longer than the run may wait.
    RateLimited {
        /// When it would be possible again, by the server's clock, if it said so.
        until: Option<Timestamp>,
    },
}

/// What is wrong with a secure connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TlsFault {
    /// The certificate comes from an authority that is not trusted here.
    UnknownIssuer,
    /// The certificate is not valid at this time.
    Expired,
    /// The certificate is for other names.
    WrongName,
    /// Anything else, such as no common protocol version.
    Other,
}

impl HttpError {
    pub(crate) fn new(url: &Url, kind: HttpErrorKind) -> Self {
        Self {
            url: Untrusted::new(shown(url)),
            kind,
            requests: 0,
        }
    }

    /// Whether the request may have had its effect although no answer came.
    pub(crate) fn may_have_arrived(&self) -> bool {
        match self.kind {
            HttpErrorKind::TimedOut
            | HttpErrorKind::Reset
            | HttpErrorKind::Truncated
            | HttpErrorKind::TooLarge(_)
            | HttpErrorKind::ForeignRedirect { .. }
            | HttpErrorKind::BadRedirect => true,
            HttpErrorKind::InvalidUrl
            | HttpErrorKind::AddressNotAllowed(_)
            | HttpErrorKind::NoCertificates
            | HttpErrorKind::Tls(_)
            | HttpErrorKind::NameNotResolved
            | HttpErrorKind::Refused
            | HttpErrorKind::Unreachable
            | HttpErrorKind::RateLimited { .. } => false,
        }
    }
}

/// For developers and logs; people are told by the locale.
impl fmt::Display for HttpError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = one_line(self.url.for_parsing(), 200);
        write!(formatter, "no answer from {url}: {:?}", self.kind)
    }
}

impl Error for HttpError {}

/// An address as it may be shown: user, password, query and fragment may hold secrets.
fn shown(url: &Url) -> String {
    format!("{}{}", url.origin().ascii_serialization(), url.path())
}

/// Reads a failed attempt. The library's own message is dropped: it repeats the whole address.
pub(super) fn classify(error: &reqwest::Error) -> HttpErrorKind {
    if error.is_builder() {
        return HttpErrorKind::InvalidUrl;
    }
    if error.is_timeout() {
        return HttpErrorKind::TimedOut;
    }
    if let Some(kind) = causes(error).find_map(known_cause) {
        // A connection that breaks within the body is the same event, later.
        return match kind {
            HttpErrorKind::Reset if error.is_body() || error.is_decode() => {
                HttpErrorKind::Truncated
            }
            kind => kind,
        };
    }
    if error.is_dns() {
        HttpErrorKind::NameNotResolved
    } else if error.is_connect() {
        HttpErrorKind::Unreachable
    } else if error.is_body() || error.is_decode() {
        HttpErrorKind::Truncated
    } else {
        HttpErrorKind::Reset
    }
}

/// The chain of causes, also through `io::Error`, whose `source` skips what it wraps.
fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    let next = |error: &&'a (dyn Error + 'static)| {
        let error: &'a (dyn Error + 'static) = *error;
        match error.downcast_ref::<io::Error>() {
            Some(error) => error.get_ref().map(|inner| inner as &(dyn Error + 'static)),
            None => error.source(),
        }
    };
    std::iter::successors(Some(error), next).take(20)
}

fn known_cause(error: &(dyn Error + 'static)) -> Option<HttpErrorKind> {
    if let Some(OnlyInside(kind)) = error.downcast_ref() {
        return Some(HttpErrorKind::AddressNotAllowed(AddressRule::Inside(*kind)));
    }
    if let Some(error) = error.downcast_ref::<rustls::Error>() {
        return Some(HttpErrorKind::Tls(tls_fault(error)));
    }
    match error.downcast_ref::<io::Error>()?.kind() {
        io::ErrorKind::ConnectionRefused => Some(HttpErrorKind::Refused),
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe => Some(HttpErrorKind::Reset),
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => {
            Some(HttpErrorKind::Unreachable)
        }
        _ => None,
    }
}

fn tls_fault(error: &rustls::Error) -> TlsFault {
    use rustls::CertificateError;
    let rustls::Error::InvalidCertificate(error) = error else {
        return TlsFault::Other;
    };
    match error {
        CertificateError::UnknownIssuer => TlsFault::UnknownIssuer,
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => TlsFault::Expired,
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            TlsFault::WrongName
        }
        _ => TlsFault::Other,
    }
}
