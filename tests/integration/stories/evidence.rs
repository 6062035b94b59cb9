//! The record of a decision, and deciding again from it.

use serde_json::Value;

use super::runner::{Ended, TUESDAY, person};
use super::{CHECKLIST_POLICY, DONE, OPEN, ending, on_push, shop};

const NONE: &str = "Nothing to tick.";
const UNFIT: &str = "version: 1\ngates:\n  checklist:\n    sources: [release-issue]\n";
const INVALID: &str = "version: 1\ngates:\n  chekclist: {}\n";
const RICH: &str = "\
version: 1
timezone: America/New_York
locale: fr
gates:
  checklist:
    sources: [pull-request, { file: missing.md }]
    template: .github/release-checklist.md
    stale-after: 90d
";

/// One story for each kind of decision: policy, list, exit code.
const STORIES: [(&str, &str, u8); 8] = [
    (super::window::HOURS_AND_LIST, OPEN, 3),
    (CHECKLIST_POLICY, DONE, 0),
    (CHECKLIST_POLICY, OPEN, 3),
    (CHECKLIST_POLICY, NONE, 1),
    (UNFIT, DONE, 4),
    ("version: 1\ngates: {}\n", DONE, 4),
    (INVALID, DONE, 5),
    (RICH, OPEN, 1),
];

const CHECK: [&str; 9] = [
    "check",
    "--repo",
    "acme/shop",
    "--pr",
    "7",
    "--format",
    "json",
    "--evidence",
    "e.json",
];

fn recorded(policy: &str, list: &str) -> Ended {
    let github = shop(policy, list);
    person(&github)
        .file(".github/gonogo.yml", policy)
        .at(TUESDAY)
        .run_with(&CHECK)
}

/// Decides again, far from GitHub, on another day.
fn replay(evidence: &str, more: &[&str]) -> Ended {
    let github = crate::fake_github::FakeGithub::start();
    let mut arguments = vec!["replay", "e.json"];
    arguments.extend(more);
    let ended = person(&github)
        .file("e.json", evidence)
        .at("2027-03-01T08:00:00Z")
        .run_with(&arguments);
    assert!(github.requests().is_empty(), "a replay asks nobody");
    ended
}

#[test]
fn replaying_prints_the_recorded_decision_byte_for_byte() {
    for (policy, list, exit) in STORIES {
        let first = recorded(policy, list);
        assert_eq!(first.exit, exit, "{policy}: {}", first.everything());
        let evidence = first.file("e.json");
        let again = replay(&evidence, &["--format", "json"]);
        assert_eq!(again.exit, exit, "{policy}: {}", again.err);
        assert_eq!(again.out, first.out, "{policy}");
        let same = ["The same decision as recorded", "La même décision"];
        let said = same.iter().any(|same| again.err.contains(same));
        assert!(said, "{}", again.err);
        let saved: Value = serde_json::from_str(&evidence).expect("JSON");
        let printed: Value = serde_json::from_str(&again.out).expect("JSON");
        assert_eq!(saved["decision"], printed);
    }
}

#[test]
fn the_action_records_what_it_published() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let ended = on_push(&github).input("evidence", "out/e.json").run();
    assert_eq!(ending(&ended), (0, "go"));
    assert_eq!(ended.output("evidence"), "out/e.json");
    let evidence = ended.file("out/e.json");
    let digest: Value = serde_json::from_str(&evidence).expect("JSON");
    let digest = digest["digest"].as_str().expect("a digest").to_owned();
    assert!(ended.summary.contains(&digest), "{}", ended.summary);
    let again = replay(&evidence, &[]);
    assert_eq!(again.exit, 0);
    assert!(again.out.contains("🟢 GO for production"), "{}", again.out);
}

#[test]
fn an_altered_record_proves_nothing() {
    let evidence = recorded(CHECKLIST_POLICY, OPEN).file("e.json");
    let value = |text: &str| -> Value { serde_json::from_str(text).expect("JSON") };
    let mut without_digest = value(&evidence);
    without_digest
        .as_object_mut()
        .expect("an object")
        .remove("digest");
    for altered in [
        evidence.replace("- [ ] rollback", "- [x] rollback"),
        evidence.replace("\"decision\":\"hold\"", "\"decision\":\"go\""),
        without_digest.to_string(),
    ] {
        assert_ne!(altered, evidence);
        let ended = replay(&altered, &[]);
        assert_eq!(ended.exit, 4, "{}", ended.everything());
        assert!(ended.err.contains("was altered"), "{}", ended.err);
        assert!(!ended.out.contains("GO"), "{}", ended.out);
    }
}

#[test]
fn a_record_written_out_differently_is_still_the_record() {
    let evidence = recorded(CHECKLIST_POLICY, OPEN).file("e.json");
    let value: Value = serde_json::from_str(&evidence).expect("JSON");
    let pretty = serde_json::to_string_pretty(&value).expect("JSON");
    assert_eq!(replay(&pretty, &[]).exit, 3);
}

#[test]
fn what_is_no_record_is_unreadable() {
    for text in ["", "{}", "[]", "null", "{\"format\":\"gonogo-evidence/9\"}"] {
        let ended = replay(text, &[]);
        assert_eq!(ended.exit, 6, "{text}: {}", ended.everything());
        assert!(ended.err.contains("e.json"), "{}", ended.err);
    }
}

#[test]
fn a_replay_at_another_instant_is_simulated_and_says_so() {
    let evidence = recorded(CHECKLIST_POLICY, DONE).file("e.json");
    let ended = replay(&evidence, &["--at", "2026-12-24T16:00:00Z"]);
    assert_eq!(ended.exit, 0);
    assert!(ended.out.contains("SIMULATED"), "{}", ended.out);
    assert!(ended.out.contains("2026-12-24"), "{}", ended.out);
    assert!(ended.err.contains("SIMULATED"), "{}", ended.err);
}

#[test]
fn evidence_stays_inside_the_workspace_on_the_runner() {
    for path in ["../e.json", "/tmp/e.json", "a/../../e.json"] {
        let github = shop(CHECKLIST_POLICY, DONE);
        let ended = on_push(&github).input("evidence", path).run();
        assert_eq!(ended.exit, 2, "{path}: {}", ended.everything());
        assert!(github.writes().is_empty());
    }
}

#[test]
fn a_go_whose_record_could_not_be_written_is_not_published_as_one() {
    let github = shop(CHECKLIST_POLICY, DONE);
    let ended = on_push(&github)
        .file("out", "a file where a folder should be")
        .input("evidence", "out/e.json")
        .run();
    assert_eq!(ending(&ended), (7, "unknown"));
    assert_eq!(super::status(&github), "error");
    assert_eq!(ended.output("evidence"), "");
}

#[test]
fn the_record_of_every_demo_holds_and_decides_the_same() {
    for scenario in ["go", "no-go", "hold", "friday"] {
        let github = super::empty_shop("");
        let demo = person(&github).run_with(&["demo", "--scenario", scenario]);
        let record = demo.file("gonogo-report/evidence.json");
        let step = || person(&github).file("evidence.json", &record);
        let verified = step().run_with(&["verify-evidence", "evidence.json"]);
        assert_eq!(verified.exit, 0, "{scenario}: {}", verified.everything());
        let replayed = step().run_with(&["replay", "evidence.json"]);
        assert_eq!(
            replayed.exit,
            demo.exit,
            "{scenario}: {}",
            replayed.everything()
        );
    }
}
