//! Files and folders of the repository as the audits read them.

use std::path::Path;

use super::of_report;
use crate::facts::gather::Sources;
use crate::facts::{Answer, Failure, FailureKind, Revision};
use crate::github::{self, FileAnswer};
use crate::ids::RepoPath;
use crate::npm::LARGEST_LOCKFILE;
use crate::text::Untrusted;
use crate::world::FileError;

impl Sources<'_> {
    /// The bytes of a file, or that there is none.
    pub(super) async fn bytes(
        &self,
        at: Revision,
        path: &RepoPath,
        limit: u64,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let Some(sha) = self.sha(at) else {
            return match self.files.read_beneath(Path::new(path.as_str()), limit) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(FileError::NotFound) => Ok(None),
                Err(error) => Err(of_file(path, limit, &error)),
            };
        };
        let answer = self
            .github(path.as_str())?
            .file_at(
                &self.subject(path.as_str())?.repository,
                path,
                &github::Revision::Commit(sha.clone()),
                limit,
            )
            .await?;
        Ok(match answer {
            FileAnswer::Found { bytes, .. } => Some(bytes),
            FileAnswer::Missing { .. } => None,
        })
    }

    /// The names in a folder.
    pub(in crate::facts) async fn folder(
        &self,
        at: Revision,
        path: Option<&RepoPath>,
    ) -> Result<Answer, Failure> {
        let what = path.map_or("/", RepoPath::as_str);
        let Some(sha) = self.sha(at) else {
            let listed = self
                .files
                .names_beneath(Path::new(path.map_or("", RepoPath::as_str)));
            let names = |names: Vec<String>| names.into_iter().map(Untrusted::new).collect();
            return match listed {
                Ok(found) => Ok(Answer::Names {
                    folders: names(found.folders),
                    files: names(found.files),
                    links: names(found.links),
                }),
                Err(FileError::NotFound) => Ok(Answer::Absent),
                Err(error) => Err(Failure::new(FailureKind::Unreadable, what).because(&error)),
            };
        };
        let revision = github::Revision::Commit(sha.clone());
        let repository = &self.subject(what)?.repository;
        let folder = self
            .github(what)?
            .folder(repository, path, &revision)
            .await?;
        Ok(folder.map_or(Answer::Absent, |folder| Answer::Names {
            folders: folder.folders,
            files: folder.files,
            links: folder.links,
        }))
    }

    /// A report of another tool in the working directory.
    pub(in crate::facts) fn saved_audit(&self, file: &RepoPath) -> Result<Answer, Failure> {
        let read = self
            .files
            .read_beneath(Path::new(file.as_str()), LARGEST_LOCKFILE);
        match read {
            Ok(bytes) => Ok(Answer::Audit {
                audit: Box::new(of_report(file.as_str(), &bytes, None)?),
            }),
            Err(FileError::NotFound) => Ok(Answer::Absent),
            Err(error) => Err(of_file(file, LARGEST_LOCKFILE, &error)),
        }
    }
}

fn of_file(path: &RepoPath, limit: u64, error: &FileError) -> Failure {
    match error {
        FileError::TooLarge { .. } => {
            Failure::new(FailureKind::TooLarge, path.as_str()).over(limit)
        }
        error => Failure::new(FailureKind::Unreadable, path.as_str()).because(error),
    }
}

/// A file in the same folder.
pub(super) fn beside(path: &RepoPath, name: &str) -> Result<RepoPath, Failure> {
    let folder = path
        .as_str()
        .rsplit_once('/')
        .map_or("", |(folder, _)| folder);
    let text = match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    text.parse()
        .map_err(|_| Failure::new(FailureKind::Unreadable, text))
}
