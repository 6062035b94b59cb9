//! What `check` is asked for: a subject, where its policy is read, and what becomes of the decision.

use std::path::PathBuf;

use jiff::Timestamp;

use super::{GithubAccess, WhatIf};
use crate::exit::FailOn;
use crate::ids::{PrNumber, RefName, RepoPath, RepoSlug, Sha};
use crate::policy::read::PolicyDuration;
use crate::publish::ReportAs;

/// Everything about `check`.
#[derive(Clone, Debug)]
pub(crate) struct CheckOptions {
    /// Where the policy is read.
    pub(crate) policy: PolicyFrom,
    /// `--repo`, else `GITHUB_REPOSITORY`; in the action only the latter.
    pub(crate) repository: Option<RepoSlug>,
    /// The subject that was named; `None`: the event says, and without one everything open is meant.
    pub(crate) target: Option<NamedSubject>,
    /// Decide as if it were this instant; only in a dry run.
    pub(crate) at: Option<Timestamp>,
    /// Decide as if this were so; only in a simulation.
    pub(crate) simulated: Option<WhatIf>,
    /// Wait so long for those who are awaited, and decide again.
    pub(crate) wait: Option<PolicyDuration>,
    /// Decide, but publish nothing.
    pub(crate) dry_run: bool,
    /// Where to write the evidence.
    pub(crate) evidence: Option<PathBuf>,
    /// Where to write the statement about it.
    pub(crate) statement: Option<PathBuf>,
    /// The evidence of the release before, where our own status does not tell.
    pub(crate) previous_evidence: Option<PathBuf>,
    /// Where to write the HTML report.
    pub(crate) html: Option<PathBuf>,
    /// What carries the decision on the commit; `None`: as the policy says.
    pub(crate) report: Option<ReportAs>,
    /// Whether to write the comment; `None`: as the policy says.
    pub(crate) comment: Option<bool>,
    /// From which decision on the exit code is not 0.
    pub(crate) fail_on: FailOn,
    /// The way to GitHub.
    pub(crate) github: GithubAccess,
}

/// Where the policy is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PolicyFrom {
    /// Through the API, from a commit that the author of the change does not control.
    Repository {
        /// The file; `None`: where policies usually are.
        path: Option<RepoPath>,
        /// The branch, tag or commit; `None`: the base or default branch.
        reference: Option<RefName>,
    },
    /// From the working tree: on the command line.
    WorkingTree {
        /// The file; `None`: where policies usually are.
        path: Option<PathBuf>,
    },
}

/// A subject by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NamedSubject {
    /// A pull request's head.
    PullRequest(PrNumber),
    /// A tag's commit.
    Tag(RefName),
    /// A commit.
    Commit(Sha),
}
