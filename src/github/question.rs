//! Questions about one repository, as GraphQL takes them, and what its answers have in common.

use serde::{Deserialize, Serialize};

use super::edits::{RawProblem, refused};
use super::error::{Found, GitHubErrorKind, PagingFault};
use crate::ids::RepoSlug;

/// A question about a repository. Its query declares `$owner` and `$name`.
#[derive(Serialize)]
pub(super) struct Question<'a> {
    query: &'a str,
    variables: Variables<'a>,
}

#[derive(Serialize)]
struct Variables<'a> {
    owner: &'a str,
    name: &'a str,
}

impl<'a> Question<'a> {
    /// A query, asked of this repository.
    pub(super) fn about(repository: &'a RepoSlug, query: &'a str) -> Self {
        Self {
            query,
            variables: Variables {
                owner: repository.owner(),
                name: repository.name(),
            },
        }
    }
}

/// The answer to a question about the rulesets of a repository, each as `T`.
#[derive(Deserialize)]
pub(super) struct RulesetsAnswer<T> {
    data: Option<RawData<T>>,
    errors: Option<Vec<RawProblem>>,
}

#[derive(Deserialize)]
struct RawData<T> {
    repository: Option<RawRepository<T>>,
}

#[derive(Deserialize)]
struct RawRepository<T> {
    rulesets: Option<RawRulesets<T>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawRulesets<T> {
    page_info: RawPageInfo,
    nodes: Vec<T>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawPageInfo {
    has_next_page: bool,
}

impl<T> RulesetsAnswer<T> {
    /// All rulesets, and whether nothing of the answer was withheld.
    ///
    /// # Errors
    /// Where there are none in it, with why, and where there are more than one answer has.
    pub(super) fn read(self, expected: &'static str) -> Result<(Vec<T>, bool), GitHubErrorKind> {
        let errors = self.errors.unwrap_or_default();
        let whole = errors.is_empty();
        let rulesets = self.data.and_then(|data| data.repository?.rulesets);
        let Some(rulesets) = rulesets else {
            let found = Found::OtherShape;
            return Err(match whole {
                true => GitHubErrorKind::Unreadable { expected, found },
                false => refused(&errors),
            });
        };
        if rulesets.page_info.has_next_page {
            return Err(GitHubErrorKind::Incomplete(PagingFault::Pages(1)));
        }
        Ok((rulesets.nodes, whole))
    }

    /// All rulesets, where nothing of the answer was withheld.
    ///
    /// # Errors
    /// Where something is, and where they cannot be read.
    pub(super) fn read_whole(self, expected: &'static str) -> Result<Vec<T>, GitHubErrorKind> {
        if let Some(errors) = &self.errors {
            return Err(refused(errors));
        }
        self.read(expected).map(|(rulesets, _)| rulesets)
    }
}
