//! Why something could not be found out, and what would help.

use serde::{Deserialize, Serialize};

use super::cause::{Cause, Detail};
use crate::github::{GitHubError, GitHubErrorKind};
use crate::http::{HttpError, HttpErrorKind};
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// The kind of failure; each has a sentence and a remedy in the words files
/// (`failure-<kind>` and its attribute `remedy`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FailureKind {
    /// 401: the token is not valid.
    Unauthorized,
    /// 403: the token may not.
    Forbidden,
    /// 404: not there, or hidden from this token.
    NotFound,
    /// The server asks to wait longer than a run may.
    RateLimited,
    /// 409 or 422: the server did not take the question.
    Refused,
    /// 5xx.
    ServerError,
    /// The answer is not what the interface promises.
    Unreadable,
    /// Over our size limit.
    TooLarge,
    /// More pages than we read.
    Incomplete,
    /// No answer in time.
    TimedOut,
    /// No connection, or it broke.
    Connection,
    /// The address rules forbid it.
    AddressNotAllowed,
    /// The state it was read in has moved on.
    Moved,
    /// There is no connection to GitHub in this run.
    Offline,
    /// A team is not there, or hidden from the token.
    TeamHidden,
    /// A pull request with more commits than GitHub lists.
    TooManyCommits,
    /// There is no record of who pushed.
    NoRecord,
    /// A file's owners are e-mail addresses.
    OwnersByEmail,
    /// A commit's address belongs to no account.
    Unattributed,
    /// A registry that has no audit to give.
    NoAudit,
    /// A registry that does not take the token.
    RegistryToken,
    /// A registry's address that is none.
    RegistryAddress,
    /// A lockfile that cannot be used.
    Lockfile,
    /// A tool's report that cannot be used.
    AuditReport,
    /// What a tag or a commit contains, which the policy does not want looked into.
    TagContents,
    /// Which pull request the merge queue's commit is for.
    MergeGroup,
    /// Nothing to show a server of figures: a variable that is not set, or cannot be used.
    Credential,
    /// Credentials, which are not shown on this event.
    Withheld,
    /// A server of figures that does not take the credentials.
    FiguresAccess,
    /// An address where no figures are.
    NoFigures,
    /// A query that the server cannot follow.
    Query,
    /// Which files a tag or a commit changes, which nobody lists.
    TagFiles,
    /// A version before it, which none of the newest is.
    NoAncestor,
    /// A token that may not write releases.
    ReleaseAccess,
    /// Our part in a release's text cannot be told from the rest.
    ReleaseText,
    /// A release's text would be longer than GitHub takes.
    ReleaseTooLong,
    /// Several releases are for one tag.
    SeveralReleases,
    /// Where two commits part that have no history in common.
    Unrelated,
    /// A tag that GitHub's list of tags does not have, or not there.
    TagNotListed,
    /// The labels of many commits that name no pull request.
    ManyUnnamed,
    /// What came since the version before a first one.
    FirstVersion,
    /// What kind of change a range is of which some part has a label that says so.
    PartlyLabelled,
    /// A range or a history with more commits than are read.
    LongRange,
    /// What a record of an earlier run does not hold.
    NotRecorded,
    /// Nobody read it: a fault in this program.
    NotGathered,
}

impl FailureKind {
    /// Every kind; a test demands words for each.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 45] = [
        Self::Unauthorized,
        Self::Forbidden,
        Self::NotFound,
        Self::RateLimited,
        Self::Refused,
        Self::ServerError,
        Self::Unreadable,
        Self::TooLarge,
        Self::Incomplete,
        Self::TimedOut,
        Self::Connection,
        Self::AddressNotAllowed,
        Self::Moved,
        Self::Offline,
        Self::TeamHidden,
        Self::TooManyCommits,
        Self::NoRecord,
        Self::OwnersByEmail,
        Self::Unattributed,
        Self::NoAudit,
        Self::RegistryToken,
        Self::RegistryAddress,
        Self::Lockfile,
        Self::AuditReport,
        Self::TagContents,
        Self::MergeGroup,
        Self::Credential,
        Self::Withheld,
        Self::FiguresAccess,
        Self::NoFigures,
        Self::Query,
        Self::TagFiles,
        Self::NoAncestor,
        Self::ReleaseAccess,
        Self::ReleaseText,
        Self::ReleaseTooLong,
        Self::SeveralReleases,
        Self::Unrelated,
        Self::TagNotListed,
        Self::ManyUnnamed,
        Self::FirstVersion,
        Self::PartlyLabelled,
        Self::LongRange,
        Self::NotRecorded,
        Self::NotGathered,
    ];

    /// The name in the words files.
    pub(crate) fn message_id(self) -> &'static str {
        match self {
            Self::Unauthorized => "failure-unauthorized",
            Self::Forbidden => "failure-forbidden",
            Self::NotFound => "failure-not-found",
            Self::RateLimited => "failure-rate-limited",
            Self::Refused => "failure-refused",
            Self::ServerError => "failure-server-error",
            Self::Unreadable => "failure-unreadable",
            Self::TooLarge => "failure-too-large",
            Self::Incomplete => "failure-incomplete",
            Self::TimedOut => "failure-timed-out",
            Self::Connection => "failure-connection",
            Self::AddressNotAllowed => "failure-address-not-allowed",
            Self::Moved => "failure-moved",
            Self::Offline => "failure-offline",
            Self::TeamHidden => "failure-team-hidden",
            Self::TooManyCommits => "failure-too-many-commits",
            Self::NoRecord => "failure-no-record",
            Self::OwnersByEmail => "failure-owners-by-email",
            Self::Unattributed => "failure-unattributed",
            Self::NoAudit => "failure-no-audit",
            Self::RegistryToken => "failure-registry-token",
            Self::RegistryAddress => "failure-registry-address",
            Self::Lockfile => "failure-lockfile",
            Self::AuditReport => "failure-audit-report",
            Self::TagContents => "failure-tag-contents",
            Self::MergeGroup => "failure-merge-group",
            Self::Credential => "failure-credential",
            Self::Withheld => "failure-withheld",
            Self::FiguresAccess => "failure-figures-access",
            Self::NoFigures => "failure-no-figures",
            Self::Query => "failure-query",
            Self::TagFiles => "failure-tag-files",
            Self::NoAncestor => "failure-no-ancestor",
            Self::ReleaseAccess => "failure-release-access",
            Self::ReleaseText => "failure-release-text",
            Self::ReleaseTooLong => "failure-release-too-long",
            Self::SeveralReleases => "failure-several-releases",
            Self::Unrelated => "failure-unrelated",
            Self::TagNotListed => "failure-tag-not-listed",
            Self::ManyUnnamed => "failure-many-unnamed",
            Self::FirstVersion => "failure-first-version",
            Self::PartlyLabelled => "failure-partly-labelled",
            Self::LongRange => "failure-long-range",
            Self::NotRecorded => "failure-not-recorded",
            Self::NotGathered => "failure-not-gathered",
        }
    }
}

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
            endpoint: Untrusted::new(endpoint),
            detail: None,
            needed: None,
        }
    }

    /// Adds what else is known.
    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(Detail::Said(Untrusted::new(detail)));
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
