//! Reads what the gates need: each thing once, all at the same time, each with its limits.

use std::collections::BTreeSet;
use std::path::Path;

use futures_util::future::join_all;
use jiff::Timestamp;

use super::{Answer, Cause, Fact, Facts, Failure, FailureKind, Need, Revision};
use crate::github::{self, FileAnswer, GitHub, IssueState};
use crate::http::{HttpClient, Request, Trust};
use crate::ids::{RepoPath, Sha};
use crate::subject::Subject;
use crate::text::Untrusted;
use crate::world::{FileError, Files};

/// The largest file or address that is read for a gate, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// The label of issues that carry a tag's checklist.
pub(crate) const RELEASE_ISSUE_LABEL: &str = "gonogo-release";

/// Where facts are read.
pub(crate) struct Sources<'a> {
    /// GitHub; `None` where the run has no repository to ask.
    pub(crate) github: Option<&'a GitHub>,
    /// Addresses that the policy names.
    pub(crate) http: &'a HttpClient,
    /// The working tree.
    pub(crate) files: &'a Files,
    /// The commit the policy was read at; `None`: the working tree.
    pub(crate) policy_sha: Option<&'a Sha>,
    /// What is judged; `None` where a command judges no release.
    pub(crate) subject: Option<&'a Subject>,
    /// The present instant.
    pub(crate) now: &'a dyn Fn() -> Timestamp,
}

/// Reads every need; what cannot be read is a fact too, an unknown one.
pub(crate) async fn gather(sources: &Sources<'_>, needs: BTreeSet<Need>) -> Facts {
    let reading = needs.into_iter().map(async |need| {
        let fact = match sources.read(&need).await {
            Ok(value) => Fact::Known {
                value,
                source: Untrusted::new(need.to_string()),
                read_at: (sources.now)(),
            },
            Err(failure) => Fact::Unknown { failure },
        };
        (need, fact)
    });
    let mut facts = Facts::default();
    for (need, fact) in join_all(reading).await {
        facts.insert(need, fact);
    }
    facts
}

impl Sources<'_> {
    async fn read(&self, need: &Need) -> Result<Answer, Failure> {
        match need {
            Need::File { at, path } => self.file(*at, path).await,
            Need::LastChange { path } => self.last_change(path).await,
            Need::Address { url } => self.address(url).await,
            Need::ReleaseIssue => self.release_issue().await,
        }
    }

    /// The release whose repository is asked.
    fn subject(&self, what: &str) -> Result<&Subject, Failure> {
        self.subject
            .ok_or_else(|| Failure::new(FailureKind::Offline, what))
    }

    async fn file(&self, at: Revision, path: &RepoPath) -> Result<Answer, Failure> {
        let sha = match at {
            Revision::Subject => self.subject.map(|subject| &subject.sha),
            Revision::Policy => self.policy_sha,
        };
        let Some(sha) = sha else {
            return self.working_tree_file(path);
        };
        let answer = self
            .github(path.as_str())?
            .file_at(
                &self.subject(path.as_str())?.repository,
                path,
                &github::Revision::Commit(sha.clone()),
                LARGEST,
            )
            .await?;
        match answer {
            FileAnswer::Found { bytes, .. } => text(path.as_str(), bytes),
            FileAnswer::Missing { .. } => Ok(Answer::Absent),
        }
    }

    fn working_tree_file(&self, path: &RepoPath) -> Result<Answer, Failure> {
        match self.files.read_beneath(Path::new(path.as_str()), LARGEST) {
            Ok(bytes) => text(path.as_str(), bytes),
            Err(FileError::NotFound) => Ok(Answer::Absent),
            Err(FileError::TooLarge { .. }) => {
                Err(Failure::new(FailureKind::TooLarge, path.as_str()))
            }
            Err(error) => Err(Failure::new(FailureKind::Unreadable, path.as_str()).because(&error)),
        }
    }

    async fn last_change(&self, path: &RepoPath) -> Result<Answer, Failure> {
        let sha = self
            .policy_sha
            .ok_or_else(|| Failure::new(FailureKind::Offline, format!("history of {path}")))?;
        let changed = self
            .github(path.as_str())?
            .file_commits(
                &self.subject(path.as_str())?.repository,
                path,
                &github::Revision::Commit(sha.clone()),
            )
            .await?;
        Ok(changed.map_or(Answer::Absent, |commit| Answer::Instant {
            at: commit.committed_at,
        }))
    }

    async fn address(&self, url: &Untrusted) -> Result<Answer, Failure> {
        let shown = crate::text::one_line(url.for_parsing(), 200);
        let unusable = || Failure::new(FailureKind::AddressNotAllowed, &shown);
        let url = url::Url::parse(url.for_parsing()).map_err(|_| unusable())?;
        let request = Request::get(url, Trust::FromPolicy).at_most(LARGEST);
        let response = self.http.send(&request).await?;
        match response.status.as_u16() {
            200 => text(&shown, response.body.to_vec()),
            401 => Err(Failure::new(FailureKind::Unauthorized, shown)),
            403 => Err(Failure::new(FailureKind::Forbidden, shown)),
            404 | 410 => Err(Failure::new(FailureKind::NotFound, shown)),
            status @ 500.. => {
                Err(Failure::new(FailureKind::ServerError, shown).detail(status.to_string()))
            }
            status => Err(Failure::new(FailureKind::Refused, shown).detail(status.to_string())),
        }
    }

    /// The open issue titled for the tag, under our label.
    async fn release_issue(&self) -> Result<Answer, Failure> {
        let subject = self.subject("release issue")?;
        let Some(tag) = subject.tag() else {
            return Ok(Answer::Absent);
        };
        let github = self.github("release issue")?;
        let issues = github
            .issues_with_label(&subject.repository, RELEASE_ISSUE_LABEL, IssueState::Open)
            .await?;
        let title = format!("release {tag}");
        let mut fitting: Vec<_> = issues
            .into_iter()
            // GitHub lists pull requests with the issues; whoever opens one writes its list alone.
            .filter(|issue| !issue.is_pull_request)
            .filter(|issue| {
                issue
                    .title
                    .for_parsing()
                    .trim()
                    .eq_ignore_ascii_case(&title)
            })
            .collect();
        fitting.sort_by_key(|issue| issue.number);
        match (fitting.pop(), fitting.len()) {
            (None, _) => Ok(Answer::Absent),
            (Some(issue), 0) => Ok(Answer::Issue {
                number: issue.number,
                body: issue.body,
                opened: issue.created_at,
            }),
            (Some(_), _) => Err(Failure::new(FailureKind::Unreadable, "release issue")
                .because(Cause::SeveralIssues)),
        }
    }

    fn github(&self, endpoint: &str) -> Result<&GitHub, Failure> {
        self.github
            .ok_or_else(|| Failure::new(FailureKind::Offline, endpoint))
    }
}

fn text(source: &str, bytes: Vec<u8>) -> Result<Answer, Failure> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Answer::Text {
            text: Untrusted::new(text),
        }),
        Err(_) => Err(Failure::new(FailureKind::Unreadable, source).because(Cause::NotText)),
    }
}
