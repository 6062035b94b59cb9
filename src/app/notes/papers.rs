//! Where the policy, and what it names, is read: the working tree, or a commit of the default
//! branch.

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::super::Problem;
use super::super::lint::{PolicyFile, policy_file, told_faults, unreadable};
use super::super::outside::Outside;
use super::connection::Connection;
use super::online::failed;
use crate::cli::{Options, PolicyFrom};
use crate::exit::Exit;
use crate::gates::policy;
use crate::github::{FileAnswer, Revision};
use crate::ids::{RefName, RepoPath, RepoSlug, Sha};
use crate::locale::{Message, Value};
use crate::notes::Config;
use crate::versioning::Zero;
use crate::world::FileError;

/// Where the papers lie.
pub(super) enum Papers<'a> {
    /// On the disk: whoever runs it says how.
    WorkingTree(&'a Outside),
    /// At the tip of the default branch: whoever may push there says how.
    Commit {
        /// The way to GitHub.
        connection: &'a Connection,
        /// The repository.
        repository: &'a RepoSlug,
        /// The commit.
        sha: Sha,
        /// The policy's path, where it is given.
        path: Option<RepoPath>,
    },
}

/// What the policy says that notes and versions depend on.
pub(super) struct Said {
    /// What notes are made of.
    pub(super) config: Config,
    /// The policy's clock.
    pub(super) zone: TimeZone,
    /// What changes ask for below 1.0.0.
    pub(super) zero: Zero,
    /// Whether anything is decided by it.
    pub(super) decides: bool,
}

impl<'a> Papers<'a> {
    /// The papers at the tip of a branch, without one the default branch.
    ///
    /// # Errors
    /// Where GitHub does not tell.
    pub(super) fn at_tip(
        connection: &'a Connection,
        repository: &'a RepoSlug,
        branch: Option<&RefName>,
        path: Option<&RepoPath>,
    ) -> Result<Self, Problem> {
        let github = &connection.github;
        let sha = connection.runtime.block_on(async {
            let branch = match branch {
                Some(branch) => branch.clone(),
                None => github.repository(repository).await?.default_branch,
            };
            github.branch_head(repository, &branch).await
        });
        Ok(Self::Commit {
            connection,
            repository,
            sha: sha.map_err(|error| failed(error.into()))?,
            path: path.cloned(),
        })
    }

    /// A file, as bytes; `None` where there is none.
    ///
    /// # Errors
    /// Where it cannot be read, or is larger.
    pub(super) fn read(&self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, Problem> {
        match self {
            Self::WorkingTree(outside) => {
                let path = Path::new(path);
                match outside.files.read_beneath(path, limit) {
                    Ok(bytes) => Ok(Some(bytes)),
                    Err(FileError::NotFound) => Ok(None),
                    Err(error) => Err(unreadable(path, &error)),
                }
            }
            Self::Commit {
                connection,
                repository,
                sha,
                ..
            } => {
                let Ok(path) = path.parse::<RepoPath>() else {
                    return Ok(None);
                };
                let revision = Revision::Commit(sha.clone());
                let answer = connection
                    .github
                    .file_at(repository, &path, &revision, limit);
                let answer = connection.runtime.block_on(answer);
                match answer.map_err(|error| failed(error.into()))? {
                    FileAnswer::Found { bytes, .. } => Ok(Some(bytes)),
                    FileAnswer::Missing { .. } => Ok(None),
                }
            }
        }
    }

    fn policy(&self, options: &Options) -> Result<Option<PolicyFile>, Problem> {
        let Self::Commit { path, .. } = self else {
            let Self::WorkingTree(outside) = self else {
                return Ok(None);
            };
            let mut usual = policy::default_paths().into_iter();
            let there = options.policy.is_some()
                || usual.any(|path| outside.files.exists(Path::new(path.as_str())));
            let file = there.then(|| policy_file(outside, options.policy.as_deref()));
            return file.transpose();
        };
        let paths = path
            .clone()
            .map_or_else(policy::default_paths, |it| vec![it]);
        for name in paths {
            if let Some(bytes) = self.read(name.as_str(), policy::LARGEST + 1)? {
                let path = PathBuf::from(name.as_str());
                return Ok(Some(PolicyFile { path, bytes }));
            }
        }
        match path {
            None => Ok(None),
            Some(path) => {
                let message = Message::new("app-no-policy")
                    .with("path", Value::code(path.as_str()))
                    .with("other", Value::code(policy::OTHER_PATH));
                Err(Problem::Said(message, Exit::Unreadable))
            }
        }
    }

    /// What the policy says of notes; where there is no policy, what everybody would.
    ///
    /// # Errors
    /// Where the policy cannot be read, or has faults.
    pub(super) fn config(&self, outside: &Outside, options: &Options) -> Result<Said, Problem> {
        let Some(file) = self.policy(options)? else {
            return Ok(Said {
                config: Config::default(),
                zone: TimeZone::UTC,
                zero: Zero::default(),
                decides: false,
            });
        };
        let loaded = policy::load_bytes(&file.bytes, &options.environment);
        let zone = loaded.general.clock();
        match loaded.policy {
            Some(policy) => Ok(Said {
                decides: !policy.gates.is_empty(),
                config: policy.notes,
                zone,
                zero: policy
                    .gates
                    .version
                    .map_or_else(Zero::default, |it| it.zero()),
            }),
            None => Err(told_faults(
                outside,
                options,
                &file,
                &loaded.faults,
                "notes",
            )),
        }
    }
}

/// The path and the branch that are named for the policy in the repository.
pub(super) fn in_repository(from: &PolicyFrom) -> Option<(Option<&RepoPath>, Option<&RefName>)> {
    match from {
        PolicyFrom::Repository { path, reference } => Some((path.as_ref(), reference.as_ref())),
        PolicyFrom::WorkingTree { .. } => None,
    }
}
