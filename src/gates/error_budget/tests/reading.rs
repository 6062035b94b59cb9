//! What is asked, and what the answers come to.

use super::scene::{Scene, Values};
use crate::change::ChangeClass;
use crate::facts::{Answer, Need};

/// No failures in any lookback.
pub(super) const QUIET: Values<'static> = &[
    ("0:300", "0"),
    ("1:300", "100"),
    ("0:1800", "0"),
    ("1:1800", "100"),
    ("0:3600", "0"),
    ("1:3600", "100"),
    ("0:7200", "0"),
    ("1:7200", "100"),
    ("0:21600", "0"),
    ("1:21600", "100"),
    ("0:86400", "0"),
    ("1:86400", "100"),
    ("0:259200", "0"),
    ("1:259200", "100"),
];

pub(super) fn with<'a>(total: &'a str, bad: &'a str, more: Values<'a>) -> Vec<(&'a str, &'a str)> {
    let mut values = vec![("all[30d]", total), ("bad[30d]", bad)];
    values.extend_from_slice(more);
    let quiet = QUIET
        .iter()
        .filter(|(key, _)| !more.iter().any(|(told, _)| told == key));
    values.extend(quiet);
    values
}

pub(super) fn of(total: &str, bad: &str) -> Scene {
    Scene::errors("").answered(&with(total, bad, &[]))
}

/// Failures by the lookbacks of a page at 20 times the budget.
const PAGE: Values<'static> = &[("0:3600", "2"), ("0:300", "2")];

#[test]
fn the_rules_of_the_tiers_hold_for_a_feature() {
    for (bad, outcome, code) in [
        ("250", "go", "fits"),
        ("500", "go", "fits"),
        ("800", "go", "fits"),
        ("801", "no-go", "bugfix-only"),
        ("1000", "no-go", "freeze"),
        ("1500", "no-go", "freeze"),
    ] {
        of("1000000", bad).comes_to(outcome, code);
    }
}

#[test]
fn a_risky_change_is_refused_at_30_percent_and_while_a_page_burns_at_80() {
    let risky = |scene: Scene| scene.shipping(ChangeClass::Risky);
    risky(of("1000000", "200")).comes_to("go", "fits");
    risky(of("1000000", "700")).comes_to("no-go", "risky");
    let burning = || Scene::errors("").answered(&with("1000000", "200", PAGE));
    risky(burning()).comes_to("no-go", "burning");
    burning().comes_to("go", "burning-fast");
    burning()
        .shipping(ChangeClass::Security)
        .comes_to("go", "burning-fast");
}

#[test]
fn the_reason_carries_the_numbers() {
    let said = of("1000000", "801").said();
    assert_eq!(
        said,
        "api: 19.9 % left (failures: 801 of 1,000 allowed); only bug fixes and security may ship, and this is no bug fix"
    );
    let burning = Scene::errors("").answered(&with("1000000", "200", PAGE));
    assert!(
        burning.said().contains("gone in 1 d 4 h"),
        "{}",
        burning.said()
    );
}

#[test]
fn what_is_there_twice_not_at_all_or_no_number_is_a_reason_of_its_own() {
    for (values, code, status) in [
        (vec![("bad[30d]", "1")], "no-data", "no_data"),
        (vec![("all[30d]", "9000")], "no-data", "no_data"),
        (with("NaN", "1", &[]), "no-data", "no_data"),
        (with("0", "0", &[]), "no-data", "no_data"),
        (with("+Inf", "1", &[]), "invalid", "invalid"),
        (with("1e6", "-100000", &[]), "invalid", "invalid"),
        (with("100", "1000", &[]), "invalid", "invalid"),
        (with("-5", "0", &[]), "invalid", "invalid"),
        (
            with("1e6", "1", &[("all[30d]", "2e6")]),
            "ambiguous",
            "ambiguous",
        ),
        (with("1e6", "1", &[("age:0", "1000")]), "stale", "stale"),
        (with("1e6", "1", &[("age:1", "NaN")]), "stale", "stale"),
    ] {
        let scene = Scene::errors("").answered(&values);
        scene.comes_to("unknown", code);
        assert_eq!(scene.numbers()["status"], status, "{values:?}");
    }
}

#[test]
fn no_series_of_errors_is_none_only_where_the_policy_says_so() {
    let all = [("all[30d]", "1000000")];
    Scene::errors("")
        .answered(&all)
        .comes_to("unknown", "no-data");
    let zero = Scene::errors(", absent-errors: zero").answered(&all);
    zero.comes_to("go", "fits");
    assert_eq!(zero.numbers()["remaining"], 1);
}

#[test]
fn a_warning_of_the_server_is_no_data_unless_it_is_allowed() {
    let values = with("1000000", "1", &[]);
    let warned = |more: &str| Scene::errors(more).answered_with(&values, &["a store is gone"]);
    warned("").comes_to("unknown", "partial");
    let allowed = warned(", allow-partial: true");
    allowed.comes_to("go", "fits");
    allowed.comes_to("go", "maybe-partial");
    assert!(
        allowed
            .said()
            .contains("The server warns that its answer for api may lack a part"),
        "{}",
        allowed.said()
    );
    let calm = Scene::errors(", allow-partial: true").answered(&values);
    assert_eq!(calm.told(), ("go", vec!["fits"]));
}

