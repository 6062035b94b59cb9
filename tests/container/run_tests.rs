//! The image as a step of a workflow: what it publishes, and what it never does.

use crate::runner::Finished;
use crate::story::{DONE, OPEN, POLICY, SIGNED, Story};

const STATUS: &str = "gonogo/production";

fn status(state: &str) -> Vec<(String, String)> {
    vec![(STATUS.to_owned(), state.to_owned())]
}

/// What holds for every run, whatever is decided.
fn check_manners(story: &Story, finished: &Finished) {
    assert_eq!(
        finished.changes_of_later_steps, "",
        "GITHUB_ENV and GITHUB_PATH are untouched"
    );
    assert!(
        finished.workspace.is_empty(),
        "left in the workspace: {:?}",
        finished.workspace
    );
    let shown = finished.everything_shown() + &story.comments().join("\n");
    assert!(!shown.contains(&story.token), "the token is shown");
}

#[test]
fn a_finished_checklist_is_go_and_published_on_every_surface() {
    let story = Story::new(POLICY, DONE);
    let finished = story.step().run();
    assert_eq!(finished.exit_code, Some(0), "{}", finished.log);
    assert_eq!(finished.outputs["decision"], "go");
    assert_eq!(finished.outputs["sha"], story.head());
    assert_eq!(story.statuses(), status("success"));
    let [comment] = &story.comments()[..] else {
        panic!("one comment: {:?}", story.comments())
    };
    let short_sha: String = story.head().chars().take(7).collect();
    for surface in [comment, &finished.summary] {
        assert!(
            surface.contains("GO") && surface.contains(&short_sha),
            "{surface}"
        );
        assert!(!surface.contains("NO-GO"), "{surface}");
    }
    check_manners(&story, &finished);
}

#[test]
fn a_comment_signs_off() {
    let story = Story::new(SIGNED, "");
    story.github.id_of("quinn");
    story.comment("2026-11-20T15:00:00Z", "mallory", "/go qa");
    let finished = story.step_of_comment().run();
    assert_eq!(finished.outputs["decision"], "hold", "{}", finished.log);
    assert_eq!(story.statuses(), status("pending"));
    story.comment("2026-11-20T15:10:00Z", "quinn", "Works.\n\n/go qa");
    let finished = story.step_of_comment().run();
    assert_eq!(finished.outputs["decision"], "go", "{}", finished.log);
    assert_eq!(finished.outputs["sha"], story.head());
    let newest = story.statuses().first().map(|(_, state)| state.clone());
    assert_eq!(newest.as_deref(), Some("success"));
    check_manners(&story, &finished);
}

#[test]
fn the_outputs_are_those_that_action_yml_promises() {
    let story = Story::new(POLICY, DONE);
    let outputs = story.step().run().outputs;
    let promised = [
        "comment_url",
        "decision",
        "evidence",
        "next_open",
        "reasons",
        "sha",
    ];
    let unknown: Vec<_> = outputs
        .keys()
        .filter(|name| !promised.contains(&name.as_str()))
        .collect();
    assert!(unknown.is_empty(), "not in action.yml: {unknown:?}");
}

#[test]
fn the_runner_is_told_to_mask_the_token() {
    let story = Story::new(POLICY, DONE);
    let finished = story.step().run();
    let mask = format!("::add-mask::{}", story.token);
    assert!(
        finished.log.lines().any(|line| line == mask),
        "{}",
        finished.log
    );
}

#[test]
fn a_second_run_says_the_same_in_the_same_comment() {
    let story = Story::new(POLICY, DONE);
    story.step().run();
    let finished = story.step().run();
    assert_eq!(finished.exit_code, Some(0), "{}", finished.log);
    assert_eq!(story.comments().len(), 1);
}

#[test]
fn an_open_item_holds_without_failing_the_step_on_a_pull_request() {
    let story = Story::new(POLICY, OPEN);
    let finished = story.step().run();
    assert_eq!(finished.exit_code, Some(0), "{}", finished.log);
    assert_eq!(finished.outputs["decision"], "hold");
    assert_eq!(story.statuses(), status("pending"));
    assert!(
        story.comments().concat().contains("Docs updated"),
        "{:?}",
        story.comments()
    );
    check_manners(&story, &finished);
}

#[test]
fn an_open_item_fails_the_step_where_that_is_asked_for() {
    let story = Story::new(POLICY, OPEN);
    let finished = story.step().with("fail-on", "hold").run();
    assert_eq!(finished.exit_code, Some(3), "{}", finished.log);
    check_manners(&story, &finished);
}

#[test]
fn a_dry_run_publishes_nothing() {
    let story = Story::new(POLICY, DONE);
    let finished = story.step().with("dry-run", "true").run();
    assert_eq!(finished.exit_code, Some(0), "{}", finished.log);
    assert!(story.statuses().is_empty() && story.comments().is_empty());
}

#[test]
fn a_fault_in_the_policy_has_its_own_exit_code_and_is_not_go() {
    let story = Story::new("version: 1\ngates:\n  chekclist: {}\n", DONE);
    let finished = story.step().run();
    assert_eq!(finished.exit_code, Some(5), "{}", finished.log);
    assert!(
        finished.log.contains("checklist"),
        "it suggests the right word: {}",
        finished.log
    );
    assert_not_go(&story, &finished);
}

#[test]
fn an_event_that_cannot_be_read_has_its_own_exit_code_and_is_not_go() {
    let story = Story::new(POLICY, DONE);
    let finished = story.step().with_event_file("{ \"action\": ").run();
    assert_eq!(finished.exit_code, Some(6), "{}", finished.log);
    assert_not_go(&story, &finished);
}

#[test]
fn a_token_that_github_does_not_know_is_not_go() {
    let story = Story::new(POLICY, DONE);
    let finished = story.step().with("github-token", "ghs_unknown").run();
    assert!(
        finished.exit_code.is_some_and(|code| code != 0),
        "{}",
        finished.log
    );
    assert_not_go(&story, &finished);
}

fn assert_not_go(story: &Story, finished: &Finished) {
    assert_ne!(
        finished.outputs.get("decision").map(String::as_str),
        Some("go")
    );
    let states = story.statuses();
    assert!(
        states.iter().all(|(_, state)| state != "success"),
        "{states:?}"
    );
    check_manners(story, finished);
}
