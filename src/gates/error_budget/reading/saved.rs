//! gonogo's own form of figures: a JSON file that a job wrote, with the unit in each key's name.

use std::fmt;

use jiff::Timestamp;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value as Json;

use super::possible::{counted_events, from_zero, ratio_of, remainder};
use super::{
    Lack, Rates, Reading, Setting, agreed_target, agreed_window, fresh, has_clock, passed,
    share_as_target,
};
use crate::budget::promql::milliseconds;
use crate::budget::{BurnRate, InvalidTarget, Length, Measure, Number, Period, Target, Window};
use crate::facts::figures::Object;
use crate::facts::{Answer, Failure, FailureKind, Need};
use crate::gates::error_budget::config::{Slo, Source};
use crate::ids::RepoPath;
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Saved {
    slos: Vec<Object<Entry>>,
}

/// One objective. A number may be written as a text, to keep its digits.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    #[serde(default)]
    target_percent: Option<Json>,
    #[serde(default)]
    window: Option<String>,
    #[serde(default)]
    total: Option<Json>,
    #[serde(default)]
    bad: Option<Json>,
    #[serde(default)]
    bad_minutes: Option<Json>,
    #[serde(default)]
    remaining_ratio: Option<Json>,
    #[serde(default)]
    error_ratio: Option<Json>,
    #[serde(default)]
    error_ratios: Pairs,
    as_of: Timestamp,
}

