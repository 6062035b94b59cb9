//! What people and programs write: issues, pull requests, comments, statuses, check runs, releases.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::Value;

/// An issue or a pull request: GitHub numbers them in one row and comments both alike.
#[derive(Clone)]
pub(crate) struct Thread {
    pub(crate) id: u64,
    pub(crate) number: u64,
    pub(crate) title: String,
    pub(crate) body: Option<String>,
    pub(crate) author: String,
    pub(crate) open: bool,
    pub(crate) labels: BTreeSet<String>,
    pub(crate) created: Timestamp,
    pub(crate) updated: Timestamp,
    pub(crate) closed: Option<Timestamp>,
    /// `completed`, `not_planned`, `reopened`.
    pub(crate) state_reason: Option<String>,
    /// Present if it is a pull request.
    pub(crate) pull: Option<Pull>,
}

/// What a pull request has beyond an issue.
#[derive(Clone)]
pub(crate) struct Pull {
    pub(crate) draft: bool,
    pub(crate) head_branch: String,
    pub(crate) head_sha: String,
    /// Full name of the repository that the head is in; none if that has been deleted.
    pub(crate) head_repository: Option<String>,
    pub(crate) base_branch: String,
    /// Present once it is merged.
    pub(crate) merge: Option<Merge>,
}

/// How a pull request came into its base branch.
#[derive(Clone)]
pub(crate) struct Merge {
    /// The tip of the base branch before.
    pub(crate) base_sha: String,
    /// What the base branch was moved to.
    pub(crate) commit_sha: String,
    pub(crate) by: String,
}

/// A review of a pull request.
#[derive(Debug, Clone)]
pub(crate) struct Review {
    pub(crate) id: u64,
    pub(crate) thread: u64,
    /// Empty if the account is gone.
    pub(crate) author: String,
    /// `APPROVED`, `CHANGES_REQUESTED`, `COMMENTED`, `DISMISSED` or `PENDING`.
    pub(crate) state: String,
    pub(crate) body: String,
    /// The commit it is about.
    pub(crate) sha: String,
    pub(crate) submitted: Timestamp,
    /// When its text was changed last, and by whom.
    pub(crate) edited: Option<(Timestamp, String)>,
}

/// One account's reaction to a comment.
#[derive(Debug, Clone)]
pub(crate) struct Reaction {
    pub(crate) id: u64,
    /// `+1`, `eyes` and so on.
    pub(crate) content: String,
    pub(crate) login: String,
    pub(crate) at: Timestamp,
}

/// Something that happened to an issue or pull request, as its timeline tells it.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) id: u64,
    pub(crate) thread: u64,
    pub(crate) at: Timestamp,
    pub(crate) actor: String,
    /// `base_ref_changed`, `head_ref_force_pushed`, `comment_deleted` and so on.
    pub(crate) kind: &'static str,
    pub(crate) commit: Option<String>,
    /// The fields that only this kind has.
    pub(crate) more: Value,
}

/// A comment on an issue or pull request.
#[derive(Debug, Clone)]
pub(crate) struct Comment {
    pub(crate) id: u64,
    pub(crate) thread: u64,
    /// Empty if the account is gone.
    pub(crate) author: String,
    /// Slug of the app it was written through.
    pub(crate) app: Option<String>,
    pub(crate) body: String,
    pub(crate) created: Timestamp,
    pub(crate) updated: Timestamp,
    /// When it was changed last, and by whom.
    pub(crate) edited: Option<(Timestamp, String)>,
    pub(crate) reactions: Vec<Reaction>,
}

/// A commit status.
#[derive(Debug, Clone)]
pub(crate) struct Status {
    pub(crate) id: u64,
    pub(crate) sha: String,
    pub(crate) context: String,
    pub(crate) state: String,
    pub(crate) description: Option<String>,
    pub(crate) target_url: Option<String>,
    pub(crate) creator: String,
    pub(crate) created: Timestamp,
}

/// A check run.
#[derive(Clone)]
pub(crate) struct CheckRun {
    pub(crate) id: u64,
    pub(crate) sha: String,
    pub(crate) name: String,
    /// Slug of the app that made it; only that app may change it.
    pub(crate) app: String,
    pub(crate) status: String,
    pub(crate) conclusion: Option<String>,
    pub(crate) details_url: Option<String>,
    pub(crate) external_id: Option<String>,
    /// Title, summary, text and annotations as they were sent.
    pub(crate) output: Value,
    pub(crate) started: Timestamp,
    pub(crate) completed: Option<Timestamp>,
}
