//! The status and the check run, which carry the decision on the commit.

use super::{Writer, may_have_arrived};
use crate::facts::Failure;
use crate::github::{
    self, CheckConclusion, CheckOutput, CheckRunDraft, CheckStatus, GitHubError, StatusDraft,
};
use crate::ids::Sha;
use crate::render::status::{StatusLine, StatusState};
use crate::text::Markdown;

impl Writer<'_> {
    /// Whether the newest status of that name is this one, set by us.
    pub(super) async fn stands(
        &self,
        sha: &Sha,
        draft: &StatusDraft<'_>,
    ) -> Result<bool, GitHubError> {
        let standing = self.github.statuses(self.repository, sha).await?;
        let newest = standing.iter().find(|status| {
            status
                .context
                .for_parsing()
                .eq_ignore_ascii_case(draft.context)
        });
        Ok(newest.is_some_and(|status| {
            status.state == draft.state
                && status.description.for_parsing() == draft.description
                && status.creator.as_ref().map(|creator| creator.id) == self.identity
        }))
    }

    /// Sets the status. Where the answer was lost, it looks whether the status stands, and only
    /// where it does not, sets it once more.
    pub(super) async fn set_status(
        &self,
        sha: &Sha,
        draft: &StatusDraft<'_>,
    ) -> Result<(), Failure> {
        let lost = match self.github.create_status(self.repository, sha, draft).await {
            Ok(_) => return Ok(()),
            Err(error) if may_have_arrived(&error) => error,
            Err(error) => return Err(error.into()),
        };
        let stands = self.stands(sha, draft).await.map_err(|_| lost)?;
        if !stands {
            self.github
                .create_status(self.repository, sha, draft)
                .await?;
        }
        Ok(())
    }
}

pub(super) fn api_state(state: StatusState) -> github::StatusState {
    match state {
        StatusState::Success => github::StatusState::Success,
        StatusState::Pending => github::StatusState::Pending,
        StatusState::Failure => github::StatusState::Failure,
        StatusState::Error => github::StatusState::Error,
    }
}

/// A check run has no state of its own for "could not be found out": it asks for action. Neutral
/// and skipped would count as success for a required check, so they are never used.
pub(super) fn check_draft<'a>(
    name: &'a str,
    details_url: Option<&'a str>,
    state: StatusState,
    title: &'a StatusLine,
    summary: &'a Markdown,
) -> CheckRunDraft<'a> {
    let (status, conclusion) = match state {
        StatusState::Success => (CheckStatus::Completed, Some(CheckConclusion::Success)),
        StatusState::Failure => (CheckStatus::Completed, Some(CheckConclusion::Failure)),
        StatusState::Error => (
            CheckStatus::Completed,
            Some(CheckConclusion::ActionRequired),
        ),
        StatusState::Pending => (CheckStatus::InProgress, None),
    };
    let output = CheckOutput {
        title: title.as_str(),
        summary: summary.as_str(),
    };
    CheckRunDraft {
        name,
        status,
        conclusion,
        details_url,
        output,
    }
}
