//! What Sloth and Pyrra record, and objectives of OpenSLO files.

use serde_json::{Value, json};

use crate::exporter::{Exporter, aged};
use crate::prometheus::Prometheus;
use crate::scene::{Scene, codes, recording, source};

const API: &str = "{ sloth_id: shop-api, sloth_service: shop, sloth_slo: api }";
const WEB: &str = "{ sloth_id: shop-web, sloth_service: shop, sloth_slo: web }";
const NEW: &str = "{ sloth_id: shop-new, sloth_service: shop, sloth_slo: new }";
const SLOTH_REMAINING: &str = "slo:period_error_budget_remaining:ratio";

/// What Sloth records: `api` spends slowly, `web` fast, and of `new` nothing has been served yet.
fn sloth() -> Prometheus {
    const RATES: [&str; 7] = ["5m", "30m", "1h", "2h", "6h", "1d", "3d"];
    let mut series = Vec::new();
    for (labels, remaining, rate) in [
        (API, "vector(0.45)", "vector(0.0005)"),
        (WEB, "vector(0.75)", "vector(0.02)"),
        (NEW, "vector(0) / 0", "vector(0) / 0"),
    ] {
        series.push(("slo:objective:ratio".to_owned(), labels, "vector(0.999)"));
        series.push(("slo:time_period:days".to_owned(), labels, "vector(30)"));
        for word in RATES {
            series.push((format!("slo:sli_error:ratio_rate{word}"), labels, rate));
        }
        series.push((SLOTH_REMAINING.to_owned(), labels, remaining));
    }
    series.push(("shop_total".to_owned(), "{}", "vector(1000000)"));
    series.push(("shop_errors".to_owned(), "{}", "vector(900)"));
    let series = series.iter();
    let series: Vec<_> = series
        .map(|(name, labels, it)| (&**name, *labels, *it))
        .collect();
    recording(&series)
}

fn of_sloth(prometheus: &Prometheus, slo: &str, more: &[(&str, &str)]) -> Scene {
    let keys = [&[("service", "shop"), ("slo", slo)], more].concat();
    let source = source("sloth", &prometheus.address(), &keys);
    Scene::of(&prometheus.host(), source).objective("")
}

/// The burn rates by their lookbacks.
fn rates(report: &Value) -> Vec<(&str, f64)> {
    let rates = report["slos"][0]["burn_rates"].as_array().unwrap().iter();
    let rate = |it: &'_ Value| it["rate"].as_f64().unwrap();
    rates
        .map(|it| (it["lookback"].as_str().unwrap(), rate(it)))
        .collect()
}

#[test]
fn sloths_series_tell_all_there_is_to_know() {
    let prometheus = sloth();
    let api = of_sloth(&prometheus, "api", &[]);
    let report = api.report(&[], 0);
    let slo = &report["slos"][0];
    assert_eq!(
        codes(&report),
        ["error-budget/fits", "error-budget/averaged"]
    );
    for (key, wanted) in [
        ("status", json!("ok")),
        ("remaining", json!(0.45)),
        ("tier", json!("reinforced")),
        ("target_percent", json!(99.9)),
        ("window", json!("30d")),
    ] {
        assert_eq!(slo[key], wanted, "{report:#}");
    }
    let lookbacks = ["5m", "30m", "1h", "2h", "6h", "1d", "3d"];
    assert_eq!(rates(&report), lookbacks.map(|lookback| (lookback, 0.5)));
    api.tells(
        &["--change", "risky"],
        1,
        &["45.0 % left", "burn rate of 0.5 gone in 27 d"],
    );

    // Twenty times too fast: nothing risky, however much is left.
    let web = of_sloth(&prometheus, "web", &[]);
    web.tells(
        &[],
        0,
        &[
            "75.0 % left",
            "at 20 ×",
            "14.4",
            "[error-budget/burning-fast]",
        ],
    );
    web.tells(
        &["--change", "risky"],
        1,
        &["[error-budget/burning]", "at 20 ×", "14.4"],
    );

    let new = of_sloth(&prometheus, "new", &[]);
    new.lacks("no_data", "error-budget/no-data", &["NaN"]);
    let unknown = of_sloth(&prometheus, "nobody's", &[]);
    unknown.lacks(
        "no_data",
        "error-budget/no-data",
        &["no series for", SLOTH_REMAINING],
    );
}

