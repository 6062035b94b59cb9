//! A registry that has a bad day.

use super::project::{mended, vulnerable};
use super::stage::{HOLE, Stage};
use crate::fake_github::wire::faults::Fault;
use crate::stories::{DONE, acme, status};

const BULK: &str = "-/npm/v1/security/advisories/bulk";

#[test]
fn a_registry_that_recovers_is_asked_again_and_answers() {
    for fault in [
        Fault::status(500),
        Fault::status(502),
        Fault::status(503),
        Fault::status(408),
        Fault::html(),
        Fault::json(""),
        Fault::json("[]"),
        Fault::Truncated,
        Fault::Reset,
        Fault::AnswerLost,
        Fault::secondary_limit(429, Some(2)),
    ] {
        for times in [1, 2] {
            let stage = Stage::new("");
            stage.registry.fails_first(times, fault.clone());
            let ended = stage.in_pull_request(&vulnerable()).run();
            stage.is_no_go(&ended, HOLE);
            assert_eq!(stage.registry.asked().len(), times + 1);
        }
    }
}

#[test]
fn a_final_no_is_not_asked_for_twice() {
    for (status, why) in [
        (400, "has no audit to give"),
        (401, "does not take the token"),
        (403, "does not take the token"),
        (404, "has no audit to give"),
        (405, "has no audit to give"),
        (410, "has no audit to give"),
        (501, "has no audit to give"),
    ] {
        let stage = Stage::new("");
        stage.registry.fails(Fault::status(status));
        let ended = stage.in_pull_request(&mended()).run();
        stage.is_unknown(&ended, why);
        assert!(
            ended.out.contains(&status.to_string()),
            "{status}: {}",
            ended.out
        );
        let endpoint = format!("POST {}{BULK}", stage.registry.origin());
        assert!(ended.out.contains(&endpoint), "{endpoint}: {}", ended.out);
        assert_eq!(stage.registry.asked().len(), 1, "{status}");
    }
}

#[test]
fn a_registry_that_wants_an_hour_is_not_waited_for() {
    let stage = Stage::new("");
    stage
        .registry
        .fails(Fault::secondary_limit(429, Some(3_600)));
    let ended = stage.in_pull_request(&mended()).run();
    stage.is_unknown(&ended, BULK);
    assert_eq!(stage.registry.asked().len(), 1);
}

#[test]
fn half_an_answer_is_none() {
    for text in [
        "{\"minimist\": {}}",
        "{\"minimist\": [null]}",
        "{\"minimist\": [7]}",
        "{\"a\":{}}",
        "{\"error\": \"not today\"}",
        "{\"minimist\": [{\"severity\": \"low\"",
        "{\"minimist\": []} {}",
        "null",
        "\"ok\"",
        "7",
    ] {
        let stage = Stage::new("");
        stage.registry.fails(Fault::json(text));
        let ended = stage.in_pull_request(&mended()).run();
        stage.is_unknown(&ended, BULK);
    }
}

#[test]
fn an_advisory_that_says_little_is_the_worst_that_it_can_be() {
    for text in [
        "{\"minimist\": [{}]}",
        "{\"minimist\": [{\"url\": \"https://github.com/advisories/GHSA-xvch-5gv4-984h\"}]}",
        "{\"minimist\": [{\"id\": 7, \"severity\": \"none\", \"vulnerable_versions\": \"latest\"}]}",
    ] {
        let stage = Stage::new("fail-on: critical");
        stage.registry.fails(Fault::json(text));
        let ended = stage.in_pull_request(&mended()).run();
        stage.is_no_go(
            &ended,
            "1 critical vulnerability in production: minimist 1.2.8",
        );
    }
}

#[test]
fn an_advisory_about_other_versions_does_not_count() {
    let stage = Stage::new("");
    let text = "{\"minimist\": [{\"vulnerable_versions\": \"<1.2.6\"}]}";
    stage.registry.fails(Fault::json(text));
    stage.is_go(&stage.in_pull_request(&mended()).run());
}

#[test]
fn an_answer_about_what_nobody_asked_is_no_answer() {
    for text in [
        "{\"left-pad\": [{\"severity\": \"high\"}]}",
        "{\"Minimist\": []}",
        "{\"errors\": [{\"status\": 500, \"message\": \"x\"}]}",
        "{\"error\": []}",
        "{\"minimist\": [{}], \"minimist\": []}",
    ] {
        let stage = Stage::new("");
        stage.registry.fails(Fault::json(text));
        let ended = stage.in_pull_request(&mended()).run();
        stage.is_unknown(&ended, "is not what it should be");
    }
}

#[test]
fn an_address_inside_that_only_the_policy_names_is_not_asked() {
    let stage = Stage::new("");
    stage.in_pull_request(&mended());
    let ended = stage.step().without("INPUT_ALLOW-HOSTS").run();
    stage.is_unknown(&ended, "is an address that is not asked");
    assert!(ended.out.contains("allow-hosts"), "{}", ended.out);
    assert_eq!(stage.registry.asked().len(), 0);
}

#[test]
fn a_registry_error_that_only_warns_is_never_go_by_itself() {
    for fault in [
        Fault::status(401),
        Fault::status(503),
        Fault::html(),
        Fault::json("[]"),
    ] {
        let stage = Stage::new("on-registry-error: warn");
        stage.registry.fails(fault);
        let ended = stage.in_pull_request(&mended()).run();
        assert_ne!(ended.output("decision"), "go", "{}", ended.everything());
        assert_ne!(status(&stage.github), "success");
        assert!(
            ended.summary.contains("was not audited"),
            "{}",
            ended.summary
        );
    }
}

/// With a list beside the gate.
fn with_list(lines: &str) -> Stage {
    let stage = Stage::new(lines);
    let policy = super::stage::policy(&stage.registry, &format!("registry: REGISTRY\n{lines}\n"));
    let policy = format!("{policy}  checklist:\n    sources: [pull-request]\n");
    acme(&stage.github).file_on("main", ".github/gonogo.yml", &policy);
    acme(&stage.github).thread(7).described(DONE);
    stage.in_pull_request(&mended());
    stage
}

#[test]
fn beside_a_gate_that_is_go_a_registry_error_that_warns_lets_the_run_be_go() {
    let stage = with_list("on-registry-error: warn");
    stage.registry.fails(Fault::status(503));
    let ended = stage.run();
    stage.is_go(&ended);
    assert!(
        stage.comment().contains("was not audited"),
        "{}",
        stage.comment()
    );
}

#[test]
fn beside_a_gate_that_is_go_a_registry_error_blocks_unless_the_policy_says_otherwise() {
    let stage = with_list("");
    stage.registry.fails(Fault::status(503));
    stage.is_unknown(&stage.run(), BULK);
}

#[test]
fn a_warning_about_the_registry_hides_no_broken_lockfile() {
    let stage = with_list("on-registry-error: warn");
    stage.registry.fails(Fault::status(503));
    stage.pushed(&[("package-lock.json", "{")]);
    stage.is_unknown(&stage.run(), "package-lock.json");
}

#[test]
fn one_lockfile_skipped_does_not_make_another_less_vulnerable() {
    let stage =
        Stage::new("on-registry-error: warn\nlockfiles: [package-lock.json, a/package-lock.json]");
    stage
        .in_pull_request(&vulnerable())
        .in_folder("a/", &mended());
    stage.is_no_go(&stage.run(), HOLE);
}
