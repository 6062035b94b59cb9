//! Why something could not be found out, and what would help.

use serde::{Deserialize, Serialize};

use super::FailureKind;
use super::cause::Cause;
use super::detail::Detail;
use crate::github::{GitHubError, GitHubErrorKind};
use crate::http::{HttpError, HttpErrorKind};
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// Why something could not be found out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Failure {
    /// The kind.
    pub(crate) kind: FailureKind,
    /// What was asked, such as `GET /repos/acme/shop/pulls/7`.
    pub(crate) endpoint: Untrusted,
    /// What else is known: a status, one of our words, the server's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) detail: Option<Detail>,
    /// The permission that the server says is missing, such as `contents=read`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) needed: Option<Untrusted>,
}

impl Failure {
    /// A failure of a kind at an endpoint.
    pub(crate) fn new(kind: FailureKind, endpoint: impl Into<String>) -> Self {
        Self {
            kind,
            endpoint: Untrusted::new(endpoint.into()),
            detail: None,
            needed: None,
        }
    }

    /// Adds what else is known.
    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(Detail::Said(Untrusted::new(detail.into())));
        self
    }

    /// Adds what lies behind it.
    pub(crate) fn because(mut self, cause: impl Into<Cause>) -> Self {
        self.detail = Some(Detail::Cause(cause.into()));
        self
    }

    /// Adds the limit in bytes that it is over.
    pub(crate) fn over(mut self, limit: u64) -> Self {
        self.detail = Some(Detail::Over(limit));
        self
    }

    /// The same, with what the server said told in another way.
    pub(crate) fn retold(mut self, tell: impl Fn(&str) -> String) -> Self {
        if let Some(Detail::Said(text)) = &mut self.detail {
            *text = Untrusted::new(tell(text.for_parsing()));
        }
        self
    }

    /// The reason as a sentence.
    pub(crate) fn message(&self) -> Message {
        self.say(self.kind.message_id().to_owned())
    }

    /// What would help.
    pub(crate) fn remedy(&self) -> Message {
        self.say(format!("{}.remedy", self.kind.message_id()))
    }

    /// The missing permissions as a workflow writes them, each of which would do. GitHub's header
    /// `X-Accepted-GitHub-Permissions` has `pull_requests=write; issues=write`: semicolons part
    /// alternatives, commas what is needed together (GitHub docs, "Troubleshooting the REST API").
    fn permissions(&self) -> Vec<Value> {
        let needed = self
            .needed
            .as_ref()
            .map_or("", |needed| needed.for_parsing());
        let line = |permission: &str| {
            let (scope, level) = permission.trim().split_once('=')?;
            let is_word = |word: &str| {
                (1..=40).contains(&word.len())
                    && word
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            };
            (is_word(scope) && is_word(level))
                .then(|| format!("{}: {level}", scope.replace('_', "-")))
        };
        let together = |set: &str| {
            let lines: Option<Vec<String>> = set.split(',').map(line).collect();
            lines.map(|lines| Value::Own(format!("`{}`", lines.join("`, `"))))
        };
        needed.split(';').take(10).filter_map(together).collect()
    }

    fn say(&self, id: String) -> Message {
        let detail = self.detail.as_ref();
        let detail = detail.map_or_else(|| Value::text(""), Detail::value);
        let permissions = self.permissions();
        let has_needed = match permissions.len() {
            0 => "no",
            1 => "one",
            _ => "several",
        };
        Message::named(id, Default::default())
            .with("endpoint", Value::Code(self.endpoint.clone()))
            .with(
                "has-detail",
                if self.detail.is_some() { "yes" } else { "no" },
            )
            .with("detail", detail)
            .with("has-needed", has_needed)
            .with("needed", permissions)
    }
}

impl From<GitHubError> for Failure {
    fn from(error: GitHubError) -> Self {
        let mut failure = Self::new(FailureKind::Unreadable, error.endpoint);
        failure.describe(error.kind);
        failure
    }
}

