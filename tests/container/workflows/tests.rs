//! Each workflow with each of its events, with the permissions that it has, and with fewer.

use std::collections::BTreeSet;
use std::fs;

use super::carry_out::{Lowered, Workflow};
use super::stories::STORIES;
use crate::fake_github::FakeGithub;

/// The workflows in which gonogo runs as an action.
fn workflows() -> Vec<String> {
    let mut found = Vec::new();
    for folder in ["workflows", ".github/workflows"] {
        let path = format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"));
        for entry in fs::read_dir(path).unwrap() {
            let entry = entry.unwrap();
            let text = fs::read_to_string(entry.path()).unwrap();
            if text.contains("uses: OWNER/gonogo@") || text.contains("uses: ./ ") {
                found.push(format!(
                    "{folder}/{}",
                    entry.file_name().into_string().unwrap()
                ));
            }
        }
    }
    found
}

#[test]
fn every_event_of_every_workflow_has_its_story() {
    let github = FakeGithub::start();
    let mut named = BTreeSet::new();
    for path in workflows() {
        for (event, _) in Workflow::read(&github, &path).events() {
            named.insert((path.clone(), event));
        }
    }
    let told = STORIES
        .iter()
        .map(|story| (story.path.to_owned(), story.event.to_owned()));
    assert_eq!(named, told.collect());
}

/// Tells the stories of a workflow, all with a permission lowered; the first fault.
fn fault(path: &str, lowered: Option<&Lowered>) -> Option<String> {
    let stories = STORIES.iter().filter(|story| story.path == path);
    let mut told = stories.filter_map(|story| (story.tell)(lowered).err());
    told.next()
}

#[track_caller]
fn check(path: &str) {
    assert_eq!(fault(path, None), None, "{path}");
    // And none of its permissions is too much.
    let github = FakeGithub::start();
    let workflow = Workflow::read(&github, path);
    for job in workflow.jobs_with_gonogo() {
        let granted = workflow.permissions(&job);
        let writes_issues = granted.iter().any(|it| it.0 == "issues" && it.1 == "write");
        for (permission, level) in granted {
            // GitHub takes either for a comment under a pull request, as its documentation has it. Which of the two a
            // server takes is not put to the test on production: both are asked for.
            let either = permission == "pull-requests" && writes_issues;
            let lowered = Lowered {
                job: job.clone(),
                permission,
                level: if level == "write" && !either {
                    "read"
                } else {
                    "none"
                },
            };
            let fault = fault(path, Some(&lowered));
            assert!(fault.is_some(), "{path} does very well with {lowered:?}");
        }
    }
}

#[test]
fn the_pull_request_workflow_needs_what_it_asks_for_and_does_what_it_says() {
    check("workflows/pull-request.yml");
}

#[test]
fn the_release_workflow_needs_what_it_asks_for_and_does_what_it_says() {
    check("workflows/release.yml");
}

#[test]
fn the_sign_off_workflow_needs_what_it_asks_for_and_does_what_it_says() {
    check("workflows/sign-off.yml");
}

#[test]
fn our_own_pull_request_workflow_needs_what_it_asks_for_and_does_what_it_says() {
    check(".github/workflows/gonogo.yml");
}

#[test]
fn our_own_publishing_workflow_needs_what_it_asks_for_and_does_what_it_says() {
    check(".github/workflows/promote.yml");
}
