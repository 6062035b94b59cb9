//! Figures that cannot be, and what nobody can read: never taken for none.

use super::scene::{Scene, Values};
use crate::change::ChangeClass;

/// No failures in any lookback but those that are told.
fn lookbacks<'a>(keys: &'a [(String, String)], told: Values<'a>) -> Vec<(&'a str, &'a str)> {
    let quiet = keys
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .filter(|(key, _)| !told.iter().any(|(other, _)| other == key));
    told.iter().copied().chain(quiet).collect()
}

fn quiet(first: &str, second: &str) -> Vec<(String, String)> {
    let seconds = [300, 1_800, 3_600, 7_200, 21_600, 86_400, 259_200];
    let pair = |seconds| {
        [
            (format!("0:{seconds}"), first.to_owned()),
            (format!("1:{seconds}"), second.to_owned()),
        ]
    };
    seconds.into_iter().flat_map(pair).collect()
}

fn good(more: Values<'_>) -> Scene {
    let section = "slos: [{ id: api, target-percent: 99.9, window: 30d, source: { prometheus: { url: https://p.example, good: 'good[30d]', total: 'all[30d]' } } }]";
    let keys = quiet("100", "100");
    Scene::new(section).answered(&lookbacks(&keys, more))
}

#[test]
fn a_lookback_whose_failures_cannot_be_read_is_unknown_and_not_without_failures() {
    let of = |bad: Values<'_>| {
        let told: Vec<_> = [("all[30d]", "1000000"), ("bad[30d]", "200")]
            .iter()
            .chain(bad)
            .copied()
            .collect();
        let mut keys = quiet("0", "100");
        if bad.is_empty() {
            keys.retain(|(key, _)| key.starts_with("1:"));
        }
        let scene = Scene::errors(", absent-errors: zero").answered(&lookbacks(&keys, &told));
        scene.shipping(ChangeClass::Risky)
    };
    of(&[]).comes_to("go", "fits");
    for bad in ["NaN", "+Inf", "many", "-1"] {
        of(&[("0:300", bad), ("0:3600", "50")]).comes_to("unknown", "burn-unknown");
    }
    of(&[("0:300", "0"), ("0:300", "9"), ("0:3600", "50")]).comes_to("unknown", "burn-unknown");
}

#[test]
fn more_successes_than_events_are_no_full_budget() {
    for (fine, outcome, code) in [
        ("1000000", "go", "fits"),
        // A tenth of the thousand that may fail, and one.
        ("1000101", "go", "fits"),
        ("1000102", "unknown", "invalid"),
        ("1009000", "unknown", "invalid"),
    ] {
        good(&[("all[30d]", "1000000"), ("good[30d]", fine)]).comes_to(outcome, code);
    }
    let burning = [
        ("all[30d]", "1000000"),
        ("good[30d]", "1000000"),
        ("0:300", "150"),
        ("0:3600", "50"),
    ];
    let scene = good(&burning).shipping(ChangeClass::Risky);
    scene.comes_to("unknown", "burn-unknown");
}

#[test]
fn numbers_below_0_are_none() {
    let errors = |bad: &str| Scene::errors("").answered(&[("all[30d]", "1e6"), ("bad[30d]", bad)]);
    errors("-1e-10").comes_to("go", "fits");
    for bad in ["-0.5", "-1", "-9000"] {
        errors(bad).comes_to("unknown", "invalid");
    }
    let ratio = |ratio: &str| {
        let section = "slos: [{ id: api, target-percent: 99.9, window: 30d, source: { prometheus: { url: https://p.example, error-ratio: 'ratio' } } }]";
        Scene::new(section).answered(&[("ratio", ratio)])
    };
    ratio("-1e-10").comes_to("go", "fits");
    ratio("-0.005").comes_to("unknown", "invalid");
}

#[test]
fn what_has_no_new_samples_is_named() {
    let values = [("all[30d]", "1e6"), ("bad[30d]", "1"), ("age:0", "NaN")];
    let scene = Scene::errors("").answered(&values);
    scene.comes_to("unknown", "stale");
    let said = scene.said();
    assert!(said.contains("no sample of all is new enough"), "{said}");
}
