//! When reviews and comments were last edited: the one thing that only GraphQL tells.
//!
//! Source: GitHub's published GraphQL schema, `Query.nodes`, `PullRequestReview.lastEditedAt` and
//! `IssueComment.lastEditedAt`; the types of errors are those of its answers.

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

use super::client::GitHub;
use super::error::{Found, GitHubError, GitHubErrorKind};
use super::route::Route;
use crate::ids::UserId;
use crate::text::Untrusted;

/// Nodes asked for in one request: GitHub's most.
const TOGETHER: usize = 100;

/// What the answer is called.
const EXPECTED: &str = "nodes with lastEditedAt";

const QUESTION: &str = "query($ids: [ID!]!) { nodes(ids: $ids) { id \
    ... on PullRequestReview { lastEditedAt } ... on IssueComment { lastEditedAt } } }";

#[derive(Serialize)]
struct Question<'a> {
    query: &'static str,
    variables: Variables<'a>,
}

#[derive(Serialize)]
struct Variables<'a> {
    ids: &'a [Untrusted],
}

#[derive(Deserialize)]
struct RawAnswer {
    data: Option<RawData>,
    errors: Option<Vec<RawProblem>>,
}

#[derive(Deserialize)]
struct RawData {
    nodes: Vec<Option<RawNode>>,
}

#[derive(Deserialize)]
struct RawNode {
    id: Option<String>,
    #[serde(default, rename = "lastEditedAt", deserialize_with = "present")]
    last_edited_at: Option<Option<Timestamp>>,
}

/// `null` means never edited, and is not the same as missing: that is a node of another type.
fn present<'de, D: Deserializer<'de>>(given: D) -> Result<Option<Option<Timestamp>>, D::Error> {
    Option::deserialize(given).map(Some)
}

#[derive(Deserialize)]
pub(super) struct RawProblem {
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    #[serde(default)]
    message: String,
    /// The steps to what is missing for it.
    #[serde(default)]
    path: Option<Vec<serde_json::Value>>,
}

impl RawProblem {
    /// Whether it says that just this, at these steps, is not there.
    pub(super) fn is_missing(&self, steps: [&str; 2]) -> bool {
        let path = self.path.as_deref().unwrap_or_default();
        self.kind.as_deref() == Some("NOT_FOUND") && path == steps
    }
}

impl GitHub {
    /// When each of these reviews and comments of issues was last edited, by its `node_id` and in
    /// the order asked for; `None` for never. It is a question, though it is sent as a POST. One
    /// that cannot be answered leaves all of them open.
    pub(crate) async fn last_edits(
        &self,
        ids: &[Untrusted],
    ) -> Result<Vec<(Untrusted, Option<Timestamp>)>, GitHubError> {
        let route = Route::question();
        let mut edits = Vec::with_capacity(ids.len());
        for ids in ids.chunks(TOGETHER) {
            let question = Question {
                query: QUESTION,
                variables: Variables { ids },
            };
            let answer: RawAnswer = self.ask(&route, EXPECTED, &question).await?;
            let answer = read(answer, ids).map_err(|kind| GitHubError::new(&route, kind))?;
            edits.extend(answer);
        }
        Ok(edits)
    }
}

const VIEWER: &str = "query { viewer { databaseId } }";

#[derive(Serialize)]
struct ViewerQuestion {
    query: &'static str,
}

#[derive(Deserialize)]
struct RawViewerAnswer {
    data: Option<RawViewerData>,
    errors: Option<Vec<RawProblem>>,
}

#[derive(Deserialize)]
struct RawViewerData {
    viewer: RawViewer,
}

#[derive(Deserialize)]
struct RawViewer {
    #[serde(rename = "databaseId")]
    database_id: UserId,
}

impl GitHub {
    /// Who the token belongs to, also where that is an app's own account: REST does not tell an
    /// installation. Source: GitHub's GraphQL schema, `Query.viewer`.
    pub(crate) async fn viewer(&self) -> Result<UserId, GitHubError> {
        let route = Route::question();
        let question = ViewerQuestion { query: VIEWER };
        let answer: RawViewerAnswer = self.ask(&route, "viewer", &question).await?;
        let unreadable = GitHubErrorKind::Unreadable {
            expected: "viewer",
            found: Found::OtherShape,
        };
        let read = match (answer.errors, answer.data) {
            (Some(problems), _) => Err(refused(&problems)),
            (None, Some(data)) => Ok(data.viewer.database_id),
            (None, None) => Err(unreadable),
        };
        read.map_err(|kind| GitHubError::new(&route, kind))
    }
}

fn read(
    answer: RawAnswer,
    ids: &[Untrusted],
) -> Result<Vec<(Untrusted, Option<Timestamp>)>, GitHubErrorKind> {
    let unreadable = |found| GitHubErrorKind::Unreadable {
        expected: EXPECTED,
        found,
    };
    if let Some(problems) = answer.errors {
        return Err(refused(&problems));
    }
    let nodes = answer.data.map(|data| data.nodes);
    let nodes = nodes.filter(|nodes| nodes.len() == ids.len());
    let nodes = nodes.ok_or_else(|| unreadable(Found::OtherShape))?;
    let one = |(node, id): (Option<RawNode>, &Untrusted)| {
        let node = node.and_then(|node| Some((node.id?, node.last_edited_at?)));
        match node {
            None => Err(unreadable(Found::OtherShape)),
            Some((given, _)) if given != id.for_parsing() => Err(unreadable(Found::OtherThing)),
            Some((_, edited)) => Ok((id.clone(), edited)),
        }
    };
    nodes.into_iter().zip(ids).map(one).collect()
}

/// GraphQL refuses with status 200, and says why by a word.
pub(super) fn refused(problems: &[RawProblem]) -> GitHubErrorKind {
    let is = |word: &str| problems.iter().any(|it| it.kind.as_deref() == Some(word));
    // The first is the word of the documentation, the second the one that is sent.
    if is("RATE_LIMITED") || is("RATE_LIMIT") {
        return GitHubErrorKind::RateLimited { until: None };
    }
    if is("FORBIDDEN") || is("INSUFFICIENT_SCOPES") {
        return GitHubErrorKind::Forbidden { needed: None };
    }
    // A thing that is not there is another answer than GraphQL that is not there (status 404).
    let messages: Vec<&str> = problems.iter().map(|it| it.message.as_str()).collect();
    let message: String = messages.join("; ").chars().take(1_000).collect();
    GitHubErrorKind::Validation {
        message: Untrusted::new(message),
    }
}
