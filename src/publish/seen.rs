//! What is published already: read before anything is planned.

use futures_util::future::{OptionFuture, join, join3};

use super::plan::{Seen, SeenCheckRun, SeenComment, SeenStatus, Wishes};
use crate::facts::Failure;
use crate::github::{self, Comment, GitHub, GitHubError, Status};
use crate::ids::{Environment, PrNumber, RepoSlug, Sha, UserId};
use crate::render::status::StatusState;

/// The account that the job's own token writes as, `github-actions[bot]`. Source: GitHub docs,
/// "Automatic token authentication"; its number is the same on github.com for everybody.
const JOB_TOKEN: UserId = UserId(41_898_282);

/// Where to look.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The repository.
    pub(crate) repository: RepoSlug,
    /// Under which number comments stand; `None` where there is nothing to comment on.
    pub(crate) number: Option<PrNumber>,
    /// For which environment.
    pub(crate) environment: Environment,
    /// Whether the token is one of an app's installation, such as the job's own.
    pub(crate) installation_token: bool,
}

/// What can be read before the commit is known for sure.
pub(crate) struct Early {
    place: Place,
    comments: Result<Vec<SeenComment>, Failure>,
    identity: Result<UserId, Failure>,
    on_commit: Option<(Sha, OnCommit)>,
}

struct OnCommit {
    statuses: Result<Vec<SeenStatus>, Failure>,
    check_runs: Result<Vec<SeenCheckRun>, Failure>,
}

/// Reads comments and identity, and what stands on the commit that the subject probably is.
pub(crate) async fn early(
    github: &GitHub,
    place: Place,
    likely: Option<&Sha>,
    wishes: Wishes,
) -> Early {
    let comments: OptionFuture<_> = place
        .number
        .filter(|_| wishes.comment)
        .map(|number| comments(github, &place.repository, number))
        .into();
    let on_commit: OptionFuture<_> = likely
        .map(|sha| on_commit(github, &place, sha, wishes))
        .into();
    let (comments, identity, on_commit) =
        join3(comments, identity(github, &place), on_commit).await;
    Early {
        comments: comments.unwrap_or_else(|| Ok(Vec::new())),
        identity,
        on_commit: likely.cloned().zip(on_commit),
        place,
    }
}

impl Early {
    /// What stands on the commit that the subject really is.
    pub(crate) async fn on(self, github: &GitHub, sha: &Sha, wishes: Wishes) -> Seen {
        let on_commit = match self.on_commit {
            Some((likely, read)) if likely == *sha => read,
            _ => on_commit(github, &self.place, sha, wishes).await,
        };
        Seen {
            comments: self.comments,
            statuses: on_commit.statuses,
            check_runs: on_commit.check_runs,
            identity: self.identity,
        }
    }
}

async fn on_commit(github: &GitHub, place: &Place, sha: &Sha, wishes: Wishes) -> OnCommit {
    let statuses: OptionFuture<_> = wishes
        .report
        .status()
        .then(|| github.statuses(&place.repository, sha))
        .into();
    let name = super::plan::context(&place.environment);
    let check_runs: OptionFuture<_> = wishes
        .report
        .check_run()
        .then(|| github.check_runs(&place.repository, sha, Some(&name)))
        .into();
    let (statuses, check_runs) = join(statuses, check_runs).await;
    OnCommit {
        statuses: statuses
            .unwrap_or_else(|| Ok(Vec::new()))
            .map(|statuses| statuses.into_iter().map(seen_status).collect())
            .map_err(Failure::from),
        check_runs: check_runs
            .unwrap_or_else(|| Ok(Vec::new()))
            .map(|runs| {
                runs.into_iter()
                    .map(|run| SeenCheckRun {
                        id: run.id,
                        app: run.app.map(|app| app.slug),
                    })
                    .collect()
            })
            .map_err(Failure::from),
    }
}

/// The comments under a number, oldest first.
pub(super) async fn comments(
    github: &GitHub,
    repository: &RepoSlug,
    number: PrNumber,
) -> Result<Vec<SeenComment>, Failure> {
    let comments: Result<Vec<Comment>, GitHubError> = github.comments(repository, number).await;
    Ok(comments?.into_iter().map(seen_comment).collect())
}

pub(super) fn seen_comment(comment: Comment) -> SeenComment {
    SeenComment {
        id: comment.id,
        author: comment.author.map(|author| author.id),
        body: comment.body,
        url: comment.html_url,
    }
}

fn seen_status(status: Status) -> SeenStatus {
    SeenStatus {
        context: status.context,
        state: seen_state(status.state),
        description: status.description,
        creator: status.creator.map(|creator| creator.id),
    }
}

fn seen_state(state: github::StatusState) -> StatusState {
    match state {
        github::StatusState::Success => StatusState::Success,
        github::StatusState::Pending => StatusState::Pending,
        github::StatusState::Failure => StatusState::Failure,
        github::StatusState::Error => StatusState::Error,
    }
}

/// Who our token writes as. An installation's token cannot ask; the job's own writes as
/// `github-actions[bot]`.
async fn identity(github: &GitHub, place: &Place) -> Result<UserId, Failure> {
    if place.installation_token {
        return Ok(JOB_TOKEN);
    }
    Ok(github.authenticated_user().await?.id)
}
