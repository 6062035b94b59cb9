//! What started the run: a GitHub event or the command line, told in our own words.
//!
//! The event only says *what to look at*. Every run reads the present state of GitHub again, so
//! nothing here is believed: head, base and tag commits are hints that let the reading start early.
//! The payload's own structures ([`payload`]) never leave this folder; what leaves is
//! [`EventContext`], whose parts were checked when they were made.

mod error;
mod field;
mod payload;
mod read;
mod target;
#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests read their fixtures")]
mod tests;
mod trigger;

pub(crate) use read::{PAYLOAD_LIMIT, from_payload};
pub(crate) use trigger::{ActionWord, Trigger};

use serde::{Deserialize, Serialize};

use crate::ids::{Login, PrNumber, RefName, RepoSlug, Sha};

/// What the payload says of a pull request's commits: good for asking early, never believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PullRequestHint {
    /// The head commit when the event was made.
    pub(crate) head: Sha,
    /// The branch that the pull request was to be merged into.
    pub(crate) base: RefName,
}

/// Which subject is to be judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Target {
    /// The head commit of a pull request.
    PullRequest {
        /// The pull request.
        number: PrNumber,
        /// Head and base as the payload has them; comments and inputs bring none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hint: Option<PullRequestHint>,
    },
    /// The tag that a plain issue collects sign-offs for.
    ReleaseIssue {
        /// The issue.
        number: PrNumber,
    },
    /// The commit of a tag.
    Tag {
        /// The tag's short name.
        name: RefName,
        /// What the tag was pushed to: the commit, or the tag object of an annotated tag.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hint: Option<Sha>,
    },
    /// The commit that the merge queue made to be tested.
    MergeGroup {
        /// The commit to be judged; nothing but the event names it.
        head: Sha,
        /// The branch that the queue merges into.
        base: RefName,
        /// The last pull request of the group, from the queue's branch name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<PrNumber>,
    },
    /// A commit that somebody named.
    Commit {
        /// The commit.
        sha: Sha,
    },
    /// Every open subject, one after the other.
    AllOpen,
    /// There is nothing to judge, and that is no failure.
    Nothing {
        /// Why there is nothing.
        why: NothingReason,
    },
}

/// Why an event asks for no judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NothingReason {
    /// The pull request is closed or merged; reopening it starts a run of its own.
    ClosedPullRequest,
    /// The release issue is closed.
    ClosedIssue,
    /// The issue was deleted, or moved to another repository.
    IssueGone,
    /// The activity, such as an assignment, has no part in any decision.
    ActionWithoutEffect,
    /// A branch was pushed; pull requests and tags have events of their own.
    BranchPush,
    /// A ref that is neither branch nor tag was pushed.
    OtherRefPush,
    /// The tag was deleted.
    DeletedTag,
    /// The release is a draft: its tag need not exist yet.
    DraftRelease,
    /// The release was deleted or taken back.
    WithdrawnRelease,
    /// The merge queue dropped the group.
    MergeGroupDestroyed,
}

impl NothingReason {
    /// All of them.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 10] = [
        Self::ClosedPullRequest,
        Self::ClosedIssue,
        Self::IssueGone,
        Self::ActionWithoutEffect,
        Self::BranchPush,
        Self::OtherRefPush,
        Self::DeletedTag,
        Self::DraftRelease,
        Self::WithdrawnRelease,
        Self::MergeGroupDestroyed,
    ];

    /// The sentence that says it, in the locale layer. It takes no arguments.
    pub(crate) fn message_id(self) -> &'static str {
        match self {
            Self::ClosedPullRequest => "event-nothing-closed-pull-request",
            Self::ClosedIssue => "event-nothing-closed-issue",
            Self::IssueGone => "event-nothing-issue-gone",
            Self::ActionWithoutEffect => "event-nothing-action-without-effect",
            Self::BranchPush => "event-nothing-branch-push",
            Self::OtherRefPush => "event-nothing-other-ref-push",
            Self::DeletedTag => "event-nothing-deleted-tag",
            Self::DraftRelease => "event-nothing-draft-release",
            Self::WithdrawnRelease => "event-nothing-withdrawn-release",
            Self::MergeGroupDestroyed => "event-nothing-merge-group-destroyed",
        }
    }
}

/// What started the run and what it is to look at. Saved in the evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EventContext {
    /// What started the run.
    pub(crate) trigger: Trigger,
    /// The event's activity type, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) action: Option<ActionWord>,
    /// The repository that is judged, and that the job's token is for.
    pub(crate) repository: RepoSlug,
    /// The repository's default branch as the payload has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) default_branch: Option<RefName>,
    /// Which subject is to be judged.
    pub(crate) target: Target,
    /// Who caused the event, for the report only: never a proof of who somebody is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) actor: Option<Login>,
    /// The event comes from a fork or from Dependabot, so the job's token probably cannot write.
    pub(crate) may_be_read_only: bool,
}

/// What the run was told besides the event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EventInputs {
    /// The action's input `pull-request`; wins over the event.
    pub(crate) pull_request: Option<PrNumber>,
    /// The action's input `tag`; wins over the event.
    pub(crate) tag: Option<RefName>,
    /// `GITHUB_REPOSITORY`, which the runner sets and a workflow cannot change.
    pub(crate) repository: Option<RepoSlug>,
}

/// What the command line names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CommandLineTarget {
    /// `--pr NUMBER`
    PullRequest(PrNumber),
    /// `--tag NAME`
    Tag(RefName),
    /// `--sha SHA`
    Commit(Sha),
    /// None of them.
    AllOpen,
}

/// The context of a run that no event started.
pub(crate) fn from_command_line(repo: RepoSlug, what: CommandLineTarget) -> EventContext {
    EventContext {
        trigger: Trigger::CommandLine,
        action: None,
        repository: repo,
        default_branch: None,
        target: match what {
            CommandLineTarget::PullRequest(number) => Target::PullRequest { number, hint: None },
            CommandLineTarget::Tag(name) => Target::Tag {
                name: target::short_tag(name),
                hint: None,
            },
            CommandLineTarget::Commit(sha) => Target::Commit { sha },
            CommandLineTarget::AllOpen => Target::AllOpen,
        },
        actor: None,
        may_be_read_only: false,
    }
}