impl Failure {
    fn describe(&mut self, kind: GitHubErrorKind) {
        let said = |text: String| Some(Detail::Said(Untrusted::new(text)));
        let (kind, detail) = match kind {
            GitHubErrorKind::Unauthorized => (FailureKind::Unauthorized, None),
            GitHubErrorKind::Forbidden { needed } => {
                self.needed = needed.map(Untrusted::new);
                (FailureKind::Forbidden, None)
            }
            GitHubErrorKind::Unrelated => (FailureKind::Unrelated, None),
            GitHubErrorKind::NotFound { needed } => {
                self.needed = needed.map(Untrusted::new);
                (FailureKind::NotFound, None)
            }
            GitHubErrorKind::Conflict => (FailureKind::Refused, said("409".to_owned())),
            GitHubErrorKind::Validation { message } => {
                self.detail = Some(Detail::Said(message));
                self.kind = FailureKind::Refused;
                return;
            }
            GitHubErrorKind::RateLimited { until } => (
                FailureKind::RateLimited,
                until.and_then(|until| said(until.to_string())),
            ),
            GitHubErrorKind::Server(status) => (FailureKind::ServerError, said(status.to_string())),
            GitHubErrorKind::Moved => because(FailureKind::Refused, Cause::Redirect),
            GitHubErrorKind::UnexpectedStatus(status) => {
                (FailureKind::Refused, said(status.to_string()))
            }
            GitHubErrorKind::Unreadable { found, .. } => because(FailureKind::Unreadable, found),
            GitHubErrorKind::TooLarge { limit } => {
                (FailureKind::TooLarge, Some(Detail::Over(limit)))
            }
            GitHubErrorKind::Incomplete(_) => (FailureKind::Incomplete, None),
            GitHubErrorKind::NotAFile(kind) => because(FailureKind::Unreadable, kind),
            GitHubErrorKind::NotACommit => because(FailureKind::Unreadable, Cause::NoCommit),
            GitHubErrorKind::UnusableLabel => because(FailureKind::Refused, Cause::Label),
            GitHubErrorKind::TimedOut => (FailureKind::TimedOut, None),
            GitHubErrorKind::Connection(kind) => because(FailureKind::Connection, &kind),
            GitHubErrorKind::AddressNotAllowed(_) => (FailureKind::AddressNotAllowed, None),
            GitHubErrorKind::MayHaveArrived(kind) => return self.describe(*kind),
        };
        self.kind = kind;
        self.detail = detail;
    }
}

/// A kind with what lies behind it.
fn because(kind: FailureKind, cause: impl Into<Cause>) -> (FailureKind, Option<Detail>) {
    (kind, Some(Detail::Cause(cause.into())))
}

impl From<HttpError> for Failure {
    fn from(error: HttpError) -> Self {
        let failure = Self::new(FailureKind::Connection, error.url.for_parsing());
        let (kind, detail) = match &error.kind {
            HttpErrorKind::TimedOut => (FailureKind::TimedOut, None),
            HttpErrorKind::TooLarge(limit) => (FailureKind::TooLarge, Some(Detail::Over(*limit))),
            HttpErrorKind::RateLimited { .. } => (FailureKind::RateLimited, None),
            HttpErrorKind::AddressNotAllowed(_) => (FailureKind::AddressNotAllowed, None),
            HttpErrorKind::Truncated => because(FailureKind::Unreadable, Cause::CutOff),
            other => because(FailureKind::Connection, other),
        };
        Self {
            kind,
            detail,
            ..failure
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Locale, Words};

    #[track_caller]
    fn check(needed: &str, expected: &str) {
        let mut failure = Failure::new(FailureKind::Forbidden, "POST /x");
        failure.needed = Some(Untrusted::new(needed));
        let said = Words::new(Locale::English).plain(&failure.remedy());
        assert!(said.contains(expected), "{said}");
    }

    #[test]
    fn a_missing_permission_is_named_as_the_workflow_writes_it() {
        check("statuses=write", "the permission `statuses: write` in");
        check(
            "issues=write; pull_requests=write",
            "one of these permissions in the workflow's `permissions:`: `issues: write`, `pull-requests: write`.",
        );
        check(
            "contents=read,checks=write",
            "the permission `contents: read`, `checks: write` in",
        );
    }

    #[test]
    fn what_is_no_permission_is_not_repeated() {
        for needed in [
            "",
            "::error::x=y",
            "<b>=write",
            "contents",
            "a=b`@everyone`",
        ] {
            check(needed, "Check the job's `permissions:`");
        }
    }
}
