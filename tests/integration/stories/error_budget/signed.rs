//! Where less is left, more people must agree.

use super::stage::{Stage, objective, policy};
use crate::stories::{acme, ending};

/// One sign-off as a rule, two where the condition holds.
fn stage(when: &str) -> Stage {
    let lines = format!("slos:\n{}", objective("api", ""));
    let sign_off = format!(
        "  sign-off:\n    roles:\n      qa: {{ users: [quinn, quentin] }}\n    extra: {{ when: {when}, roles: {{ qa: 2 }} }}\n"
    );
    let stage = Stage::of(|prometheus| format!("{}{sign_off}", policy(prometheus, &lines)));
    for login in ["quinn", "quentin"] {
        stage.github.id_of(login);
    }
    stage
}

#[track_caller]
fn check(stage: &Stage, people: &[&str], expected: (u8, &str)) {
    stage.github.at("2026-11-24T09:00:00Z");
    for person in people {
        acme(&stage.github).comment(7, person, "/go qa");
    }
    let ended = stage.run();
    assert_eq!(ending(&ended), expected, "{}", ended.everything());
}

#[test]
fn at_30_percent_two_must_agree_and_at_80_percent_one() {
    for (percent, people, expected) in [
        (80.0, &["quinn"][..], (0, "go")),
        (30.0, &["quinn"], (0, "hold")),
        (30.0, &["quinn", "quentin"], (0, "go")),
        (80.0, &[], (0, "hold")),
    ] {
        let stage = stage("error-budget.reinforced");
        stage.figures("api").left(percent);
        check(&stage, people, expected);
    }
}

#[test]
fn a_stricter_tier_meets_the_condition_of_a_milder_one_and_not_the_other_way_round() {
    for (when, percent, expected) in [
        ("error-budget.reinforced", 19.0, (0, "hold")),
        ("error-budget.bugfix-only", 30.0, (0, "go")),
        ("error-budget.bugfix-only", 19.0, (0, "hold")),
        ("error-budget.freeze", 19.0, (0, "go")),
    ] {
        let stage = stage(when);
        stage.figures("api").left(percent);
        stage.labelled("bug");
        check(&stage, &["quinn"], expected);
    }
}

#[test]
fn where_nothing_is_known_more_must_agree() {
    let stage = stage("error-budget.reinforced");
    stage.github.at("2026-11-24T09:00:00Z");
    acme(&stage.github).comment(7, "quinn", "/go qa");
    let ended = stage.is_unknown("no series for");
    assert!(
        ended.summary.contains("| `qa` | 🟡 1 of 2 |"),
        "{}",
        ended.summary
    );
}
