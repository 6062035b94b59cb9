//! Deciding again from the record, without any network.

use serde_json::Value;

use super::project::{mended, vulnerable};
use super::stage::{HOLE, Stage, gate};
use crate::fake_github::FakeGithub;
use crate::fake_github::wire::faults::Fault;
use crate::stories::runner::{Ended, person};

fn replay(evidence: &str) -> Ended {
    let github = FakeGithub::start();
    let ended = person(&github)
        .file("e.json", evidence)
        .at("2027-03-01T08:00:00Z")
        .run_with(&["replay", "e.json", "--format", "json"]);
    assert!(github.requests().is_empty(), "a replay asks nobody");
    ended
}

/// What is recorded is decided again; says the decision.
#[track_caller]
fn check(stage: &Stage, exit: u8) -> Value {
    let ended = stage.step().input("evidence", "e.json").run();
    assert_eq!(ended.exit, exit, "{}", ended.everything());
    let evidence = ended.file("e.json");
    let asked = stage.registry.asked().len();
    let again = replay(&evidence);
    assert_eq!(again.exit, exit, "{}", again.everything());
    assert_eq!(
        stage.registry.asked().len(),
        asked,
        "a replay asks no registry"
    );
    let saved: Value = serde_json::from_str(&evidence).expect("JSON");
    let printed: Value = serde_json::from_str(&again.out).expect("JSON");
    assert_eq!(saved["decision"], printed);
    printed
}

#[test]
fn a_hole_is_decided_again_from_the_record() {
    let stage = Stage::new("");
    let decision = check(stage.in_pull_request(&vulnerable()), 1);
    let data = &gate(&decision)["data"];
    assert_eq!(data["vulnerabilities"][0]["id"], HOLE, "{decision:#}");
    assert_eq!(data["advisories"]["critical"], 1);
}

#[test]
fn what_is_go_and_what_is_not_known_is_decided_again_too() {
    let stage = Stage::new("fix-within: { critical: 48h }\nscope: new");
    stage
        .github
        .published_advisory(HOLE, "2026-11-23T12:00:00Z");
    check(stage.on_main(&mended()).in_pull_request(&vulnerable()), 0);
    let stage = Stage::new("");
    check(stage.in_pull_request(&mended()), 0);
    stage.registry.fails(Fault::status(503));
    check(&stage, 4);
    let stage = Stage::new("lockfiles: [\"apps/*/package-lock.json\"]");
    check(stage.in_folder("apps/web/", &mended()), 0);
    check(stage.in_folder("apps/api/", &vulnerable()), 1);
}

#[test]
fn a_record_in_which_the_hole_was_closed_by_hand_proves_nothing() {
    let stage = Stage::new("");
    stage.in_pull_request(&vulnerable());
    let evidence = stage
        .step()
        .input("evidence", "e.json")
        .run()
        .file("e.json");
    let altered = evidence.replace("0.0.8", "9.9.9");
    assert_ne!(altered, evidence);
    let again = replay(&altered);
    assert_eq!(again.exit, 4, "{}", again.everything());
    assert!(again.err.contains("was altered"), "{}", again.err);
}