/// Names with their values, as they are written: what is there twice is there twice.
#[derive(Default)]
struct Pairs(Vec<(String, Json)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

/// What is asked.
pub(super) fn need(path: &RepoPath) -> Need {
    Need::SavedFile { file: path.clone() }
}

/// Whether the job's word counts here.
pub(super) fn counts(trusted: bool, setting: Setting<'_>) -> bool {
    trusted || !setting.is_change
}

/// What is known of it.
pub(super) fn read(slo: &Slo, setting: Setting<'_>) -> Result<Reading, Lack> {
    let Source::File { path, id, trusted } = &slo.source else {
        return Err(Lack::invalid(Message::new("error-budget-lack-window")));
    };
    if !counts(*trusted, setting) {
        return Err(Lack::self_declared(path.as_str()));
    }
    let need = need(path);
    let text = match setting.facts.get(&need)? {
        Answer::Text { text } => text,
        Answer::Absent => {
            let message = Message::new("error-budget-lack-no-file");
            return Err(Lack::no_data(
                message.with("path", Value::code(path.as_str())),
            ));
        }
        _ => return Err(Failure::new(FailureKind::Unreadable, path.as_str()).into()),
    };
    let entry = entry(text, path, id)?;
    let read = setting
        .facts
        .read_at(&need)
        .unwrap_or(setting.now.timestamp());
    fresh(entry.as_of, read, setting)?;
    let told = match &entry.target_percent {
        None => None,
        Some(written) => Some(told_target(&text_of(written))?),
    };
    let target = agreed_target(slo, told)?;
    let window = agreed_window(slo, window(&entry, slo)?)?;
    has_clock(window, setting)?;
    let measure = measure(&entry, target.as_ref())?;
    Ok(Reading {
        rates: rates(&lookbacks(&entry)?, target.as_ref()),
        target,
        window,
        passed: passed(window, setting)?,
        measure,
        averaged: false,
        self_declared: true,
    })
}

fn entry(text: &Untrusted, path: &RepoPath, id: &Untrusted) -> Result<Entry, Lack> {
    let bare = text.for_parsing().trim_start_matches('\u{feff}');
    let Object(saved) = serde_json::from_str::<Object<Saved>>(bare).map_err(|error| {
        Lack::invalid(
            Message::new("error-budget-lack-file")
                .with("path", Value::code(path.as_str()))
                .with("line", error.line())
                .with("words", Value::Text(Untrusted::new(error.to_string()))),
        )
    })?;
    let all = saved.slos.into_iter().map(|Object(entry)| entry);
    let is_it = |entry: &Entry| entry.id == id.for_parsing();
    let mut fitting: Vec<Entry> = all.filter(is_it).collect();
    match (fitting.pop(), fitting.len()) {
        (Some(entry), 0) => Ok(entry),
        (Some(_), more) => Err(Lack::ambiguous(id, more + 1)),
        (None, _) => Err(Lack::no_data(
            Message::new("error-budget-lack-not-in-file")
                .with("path", Value::code(path.as_str()))
                .with("id", Value::Code(id.clone())),
        )),
    }
}

fn told_target(text: &str) -> Result<Target, Lack> {
    text.parse().map_err(|why| match why {
        InvalidTarget::Share => share_as_target(Some(&text.into())),
        _ => Lack::invalid(Message::new("error-budget-lack-no-target")),
    })
}

/// A number's own digits, or those of a text.
fn text_of(value: &Json) -> String {
    match value {
        Json::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

fn number(value: &Json) -> Result<Number, Lack> {
    let text = text_of(value);
    let read = text.parse();
    read.map_err(|why| Lack::no_number(&Untrusted::new(text), why))
}

fn window(entry: &Entry, slo: &Slo) -> Result<Option<Window>, Lack> {
    let Some(text) = &entry.window else {
        return Ok(None);
    };
    let is_calendar = matches!(slo.window, Some(Window::Calendar(_)));
    let period = text.parse::<Period>().ok().map(Window::Calendar);
    let length = text.parse::<Length>().ok().map(Window::Rolling);
    let window = if is_calendar {
        period.or(length)
    } else {
        length.or(period)
    };
    let unknown = || {
        Lack::invalid(
            Message::new("error-budget-lack-window-text").with("text", Value::code(text.as_str())),
        )
    };
    window.ok_or_else(unknown).map(Some)
}

/// Exactly one of the ways to say it.
fn measure(entry: &Entry, target: Option<&Target>) -> Result<Measure, Lack> {
    let wrong = || Lack::invalid(Message::new("error-budget-lack-which"));
    let measure = match (
        (&entry.total, &entry.bad),
        &entry.bad_minutes,
        &entry.remaining_ratio,
        &entry.error_ratio,
    ) {
        ((Some(total), Some(bad)), None, None, None) => {
            counted_events(&number(total)?, &number(bad)?)?
        }
        ((None, None), Some(bad), None, None) => {
            let bad = from_zero(&number(bad)?)?;
            Measure::Minutes { bad }
        }
        ((None, None), None, Some(left), None) => Measure::Remaining(remainder(number(left)?)?),
        ((None, None), None, None, Some(ratio)) => Measure::ErrorRatio(ratio_of(&number(ratio)?)?),
        _ => return Err(wrong()),
    };
    match (&measure, target) {
        (Measure::Remaining(_), _) | (_, Some(_)) => Ok(measure),
        (_, None) => Err(Lack::invalid(Message::new("error-budget-lack-no-target"))),
    }
}

/// Shares of failures by lookback in seconds: `{"1h": "0.0144", "5m": "0.02"}`.
fn lookbacks(entry: &Entry) -> Result<Vec<(i64, &Json)>, Lack> {
    let mut known: Vec<(i64, &Json)> = Vec::new();
    for (text, ratio) in &entry.error_ratios.0 {
        let wrong = |kind: &'static str| {
            let message = Message::new("error-budget-lack-lookback").with("kind", kind);
            Lack::invalid(message.with("text", Value::code(text.as_str())))
        };
        let length = milliseconds(text).filter(|length| length % 1_000 == 0 && *length > 0);
        let seconds = length.and_then(|length| i64::try_from(length / 1_000).ok());
        let seconds = seconds.ok_or_else(|| wrong("none"))?;
        // Which of two is meant nobody can say, however they are written.
        if known.iter().any(|(other, _)| *other == seconds) {
            return Err(wrong("twice"));
        }
        known.push((seconds, ratio));
    }
    Ok(known)
}

fn rates(lookbacks: &[(i64, &Json)], target: Option<&Target>) -> Rates {
    let Some(target) = target.filter(|_| !lookbacks.is_empty()) else {
        return Rates::Untold(Message::new("error-budget-untold-file"));
    };
    let rate = |(seconds, ratio): &(i64, &Json)| {
        let ratio = ratio_of(&number(ratio).ok()?).ok()?;
        BurnRate::of(*seconds, &ratio, target)
    };
    Rates::Told(lookbacks.iter().filter_map(rate).collect())
}
