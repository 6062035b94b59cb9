//! Roles that no release waits for, and the best use of people between them and the others.

use super::*;

const OPTIONAL: &str = "commander: { users: [alice, bob], required: false }";

#[test]
fn a_role_that_is_not_required_is_not_waited_for() {
    let policy = format!("roles: {{ qa: {{ users: [quinn] }}, {OPTIONAL} }}");
    let scene = Scene::new(&policy).comment("quinn", "10:00", "/go qa");
    let decided = go(&scene);
    assert_eq!(decided.role("commander"), Outcome::Hold);
    let given = go(&scene.clone().comment("alice", "10:01", "/go commander"));
    assert_eq!(given.role("commander"), Outcome::Go);
    no_go(&scene.comment("alice", "10:01", "/nogo commander the database is down"));
}

#[test]
fn roles_that_nobody_waits_for_are_no_go_by_themselves() {
    let scene = Scene::new(&format!("roles: {{ {OPTIONAL} }}"));
    assert_eq!(scene.decide().report.outcome(), Outcome::NotApplicable);
}

#[test]
fn rule_7_a_role_that_is_required_is_filled_before_one_that_is_not() {
    // Alice came first for qa; Bob may also be ops, which would leave Alice where she is needed.
    let policy = "roles: { qa: { users: [alice, bob] }, ops: { users: [bob] }, \
                  commander: { users: [alice, bob], required: false } }";
    for (alice, bob) in [
        ("/go qa,commander", "/go qa,ops"),
        ("/go commander,qa", "/go ops,qa,commander"),
    ] {
        let scene = Scene::new(policy)
            .comment("alice", "10:00", alice)
            .comment("bob", "10:01", bob);
        let decided = go(&scene);
        assert_eq!(decided.counted("qa"), ["alice"]);
        assert_eq!(decided.counted("ops"), ["bob"]);
    }
}
