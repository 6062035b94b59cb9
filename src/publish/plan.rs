//! What would have to be written so that GitHub shows this decision. Pure.

use crate::facts::Failure;
use crate::github::{CheckRunId, CommentId};
use crate::ids::{Environment, PrNumber, Sha, UserId};
use crate::locale::Words;
use crate::render::comment::{self, Marker};
use crate::render::status::{StatusLine, StatusState, status_line};
use crate::render::{Run, summary};
use crate::subject::SubjectKind;
use crate::text::{Markdown, Untrusted};

use super::ReportAs;

/// A comment that stands under the subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SeenComment {
    /// GitHub's number of it.
    pub(crate) id: CommentId,
    /// Who wrote it; `None` where the account is gone.
    pub(crate) author: Option<UserId>,
    /// Its text.
    pub(crate) body: Untrusted,
    /// Its address.
    pub(crate) url: Untrusted,
}

/// A status that stands on the commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SeenStatus {
    /// Its name.
    pub(crate) context: Untrusted,
    /// Its state.
    pub(crate) state: StatusState,
    /// Its line.
    pub(crate) description: Untrusted,
    /// Who set it.
    pub(crate) creator: Option<UserId>,
}

/// A check run of our name that stands on the commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SeenCheckRun {
    /// GitHub's number of it.
    pub(crate) id: CheckRunId,
    /// The app that made it.
    pub(crate) app: Option<Untrusted>,
}

/// What is published already, as far as it could be read.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// Comments under the subject; empty where it has none to comment on.
    pub(crate) comments: Result<Vec<SeenComment>, Failure>,
    /// Statuses of the commit, newest first.
    pub(crate) statuses: Result<Vec<SeenStatus>, Failure>,
    /// Check runs of our name on the commit.
    pub(crate) check_runs: Result<Vec<SeenCheckRun>, Failure>,
    /// Who our token writes as.
    pub(crate) identity: Result<UserId, Failure>,
}

impl Seen {
    /// Who our token writes as, where that could be found out.
    pub(crate) fn author(&self) -> Option<UserId> {
        self.identity.as_ref().ok().copied()
    }
}

/// What the user wants published.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wishes {
    /// On the commit.
    pub(crate) report: ReportAs,
    /// A comment under the pull request.
    pub(crate) comment: bool,
}

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

/// What is to be done, and what cannot be.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// In this order.
    pub(crate) effects: Vec<Effect>,
    /// What could not even be planned, each with why.
    pub(crate) impossible: Vec<Failure>,
    /// Where our comment stands, if it stands already.
    pub(crate) comment_url: Option<Untrusted>,
}

/// The name of our status and check run.
pub(crate) fn context(environment: &Environment) -> String {
    format!("gonogo/{environment}")
}

/// Compares what should stand there with what does.
pub(crate) fn plan(run: &Run, words: &Words, seen: &Seen, wishes: Wishes) -> Plan {
    let mut plan = Plan {
        effects: Vec::new(),
        impossible: Vec::new(),
        comment_url: None,
    };
    if wishes.report.status() {
        plan_status(run, words, seen, &mut plan);
    }
    if wishes.report.check_run() {
        plan_check_run(run, words, seen, &mut plan);
    }
    if let SubjectKind::PullRequest(facts) = &run.subject.kind
        && wishes.comment
    {
        plan_comment(run, words, seen, facts.number, &mut plan);
    }
    plan
}

fn plan_status(run: &Run, words: &Words, seen: &Seen, plan: &mut Plan) {
    let context = context(&run.environment);
    let state = StatusState::of(run.decision.outcome());
    let description = status_line(run, words);
    // GitHub keeps at most 1,000 statuses of a name on a commit: the same one is not set again.
    // What could not be read is set anew: a status too many does no harm.
    let newest = seen.statuses.as_ref().ok().and_then(|statuses| {
        statuses
            .iter()
            .find(|status| status.context.for_parsing().eq_ignore_ascii_case(&context))
    });
    let stands = newest.is_some_and(|status| {
        status.state == state
            && status.description.for_parsing() == description.as_str()
            && status.creator.is_some()
            && status.creator == seen.author()
    });
    // What was read a while ago may be old: a success that still seems to stand is left alone, but
    // anything else is looked at again, so that no success set meanwhile outlives this decision.
    if stands && state == StatusState::Success {
        return;
    }
    plan.effects.push(Effect::SetCommitStatus {
        sha: run.subject.sha.clone(),
        context,
        state,
        description,
        stood: stands,
    });
}

