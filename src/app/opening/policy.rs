//! The policy that a subject is judged by, under the first of its names that is there.

use std::path::Path;

use super::Wanted;
use crate::evidence::PolicyRecord;
use crate::facts::{Cause, Failure, FailureKind};
use crate::gates::policy;
use crate::github::{FileAnswer, Revision};
use crate::ids::{RefName, RepoPath, Sha};
use crate::subject::PolicyOrigin;
use crate::text::Untrusted;

/// A policy as it was read, or why there is none.
pub(crate) enum PolicyFound {
    /// It is there.
    Text(PolicyRecord),
    /// No file of any of its names is on the branch.
    Missing(RefName),
    /// It could not be read.
    Unreadable(Failure),
}

impl Wanted<'_> {
    /// The policy as a revision has it: the first of its names that is there.
    pub(crate) async fn policy_at(
        &self,
        revision: Revision,
    ) -> Result<Option<(RepoPath, Vec<u8>)>, Failure> {
        let paths = match self.path {
            Some(path) => vec![path.clone()],
            None => policy::default_paths(),
        };
        self.first_of(&paths, revision).await
    }

    /// The policy again, at the commit: under the name it was found, unless an earlier one is there
    /// now. Names after it cannot win and are not asked for.
    pub(crate) async fn policy_again(
        &self,
        found: &RepoPath,
        revision: Revision,
    ) -> Result<Option<(RepoPath, Vec<u8>)>, Failure> {
        let mut paths = policy::default_paths();
        match paths.iter().position(|path| path == found) {
            Some(index) if self.path.is_none() => paths.truncate(index + 1),
            _ => paths = vec![found.clone()],
        }
        self.first_of(&paths, revision).await
    }

    async fn first_of(
        &self,
        paths: &[RepoPath],
        revision: Revision,
    ) -> Result<Option<(RepoPath, Vec<u8>)>, Failure> {
        // One after the other: as a rule the first is there, and the next is not asked for.
        for path in paths {
            let answer = self
                .github
                .file_at(self.repository(), path, &revision, policy::LARGEST)
                .await?;
            if let FileAnswer::Found { bytes, .. } = answer {
                return Ok(Some((path.clone(), bytes)));
            }
        }
        Ok(None)
    }

    /// Whether the subject brings another text of the policy than the one it is judged by. `None`
    /// where that could not be read; it decides nothing.
    pub(crate) async fn differs(
        &self,
        subject: &Sha,
        path: &RepoPath,
        text: &[u8],
    ) -> Option<bool> {
        let revision = Revision::Commit(subject.clone());
        let answer = self
            .github
            .file_at(self.repository(), path, &revision, policy::LARGEST)
            .await
            .ok()?;
        match answer {
            FileAnswer::Found { bytes, .. } => Some(bytes != text),
            FileAnswer::Missing { .. } => Some(true),
        }
    }
}

/// A policy file's bytes with where they were read.
///
/// # Errors
/// Where they are not text.
pub(crate) fn record(
    path: RepoPath,
    bytes: Vec<u8>,
    sha: Option<Sha>,
    branch: Option<RefName>,
) -> Result<PolicyRecord, Failure> {
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::new(FailureKind::Unreadable, path.as_str()).because(Cause::NotText)
    })?;
    let origin = PolicyOrigin {
        path,
        sha,
        branch,
        differs_in_subject: None,
    };
    Ok(PolicyRecord {
        origin,
        text: Untrusted::new(text),
    })
}

/// A file of the working tree as the report names it.
pub(crate) fn shown_path(path: &Path) -> RepoPath {
    let text = path.display().to_string();
    let inside = text.strip_prefix("./").unwrap_or(&text).parse();
    inside
        .or_else(|_| {
            path.file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .parse()
        })
        .unwrap_or_else(|_| {
            policy::DEFAULT_PATH
                .parse()
                .expect("our own path is a path")
        })
}
