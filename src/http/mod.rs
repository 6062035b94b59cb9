//! Every request that leaves the program: the only module that names `reqwest`.
//!
//! - [`HttpClient`] sends a [`Request`] and gives a whole [`Response`] or a typed [`HttpError`].
//! - Sizes and times are limited; what is idempotent is tried again, within a cap on waiting for
//!   the whole run; redirects stay within the origin.
//! - An address that a policy names ([`Trust::FromPolicy`]) must lie outside: see [`address`] for
//!   the rule and [`destination`] for where it is applied, also when a proxy is in use.

mod address;
mod client;
mod destination;
mod error;
mod exchange;
mod options;
mod pacing;
mod patience;
mod request;
mod resolve;
mod retry;
mod tls;

#[cfg(test)]
pub(crate) mod scripted;
#[cfg(test)]
mod tests;

pub(crate) use client::HttpClient;
pub(crate) use destination::AddressRule;
pub(crate) use error::{HttpError, HttpErrorKind, TlsFault};
pub(crate) use options::{HttpOptions, InvalidOption, Limits, Pause, ProxySettings, TokioPause};
pub(crate) use request::{Request, Response, Retry, Trust};
