//! What `notes` is asked to do.

use super::arguments::NotesArguments;
use super::convert::{DEFAULT_SERVER, variable};
use super::invocation::NotesOptions;
use super::problem::Problem;
use crate::text::Untrusted;
use crate::world::{Variable, Variables};

/// The options of `notes`.
///
/// # Errors
/// Where the runner's variables are not what they should be.
pub(super) fn options(
    arguments: NotesArguments,
    variables: &Variables,
) -> Result<NotesOptions, Problem> {
    let repository = match arguments.repo {
        Some(repository) => Some(repository),
        None => variable(variables, Variable::GithubRepository)?,
    };
    let server: Option<url::Url> = variable(variables, Variable::GithubServerUrl)?;
    let server = server.map_or_else(|| DEFAULT_SERVER.to_owned(), |server| server.to_string());
    Ok(NotesOptions {
        version: arguments.release.map(Untrusted::new),
        previous: arguments.previous.map(Untrusted::new),
        first: arguments.first,
        all: arguments.all,
        audience: arguments.audience.map(Untrusted::new),
        repository,
        server: server.trim_end_matches('/').to_owned(),
        write: arguments.write,
    })
}
