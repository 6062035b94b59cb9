//! Why an event could not be read: typed, with the field it is about, and no prose.

use thiserror::Error;

use super::Trigger;
use crate::ids::RepoSlug;
use crate::text::{Untrusted, one_line};

/// An event that could not be read. The run ends as "the event or subject could not be read".
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{}", self.message_id())]
pub(crate) struct EventError {
    /// The event, once it is known to be one of ours.
    pub(crate) event: Option<Trigger>,
    /// The field of the payload, as a dotted path such as `pull_request.head.sha`.
    pub(crate) field: Option<&'static str>,
    /// What is wrong.
    pub(crate) kind: EventErrorKind,
}

/// What is wrong with an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EventErrorKind {
    /// The payload is larger than [`super::PAYLOAD_LIMIT`].
    TooLarge,
    /// The payload is not JSON, or nests too deeply, or has one of our fields twice.
    Malformed {
        /// Line of the payload, from 1.
        line: usize,
        /// Column of the line, in bytes.
        column: usize,
    },
    /// A field that the event always has is absent or null.
    MissingField,
    /// A field has another JSON type than it always has.
    WrongType {
        /// The type it should have.
        expected: Expected,
    },
    /// A field has the right type, and a value that cannot be.
    InvalidValue {
        /// What the value should be.
        expected: Expected,
    },
    /// An event that gonogo has no use for.
    UnsupportedEvent {
        /// Its name as the environment has it.
        name: Untrusted,
    },
    /// Two inputs name a subject each.
    ConflictingInputs {
        /// One of the inputs.
        first: &'static str,
        /// The other one.
        second: &'static str,
    },
    /// The payload is about another repository than the one the job runs in.
    RepositoryMismatch {
        /// The payload's.
        event: RepoSlug,
        /// The job's.
        job: RepoSlug,
    },
}

/// What a field should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// A JSON string.
    Text,
    /// A JSON number that is whole and not negative.
    Number,
    /// `true` or `false`.
    Flag,
    /// A JSON object.
    Object,
    /// A full commit SHA.
    Sha,
    /// `OWNER/NAME`.
    Repository,
    /// An account's login.
    Login,
    /// A branch or tag name that git accepts.
    RefName,
    /// A full branch name beginning with `refs/heads/`.
    BranchRef,
    /// A pull request's or issue's number.
    PullRequestNumber,
    /// An event's activity type.
    Action,
}

impl Expected {
    /// All of them.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 11] = [
        Self::Text,
        Self::Number,
        Self::Flag,
        Self::Object,
        Self::Sha,
        Self::Repository,
        Self::Login,
        Self::RefName,
        Self::BranchRef,
        Self::PullRequestNumber,
        Self::Action,
    ];

    /// The word that the messages choose their ending by.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Flag => "flag",
            Self::Object => "object",
            Self::Sha => "sha",
            Self::Repository => "repository",
            Self::Login => "login",
            Self::RefName => "ref-name",
            Self::BranchRef => "branch-ref",
            Self::PullRequestNumber => "pull-request-number",
            Self::Action => "action",
        }
    }
}

impl EventError {
    /// An error about one field; the event is filled in by [`EventError::of`].
    pub(super) fn field(field: &'static str, kind: EventErrorKind) -> Self {
        Self {
            event: None,
            field: Some(field),
            kind,
        }
    }

    /// An error about no field in particular.
    pub(super) fn whole(kind: EventErrorKind) -> Self {
        Self {
            event: None,
            field: None,
            kind,
        }
    }

    /// The same error, of that event.
    pub(super) fn of(self, event: Trigger) -> Self {
        Self {
            event: Some(event),
            ..self
        }
    }

    /// The sentence that says it, in the locale layer; its attribute `remedy` says what to do.
    pub(crate) fn message_id(&self) -> &'static str {
        match self.kind {
            EventErrorKind::TooLarge => "event-error-too-large",
            EventErrorKind::Malformed { .. } => "event-error-malformed",
            EventErrorKind::MissingField => "event-error-missing-field",
            EventErrorKind::WrongType { .. } => "event-error-wrong-type",
            EventErrorKind::InvalidValue { .. } => "event-error-invalid-value",
            EventErrorKind::UnsupportedEvent { .. } => "event-error-unsupported-event",
            EventErrorKind::ConflictingInputs { .. } => "event-error-conflicting-inputs",
            EventErrorKind::RepositoryMismatch { .. } => "event-error-repository-mismatch",
        }
    }

    /// The arguments of the sentence and of its remedy, each one line without control characters.
    pub(crate) fn arguments(&self) -> Vec<(&'static str, String)> {
        let mut arguments = Vec::new();
        if let Some(event) = self.event {
            arguments.push(("event", event.word().to_owned()));
        }
        if let Some(field) = self.field {
            arguments.push(("field", field.to_owned()));
        }
        match &self.kind {
            EventErrorKind::TooLarge => {
                let mebibytes = super::PAYLOAD_LIMIT / (1024 * 1024);
                arguments.push(("limit", mebibytes.to_string()));
            }
            EventErrorKind::Malformed { line, column } => {
                arguments.push(("line", line.to_string()));
                arguments.push(("column", column.to_string()));
            }
            EventErrorKind::MissingField => {}
            EventErrorKind::WrongType { expected } | EventErrorKind::InvalidValue { expected } => {
                arguments.push(("expected", expected.word().to_owned()));
            }
            EventErrorKind::UnsupportedEvent { name } => {
                arguments.push(("event", one_line(name.for_parsing(), 60)));
                arguments.push(("supported", Trigger::EVENTS.map(Trigger::word).join(", ")));
            }
            EventErrorKind::ConflictingInputs { first, second } => {
                arguments.push(("first", (*first).to_owned()));
                arguments.push(("second", (*second).to_owned()));
            }
            EventErrorKind::RepositoryMismatch { event, job } => {
                arguments.push(("event-repository", event.to_string()));
                arguments.push(("job-repository", job.to_string()));
            }
        }
        arguments
    }
}
