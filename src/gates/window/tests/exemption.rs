//! Changes that may go out although the window is closed.

use serde_json::json;

use super::run::{FRIDAY, Run, check, policy, said};
use crate::decision::{Level, Outcome};
use crate::locale::Locale;

#[test]
fn an_exempt_class_passes_and_says_what_would_have_blocked() {
    let policy = policy(&json!({ "exempt": { "change": ["security", "hotfix"] } }));
    let report = Run::new(&policy).on(FRIDAY).label("Type: Hotfix").report();
    check(
        &report,
        "window/exempt",
        Level::Pass,
        "hotfix change: the window does not count for it; otherwise: No deploy on Friday (rule friday), outside the allowed hours",
        "",
    );
    let plain = Run::new(&policy).on(FRIDAY).label("bug").report();
    assert_eq!(plain.outcome(), Outcome::NoGo);
    let (_, lift) = said(&plain.findings[0], Locale::English);
    assert!(
        lift.ends_with("Changes labelled security, hotfix are exempt."),
        "{lift}"
    );
}

#[test]
fn an_exemption_is_granted_only_when_its_proof_is_go() {
    let exempt = json!({ "change": ["hotfix"], "requires": "sign-off.incident-commander" });
    let policy = policy(&json!({ "exempt": exempt }));
    let run = || Run::new(&policy).on(FRIDAY).label("hotfix");
    let role = "incident-commander";
    assert_eq!(
        run().proof(role, Outcome::Go).report().outcome(),
        Outcome::Go
    );
    for outcome in [
        Outcome::Hold,
        Outcome::NoGo,
        Outcome::Unknown,
        Outcome::NotApplicable,
    ] {
        assert_eq!(run().proof(role, outcome).report().outcome(), Outcome::NoGo);
    }
    check(
        &run().report(),
        "window/exemption-refused",
        Level::Warning,
        "hotfix change, but sign-off.incident-commander is not known: the window counts for it",
        "Whoever answers for sign-off.incident-commander: give it; then the window does not count for this change.",
    );
}
