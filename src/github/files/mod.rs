//! Files of a repository at a revision.

mod question;
mod together;

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;

use super::client::{Answer, GitHub, Wanted};
use super::decode::{Form, decode};
use super::error::{Found, GitHubError, GitHubErrorKind};
use super::route::Route;
use crate::ids::{RefName, RepoPath, RepoSlug, Sha};

pub(super) use together::Together;

/// What GitHub calls the answer.
const EXPECTED: &str = "content-file";

/// Room for the fields around the contents, in bytes.
const AROUND: u64 = 32 * 1024;

/// Where to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Revision {
    /// A commit.
    Commit(Sha),
    /// The tip of a branch, whatever it is by then.
    Branch(RefName),
}

/// As GitHub takes it in a parameter.
impl fmt::Display for Revision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Commit(sha) => sha.fmt(formatter),
            Self::Branch(branch) => write!(formatter, "refs/heads/{branch}"),
        }
    }
}

/// A file, or that there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FileAnswer {
    /// The file.
    Found {
        /// Its contents.
        bytes: Vec<u8>,
        /// Git's name of the contents.
        blob_sha: Sha,
    },
    /// No such file, as far as the token may see.
    Missing {
        /// The permissions that would do, if it is there.
        needed: Option<String>,
    },
}

/// What a path leads to that is not a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryKind {
    /// A folder.
    Directory,
    /// A link, to something that is not a file of the repository.
    Symlink,
    /// Another repository.
    Submodule,
    /// Something that this version does not know.
    Other,
}

#[derive(Deserialize)]
struct RawContent {
    #[serde(rename = "type")]
    kind: String,
    size: u64,
    sha: Sha,
    encoding: Option<String>,
    content: Option<String>,
    submodule_git_url: Option<String>,
}

impl GitHub {
    /// A file of at most `limit` bytes. A link to a file of the repository is followed by GitHub.
    ///
    /// Files of commits that are asked for at the same time are read together where that can be done.
    pub(crate) async fn file_at(
        &self,
        repository: &RepoSlug,
        path: &RepoPath,
        revision: &Revision,
        limit: u64,
    ) -> Result<FileAnswer, GitHubError> {
        if let Revision::Commit(commit) = revision {
            let wanted = together::Wanted {
                repository: repository.clone(),
                commit: commit.clone(),
                path: path.clone(),
                limit,
            };
            if let Some(answer) = self.with_others(wanted).await {
                return Ok(answer);
            }
        }
        self.file_alone(repository, path, revision, limit).await
    }

    async fn file_alone(
        &self,
        repository: &RepoSlug,
        path: &RepoPath,
        revision: &Revision,
        limit: u64,
    ) -> Result<FileAnswer, GitHubError> {
        let route = Route::get(repository, "contents")
            .segments(path.as_str())
            .query("ref", revision);
        let fail = |kind| GitHubError::new(&route, kind);
        let answer = match self.get(&route, EXPECTED, in_base64(limit)).await {
            Ok(answer) => answer,
            Err(error) => {
                return match error.kind {
                    GitHubErrorKind::NotFound { needed } => Ok(FileAnswer::Missing { needed }),
                    GitHubErrorKind::TooLarge { .. } => {
                        Err(fail(GitHubErrorKind::TooLarge { limit }))
                    }
                    kind => Err(fail(kind)),
                };
            }
        };
        let content = entry(&answer).map_err(fail)?;
        if content.size > limit {
            return Err(fail(GitHubErrorKind::TooLarge { limit }));
        }
        let bytes = match content.encoding.as_deref() {
            Some("base64") => unpack(content.content.as_deref()).map_err(fail)?,
            // Above 1 MB the contents are left out here and to be had on their own.
            Some("none") => self.raw(&route, limit).await?,
            _ => return Err(fail(unreadable(Found::OtherShape))),
        };
        if bytes.len() as u64 != content.size {
            return Err(fail(unreadable(Found::Truncated)));
        }
        Ok(FileAnswer::Found {
            bytes,
            blob_sha: content.sha,
        })
    }

    async fn raw(&self, route: &Route, limit: u64) -> Result<Vec<u8>, GitHubError> {
        let wanted = Wanted {
            media_type: Some("application/vnd.github.raw+json"),
            size_limit: Some(limit),
            once: false,
        };
        Ok(self.get(route, EXPECTED, wanted).await?.body.into())
    }
}

/// The answer's limit: four letters for three bytes, a line end after 60, and what is around.
fn in_base64(limit: u64) -> Wanted {
    let packed = limit.div_ceil(3).saturating_mul(4);
    let lines = packed.div_ceil(60).saturating_mul(2);
    Wanted {
        media_type: None,
        size_limit: Some(packed.saturating_add(lines).saturating_add(AROUND)),
        once: false,
    }
}

fn entry(answer: &Answer) -> Result<RawContent, GitHubErrorKind> {
    // A folder is a list of entries.
    if let Ok(entries) =
        decode::<Vec<serde::de::IgnoredAny>>(Form::List, EXPECTED, &answer.headers, &answer.body)
    {
        drop(entries);
        return Err(GitHubErrorKind::NotAFile(EntryKind::Directory));
    }
    let content: RawContent = decode(Form::Object, EXPECTED, &answer.headers, &answer.body)?;
    let kind = match content.kind.as_str() {
        _ if content.submodule_git_url.is_some() => EntryKind::Submodule,
        "file" => return Ok(content),
        "dir" => EntryKind::Directory,
        "symlink" => EntryKind::Symlink,
        "submodule" => EntryKind::Submodule,
        _ => EntryKind::Other,
    };
    Err(GitHubErrorKind::NotAFile(kind))
}

fn unpack(content: Option<&str>) -> Result<Vec<u8>, GitHubErrorKind> {
    let mut packed = content.unwrap_or_default().to_owned();
    packed.retain(|letter| !letter.is_ascii_whitespace());
    BASE64_STANDARD
        .decode(packed)
        .map_err(|_| unreadable(Found::OtherShape))
}

fn unreadable(found: Found) -> GitHubErrorKind {
    GitHubErrorKind::Unreadable {
        expected: EXPECTED,
        found,
    }
}
