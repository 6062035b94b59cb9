//! What `exempt.requires` may name: what is judged before the window, in every environment.

use super::faults::shown;
use crate::gates::policy;
use crate::ids::Environment;

const ROLES: &str = "sign-off: { roles: { tech-lead: { users: [alice] } } }";

#[track_caller]
fn check(requires: &str, gates: &str, environments: &str, expected: &[&str]) {
    let day = "dates: { from: 2026-09-01, to: 2026-09-02 }";
    let exempt = format!("exempt: {{ change: [hotfix], requires: {requires} }}");
    let text = format!(
        "version: 1\ntimezone: UTC\ngates:\n  {gates}\n  window:\n    deny: [{{ id: r, {day} }}]\n    {exempt}\n{environments}\n"
    );
    let loaded = policy::load(&text, &Environment::default());
    let found: Vec<String> = loaded.faults.faults.iter().map(shown).collect();
    assert_eq!(found, expected, "{text}");
    assert_eq!(loaded.policy.is_none(), !expected.is_empty());
}

#[test]
fn a_gate_or_a_part_of_one_is_found() {
    check("sign-off.tech-lead", ROLES, "", &[]);
    check("sign-off", ROLES, "", &[]);
}

#[test]
fn a_role_that_nobody_has_is_an_error_with_the_nearest_one() {
    let nearest = "error 7:43 policy-not-judged-before -> sign-off.tech-lead";
    check("sign-off.tech-led", ROLES, "", &[nearest]);
    let nothing = "error 7:43 policy-not-judged-before";
    check("sign-off.nobody", ROLES, "", &[nothing]);
    check("window", ROLES, "", &[nothing]);
}

#[test]
fn a_gate_that_is_judged_later_or_absent_proves_nothing() {
    let nothing = "error 7:43 policy-nothing-judged-before";
    check("checklist", "checklist: {}", "", &[nothing]);
    let absent = "error 7:43 policy-not-judged-before";
    check("npm-audit", ROLES, "", &[absent]);
}

#[test]
fn a_gate_that_is_off_in_one_environment_is_missed_there_once() {
    let off = "environments:\n  staging: { gates: { sign-off: off } }\n  test: { gates: { sign-off: off } }";
    let missed = "error 7:43 policy-nothing-judged-before";
    check("sign-off.tech-lead", ROLES, off, &[missed]);
    let both = "environments:\n  staging: { gates: { sign-off: off, window: off } }";
    check("sign-off.tech-lead", ROLES, both, &[]);
}
