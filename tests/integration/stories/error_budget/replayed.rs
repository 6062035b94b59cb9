//! Deciding again from the record, without any network.

use serde_json::Value;

use super::stage::{Stage, gate};
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
    let asked = stage.prometheus.asked().len();
    let again = replay(&evidence);
    assert_eq!(again.exit, exit, "{}", again.everything());
    let now_asked = stage.prometheus.asked().len();
    assert_eq!(now_asked, asked, "a replay asks no server");
    let saved: Value = serde_json::from_str(&evidence).expect("JSON");
    let printed: Value = serde_json::from_str(&again.out).expect("JSON");
    assert_eq!(saved["decision"], printed);
    printed
}

#[test]
fn every_outcome_is_decided_again_from_the_record() {
    for (percent, label, exit) in [
        (80.0, "feature", 0),
        (30.0, "risky", 1),
        (19.0, "feature", 1),
        (19.0, "bug", 0),
        (0.0, "bug", 1),
    ] {
        let stage = Stage::left(percent, "");
        stage.labelled(label);
        let decision = check(&stage, exit);
        assert_eq!(gate(&decision)["data"]["slos"][0]["id"], "api");
    }
}

#[test]
fn a_burn_and_what_is_not_known_are_decided_again_too() {
    let stage = Stage::new("");
    stage.figures("api").left(80.0).burns();
    check(&stage, 0);
    stage.labelled("risky");
    check(&stage, 1);
    stage.figures("api").sampled(4_000);
    check(&stage, 4);
    stage.prometheus.fails(Fault::status(503));
    check(&stage, 4);
}

#[test]
fn a_record_in_which_failures_were_taken_away_by_hand_proves_nothing() {
    let stage = Stage::left(19.0, "");
    let ended = stage.step().input("evidence", "e.json").run();
    let evidence = ended.file("e.json");
    let altered = evidence.replace("999190", "999990");
    assert_ne!(altered, evidence);
    let again = replay(&altered);
    assert_eq!(again.exit, 4, "{}", again.everything());
    assert!(again.err.contains("was altered"), "{}", again.err);
}