#[test]
fn events_beside_sloth_count_instead_of_its_averages() {
    let prometheus = sloth();
    let events = [
        ("errors", "sum(last_over_time(shop_errors[{{.window}}]))"),
        ("total", "sum(last_over_time(shop_total[{{.window}}]))"),
    ];
    let report = of_sloth(&prometheus, "api", &events).report(&[], 1);
    assert_eq!(codes(&report), ["error-budget/bugfix-only"], "{report:#}");
    assert_eq!(report["slos"][0]["remaining"], json!(0.1), "{report:#}");
    assert_eq!(report["slos"][0]["bad"], 900, "{report:#}");
    assert_eq!(report["slos"][0]["window"], "30d", "{report:#}");
    assert_eq!(rates(&report)[0], ("5m", 0.5));
}

#[test]
fn policy_and_source_must_agree() {
    let prometheus = sloth();
    let api = || of_sloth(&prometheus, "api", &[]);
    let same = api().objective("target-percent: 99.90, window: 720h");
    same.tells(&[], 0, &["45.0 % left"]);
    let other = api().objective("target-percent: 99.95");
    other.lacks("invalid", "error-budget/invalid", &["99.95 %", "99.9 %"]);
    let other = api().objective("window: 28d");
    other.lacks("invalid", "error-budget/invalid", &["28d", "30d"]);
}

#[test]
fn pyrras_series_tell_all_there_is_to_know() {
    let api = "{ slo: shop-api, team: shop }";
    let prometheus = recording(&[
        ("pyrra_objective", api, "vector(0.995)"),
        ("pyrra_window", api, "vector(2419200)"),
        ("pyrra_requests_total", api, "vector(40000)"),
        ("pyrra_errors_total", api, "vector(140)"),
        ("pyrra_availability", api, "vector(0.9965)"),
        ("pyrra_objective", "{ slo: new }", "vector(0.995)"),
        ("pyrra_window", "{ slo: new }", "vector(2419200)"),
        ("pyrra_availability", "{ slo: new }", "vector(0) / 0"),
        ("pyrra_availability", "{ slo: twice, pod: a }", "vector(1)"),
        ("pyrra_availability", "{ slo: twice, pod: b }", "vector(1)"),
    ]);
    let of = |slo| {
        let source = source("pyrra", &prometheus.address(), &[("slo", slo)]);
        Scene::of(&prometheus.host(), source).objective("")
    };
    // One sample alone shows no growth.
    prometheus.wait_until("increase(pyrra_errors_total[5m])", |it| it.len() == 1);
    let report = of("shop-api").report(&[], 0);
    let slo = &report["slos"][0];
    assert_eq!(codes(&report), ["error-budget/fits"], "{report:#}");
    for (key, wanted) in [
        ("status", json!("ok")),
        ("remaining", json!(0.3)),
        ("tier", json!("reinforced")),
        ("error_ratio", json!(0.0035)),
        ("target_percent", json!(99.5)),
        ("window", json!("28d")),
    ] {
        assert_eq!(slo[key], wanted, "{key}: {report:#}");
    }
    // Its counters stand still.
    assert!(
        rates(&report).iter().all(|(_, rate)| *rate == 0.0),
        "{report:#}"
    );
    assert_eq!(rates(&report).len(), 7);
    of("shop-api").tells(&["--change", "risky"], 1, &["30.0 % left", "nothing risky"]);

    of("new").lacks("no_data", "error-budget/no-data", &["NaN"]);
    of("twice").lacks("ambiguous", "error-budget/ambiguous", &["2 series for"]);
    of("other").lacks(
        "no_data",
        "error-budget/no-data",
        &["no series for pyrra_availability"],
    );
}

