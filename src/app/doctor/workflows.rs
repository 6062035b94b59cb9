//! Reads the workflows of the default branch.

use futures_util::future::join_all;

use super::reading::Reading;
use crate::doctor::WorkflowFile;
use crate::facts::{Failure, FailureKind};
use crate::github::{FileAnswer, Revision};
use crate::ids::{RefName, RepoPath};
use crate::text::Untrusted;

/// Where GitHub looks for workflows.
const FOLDER: &str = ".github/workflows";

/// How many workflows are read; the rest is said, and is not known.
const MOST_WORKFLOWS: usize = 50;

/// The largest workflow that is read, in bytes; GitHub's own limit is not larger.
const LARGEST_WORKFLOW: u64 = 256 * 1024;

impl Reading<'_> {
    /// The names of the workflows; none where there is no such folder.
    pub(super) async fn workflow_names(&self, branch: &RefName) -> Result<Vec<Untrusted>, Failure> {
        let path: RepoPath = FOLDER.parse().expect("our own path is a path");
        let revision = Revision::Branch(branch.clone());
        let folder = self
            .github
            .folder(self.repository, Some(&path), &revision)
            .await?
            .unwrap_or_default();
        let is_workflow = |name: &Untrusted| {
            let name = name.for_parsing();
            name.ends_with(".yml") || name.ends_with(".yaml")
        };
        // A link is followed by GitHub, and read like a file.
        let names = folder.files.into_iter().chain(folder.links);
        Ok(names.filter(is_workflow).collect())
    }

    /// The workflows of these names, and how many more there are.
    pub(super) async fn workflows(
        &self,
        branch: &RefName,
        names: Result<Vec<Untrusted>, Failure>,
    ) -> Result<(Vec<WorkflowFile>, usize), Failure> {
        let names = names?;
        let left = names.len().saturating_sub(MOST_WORKFLOWS);
        let files = names.into_iter().take(MOST_WORKFLOWS);
        let read = files.map(async |name| WorkflowFile {
            text: self.workflow(branch, &name).await,
            name,
        });
        Ok((join_all(read).await, left))
    }

    async fn workflow(&self, branch: &RefName, name: &Untrusted) -> Result<Untrusted, Failure> {
        let shown = format!("{FOLDER}/{}", name.for_parsing());
        let path: RepoPath = shown
            .parse()
            .map_err(|_| Failure::new(FailureKind::Unreadable, &shown))?;
        let revision = Revision::Branch(branch.clone());
        let answer = self
            .github
            .file_at(self.repository, &path, &revision, LARGEST_WORKFLOW)
            .await?;
        match answer {
            FileAnswer::Found { bytes, .. } => String::from_utf8(bytes)
                .map(Untrusted::new)
                .map_err(|_| Failure::new(FailureKind::Unreadable, &shown)),
            // It was listed a moment ago.
            FileAnswer::Missing { .. } => Err(Failure::new(FailureKind::NotFound, &shown)),
        }
    }
}
