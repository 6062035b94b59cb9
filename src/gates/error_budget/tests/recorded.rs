//! What others record or tell: Sloth, Pyrra, Datadog, and numbers in JSON documents.

use super::scene::Scene;
use crate::facts::{Answer, Need};

const SLOTH: &str = "url: https://p.example, service: shop, slo: calls";

fn sloth(more: &str, values: &[(&str, &str)]) -> Scene {
    let section = format!("slos: [{{ id: api, source: {{ sloth: {{ {SLOTH}{more} }} }} }}]");
    let recorded = [("remaining", "0.8"), ("objective", "0.999"), ("days", "30")];
    let told = |key: &str| values.iter().any(|(other, _)| *other == key);
    let recorded = recorded.into_iter().filter(|(key, _)| !told(key));
    let values: Vec<_> = values.iter().copied().chain(recorded).collect();
    // Its own queries are asked once the window is known.
    Scene::new(&section).answered(&values).answered(&values)
}

#[test]
fn sloth_cannot_have_more_left_than_there_was() {
    sloth("", &[]).comes_to("go", "fits");
    sloth("", &[("remaining", "1.00001")]).comes_to("unknown", "invalid");
    sloth("", &[("remaining", "-3")]).comes_to("no-go", "freeze");
}

#[test]
fn own_queries_look_over_the_window_that_sloth_tells() {
    let of = |range: &str| {
        let more = format!(", errors: 'bad[{range}]', total: 'all[{range}]'");
        let (bad, all) = (format!("bad[{range}]"), format!("all[{range}]"));
        sloth(&more, &[(&bad, "250"), (&all, "1000000")])
    };
    of("720h").comes_to("go", "fits");
    let scene = of("7d");
    scene.comes_to("unknown", "invalid");
    let said = scene.said();
    assert!(
        said.contains("the query bad[7d] looks over 7d, and the window is 30d"),
        "{said}"
    );
}

#[test]
fn pyrras_counters_must_be_as_new_as_what_is_made_of_them() {
    let section = "slos: [{ id: api, source: { pyrra: { url: https://p.example, slo: calls } } }]";
    let recorded = [
        ("availability", "0.9999"),
        ("objective", "0.999"),
        ("window", "2592000"),
    ];
    let of = |age: &[(&'static str, &'static str)]| {
        let values: Vec<_> = recorded.iter().chain(age).copied().collect();
        Scene::new(section).answered(&values)
    };
    of(&[]).comes_to("go", "fits");
    for key in ["age:0", "age:1"] {
        of(&[(key, "1000")]).comes_to("unknown", "stale");
        of(&[(key, "NaN")]).comes_to("unknown", "stale");
    }
    let said = of(&[("age:1", "NaN")]).said();
    assert!(said.contains("pyrra_requests_total"), "{said}");
}

/// Answers the only need of a scene with these figures.
fn told(section: &str, figures: &[&str]) -> Scene {
    let scene = Scene::new(section);
    let needs = scene.needs();
    let [need @ Need::Figures { .. }] = needs.as_slice() else {
        panic!("{needs:?}");
    };
    let values = figures
        .iter()
        .map(|text| (!text.is_empty()).then(|| (*text).into()));
    let answer = Answer::Figures {
        values: values.collect(),
    };
    scene.fact(need.clone(), answer)
}

#[test]
fn datadog_may_answer_with_anything() {
    let section =
        "slos: [{ id: api, window: 30d, target-percent: 99.9, source: { datadog: { slo: a } } }]";
    let of = |target: &str, good: &str, from: &str| {
        let to = "1795175940";
        told(section, &[target, good, "1000000", "", from, to])
    };
    let from = "1792583940";
    of("99.9", "999900", from).comes_to("go", "fits");
    of("", "999900", from).comes_to("go", "fits");
    for (target, good, from) in [
        ("99.9", "999900", "-9223372036854775808"),
        ("99.9", "999900", "9223372036854775807"),
        ("99.9", "1000001", from),
        ("0.999", "999900", from),
    ] {
        of(target, good, from).comes_to("unknown", "invalid");
    }
}

#[test]
fn an_instant_in_json_may_have_parts_of_a_second() {
    let section = "slos: [{ id: api, window: 30d, target-percent: 99.9, source: { json: { url: 'https://p.example/slo', pointer: /left, unit: remaining-percent, as-of: /at } } }]";
    for (at, outcome, code) in [
        ("1795175999", "go", "fits"),
        ("1795175999.5", "go", "fits"),
        ("1.7951759995e9", "go", "fits"),
        ("2026-11-20T11:59:00Z", "go", "fits"),
        ("1795170000.5", "unknown", "stale"),
        ("1e60", "unknown", "invalid"),
        ("soon", "unknown", "invalid"),
    ] {
        told(section, &["80", at]).comes_to(outcome, code);
    }
    let section = section.replace("remaining-percent", "bad-minutes");
    told(&section, &["-1", "1795175999"]).comes_to("unknown", "invalid");
}
