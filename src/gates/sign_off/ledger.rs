//! Everything that was said for each role, as rows: who, when, for which commit, until when, and what
//! became of it; and the same in the order of time.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::binding::{Naming, Stale};
use super::hearing::{Said, Voice};
use super::outcome::Judged;
use super::setting::Setting;
use super::tally::{Fate, Tally, Verdict};
use super::wording::{instant, person, why};
use crate::decision::{Event, Group, Grouped, Outcome, Table};
use crate::ids::Sha;
use crate::locale::{Message, Tone, Value};

/// How many words for a role are listed, the last ones first.
const LISTED: usize = 50;

/// How many words and pushes the timeline has, the last ones.
const EVENTS: usize = 60;

/// What is not there.
const NOTHING: Value = Value::Word("");

/// Each role with everything that was said for it, beside the short table `said`.
pub(super) fn grouped(
    setting: &Setting<'_>,
    judged: &[Judged<'_>],
    tally: &Tally<'_>,
    said: &Table,
) -> Grouped {
    let roles = judged.iter().zip(&said.rows).enumerate();
    Grouped {
        said: said.clone(),
        head: [
            "sign-off-column-who",
            "sign-off-column-word",
            "sign-off-column-at",
            "sign-off-column-until",
            "sign-off-column-commit",
            "sign-off-column-fate",
        ]
        .map(Message::new)
        .to_vec(),
        groups: roles
            .map(|(index, (one, row))| group(setting, one, index, tally, row.last()))
            .collect(),
    }
}

fn group(
    setting: &Setting<'_>,
    one: &Judged<'_>,
    index: usize,
    tally: &Tally<'_>,
    next: Option<&Value>,
) -> Group {
    let outcome = match one.outcome() {
        // A role that no release waits for is no hold.
        Outcome::Hold if !one.role.required => Outcome::NotApplicable,
        outcome => outcome,
    };
    let count = Message::new("sign-off-role-count")
        .with("have", one.counted.len())
        .with("needed", one.needed)
        .with("required", if one.role.required { "yes" } else { "no" });
    let verdicts = tally.verdicts.iter().rev();
    let said = verdicts.filter_map(|verdict| {
        let fate = verdict.fates.iter().find(|(role, _)| *role == index);
        let fate = fate.map(|(_, fate)| fate)?;
        (*fate != Fate::NotEligible).then(|| row(setting, one, verdict, fate))
    });
    let mut rows: Vec<Vec<Value>> = said.take(LISTED).collect();
    rows.splice(0..0, traced(setting, one, tally));
    Group {
        name: Value::code(one.role.name.as_str()),
        state: Value::marked(outcome.sign(), outcome.tone(), count),
        next: match (next, outcome) {
            (_, Outcome::Go) => None,
            (Some(Value::Message(next)), _) => Some((**next).clone()),
            _ => None,
        },
        rows,
    }
}

/// Vetoes of which only what we published is left: the comment is gone.
fn traced(setting: &Setting<'_>, one: &Judged<'_>, tally: &Tally<'_>) -> Vec<Vec<Value>> {
    let said: BTreeSet<u64> = tally.verdicts.iter().map(|it| it.said.remark.id).collect();
    let vetoes = one.tally.vetoes.iter();
    let gone = vetoes.filter(|veto| !said.contains(&veto.trace.remark));
    gone.map(|veto| {
        let who = match veto.by {
            Some(by) => person(&by.login),
            None => Message::new("sign-off-somebody")
                .with("id", Value::Own(veto.trace.by.0.to_string()))
                .into(),
        };
        let fate = Message::new("sign-off-fate-veto-gone");
        vec![
            who,
            word("no-go"),
            instant(veto.trace.at, setting),
            NOTHING,
            NOTHING,
            Value::marked("", Tone::Bad, fate),
        ]
    })
    .collect()
}

fn word(said: &'static str) -> Value {
    Message::new("sign-off-word").with("word", said).into()
}

fn spoken(voice: &Voice) -> &'static str {
    match voice {
        Voice::Go { .. } => "go",
        Voice::NoGo { .. } => "no-go",
        Voice::Withdraw { .. } => "withdrawal",
        Voice::Emergency { .. } => "emergency",
    }
}

fn row(setting: &Setting<'_>, one: &Judged<'_>, verdict: &Verdict<'_>, fate: &Fate) -> Vec<Value> {
    let said = &verdict.said;
    vec![
        person(&said.by.login),
        word(spoken(&said.voice)),
        instant(said.remark.written, setting),
        until(one, said, fate).map_or(NOTHING, |at| instant(at, setting)),
        commit(setting, said, fate).unwrap_or(NOTHING),
        became(setting, said, fate),
    ]
}

/// Until when a go holds, or held.
fn until(one: &Judged<'_>, said: &Said<'_>, fate: &Fate) -> Option<Timestamp> {
    match fate {
        Fate::Expired(at) => Some(*at),
        Fate::Counts => {
            let mut valid = one.counted.iter();
            valid
                .find(|valid| valid.by.id == said.by.id)
                .and_then(|valid| valid.until)
        }
        _ => None,
    }
}

