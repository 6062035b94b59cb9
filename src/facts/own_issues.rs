//! Issues that gonogo opened: the release issue of a commit, and the follow-ups of emergencies.

use super::gather::{Ourselves, Sources};
use super::{Answer, Failure, FailureKind, OwnIssue};
use crate::github::{AccountKind, Issue, IssueState, Status};
use crate::ids::{JOB_TOKEN, PrNumber, RepoSlug, UserId};

/// The label of issues on which a tag's checklist and sign-offs stand.
pub(crate) const RELEASE_ISSUE_LABEL: &str = "gonogo-release";

/// The label of issues that follow an emergency up.
pub(crate) const FOLLOW_UP_LABEL: &str = "gonogo-follow-up";

impl Sources<'_> {
    /// The issue that our own first status on the commit links to. What an issue says about itself
    /// counts for nothing: anybody who may edit it could make it another commit's.
    pub(super) async fn release_issue(&self) -> Result<Answer, Failure> {
        let subject = self.subject("release issue")?;
        if subject.tag().is_none() {
            return Ok(Answer::Absent);
        }
        let github = self.github("release issue")?;
        let (ourselves, identities) = self.ourselves()?;
        let statuses = github.statuses(&subject.repository, &subject.sha).await?;
        let name = ourselves.environment.status_name();
        let found = linked_issue(&statuses, &name, &identities, &subject.repository);
        let Some((number, identity)) = found else {
            return Ok(Answer::Absent);
        };
        let issue = github.issue(&subject.repository, number).await?;
        let author = issue.author.as_ref().map(|author| author.id);
        if author != Some(identity) || issue.is_pull_request {
            return Err(Failure::new(
                FailureKind::Unreadable,
                format!("issue #{number}"),
            ));
        }
        Ok(Answer::Issue {
            issue: of_issue(issue),
        })
    }

    /// The follow-ups that are still open: ours by who opened them, and those of any other app that
    /// carry our line. Each is asked for in time whoever opened it, so which app's token gonogo had
    /// does not matter.
    pub(super) async fn follow_ups(&self) -> Result<Answer, Failure> {
        let subject = self.subject("follow-up issues")?;
        let (_, identities) = self.ourselves()?;
        let issues = self
            .github("follow-up issues")?
            .issues_with_label(&subject.repository, FOLLOW_UP_LABEL, IssueState::Open)
            .await?;
        let ours = issues.into_iter().filter(|issue| {
            let author = issue.author.as_ref().map(|author| author.id);
            let ours = author.is_some_and(|author| identities.contains(&author));
            (ours || is_follow_up_of_app(issue)) && !issue.is_pull_request
        });
        Ok(Answer::Issues {
            issues: ours.map(of_issue).collect(),
        })
    }

    /// Who may have written what is ours: our token's identity, and the job's own, for a person at
    /// the command line sees what the workflows have written.
    pub(super) fn ourselves(&self) -> Result<(Ourselves<'_>, [UserId; 2]), Failure> {
        let ourselves = self
            .ourselves
            .ok_or_else(|| Failure::new(FailureKind::Offline, "identity"))?;
        let identity = ourselves.identity.as_ref().map_err(Failure::clone)?;
        Ok((ourselves, [*identity, JOB_TOKEN]))
    }
}

/// Whether another app has opened it, with the line by which a follow-up is found again.
fn is_follow_up_of_app(issue: &Issue) -> bool {
    let author = issue.author.as_ref();
    let mut lines = issue.body.for_parsing().lines();
    author.is_some_and(|author| author.kind == AccountKind::Bot)
        && lines.any(|line| line.trim().starts_with("<!-- gonogo:follow-up "))
}

/// The number of the issue that the oldest status of ours links to, and who set that status.
fn linked_issue(
    statuses: &[Status],
    name: &str,
    identities: &[UserId],
    repository: &RepoSlug,
) -> Option<(PrNumber, UserId)> {
    let ours = statuses.iter().filter_map(|status| {
        let creator = status.creator.as_ref().map(|creator| creator.id)?;
        let named = status.context.for_parsing().eq_ignore_ascii_case(name);
        (named && identities.contains(&creator)).then_some((status, creator))
    });
    // GitHub lists the newest first.
    let oldest_first: Vec<_> = ours.collect();
    oldest_first
        .into_iter()
        .rev()
        .find_map(|(status, creator)| {
            let url = status.target_url.as_ref()?;
            Some((issue_number(url.for_parsing(), repository)?, creator))
        })
}

/// The number in `https://HOST/OWNER/NAME/issues/N` with or without what follows `#`.
fn issue_number(url: &str, repository: &RepoSlug) -> Option<PrNumber> {
    let url = url::Url::parse(url).ok()?;
    let mut parts = url.path_segments()?;
    let (owner, name) = (parts.next()?, parts.next()?);
    let of_repository = format!("{owner}/{name}").parse() == Ok(repository.clone());
    let is_issue = parts.next()? == "issues";
    let number = parts.next()?.parse().ok()?;
    (of_repository && is_issue && parts.next().is_none()).then_some(number)
}

fn of_issue(issue: Issue) -> OwnIssue {
    OwnIssue {
        number: issue.number,
        title: issue.title,
        body: issue.body,
        opened: issue.created_at,
        closed: issue.state == IssueState::Closed,
        url: issue.html_url,
    }
}
