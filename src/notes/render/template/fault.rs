//! What is wrong with a template.

use minijinja::{Error, ErrorKind};

use super::vault::is_private;
use super::{DEEPEST, LONGEST};
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// Why notes cannot be written by a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What it is.
    pub(crate) kind: FaultKind,
    /// The line of the template.
    pub(crate) line: Option<usize>,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// A character of private use in the template itself.
    PrivateUse,
    /// It is no template.
    Syntax { detail: Untrusted },
    /// A filter, test or function that is not there.
    NotThere { detail: Untrusted },
    /// A name that is not there.
    Unknown,
    /// A list or a map where a text belongs.
    NoText,
    /// Something else cannot be done.
    Other { detail: Untrusted },
    /// It takes too many steps.
    Fuel,
    /// It writes too much.
    TooLong,
    /// It takes a value apart.
    Broken,
    /// A value stands in a tag, a comment or an address.
    Place { near: Untrusted },
    /// A value stands behind `<` or `](` that opens nothing yet.
    Stray { near: Untrusted },
}

impl Fault {
    pub(super) fn new(kind: FaultKind) -> Self {
        Self { kind, line: None }
    }

    pub(super) fn at(self, line: impl Into<Option<usize>>) -> Self {
        Self {
            line: line.into(),
            ..self
        }
    }

    pub(super) fn of(error: Error) -> Self {
        let detail = || {
            let detail = error.detail().unwrap_or_default();
            Untrusted::new(detail.replace(is_private, "…"))
        };
        let kind = match error.kind() {
            ErrorKind::SyntaxError | ErrorKind::BadEscape | ErrorKind::InvalidDelimiter => {
                FaultKind::Syntax { detail: detail() }
            }
            ErrorKind::UnknownFilter
            | ErrorKind::UnknownTest
            | ErrorKind::UnknownFunction
            | ErrorKind::UnknownMethod => FaultKind::NotThere { detail: detail() },
            ErrorKind::UndefinedError => FaultKind::Unknown,
            ErrorKind::NonPrimitive => FaultKind::NoText,
            ErrorKind::OutOfFuel => FaultKind::Fuel,
            // The engine has no kind of its own for it.
            _ if error
                .detail()
                .is_some_and(|it| it.contains("recursion limit")) =>
            {
                FaultKind::Fuel
            }
            ErrorKind::WriteFailure => FaultKind::TooLong,
            _ => FaultKind::Other { detail: detail() },
        };
        Self::new(kind).at(error.line())
    }

    /// What is wrong with the template at this path, with its remedy as attribute `remedy`.
    pub(crate) fn message(&self, path: &str) -> Message {
        let (kind, detail): (&'static str, Option<&Untrusted>) = match &self.kind {
            FaultKind::PrivateUse => ("private-use", None),
            FaultKind::Syntax { detail } => ("syntax", Some(detail)),
            FaultKind::NotThere { detail } => ("not-there", Some(detail)),
            FaultKind::Unknown => ("unknown", None),
            FaultKind::NoText => ("no-text", None),
            FaultKind::Other { detail } => ("other", Some(detail)),
            FaultKind::Fuel => ("fuel", None),
            FaultKind::TooLong => ("too-long", None),
            FaultKind::Broken => ("broken", None),
            FaultKind::Place { near } => ("place", Some(near)),
            FaultKind::Stray { near } => ("stray", Some(near)),
        };
        let place = match self.line {
            Some(line) => format!("{path}:{line}"),
            None => path.to_owned(),
        };
        let detail = detail.cloned().unwrap_or_default();
        Message::new("notes-template")
            .with("place", Value::code(place))
            .with("kind", kind)
            .with("detail", Value::Code(detail))
            .with("limit", LONGEST / 1024 / 1024)
            .with("depth", DEEPEST)
    }
}
