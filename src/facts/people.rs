//! Reads what is known of the people around a release, and brings it into our own words.

use jiff::Timestamp;

use super::commits::of_commit;
use super::gather::Sources;
use super::remarks::{emptied, newest, of_account, of_comments, of_reviews};
use super::{
    Answer, Failure, FailureKind, MembershipState, MergedPull, Need, PermissionFacts, Push,
};
use crate::github::{GitHub, Membership, PullRequest};
use crate::ids::{Login, PrNumber, RepoSlug, Sha, TeamSlug};
use crate::text::Untrusted;

impl Sources<'_> {
    /// Answers one need that is about people.
    pub(super) async fn about_people(&self, need: &Need) -> Result<Answer, Failure> {
        let what = need.to_string();
        let repository = &self.subject(&what)?.repository;
        let github = self.github(&what)?;
        match need {
            Need::Comments { number } => {
                let comments = github.comments(repository, *number).await?;
                Ok(Answer::Remarks {
                    remarks: of_comments(&comments),
                    newest: newest(&comments),
                    emptied: emptied(&comments),
                    total: comments.len(),
                })
            }
            Need::Reviews { number } => reviews(github, repository, *number).await,
            Need::Timeline { number } => timeline(github, repository, *number).await,
            Need::Commits { number } => {
                let commits = github.pull_request_commits(repository, *number).await?;
                Ok(Answer::Commits {
                    commits: commits.into_iter().map(of_commit).collect(),
                })
            }
            Need::Commit { sha } => {
                let commit = github.commit_people(repository, sha).await?;
                Ok(Answer::Commits {
                    commits: vec![of_commit(commit)],
                })
            }
            Need::Pushes { branch } => pushes(github, repository, branch).await,
            Need::Tree { sha } => absent_if_not_found(github.commit(repository, sha).await)
                .map(|commit| commit.map_or(Answer::Absent, |it| Answer::Object { sha: it.tree })),
            Need::ForkPoint { base, sha } => {
                let tip = github.branch_head(repository, base).await?;
                let sha = github.merge_base(repository, &tip, sha).await?;
                Ok(Answer::Object { sha })
            }
            Need::Account { login } => account(github, login).await,
            Need::Team { team } => self.team(team).await,
            Need::Membership { team, login } => self.membership(team, login).await,
            Need::Permission { login } => permission(github, repository, login).await,
            Need::ChangedFiles { number } => changed_files(github, repository, *number).await,
            Need::FollowUps => self.follow_ups().await,
            Need::MergedPulls { sha } => merged_pulls(github, repository, sha).await,
            Need::File { .. }
            | Need::LastChange { .. }
            | Need::Address { .. }
            | Need::ReleaseIssue
            | Need::Folder { .. }
            | Need::Audit { .. }
            | Need::SavedAudit { .. }
            | Need::Query { .. }
            | Need::Figures { .. }
            | Need::SavedFile { .. }
            | Need::Published { .. }
            | Need::Edits { .. }
            | Need::VersionTags { .. }
            | Need::DefaultBranch
            | Need::OwnStatus { .. }
            | Need::Relation { .. }
            | Need::ReleaseCommits { .. }
            | Need::TagSignature { .. }
            | Need::PullText { .. }
            | Need::MergedBefore { .. }
            | Need::Traces => Err(Failure::new(FailureKind::NotGathered, what)),
        }
    }

    async fn team(&self, team: &TeamSlug) -> Result<Answer, Failure> {
        let found = self
            .members_github()?
            .team(team.organization(), team.slug())
            .await;
        let found = found.map_err(|error| hidden_team(Failure::from(error)))?;
        Ok(Answer::Members {
            count: found.members_count,
        })
    }

    async fn membership(&self, team: &TeamSlug, login: &Login) -> Result<Answer, Failure> {
        let found = self
            .members_github()?
            .team_membership(team.organization(), team.slug(), login)
            .await;
        let found = found.map_err(|error| hidden_team(Failure::from(error)))?;
        Ok(Answer::Membership {
            state: match found {
                Some(Membership::Active) => MembershipState::Active,
                Some(Membership::Pending) => MembershipState::Pending,
                None => MembershipState::None,
            },
        })
    }

    fn members_github(&self) -> Result<&GitHub, Failure> {
        let github = self.members.or(self.github);
        github.ok_or_else(|| Failure::new(FailureKind::Offline, "teams"))
    }
}

/// A team that is not there and one that the token may not see are answered alike, and no
/// permission of a workflow helps.
fn hidden_team(mut failure: Failure) -> Failure {
    if matches!(
        failure.kind,
        FailureKind::Forbidden | FailureKind::NotFound | FailureKind::Unauthorized
    ) {
        failure.kind = FailureKind::TeamHidden;
    }
    failure
}

