//! What is answered to a need.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    CommitPeople, Failure, MembershipState, MergedPull, OwnIssue, OwnStatus, PermissionFacts,
    PullText, Push, ReleaseCommit, Remark, Series, Signature, TagSaid, Traces, VersionTag,
};
use crate::ids::{RefName, Sha};
use crate::npm::Audit;
use crate::subject::Person;
use crate::text::Untrusted;

/// What a need was answered with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub(crate) enum Answer {
    /// The text of a file or address.
    Text {
        /// As it was read, as UTF-8.
        text: Untrusted,
    },
    /// It was looked for where it must be and is not there.
    Absent,
    /// An instant.
    Instant {
        /// The instant.
        at: Timestamp,
    },
    /// An issue.
    Issue {
        /// The issue.
        issue: OwnIssue,
    },
    /// Comments or reviews, oldest first.
    Remarks {
        /// Those that may hold commands.
        remarks: Vec<Remark>,
        /// When any of them, or of those left out, was last changed.
        newest: Option<Timestamp>,
        /// Whether any of those left out was edited: it may have held a command before.
        emptied: bool,
        /// How many there are, with those left out.
        total: usize,
    },
    /// When it was last edited.
    Edited {
        /// `None` where it never was.
        at: Option<Timestamp>,
    },
    /// What happened.
    Timeline {
        /// When the base branch was changed.
        retargets: Vec<Timestamp>,
        /// When comments were deleted.
        deletions: Vec<Timestamp>,
    },
    /// Commits, oldest first.
    Commits {
        /// The commits.
        commits: Vec<CommitPeople>,
    },
    /// Pushes, newest first.
    Pushes {
        /// The pushes.
        pushes: Vec<Push>,
    },
    /// The name of an object of Git's.
    Object {
        /// The name.
        sha: Sha,
    },
    /// An account.
    Person {
        /// Who.
        person: Person,
    },
    /// How many are of a team.
    Members {
        /// The number.
        count: u64,
    },
    /// Whether somebody is of a team.
    Membership {
        /// Whether.
        state: MembershipState,
    },
    /// What somebody may do.
    Permission {
        /// What.
        permission: PermissionFacts,
    },
    /// Paths in the repository.
    Paths {
        /// The paths; a file that was moved has two.
        paths: Vec<Untrusted>,
        /// How many files there are.
        files: u64,
    },
    /// What earlier runs published.
    Traces {
        /// What.
        traces: Traces,
    },
    /// Issues of ours.
    Issues {
        /// The issues.
        issues: Vec<OwnIssue>,
    },
    /// Names in a folder.
    Names {
        /// Folders in it.
        folders: Vec<Untrusted>,
        /// Files in it.
        files: Vec<Untrusted>,
        /// What leads elsewhere: links and other repositories.
        links: Vec<Untrusted>,
    },
    /// What an audit found.
    Audit {
        /// What.
        audit: Box<Audit>,
    },
    /// The registry gave no answer about a lockfile that could be read.
    NoAudit {
        /// Why.
        failure: Failure,
    },
    /// Pull requests.
    Pulls {
        /// The pull requests.
        pulls: Vec<MergedPull>,
    },
    /// What a query found.
    Series {
        /// One value for each set of labels.
        series: Vec<Series>,
        /// What the server says about how far the answer can be relied on.
        warnings: Vec<Untrusted>,
    },
    /// Figures, one for each pointer.
    Figures {
        /// The text of the number, as written, or of the string or truth value; `None` where there
        /// is none.
        values: Vec<Option<Untrusted>>,
    },
    /// Tags that are versions.
    VersionTags {
        /// The tags.
        tags: Vec<VersionTag>,
    },
    /// How two commits stand to each other.
    Relation {
        /// Whether the later one stands on the earlier one.
        is_ancestor: bool,
        /// How many commits the later one has that the earlier one has not.
        ahead: u64,
    },
    /// Commits, in no order that can be relied on.
    ReleaseCommits {
        /// The commits.
        commits: Vec<ReleaseCommit>,
    },
    /// What we said last of a commit.
    OwnStatus {
        /// What.
        status: OwnStatus,
        /// What we said last of each tag that our statuses there name.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tags: Vec<TagSaid>,
    },
    /// A branch.
    Branch {
        /// Its name.
        name: RefName,
    },
    /// How a tag is signed.
    TagSignature {
        /// How.
        signature: Signature,
    },
    /// What a pull request says of itself.
    PullText {
        /// What.
        pull: PullText,
    },
}
