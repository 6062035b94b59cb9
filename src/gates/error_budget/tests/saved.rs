//! Files in gonogo's own form.

use super::scene::Scene;
use crate::change::ChangeClass;

fn file(entry: &str) -> Scene {
    let scene = Scene::new("slos: [{ id: api, source: { file: slo.json } }]");
    scene.file(&format!("{{\"slos\":[{{{entry}}}]}}"))
}

const ABOUT: &str = r#""id":"api","as_of":"2026-11-20T11:55:00Z","window":"30d""#;

#[test]
fn each_way_to_say_it_has_its_unit_in_its_name() {
    for (figures, remaining) in [
        (
            r#""target_percent":"99.9","total":1000000,"bad":250"#,
            "0.75",
        ),
        (r#""target_percent":99.9,"total":"1e6","bad":"250""#, "0.75"),
        (r#""target_percent":"99.9","bad_minutes":"21.6""#, "0.5"),
        (r#""remaining_ratio":"0.0075""#, "0.0075"),
        (r#""target_percent":"99.9","error_ratio":0.0004"#, "0.6"),
    ] {
        let scene = file(&format!("{ABOUT},{figures}"));
        assert_eq!(
            scene.numbers()["remaining"].to_string(),
            remaining,
            "{figures}"
        );
    }
}

#[test]
fn a_file_that_says_it_twice_not_at_all_or_oddly_is_not_believed() {
    for (entry, code) in [
        (format!("{ABOUT},\"target_percent\":99.9"), "invalid"),
        (
            format!("{ABOUT},\"target_percent\":99.9,\"total\":10"),
            "invalid",
        ),
        (
            format!("{ABOUT},\"target_percent\":99.9,\"total\":10,\"bad\":1,\"remaining_ratio\":1"),
            "invalid",
        ),
        (format!("{ABOUT},\"total\":10,\"bad\":1"), "invalid"),
        (
            format!("{ABOUT},\"target_percent\":100,\"total\":10,\"bad\":1"),
            "invalid",
        ),
        (
            format!("{ABOUT},\"target_percent\":99.9,\"total\":100,\"bad\":101"),
            "invalid",
        ),
        (format!("{ABOUT},\"remaining\":0.5"), "invalid"),
        (format!("{ABOUT},\"remaining_ratio\":1.5"), "invalid"),
        (format!("{ABOUT},\"remaining_ratio\":\"NaN\""), "no-data"),
        (
            r#""id":"other","as_of":"2026-11-20T11:55:00Z""#.to_owned(),
            "no-data",
        ),
        (
            r#""id":"api","window":"30d","remaining_ratio":1"#.to_owned(),
            "invalid",
        ),
        (
            r#""id":"api","window":"30d","remaining_ratio":1,"as_of":"2026-11-20T11:00:00Z""#
                .to_owned(),
            "stale",
        ),
        (
            r#""id":"api","window":"30d","remaining_ratio":1,"as_of":"2026-11-20T13:00:00Z""#
                .to_owned(),
            "invalid",
        ),
        (
            r#""id":"api","remaining_ratio":1,"as_of":"2026-11-20T11:55:00Z""#.to_owned(),
            "invalid",
        ),
    ] {
        file(&entry).comes_to("unknown", code);
    }
    let twice = format!("{ABOUT},\"remaining_ratio\":1}},{{{ABOUT},\"remaining_ratio\":1");
    file(&twice).comes_to("unknown", "ambiguous");
}

#[test]
fn a_file_that_the_change_could_write_does_not_count() {
    let scene = Scene::new("slos: [{ id: api, source: { file: slo.json } }]").of_class();
    assert!(scene.needs().is_empty());
    scene.comes_to("unknown", "self-declared");
    let warned = "slos: [{ id: api, source: { file: slo.json } }]\non-no-data: warn";
    Scene::new(warned)
        .of_class()
        .comes_to("unknown", "self-declared");
    let trusted = "slos: [{ id: api, source: { file: { path: slo.json, trust: workspace } } }]";
    let scene = Scene::new(trusted).of_class();
    let text = format!("{{\"slos\":[{{{ABOUT},\"remaining_ratio\":1}}]}}");
    scene.file(&text).comes_to("go", "taken-on-trust");
}

#[test]
fn a_lookback_that_is_there_twice_or_is_none_makes_the_file_unbelievable() {
    let of = |ratios: &str| {
        file(&format!(
            "{ABOUT},\"target_percent\":99.9,\"error_ratio\":0.0001,\"error_ratios\":{{{ratios}}}"
        ))
    };
    of(r#""1h":"0.0001","5m":"0""#).comes_to("go", "fits");
    // What cannot be read makes only that lookback unknown.
    of(r#""1h":"NaN","5m":"0""#).comes_to("go", "fits");
    for (ratios, word) in [
        (r#""1h":"0.5","1h":"0""#, "1h"),
        (r#""60m":"0.5","1h":"0""#, "1h"),
        (r#""1h":"0","":"0""#, ""),
        (r#""an hour":"0""#, "an hour"),
        (r#""0s":"0""#, "0s"),
        (r#""500ms":"0""#, "500ms"),
        (r#""1s500ms":"0""#, "1s500ms"),
        (r#""99999999999y":"0""#, "99999999999y"),
    ] {
        let scene = of(ratios);
        scene.comes_to("unknown", "invalid");
        let said = scene.said();
        assert!(said.contains(word) && said.contains("lookback"), "{said}");
    }
}

#[test]
fn a_list_is_no_object() {
    let scene = || Scene::new("slos: [{ id: api, source: { file: slo.json } }]");
    let entry = format!("{{{ABOUT},\"remaining_ratio\":1}}");
    let fine = format!("{{\"slos\":[{entry}]}}");
    scene().file(&fine).comes_to("go", "fits");
    let listed = r#"["api",null,"30d",null,null,null,1,null,{},"2026-11-20T11:55:00Z"]"#;
    for text in [
        format!("[[{entry}]]"),
        format!("{{\"slos\":[{listed}]}}"),
        fine.replace("\"id\"", "\"error_ratios\":[],\"id\""),
    ] {
        let scene = scene().file(&text);
        scene.comes_to("unknown", "invalid");
        let said = scene.said();
        assert!(said.contains("expected an object"), "{said}");
    }
}

#[test]
fn a_period_begins_on_a_clock_that_somebody_names() {
    let text = format!("{{\"slos\":[{{{ABOUT},\"remaining_ratio\":1}}]}}").replace("30d", "month");
    let section = "slos: [{ id: api, source: { file: slo.json } }]";
    let nowhere = Scene::new(section).file(&text);
    nowhere.comes_to("unknown", "invalid");
    let said = nowhere.said();
    assert!(said.contains("`timezone`"), "{said}");
    let named = format!("timezone: Europe/Paris\n{section}");
    Scene::new(&named).file(&text).comes_to("go", "fits");
}

#[test]
fn a_target_that_looks_like_a_share_is_none() {
    for target in ["0.999", "\".999\"", "1"] {
        let scene = file(&format!(
            "{ABOUT},\"target_percent\":{target},\"total\":10,\"bad\":5"
        ));
        scene.comes_to("unknown", "invalid");
        let said = scene.said();
        assert!(said.contains("looks like a share"), "{said}");
    }
}

/// A file with a window, in which every lookback has the same share of failures.
fn burning(window: &str, ratio: &str) -> Scene {
    let lookbacks = ["5m", "30m", "1h", "2h", "6h", "1d", "3d"];
    let ratios: Vec<String> = lookbacks
        .iter()
        .map(|it| format!("\"{it}\":\"{ratio}\""))
        .collect();
    file(&format!(
        "{},\"target_percent\":\"99.9\",\"total\":1000000,\"bad\":250,\"error_ratios\":{{{}}}",
        ABOUT.replace("30d", window),
        ratios.join(",")
    ))
}

#[test]
fn a_fast_burn_keeps_a_risky_change_back_however_short_the_window_is() {
    for window in ["1h", "24h", "49h", "7d", "30d"] {
        let risky = burning(window, "0.02").shipping(ChangeClass::Risky);
        risky.comes_to("no-go", "burning");
        burning(window, "0.02").comes_to("go", "burning-fast");
        let calm = burning(window, "0.0009").shipping(ChangeClass::Risky);
        calm.comes_to("go", "fits");
    }
}

#[test]
fn a_rate_over_its_limit_is_not_shown_below_it() {
    let scene = burning("7d", "0.00336").shipping(ChangeClass::Risky);
    scene.comes_to("no-go", "burning");
    let said = scene.said();
    assert!(
        said.contains("3.36 ×") && said.contains("(limit 3.36)"),
        "{said}"
    );
}

#[test]
fn objectives_that_do_not_count_are_not_missed() {
    let scene = Scene::new(
        "slos:\n  - { id: api, labels: [tier-1], source: { file: slo.json } }\n  - { id: b, source: { file: slo.json } }\ncombine: { label: tier-1 }\non-no-data: warn",
    );
    let scene = scene.file(&format!(
        "{{\"slos\":[{{{},\"remaining_ratio\":1}}]}}",
        ABOUT.replace("api", "b")
    ));
    scene.comes_to("unknown", "nothing-judged");
    let said = scene.said();
    assert!(
        said.contains("The only objective that counts could not be judged"),
        "{said}"
    );
}
