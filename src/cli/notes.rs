//! What `notes` is asked to do.

use std::path::PathBuf;

use super::access::{DEFAULT_SERVER, access, variable};
use super::arguments::NotesArguments;
use super::convert::policy_from;
use super::invocation::{NotesOptions, PolicyFrom, PublishOptions};
use super::problem::Problem;
use crate::text::Untrusted;
use crate::world::{Variable, Variables};

/// The options of `notes`.
///
/// # Errors
/// Where the runner's variables are not what they should be.
pub(super) fn options(
    arguments: NotesArguments,
    policy: Option<PathBuf>,
    variables: &Variables,
) -> Result<NotesOptions, Problem> {
    let repository = match arguments.repo {
        Some(repository) => Some(repository),
        // A record says itself what it is of.
        None if arguments.recorded.is_some() => None,
        None => variable(variables, Variable::GithubRepository)?,
    };
    let server: Option<url::Url> = variable(variables, Variable::GithubServerUrl)?;
    let server = server.map_or_else(|| DEFAULT_SERVER.to_owned(), |server| server.to_string());
    // What is published follows the policy of the default branch, as a decision does.
    let policy = match arguments.publish {
        true => policy_from(policy, variables)?,
        false => PolicyFrom::WorkingTree { path: policy },
    };
    Ok(NotesOptions {
        policy,
        version: arguments.release.map(Untrusted::new),
        previous: arguments.previous.map(Untrusted::new),
        first: arguments.first,
        all: arguments.all,
        audience: arguments.audience.map(Untrusted::new),
        repository,
        server: server.trim_end_matches('/').to_owned(),
        write: arguments.write,
        github: arguments.github.then(|| access(variables)).transpose()?,
        record: arguments.record,
        recorded: arguments.recorded,
        publish: arguments.publish.then_some(PublishOptions {
            evidence: arguments.evidence,
            has_status: true,
            dry_run: arguments.dry_run,
        }),
    })
}
