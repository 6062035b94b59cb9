//! Whether gonogo is set up so that it can be trusted. Pure: from everything that was read to a list
//! of checks, each with a verdict, a sentence and a remedy.
//!
//! What was not read is never [`Verdict::Ok`]: it is [`Verdict::NotKnown`], with why.

mod bypass;
mod clock;
mod gates;
mod required;
mod rules;
mod seen;
mod sources;
mod tags;
pub(crate) mod tell;
mod token;
mod workflow;

#[cfg(test)]
mod tests;

pub(crate) use gates::Asks;
pub(crate) use seen::{
    ActionFile, Actor, Bypass, Demands, PolicySeen, Seen, TagRules, TokenKind, Tried, WorkflowFile,
};
pub(crate) use sources::is_source;

/// The folders of the actions of the repository that a workflow or an action uses.
pub(crate) fn actions_used(text: &str) -> Vec<String> {
    workflow::folders_used(text)
}

use crate::facts::{Failure, FailureKind};
use crate::locale::{Message, Value};

/// How one check ended, from the best to the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// As it should be.
    Ok,
    /// Something to know of that may well be meant so.
    Remark,
    /// It works, and could be fooled or be late.
    Warning,
    /// It could not be found out.
    NotKnown,
    /// It does not work, or cannot be trusted.
    Problem,
}

impl Verdict {
    /// The word in JSON, the same in every language.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Remark => "remark",
            Self::Warning => "warning",
            Self::NotKnown => "not-known",
            Self::Problem => "problem",
        }
    }

    /// The sign beside the word.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Ok => "🟢",
            Self::Remark => "💬",
            Self::Warning => "⚠️",
            Self::NotKnown => "🟣",
            Self::Problem => "🔴",
        }
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Check {
    /// What was looked at; stable, such as `required/source`. It may occur several times.
    pub(crate) id: &'static str,
    /// How it ended.
    pub(crate) verdict: Verdict,
    /// What was found, as a sentence.
    pub(crate) what: Message,
    /// What would help; `None` where nothing has to be done.
    pub(crate) remedy: Option<Message>,
}

impl Check {
    /// It is as it should be.
    fn ok(id: &'static str, what: Message) -> Self {
        Self {
            id,
            verdict: Verdict::Ok,
            what,
            remedy: None,
        }
    }

    /// It is not; the remedy is the message's attribute of this name.
    fn bad(id: &'static str, verdict: Verdict, what: Message) -> Self {
        let remedy = Some(what.attribute("remedy"));
        Self {
            id,
            verdict,
            what,
            remedy,
        }
    }

    /// What was to be read could not be: the failure says why, and what would help.
    fn unread(id: &'static str, verdict: Verdict, subject: Message, failure: &Failure) -> Self {
        let what = Message::new("doctor-unread")
            .with("subject", subject)
            .with("reason", failure.message());
        Self {
            id,
            verdict,
            what,
            remedy: Some(failure.remedy()),
        }
    }
}

/// Every check, in the order in which it is told.
pub(crate) fn examine(seen: &Seen<'_>) -> Vec<Check> {
    let asks = seen.asks();
    let mut checks = gates::checks(seen);
    let shop = workflow::Shop::of(seen);
    checks.extend(token::checks(seen, &shop, asks.as_ref()));
    checks.extend(required::checks(seen, &shop));
    checks.extend(tags::checks(seen, asks.as_ref()));
    checks.extend(bypass::checks(seen, asks.as_ref()));
    checks.extend(workflow::checks(seen, &shop, asks.as_ref()));
    checks.extend(sources::checks(seen));
    checks.push(clock::check(seen));
    checks
}

/// The verdict for something that could not be read: a permission that is missing is known to be
/// missing; what failed on the way is not known.
fn gravity(failure: &Failure) -> Verdict {
    match failure.kind {
        FailureKind::Forbidden | FailureKind::Unauthorized => Verdict::Problem,
        _ => Verdict::NotKnown,
    }
}

/// Text shown as code.
fn code(text: &str) -> Value {
    Value::code(text)
}
