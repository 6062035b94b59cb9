//! The gate as a whole, from a policy's text and a conversation to the report. Tests named
//! `rule_N_…` hold rule N of the sign-off contract; those of the parser stand beside the parser.

mod asides;
mod commits;
mod decided;
mod emergency;
mod faults;
mod ledger;
mod makers;
mod needs;
mod owners;
mod people;
mod properties;
mod properties_safe;
mod random;
mod roles;
mod scene;
mod schema;
mod settings;
mod tags;
mod vetoes;
mod wording;
mod world;

use decided::Decided;
use scene::{Scene, at, person, sha};

use crate::decision::Outcome;

/// Two people who may speak for one role.
const QA: &str = "roles: { qa: { users: [quinn, quentin] } }";

/// What a scene comes to, and what is said about it in English somewhere in the report.
#[track_caller]
fn check(scene: &Scene, outcome: Outcome, said: &[&str]) -> Decided {
    let decided = scene.decide();
    let text = decided.text();
    assert_eq!(decided.report.outcome(), outcome, "{text}");
    for sentence in said {
        assert!(text.contains(sentence), "no {sentence:?} in:\n{text}");
    }
    decided
}

#[track_caller]
fn go(scene: &Scene) -> Decided {
    check(scene, Outcome::Go, &[])
}

#[track_caller]
fn hold(scene: &Scene, said: &str) -> Decided {
    check(scene, Outcome::Hold, &[said])
}

#[track_caller]
fn no_go(scene: &Scene) -> Decided {
    check(scene, Outcome::NoGo, &[])
}

#[track_caller]
fn unknown(scene: &Scene, said: &str) -> Decided {
    check(scene, Outcome::Unknown, &[said])
}
