//! Why nothing can be judged.

use jiff::Timestamp;

use super::{Setting, shown};
use crate::budget::NotANumber;
use crate::facts::Failure;
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// What an objective's figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gates::error_budget) enum Status {
    /// Fine.
    Ok,
    /// Too few events for one failure to say much.
    LowTraffic,
    /// There are none.
    NoData,
    /// They are too old.
    Stale,
    /// They cannot be.
    Invalid,
    /// There are several where one was expected.
    Ambiguous,
    /// The server says that a part may be missing.
    Partial,
}

impl Status {
    /// The machine's word, in JSON.
    pub(in crate::gates::error_budget) fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::LowTraffic => "low_traffic",
            Self::NoData => "no_data",
            Self::Stale => "stale",
            Self::Invalid => "invalid",
            Self::Ambiguous => "ambiguous",
            Self::Partial => "partial",
        }
    }
}

/// Why nothing can be judged.
#[derive(Clone, Debug)]
pub(in crate::gates::error_budget) struct Lack {
    /// Which kind of reason it is.
    pub(in crate::gates::error_budget) status: Status,
    /// The reason in words.
    pub(in crate::gates::error_budget) message: Message,
    /// What failed, where reading did.
    pub(in crate::gates::error_budget) failure: Option<Box<Failure>>,
    /// Whether it is not read because the change's author could have written it.
    pub(in crate::gates::error_budget) self_declared: bool,
}

impl Lack {
    fn new(status: Status, message: Message) -> Self {
        Self {
            status,
            message,
            failure: None,
            self_declared: false,
        }
    }

    /// There is nothing.
    pub(super) fn no_data(message: Message) -> Self {
        Self::new(Status::NoData, message)
    }

    /// Nothing happened: nothing is divided by nothing.
    pub(in crate::gates::error_budget) fn no_events() -> Self {
        Self::no_data(Message::new("error-budget-lack-no-events"))
    }

    /// What there is cannot be.
    pub(super) fn invalid(message: Message) -> Self {
        Self::new(Status::Invalid, message)
    }

    /// It is too old.
    pub(super) fn stale(newest: Timestamp, setting: Setting<'_>) -> Self {
        let message = Message::new("error-budget-lack-stale")
            .with("at", Value::Instant(shown(newest, setting)))
            .with("limit", Value::Seconds(setting.config.max_age));
        Self::new(Status::Stale, message)
    }

    /// Of a selector there is nothing as new as it must be, and nobody knows how old it is.
    pub(super) fn nothing_new(selector: &str, setting: Setting<'_>) -> Self {
        let message = Message::new("error-budget-lack-nothing-new")
            .with("what", Value::code(selector))
            .with("limit", Value::Seconds(setting.config.max_age));
        Self::new(Status::Stale, message)
    }

    /// There are several.
    pub(super) fn ambiguous(what: &Untrusted, count: usize) -> Self {
        let message = Message::new("error-budget-lack-ambiguous")
            .with("what", Value::Code(what.clone()))
            .with("count", count);
        Self::new(Status::Ambiguous, message)
    }

    /// A part may be missing.
    pub(super) fn partial(warning: &Untrusted) -> Self {
        let message =
            Message::new("error-budget-lack-partial").with("warning", Value::Text(warning.clone()));
        Self::new(Status::Partial, message)
    }

    /// What is no number.
    pub(super) fn no_number(text: &Untrusted, why: NotANumber) -> Self {
        let message = Message::new("error-budget-lack-number")
            .with(
                "kind",
                match why {
                    NotANumber::NaN => "nan",
                    NotANumber::Infinite => "infinite",
                    NotANumber::Other => "other",
                },
            )
            .with("text", Value::Code(text.clone()));
        match why {
            NotANumber::NaN => Self::no_data(message),
            NotANumber::Infinite | NotANumber::Other => Self::invalid(message),
        }
    }

    /// What the change's own job wrote.
    pub(super) fn self_declared(path: &str) -> Self {
        let message =
            Message::new("error-budget-lack-self-declared").with("path", Value::code(path));
        Self {
            self_declared: true,
            ..Self::new(Status::NoData, message)
        }
    }
}

impl From<Failure> for Lack {
    fn from(failure: Failure) -> Self {
        Self {
            failure: Some(Box::new(failure.clone())),
            ..Self::new(Status::NoData, failure.message())
        }
    }
}