async fn reviews(
    github: &GitHub,
    repository: &RepoSlug,
    number: PrNumber,
) -> Result<Answer, Failure> {
    let reviews = github.reviews(repository, number).await?;
    Ok(Answer::Remarks {
        remarks: of_reviews(&reviews),
        newest: None,
        emptied: false,
        total: reviews.len(),
    })
}

impl Sources<'_> {
    /// When several texts were last edited, in one question.
    pub(super) async fn edits(&self, ids: &[Untrusted]) -> Result<Vec<Answer>, Failure> {
        let github = self.github("POST /graphql")?;
        let edits = github.last_edits(ids).await?;
        Ok(edits
            .into_iter()
            .map(|(_, at)| Answer::Edited { at })
            .collect())
    }
}

async fn timeline(
    github: &GitHub,
    repository: &RepoSlug,
    number: PrNumber,
) -> Result<Answer, Failure> {
    let (mut retargets, mut deletions) = (Vec::new(), Vec::new());
    for event in github.timeline(repository, number).await? {
        // An event without its instant is the latest that can be.
        let at = event.created_at.unwrap_or(Timestamp::MAX);
        match event.event.for_parsing() {
            "comment_deleted" => deletions.push(at),
            _ => retargets.push(at),
        }
    }
    Ok(Answer::Timeline {
        retargets,
        deletions,
    })
}

async fn pushes(
    github: &GitHub,
    repository: &RepoSlug,
    branch: &Untrusted,
) -> Result<Answer, Failure> {
    let activity = absent_if_not_found(github.activity(repository, branch).await)?;
    let Some(activity) = activity else {
        return Ok(Answer::Absent);
    };
    let pushes = activity.into_iter().map(|entry| Push {
        id: entry.id,
        before: entry.before,
        after: entry.after,
        at: entry.at,
        by: entry.actor.as_ref().map(of_account),
    });
    Ok(Answer::Pushes {
        pushes: pushes.collect(),
    })
}

async fn account(github: &GitHub, login: &Login) -> Result<Answer, Failure> {
    let account = github.account(login).await?;
    Ok(account.map_or(Answer::Absent, |account| Answer::Person {
        person: of_account(&account),
    }))
}

async fn permission(
    github: &GitHub,
    repository: &RepoSlug,
    login: &Login,
) -> Result<Answer, Failure> {
    let found = github.permission(repository, login).await?;
    Ok(Answer::Permission {
        permission: PermissionFacts {
            role: found.role_name,
            base: found.permission,
            user: found.user,
        },
    })
}

async fn changed_files(
    github: &GitHub,
    repository: &RepoSlug,
    number: PrNumber,
) -> Result<Answer, Failure> {
    let files = github.changed_files(repository, number).await?;
    let count = files.len() as u64;
    // What is moved away is a change for the owners of where it was, too.
    let paths = files
        .into_iter()
        .flat_map(|file| std::iter::once(file.path).chain(file.previous));
    Ok(Answer::Paths {
        paths: paths.collect(),
        files: count,
    })
}

async fn merged_pulls(
    github: &GitHub,
    repository: &RepoSlug,
    sha: &Sha,
) -> Result<Answer, Failure> {
    let pulls = github.pull_requests_with_commit(repository, sha).await?;
    let merged = pulls
        .into_iter()
        .filter_map(|pull| of_merged(pull, repository, sha));
    Ok(Answer::Pulls {
        pulls: merged.collect(),
    })
}

/// A merged pull request whose head, or whose merge, is that commit.
fn of_merged(pull: PullRequest, repository: &RepoSlug, sha: &Sha) -> Option<MergedPull> {
    let merged = pull.merged_at?;
    let brought = pull.head.sha == *sha || pull.merge_commit.as_ref() == Some(sha);
    brought.then(|| MergedPull {
        number: pull.number,
        head_branch: (pull.head.repository.as_ref() == Some(repository))
            .then(|| pull.head.branch.clone()),
        head: pull.head.sha,
        base: pull.base_ref,
        author: pull.author.as_ref().map(of_account),
        merged,
    })
}

/// What is not there, where that is an answer.
fn absent_if_not_found<T>(
    result: Result<T, crate::github::GitHubError>,
) -> Result<Option<T>, Failure> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) => {
            let failure = Failure::from(error);
            match failure.kind {
                FailureKind::NotFound => Ok(None),
                _ => Err(failure),
            }
        }
    }
}