const OPENSLO: &str = r#"
apiVersion: openslo/v1
kind: SLO
metadata: { name: api }
spec:
  service: shop
  indicator:
    metadata: { name: api-errors }
    spec:
      ratioMetric:
        counter: true
        bad: { metricSource: { type: Prometheus, spec: { query: 'sum(last_over_time(shop_errors[28d]))' } } }
        total: { metricSource: { type: Prometheus, spec: { query: 'sum(last_over_time(shop_total[28d]))' } } }
  timeWindow: [{ duration: 28d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives:
    - { displayName: gold, targetPercent: 99.9 }
    - { displayName: silver, targetPercent: 99 }
---
apiVersion: openslo/v1
kind: SLO
metadata: { name: slices }
spec:
  service: shop
  indicator:
    metadata: { name: fine }
    spec:
      ratioMetric:
        raw: { metricSource: { type: Prometheus, spec: { query: 'avg_over_time(shop_fine[{{.window}}])' } } }
        rawType: success
  timeWindow: [{ duration: 1d, isRolling: true }]
  budgetingMethod: Timeslices
  objectives:
    - { displayName: met, target: 0.9, timeSliceTarget: 0.95, timeSliceWindow: 1m }
    - { displayName: missed, target: 0.9, timeSliceTarget: 0.99, timeSliceWindow: 1m }
"#;

fn of_openslo(prometheus: &Prometheus, name: &str, objective: &str) -> Scene {
    let keys = [
        ("file", "slo.yaml"),
        ("name", name),
        ("objective", objective),
    ];
    let source = source("openslo", &prometheus.address(), &keys);
    Scene::of(&prometheus.host(), source)
        .objective("")
        .file("slo.yaml", OPENSLO)
}

#[test]
fn an_openslo_file_says_what_is_asked_and_how_it_is_judged() {
    let prometheus = recording(&[
        ("shop_total", "{}", "vector(1000000)"),
        ("shop_errors", "{}", "vector(850)"),
    ]);
    let gold = of_openslo(&prometheus, "api", "gold").report(&[], 1);
    let slo = &gold["slos"][0];
    for (key, wanted) in [
        ("remaining", json!(0.15)),
        ("tier", json!("bugfix_only")),
        ("total", json!(1_000_000)),
        ("bad", json!(850)),
        ("allowed_bad", json!(1_000)),
        ("target_percent", json!(99.9)),
        ("window", json!("28d")),
    ] {
        assert_eq!(slo[key], wanted, "{key}: {gold:#}");
    }
    assert_eq!(rates(&gold)[0], ("5m", 0.85), "{gold:#}");
    let silver = of_openslo(&prometheus, "api", "silver");
    silver.tells(&[], 0, &["91.5 % left (failures: 850 of 10,000 allowed)"]);

    let other = of_openslo(&prometheus, "nobody's", "gold");
    other.lacks("invalid", "error-budget/invalid", &["slo.yaml"]);
    let source = source("openslo", &prometheus.address(), &[("file", "none.yaml")]);
    let none = Scene::of(&prometheus.host(), source).objective("");
    none.lacks("no_data", "error-budget/no-data", &["none.yaml"]);
}

#[test]
fn slices_of_time_are_good_or_bad_as_a_whole() {
    let exporter = Exporter::start(&aged("shop_fine", "0.97", 130));
    let prometheus = Prometheus::with_rules("").scraping(&exporter).start();
    // It is seen at the two minutes that began since.
    let slices = "count_over_time(shop_fine[1d:1m]) >= 2";
    prometheus.wait_until(slices, |series| series.len() == 1);

    let of = |objective| of_openslo(&prometheus, "slices", objective).settings("min-events: 0");
    let met = of("met").report(&[], 0);
    assert_eq!(met["slos"][0]["remaining"], 1, "{met:#}");
    assert_eq!(met["slos"][0]["bad"], 0, "{met:#}");
    let missed = of("missed").report(&[], 1);
    assert_eq!(missed["slos"][0]["remaining"], -9, "{missed:#}");
    assert_eq!(
        missed["slos"][0]["bad"], missed["slos"][0]["total"],
        "{missed:#}"
    );
}
