//! What is answered to a command that was not understood.

use super::command::{Slip, Verb, Within};
use super::replies::roles;
use super::setting::Setting;
use crate::locale::{Message, Value};
use crate::text::{Untrusted, one_line};

/// The most characters that are repeated of what somebody wrote.
const REPEATED: usize = 60;

/// What is wrong with a command, and how it is written.
pub(super) fn slip_message(setting: &Setting<'_>, verb: Verb, slip: &Slip) -> Message {
    let verb = Value::code(match verb {
        Verb::Go => "/go",
        Verb::NoGo => "/nogo",
        Verb::Withdraw => "/withdraw",
        Verb::Emergency => "/emergency",
        Verb::Gonogo => "/gonogo",
    });
    let message = match slip {
        Slip::UnknownRole { given, nearest } => Message::new("sign-off-slip-role")
            .with("given", shown(given))
            .with("has-nearest", if nearest.is_some() { "yes" } else { "no" })
            .with(
                "nearest",
                Value::code(nearest.as_ref().map_or("", |name| name.as_str())),
            )
            .with("roles", roles(setting)),
        Slip::SeveralRoles => Message::new("sign-off-slip-several"),
        Slip::MissingReason => Message::new("sign-off-slip-no-reason"),
        Slip::ReasonTooShort => Message::new("sign-off-slip-short-reason")
            .with("least", super::command::SHORTEST_REASON),
        Slip::BadCommit(given) => Message::new("sign-off-slip-commit").with("given", shown(given)),
        Slip::MissingIncident => Message::new("sign-off-slip-no-incident"),
        Slip::BadIncident(given) => {
            Message::new("sign-off-slip-incident").with("given", shown(given))
        }
        Slip::UnknownAsk(given) => Message::new("sign-off-slip-ask")
            .with("has-given", if given.is_some() { "yes" } else { "no" })
            .with("given", given.as_ref().map_or(Value::Word(""), shown)),
        Slip::Extra(given) => Message::new("sign-off-slip-extra").with("given", shown(given)),
        Slip::LookAlike(given) => {
            Message::new("sign-off-slip-look-alike").with("given", shown(given))
        }
        Slip::Misplaced(within) => Message::new("sign-off-slip-misplaced").with(
            "within",
            match within {
                Within::Heading => "heading",
                Within::Table => "table",
                Within::Html => "html",
                Within::Footnote => "footnote",
                Within::Formatting => "formatting",
                Within::Comment => "comment",
                Within::Fence => "fence",
                Within::Marked => "marked",
                Within::Doubtful => "doubtful",
            },
        ),
        Slip::TooMany { limit } => Message::new("sign-off-slip-many").with("limit", *limit),
    };
    message.with("verb", verb)
}

/// What somebody wrote, cut.
fn shown(given: &Untrusted) -> Value {
    Value::code(one_line(given.for_parsing(), REPEATED))
}
