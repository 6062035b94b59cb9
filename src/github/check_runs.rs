//! Check runs.

use std::fmt;

use http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::client::GitHub;
use super::comments::App;
use super::decode::Form;
use super::error::GitHubError;
use super::pages::Page;
use super::route::Route;
use crate::ids::{RepoSlug, Sha};
use crate::text::Untrusted;

/// GitHub's number of a check run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct CheckRunId(pub(crate) u64);

impl fmt::Display for CheckRunId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A check run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CheckRun {
    /// Its number.
    pub(crate) id: CheckRunId,
    /// Its name: what a required check is called by.
    pub(crate) name: Untrusted,
    /// The commit it is on.
    pub(crate) head_sha: Sha,
    /// How far it is.
    pub(crate) status: CheckStatus,
    /// What came of it; `None` until it is completed.
    pub(crate) conclusion: Option<CheckConclusion>,
    /// The app that made it.
    pub(crate) app: Option<App>,
    /// When it was completed.
    pub(crate) completed_at: Option<Timestamp>,
    /// Its page.
    pub(crate) html_url: Option<Untrusted>,
}

/// How far a check run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CheckStatus {
    /// It waits for a machine.
    Queued,
    /// It runs.
    InProgress,
    /// It is done.
    Completed,
    /// Waiting, requested, pending, or a word that this version does not know: not done.
    #[serde(other, skip_serializing)]
    Other,
}

/// What came of a check run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CheckConclusion {
    /// Yes.
    Success,
    /// No.
    Failure,
    /// Neither.
    Neutral,
    /// Somebody stopped it.
    Cancelled,
    /// It did not run.
    Skipped,
    /// It took too long.
    TimedOut,
    /// Somebody has to do something first.
    ActionRequired,
    /// GitHub gave it up after two weeks.
    Stale,
    /// A word that this version does not know; never a success.
    #[serde(other, skip_serializing)]
    Other,
}

/// A check run to be made or changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct CheckRunDraft<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// How far it is.
    pub(crate) status: CheckStatus,
    /// What came of it; only with [`CheckStatus::Completed`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) conclusion: Option<CheckConclusion>,
    /// Where it links to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) details_url: Option<&'a str>,
    /// What its page says.
    pub(crate) output: CheckOutput<'a>,
}

/// The page of a check run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct CheckOutput<'a> {
    /// One line.
    pub(crate) title: &'a str,
    /// Markdown, at most 65,535 characters.
    pub(crate) summary: &'a str,
}

#[derive(Serialize)]
struct NewCheckRun<'a> {
    name: &'a str,
    head_sha: &'a Sha,
    status: CheckStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    conclusion: Option<CheckConclusion>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details_url: Option<&'a str>,
    output: &'a CheckOutput<'a>,
}

#[derive(Deserialize)]
struct RawCheckRuns {
    check_runs: Vec<RawCheckRun>,
}

#[derive(Deserialize)]
struct RawCheckRun {
    id: CheckRunId,
    name: String,
    head_sha: Sha,
    status: CheckStatus,
    conclusion: Option<CheckConclusion>,
    app: Option<App>,
    completed_at: Option<Timestamp>,
    html_url: Option<String>,
}

impl Page for RawCheckRuns {
    type Item = RawCheckRun;
    const FORM: Form = Form::Object;
    fn items(self) -> Vec<RawCheckRun> {
        self.check_runs
    }
}

impl From<RawCheckRun> for CheckRun {
    fn from(raw: RawCheckRun) -> Self {
        Self {
            id: raw.id,
            name: Untrusted::new(raw.name),
            head_sha: raw.head_sha,
            status: raw.status,
            conclusion: raw.conclusion,
            app: raw.app,
            completed_at: raw.completed_at,
            html_url: raw.html_url.map(Untrusted::new),
        }
    }
}

impl GitHub {
    /// The latest check runs on a commit, one per name and app; with `name` only those called so.
    pub(crate) async fn check_runs(
        &self,
        repository: &RepoSlug,
        sha: &Sha,
        name: Option<&str>,
    ) -> Result<Vec<CheckRun>, GitHubError> {
        let route = Route::get(repository, "commits")
            .segment(sha)
            .segment("check-runs");
        let route = match name {
            Some(name) => route.query("check_name", name),
            None => route,
        };
        let list = self
            .list::<RawCheckRuns>(&route, "list of check-run")
            .await?;
        Ok(list.into_iter().map(CheckRun::from).collect())
    }

    /// Makes a check run. Only apps may; a job's own token is one.
    pub(crate) async fn create_check_run(
        &self,
        repository: &RepoSlug,
        sha: &Sha,
        draft: &CheckRunDraft<'_>,
    ) -> Result<CheckRun, GitHubError> {
        let route = Route::repository(Method::POST, repository).segment("check-runs");
        let body = NewCheckRun {
            name: draft.name,
            head_sha: sha,
            status: draft.status,
            conclusion: draft.conclusion,
            details_url: draft.details_url,
            output: &draft.output,
        };
        let raw: RawCheckRun = self.write(&route, "check-run", &body).await?;
        Ok(raw.into())
    }

    /// Changes a check run; it stays on its commit.
    pub(crate) async fn update_check_run(
        &self,
        repository: &RepoSlug,
        id: CheckRunId,
        draft: &CheckRunDraft<'_>,
    ) -> Result<CheckRun, GitHubError> {
        let route = Route::repository(Method::PATCH, repository)
            .segment("check-runs")
            .segment(id);
        let raw: RawCheckRun = self.write(&route, "check-run", draft).await?;
        Ok(raw.into())
    }
}
