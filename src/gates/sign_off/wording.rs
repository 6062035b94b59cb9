//! Typed fragments of sentences: people, commits, and why a word does not count.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::binding::Stale;
use super::command::RoleName;
use super::config::Electorate;
use super::outcome::Judged;
use super::section::LeastPermission;
use super::setting::Setting;
use super::tally::Fate;
use super::thread::ThreadKind;
use crate::ids::Login;
use crate::locale::{Message, Value};
use crate::policy::read::Choice;

/// How many names a sentence has; the rest is counted.
const NAMED: usize = 6;

/// A person. As code, so that nobody is notified.
pub(super) fn person(login: &Login) -> Value {
    Value::code(login.as_str())
}

/// An instant on the clock of the decision.
pub(super) fn instant(at: Timestamp, setting: &Setting<'_>) -> Value {
    Value::from(at.to_zoned(zone(setting)))
}

fn zone(setting: &Setting<'_>) -> TimeZone {
    setting.context.now.time_zone().clone()
}

/// Who may speak for a role, in words: people, teams, owners, permission.
pub(super) fn electorate(electorate: &Electorate) -> Value {
    let mut parts: Vec<Value> = electorate
        .users
        .iter()
        .map(person)
        .chain(
            electorate
                .teams
                .iter()
                .map(|team| Value::code(team.to_string())),
        )
        .collect();
    if electorate.codeowners {
        parts.push(Message::new("sign-off-who-owners").into());
    }
    if let Some(least) = electorate.permission {
        parts.push(permission(least));
    }
    shortened(parts)
}

/// Whose turn it is: of an electorate, without those who made the change and those who count
/// already.
pub(super) fn awaited(setting: &Setting<'_>, one: &Judged<'_>, of: &Electorate) -> Value {
    let mut left = of.clone();
    left.users.retain(|login| {
        let counts = one.counted.iter().any(|valid| valid.by.login == *login);
        let id = setting.people.account(login).ok().flatten();
        !counts && !id.is_some_and(|id| setting.makers.is_one(id, login))
    });
    if left == Electorate::default() {
        return Message::new("sign-off-who-else").into();
    }
    electorate(&left)
}

fn permission(least: LeastPermission) -> Value {
    Message::new("sign-off-who-permission")
        .with("permission", Value::code(least.word()))
        .into()
}

/// A list of which only the beginning is shown.
pub(super) fn shortened(mut parts: Vec<Value>) -> Value {
    let more = parts.len().saturating_sub(NAMED);
    if more > 0 {
        parts.truncate(NAMED);
        let message = Message::new("sign-off-and-more").with("count", more);
        parts.push(message.into());
    }
    Value::List(parts)
}

/// The line to copy: `/go qa @1a2b3c4`. Where no record can prove what an abbreviation meant, with
/// the commit's whole name.
pub(super) fn command(role: &RoleName, setting: &Setting<'_>) -> Value {
    let Some(thread) = setting.threads.first() else {
        return Value::code(format!("/go {role}"));
    };
    let recorded = matches!(
        thread.kind,
        ThreadKind::Issue { .. }
            | ThreadKind::Pull {
                branch: Some(_),
                ..
            }
    );
    let unrecorded = recorded
        && thread.pushes_need().is_some_and(|need| {
            setting.facts.has(&need) && thread.pushes(setting.facts) == Ok(None)
        });
    let sha = if recorded && !unrecorded {
        thread.head.short()
    } else {
        thread.head.as_str()
    };
    Value::code(format!("/go {role} @{sha}"))
}

/// Why a word does not count, as a fragment behind the person's name; `None` where it does.
pub(super) fn why(fate: &Fate, setting: &Setting<'_>) -> Option<Message> {
    let message = match fate {
        Fate::Counts | Fate::Vetoes | Fate::TookBack => return None,
        Fate::Spare => Message::new("sign-off-why-spare"),
        Fate::Stale(stale) => stale_message(stale).with("what", "go"),
        Fate::Expired(at) => Message::new("sign-off-why-expired").with("at", instant(*at, setting)),
        Fate::Edited => Message::new("sign-off-why-edited"),
        Fate::Unclear => Message::new("sign-off-why-unclear"),
        Fate::Maker(part) => Message::new("sign-off-why-maker").with("part", part.word()),
        Fate::Replaced => Message::new("sign-off-why-replaced"),
        Fate::Lifted => Message::new("sign-off-why-lifted"),
        Fate::NoVeto => Message::new("sign-off-why-no-veto"),
        Fate::NothingToTake => Message::new("sign-off-why-nothing"),
        Fate::NotEligible => Message::new("sign-off-why-not-eligible"),
        Fate::Unknown(failure) => {
            Message::new("sign-off-why-unknown").with("reason", failure.message())
        }
    };
    Some(message)
}

/// Why a word is for another commit.
pub(super) fn stale_message(stale: &Stale) -> Message {
    match stale {
        Stale::Retargeted => Message::new("sign-off-stale-retargeted"),
        Stale::Other { named } => {
            Message::new("sign-off-stale-other").with("sha", Value::code(named.as_str()))
        }
        Stale::Pushed { was } => Message::new("sign-off-stale-pushed").with("sha", was),
        Stale::NoRecord => Message::new("sign-off-stale-no-record"),
        Stale::NotNamed => Message::new("sign-off-stale-not-named"),
        Stale::TooShort => Message::new("sign-off-stale-too-short"),
        Stale::NotYet => Message::new("sign-off-stale-not-yet"),
    }
}
