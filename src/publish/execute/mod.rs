//! Carries out a plan: the only writes to GitHub.
//!
//! Nothing is repeated blindly. A write whose answer was lost is followed by a look; a comment is
//! looked for again after it was made, because another run may have made one at the same time.

mod comments;
mod issues;
mod statuses;

use super::effect::Effect;
use crate::decision::Sign;
use crate::facts::Failure;
use crate::github::{GitHub, GitHubError, GitHubErrorKind, Reaction, StatusDraft};
use crate::ids::{RepoSlug, UserId};
use crate::text::Untrusted;
use statuses::{api_state, check_draft};

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

    /// Does everything in order, up to the first failure.
    pub(crate) async fn execute_until_failure(&self, effects: Vec<Effect>) -> Published {
        let mut published = Published::default();
        for effect in effects {
            if let Err(failure) = self.carry_out(effect).await {
                published.failed.push(failure);
                break;
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
            Effect::OpenIssue {
                text,
                label,
                only_untouched,
            } => self
                .open_issue(&text, label, only_untouched)
                .await
                .map(Some),
            Effect::React { id, sign } => {
                let reaction = match sign {
                    Sign::Seen => Reaction::Eyes,
                    Sign::Counted => Reaction::ThumbsUp,
                    Sign::NotCounted => Reaction::Confused,
                };
                self.github
                    .add_reaction(self.repository, id, reaction)
                    .await?;
                Ok(None)
            }
        }
    }
}

fn may_have_arrived(error: &GitHubError) -> bool {
    matches!(error.kind, GitHubErrorKind::MayHaveArrived(_))
}
