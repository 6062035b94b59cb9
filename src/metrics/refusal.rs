//! What it means that a server gives no figures.

use http::StatusCode;
use serde::Deserialize;

use super::answer::short;
use crate::facts::figures::Object;
use crate::facts::{Cause, Failure, FailureKind};

/// Prometheus' own words for an error, where the body has them.
#[derive(Deserialize)]
struct Told {
    #[serde(rename = "errorType", default)]
    kind: Option<String>,
    #[serde(default)]
    error: Option<String>,
}

/// The failure that a status means, with what the server says about it.
pub(super) fn of(status: StatusCode, body: &[u8], endpoint: &str) -> Failure {
    let told: Option<Object<Told>> = serde_json::from_slice(body).ok();
    let told = told.map(|Object(told)| told);
    let word = told.as_ref().and_then(|told| told.kind.as_deref());
    let kind = match (status.as_u16(), word) {
        (401 | 403, _) => FailureKind::FiguresAccess,
        // What the query asks cannot be read, or cannot be worked out.
        (200..=499, Some("bad_data" | "execution")) => FailureKind::Query,
        (404 | 405 | 410, _) => FailureKind::NoFigures,
        // The server's own trouble, whatever the status: it says `timeout`, `canceled`, `internal`
        // or `unavailable`.
        (200, _) | (500.., _) => FailureKind::ServerError,
        _ => FailureKind::Refused,
    };
    let failure = Failure::new(kind, endpoint);
    if status.is_redirection() {
        return failure.because(Cause::Redirect);
    }
    let words = told.and_then(|told| {
        let error = told.error?;
        Some(match told.kind {
            Some(kind) => short(&format!("{kind}: {error}")),
            None => short(&error),
        })
    });
    failure.detail(words.unwrap_or_else(|| status.as_u16().to_string()))
}
