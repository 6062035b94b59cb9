//! Objectives as bars: what is left between the boundaries of the tiers, and how fast it goes.

use jiff::{SignedDuration, Zoned};

use super::config::Slo;
use super::details::state;
use super::judge::{Judged, Known, Speed};
use super::telling::{beside, counts, lasts, left, seconds_left};
use crate::budget::{BurnRate, Number, Target, Tier, limit};
use crate::decision::{Event, Gauge, Mark, Rate};
use crate::locale::{Message, Tone, Value};

/// Where on the bar of a rate its limit lies, in thousandths: faster ones have room, too.
const LIMIT: i64 = 650;

/// An objective as a bar.
pub(super) fn gauge(judged: &Judged<'_>) -> Gauge {
    let slo = judged.slo;
    let name = Value::code(slo.id.as_str());
    let known = match &judged.result {
        Ok(known) => known,
        Err(lack) => {
            return Gauge {
                name,
                state: Some(marked(slo, "unknown", Tone::Unknown)),
                amount: lack.message.clone().into(),
                filled: None,
                marks: Vec::new(),
                notes: Vec::new(),
                rates: Vec::new(),
            };
        }
    };
    let (word, tone) = match known.is_judged() {
        true => (known.tier.word(), tone(known.tier)),
        false => ("low-traffic", Tone::Idle),
    };
    Gauge {
        name,
        state: Some(marked(slo, word, tone)),
        amount: Message::new("error-budget-bar-left")
            .with("left", left(known))
            .into(),
        filled: Some(filled(&known.remaining)),
        marks: marks(known),
        notes: notes(known),
        rates: rates(known),
    }
}

fn marked(slo: &Slo, word: &'static str, tone: Tone) -> Value {
    let words = Message::new("error-budget-bar-state").with("may", state(slo, word));
    Value::marked("", tone, words)
}

fn tone(tier: Tier) -> Tone {
    match tier {
        Tier::Normal => Tone::Good,
        Tier::Reinforced | Tier::BugfixOnly => Tone::Waiting,
        Tier::Freeze => Tone::Bad,
    }
}

/// A ratio in thousandths: not empty while anything is left, and not full once anything is gone.
fn filled(ratio: &Number) -> u16 {
    if ratio.is_negative() || ratio.is_zero() {
        return 0;
    }
    let most = if *ratio < Number::one() { 999 } else { 1000 };
    let thousandths = (ratio * &Number::whole(1000)).floor().unwrap_or(1000);
    u16::try_from(thousandths.clamp(1, most)).unwrap_or(1000)
}

fn marks(known: &Known) -> Vec<Mark> {
    let tiers = [Tier::Reinforced, Tier::BugfixOnly, Tier::Freeze];
    let marks = known.boundaries.iter().zip(tiers);
    marks
        .map(|(boundary, tier)| {
            let percent = (boundary * &Number::whole(100)).cut(1);
            let at = (boundary * &Number::whole(1000)).floor().unwrap_or(0);
            Mark {
                at: u16::try_from(at.clamp(0, 1000)).unwrap_or(0),
                words: Message::new("error-budget-bar-tier")
                    .with("tier", tier.word())
                    .with("percent", Value::Decimal(percent)),
            }
        })
        .collect()
}

fn notes(known: &Known) -> Vec<(Message, Value)> {
    let mut notes = Vec::new();
    let mut spent = Message::new("error-budget-row-spent");
    for (key, value) in counts(known) {
        spent = spent.with(key, value);
    }
    if known.spent().is_some() {
        notes.push((Message::new("error-budget-column-spent"), spent.into()));
    }
    let lasting = Message::new("error-budget-bar-lasts")
        .with("lasts", lasts(known))
        .with("lasts-seconds", seconds_left(known));
    notes.push((Message::new("error-budget-bar-end"), lasting.into()));
    let target = known.reading.target.as_ref().map(Target::percent);
    let objective = Message::new("error-budget-bar-objective")
        .with("has-target", if target.is_some() { "yes" } else { "no" })
        .with(
            "target",
            target.map_or(Value::Word(""), |target| Value::Decimal(target.cut(6))),
        )
        .with("window", Value::Span(known.reading.window.text()));
    notes.push((Message::new("error-budget-bar-target"), objective.into()));
    notes
}

fn rates(known: &Known) -> Vec<Rate> {
    let Speed::Known(pace) = &known.pace else {
        return Vec::new();
    };
    let window = known.reading.passed.whole;
    let rates = pace.rates.iter();
    rates.map(|rate| of_rate(rate, window)).collect()
}

fn of_rate(rate: &BurnRate, window: i64) -> Rate {
    let limit = limit(window, rate.lookback);
    // Without a limit of its own it is drawn against the rate that spends just the budget.
    let scale = limit.clone().unwrap_or_else(Number::one);
    let share = rate.rate.over(&scale).unwrap_or_else(Number::zero);
    let filled = (&share * &Number::whole(LIMIT)).floor().unwrap_or(1000);
    let words = Message::new("error-budget-bar-rate")
        .with("rate", beside(&rate.rate, &scale))
        .with("has-limit", if limit.is_some() { "yes" } else { "no" })
        .with(
            "limit",
            limit
                .as_ref()
                .map_or(Value::Word(""), |limit| beside(limit, limit)),
        );
    Rate {
        over: Value::Seconds(rate.lookback),
        words,
        filled: u16::try_from(filled.clamp(0, 1000)).unwrap_or(0),
        limit: limit.is_some().then(|| u16::try_from(LIMIT).unwrap_or(0)),
        over_limit: limit.is_some_and(|limit| rate.rate.against(&limit).is_ge()),
    }
}

/// When a budget would be gone, and when a new period begins, of those that count.
pub(super) fn events(judged: &[Judged<'_>], now: &Zoned) -> Vec<Event> {
    let counting = super::judge::counted(judged);
    let events = counting.flat_map(|(slo, known)| {
        let about = |message: Message| message.with("slo", Value::code(slo.id.as_str()));
        let seconds = known.exhausted_in.as_ref().and_then(Number::floor);
        let gone = seconds.filter(|_| lasts(known) == "time");
        let gone = gone.and_then(|seconds| {
            let at = now.timestamp();
            at.checked_add(SignedDuration::from_secs(seconds)).ok()
        });
        let gone = gone.map(|at| {
            let message = about(Message::new("error-budget-event-gone"));
            Event::new(at, Tone::Bad, message)
        });
        let period = known.reading.passed.ends.map(|at| {
            let message = about(Message::new("error-budget-event-period"));
            Event::new(at, Tone::Good, message)
        });
        gone.into_iter().chain(period)
    });
    events.collect()
}
