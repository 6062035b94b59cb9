//! What started the run, and the event's activity type.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ids::InvalidId;

/// What started the run. Serialised as GitHub's own event names, and `command-line`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Trigger {
    /// A pull request changed; forks get a token that can only read.
    PullRequest,
    /// The same with the default branch's workflow and a token that can write.
    PullRequestTarget,
    /// A review was submitted, edited or dismissed.
    PullRequestReview,
    /// A line of the diff was commented on.
    PullRequestReviewComment,
    /// A comment on a pull request or on a release issue.
    IssueComment,
    /// A release issue itself changed.
    Issues,
    /// A tag or a branch was pushed.
    Push,
    /// A release was published or changed.
    Release,
    /// The merge queue asks for a verdict on a group of pull requests.
    MergeGroup,
    /// Somebody started the workflow by hand or through the API.
    WorkflowDispatch,
    /// The clock started the workflow.
    Schedule,
    /// No event at all: the program was called with arguments.
    #[serde(rename = "command-line")]
    CommandLine,
}

impl Trigger {
    /// The events gonogo understands, in the order in which messages list them.
    pub(crate) const EVENTS: [Self; 11] = [
        Self::PullRequest,
        Self::PullRequestTarget,
        Self::PullRequestReview,
        Self::PullRequestReviewComment,
        Self::IssueComment,
        Self::Issues,
        Self::Push,
        Self::Release,
        Self::MergeGroup,
        Self::WorkflowDispatch,
        Self::Schedule,
    ];

    /// The event of that name (`GITHUB_EVENT_NAME`), if it is one gonogo understands.
    pub(crate) fn from_event_name(name: &str) -> Option<Self> {
        Self::EVENTS
            .into_iter()
            .find(|trigger| trigger.word() == name)
    }

    /// GitHub's name of the event, or `command-line`; the same word as in the evidence.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::PullRequest => "pull_request",
            Self::PullRequestTarget => "pull_request_target",
            Self::PullRequestReview => "pull_request_review",
            Self::PullRequestReviewComment => "pull_request_review_comment",
            Self::IssueComment => "issue_comment",
            Self::Issues => "issues",
            Self::Push => "push",
            Self::Release => "release",
            Self::MergeGroup => "merge_group",
            Self::WorkflowDispatch => "workflow_dispatch",
            Self::Schedule => "schedule",
            Self::CommandLine => "command-line",
        }
    }
}

/// The event's activity type, such as `synchronize`: 1 to 64 small letters and underscores.
///
/// GitHub may add new ones at any time, so this is a checked word and not an enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct ActionWord(String);

impl ActionWord {
    /// The word as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ActionWord {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let fine = (1..=64).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if fine {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidId {
                what: "event action",
                expected: "small letters and underscores",
            })
        }
    }
}
impl TryFrom<String> for ActionWord {
    type Error = InvalidId;
    fn try_from(text: String) -> Result<Self, InvalidId> {
        text.parse()
    }
}
impl From<ActionWord> for String {
    fn from(word: ActionWord) -> String {
        word.0
    }
}
impl fmt::Display for ActionWord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
