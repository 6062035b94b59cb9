//! The table of roles: who said what for which commit, until when, and whose turn it is.

use serde_json::json;

use super::outcome::Judged;
use super::setting::Setting;
use super::tally::{Fate, Tally};
use super::wording::{awaited, command, instant, person, shortened, why};
use crate::decision::Outcome;
use crate::locale::{Message, Value};

/// One row: the role, how many of how many, who said what, whose turn it is.
pub(super) fn row(
    setting: &Setting<'_>,
    one: &Judged<'_>,
    index: usize,
    tally: &Tally<'_>,
) -> Vec<Value> {
    let sha = setting.threads.first().map(|thread| thread.head);
    let mut said: Vec<Value> = one
        .counted
        .iter()
        .map(|valid| {
            let until = valid.until.map(|until| instant(until, setting));
            let message = Message::new("sign-off-counted")
                .with("who", person(&valid.by.login))
                .with("sha", sha.map_or(Value::Word(""), Value::from))
                .with("has-until", if until.is_some() { "yes" } else { "no" })
                .with("until", until.unwrap_or(Value::Word("")));
            message.into()
        })
        .collect();
    said.extend(one.tally.vetoes.iter().map(|veto| {
        let who = veto.by.map(|by| person(&by.login));
        let message = Message::new("sign-off-vetoed").with(
            "who",
            who.unwrap_or_else(|| Value::Own(veto.trace.by.0.to_string())),
        );
        Value::from(message)
    }));
    said.extend(uncounted(setting, index, tally));
    let next = match one.outcome() {
        Outcome::Go => Message::new("sign-off-next-nobody"),
        Outcome::NoGo => Message::new("sign-off-next-veto").with(
            "command",
            Value::code(format!("/withdraw {}", one.role.name)),
        ),
        _ => Message::new("sign-off-next")
            .with("who", awaited(setting, one, &one.role.electorate))
            .with("command", command(&one.role.name, setting)),
    };
    let count = Message::new("sign-off-count")
        .with("have", one.counted.len())
        .with("needed", one.needed)
        .with("sign", sign(one));
    vec![
        Value::code(one.role.name.as_str()),
        count.into(),
        if said.is_empty() {
            Message::new("sign-off-nobody").into()
        } else {
            shortened(said)
        },
        next.into(),
    ]
}

/// A role that no release waits for is no hold.
fn sign(one: &Judged<'_>) -> &'static str {
    match one.outcome() {
        Outcome::Hold if !one.role.required => Outcome::NotApplicable.sign(),
        outcome => outcome.sign(),
    }
}

/// The role for JSON.
pub(super) fn data(one: &Judged<'_>) -> serde_json::Value {
    json!({
        "role": one.role.name.as_str(),
        "outcome": one.outcome().word(),
        "needed": one.needed,
        "counted": one.counted.iter().map(|valid| json!({
            "login": valid.by.login,
            "id": valid.by.id,
            "until": valid.until.map(|until| until.to_string()),
        })).collect::<Vec<_>>(),
        "vetoes": one.tally.vetoes.iter().map(|veto| json!({
            "id": veto.trace.by,
            "comment": veto.trace.remark,
        })).collect::<Vec<_>>(),
    })
}

/// Sign-offs for a role that do not count, each with who and why; the last word of each person.
pub(super) fn uncounted(setting: &Setting<'_>, index: usize, tally: &Tally<'_>) -> Vec<Value> {
    let mut lines = Vec::new();
    for verdict in &tally.verdicts {
        for (_, fate) in verdict.fates.iter().filter(|(role, _)| *role == index) {
            let told = matches!(
                fate,
                Fate::Stale(_)
                    | Fate::Expired(_)
                    | Fate::Edited
                    | Fate::Unclear
                    | Fate::Maker(_)
                    | Fate::Spare
                    | Fate::Unknown(_)
            );
            if let Some(why) = why(fate, setting).filter(|_| told) {
                let message = Message::new("sign-off-uncounted")
                    .with("who", person(&verdict.said.by.login))
                    .with("why", why);
                lines.push(Value::from(message));
            }
        }
    }
    lines
}
