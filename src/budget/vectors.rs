//! The design's cases, exactly.

use serde_json::Value as Json;

use super::window::Passed;
use super::*;

fn number(value: &Json) -> Number {
    let text = match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    text.parse().unwrap()
}

fn cases(kind: &str) -> Vec<Json> {
    let text = include_str!("../../fixtures/vectors/error-budget.json");
    let all: Json = serde_json::from_str(text).unwrap();
    let all = all.get("vectors").and_then(Json::as_array).unwrap();
    let fitting = all.iter().filter(|case| case["kind"] == kind);
    let cases: Vec<Json> = fitting.cloned().collect();
    assert!(!cases.is_empty(), "{kind}");
    cases
}

fn target(case: &Json) -> Target {
    case["target_percent"].as_str().unwrap().parse().unwrap()
}

fn tier(remaining: &Number) -> String {
    Tiers::default().of(remaining).word().replace('-', "_")
}

/// A window of which a share has passed.
fn passed(elapsed: i64, whole: i64) -> Passed {
    Passed {
        elapsed,
        whole,
        ends: None,
    }
}

fn span(passed: &Passed, basis: Basis) -> Span<'_> {
    Span { passed, basis }
}

/// The figures of the design are floating-point numbers: ours are exact, and equal in all their digits.
#[track_caller]
fn same(found: &Number, expected: &Json, id: &Json) {
    let apart = found - &number(expected);
    let tiny = Number::fraction(1, 1_000_000_000_000);
    assert!(
        apart < tiny && &Number::zero() - &apart < tiny,
        "{id}: {}",
        found.cut(15)
    );
}

#[test]
fn occurrences() {
    let month = passed(1, 1);
    for case in cases("occurrences") {
        let (target, id) = (target(&case), &case["id"]);
        let total = number(&case["total"]);
        let measure = Measure::Events {
            total: total.clone(),
            bad: number(&case["bad"]),
        };
        let span = span(&month, Basis::WholePeriod);
        let remaining = measure.remaining(&target, span).unwrap();
        let expected = &case["expected"];
        assert_eq!(remaining, number(&expected["remaining"]), "{id}");
        assert_eq!(tier(&remaining), expected["tier"].as_str().unwrap(), "{id}");
        assert_eq!(
            measure.allowed(&target, span).unwrap(),
            number(&expected["allowed_bad"]),
            "{id}"
        );
        let low = case["low_traffic"].as_bool().unwrap_or(false);
        assert_eq!(is_low_traffic(&total, &target, None), low, "{id}");
    }
}

#[test]
fn time() {
    for case in cases("time") {
        let (target, id) = (target(&case), &case["id"]);
        let seconds = number(&case["window_minutes"]).floor().unwrap() * 60;
        let window = passed(seconds, seconds);
        let measure = Measure::Minutes {
            bad: number(&case["bad_minutes"]),
        };
        let span = span(&window, Basis::WholePeriod);
        let remaining = measure.remaining(&target, span).unwrap();
        let expected = &case["expected"];
        same(&remaining, &expected["remaining"], id);
        assert_eq!(tier(&remaining), expected["tier"].as_str().unwrap(), "{id}");
        assert_eq!(
            measure.allowed(&target, span).unwrap(),
            number(&expected["budget_minutes"]),
            "{id}"
        );
    }
}

#[test]
fn calendar() {
    for case in cases("calendar") {
        let (target, id) = (target(&case), &case["id"]);
        let days = |name: &str| case[name].as_i64().unwrap() * 86_400;
        let period = passed(days("elapsed_days"), days("period_days"));
        let measure = Measure::Events {
            total: number(&case["total_to_date"]),
            bad: number(&case["bad_to_date"]),
        };
        for (basis, name) in [
            (Basis::ToDate, "to_date"),
            (Basis::WholePeriod, "whole_period"),
        ] {
            let remaining = measure.remaining(&target, span(&period, basis)).unwrap();
            let expected = &case["expected"];
            same(&remaining, &expected[format!("remaining_{name}")], id);
            let found = tier(&remaining);
            assert_eq!(
                found,
                expected[format!("tier_{name}")].as_str().unwrap(),
                "{id}"
            );
        }
    }
}

#[test]
fn a_calendar_period_has_the_budget_of_its_whole_length() {
    let period = passed(10 * 86_400, 30 * 86_400);
    let target: Target = "99.9".parse().unwrap();
    let events = Measure::Events {
        total: Number::whole(3_000_000),
        bad: Number::whole(900),
    };
    let left = |measure: &Measure, basis| measure.remaining(&target, span(&period, basis)).unwrap();
    assert_eq!(left(&events, Basis::ToDate), Number::fraction(7, 10));
    assert_eq!(left(&events, Basis::WholePeriod), Number::fraction(9, 10));
    let ratio = Measure::ErrorRatio(Number::fraction(3, 10_000));
    assert_eq!(left(&ratio, Basis::ToDate), Number::fraction(7, 10));
    assert_eq!(left(&ratio, Basis::WholePeriod), Number::fraction(9, 10));
    let minutes = Measure::Minutes {
        bad: "4.32".parse().unwrap(),
    };
    assert_eq!(left(&minutes, Basis::ToDate), Number::fraction(7, 10));
    assert_eq!(left(&minutes, Basis::WholePeriod), Number::fraction(9, 10));
}

