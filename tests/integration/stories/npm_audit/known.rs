//! What the base branch has, too.

use super::project::{mended, vulnerable, vulnerable_in_development};
use super::stage::{HOLE, Stage, hole};
use crate::fake_github::wire::faults::Fault;
use crate::stories::events::queued;
use crate::stories::{acme, ending, status_of};

const NEW: &str = "scope: new";

#[test]
fn what_the_base_branch_has_too_is_counted_and_does_not_block() {
    let stage = Stage::new(NEW);
    let ended = stage
        .on_main(&vulnerable())
        .in_pull_request(&vulnerable())
        .run();
    stage.is_go(&ended);
    assert!(
        ended.summary.contains("1 on the base branch, too"),
        "{}",
        ended.summary
    );
}

#[test]
fn what_is_new_blocks() {
    let stage = Stage::new(NEW);
    let ended = stage
        .on_main(&mended())
        .in_pull_request(&vulnerable())
        .run();
    stage.is_no_go(&ended, HOLE);
}

#[test]
fn another_advisory_about_a_known_package_is_new() {
    let stage = Stage::new(NEW);
    // The base has a version that only the first one is about.
    stage
        .registry
        .advises(hole().ghsa("GHSA-vh95-rmgr-6w4m").below("0.0.9"));
    let older = super::project::Project::new()
        .needs("mkdirp", "^0.5.0")
        .has("mkdirp", "0.5.1")
        .that_needs("minimist", "0.1.0")
        .has("minimist", "0.1.0");
    let ended = stage.on_main(&older).in_pull_request(&vulnerable()).run();
    stage.is_no_go(&ended, "GHSA-vh95-rmgr-6w4m");
    assert!(!ended.out.contains(&format!("({HOLE}")), "{}", ended.out);
}

#[test]
fn a_package_that_comes_from_development_into_production_is_new() {
    let stage = Stage::new(NEW);
    stage
        .on_main(&vulnerable_in_development())
        .in_pull_request(&vulnerable());
    stage.is_no_go(&stage.run(), "1 critical vulnerability in production");
}

#[test]
fn the_way_back_from_production_into_development_is_not() {
    let stage = Stage::new(NEW);
    stage
        .on_main(&vulnerable())
        .in_pull_request(&vulnerable_in_development());
    stage.is_go(&stage.run());
}

#[test]
fn a_lockfile_that_the_base_branch_does_not_have_is_all_new() {
    let stage = Stage::new(NEW);
    let ended = stage.in_pull_request(&vulnerable()).run();
    stage.is_no_go(&ended, HOLE);
}

#[test]
fn a_base_that_cannot_be_read_makes_everything_count_and_that_is_said() {
    let stage = Stage::new(NEW);
    stage.on_main(&vulnerable()).in_pull_request(&vulnerable());
    acme(&stage.github).file_on("main", "package-lock.json", "<<<<<<< ours\n");
    let ended = stage.run();
    stage.is_no_go(&ended, HOLE);
    assert!(
        ended.summary.contains("so everything counts"),
        "{}",
        ended.summary
    );
}

#[test]
fn a_tag_is_judged_as_a_whole() {
    let stage = Stage::new(NEW);
    let ended = stage.on_main(&vulnerable()).on_tag().run();
    assert_eq!(ending(&ended), (1, "no-go"), "{}", ended.everything());
    let commit = acme(&stage.github).head_of("v1.4.0");
    assert_eq!(status_of(&stage.github, &commit), "failure");
}

#[test]
fn both_lockfiles_are_one_question() {
    let stage = Stage::new(NEW);
    stage
        .on_main(&mended())
        .in_pull_request(&vulnerable())
        .run();
    let question = stage.registry.the_question();
    let mut versions = question.versions["minimist"].clone();
    versions.sort();
    assert_eq!(versions, ["0.0.8", "1.2.8"]);
}

#[test]
fn a_registry_that_fails_leaves_both_unknown() {
    let stage = Stage::new(NEW);
    stage.registry.fails(Fault::status(401));
    let ended = stage
        .on_main(&vulnerable())
        .in_pull_request(&vulnerable())
        .run();
    stage.is_unknown(&ended, "does not take the token");
}

#[test]
fn a_merge_group_is_compared_with_its_base_too() {
    for (base, exit, state) in [(vulnerable(), 0, "success"), (mended(), 1, "failure")] {
        let stage = Stage::new(NEW);
        stage.on_main(&base);
        let shop = acme(&stage.github);
        let branch = "gh-readonly-queue/main/pr-7-1111111111111111111111111111111111111111";
        for (path, text) in vulnerable().files("") {
            shop.file_on(branch, &path, &text);
        }
        let head = shop.head_of(branch);
        let ended = stage.on(queued(&head, 7)).run();
        assert_eq!(ended.exit, exit, "{}", ended.everything());
        assert_eq!(status_of(&stage.github, &head), state);
    }
}
