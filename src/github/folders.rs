//! Folders of a repository at a revision.

use serde::Deserialize;

use super::client::{GitHub, Wanted};
use super::decode::{Form, decode};
use super::error::{GitHubError, GitHubErrorKind, PagingFault};
use super::files::{EntryKind, Revision};
use super::route::Route;
use crate::ids::{RepoPath, RepoSlug};
use crate::text::Untrusted;

/// What GitHub calls the answer.
const EXPECTED: &str = "content-directory";

/// So many entries are listed at most (GitHub docs, "Get repository content").
const MOST: usize = 1_000;

/// What stands in a folder, in GitHub's order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folder {
    /// Folders in it.
    pub(crate) folders: Vec<Untrusted>,
    /// Files in it.
    pub(crate) files: Vec<Untrusted>,
    /// What leads elsewhere: links and other repositories.
    pub(crate) links: Vec<Untrusted>,
}

#[derive(Deserialize)]
struct RawEntry {
    #[serde(rename = "type")]
    kind: String,
    name: Untrusted,
}

impl GitHub {
    /// The names in a folder, `None` the uppermost; no folder of that name is `None`.
    ///
    /// # Errors
    /// Also where the folder has more entries than GitHub lists, or is no folder.
    pub(crate) async fn folder(
        &self,
        repository: &RepoSlug,
        path: Option<&RepoPath>,
        revision: &Revision,
    ) -> Result<Option<Folder>, GitHubError> {
        let route = Route::get(repository, "contents")
            .segments(path.map_or("", RepoPath::as_str))
            .query("ref", revision);
        let fail = |kind| GitHubError::new(&route, kind);
        let answer = match self.get(&route, EXPECTED, Wanted::default()).await {
            Ok(answer) => answer,
            Err(error) if matches!(error.kind, GitHubErrorKind::NotFound { .. }) => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        if answer.body.trim_ascii_start().starts_with(b"{") {
            let file = decode::<RawEntry>(Form::Object, EXPECTED, &answer.headers, &answer.body);
            file.map_err(fail)?;
            return Err(fail(GitHubErrorKind::NotAFile(EntryKind::Other)));
        }
        let entries: Vec<RawEntry> =
            decode(Form::List, EXPECTED, &answer.headers, &answer.body).map_err(fail)?;
        if entries.len() >= MOST {
            return Err(fail(GitHubErrorKind::Incomplete(PagingFault::Pages(1))));
        }
        let mut folder = Folder::default();
        for entry in entries {
            match entry.kind.as_str() {
                "dir" => folder.folders.push(entry.name),
                "file" => folder.files.push(entry.name),
                _ => folder.links.push(entry.name),
            }
        }
        Ok(Some(folder))
    }
}
