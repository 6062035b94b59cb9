//! What started a run: the runner's event, or flags.

use std::ffi::OsStr;
use std::path::Path;

use super::Problem;
use super::outside::Outside;
use crate::cli::{Caller, NamedSubject};
use crate::event::{self, CommandLineTarget, EventContext, EventInputs, PAYLOAD_LIMIT};
use crate::exit::Exit;
use crate::facts::{Failure, FailureKind};
use crate::ids::RepoSlug;
use crate::locale::{Arguments, Message, Value};
use crate::text::Untrusted;
use crate::world::Variable;

/// What the run is about: the event on the runner, the flags on the command line.
///
/// # Errors
/// Where the event cannot be read, or no repository was named.
pub(super) fn by(
    outside: &Outside,
    repository: Option<&RepoSlug>,
    target: Option<&NamedSubject>,
    caller: Caller,
) -> Result<EventContext, Problem> {
    if caller == Caller::CommandLine {
        let repository = repository
            .cloned()
            .ok_or_else(|| Problem::Said(Message::new("app-no-repository"), Exit::Usage))?;
        let what = match target {
            Some(NamedSubject::PullRequest(number)) => CommandLineTarget::PullRequest(*number),
            Some(NamedSubject::Tag(tag)) => CommandLineTarget::Tag(tag.clone()),
            Some(NamedSubject::Commit(sha)) => CommandLineTarget::Commit(sha.clone()),
            None => CommandLineTarget::AllOpen,
        };
        return Ok(event::from_command_line(repository, what));
    }
    let (pull_request, tag) = match target {
        Some(NamedSubject::PullRequest(number)) => (Some(*number), None),
        Some(NamedSubject::Tag(tag)) => (None, Some(tag.clone())),
        Some(NamedSubject::Commit(_)) | None => (None, None),
    };
    let inputs = EventInputs {
        pull_request,
        tag,
        repository: repository.cloned(),
    };
    let path = outside
        .variables
        .get(Variable::GithubEventPath)
        .unwrap_or_default();
    let payload = outside
        .files
        .read(Path::new(OsStr::new(path)), PAYLOAD_LIMIT as u64)
        .map_err(|error| {
            let failure = Failure::new(FailureKind::Unreadable, "GITHUB_EVENT_PATH");
            Problem::Failed(failure.because(&error), Exit::Unreadable)
        })?;
    let name = outside
        .variables
        .get(Variable::GithubEventName)
        .unwrap_or_default();
    event::from_payload(name, &payload, &inputs).map_err(|error| {
        let mut arguments = Arguments::default();
        for (name, value) in error.arguments() {
            arguments.push(name, Value::Text(Untrusted::new(value)));
        }
        let message = Message::named(error.message_id().to_owned(), arguments);
        Problem::Said(message, Exit::Unreadable)
    })
}
