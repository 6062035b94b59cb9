//! Objectives from OpenSLO files.

use super::scene::Scene;
use crate::facts::Need;

const OPENSLO: &str =
    "slos: [{ id: api, source: { openslo: { file: slo.yaml, url: 'https://p.example' } } }]";

fn openslo(window: &str, method: &str, queries: &str) -> String {
    let query = |what: &str| format!("{queries}{what}_total");
    counted(window, method, &query("bad"), &query("calls"))
}

/// As [`openslo`], of queries of its own.
fn counted(window: &str, method: &str, bad: &str, total: &str) -> String {
    format!(
        "apiVersion: openslo/v1\nkind: SLO\nmetadata: {{ name: api }}\nspec:\n  service: shop\n  indicator:\n    metadata: {{ name: calls }}\n    spec:\n      ratioMetric:\n        counter: true\n        bad: {{ metricSource: {{ type: Prometheus, spec: {{ query: '{bad}' }} }} }}\n        total: {{ metricSource: {{ type: Prometheus, spec: {{ query: '{total}' }} }} }}\n  timeWindow: [{window}]\n  {method}\n"
    )
}

const OCCURRENCES: &str = "budgetingMethod: Occurrences\n  objectives: [{ targetPercent: 99.9 }]";
const ROLLING: &str = "{ duration: 28d, isRolling: true }";

fn asked(scene: &Scene) -> Vec<String> {
    let queries = scene.needs().into_iter().filter_map(|need| match need {
        Need::Query { query, .. } => Some(query.for_parsing().to_owned()),
        _ => None,
    });
    queries.collect()
}

#[test]
fn an_openslo_file_says_what_is_asked() {
    let scene = Scene::new(OPENSLO);
    assert!(asked(&scene).is_empty(), "the file comes first");
    let scene = scene.file(&openslo(ROLLING, OCCURRENCES, ""));
    assert!(asked(&scene).contains(&"sum(increase(bad_total[28d]))".to_owned()));
    let calls = "sum(increase(calls_total[28d]))";
    let bad = "sum(increase(bad_total[28d]))";
    let scene = scene.answered(&[(calls, "1000000"), (bad, "500")]);
    scene.comes_to("go", "fits");
    assert_eq!(scene.numbers()["remaining"], 0.5);
}

#[test]
fn slices_of_time_are_counted_by_the_server() {
    let method = "budgetingMethod: Timeslices\n  objectives: [{ target: 0.99, timeSliceTarget: 0.95, timeSliceWindow: 1m }]";
    let scene = Scene::new(OPENSLO).file(&openslo(ROLLING, method, ""));
    let queries = asked(&scene);
    let total = queries
        .iter()
        .find(|query| query.starts_with("count_over_time((1 -") && !query.contains('<'));
    let total = total.unwrap();
    assert!(total.ends_with("[28d:1m])"), "{total}");
    assert!(
        queries
            .iter()
            .any(|query| query.contains("< 0.95)[28d:1m]")),
        "{queries:?}"
    );
}

#[test]
fn an_openslo_file_that_cannot_be_judged_says_why() {
    for text in [
        openslo(
            "{ duration: 1M, isRolling: false, calendar: { startTime: 2026-01-01 00:00:00, timeZone: Europe/Paris } }",
            OCCURRENCES,
            "",
        ),
        openslo(
            ROLLING,
            "budgetingMethod: RatioTimeslices\n  objectives: [{ target: 0.99 }]",
            "",
        ),
        openslo(
            ROLLING,
            "budgetingMethod: Occurrences\n  objectives: [{ target: 1.0 }]",
            "",
        ),
        openslo(ROLLING, OCCURRENCES, "rate("),
        "kind: SLO".to_owned(),
        String::new(),
    ] {
        let scene = Scene::new(OPENSLO).file(&text);
        scene.comes_to("unknown", "invalid");
        assert!(asked(&scene).is_empty());
    }
}

/// A file whose indicator is a ratio already.
fn raw(method: &str, query: &str) -> String {
    format!(
        "apiVersion: openslo/v1\nkind: SLO\nmetadata: {{ name: api }}\nspec:\n  service: shop\n  indicator:\n    metadata: {{ name: calls }}\n    spec:\n      ratioMetric:\n        rawType: failure\n        raw: {{ metricSource: {{ type: Prometheus, spec: {{ query: '{query}' }} }} }}\n  timeWindow: [{ROLLING}]\n  {method}\n"
    )
}

