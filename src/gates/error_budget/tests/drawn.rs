//! Objectives as bars: what a page draws says what is decided.

use super::scene::{Scene, Values};
use crate::decision::{Block, Gauge, Report};
use crate::locale::{Locale, Surface, Tone, Value, Words};

const RATES: [(&str, &str); 4] = [
    ("0:3600", "0.2"),
    ("1:3600", "100"),
    ("0:300", "2"),
    ("1:300", "100"),
];

fn report(bad: &str, rates: Values<'_>) -> Report {
    let mut values = vec![("all[30d]", "1000000"), ("bad[30d]", bad)];
    values.extend(rates);
    Scene::errors("").answered(&values).report()
}

fn gauge(report: &Report) -> &Gauge {
    match report.blocks.as_slice() {
        [Block::Gauges(gauges)] => &gauges.gauges[0],
        other => panic!("{other:?}"),
    }
}

fn tone(gauge: &Gauge) -> Tone {
    match &gauge.state {
        Some(Value::Marked { tone, .. }) => *tone,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn check(bad: &str, filled: u16, expected: Tone) {
    let report = report(bad, &[]);
    let gauge = gauge(&report);
    assert_eq!(gauge.filled, Some(filled), "{bad}");
    assert_eq!(tone(gauge), expected, "{bad}");
}

#[test]
fn a_bar_is_as_full_as_its_budget_and_toned_by_its_tier() {
    check("0", 1000, Tone::Good);
    check("379", 621, Tone::Good);
    check("579", 421, Tone::Waiting);
    check("900", 100, Tone::Waiting);
    check("1000", 0, Tone::Bad);
    check("4000", 0, Tone::Bad);
}

#[test]
fn a_bar_is_neither_full_once_something_failed_nor_empty_while_something_is_left() {
    check("0.4", 999, Tone::Good);
    check("999.9", 1, Tone::Waiting);
}

#[test]
fn a_rate_is_too_fast_from_its_limit_on() {
    let report = report("100", &RATES);
    let rates = &gauge(&report).rates;
    assert_eq!(rates.len(), 2);
    let words = Words::new(Locale::English);
    assert_eq!(words.plain(&rates[0].words), "20 × (limit 14.4)");
    assert!(rates[0].over_limit && rates[0].filled > rates[0].limit.unwrap());
    assert_eq!(words.plain(&rates[1].words), "2 × (limit 14.4)");
    assert!(!rates[1].over_limit && rates[1].filled < rates[1].limit.unwrap());
}

#[test]
fn the_timeline_has_the_end_of_a_budget_that_ends() {
    let report = report("100", &RATES);
    let words = Words::new(Locale::English);
    let [event] = report.events.as_slice() else {
        panic!("{:?}", report.events);
    };
    // 90 % of 30 days at twice the rate: 13 days and a half.
    assert_eq!(event.at.to_string(), "2026-12-03T23:59:59Z");
    assert_eq!(
        words.plain(&event.what),
        "At the present rate, nothing is left of api"
    );
    let slow = [("0:3600", "0.01"), ("1:3600", "100")];
    assert!(self::report("100", &slow).events.is_empty());
}

#[test]
fn of_what_nobody_knows_no_bar_is_filled() {
    let report = Scene::errors("").answered(&[]).report();
    let gauge = gauge(&report);
    assert_eq!((gauge.filled, tone(gauge)), (None, Tone::Unknown));
    let words = Words::new(Locale::French);
    let amount = words.value(&gauge.amount, Surface::Plain);
    assert!(amount.starts_with("aucune série"), "{amount}");
}
