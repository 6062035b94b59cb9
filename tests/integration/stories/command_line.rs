//! `gonogo check` with arguments: at a terminal, and in a `run:` step of a workflow.

use super::events::pushed_to;
use super::runner::{Ended, FRIDAY, Step, TUESDAY, action, person};
use super::{CHECKLIST_POLICY, DONE, OPEN, acme, empty_shop, shop, status, the_comment};

const POLICY: &str = ".github/gonogo.yml";
const WEAK: &str = "\
version: 1
gates:
  checklist:
    sources: [pull-request]
    on-empty: pass
";

fn check(step: Step, line: &str) -> Ended {
    let arguments: Vec<&str> = line.split_whitespace().collect();
    step.run_with(&arguments)
}

#[test]
fn a_person_judges_a_pull_request_by_the_policy_of_the_working_tree() {
    let github = empty_shop(OPEN);
    let step = person(&github).file(POLICY, CHECKLIST_POLICY).at(TUESDAY);
    let ended = check(step, "check --repo acme/shop --pr 7");
    assert_eq!(ended.exit, 3, "{}", ended.everything());
    assert!(
        ended.out.contains("🟡 HOLD for production"),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("of the working tree"), "{}", ended.out);
    assert_eq!(status(&github), "pending");
    assert_eq!(acme(&github).comments(7)[0].author, "maria");
    assert!(ended.outputs.is_empty() && ended.summary.is_empty());
}

#[test]
fn a_second_run_of_the_same_person_edits_their_comment() {
    let github = empty_shop(OPEN);
    for list in [OPEN, DONE] {
        acme(&github).thread(7).described(list);
        let step = person(&github).file(POLICY, CHECKLIST_POLICY).at(TUESDAY);
        check(step, "check --repo acme/shop --pr 7");
    }
    assert!(the_comment(&github).contains("🟢 GO"));
    assert_eq!(status(&github), "success");
}

#[test]
fn a_named_policy_file_may_lie_anywhere() {
    let github = empty_shop(OPEN);
    let step = person(&github).file("release/gate.yml", CHECKLIST_POLICY);
    let ended = check(
        step,
        "check --repo acme/shop --pr 7 --policy release/gate.yml",
    );
    assert_eq!(ended.exit, 3);
    assert!(ended.out.contains("release/gate.yml"), "{}", ended.out);
}

#[test]
fn without_a_repository_nothing_is_asked() {
    let github = empty_shop(OPEN);
    let step = person(&github).file(POLICY, CHECKLIST_POLICY);
    let ended = check(step, "check --pr 7");
    assert_eq!(ended.exit, 2);
    assert!(ended.err.contains("--repo OWNER/NAME"), "{}", ended.err);
    assert!(github.requests().is_empty());
}

#[test]
fn another_instant_needs_a_dry_run() {
    let github = empty_shop(DONE);
    let line = format!("check --repo acme/shop --pr 7 --at {FRIDAY}");
    let ended = check(person(&github).file(POLICY, CHECKLIST_POLICY), &line);
    assert_eq!(ended.exit, 2);
    assert!(ended.err.contains("--dry-run"), "{}", ended.err);
    assert!(github.requests().is_empty());
}

#[test]
fn another_instant_is_simulated_and_says_so_in_every_form() {
    let github = empty_shop(DONE);
    for (format, word) in [
        ("text", "SIMULATED"),
        ("markdown", "SIMULATED"),
        ("json", "\"simulated\": true"),
    ] {
        let line = format!(
            "check --repo acme/shop --pr 7 --dry-run --format {format} --at 2027-01-04T08:00:00Z"
        );
        let ended = check(person(&github).file(POLICY, CHECKLIST_POLICY), &line);
        assert_eq!(ended.exit, 0, "{}", ended.everything());
        assert!(ended.out.contains(word), "{}", ended.out);
        assert!(ended.out.contains("2027-01-04"), "{}", ended.out);
    }
    assert!(github.writes().is_empty());
}

#[test]
fn no_variable_moves_the_clock() {
    let github = empty_shop(DONE);
    let mut step = person(&github).file(POLICY, CHECKLIST_POLICY).at(TUESDAY);
    for name in [
        "GONOGO_AT",
        "GONOGO_NOW",
        "SOURCE_DATE_EPOCH",
        "FAKETIME",
        "INPUT_AT",
    ] {
        step = step.variable(name, "2027-01-04T08:00:00Z");
    }
    let ended = check(step, "check --repo acme/shop --pr 7 --format json");
    assert!(
        ended
            .out
            .contains("\"decided_at\": \"2026-11-24T10:30:00+01:00\""),
        "{}",
        ended.out
    );
}

#[test]
fn a_step_on_the_runner_is_not_judged_by_the_policy_of_its_checkout() {
    let github = shop(CHECKLIST_POLICY, "Nothing to tick.");
    for policy in [
        "",
        " --policy .github/gonogo.yml",
        " --policy ./.github/gonogo.yml",
    ] {
        let step = action(&github, pushed_to(&github, 7))
            .variable("GITHUB_TOKEN", &github.job_token())
            .file(POLICY, WEAK)
            .at(TUESDAY);
        let ended = check(step, &format!("check --pr 7{policy}"));
        assert_eq!(ended.exit, 1, "{}", ended.everything());
        assert!(!ended.out.contains("of the working tree"), "{}", ended.out);
    }
    assert_eq!(status(&github), "failure");
}

#[test]
fn a_step_on_the_runner_takes_no_policy_from_outside_the_repository() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let step = action(&github, pushed_to(&github, 7));
    let ended = check(step, "check --pr 7 --policy /tmp/mine.yml");
    assert_eq!(ended.exit, 2);
    assert!(github.requests().is_empty());
}

#[test]
fn every_open_pull_request_makes_one_json_document() {
    let github = empty_shop(OPEN);
    acme(&github).open_pull_request(8).described(DONE);
    let step = person(&github).file(POLICY, CHECKLIST_POLICY).at(TUESDAY);
    let ended = check(
        step,
        "check --repo acme/shop --format json --evidence out/e.json",
    );
    assert_eq!(ended.exit, 3);
    let documents: serde_json::Value = serde_json::from_str(&ended.out).expect("one document");
    let decisions: Vec<_> = documents.as_array().expect("a list").iter().collect();
    assert_eq!(decisions.len(), 2);
    for document in decisions {
        let number = &document["subject"]["pull_request"];
        let evidence = ended.file(&format!("out/e-{number}.json"));
        assert!(evidence.contains("gonogo-evidence/1"), "{evidence}");
    }
}

#[test]
fn a_working_tree_without_a_policy_is_unknown() {
    let github = empty_shop(DONE);
    let ended = check(person(&github), "check --repo acme/shop --pr 7");
    assert_eq!(ended.exit, 5);
    assert_eq!(status(&github), "error");
}
