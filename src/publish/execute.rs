//! Carries out a plan: the only writes to GitHub.
//!
//! Nothing is repeated blindly. A write whose answer was lost is followed by a look; a comment is
//! looked for again after it was made, because another run may have made one at the same time.

use jiff::SignedDuration;

use super::effect::Effect;
use super::plan::ours;
use super::seen::seen_comment;
use crate::decision::Sign;
use crate::facts::Failure;
use crate::github::{
    self, CheckConclusion, CheckOutput, CheckRunDraft, CheckStatus, CommentId, GitHub, GitHubError,
    GitHubErrorKind, IssueState, Reaction, StatusDraft,
};
use crate::ids::{PrNumber, RepoSlug, Sha, UserId};
use crate::render::comment::Marker;
use crate::render::issue::IssueText;
use crate::render::status::{StatusLine, StatusState};
use crate::text::{Markdown, Untrusted};

/// Between what a run reads and what it writes lies less than this: reading is given up after two
/// minutes, and writes follow at once.
const LONGEST_RUN: SignedDuration = SignedDuration::from_mins(15);

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

    /// Opens an issue, unless an earlier run has done so, and says where it stands.
    async fn open_issue(
        &self,
        text: &IssueText,
        label: &'static str,
        only_untouched: bool,
    ) -> Result<Untrusted, Failure> {
        if let Some(url) = self.own_issue(text, label, only_untouched).await? {
            return Ok(url);
        }
        let made = self
            .github
            .create_issue(self.repository, &text.title, &text.body, &[label])
            .await;
        match made {
            Ok(issue) => Ok(issue.html_url),
            Err(error) if may_have_arrived(&error) => {
                let found = self.own_issue(text, label, only_untouched).await?;
                found.ok_or_else(|| error.into())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// An open issue of ours with the same marker. One that people have commented on may have been
    /// another commit's before somebody edited it.
    async fn own_issue(
        &self,
        text: &IssueText,
        label: &'static str,
        only_untouched: bool,
    ) -> Result<Option<Untrusted>, Failure> {
        let listed = |state| self.github.issues_with_label(self.repository, label, state);
        let mut issues = listed(IssueState::Open).await?;
        if !only_untouched {
            // What was closed is done, and is not asked for again.
            issues.extend(listed(IssueState::Closed).await?);
        }
        let ours = issues.into_iter().find(|issue| {
            let author = issue.author.as_ref().map(|author| author.id);
            let mut lines = issue.body.for_parsing().lines();
            author.is_some()
                && author == self.identity
                && !issue.is_pull_request
                && !(only_untouched && issue.comments > 0)
                && lines.any(|line| line.trim() == text.marker)
        });
        Ok(ours.map(|issue| issue.html_url))
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
            Ok(comment) => Some(comment),
            Err(error) if may_have_arrived(&error) => None,
            Err(error) => return Err(error.into()),
        };
        let standing = match &made {
            // Another run's came after we had read them all, and no run lasts so long.
            Some(comment) => {
                let since = comment.created_at.saturating_sub(LONGEST_RUN);
                let since = since.unwrap_or(comment.created_at);
                self.github
                    .comments_since(self.repository, number, since)
                    .await?
            }
            None => self.github.comments(self.repository, number).await?,
        };
        let standing: Vec<_> = standing.into_iter().map(seen_comment).collect();
        let made = made.map(seen_comment);
        let identity = made
            .as_ref()
            .and_then(|comment| comment.author)
            .or(self.identity);
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
