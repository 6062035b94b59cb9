//! The long report: every objective in words, and the numbers for machines; `bars` draws them.

use serde_json::{Value as Json, json};

use super::bars;
use super::config::Slo;
use super::judge::{Judged, Known, Speed, counted};
use super::telling::{counts, lasts, left, seconds_left};
use crate::budget::{Length, Measure, Number, Target, composite, pooled};
use crate::decision::{Block, Gauges, Table};
use crate::locale::{Message, Value};

/// How many signs a bar has.
const BAR: i64 = 10;

/// A line for each objective.
pub(super) fn blocks(judged: &[Judged<'_>]) -> Vec<Block> {
    let head = [
        "error-budget-column-slo",
        "error-budget-column-left",
        "error-budget-column-spent",
        "error-budget-column-pace",
        "error-budget-column-state",
    ];
    let table = Table {
        head: head.into_iter().map(Message::new).collect(),
        rows: judged.iter().map(row).collect(),
    };
    vec![Block::Gauges(Gauges {
        said: Box::new(Block::Table(table)),
        gauges: judged.iter().map(bars::gauge).collect(),
    })]
}

fn row(judged: &Judged<'_>) -> Vec<Value> {
    let name = Value::code(judged.slo.id.as_str());
    let state = |word: &'static str| Value::from(state(judged.slo, word));
    match &judged.result {
        Err(lack) => vec![
            name,
            Value::Word("–"),
            lack.message.clone().into(),
            Value::Word("–"),
            state("unknown"),
        ],
        Ok(known) => {
            let mut spent = Message::new("error-budget-row-spent");
            for (key, value) in counts(known) {
                spent = spent.with(key, value);
            }
            let rest = Message::new("error-budget-row-left")
                .with("bar", Value::Own(bar(&known.remaining)))
                .with("left", left(known));
            vec![
                name,
                rest.into(),
                spent.into(),
                pace(known),
                state(if known.is_judged() {
                    known.tier.word()
                } else {
                    "low-traffic"
                }),
            ]
        }
    }
}

/// What may ship, in words.
pub(super) fn state(slo: &Slo, word: &'static str) -> Message {
    Message::new("error-budget-state")
        .with("state", word)
        .with("counts", if slo.counts { "yes" } else { "no" })
}

fn pace(known: &Known) -> Value {
    let rate = known
        .present()
        .map(|present| Value::Decimal(present.rate.cut(1)));
    Message::new("error-budget-row-pace")
        .with("has-rate", if rate.is_some() { "yes" } else { "no" })
        .with("rate", rate.unwrap_or(Value::Word("")))
        .with(
            "alarm",
            known.alarm().map_or("none", |row| row.severity.word()),
        )
        .with("lasts", lasts(known))
        .with("lasts-seconds", seconds_left(known))
        .with("window", Value::Span(known.reading.window.text()))
        .into()
}

/// What is left as a bar: not empty while anything is left, and not full once anything is gone.
fn bar(remaining: &Number) -> String {
    let full = (remaining * &Number::whole(BAR)).floor().unwrap_or(0);
    let full = match remaining.is_negative() || remaining.is_zero() {
        true => 0,
        false => full.clamp(1, BAR),
    };
    let sign = |count: i64, sign: &str| sign.repeat(usize::try_from(count).unwrap_or(0));
    sign(full, "█") + &sign(BAR - full, "░")
}

/// The numbers for machines.
pub(super) fn data(judged: &[Judged<'_>], worst: Option<(&Slo, &Known)>) -> Json {
    let targets: Vec<&Target> = counted(judged)
        .filter_map(|(_, known)| known.reading.target.as_ref())
        .collect();
    let events =
        counted(judged).map(
            |(_, known)| match (&known.reading.measure, &known.reading.target) {
                (Measure::Events { total, bad }, Some(target)) => Some((target, total, bad)),
                _ => None,
            },
        );
    let events: Option<Vec<_>> = events.collect();
    json!({
        "tier": worst.map(|(_, known)| snake(known.tier.word())),
        "worst": worst.map(|(slo, _)| slo.id.as_str()),
        // All of them together, for information: a tier is never taken from it.
        "pooled_remaining": events.and_then(pooled).map(|left| left.to_json()),
        "composite_target_percent": (!targets.is_empty()).then(|| composite(targets).to_json()),
        "slos": judged.iter().map(objective).collect::<Vec<_>>(),
    })
}

fn snake(word: &str) -> String {
    word.replace('-', "_")
}

fn objective(judged: &Judged<'_>) -> Json {
    let mut json = json!({
        "id": judged.slo.id.as_str(),
        "counts": judged.slo.counts,
        "status": judged.status().word(),
        "remaining": null,
        "tier": null,
        "burn_rates": [],
        "exhausted_in": null,
    });
    let Ok(known) = &judged.result else {
        return json;
    };
    let number = |number: Option<&Number>| number.map(Number::to_json);
    let mut put = |key: &str, value: Json| json[key] = value;
    put("remaining", known.remaining.to_json());
    put("tier", Json::from(snake(known.tier.word())));
    put("window", Json::from(known.reading.window.text()));
    let target = known.reading.target.as_ref();
    put("target_percent", json!(number(target.map(Target::percent))));
    match &known.reading.measure {
        Measure::Events { total, bad } => {
            put("total", total.to_json());
            put("bad", bad.to_json());
            put("allowed_bad", json!(number(known.allowed.as_ref())));
        }
        Measure::Minutes { bad } => {
            put("bad_minutes", bad.to_json());
            put("budget_minutes", json!(number(known.allowed.as_ref())));
        }
        Measure::ErrorRatio(ratio) => put("error_ratio", ratio.to_json()),
        Measure::Remaining(_) => {}
    }
    if let Speed::Known(pace) = &known.pace {
        let rates = pace.rates.iter().map(
            |rate| json!({ "lookback": lookback(rate.lookback), "rate": rate.rate.to_json() }),
        );
        put("burn_rates", rates.collect());
        put("alarm", json!(known.alarm().map(|row| row.severity.word())));
    }
    put("exhausted_in", json!(number(known.exhausted_in.as_ref())));
    json
}

/// A lookback as Prometheus writes it.
fn lookback(seconds: i64) -> String {
    match Length::of_seconds(seconds) {
        Some(length) => length.to_string(),
        None => format!("{}m", seconds / 60),
    }
}
