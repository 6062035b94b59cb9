//! What `doctor` is asked to do.

use std::path::PathBuf;

use super::access::{access, variable};
use super::invocation::{CheckOptions, DoctorOptions, PolicyFrom};
use super::problem::{Place, Problem};
use super::values::Readable;
use crate::ids::{RepoPath, RepoSlug};
use crate::text::Untrusted;
use crate::world::{Variable, Variables};

/// The options of `doctor` on the command line.
///
/// # Errors
/// Where a variable is not what it should be, or the policy's path leads out of the repository.
pub(super) fn options(
    repository: Option<RepoSlug>,
    policy: Option<PathBuf>,
    variables: &Variables,
) -> Result<DoctorOptions, Problem> {
    let repository = match repository {
        Some(repository) => Some(repository),
        None => variable(variables, Variable::GithubRepository)?,
    };
    let policy = policy.map(|path| {
        let text = path.display().to_string();
        RepoPath::read(&text).map_err(|expected| Problem::InvalidValue {
            place: Place::Argument("--policy".to_owned()),
            given: Untrusted::new(text),
            expected,
        })
    });
    Ok(DoctorOptions {
        repository,
        policy: policy.transpose()?,
        reference: None,
        github: access(variables)?,
    })
}

/// The options of `doctor` in the action: the inputs mean what they mean for a decision.
pub(super) fn of_inputs(check: CheckOptions) -> DoctorOptions {
    let (policy, reference) = match check.policy {
        PolicyFrom::Repository { path, reference } => (path, reference),
        PolicyFrom::WorkingTree { .. } => (None, None),
    };
    DoctorOptions {
        repository: check.repository,
        policy,
        reference,
        github: check.github,
    }
}
