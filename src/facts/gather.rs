//! Reads what the gates need: each thing once, all at the same time, each with its limits.

use std::collections::BTreeSet;
use std::path::Path;

use futures_util::future::{join, join_all, join5};
use jiff::Timestamp;

use super::{Answer, Cause, Fact, Facts, Failure, FailureKind, Need, Revision};
use crate::github::{self, FileAnswer, GitHub};
use crate::http::{HttpClient, Request, Trust};
use crate::ids::{Environment, RepoPath, Sha, UserId};
use crate::subject::Subject;
use crate::text::Untrusted;
use crate::world::{Console, FileError, Files, Variables};

/// The largest file or address that is read for a gate, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// Where facts are read.
pub(crate) struct Sources<'a> {
    /// GitHub; `None` where the run has no repository to ask.
    pub(crate) github: Option<&'a GitHub>,
    /// GitHub with a token that may see teams; the same as `github` where there is no other.
    pub(crate) members: Option<&'a GitHub>,
    /// Who our token writes as, and for which environment: what finds issues of ours.
    pub(crate) ourselves: Option<Ourselves<'a>>,
    /// Addresses that the policy names.
    pub(crate) http: &'a HttpClient,
    /// The working tree.
    pub(crate) files: &'a Files,
    /// The commit the policy was read at; `None`: the working tree.
    pub(crate) policy_sha: Option<&'a Sha>,
    /// What is judged; `None` where a command judges no release.
    pub(crate) subject: Option<&'a Subject>,
    /// Variables that the policy, or an `.npmrc` of its commit, asks for.
    pub(crate) variables: &'a Variables,
    /// Where secrets that were read are kept out of.
    pub(crate) console: &'a Console,
    /// The present instant.
    pub(crate) now: &'a dyn Fn() -> Timestamp,
}

/// Who we are, where we have published before.
#[derive(Clone, Copy)]
pub(crate) struct Ourselves<'a> {
    /// Who our token writes as.
    pub(crate) identity: &'a Result<UserId, Failure>,
    /// For which environment.
    pub(crate) environment: &'a Environment,
}

/// Reads every need; what cannot be read is a fact too, an unknown one.
pub(crate) async fn gather(sources: &Sources<'_>, needs: BTreeSet<Need>) -> Facts {
    // Edits are asked for together: one question has room for a hundred.
    let (edits, others): (Vec<Need>, Vec<Need>) = needs
        .into_iter()
        .partition(|need| matches!(need, Need::Edits { .. }));
    // So are audits: a registry is asked once about all that is installed from it.
    let (audits, others): (Vec<Need>, Vec<Need>) = others
        .into_iter()
        .partition(|need| matches!(need, Need::Audit { .. }));
    // And figures: what lets one server know us is read once.
    let (figures, others): (Vec<Need>, Vec<Need>) = others
        .into_iter()
        .partition(|need| matches!(need, Need::Query { .. } | Need::Figures { .. }));
    // Pull requests and people are asked about together, too.
    let (pulls, others): (Vec<Need>, Vec<Need>) = others
        .into_iter()
        .partition(|need| matches!(need, Need::PullText { .. }));
    let (earlier, others): (Vec<Need>, Vec<Need>) = others
        .into_iter()
        .partition(|need| matches!(need, Need::MergedBefore { .. }));
    let reading = others.into_iter().map(async |need| {
        let answer = sources.read(&need).await;
        (need, answer)
    });
    let told = join(sources.pull_texts(pulls), sources.merged_before(earlier));
    let (mut answers, edited, audited, figures, (pulls, earlier)) = join5(
        join_all(reading),
        sources.edited(edits),
        sources.audits(audits),
        sources.figures(figures),
        told,
    )
    .await;
    let together = edited.into_iter().chain(audited).chain(figures);
    answers.extend(together.chain(pulls).chain(earlier));
    let mut facts = Facts::default();
    for (need, answer) in answers {
        let fact = match answer {
            Ok(value) => Fact::Known {
                value,
                source: Untrusted::new(need.to_string()),
                read_at: (sources.now)(),
            },
            Err(failure) => Fact::Unknown { failure },
        };
        facts.insert(need, fact);
    }
    facts
}

impl Sources<'_> {
    async fn edited(&self, needs: Vec<Need>) -> Vec<(Need, Result<Answer, Failure>)> {
        let ids: Vec<Untrusted> = needs
            .iter()
            .filter_map(|need| match need {
                Need::Edits { id } => Some(id.clone()),
                _ => None,
            })
            .collect();
        if ids.is_empty() {
            return Vec::new();
        }
        match self.edits(&ids).await {
            Ok(answers) => needs.into_iter().zip(answers.into_iter().map(Ok)).collect(),
            Err(failure) => {
                let failed = needs.into_iter();
                failed.map(|need| (need, Err(failure.clone()))).collect()
            }
        }
    }

    async fn read(&self, need: &Need) -> Result<Answer, Failure> {
        match need {
            Need::File { at, path } => self.file(*at, path).await,
            Need::LastChange { path } => self.last_change(path).await,
            Need::Address { url } => self.address(url).await,
            Need::ReleaseIssue => self.release_issue().await,
            Need::Folder { at, path } => self.folder(*at, path.as_ref()).await,
            Need::SavedAudit { file } => self.saved_audit(file),
            Need::Published { advisory } => {
                let published = self.github(&need.to_string())?.published(advisory).await?;
                Ok(published.map_or(Answer::Absent, |at| Answer::Instant { at }))
            }
            Need::SavedFile { file } => self.working_tree_file(file),
            Need::VersionTags { .. }
            | Need::DefaultBranch
            | Need::OwnStatus { .. }
            | Need::Relation { .. }
            | Need::ReleaseCommits { .. }
            | Need::TagSignature { .. } => self.about_lineage(need).await,
            // The run itself knows what it has published before.
            Need::Traces
            | Need::Edits { .. }
            | Need::PullText { .. }
            | Need::MergedBefore { .. }
            | Need::Audit { .. }
            | Need::Query { .. }
            | Need::Figures { .. } => Err(Failure::new(FailureKind::NotGathered, need.to_string())),
            about_people => self.about_people(about_people).await,
        }
    }

    /// The release whose repository is asked.
    pub(super) fn subject(&self, what: &str) -> Result<&Subject, Failure> {
        self.subject
            .ok_or_else(|| Failure::new(FailureKind::Offline, what))
    }

    /// The commit that is meant; `None`: the working tree.
    pub(super) fn sha(&self, at: Revision) -> Option<&Sha> {
        match at {
            Revision::Subject => self.subject.map(|subject| &subject.sha),
            Revision::Policy => self.policy_sha,
        }
    }

    async fn file(&self, at: Revision, path: &RepoPath) -> Result<Answer, Failure> {
        let Some(sha) = self.sha(at) else {
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
            Err(FileError::TooLarge { limit }) => {
                Err(Failure::new(FailureKind::TooLarge, path.as_str()).over(limit))
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

    pub(super) fn github(&self, endpoint: &str) -> Result<&GitHub, Failure> {
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
