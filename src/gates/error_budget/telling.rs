//! Findings in sentences: the numbers behind them, and what says what a change is.

use super::config::Slo;
use super::judge::Known;
use super::reading::{Lack, Status};
use crate::budget::{BurnRow, Measure, Number};
use crate::change::Reason;
use crate::decision::{Finding, Level};
use crate::locale::{Message, Value};

/// Adds what is known of an objective: what is left, of what, and how fast it goes.
pub(super) fn about(finding: Finding, slo: &Slo, known: &Known) -> Finding {
    let mut finding = named(finding, slo)
        .with("tier", known.tier.word())
        .with("left", left(known));
    for (name, value) in counts(known) {
        finding = finding.with(name, value);
    }
    let rate = known
        .present()
        .map(|present| Value::Decimal(present.rate.cut(1)));
    finding
        .with("has-rate", if rate.is_some() { "yes" } else { "no" })
        .with("rate", rate.unwrap_or(Value::Word("")))
        .with("lasts", lasts(known))
        .with("lasts-seconds", seconds_left(known))
        .with("window", Value::Span(known.reading.window.text()))
}

fn named(finding: Finding, slo: &Slo) -> Finding {
    finding.with("slo", Value::code(slo.id.as_str()))
}

/// The percentage that is left, cut.
pub(super) fn left(known: &Known) -> Value {
    Value::Decimal(known.remaining.percent(&known.boundaries))
}

/// What failed, of how much that may: `unit` is `events`, `minutes` or `none`.
pub(super) fn counts(known: &Known) -> [(&'static str, Value); 3] {
    let unit = match &known.reading.measure {
        Measure::Events { .. } => "events",
        Measure::Minutes { .. } => "minutes",
        Measure::ErrorRatio(_) | Measure::Remaining(_) => "none",
    };
    let count = |number: Option<&Number>| {
        number.map_or(Value::Word(""), |number| Value::Decimal(number.cut(1)))
    };
    [
        ("unit", Value::Word(unit)),
        ("spent", count(known.spent())),
        ("allowed", count(known.allowed.as_ref())),
    ]
}

/// How long the rest lasts at the present rate: `none` is left, `never` spent, to the end of the
/// `period`, longer than the `window`, a `time`, or not `known`.
pub(super) fn lasts(known: &Known) -> &'static str {
    if known.present().is_none() {
        return "unknown";
    }
    let passed = &known.reading.passed;
    let rest = Number::whole(passed.whole - passed.elapsed);
    match &known.exhausted_in {
        None => "never",
        Some(seconds) if seconds.is_zero() => "none",
        Some(seconds) if passed.ends.is_some() && *seconds >= rest => "period",
        Some(seconds) if *seconds > Number::whole(passed.whole) => "window",
        Some(_) => "time",
    }
}

/// The same as a length of time: cut, so that it is never later than it is true, and nowhere by more
/// than a tenth.
pub(super) fn seconds_left(known: &Known) -> Value {
    let seconds = known.exhausted_in.as_ref().and_then(Number::floor);
    Value::Seconds(shown(seconds.unwrap_or(0)))
}

/// Whole days from ten days on, whole hours from ten hours on, and so forth.
fn shown(seconds: i64) -> i64 {
    let unit = match seconds {
        864_000.. => 86_400,
        36_000.. => 3_600,
        7_200.. => 600,
        600.. => 60,
        _ => 1,
    };
    seconds / unit * unit
}

/// Why an objective cannot be judged.
pub(super) fn lack(slo: &Slo, lack: &Lack, level: Level, policy: &str) -> Finding {
    let code = match lack.status {
        _ if lack.self_declared => "error-budget/self-declared",
        _ if lack.failure.is_some() => "error-budget/not-known",
        Status::Stale => "error-budget/stale",
        Status::Invalid => "error-budget/invalid",
        Status::Ambiguous => "error-budget/ambiguous",
        Status::Partial => "error-budget/partial",
        Status::NoData | Status::Ok | Status::LowTraffic => "error-budget/no-data",
    };
    let mut finding = named(Finding::new(code, level), slo)
        .with("reason", lack.message.clone())
        .at(policy, u32::try_from(slo.place.line).ok());
    if let Some(failure) = &lack.failure {
        finding = finding.with("remedy", failure.remedy());
    }
    finding
}

/// A budget that is being spent fast.
pub(super) fn burning(
    code: &'static str,
    level: Level,
    slo: &Slo,
    known: &Known,
    row: &BurnRow,
) -> Finding {
    let rate = |lookback: i64| {
        let rates = match &known.pace {
            super::judge::Speed::Known(pace) => pace.rates.as_slice(),
            _ => &[],
        };
        let rate = rates.iter().find(|rate| rate.lookback == lookback);
        rate.map_or(Value::Word(""), |rate| beside(&rate.rate, &row.threshold))
    };
    about(Finding::new(code, level), slo, known)
        .with("severity", row.severity.word())
        .with("threshold", beside(&row.threshold, &row.threshold))
        .with("long", Value::Seconds(row.long))
        .with("short", Value::Seconds(row.short))
        .with("long-rate", rate(row.long))
        .with("short-rate", rate(row.short))
}

/// A rate beside its limit, or the limit: both with as many digits, so that none that is over it looks as if it were below.
pub(super) fn beside(rate: &Number, limit: &Number) -> Value {
    Value::Decimal(rate.snapped(std::slice::from_ref(limit)).cut(2))
}

/// An objective with too few events.
pub(super) fn low_traffic(finding: Finding, slo: &Slo, known: &Known) -> Finding {
    let total = match &known.reading.measure {
        Measure::Events { total, .. } => total.cut(0),
        _ => String::new(),
    };
    about(finding, slo, known).with("total", Value::Decimal(total))
}

/// What says what a change is.
pub(super) fn reason_value(reason: Option<&Reason>) -> Value {
    let message = |kind: &'static str| Message::new("error-budget-sign").with("kind", kind);
    let Some(reason) = reason else {
        return Value::Word("");
    };
    match reason {
        Reason::Label(label) => message("label").with("what", Value::Code(label.clone())),
        Reason::Type(kind) => message("type").with("what", Value::Code(kind.clone())),
        Reason::Breaking { commit: Some(sha) } => {
            message("breaking").with("what", Value::from(sha))
        }
        Reason::Breaking { commit: None } => message("breaking-text").with("what", ""),
        Reason::Path(path) => message("path").with("what", Value::Code(path.clone())),
        Reason::Policy => message("policy").with("what", ""),
        Reason::Said => message("said").with("what", ""),
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_told_nearly_and_never_later_than_it_is_true() {
        let (minute, hour, day) = (60, 3_600, 86_400);
        for (seconds, told) in [
            (30, 30),
            (10 * minute + 59, 10 * minute),
            (hour + 59 * minute + 59, hour + 59 * minute),
            (2 * hour + 59 * minute, 2 * hour + 50 * minute),
            // 1.9 days, and not 1.
            (164_160, day + 21 * hour),
            (2 * day + 23 * hour + 1, 2 * day + 23 * hour),
            (11 * day + 23 * hour, 11 * day),
        ] {
            assert_eq!(shown(seconds), told, "{seconds}");
        }
        for seconds in (0..30 * day).step_by(977) {
            let told = shown(seconds);
            assert!(
                told <= seconds && told * 10 >= seconds * 9,
                "{seconds}: {told}"
            );
        }
    }
}
