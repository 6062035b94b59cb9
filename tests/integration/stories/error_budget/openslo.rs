//! Objectives in an OpenSLO file: the one beside the policy counts, never the change's.

use super::figures::Figures;
use super::stage::Stage;
use crate::stories::acme;

const FILE: &str = "slo/api.yaml";

pub(crate) fn file(target: &str, id: &str) -> String {
    let metric = |what: &str| {
        format!(
            "{{ metricSource: {{ type: Prometheus, spec: {{ query: 'sum(increase(calls_{what}{{slo=\"{id}\"}}[{{{{.window}}}}]))' }} }} }}"
        )
    };
    format!(
        "apiVersion: openslo/v1\nkind: SLO\nmetadata: {{ name: api }}\nspec:\n  service: shop\n  indicator:\n    \
         metadata: {{ name: api }}\n    spec:\n      ratioMetric:\n        counter: true\n        good: {}\n        \
         total: {}\n  timeWindow: [{{ duration: 30d, isRolling: true }}]\n  budgetingMethod: Occurrences\n  \
         objectives: [{{ target: {target} }}]\n",
        metric("good"),
        metric("total"),
    )
}

fn stage(percent: f64) -> Stage {
    let stage = Stage::with(
        "slos:\n  - id: api\n    source: { openslo: { file: slo/api.yaml, url: PROMETHEUS } }\n",
    );
    acme(&stage.github).file_on("main", FILE, &file("0.999", "api"));
    Figures::of(&stage.prometheus, "api").left(percent);
    stage
}

#[test]
fn target_window_and_queries_come_from_the_file() {
    let stage = stage(80.0);
    let ended = stage.goes();
    assert!(
        ended
            .out
            .contains("api: 80.0 % left (failures: 200 of 1,000 allowed)"),
        "{}",
        ended.out
    );
    assert_eq!(stage.prometheus.asked().len(), 3);
}

#[test]
fn what_the_head_makes_of_the_file_is_not_read() {
    let stage = stage(19.0);
    let shop = acme(&stage.github);
    // An easy target, and another service's queries.
    shop.push_to_pull_request(7, &[(FILE, &file("0.5", "easy"))]);
    Figures::of(&stage.prometheus, "easy").left(100.0);
    stage.is_refused("`api`: 19.0 % left (failures: 810 of 1,000 allowed)");
    let asked = stage.prometheus.asked();
    assert!(
        asked.iter().all(|it| !it.what.contains("easy")),
        "{asked:#?}"
    );
    let head = shop.head_of_pull_request(7);
    let read = stage.github.requests().into_iter().filter(|request| {
        request.path.ends_with(FILE) && request.query.iter().any(|(_, at)| *at == head)
    });
    assert_eq!(read.count(), 0, "it is not even looked at");
}

#[test]
fn a_file_that_only_the_head_has_is_not_there() {
    let stage = stage(80.0);
    let shop = acme(&stage.github);
    shop.remove_on("main", FILE);
    shop.push_to_pull_request(7, &[(FILE, &file("0.999", "api"))]);
    stage.is_unknown("is not in the repository at the policy's commit");
    assert_eq!(stage.prometheus.asked().len(), 0);
}

#[test]
fn a_file_in_the_working_directory_is_not_it_either() {
    let stage = stage(19.0);
    let ended = stage.step().file(FILE, &file("0.5", "api")).run();
    assert_eq!(ended.exit, 1, "{}", ended.everything());
}

#[test]
fn a_file_that_cannot_be_used_is_unknown_and_says_where() {
    for text in [
        "",
        "]",
        "kind: SLO\n",
        &file("1", "api"),
        &file("0.999", "api").replace("duration: 30d", "duration: soon"),
        &file("0.999", "api").replace("Occurrences", "Guessing"),
        &file("0.999", "api").replace("openslo/v1", "openslo/v9"),
        &file("0.999", "api").replace("[{{.window}}]", "[5m]"),
    ] {
        let stage = stage(80.0);
        acme(&stage.github).file_on("main", FILE, text);
        stage.is_unknown(FILE);
        assert_eq!(stage.prometheus.asked().len(), 0, "{text}");
    }
}

#[test]
fn a_policy_that_says_another_target_is_unknown() {
    let stage = Stage::with(
        "slos:\n  - id: api\n    target-percent: 99\n    source: { openslo: { file: slo/api.yaml, url: PROMETHEUS } }\n",
    );
    acme(&stage.github).file_on("main", FILE, &file("0.999", "api"));
    Figures::of(&stage.prometheus, "api").left(80.0);
    stage.is_unknown("the policy's target is 99 %");
}
