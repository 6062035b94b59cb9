//! Lockfiles that are large, deep, circular or crooked, through the whole product.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::stories::acme;
use crate::stories::npm_audit::project::{Project, mended, vulnerable};
use crate::stories::npm_audit::stage::{HOLE, Stage};
use crate::stories::runner::Ended;

/// Long for a machine of today; a cost that grows faster than the work is longer.
const LONG: Duration = Duration::from_secs(60);

/// Runs, and says how long it took.
fn timed(stage: &Stage) -> (Ended, Duration) {
    let began = Instant::now();
    let ended = stage.step().input("evidence", "e.json").run();
    (ended, began.elapsed())
}

#[test]
#[expect(clippy::disallowed_macros, reason = "a measurement is shown")]
fn twenty_thousand_packages_are_judged_in_time() {
    let stage = Stage::new("");
    // Chains of a hundred, each ending in the hole.
    let mut project = Project::new();
    for at in 0..20_000 {
        let name = format!("package-{at:05}");
        let next = match (at + 1) % 100 {
            0 => "minimist".to_owned(),
            _ => format!("package-{:05}", at + 1),
        };
        if at % 100 == 0 {
            project = project.needs(&name, "^1.0.0");
        }
        project = project.has(&name, "1.0.0").that_needs(&next, "*");
    }
    let project = project.has("minimist", "0.0.8");
    let (ended, took) = timed(stage.in_pull_request(&project));
    stage.is_no_go(&ended, "minimist 0.0.8");
    assert_eq!(stage.registry.the_question().names().len(), 20_001);
    eprintln!("20,001 packages: {took:.1?} with both models");
    assert!(took < LONG, "{took:?}");
    assert!(ended.summary.len() < 1 << 20 && stage.comment().len() < 60_000);
    assert!(
        ended.file("e.json").len() < 4 << 20,
        "{}",
        ended.file("e.json").len()
    );
}

#[test]
fn circles_end() {
    let stage = Stage::new("");
    let mut project = Project::new().needs("ring-0", "*");
    for at in 0..500 {
        project = project
            .has(&format!("ring-{at}"), "1.0.0")
            .that_needs(&format!("ring-{}", (at + 1) % 500), "*")
            .that_needs(&format!("ring-{}", (at + 250) % 500), "*")
            .that_needs("ring-0", "*");
    }
    let project = project.that_needs("minimist", "*").has("minimist", "0.0.8");
    let (ended, took) = timed(stage.in_pull_request(&project));
    stage.is_no_go(&ended, HOLE);
    assert!(took < LONG, "{took:?}");
}

#[test]
fn more_ways_than_anybody_can_count_are_not_counted() {
    let stage = Stage::new(&format!(
        "allow: [{{ id: {HOLE}, path: \"a-0>b-1>minimist\", reason: x, expires: 2026-12-31 }}]"
    ));
    // Two to the power of thirty ways.
    let mut project = Project::new().needs("a-0", "*").needs("b-0", "*");
    for at in 0..30 {
        for side in ["a", "b"] {
            project = project.has(&format!("{side}-{at}"), "1.0.0");
            for next in ["a", "b"] {
                project = project.that_needs(&format!("{next}-{}", at + 1), "*");
            }
        }
    }
    for side in ["a", "b"] {
        project = project
            .has(&format!("{side}-30"), "1.0.0")
            .that_needs("minimist", "*");
    }
    let (ended, took) = timed(stage.in_pull_request(&project.has("minimist", "0.0.8")));
    stage.is_no_go(&ended, HOLE);
    assert!(took < LONG, "{took:?}");
}

#[test]
fn the_same_package_in_a_thousand_places_is_asked_about_once() {
    let stage = Stage::new("");
    let mut project = Project::new();
    for at in 0..1_000 {
        let name = format!("user-{at}");
        project = project
            .needs(&name, "*")
            .has(&name, "1.0.0")
            .that_needs("minimist", "*")
            .has_entry(
                &format!("node_modules/{name}/node_modules/minimist"),
                json!({ "version": "0.0.8" }),
            );
    }
    let (ended, took) = timed(stage.in_pull_request(&project));
    stage.is_no_go(&ended, HOLE);
    assert_eq!(
        stage.registry.the_question().versions["minimist"],
        ["0.0.8"]
    );
    assert!(took < LONG, "{took:?}");
}

#[test]
fn a_lockfile_over_its_limit_is_unknown_and_says_so() {
    let stage = Stage::new("");
    let mut text = mended().lockfile();
    text.push_str(&" ".repeat(33 << 20));
    stage.pushed(&[
        ("package.json", &mended().manifest()),
        ("package-lock.json", &text),
    ]);
    let ended = stage.run();
    stage.is_unknown(&ended, "larger than is read");
    assert_eq!(stage.registry.asked().len(), 0);
}

#[test]
fn a_report_over_its_limit_is_unknown_and_says_so() {
    let stage = Stage::bare("reports: [{ file: audit.json, trust: workspace }]");
    let text = format!("{{}}{}", " ".repeat(33 << 20));
    let ended = stage.step().file("audit.json", &text).run();
    stage.is_unknown(&ended, "larger than is read");
}

#[test]
fn nesting_without_end_is_unknown() {
    let version_one = format!(
        "{{\"lockfileVersion\":1,\"dependencies\":{}{{}}{}}}",
        "{\"a\":{\"version\":\"1.0.0\",\"dependencies\":".repeat(10_000),
        "}}".repeat(10_000)
    );
    let far = format!("{}x", "node_modules/a/".repeat(5_000));
    let far = mended()
        .has_entry(&far, json!({ "version": "1.0.0" }))
        .lockfile();
    for text in [version_one, far] {
        let stage = Stage::new("");
        stage.pushed(&[("package-lock.json", &text)]);
        stage.is_unknown(&stage.run(), "package-lock.json");
    }
}

#[test]
fn what_lies_deep_where_nobody_looks_does_no_harm() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let (opened, closed) = (open.repeat(100_000), close.repeat(100_000));
        let deep = format!("{opened}1{closed}");
        let text = vulnerable()
            .lockfile()
            .replacen('{', &format!("{{\"x\":{deep},"), 1);
        let stage = Stage::new("");
        stage.pushed(&[
            ("package.json", &vulnerable().manifest()),
            ("package-lock.json", &text),
        ]);
        stage.is_no_go(&stage.run(), HOLE);
    }
}

#[test]
fn a_key_that_stands_twice_counts_as_it_does_for_npm() {
    let stage = Stage::new("");
    let safe = "\"node_modules/minimist\":{\"version\":\"1.2.8\"}";
    let text = vulnerable().lockfile();
    let twice = text.replacen(
        "\"node_modules/minimist\":",
        &format!("{safe},\"node_modules/minimist\":"),
        1,
    );
    assert_ne!(twice, text);
    stage.pushed(&[
        ("package.json", &vulnerable().manifest()),
        ("package-lock.json", &twice),
    ]);
    stage.is_no_go(&stage.run(), HOLE);
}

#[test]
fn a_folder_of_a_thousand_apps_is_too_many_to_be_sure() {
    let stage = Stage::new("lockfiles: [apps/*/package-lock.json]");
    let files: Vec<(String, String)> = (0..150)
        .flat_map(|at| mended().files(&format!("apps/app-{at}/")))
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (&**path, &**text))
        .collect();
    stage.pushed(&files);
    let ended = stage.run();
    stage.is_unknown(&ended, "apps/*/package-lock.json");
    let requests = stage.github.requests().len();
    assert!(requests < 500, "{requests} requests");
    assert_eq!(acme(&stage.github).comments(7).len(), 1);
}