#[test]
fn few_events_do_not_decide_unless_nothing_failed() {
    of("400", "1").comes_to("unknown", "low-traffic");
    of("400", "1").comes_to("unknown", "nothing-judged");
    of("400", "0").comes_to("go", "fits");
    assert_eq!(of("400", "1").numbers()["status"], "low_traffic");
    assert_eq!(of("400", "1").numbers()["remaining"], -1.5);
    of("10000", "1").comes_to("go", "fits");
}

#[test]
fn a_risky_change_waits_where_nobody_knows_how_fast_it_burns() {
    let silent = [("all[30d]", "1000000"), ("bad[30d]", "1")];
    let scene = || Scene::errors("").answered(&silent);
    scene().comes_to("go", "fits");
    scene()
        .shipping(ChangeClass::Risky)
        .comes_to("unknown", "burn-unknown");
    let section = "slos:\n  - { id: api, target-percent: 99.9, window: 30d, source: { prometheus: { url: https://p.example, error-ratio: 'recorded:ratio' } } }\nburn: { block-risky: false }\n";
    let off = Scene::new(section).answered(&[("recorded:ratio", "0.0001")]);
    off.shipping(ChangeClass::Risky).comes_to("go", "fits");
}

#[test]
fn where_nothing_happened_nothing_burns() {
    let quiet_night = with("1000000", "200", &[("0:300", "0"), ("1:300", "0")]);
    let scene = Scene::errors("").answered(&quiet_night);
    scene.shipping(ChangeClass::Risky).comes_to("go", "fits");
}

#[test]
fn with_warn_what_lacks_figures_is_left_out_and_is_no_go_alone() {
    let two = "slos:\n  - { id: a, target-percent: 99.9, window: 30d, source: { prometheus: { url: https://p.example, errors: 'bad[30d]', total: 'all[30d]' } } }\n  - { id: b, target-percent: 99.9, window: 30d, source: { prometheus: { url: https://p.example, errors: 'worse[30d]', total: 'most[30d]' } } }\non-no-data: warn\n";
    let values = with("1000000", "1", &[]);
    let (outcome, codes) = Scene::new(two).answered(&values).told();
    assert_eq!((outcome, codes), ("go", vec!["no-data", "fits"]));
    let (outcome, codes) = Scene::new(two).told();
    assert_eq!(outcome, "unknown");
    assert!(codes.contains(&"nothing-judged"), "{codes:?}");
}

#[test]
fn only_those_with_the_label_count() {
    let section = "slos:\n  - { id: a, labels: [tier-1], target-percent: 99.9, window: 30d, source: { prometheus: { url: https://p.example, errors: 'bad[30d]', total: 'all[30d]' } } }\n  - { id: b, target-percent: 99.9, window: 30d, source: { prometheus: { url: https://p.example, errors: 'worse[30d]', total: 'all[30d]' } } }\ncombine: { label: tier-1 }\n";
    let values = with("1000000", "1", &[("worse[30d]", "5000")]);
    let scene = Scene::new(section).answered(&values);
    scene.comes_to("go", "fits");
    assert_eq!(scene.report().data["slos"][1]["tier"], "freeze");
}

#[test]
fn an_objective_costs_three_requests_and_equal_ones_are_asked_once() {
    assert_eq!(Scene::errors("").needs().len(), 3);
    let queries: Vec<String> = Scene::errors("")
        .needs()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        queries
            .iter()
            .all(|query| query.starts_with("https://p.example"))
    );
}

#[test]
fn a_clock_that_is_wrong_makes_everything_unknown() {
    let values = with("1000000", "1", &[]);
    let scene = Scene::errors("").answered(&values);
    let mut late = Scene::errors("").at("2026-11-20T12:10:00Z");
    for need in scene.needs().into_iter().chain(Scene::errors("").needs()) {
        if let Need::Query { .. } = &need {
            let series = crate::facts::Series {
                labels: Default::default(),
                value: "1000000".into(),
                at: "2026-11-20T12:00:00Z".parse().unwrap(),
            };
            let answer = Answer::Series {
                series: vec![series],
                warnings: Vec::new(),
            };
            late = late.fact(need, answer);
        }
    }
    late.comes_to("unknown", "invalid");
    assert!(late.said().contains("clock"), "{}", late.said());
}

#[test]
fn tiers_are_parts_that_other_gates_refer_to() {
    use crate::decision::Outcome::{Go, NotApplicable, Unknown};
    let parts = |bad: &str| -> Vec<_> {
        let parts = of("1000000", bad).report().parts.into_iter();
        parts.map(|(_, outcome)| outcome).collect()
    };
    assert_eq!(parts("1"), [NotApplicable, NotApplicable, NotApplicable]);
    assert_eq!(parts("600"), [Go, NotApplicable, NotApplicable]);
    assert_eq!(parts("900"), [Go, Go, NotApplicable]);
    assert_eq!(parts("2000"), [Go, Go, Go]);
    let unread: Vec<_> = Scene::errors("").report().parts;
    assert!(unread.iter().all(|(_, outcome)| *outcome == Unknown));
}