#[test]
fn averages_of_ratios_are_not_ratios_of_sums() {
    let whole = passed(1, 1);
    for case in cases("ratio_average") {
        let (target, id) = (target(&case), &case["id"]);
        let slices: Vec<(Number, Number)> = case["slices"]
            .as_array()
            .unwrap()
            .iter()
            .map(|slice| (number(&slice[0]), number(&slice[1])))
            .collect();
        let sum = |pick: fn(&(Number, Number)) -> &Number| {
            slices
                .iter()
                .fold(Number::zero(), |all, slice| &all + pick(slice))
        };
        let events = Measure::Events {
            total: sum(|slice| &slice.0),
            bad: sum(|slice| &slice.1),
        };
        let ratios = slices.iter().map(|(total, bad)| bad.over(total).unwrap());
        let all = ratios.fold(Number::zero(), |all, ratio| &all + &ratio);
        let count = Number::whole(i64::try_from(slices.len()).unwrap());
        let average = Measure::ErrorRatio(all.over(&count).unwrap());
        let span = span(&whole, Basis::WholePeriod);
        let expected = &case["expected"];
        let by_events = events.remaining(&target, span).unwrap();
        let by_average = average.remaining(&target, span).unwrap();
        same(&by_events, &expected["remaining_by_events"], id);
        same(&by_average, &expected["remaining_by_average_of_ratios"], id);
        assert_eq!(
            tier(&by_events),
            expected["tier_by_events"].as_str().unwrap()
        );
        assert_eq!(
            tier(&by_average),
            expected["tier_by_average"].as_str().unwrap()
        );
    }
}

#[test]
fn burn_rates() {
    for case in cases("burn_rate") {
        let (target, id) = (target(&case), &case["id"]);
        let window = case["slo_days"].as_i64().unwrap() * 86_400;
        let lookback = case["lookback_hours"].as_i64().unwrap() * 3_600;
        let burn = BurnRate::of(lookback, &number(&case["error_ratio"]), &target).unwrap();
        let expected = &case["expected"];
        assert_eq!(burn.rate, number(&expected["burn_rate"]), "{id}");
        same(
            &burn.consumed(window).unwrap(),
            &expected["consumed_in_lookback"],
            id,
        );
        let lasts = exhausted_in(&Number::one(), &burn.rate, window).unwrap();
        let days = lasts.over(&Number::whole(86_400)).unwrap();
        same(&days, &expected["full_budget_lasts_days"], id);
    }
}

#[test]
fn time_to_exhaustion() {
    for case in cases("time_to_exhaustion") {
        let window = case["slo_days"].as_i64().unwrap() * 86_400;
        let seconds = exhausted_in(
            &number(&case["remaining"]),
            &number(&case["burn_rate"]),
            window,
        );
        let days = seconds.unwrap().over(&Number::whole(86_400)).unwrap();
        same(&days, &case["expected"]["days"], &case["id"]);
    }
}

#[test]
fn pooled_budgets() {
    let whole = passed(1, 1);
    for case in cases("combine_pooled") {
        let slos: Vec<(Target, Number, Number)> = case["slos"]
            .as_array()
            .unwrap()
            .iter()
            .map(|slo| (target(slo), number(&slo["total"]), number(&slo["bad"])))
            .collect();
        let expected = &case["expected"];
        for (position, (target, total, bad)) in slos.iter().enumerate() {
            let measure = Measure::Events {
                total: total.clone(),
                bad: bad.clone(),
            };
            let left = measure
                .remaining(target, span(&whole, Basis::WholePeriod))
                .unwrap();
            assert_eq!(left, number(&expected["each"][position]));
            assert_eq!(tier(&left), expected["tiers"][position].as_str().unwrap());
        }
        let all = slos.iter().map(|(target, total, bad)| (target, total, bad));
        let pooled = pooled(all).unwrap();
        assert_eq!(pooled, number(&expected["pooled"]));
        assert_eq!(tier(&pooled), expected["tier_pooled"].as_str().unwrap());
    }
}

#[test]
fn serial_targets() {
    for case in cases("serial_targets") {
        let targets: Vec<Target> = case["targets_percent"]
            .as_array()
            .unwrap()
            .iter()
            .map(|text| text.as_str().unwrap().parse().unwrap())
            .collect();
        let whole = composite(&targets);
        let expected = case["expected"]["composite_percent"].as_str().unwrap();
        assert_eq!(whole, expected.trim_end_matches('%').parse().unwrap());
        let budget = Target::of_percent(whole).unwrap().budget();
        assert_eq!(budget, number(&case["expected"]["budget"]));
    }
}

#[test]
fn a_target_of_100_percent_is_none() {
    for (text, fault) in [
        ("100", InvalidTarget::Everything),
        ("100.0", InvalidTarget::Everything),
        ("101", InvalidTarget::Everything),
        ("0", InvalidTarget::Nothing),
        ("-1", InvalidTarget::Nothing),
        ("0.999", InvalidTarget::Share),
        (".999", InvalidTarget::Share),
        ("0.9999 %", InvalidTarget::Share),
        ("1", InvalidTarget::Share),
        ("1.0", InvalidTarget::Share),
        ("", InvalidTarget::NotANumber),
        ("NaN", InvalidTarget::NotANumber),
        ("nearly all", InvalidTarget::NotANumber),
    ] {
        assert_eq!(text.parse::<Target>(), Err(fault), "{text}");
    }
    assert_eq!("99.9 %".parse::<Target>(), "99.9".parse());
    assert!("1.01".parse::<Target>().is_ok());
    assert!(Target::of_ratio(&Number::fraction(1, 100)).is_ok());
    assert_eq!(
        Target::of_ratio(&Number::fraction(999, 1_000)),
        "99.9".parse()
    );
}
