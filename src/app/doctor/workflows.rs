//! Reads the workflows of the default branch, and the actions of the repository that they use.

use std::collections::BTreeSet;

use futures_util::future::join_all;

use super::reading::Reading;
use crate::doctor::{ActionFile, WorkflowFile, actions_used};
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

/// How many actions of the repository are read; the rest is said, and is not known.
const MOST_ACTIONS: usize = 30;

/// What there is of workflows.
pub(super) struct Workflows {
    /// Those that were read.
    pub(super) files: Vec<WorkflowFile>,
    /// How many more there are.
    pub(super) left: usize,
    /// The actions of the repository that they use, as far as they are there.
    pub(super) actions: Vec<ActionFile>,
}

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

    /// The workflows of these names, and the actions that they use.
    pub(super) async fn workflows(
        &self,
        branch: &RefName,
        names: Result<Vec<Untrusted>, Failure>,
    ) -> Result<Workflows, Failure> {
        let names = names?;
        let left = names.len().saturating_sub(MOST_WORKFLOWS);
        let files = names.into_iter().take(MOST_WORKFLOWS);
        let read = files.map(async |name| WorkflowFile {
            text: self.workflow(branch, &name).await,
            name,
        });
        let files: Vec<WorkflowFile> = join_all(read).await;
        let actions = self.actions(branch, &files).await;
        Ok(Workflows {
            files,
            left,
            actions,
        })
    }

    /// The actions of the repository that workflows use, and those that these use.
    async fn actions(&self, branch: &RefName, workflows: &[WorkflowFile]) -> Vec<ActionFile> {
        let texts = workflows.iter().filter_map(|file| file.text.as_ref().ok());
        let mut open: BTreeSet<String> = texts
            .flat_map(|text| actions_used(text.for_parsing()))
            .collect();
        let mut known = BTreeSet::new();
        let mut found: Vec<ActionFile> = Vec::new();
        while !open.is_empty() {
            let left = MOST_ACTIONS.saturating_sub(known.len());
            let mut new: Vec<String> = std::mem::take(&mut open).into_iter().collect();
            let more = new.split_off(left.min(new.len()));
            known.extend(new.iter().chain(&more).cloned());
            found.extend(more.into_iter().map(|folder| ActionFile {
                text: Err(Failure::new(FailureKind::Incomplete, folder.as_str())),
                folder: Untrusted::new(folder),
            }));
            let read = new.into_iter().map(async |folder| {
                let text = self.action(branch, &folder).await;
                let folder = Untrusted::new(folder);
                text.transpose().map(|text| ActionFile { folder, text })
            });
            let read: Vec<ActionFile> = join_all(read).await.into_iter().flatten().collect();
            let texts = read.iter().filter_map(|file| file.text.as_ref().ok());
            let used = texts.flat_map(|text| actions_used(text.for_parsing()));
            open.extend(used.filter(|folder| !known.contains(folder)));
            found.extend(read);
        }
        found
    }

    /// What an action says, under the first of the names that is there.
    async fn action(&self, branch: &RefName, folder: &str) -> Result<Option<Untrusted>, Failure> {
        for name in ["action.yml", "action.yaml"] {
            let shown = format!("{folder}/{name}");
            match self.file(branch, &shown).await {
                Err(failure) if failure.kind == FailureKind::NotFound => {}
                read => return read.map(Some),
            }
        }
        Ok(None)
    }

    async fn workflow(&self, branch: &RefName, name: &Untrusted) -> Result<Untrusted, Failure> {
        self.file(branch, &format!("{FOLDER}/{}", name.for_parsing()))
            .await
    }

    async fn file(&self, branch: &RefName, shown: &str) -> Result<Untrusted, Failure> {
        let path: RepoPath = shown
            .parse()
            .map_err(|_| Failure::new(FailureKind::Unreadable, shown))?;
        let revision = Revision::Branch(branch.clone());
        let answer = self
            .github
            .file_at(self.repository, &path, &revision, LARGEST_WORKFLOW)
            .await?;
        match answer {
            FileAnswer::Found { bytes, .. } => String::from_utf8(bytes)
                .map(Untrusted::new)
                .map_err(|_| Failure::new(FailureKind::Unreadable, shown)),
            FileAnswer::Missing { .. } => Err(Failure::new(FailureKind::NotFound, shown)),
        }
    }
}
