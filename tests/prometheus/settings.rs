//! What else the policy says beside target and queries, and what that makes of the numbers.

use serde_json::json;

use crate::numbers::{SHOPS, TOTAL, slo};
use crate::scene::{Scene, codes, recording};

#[test]
fn without_a_range_nothing_is_known_about_the_rate() {
    let prometheus = recording(SHOPS);
    let queries = [
        ("errors", r#"shop_errors{left="80"}"#),
        ("total", "shop_total"),
    ];
    let scene = Scene::asking(&prometheus, &queries);
    let report = scene.report(&[], 0);
    assert_eq!(slo(&report)["remaining"], json!(0.8), "{report:#}");
    assert_eq!(slo(&report)["burn_rates"], json!([]), "{report:#}");
    let report = scene.report(&["--change", "risky"], 4);
    assert!(
        codes(&report).contains(&"error-budget/burn-unknown"),
        "{report:#}"
    );
    scene.tells(&["--change", "risky"], 4, &["80.0 %", "no `{{.window}}`"]);
    let scene = scene.settings("burn: { block-risky: false }");
    scene.tells(&["--change", "risky"], 0, &["80.0 % left"]);
}

#[test]
fn a_period_of_the_calendar_is_asked_for_what_has_passed_of_it() {
    let prometheus = recording(SHOPS);
    let ratio = r#"sum(last_over_time(shop_ratio{left="30"}[{{.window}}]))"#;
    let scene = || {
        Scene::asking(&prometheus, &[("error-ratio", ratio)])
            .objective("target-percent: \"99.9\", kind: calendar, window: year")
    };
    let to_date = scene().settings("calendar: to-date");
    let report = to_date.report(&["--change", "risky"], 1);
    assert_eq!(slo(&report)["remaining"], json!(0.3), "{report:#}");
    assert_eq!(slo(&report)["window"], "year", "{report:#}");
    let lifted = report["findings"][0]["lifted_at"].as_str();
    assert!(
        lifted.is_some_and(|at| at.ends_with("-01-01T00:00:00+01:00")),
        "{report:#}"
    );
    // Of the whole year only what has passed can be spent by now.
    let whole = scene().report(&[], 0);
    let left = slo(&whole)["remaining"].as_f64();
    assert!(
        left.is_some_and(|left| (0.3..=1.0).contains(&left)),
        "{whole:#}"
    );
}

#[test]
fn a_failure_among_few_events_says_little() {
    let prometheus = recording(SHOPS);
    let few = [("errors", "corner_errors"), ("total", "corner_total")];
    let scene = Scene::asking(&prometheus, &few);
    let report = scene.report(&[], 4);
    assert_eq!(slo(&report)["status"], "low_traffic", "{report:#}");
    assert_eq!(slo(&report)["total"], 400, "{report:#}");
    assert_eq!(
        codes(&report),
        ["error-budget/nothing-judged", "error-budget/low-traffic"]
    );
    let judged = scene.settings("min-events: 0");
    judged.tells(&[], 1, &["-150.0 % left (failures: 1 of 0.4 allowed)"]);
    let none = [("errors", "0 * corner_errors"), ("total", "corner_total")];
    Scene::asking(&prometheus, &none).tells(&[], 0, &["100.0 % left"]);
}

#[test]
fn no_series_of_errors_is_none_only_where_the_policy_says_so() {
    let prometheus = recording(SHOPS);
    let nobody = (
        "errors",
        r#"sum(last_over_time(shop_errors{left="nobody"}[{{.window}}]))"#,
    );
    let scene = Scene::asking(&prometheus, &[nobody, TOTAL]);
    scene.lacks(
        "no_data",
        "error-budget/no-data",
        &["no series for", "left=\"nobody\""],
    );

    let zero = ("absent-errors", "zero");
    let scene = Scene::asking(&prometheus, &[nobody, TOTAL, zero]);
    let report = scene.report(&["--change", "risky"], 0);
    assert_eq!(slo(&report)["remaining"], 1, "{report:#}");
    assert_eq!(slo(&report)["bad"], 0, "{report:#}");
    assert_eq!(slo(&report)["burn_rates"][0]["rate"], 0, "{report:#}");

    // Errors that are there count as ever, and those of all events must be there.
    let some = ("errors", r#"sum(shop_errors{left="19"})"#);
    Scene::asking(&prometheus, &[some, TOTAL, zero]).tells(&[], 1, &["19.0 % left"]);
    let nothing = ("total", "sum(shop_nothing)");
    let scene = Scene::asking(&prometheus, &[nobody, nothing, zero]);
    scene.lacks(
        "no_data",
        "error-budget/no-data",
        &["no series for sum(shop_nothing)"],
    );
    // A query that puts 0 in their place says no more than one that does not.
    let put = ("errors", "sum(shop_nothing) or vector(0)");
    let scene = Scene::asking(&prometheus, &[put, TOTAL]);
    scene.lacks(
        "stale",
        "error-budget/stale",
        &["no sample of shop_nothing is new enough"],
    );
    Scene::asking(&prometheus, &[put, TOTAL, zero]).tells(&[], 0, &["100.0 % left"]);
    // What cannot be a number is none, all the same.
    let odd = ("errors", "sum(0 * shop_total) / 0");
    let scene = Scene::asking(&prometheus, &[odd, TOTAL, zero]);
    scene.lacks("no_data", "error-budget/no-data", &["NaN"]);
}
