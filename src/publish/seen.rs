//! What is published already: read before anything is planned.

use futures_util::future::{OptionFuture, join, join3};

use jiff::Timestamp;

use super::plan::Wishes;
use super::standing::{Seen, SeenCheckRun, SeenComment, SeenStatus};
use crate::facts::{Failure, FailureKind, Remark, remarks};
use crate::github::{self, Account, AccountKind, Comment, GitHub, Status};
use crate::ids::{Environment, JOB_TOKEN, PrNumber, RepoSlug, Sha, UserId};
use crate::render::comment::Marker;
use crate::render::status::StatusState;

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
    /// Who our token writes as.
    pub(crate) identity: Result<UserId, Failure>,
    on_commit: Option<(Sha, OnCommit)>,
    /// What people have said so far, read by the way.
    pub(crate) words: Option<EarlyWords>,
}

/// The conversation as it was read together with our own comments: good for whoever needs it.
#[derive(Clone, Debug)]
pub(crate) struct EarlyWords {
    /// Of which pull request.
    pub(crate) number: PrNumber,
    /// The comments that may hold commands.
    pub(crate) comments: Result<Vec<Remark>, Failure>,
    /// When any comment was last changed.
    pub(crate) newest: Option<Timestamp>,
    /// Whether any comment without a command was edited.
    pub(crate) emptied: bool,
    /// How many comments there are.
    pub(crate) total: usize,
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
    let thread: OptionFuture<_> = place
        .number
        .map(|number| thread(github, &place.repository, number))
        .into();
    let on_commit: OptionFuture<_> = likely
        .map(|sha| on_commit(github, &place, sha, wishes))
        .into();
    let (thread, identity, on_commit) = join3(
        thread,
        identity(github, place.installation_token),
        on_commit,
    )
    .await;
    let (comments, words) = match thread {
        Some((comments, words)) => (comments, Some(words)),
        None => (Ok(Vec::new()), None),
    };
    Early {
        comments,
        words,
        identity,
        on_commit: likely.cloned().zip(on_commit),
        place,
    }
}

/// Everything under a pull request: comments once, for us and for whoever listens.
async fn thread(
    github: &GitHub,
    repository: &RepoSlug,
    number: PrNumber,
) -> (Result<Vec<SeenComment>, Failure>, EarlyWords) {
    let comments = github.comments(repository, number).await;
    let comments = comments.map_err(Failure::from);
    let words = EarlyWords {
        number,
        newest: comments.as_deref().ok().and_then(remarks::newest),
        emptied: comments.as_deref().is_ok_and(remarks::emptied),
        total: comments.as_ref().map_or(0, Vec::len),
        comments: comments
            .as_ref()
            .map(|comments| remarks::of_comments(comments))
            .map_err(Failure::clone),
    };
    let seen = comments.map(|comments| comments.into_iter().map(seen_comment).collect());
    (seen, words)
}

impl Early {
    /// What stands on the commit that the subject really is.
    pub(crate) async fn on(self, github: &GitHub, sha: &Sha, wishes: Wishes) -> Seen {
        let on_commit = match self.on_commit {
            Some((likely, read)) if likely == *sha => read,
            _ => on_commit(github, &self.place, sha, wishes).await,
        };
        let mut seen = Seen {
            comments: self.comments,
            statuses: on_commit.statuses,
            check_runs: on_commit.check_runs,
            identity: self.identity,
        };
        if self.place.installation_token && another_bot(&seen, &self.place.environment) {
            seen.identity = viewer(github, seen.identity).await;
        }
        seen
    }
}

/// Whether an app that is not the workflows' own has published under our names: the token may be
/// its, or it pretends to be us.
fn another_bot(seen: &Seen, environment: &Environment) -> bool {
    let other = |id: Option<UserId>| id.is_some() && id.map(Ok) != Some(seen.identity.clone());
    let marker = Marker::new(environment);
    let comments = seen.comments.iter().flatten();
    let mut comments = comments.filter(|one| one.by_bot && other(one.author));
    let mut statuses = seen.statuses.iter().flatten();
    comments.any(|one| one.body.for_parsing().contains(marker.as_str()))
        || statuses.any(|one| {
            let ours = environment.status_name();
            one.by_bot
                && other(one.creator)
                && one.context.for_parsing().eq_ignore_ascii_case(&ours)
        })
}

/// Who an installation's token writes as, which only GraphQL tells.
async fn viewer(github: &GitHub, assumed: Result<UserId, Failure>) -> Result<UserId, Failure> {
    match github.viewer().await.map_err(Failure::from) {
        Ok(id) => Ok(id),
        Err(failure) => match failure.kind {
            FailureKind::NotFound | FailureKind::Refused => assumed,
            _ => Err(failure),
        },
    }
}

async fn on_commit(github: &GitHub, place: &Place, sha: &Sha, wishes: Wishes) -> OnCommit {
    let statuses = github.statuses(&place.repository, sha);
    let name = place.environment.status_name();
    let check_runs: OptionFuture<_> = wishes
        .report
        .check_run()
        .then(|| github.check_runs(&place.repository, sha, Some(&name)))
        .into();
    let (statuses, check_runs) = join(statuses, check_runs).await;
    OnCommit {
        statuses: statuses
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
pub(crate) async fn comments(
    github: &GitHub,
    repository: &RepoSlug,
    number: PrNumber,
) -> Result<Vec<SeenComment>, Failure> {
    let comments = github.comments(repository, number).await?;
    Ok(comments.into_iter().map(seen_comment).collect())
}

/// The statuses of a commit, newest first.
pub(crate) async fn statuses(
    github: &GitHub,
    repository: &RepoSlug,
    sha: &Sha,
) -> Result<Vec<SeenStatus>, Failure> {
    let statuses = github.statuses(repository, sha).await?;
    Ok(statuses.into_iter().map(seen_status).collect())
}

pub(super) fn seen_comment(comment: Comment) -> SeenComment {
    SeenComment {
        id: comment.id,
        by_bot: is_bot(comment.author.as_ref()),
        author: comment.author.map(|author| author.id),
        body: comment.body,
        url: comment.html_url,
    }
}

fn is_bot(account: Option<&Account>) -> bool {
    account.is_some_and(|account| account.kind == AccountKind::Bot)
}

fn seen_status(status: Status) -> SeenStatus {
    SeenStatus {
        context: status.context,
        state: seen_state(status.state),
        description: status.description,
        by_bot: is_bot(status.creator.as_ref()),
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
pub(crate) async fn identity(github: &GitHub, installation_token: bool) -> Result<UserId, Failure> {
    if installation_token && github.is_enterprise() {
        // There the same account has another number.
        let login = "github-actions[bot]".parse().expect("it is a login");
        let account = github.account(&login).await?;
        return Ok(account.map_or(JOB_TOKEN, |account| account.id));
    }
    if installation_token {
        return Ok(JOB_TOKEN);
    }
    Ok(github.authenticated_user().await?.id)
}