const SLICES: &str = "budgetingMethod: Timeslices\n  objectives: [{ target: 0.99, timeSliceTarget: 0.95, timeSliceWindow: 5m }]";

#[test]
fn the_ratio_of_a_slice_is_over_the_slice() {
    for query in ["bad[{{.window}}] / all[{{.window}}]", "bad[5m] / all[300s]"] {
        let scene = Scene::new(OPENSLO).file(&raw(SLICES, query));
        let queries = asked(&scene);
        let fine = "(1 - (bad[5m] / all[5m]\n))";
        let total = format!("count_over_time({fine}[28d:5m])");
        assert!(queries.contains(&total), "{queries:?}");
    }
    for query in ["bad:ratio", "sum(bad) / sum(all)"] {
        let scene = Scene::new(OPENSLO).file(&raw(SLICES, query));
        scene.comes_to("unknown", "invalid");
        let said = scene.said();
        let words = "the queries in slo.yaml do not look over the slice of time (5m)";
        assert!(said.contains(words), "{said}");
        assert!(asked(&scene).is_empty());
    }
}

#[test]
fn a_query_of_a_file_looks_over_the_window_or_the_slice_up_to_now() {
    for (method, bad, words) in [
        (
            OCCURRENCES,
            "sum(increase(x[5m]))",
            "looks over 5m, and the window is 28d",
        ),
        (
            OCCURRENCES,
            "sum(increase(x[28d])) + sum(increase(y[5m]))",
            "looks over 5m, and the window is 28d",
        ),
        (
            SLICES,
            "sum(increase(x[1h]))",
            "looks over 1h, and the slice of time is 5m",
        ),
        (
            OCCURRENCES,
            "sum(increase(x[28d] offset 3d))",
            "`offset` or `@`",
        ),
        (SLICES, "sum(increase(x[5m] @ end()))", "`offset` or `@`"),
    ] {
        let text = counted(ROLLING, method, bad, "sum(increase(z[{{.window}}]))");
        let scene = Scene::new(OPENSLO).file(&text);
        scene.comes_to("unknown", "invalid");
        let said = scene.said();
        assert!(said.contains(words) && said.contains("slo.yaml"), "{said}");
        assert!(asked(&scene).is_empty());
    }
    let fine = counted(
        ROLLING,
        OCCURRENCES,
        "sum_over_time(rate(x[5m])[4w:5m])",
        "sum(increase(z[672h]))",
    );
    assert!(!asked(&Scene::new(OPENSLO).file(&fine)).is_empty());
}

#[test]
fn a_file_says_what_it_means_by_its_target_and_its_counters() {
    let share = "budgetingMethod: Occurrences\n  objectives: [{ targetPercent: 0.999 }]";
    let gauge = openslo(ROLLING, OCCURRENCES, "").replace("counter: true", "counter: false");
    for (text, words) in [
        (openslo(ROLLING, share, ""), "looks like a share"),
        (gauge, "`counter: false`"),
    ] {
        let scene = Scene::new(OPENSLO).file(&text);
        scene.comes_to("unknown", "invalid");
        let said = scene.said();
        assert!(said.contains(words), "{said}");
    }
    // A share in its own place is one, however small.
    let small = "budgetingMethod: Occurrences\n  objectives: [{ target: 0.005 }]";
    let scene = Scene::new(OPENSLO).file(&openslo(ROLLING, small, ""));
    assert!(!asked(&scene).is_empty());
}

#[test]
fn a_period_of_a_file_needs_a_clock() {
    let month = "{ duration: 1M, isRolling: false }";
    let text = openslo(month, OCCURRENCES, "");
    let scene = Scene::new(OPENSLO).file(&text);
    scene.comes_to("unknown", "invalid");
    let said = scene.said();
    assert!(said.contains("`timezone`"), "{said}");
    let named = Scene::new(&format!("timezone: Europe/Paris\n{OPENSLO}")).file(&text);
    assert!(!asked(&named).is_empty());
}
