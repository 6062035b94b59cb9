//! The kinds of failure.

use serde::{Deserialize, Serialize};

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
