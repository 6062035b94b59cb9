//! Everything that a commit has, by its paths.

use serde::Deserialize;

use super::client::{GitHub, Wanted};
use super::decode::{Form, decode};
use super::error::GitHubError;
use super::route::Route;
use crate::ids::{RepoSlug, Sha};
use crate::text::Untrusted;

/// What GitHub calls the answer.
const EXPECTED: &str = "git-tree";

/// The largest answer that is read, in bytes. GitHub cuts what is over 7 MB (GitHub docs, "Get a tree").
const SIZE_LIMIT: u64 = 16 * 1024 * 1024;

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TreeEntryKind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A link.
    Link,
    /// Another repository.
    Repository,
}

/// A path, and what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TreeEntry {
    /// The path from the uppermost folder.
    pub(crate) path: Untrusted,
    /// What is there.
    pub(crate) kind: TreeEntryKind,
}

#[derive(Deserialize)]
struct RawTree {
    tree: Vec<RawEntry>,
    truncated: bool,
}

#[derive(Deserialize)]
struct RawEntry {
    path: Untrusted,
    mode: String,
}

impl GitHub {
    /// Every path of a commit, whatever the depth; `None` where there are more than GitHub lists in one answer.
    pub(crate) async fn whole_tree(
        &self,
        repository: &RepoSlug,
        commit: &Sha,
    ) -> Result<Option<Vec<TreeEntry>>, GitHubError> {
        let route = Route::get(repository, "git/trees")
            .segment(commit)
            .query("recursive", 1);
        let wanted = Wanted {
            size_limit: Some(SIZE_LIMIT),
            ..Wanted::default()
        };
        let answer = self.get(&route, EXPECTED, wanted).await?;
        let raw: RawTree = decode(Form::Object, EXPECTED, &answer.headers, &answer.body)
            .map_err(|kind| GitHubError::new(&route, kind))?;
        if raw.truncated {
            return Ok(None);
        }
        let entries = raw.tree.into_iter().map(|entry| TreeEntry {
            path: entry.path,
            // Git's modes.
            kind: match entry.mode.as_str() {
                "040000" | "40000" => TreeEntryKind::Folder,
                "120000" => TreeEntryKind::Link,
                "160000" => TreeEntryKind::Repository,
                _ => TreeEntryKind::File,
            },
        });
        Ok(Some(entries.collect()))
    }
}
