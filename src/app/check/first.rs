//! The first round of reading: what a run starts from.

use std::path::PathBuf;

use futures_util::future::{OptionFuture, join, join4};

use super::Check;
use crate::app::opening::{self, Looked, PolicyFound};
use crate::cli::PolicyFrom;
use crate::facts::{Failure, FailureKind};
use crate::gates::policy;
use crate::github::Revision;
use crate::ids::Sha;
use crate::publish::{self, Early, Place};
use crate::world::FileError;

/// What the first round brought.
pub(super) struct Opened {
    pub(super) looked: Looked,
    pub(super) policy: PolicyFound,
    pub(super) seen: Early,
    pub(super) policy_sha: Option<Sha>,
}

impl Check<'_> {
    /// The first round: subject, policy on its likely branch, that branch's tip, and what is
    /// published already.
    pub(super) async fn open(&self) -> Result<Opened, Failure> {
        let wanted = self.wanted();
        let repository = matches!(self.job.check.policy, PolicyFrom::Repository { .. });
        let likely = wanted.likely_branch().filter(|_| repository).cloned();
        let early_policy: OptionFuture<_> = likely
            .clone()
            .map(|branch| wanted.policy_at(Revision::Branch(branch)))
            .into();
        let early_tip: OptionFuture<_> = likely.as_ref().map(|branch| wanted.tip(branch)).into();
        let place = self.place();
        let hinted = opening::likely_commit(self.target);
        let seen = publish::early(&self.job.github, place, hinted, self.job.wishes());
        let (looked, policy, tip, seen) = join4(wanted.look(), early_policy, early_tip, seen).await;
        let looked = looked?;
        let read = async {
            if !repository {
                return Ok((self.working_tree_policy(&looked)?, None));
            }
            // The guess was right as a rule; otherwise the branch is read now.
            let guessed = likely.as_ref() == Some(&looked.branch);
            let (policy, tip) = match (guessed, policy, tip) {
                (true, Some(policy), Some(tip)) => (policy, tip),
                _ => {
                    let branch = &looked.branch;
                    let early = wanted.policy_at(Revision::Branch(branch.clone()));
                    join(early, wanted.tip(branch)).await
                }
            };
            // Of a branch that is not there the tip's failure says so, by its name.
            let (tip, policy) = (tip?, policy?);
            let branch = looked.branch.clone();
            let found = match policy {
                Some((path, bytes)) => {
                    let record = opening::record(path, bytes, Some(tip.clone()), Some(branch))?;
                    PolicyFound::Text(record)
                }
                None => PolicyFound::Missing(branch),
            };
            Ok((found, Some(tip)))
        };
        let read: Result<_, Failure> = read.await;
        let (policy, policy_sha) =
            read.unwrap_or_else(|failure| (PolicyFound::Unreadable(failure), None));
        Ok(Opened {
            looked,
            policy,
            seen,
            policy_sha,
        })
    }

    /// Where what is published stands.
    pub(super) fn place(&self) -> Place {
        Place {
            repository: self.job.event.repository.clone(),
            number: opening::comment_number(self.target),
            environment: self.job.options.environment.clone(),
            installation_token: self.job.installation_token(),
        }
    }

    /// The policy of the working tree, on the command line.
    fn working_tree_policy(&self, looked: &Looked) -> Result<PolicyFound, Failure> {
        let PolicyFrom::WorkingTree { path } = &self.job.check.policy else {
            return Ok(PolicyFound::Missing(looked.branch.clone()));
        };
        let paths: Vec<PathBuf> = match path {
            Some(path) => vec![path.clone()],
            None => policy::default_paths()
                .iter()
                .map(|path| path.as_str().into())
                .collect(),
        };
        for path in paths {
            match self.job.outside.files.read(&path, policy::LARGEST) {
                Ok(bytes) => {
                    let shown = opening::shown_path(&path);
                    return Ok(PolicyFound::Text(opening::record(
                        shown, bytes, None, None,
                    )?));
                }
                Err(FileError::NotFound) => {}
                Err(error) => {
                    return Err(
                        Failure::new(FailureKind::Unreadable, path.display().to_string())
                            .because(&error),
                    );
                }
            }
        }
        Ok(PolicyFound::Missing(looked.branch.clone()))
    }
}
