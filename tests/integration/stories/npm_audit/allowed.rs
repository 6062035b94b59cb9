//! What the policy accepts for a while, and what it cannot accept.

use super::project::{Project, vulnerable};
use super::stage::{HOLE, Stage, hole};
use crate::fake_registry::Advisory;
use crate::stories::acme;

const UNTIL_TUESDAY: &str = "allow: [{ id: GHSA-xvch-5gv4-984h, reason: not reachable, owner: alice, expires: 2026-11-24 }]";

#[test]
fn what_is_allowed_is_go_until_the_day_after() {
    let stage = Stage::new(UNTIL_TUESDAY);
    stage.in_pull_request(&vulnerable());
    let ended = stage.step().run();
    stage.is_go(&ended);
    assert!(ended.summary.contains("1 allowed"), "{}", ended.summary);
    assert!(ended.summary.contains("not reachable"), "{}", ended.summary);
    assert!(
        stage.comment().contains("2026-11-25 00:00")
            || stage.comment().contains("Wed 25 Nov 00:00"),
        "until when it holds: {}",
        stage.comment()
    );
    // The last second of the last day, and the first of the next, on the policy's clock.
    let ended = stage.step().at("2026-11-24T22:59:59Z").run();
    stage.is_go(&ended);
    let ended = stage.step().at("2026-11-24T23:00:00Z").run();
    stage.is_no_go(&ended, "minimist 0.0.8");
    assert!(
        ended.out.contains("not reachable"),
        "what it was for: {}",
        ended.out
    );
    assert!(
        ended.summary.contains("alice"),
        "who decides anew: {}",
        ended.summary
    );
}

#[test]
fn an_entry_allows_its_advisory_and_no_other() {
    let stage = Stage::new(UNTIL_TUESDAY);
    let other = "GHSA-vh95-rmgr-6w4m";
    stage
        .registry
        .advises(hole().ghsa(other).severity("moderate"));
    let ended = stage.in_pull_request(&vulnerable()).run();
    stage.is_no_go(&ended, other);
    assert!(!ended.out.contains(&format!("({HOLE}")), "{}", ended.out);
}

#[test]
fn an_entry_for_another_package_or_way_allows_nothing() {
    let path = "path: \"other>minimist\"".to_owned();
    for field in ["package: mkdirp", &path] {
        let stage = Stage::new(&format!(
            "allow: [{{ id: {HOLE}, {field}, reason: x, expires: 2026-12-31 }}]"
        ));
        let ended = stage.in_pull_request(&vulnerable()).run();
        stage.is_no_go(&ended, HOLE);
        assert!(
            ended
                .everything()
                .contains("not in that package or on that way"),
            "{}",
            ended.everything()
        );
    }
}

#[test]
fn an_entry_for_one_way_does_not_allow_the_other() {
    let stage = Stage::new(&format!(
        "allow: [{{ id: {HOLE}, path: \"mkdirp>minimist\", reason: x, expires: 2026-12-31 }}]"
    ));
    let ended = stage.in_pull_request(&vulnerable()).run();
    stage.is_go(&ended);
    let twice = vulnerable()
        .needs("optimist", "^0.6.0")
        .has("optimist", "0.6.1")
        .that_needs("minimist", "0.0.8");
    let ended = stage.in_pull_request(&twice).run();
    stage.is_no_go(&ended, HOLE);
    assert!(ended.summary.contains("other ways"), "{}", ended.summary);
}

#[test]
fn a_severity_above_the_accepted_one_blocks_again() {
    let stage = Stage::new(&format!(
        "allow: [{{ id: {HOLE}, severity: high, reason: x, expires: 2026-12-31 }}]"
    ));
    let ended = stage.in_pull_request(&vulnerable()).run();
    stage.is_no_go(&ended, HOLE);
    assert!(ended.summary.contains("worse now"), "{}", ended.summary);
}

#[test]
fn malware_blocks_even_where_it_is_allowed_and_below_the_threshold() {
    let malware = Advisory::about("evil-pad").severity("low").malware();
    let stage = Stage::new(&format!(
        "fail-on: critical\nomit: [dev]\nscope: new\nallow: [{{ id: {}, reason: x, expires: 2026-12-31 }}]",
        malware.id()
    ));
    stage.registry.advises(malware);
    let project = Project::new()
        .needs("evil-pad", "1.0.0")
        .has("evil-pad", "1.0.0");
    let ended = stage.on_main(&project).in_pull_request(&project).run();
    stage.is_no_go(&ended, "Malware: evil-pad 1.0.0");
    assert!(ended.out.contains("cannot be allowed"), "{}", ended.out);
}

#[test]
fn an_entry_that_the_pull_request_brings_itself_allows_nothing() {
    let stage = Stage::new("");
    let policy = super::stage::policy(
        &stage.registry,
        &format!("registry: REGISTRY\n{UNTIL_TUESDAY}"),
    );
    stage
        .in_pull_request(&vulnerable())
        .pushed(&[(".github/gonogo.yml", &policy)]);
    let ended = stage.run();
    stage.is_no_go(&ended, HOLE);
    assert_ne!(acme(&stage.github).comments(7).len(), 0);
}
