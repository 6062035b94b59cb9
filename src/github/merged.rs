//! What pull requests say of themselves, for release notes: many in one question of GraphQL.
//!
//! Source: GitHub's published GraphQL schema, `Repository.pullRequest` and `Query.search`. The
//! numbers and logins in a question are parsed values, never text from outside.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::client::GitHub;
use super::edits::{RawProblem, refused};
use super::error::{Found, GitHubError, GitHubErrorKind};
use super::question::Question;
use super::route::Route;
use crate::ids::{Login, RepoSlug, Sha};
use crate::text::Untrusted;

/// So many pull requests are asked about in one question.
const PULLS_TOGETHER: usize = 50;
/// So many people are asked about in one question: each costs a search.
const PEOPLE_TOGETHER: usize = 20;
/// So many labels of a pull request are read: GitHub allows a hundred.
const LABELS: u32 = 100;

/// What a merged pull request says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MergedText {
    /// Its number.
    pub(crate) number: u64,
    /// Its title.
    pub(crate) title: Untrusted,
    /// Its description.
    pub(crate) body: Untrusted,
    /// Its labels.
    pub(crate) labels: Vec<Untrusted>,
    /// Who opened it, and whether that is a program; `None` where the account is gone.
    pub(crate) author: Option<(Untrusted, bool)>,
    /// The commit that it came in with; `None` where it was not merged.
    pub(crate) merge_commit: Option<Sha>,
}

#[derive(Deserialize)]
struct RawAnswer<T> {
    data: Option<T>,
    errors: Option<Vec<RawProblem>>,
}

#[derive(Deserialize)]
struct RawPulls {
    repository: Option<BTreeMap<String, Option<RawPull>>>,
}

#[derive(Deserialize)]
struct RawPull {
    number: u64,
    title: String,
    body: String,
    merged: bool,
    #[serde(rename = "mergeCommit")]
    merge_commit: Option<RawCommit>,
    author: Option<RawAuthor>,
    labels: RawLabels,
}

#[derive(Deserialize)]
struct RawCommit {
    oid: Sha,
}

#[derive(Deserialize)]
struct RawAuthor {
    login: String,
    #[serde(rename = "__typename")]
    kind: String,
}

#[derive(Deserialize)]
struct RawLabels {
    nodes: Vec<RawLabel>,
}

#[derive(Deserialize)]
struct RawLabel {
    name: String,
}

impl From<RawPull> for MergedText {
    fn from(raw: RawPull) -> Self {
        let labels = raw.labels.nodes;
        let merge_commit = raw.merge_commit.filter(|_| raw.merged);
        Self {
            number: raw.number,
            title: Untrusted::new(raw.title),
            body: Untrusted::new(raw.body),
            labels: labels
                .into_iter()
                .map(|it| Untrusted::new(it.name))
                .collect(),
            author: raw
                .author
                .map(|author| (Untrusted::new(author.login), author.kind == "Bot")),
            merge_commit: merge_commit.map(|commit| commit.oid),
        }
    }
}

/// Where the answer is not of the right shape.
fn unreadable(expected: &'static str, found: Found) -> GitHubErrorKind {
    GitHubErrorKind::Unreadable { expected, found }
}

impl GitHub {
    /// What pull requests say of themselves; what is no pull request of the repository is left out.
    pub(crate) async fn merged_texts(
        &self,
        repository: &RepoSlug,
        numbers: &[u64],
    ) -> Result<Vec<MergedText>, GitHubError> {
        const EXPECTED: &str = "pull requests";
        let route = Route::question();
        let fail = |kind| GitHubError::new(&route, kind);
        let mut found = Vec::new();
        for numbers in numbers.chunks(PULLS_TOGETHER) {
            let mut query = String::from(
                "query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) {",
            );
            for number in numbers {
                write!(
                    query,
                    " p{number}: pullRequest(number: {number}) {{ number title body merged \
                     mergeCommit {{ oid }} author {{ login __typename }} \
                     labels(first: {LABELS}) {{ nodes {{ name }} }} }}"
                )
                .expect("a string takes everything");
            }
            query.push_str(" } }");
            let question = Question::about(repository, &query);
            let answer: RawAnswer<RawPulls> = self.ask(&route, EXPECTED, &question).await?;
            let problems = answer.errors.unwrap_or_default();
            // A number may be an issue's, or nothing's. Whatever else is missing is withheld.
            let key = |number: &u64| format!("p{number}");
            let is_missing = |number: &u64, problem: &RawProblem| {
                problem.is_missing(["repository", key(number).as_str()])
            };
            let missing = |problem: &RawProblem| numbers.iter().any(|it| is_missing(it, problem));
            if !problems.iter().all(missing) {
                return Err(fail(refused(&problems)));
            }
            let pulls = answer.data.and_then(|data| data.repository);
            let mut pulls = pulls.ok_or_else(|| fail(unreadable(EXPECTED, Found::OtherShape)))?;
            for number in numbers {
                let is_told = problems.iter().any(|it| is_missing(number, it));
                match pulls.remove(&key(number)) {
                    Some(Some(pull)) if pull.number == *number => found.push(pull.into()),
                    Some(None) if is_told => {}
                    _ => return Err(fail(unreadable(EXPECTED, Found::OtherThing))),
                }
            }
        }
        Ok(found)
    }

    /// How many pull requests of each of these people were merged before an instant.
    pub(crate) async fn merged_before(
        &self,
        repository: &RepoSlug,
        people: &[(Login, Timestamp)],
    ) -> Result<Vec<u64>, GitHubError> {
        const EXPECTED: &str = "numbers of pull requests";
        let route = Route::question();
        let fail = |kind| GitHubError::new(&route, kind);
        let mut found = Vec::new();
        for people in people.chunks(PEOPLE_TOGETHER) {
            let mut query = String::from("query {");
            for (place, (login, before)) in people.iter().enumerate() {
                let before = before.strftime("%Y-%m-%dT%H:%M:%SZ");
                write!(
                    query,
                    " s{place}: search(type: ISSUE, first: 1, query: \"repo:{repository} is:pr \
                     is:merged author:{login} merged:<{before}\") {{ issueCount }}"
                )
                .expect("a string takes everything");
            }
            query.push_str(" }");
            let question = Search { query };
            let answer: RawAnswer<BTreeMap<String, RawCount>> =
                self.ask(&route, EXPECTED, &question).await?;
            if let Some(problems) = answer.errors {
                return Err(fail(refused(&problems)));
            }
            let counts = answer.data.unwrap_or_default();
            for place in 0..people.len() {
                let count = counts.get(&format!("s{place}"));
                let count = count.ok_or_else(|| fail(unreadable(EXPECTED, Found::OtherShape)))?;
                found.push(count.issue_count);
            }
        }
        Ok(found)
    }
}

#[derive(Serialize)]
struct Search {
    query: String,
}

#[derive(Deserialize)]
struct RawCount {
    #[serde(rename = "issueCount")]
    issue_count: u64,
}
