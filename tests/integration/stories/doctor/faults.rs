//! What was not read is never ok: every request of doctor with every kind of fault.

use std::collections::BTreeSet;

use super::stage::{PERSON, Stage};
use crate::fake_github::wire::faults::Fault;
use crate::faults::every;

const LINE: [&str; 5] = ["doctor", "--repo", "acme/shop", "--format", "json"];

/// One request that goes wrong in one way.
struct Case {
    method: String,
    path: String,
    operation: String,
    name: String,
    fault: Fault,
}

fn cases() -> Vec<Case> {
    let stage = Stage::new();
    assert_eq!(stage.person().exit, 0);
    let mut seen = BTreeSet::new();
    let mut cases = Vec::new();
    for request in stage.github.requests() {
        if !seen.insert((request.method.clone(), request.path.clone())) {
            continue;
        }
        let mut faults = Fault::for_reads();
        if request.path == "/graphql" {
            faults.extend(Fault::for_questions());
        }
        for (name, fault) in faults {
            cases.push(Case {
                method: request.method.clone(),
                path: request.path.clone(),
                operation: request.operation.clone().unwrap_or_default(),
                name,
                fault,
            });
        }
    }
    assert!(seen.len() >= 15, "{seen:?}");
    cases
}

/// An empty list says that there is nothing, and may be true; of what was tried it is all that was
/// asked for.
fn may_be_true(case: &Case) -> bool {
    let tries = [
        "pulls/list",
        "issues/list-for-repo",
        "repos/list-commit-statuses-for-ref",
    ];
    let tried = tries.contains(&case.operation.as_str());
    // A list without entries has no types that could be wrong.
    tried && ["body \"[]\"", "body \"[null]\"", "wrong types"].contains(&case.name.as_str())
}

fn check(case: &Case) -> Result<(), String> {
    let stage = Stage::new();
    let fault = case.fault.clone();
    stage.github.on(&case.method, &case.path).fails(fault);
    let step = stage.step(PERSON).in_model_time(&[]);
    let examined = stage.examine(step, &LINE);
    // What a fault looks like is the matter of this test, not of the contract.
    stage.github.take_violations();
    let fine = examined.exit == 0;
    if fine == may_be_true(case) && (examined.exit != 2 && examined.exit != 70) {
        return Ok(());
    }
    Err(format!(
        "{} {} {}: exit {}, {}",
        case.method, case.path, case.name, examined.exit, examined.text
    ))
}

#[test]
fn no_fault_of_a_read_leaves_everything_ok() {
    every(&cases(), check);
}

#[test]
fn what_could_not_be_read_says_what_was_asked_and_what_would_help() {
    for (operation, id) in [
        ("repos/get-branch-rules", "required/job"),
        ("repos/get-branch", "required/job"),
        ("graphql", "tags/protected"),
        ("git/get-ref", "token/contents"),
        ("pulls/list", "token/pull-requests"),
        ("issues/list-for-repo", "token/issues"),
        ("repos/list-commit-statuses-for-ref", "token/statuses"),
    ] {
        let stage = Stage::new();
        stage
            .github
            .on_operation(operation)
            .fails(Fault::status(500));
        let examined = stage.examine(stage.step(PERSON), &LINE);
        assert_eq!(
            examined.result(id),
            "not-known",
            "{operation}: {}",
            examined.text
        );
        assert!(examined.what(id).contains("(500)"), "{}", examined.what(id));
        assert!(!examined.remedy(id).is_empty());
        assert_eq!(examined.exit, 4, "{operation}: {}", examined.text);
    }
}
