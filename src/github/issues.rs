//! Issues, and what pull requests share with them.

use http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::account::Account;
use super::client::GitHub;
use super::error::{GitHubError, GitHubErrorKind};
use super::pages::Plain;
use super::repository::other_thing;
use super::route::Route;
use crate::ids::{PrNumber, RepoSlug};
use crate::text::{Markdown, Untrusted};

/// Whether an issue or pull request is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum IssueState {
    /// Open.
    Open,
    /// Closed, or merged.
    Closed,
}

impl IssueState {
    fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// An issue. Every pull request is one, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Issue {
    /// Its number.
    pub(crate) number: PrNumber,
    /// Open or closed.
    pub(crate) state: IssueState,
    /// Title.
    pub(crate) title: Untrusted,
    /// Text; empty if there is none.
    pub(crate) body: Untrusted,
    /// Who opened it; `None` if the account is gone.
    pub(crate) author: Option<Account>,
    /// Labels.
    pub(crate) labels: Vec<Untrusted>,
    /// How many comments it has.
    pub(crate) comments: u64,
    /// Whether it is a pull request.
    pub(crate) is_pull_request: bool,
    /// When it was opened.
    pub(crate) created_at: Timestamp,
    /// When anything of it last changed.
    pub(crate) updated_at: Timestamp,
    /// When it was closed.
    pub(crate) closed_at: Option<Timestamp>,
    /// Its page.
    pub(crate) html_url: Untrusted,
}

#[derive(Deserialize)]
struct RawIssue {
    number: PrNumber,
    state: IssueState,
    title: String,
    body: Option<String>,
    user: Option<Account>,
    labels: Vec<RawLabel>,
    comments: u64,
    pull_request: Option<serde::de::IgnoredAny>,
    created_at: Timestamp,
    updated_at: Timestamp,
    closed_at: Option<Timestamp>,
    html_url: String,
}

#[derive(Serialize)]
struct NewIssue<'a> {
    title: &'a str,
    body: &'a str,
    labels: &'a [&'a str],
}

/// A label is an object, and in old answers a name.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum RawLabel {
    Name(String),
    Label { name: Option<String> },
}

/// The labels' names.
pub(super) fn names(labels: Vec<RawLabel>) -> Vec<Untrusted> {
    let name = |label| match label {
        RawLabel::Name(name) => Some(name),
        RawLabel::Label { name } => name,
    };
    labels
        .into_iter()
        .filter_map(name)
        .map(Untrusted::new)
        .collect()
}

impl From<RawIssue> for Issue {
    fn from(raw: RawIssue) -> Self {
        Self {
            number: raw.number,
            state: raw.state,
            title: Untrusted::new(raw.title),
            body: Untrusted::new(raw.body.unwrap_or_default()),
            author: raw.user,
            labels: names(raw.labels),
            comments: raw.comments,
            is_pull_request: raw.pull_request.is_some(),
            created_at: raw.created_at,
            updated_at: raw.updated_at,
            closed_at: raw.closed_at,
            html_url: Untrusted::new(raw.html_url),
        }
    }
}

impl GitHub {
    /// One issue or pull request.
    pub(crate) async fn issue(
        &self,
        repository: &RepoSlug,
        number: PrNumber,
    ) -> Result<Issue, GitHubError> {
        let route = Route::get(repository, "issues").segment(number);
        let raw: RawIssue = self.object(&route, "issue").await?;
        if raw.number != number {
            return Err(other_thing(&route, "issue"));
        }
        Ok(raw.into())
    }

    /// Opens an issue. Labels that do not exist are made, where the token may.
    pub(crate) async fn create_issue(
        &self,
        repository: &RepoSlug,
        title: &str,
        body: &Markdown,
        labels: &[&str],
    ) -> Result<Issue, GitHubError> {
        let route = Route::repository(Method::POST, repository).segment("issues");
        let body = NewIssue {
            title,
            body: body.as_str(),
            labels,
        };
        let raw: RawIssue = self.write(&route, "issue", &body).await?;
        Ok(raw.into())
    }

    /// All issues and pull requests with this label in this state. A label with a comma cannot
    /// be asked for: GitHub would take it for several, and find none.
    pub(crate) async fn issues_with_label(
        &self,
        repository: &RepoSlug,
        label: &str,
        state: IssueState,
    ) -> Result<Vec<Issue>, GitHubError> {
        let route = Route::get(repository, "issues")
            .query("labels", label)
            .query("state", state.as_str());
        if label.trim().is_empty() || label.contains(',') {
            return Err(GitHubError::new(&route, GitHubErrorKind::UnusableLabel));
        }
        let list = self
            .list::<Plain<RawIssue>>(&route, "list of issue")
            .await?;
        Ok(list.into_iter().map(Issue::from).collect())
    }
}
