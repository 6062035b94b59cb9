//! The design's cases, exactly.

mod pace;
mod remaining;
mod several;

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
    let text = include_str!("../../../fixtures/vectors/error-budget.json");
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