/// For which commit a go was said, as far as that is known.
fn commit(setting: &Setting<'_>, said: &Said<'_>, fate: &Fate) -> Option<Value> {
    if !matches!(said.voice, Voice::Go { .. }) {
        return None;
    }
    match (fate, said.naming()) {
        (Fate::Stale(Stale::Pushed { was }), _) => Some(Value::from(was)),
        (_, Naming::Review(sha)) => sha.map(Value::from),
        (_, Naming::Prefix(prefix)) => {
            let short: String = prefix.chars().take(7).collect();
            Some(Value::code(short))
        }
        (Fate::Counts | Fate::Spare, Naming::Moment) => {
            let head: Option<&Sha> = setting.threads.get(said.thread).map(|it| it.head);
            head.map(Value::from)
        }
        _ => None,
    }
}

/// What became of a word.
fn became(setting: &Setting<'_>, said: &Said<'_>, fate: &Fate) -> Value {
    let plain = |id: &'static str, tone| Value::marked("", tone, Message::new(id));
    match (fate, &said.voice) {
        (Fate::Counts, _) => plain("sign-off-fate-counts", Tone::Good),
        (Fate::Vetoes, Voice::NoGo { reason, .. }) => {
            let reason = crate::text::one_line(reason.for_parsing(), 300);
            let message = Message::new("sign-off-fate-veto").with("reason", Value::text(reason));
            Value::marked("", Tone::Bad, message)
        }
        (Fate::Vetoes, _) => plain("sign-off-fate-veto-gone", Tone::Bad),
        (Fate::TookBack, _) => plain("sign-off-fate-took-back", Tone::Idle),
        (fate, _) => {
            let tone = match fate {
                Fate::Unknown(_) => Tone::Unknown,
                Fate::Stale(_) | Fate::Expired(_) => Tone::Waiting,
                _ => Tone::Idle,
            };
            let why = why(fate, setting).unwrap_or_else(|| Message::new("sign-off-nobody"));
            Value::marked("", tone, why)
        }
    }
}

/// Words, pushes and ends in the order of time.
pub(super) fn events(
    setting: &Setting<'_>,
    judged: &[Judged<'_>],
    tally: &Tally<'_>,
) -> Vec<Event> {
    let mut events = pushes(setting);
    let verdicts = tally.verdicts.iter();
    events.extend(verdicts.flat_map(|verdict| {
        let fates = verdict.fates.iter();
        let told = fates.filter(|(_, fate)| *fate != Fate::NotEligible);
        told.filter_map(|(role, fate)| spoken_event(judged.get(*role)?, verdict, fate))
    }));
    events.sort_by_key(|event| event.at);
    let surplus = events.len().saturating_sub(EVENTS);
    events.drain(..surplus);
    let ends = judged.iter().flat_map(|one| {
        let ending = one.counted.iter().filter_map(move |valid| {
            let message = Message::new("sign-off-event-ends")
                .with("who", person(&valid.by.login))
                .with("role", Value::code(one.role.name.as_str()));
            Some(Event::new(valid.until?, Tone::Waiting, message))
        });
        ending.take(EVENTS)
    });
    events.extend(ends);
    events
}

fn spoken_event(one: &Judged<'_>, verdict: &Verdict<'_>, fate: &Fate) -> Option<Event> {
    let said = &verdict.said;
    let tone = match fate {
        Fate::Counts => Tone::Good,
        Fate::Vetoes => Tone::Bad,
        _ => Tone::Idle,
    };
    let message = Message::new("sign-off-event-said")
        .with("who", person(&said.by.login))
        .with("word", spoken(&said.voice))
        .with("role", Value::code(one.role.name.as_str()))
        .with(
            "counts",
            match fate {
                Fate::Counts | Fate::Vetoes | Fate::TookBack => "yes",
                Fate::Stale(_) => "stale",
                Fate::Expired(_) => "expired",
                Fate::Replaced | Fate::Lifted => "over",
                _ => "no",
            },
        );
    Some(Event::new(said.remark.written, tone, message))
}

/// What was pushed to the branches that are talked about, where the record was read.
fn pushes(setting: &Setting<'_>) -> Vec<Event> {
    let recorded = setting.threads.iter().filter_map(|thread| {
        let pushes = thread.pushes(setting.facts).ok().flatten()?;
        Some((thread, pushes))
    });
    let events = recorded.flat_map(|(thread, pushes)| {
        let there = pushes.iter().filter(|push| !push.after.is_none());
        // GitHub's numbers rise: they order what happened in the same second.
        let mut there: Vec<_> = there.collect();
        there.sort_by_key(|push| push.id);
        there.into_iter().map(move |push| {
            let by = push.by.as_ref();
            let message = Message::new("sign-off-event-pushed")
                .with("has-who", if by.is_some() { "yes" } else { "no" })
                .with("who", by.map_or(NOTHING, |by| person(&by.login)))
                .with("sha", &push.after)
                .with(
                    "judged",
                    if push.after == *thread.head {
                        "yes"
                    } else {
                        "no"
                    },
                );
            Event::new(push.at, Tone::Idle, message)
        })
    });
    events.collect()
}
