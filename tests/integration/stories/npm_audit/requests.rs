//! How much is asked: one question to a registry, and of GitHub no file twice.

use std::collections::BTreeSet;

use super::project::{mended, vulnerable};
use super::stage::{HOLE, Stage};
use crate::stories::{acme, written};

/// What a run asks: questions to the registry, reads of files and folders, and everything.
#[track_caller]
fn check(stage: &Stage, questions: usize, contents: usize, all: usize) {
    stage.registry.forget_questions();
    stage.github.forget_requests();
    let ended = stage.run();
    assert!(matches!(ended.exit, 0 | 1), "{}", ended.everything());
    let requests = stage.github.requests();
    let read: Vec<_> = requests
        .iter()
        .filter(|it| it.operation.as_deref() == Some("repos/get-content"))
        .map(|it| (it.path.clone(), it.query.clone()))
        .collect();
    // The policy is read again at its commit.
    let policies = |path: &str| path.ends_with("gonogo.yml");
    let of_gate: Vec<_> = read.iter().filter(|(path, _)| !policies(path)).collect();
    let distinct: BTreeSet<_> = of_gate.iter().collect();
    let counts = (stage.registry.asked().len(), of_gate.len(), requests.len());
    assert_eq!(counts, (questions, contents, all), "{read:#?}");
    assert_eq!(
        distinct.len(),
        of_gate.len(),
        "a file is read twice: {of_gate:#?}"
    );
}

#[test]
fn one_lockfile_takes_four_reads_and_one_question() {
    let stage = Stage::new("");
    check(stage.in_pull_request(&mended()), 1, 4, ONE);
}

#[test]
fn a_run_that_finds_everything_as_it_was_writes_nothing() {
    let stage = Stage::new("");
    stage.in_pull_request(&vulnerable()).run();
    stage.github.forget_requests();
    stage.is_no_go(&stage.run(), HOLE);
    assert_eq!(written(&stage.github), [""; 0]);
    assert_eq!(acme(&stage.github).comments(7).len(), 1);
}

#[test]
fn the_base_takes_three_more_reads_and_no_question() {
    let stage = Stage::new("scope: new");
    check(
        stage.on_main(&mended()).in_pull_request(&mended()),
        1,
        7,
        ONE + 3,
    );
}

#[test]
fn three_lockfiles_by_a_pattern_take_a_list_four_reads_each_and_one_question() {
    let stage = Stage::new("lockfiles: [package-lock.json, apps/*/package-lock.json]");
    stage.in_pull_request(&mended());
    for folder in ["apps/a/", "apps/b/"] {
        stage.in_folder(folder, &mended());
    }
    check(&stage, 1, 13, ONE + 9);
}

#[test]
fn a_date_takes_one_more_request() {
    let stage = Stage::new("fix-within: { critical: 7d }");
    stage
        .github
        .published_advisory(HOLE, "2026-11-23T12:00:00Z");
    check(stage.in_pull_request(&vulnerable()), 1, 4, ONE + 1);
}

/// Everything that one lockfile takes on the first run of a pull request: the rest is what every run
/// reads and writes.
const ONE: usize = 16;
