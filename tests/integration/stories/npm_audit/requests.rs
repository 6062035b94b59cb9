//! How much is asked: one question to a registry, and of GitHub no file twice.

use std::collections::BTreeSet;

use super::project::{mended, vulnerable};
use super::stage::{HOLE, Stage};
use crate::fake_github::wire::log::Logged;
use crate::stories::{acme, written};

/// Where files and folders are read: commit or branch, and path.
fn read(requests: &[Logged]) -> Vec<(String, String)> {
    let mut read = Vec::new();
    for request in requests {
        if let Some((_, path)) = request.path.split_once("/contents") {
            let at = request.query.iter().find(|(name, _)| name == "ref");
            let at = at.map(|(_, at)| at.clone()).unwrap_or_default();
            read.push((at, path.trim_start_matches('/').to_owned()));
        }
        let query = request.body["query"].as_str().unwrap_or_default();
        for commit in query.split(": object(oid: $").skip(1) {
            let variable = |text: &str| {
                let name = text.split(')').next().unwrap_or_default();
                request.body["variables"][name]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned()
            };
            let files = commit.split(": file(path: $").skip(1);
            read.extend(files.map(|file| (variable(commit), variable(file))));
        }
    }
    read
}

/// What a run asks: questions to the registry, files and folders, and requests in all.
#[track_caller]
fn check(stage: &Stage, questions: usize, contents: usize, all: usize) {
    stage.registry.forget_questions();
    stage.github.forget_requests();
    let ended = stage.run();
    assert!(matches!(ended.exit, 0 | 1), "{}", ended.everything());
    let requests = stage.github.requests();
    let read = read(&requests);
    // The policy is read again at its commit.
    let of_gate = read
        .iter()
        .filter(|(_, path)| !path.ends_with("gonogo.yml"));
    let of_gate: Vec<_> = of_gate.collect();
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
        ONE,
    );
}

#[test]
fn three_lockfiles_by_a_pattern_take_a_list_four_reads_each_and_one_question() {
    let stage = Stage::new("lockfiles: [package-lock.json, apps/*/package-lock.json]");
    stage.in_pull_request(&mended());
    for folder in ["apps/a/", "apps/b/"] {
        stage.in_folder(folder, &mended());
    }
    // With the list nothing but the two policies is read, each alone; the rest is one question.
    check(&stage, 1, 13, ONE + 3);
}

#[test]
fn a_date_takes_one_more_request() {
    let stage = Stage::new("fix-within: { critical: 7d }");
    stage
        .github
        .published_advisory(HOLE, "2026-11-23T12:00:00Z");
    check(stage.in_pull_request(&vulnerable()), 1, 4, ONE + 1);
}

#[test]
fn where_graphql_tells_of_no_files_each_takes_a_request() {
    let stage = Stage::new("");
    stage.github.tells_files_together(false);
    stage.in_pull_request(&mended());
    stage.github.forget_requests();
    let ended = stage.run();
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let requests = stage.github.requests();
    let questions = requests.iter().filter(|it| it.path == "/graphql");
    assert_eq!(questions.count(), 1, "it is put once, in vain");
    // Four of npm and two policies.
    assert_eq!(requests.len(), ONE + 6);
}

/// Everything that one lockfile takes on the first run of a pull request: the rest is what every run
/// reads and writes.
const ONE: usize = 11;
