//! Whether what the gates read besides GitHub's records can be read now.

use super::stage::{PERSON, Stage};
use crate::fake_prometheus::FakePrometheus;
use crate::fake_registry::FakeRegistry;
use crate::stories::npm_audit::project::vulnerable;
use crate::stories::npm_audit::stage;

const LINE: [&str; 5] = ["doctor", "--repo", "acme/shop", "--format", "json"];

fn audited(registry: &FakeRegistry) -> Stage {
    let stage = Stage::with(&stage::policy(registry, "registry: REGISTRY\n"));
    for (path, text) in vulnerable().files("") {
        stage.shop().file_on("main", &path, &text);
    }
    stage
}

#[test]
fn a_registry_that_answers_is_ok() {
    let registry = FakeRegistry::start();
    let stage = audited(&registry);
    let step = stage.step(PERSON).input("allow-hosts", &registry.host());
    let line: Vec<&str> = LINE.into_iter().chain(["--allow-hosts"]).collect();
    let host = registry.host();
    let line: Vec<&str> = line.into_iter().chain([host.as_str()]).collect();
    let examined = stage.examine(step, &line);
    assert_eq!(examined.result("source/read"), "ok", "{}", examined.text);
    assert!(!registry.asked().is_empty());
}

#[test]
fn a_registry_that_cannot_be_reached_is_a_problem() {
    // Nobody listens there any more.
    let registry = FakeRegistry::start();
    let stage = audited(&registry);
    let host = registry.host();
    drop(registry);
    let line: Vec<&str> = LINE.into_iter().chain(["--allow-hosts", &host]).collect();
    let examined = stage.examine(stage.step(PERSON), &line);
    assert_eq!(
        examined.result("source/read"),
        "problem",
        "{}",
        examined.text
    );
    assert_eq!(examined.exit, 1);
}

#[test]
fn a_host_inside_must_be_allowed_by_the_operator() {
    let registry = FakeRegistry::start();
    let stage = audited(&registry);
    let examined = stage.examine(stage.step(PERSON), &LINE);
    assert_eq!(
        examined.result("source/read"),
        "problem",
        "{}",
        examined.text
    );
    let said = examined.remedy("source/read");
    assert!(said.contains("allow-hosts"), "{said}");
    assert!(registry.asked().is_empty());
}

#[test]
fn a_server_of_figures_is_asked() {
    let prometheus = FakePrometheus::start();
    let policy = format!(
        "version: 1\ntimezone: UTC\ngates:\n  error-budget:\n    slos:\n      - id: api\n        \
         target-percent: \"99.9\"\n        window: 30d\n        source:\n          prometheus:\n            \
         url: {}\n            good: sum(rate(good[{{{{.window}}}}]))\n            \
         total: sum(rate(all[{{{{.window}}}}]))\n",
        prometheus.origin()
    );
    let stage = Stage::with(&policy);
    let host = prometheus.host();
    let line: Vec<&str> = LINE.into_iter().chain(["--allow-hosts", &host]).collect();
    let examined = stage.examine(stage.step(PERSON), &line);
    let said = examined.what("source/read");
    assert!(said.contains(prometheus.origin()), "{}", examined.text);
    assert!(!prometheus.asked().is_empty());
}

#[test]
fn owners_without_a_file_that_names_them_are_a_warning() {
    let roles = "roles: { product: { codeowners: true } }";
    let policy = format!("version: 1\ngates:\n  sign-off:\n    {roles}\n");
    for place in ["", "CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS"] {
        let stage = Stage::with(&policy);
        if !place.is_empty() {
            stage.shop().file_on("main", place, "* @quinn\n");
        }
        let examined = stage.person();
        let expected = if place.is_empty() { "warning" } else { "ok" };
        let found = examined.result("source/read");
        assert_eq!(found, expected, "{place}: {}", examined.text);
    }
}

#[test]
fn a_file_that_the_policy_names_and_nobody_has_is_a_problem() {
    let stage = Stage::new();
    stage.shop().remove_on("main", ".github/freeze.ics");
    let examined = stage.person();
    assert_eq!(
        examined.result("source/read"),
        "problem",
        "{}",
        examined.text
    );
    let said = examined.what("source/read");
    assert!(said.contains(".github/freeze.ics"), "{said}");
    assert_eq!(examined.exit, 1);
}
