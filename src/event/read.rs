//! From the payload's bytes to the context of the run.

use super::error::{EventError, EventErrorKind, Expected};
use super::field::Field;
use super::payload::{Payload, PullRequest};
use super::target::{event_target, short_tag};
use super::{EventContext, EventInputs, Target, Trigger};
use crate::ids::{Login, RepoSlug};
use crate::text::Untrusted;

/// Size of a payload that is still read, in bytes. GitHub itself sends none above 25 MB
/// ("Webhook events and payloads").
pub(crate) const PAYLOAD_LIMIT: usize = 25 * 1024 * 1024;

const DEPENDABOT: &str = "dependabot[bot]";

/// Reads what started the run.
///
/// `name` is `GITHUB_EVENT_NAME`, `payload` the file that `GITHUB_EVENT_PATH` names. The inputs win
/// over what the event says, but the event must be readable all the same: it also says whether the
/// token can write.
///
/// # Errors
/// An event gonogo has no use for, a payload that is too large or no JSON, or a field that is
/// missing, of the wrong type or impossible; two inputs at once; a payload of another repository.
pub(crate) fn from_payload(
    name: &str,
    payload: &[u8],
    inputs: &EventInputs,
) -> Result<EventContext, EventError> {
    let trigger = Trigger::from_event_name(name).ok_or_else(|| {
        EventError::whole(EventErrorKind::UnsupportedEvent {
            name: Untrusted::new(name),
        })
    })?;
    parse(payload)
        .and_then(|payload| context(trigger, &payload, inputs))
        .map_err(|error| error.of(trigger))
}

fn parse(payload: &[u8]) -> Result<Payload, EventError> {
    if payload.len() > PAYLOAD_LIMIT {
        return Err(EventError::whole(EventErrorKind::TooLarge));
    }
    // Windows tools like to put a byte order mark before a file they touch.
    let payload = payload.strip_prefix(b"\xef\xbb\xbf").unwrap_or(payload);
    match serde_json::from_slice(payload) {
        Ok(Field::Present(payload)) => Ok(payload),
        Ok(Field::Absent | Field::Wrong) => Err(EventError::field(
            "payload",
            EventErrorKind::WrongType {
                expected: Expected::Object,
            },
        )),
        Err(error) => Err(EventError::whole(EventErrorKind::Malformed {
            line: error.line(),
            column: error.column(),
        })),
    }
}

fn context(
    trigger: Trigger,
    payload: &Payload,
    inputs: &EventInputs,
) -> Result<EventContext, EventError> {
    let action = payload.action.optional_id("action")?;
    let actor: Option<Login> = match payload.sender.optional("sender")? {
        Some(sender) => sender.login.optional_id("sender.login")?,
        None => None,
    };
    let default_branch = match payload.repository.optional("repository")? {
        Some(repository) => repository
            .default_branch
            .optional_id("repository.default_branch")?,
        None => None,
    };
    let repository = repository(payload, inputs)?;
    let may_be_read_only = may_be_read_only(trigger, payload, &repository, actor.as_ref())?;
    let from_event = event_target(trigger, action.as_ref(), payload)?;
    Ok(EventContext {
        trigger,
        action,
        repository,
        default_branch,
        target: chosen_target(inputs, from_event)?,
        actor,
        may_be_read_only,
    })
}

/// The repository the job runs in. A number of one repository must never be looked up in another,
/// so a payload that names a different one is refused.
fn repository(payload: &Payload, inputs: &EventInputs) -> Result<RepoSlug, EventError> {
    let path = "repository.full_name";
    let from_event = match payload.repository.optional("repository")? {
        Some(repository) => repository.full_name.optional_id(path)?,
        None => None,
    };
    match (from_event, inputs.repository.clone()) {
        (Some(event), Some(job)) if event != job => Err(EventError::field(
            path,
            EventErrorKind::RepositoryMismatch { event, job },
        )),
        (_, Some(job)) => Ok(job),
        (Some(event), None) => Ok(event),
        (None, None) => Err(EventError::field(path, EventErrorKind::MissingField)),
    }
}

/// The inputs' subject, or else the event's.
fn chosen_target(inputs: &EventInputs, from_event: Target) -> Result<Target, EventError> {
    match (inputs.pull_request, inputs.tag.clone()) {
        (Some(_), Some(_)) => Err(EventError::whole(EventErrorKind::ConflictingInputs {
            first: "pull-request",
            second: "tag",
        })),
        (None, None) => Ok(from_event),
        (Some(wanted), None) => Ok(match from_event {
            // The same pull request: what the event says of it is still a good hint.
            Target::PullRequest { number, .. } if number == wanted => from_event,
            _ => Target::PullRequest {
                number: wanted,
                hint: None,
            },
        }),
        (None, Some(wanted)) => {
            let wanted = short_tag(wanted);
            Ok(match from_event {
                Target::Tag { ref name, .. } if *name == wanted => from_event,
                _ => Target::Tag {
                    name: wanted,
                    hint: None,
                },
            })
        }
    }
}

/// Whether the job's token probably cannot write: "Events that trigger workflows" for forks,
/// "Dependabot on GitHub Actions" for Dependabot. An administrator can allow more, hence "may".
fn may_be_read_only(
    trigger: Trigger,
    payload: &Payload,
    repository: &RepoSlug,
    actor: Option<&Login>,
) -> Result<bool, EventError> {
    let by_dependabot = actor.is_some_and(is_dependabot);
    match trigger {
        Trigger::PullRequest | Trigger::PullRequestReview | Trigger::PullRequestReviewComment => {
            let pull = payload.pull_request.required("pull_request")?;
            Ok(is_from_fork(pull, repository)? || by_dependabot)
        }
        // Only where Dependabot made the pull request as well.
        Trigger::PullRequestTarget => {
            let pull = payload.pull_request.required("pull_request")?;
            let author: Option<Login> = match pull.user.optional("pull_request.user")? {
                Some(user) => user.login.optional_id("pull_request.user.login")?,
                None => None,
            };
            Ok(by_dependabot && author.as_ref().is_some_and(is_dependabot))
        }
        Trigger::Push => Ok(by_dependabot),
        Trigger::IssueComment
        | Trigger::Issues
        | Trigger::Release
        | Trigger::MergeGroup
        | Trigger::WorkflowDispatch
        | Trigger::Schedule
        | Trigger::CommandLine => Ok(false),
    }
}

fn is_dependabot(login: &Login) -> bool {
    login.as_str().eq_ignore_ascii_case(DEPENDABOT)
}

/// A head repository that is gone was a fork: one's own cannot go while its pull request stands.
fn is_from_fork(pull: &PullRequest, repository: &RepoSlug) -> Result<bool, EventError> {
    let head = pull.head.required("pull_request.head")?;
    let Some(repo) = head.repo.optional("pull_request.head.repo")? else {
        return Ok(true);
    };
    let head: RepoSlug = repo
        .full_name
        .required_id("pull_request.head.repo.full_name")?;
    let base = pull.base.required("pull_request.base")?;
    let base: Option<RepoSlug> = match base.repo.optional("pull_request.base.repo")? {
        Some(repo) => repo
            .full_name
            .optional_id("pull_request.base.repo.full_name")?,
        None => None,
    };
    Ok(head != base.unwrap_or_else(|| repository.clone()))
}
