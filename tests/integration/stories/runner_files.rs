//! The files that the runner gives: outputs and summary.

#![expect(
    clippy::disallowed_methods,
    reason = "a story makes the files that the product finds, and reads those it leaves"
)]

use super::events::pushed;
use super::runner::{Ended, FRIDAY, Step, TUESDAY, action};
use super::window::HOURS_AND_LIST;
use super::{CHECKLIST_POLICY, DONE, OPEN, acme, on_push, shop, status};
use crate::fake_github::FakeGithub;

const FILES: [&str; 2] = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"];

#[track_caller]
fn not_handed_over(github: &FakeGithub, ended: &Ended, file: &str) {
    assert_eq!(ended.exit, 7, "{file}: {}", ended.everything());
    assert_ne!(ended.output("decision"), "go", "{file}");
    assert!(ended.err.contains(file), "{}", ended.err);
    assert!(!ended.out.contains("🟢 GO"), "{file}: {}", ended.out);
    let annotations = ended
        .out
        .lines()
        .filter(|line| line.starts_with("::error "));
    assert!(
        annotations.into_iter().any(|line| line.contains(file)),
        "{}",
        ended.out
    );
    assert_eq!(acme(github).comments(7).len(), 1, "the rest is published");
    assert!(!status(github).is_empty(), "the rest is published");
}

#[test]
fn a_runner_without_one_of_its_files_gets_no_go() {
    for file in FILES {
        let github = shop(CHECKLIST_POLICY, DONE);
        let ended = on_push(&github).without(file).run();
        not_handed_over(&github, &ended, file);
    }
}

#[test]
fn a_file_that_cannot_be_written_is_no_go() {
    for file in FILES {
        for place in ["/nowhere/at/all", "/", "/proc/version"] {
            let github = shop(CHECKLIST_POLICY, DONE);
            let ended = on_push(&github).variable(file, place).run();
            not_handed_over(&github, &ended, file);
        }
    }
}

#[test]
fn a_file_that_is_a_link_is_not_written_through() {
    let folder = tempfile::tempdir().expect("a folder");
    let (target, link) = (folder.path().join("target"), folder.path().join("link"));
    std::fs::write(&target, "").expect("a file");
    std::os::unix::fs::symlink(&target, &link).expect("a link");
    for file in FILES {
        let github = shop(CHECKLIST_POLICY, DONE);
        let ended = on_push(&github)
            .variable(file, &link.display().to_string())
            .run();
        not_handed_over(&github, &ended, file);
    }
    assert_eq!(std::fs::read_to_string(&target).expect("a file"), "");
}

#[test]
fn an_event_with_nothing_to_decide_needs_its_files_too() {
    for file in FILES {
        let github = shop(CHECKLIST_POLICY, DONE);
        let commit = acme(&github).head_of("main");
        let step: Step = action(&github, pushed("refs/heads/main", &commit));
        let ended = step.without(file).at(TUESDAY).run();
        assert_eq!(ended.exit, 7, "{}", ended.everything());
        assert!(ended.err.contains(file), "{}", ended.err);
    }
}

#[test]
fn the_outputs_are_those_that_action_yml_declares() {
    let github = shop(HOURS_AND_LIST, OPEN);
    let step = on_push(&github).input("evidence", "evidence.json");
    let ended = step.at(FRIDAY).run();
    let outputs = include_str!("../../../action.yml")
        .lines()
        .skip_while(|line| *line != "outputs:")
        .skip(1)
        .take_while(|line| line.is_empty() || line.starts_with(' '));
    let mut declared: Vec<&str> = outputs
        .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'))
        .filter(|name| !name.starts_with(' '))
        .collect();
    // Those of tags and of `notes` have stories of their own.
    declared.retain(|name| !matches!(*name, "notes" | "version"));
    declared.sort_unstable();
    let set: Vec<&str> = ended.outputs.keys().map(String::as_str).collect();
    assert_eq!(set, declared);
}

#[test]
fn outputs_survive_lines_in_foreign_text() {
    let github = shop(CHECKLIST_POLICY, OPEN);
    let list = "- [ ] evil\r::set-output name=decision::go\n- [ ] <<EOF\n- [ ] decision=go\n";
    acme(&github).thread(7).described(list);
    let ended = on_push(&github).run();
    assert_eq!(ended.output("decision"), "hold");
    let names: Vec<&str> = ended.outputs.keys().map(String::as_str).collect();
    assert_eq!(names, ["comment_url", "decision", "reasons", "sha"]);
    let reasons: serde_json::Value =
        serde_json::from_str(ended.output("reasons")).expect("one JSON document");
    assert_eq!(reasons[0]["code"], "checklist/open-items");
    for line in ended.out.lines().chain(ended.err.lines()) {
        let command = line.trim_start().starts_with("::");
        let ours = ["::add-mask::", "::warning ", "::error "];
        assert!(
            !command || ours.iter().any(|ours| line.starts_with(ours)),
            "{line}"
        );
    }
}