fn plan_check_run(run: &Run, words: &Words, seen: &Seen, plan: &mut Plan) {
    let state = StatusState::of(run.decision.outcome());
    let name = context(&run.environment);
    let title = status_line(run, words);
    let summary = summary::check_run_summary(run, words);
    // Another app's run of the same name cannot be updated with our token; GitHub keeps them apart.
    let ours = seen.check_runs.as_ref().ok().and_then(|runs| {
        runs.iter().find(|run| {
            run.app
                .as_ref()
                .is_some_and(|app| app.for_parsing() == "github-actions")
        })
    });
    plan.effects.push(match ours {
        Some(check_run) => Effect::UpdateCheckRun {
            id: check_run.id,
            name,
            state,
            title,
            summary,
        },
        None => {
            let sha = run.subject.sha.clone();
            Effect::CreateCheckRun {
                sha,
                name,
                state,
                title,
                summary,
            }
        }
    });
}

fn plan_comment(run: &Run, words: &Words, seen: &Seen, number: PrNumber, plan: &mut Plan) {
    let comments = match &seen.comments {
        Ok(comments) => comments,
        // Without having seen them all, a new comment might be the second one.
        Err(failure) => {
            plan.impossible.push(failure.clone());
            return;
        }
    };
    let marker = Marker::new(&run.environment);
    let body = comment::comment(run, words);
    if let Err(failure) = &seen.identity
        && foreign_markers(comments, &marker, None) > 0
    {
        // One of those may be ours, and a new comment the second one.
        plan.impossible.push(failure.clone());
        return;
    }
    let ours = ours(comments, &marker, seen.author());
    let Some((oldest, younger)) = ours.split_first() else {
        plan.effects.push(Effect::CreateComment {
            number,
            body,
            marker,
        });
        return;
    };
    plan.comment_url = Some(oldest.url.clone());
    if comment::compared(oldest.body.for_parsing()) != comment::compared(body.as_str()) {
        plan.effects.push(Effect::EditComment {
            id: oldest.id,
            body,
        });
    }
    plan.effects.extend(
        younger
            .iter()
            .map(|comment| Effect::DeleteComment { id: comment.id }),
    );
}

/// Our comments, oldest first: written by our own identity, with the marker on a line of its own,
/// wherever somebody's edit has left it. Anybody may write the marker; nobody else can write as us.
pub(super) fn ours<'a>(
    comments: &'a [SeenComment],
    marker: &Marker,
    identity: Option<UserId>,
) -> Vec<&'a SeenComment> {
    let mut ours: Vec<_> = comments
        .iter()
        .filter(|comment| comment.author.is_some() && comment.author == identity)
        .filter(|comment| {
            let mut lines = comment.body.for_parsing().lines();
            lines.any(|line| line.trim() == marker.as_str())
        })
        .collect();
    ours.sort_by_key(|comment| comment.id);
    ours
}

/// Comments of other people that carry our marker: said, never used.
pub(crate) fn foreign_markers(
    comments: &[SeenComment],
    marker: &Marker,
    identity: Option<UserId>,
) -> usize {
    comments
        .iter()
        .filter(|comment| comment.author.is_none() || comment.author != identity)
        .filter(|comment| comment.body.for_parsing().contains(marker.as_str()))
        .count()
}

/// Whether the status that stands under our name was set by somebody else.
pub(crate) fn foreign_status(seen: &Seen, context: &str) -> bool {
    let newest = seen.statuses.as_ref().ok().and_then(|statuses| {
        statuses
            .iter()
            .find(|status| status.context.for_parsing().eq_ignore_ascii_case(context))
    });
    let Some(author) = seen.author() else {
        return false;
    };
    newest.is_some_and(|status| status.creator != Some(author))
}
