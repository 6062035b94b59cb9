//! What GitHub means by a status that is no success: its number, its words, the permissions it names.

use http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::error::GitHubErrorKind;
use crate::text::Untrusted;

impl GitHubErrorKind {
    /// Reads a status that is no success.
    pub(super) fn of_status(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Self {
        match status.as_u16() {
            401 => Self::Unauthorized,
            // A secondary limit may come without any header that says so.
            403 if mentions_rate_limit(body) => Self::RateLimited { until: None },
            403 => Self::Forbidden {
                needed: needed(headers),
            },
            404 | 409 | 422 if message(body).starts_with("No commit found") => Self::NotACommit,
            404 if message(body).starts_with("No common ancestor") => Self::Unrelated,
            404 | 410 => Self::NotFound {
                needed: needed(headers),
            },
            409 => Self::Conflict,
            400 | 422 => Self::Validation {
                message: Untrusted::new(message(body)),
            },
            429 => Self::RateLimited { until: None },
            301 | 302 | 303 | 307 | 308 => Self::Moved,
            500..=599 => Self::Server(status.as_u16()),
            _ => Self::UnexpectedStatus(status.as_u16()),
        }
    }
}

/// The permissions that GitHub names. Only what looks like a list of permissions is believed:
/// the text is shown as a line for the workflow.
fn needed(headers: &HeaderMap) -> Option<String> {
    let value = headers
        .get("x-accepted-github-permissions")?
        .to_str()
        .ok()?
        .trim();
    let known =
        |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'=' | b',' | b';' | b' ');
    let plausible = value.contains('=') && value.len() <= 300 && value.bytes().all(known);
    plausible.then(|| value.to_owned())
}

#[derive(Deserialize)]
struct Problem {
    #[serde(default)]
    message: String,
    #[serde(default)]
    errors: Vec<serde_json::Value>,
}

/// GitHub's words for a refused request, and for each of its fields; at most 1,000 characters.
pub(super) fn message(body: &[u8]) -> String {
    let Ok(problem) = serde_json::from_slice::<Problem>(body) else {
        return String::new();
    };
    let mut message = problem.message;
    for error in problem.errors.iter().take(5) {
        let text = match error {
            serde_json::Value::String(text) => text.clone(),
            other => other
                .get("message")
                .or_else(|| other.get("code"))
                .and_then(|text| text.as_str())
                .unwrap_or_default()
                .to_owned(),
        };
        if !text.is_empty() {
            message.push_str("; ");
            message.push_str(&text);
        }
    }
    message.chars().take(1_000).collect()
}

/// So long a success at most is looked at for whether it is one.
const LIMIT_TOLD: usize = 4_096;

#[derive(Deserialize)]
struct NoAnswer {
    message: String,
    data: Option<serde::de::IgnoredAny>,
    errors: Option<serde::de::IgnoredAny>,
}

/// Whether a success says, in place of an answer, that GitHub is asked too often: so GraphQL does.
/// Source: "Rate limits and query limits for the GraphQL API", on secondary limits.
pub(super) fn is_rate_limit(body: &[u8]) -> bool {
    let told = (body.len() <= LIMIT_TOLD).then(|| serde_json::from_slice::<NoAnswer>(body));
    let Some(Ok(told)) = told else {
        return false;
    };
    told.data.is_none() && told.errors.is_none() && is_about_rate_limit(&told.message)
}

fn mentions_rate_limit(body: &[u8]) -> bool {
    is_about_rate_limit(&message(body))
}

fn is_about_rate_limit(message: &str) -> bool {
    let message = message.to_ascii_lowercase();
    message.contains("rate limit") || message.contains("abuse detection")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(status: u16, header: &str, body: &str, expected: GitHubErrorKind) {
        let mut headers = HeaderMap::new();
        headers.insert("x-accepted-github-permissions", header.parse().unwrap());
        let status = StatusCode::from_u16(status).unwrap();
        let kind = GitHubErrorKind::of_status(status, &headers, body.as_bytes());
        assert_eq!(kind, expected, "{status} {header} {body}");
    }

    #[test]
    fn every_status_has_its_kind() {
        use GitHubErrorKind::*;
        let validation = |message: &str| Validation {
            message: message.into(),
        };
        for (status, body, expected) in [
            (401, r#"{"message":"Bad credentials"}"#, Unauthorized),
            (403, "{}", Forbidden { needed: None }),
            (
                403,
                r#"{"message":"You have exceeded a secondary rate limit."}"#,
                RateLimited { until: None },
            ),
            (404, "", NotFound { needed: None }),
            (
                404,
                r#"{"message":"No commit found for the ref x"}"#,
                NotACommit,
            ),
            (409, "", Conflict),
            (410, "", NotFound { needed: None }),
            (
                400,
                r#"{"message":"Problems parsing JSON"}"#,
                validation("Problems parsing JSON"),
            ),
            (
                422,
                r#"{"message":"No","errors":[{"code":"custom","message":"too long"},"b",7,{"code":"c"}]}"#,
                validation("No; too long; b; c"),
            ),
            (422, "<html>", validation("")),
            (422, r#"{"message":7}"#, validation("")),
            (429, "", RateLimited { until: None }),
            (301, "", Moved),
            (500, "", Server(500)),
            (503, "", Server(503)),
            (304, "", UnexpectedStatus(304)),
            (451, "", UnexpectedStatus(451)),
        ] {
            check(status, "", body, expected);
        }
    }

    #[test]
    fn missing_permissions_are_named_when_they_look_like_permissions() {
        let forbidden = |needed: Option<&str>| GitHubErrorKind::Forbidden {
            needed: needed.map(str::to_owned),
        };
        check(
            403,
            "issues=write; pull_requests=write",
            "",
            forbidden(Some("issues=write; pull_requests=write")),
        );
        check(403, "issues=write,<img>", "", forbidden(None));
        check(403, "::error::", "", forbidden(None));
        check(
            404,
            "contents=read",
            "",
            GitHubErrorKind::NotFound {
                needed: Some("contents=read".to_owned()),
            },
        );
    }
}
