//! One write to GitHub, as a value.

use crate::decision::Sign;
use crate::github::{CheckRunId, CommentId};
use crate::ids::{PrNumber, Sha};
use crate::render::comment::Marker;
use crate::render::issue::IssueText;
use crate::render::status::{StatusLine, StatusState};
use crate::text::Markdown;

/// One write to GitHub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Sets the commit status.
    SetCommitStatus {
        /// On which commit.
        sha: Sha,
        /// Under which name.
        context: String,
        /// GO is success, and nothing else is.
        state: StatusState,
        /// At most 140 characters.
        description: StatusLine,
        /// Whether the same one stood there when it was read: then it is looked for first.
        stood: bool,
    },
    /// Makes a check run.
    CreateCheckRun {
        /// On which commit.
        sha: Sha,
        /// Under which name.
        name: String,
        /// Success, failure, …; `None` while it waits.
        state: StatusState,
        /// One line.
        title: StatusLine,
        /// The report, at most 65,535 characters.
        summary: Markdown,
    },
    /// Updates ours.
    UpdateCheckRun {
        /// Which.
        id: CheckRunId,
        /// Under which name.
        name: String,
        /// As in [`Effect::CreateCheckRun`].
        state: StatusState,
        /// One line.
        title: StatusLine,
        /// The report.
        summary: Markdown,
    },
    /// Writes our comment.
    CreateComment {
        /// Under which pull request or issue.
        number: PrNumber,
        /// The whole comment.
        body: Markdown,
        /// What finds it again.
        marker: Marker,
    },
    /// Rewrites our comment.
    EditComment {
        /// Which.
        id: CommentId,
        /// The whole comment.
        body: Markdown,
    },
    /// Removes a younger duplicate of ours.
    DeleteComment {
        /// Which.
        id: CommentId,
    },
    /// Opens an issue, unless it is there already.
    OpenIssue {
        /// What it says.
        text: IssueText,
        /// The label that it is found under.
        label: &'static str,
        /// Whether one that was commented on is not taken for it.
        only_untouched: bool,
    },
    /// Acknowledges a comment.
    React {
        /// Which.
        id: CommentId,
        /// How.
        sign: Sign,
    },
}

impl Effect {
    /// Whether it shows on the commit, where a success lets others act.
    pub(crate) fn on_commit(&self) -> bool {
        matches!(
            self,
            Self::SetCommitStatus { .. }
                | Self::CreateCheckRun { .. }
                | Self::UpdateCheckRun { .. }
        )
    }
}
