//! Carries out a plan: the only writes to GitHub.
//!
//! Nothing is repeated blindly. A write whose answer was lost is followed by a look; a comment is
//! looked for again after it was made, because another run may have made one at the same time.

use super::plan::{Effect, ours};
use super::seen::{comments, seen_comment};
use crate::facts::Failure;
use crate::github::{
    self, CheckConclusion, CheckOutput, CheckRunDraft, CheckStatus, CommentId, GitHub, GitHubError,
    GitHubErrorKind, StatusDraft,
};
use crate::ids::{PrNumber, RepoSlug, Sha, UserId};
use crate::render::comment::Marker;
use crate::render::status::{StatusLine, StatusState};
use crate::text::{Markdown, Untrusted};

/// What became of a plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct Published {
    /// What could not be written, each with why.
    pub(crate) failed: Vec<Failure>,
    /// Where our comment stands.
    pub(crate) comment_url: Option<Untrusted>,
}

/// Where and as whom is written.
pub(crate) struct Writer<'a> {
    /// GitHub.
    pub(crate) github: &'a GitHub,
    /// The repository.
    pub(crate) repository: &'a RepoSlug,
    /// Who our token writes as.
    pub(crate) identity: Option<UserId>,
    /// Where the status and the check run lead.
    pub(crate) details_url: Option<&'a str>,
}

impl Writer<'_> {
    /// Does everything in order; what fails is noted, and the rest is done all the same.
    pub(crate) async fn execute(&self, effects: Vec<Effect>) -> Published {
        let mut published = Published::default();
        for effect in effects {
            match self.carry_out(effect).await {
                Ok(url) => published.comment_url = url.or(published.comment_url),
                Err(failure) => published.failed.push(failure),
            }
        }
        published
    }

    async fn carry_out(&self, effect: Effect) -> Result<Option<Untrusted>, Failure> {
        match effect {
            Effect::SetCommitStatus {
                sha,
                context,
                state,
                description,
                stood,
            } => {
                let draft = StatusDraft {
                    state: api_state(state),
                    context: &context,
                    description: description.as_str(),
                    target_url: self.details_url,
                };
                // Whether it still stands; where that cannot be told, it is set.
                if !stood || !self.stands(&sha, &draft).await.unwrap_or(false) {
                    self.set_status(&sha, &draft).await?;
                }
                Ok(None)
            }
            Effect::CreateCheckRun {
                sha,
                name,
                state,
                title,
                summary,
            } => {
                let draft = check_draft(&name, self.details_url, state, &title, &summary);
                self.github
                    .create_check_run(self.repository, &sha, &draft)
                    .await?;
                Ok(None)
            }
            Effect::UpdateCheckRun {
                id,
                name,
                state,
                title,
                summary,
            } => {
                let draft = check_draft(&name, self.details_url, state, &title, &summary);
                self.github
                    .update_check_run(self.repository, id, &draft)
                    .await?;
                Ok(None)
            }
            Effect::CreateComment {
                number,
                body,
                marker,
            } => self.create_comment(number, &body, &marker).await,
            Effect::EditComment { id, body } => {
                let comment = self
                    .github
                    .update_comment(self.repository, id, &body)
                    .await?;
                Ok(Some(comment.html_url))
            }
            Effect::DeleteComment { id } => {
                self.delete_comment(id).await?;
                Ok(None)
            }
        }
    }

    /// Whether the newest status of that name is this one, set by us.
    async fn stands(&self, sha: &Sha, draft: &StatusDraft<'_>) -> Result<bool, GitHubError> {
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

    /// Deletes a comment; one that another run has deleted already is gone, too.
    async fn delete_comment(&self, id: CommentId) -> Result<(), Failure> {
        match self.github.delete_comment(self.repository, id).await {
            Err(error) if matches!(error.kind, GitHubErrorKind::NotFound { .. }) => Ok(()),
            other => Ok(other?),
        }
    }

    /// Sets the status. Where the answer was lost, it looks whether the status stands, and only
    /// where it does not, sets it once more.
    async fn set_status(&self, sha: &Sha, draft: &StatusDraft<'_>) -> Result<(), Failure> {
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

    /// Makes our comment, then looks: where two runs made one at the same time, the oldest stays.
    async fn create_comment(
        &self,
        number: PrNumber,
        body: &Markdown,
        marker: &Marker,
    ) -> Result<Option<Untrusted>, Failure> {
        let made = match self
            .github
            .create_comment(self.repository, number, body)
            .await
        {
            Ok(comment) => Some(seen_comment(comment)),
            Err(error) if may_have_arrived(&error) => None,
            Err(error) => return Err(error.into()),
        };
        let identity = made
            .as_ref()
            .and_then(|comment| comment.author)
            .or(self.identity);
        let standing = comments(self.github, self.repository, number).await?;
        let ours = ours(&standing, marker, identity);
        let Some((oldest, younger)) = ours.split_first() else {
            return match made {
                Some(comment) => Ok(Some(comment.url)),
                None => Err(Failure::new(
                    crate::facts::FailureKind::Connection,
                    format!("POST /repos/{}/issues/{number}/comments", self.repository),
                )),
            };
        };
        for duplicate in younger {
            self.delete_comment(duplicate.id).await?;
        }
        if oldest.body.for_parsing() != body.as_str() {
            self.github
                .update_comment(self.repository, oldest.id, body)
                .await?;
        }
        Ok(Some(oldest.url.clone()))
    }
}

fn may_have_arrived(error: &GitHubError) -> bool {
    matches!(error.kind, GitHubErrorKind::MayHaveArrived(_))
}

fn api_state(state: StatusState) -> github::StatusState {
    match state {
        StatusState::Success => github::StatusState::Success,
        StatusState::Pending => github::StatusState::Pending,
        StatusState::Failure => github::StatusState::Failure,
        StatusState::Error => github::StatusState::Error,
    }
}

/// A check run has no state of its own for "could not be found out": it asks for action. Neutral
/// and skipped would count as success for a required check, so they are never used.
fn check_draft<'a>(
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
