//! Whether what gonogo is given lets it publish, by the policy that was looked at.

use super::super::rules::Both;
use super::super::{Check, PolicySeen, Seen, Verdict};
use super::safety::said;
use super::{Shop, Step};
use crate::gates::policy;
use crate::locale::Value;

const ID: &str = "workflow/inputs";

/// Whether a step publishes its decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Publishes {
    Yes,
    No(&'static str),
    NotKnown(&'static str),
}

/// Steps whose decision is not published, or is not made by this policy.
pub(super) fn checks(seen: &Seen<'_>, shop: &Shop) -> Vec<Check> {
    let both = Both::of(seen.rules, seen.protection);
    let required = !both.sources_of(&seen.environment.status_name()).is_empty();
    let mut checks = Vec::new();
    for (workflow, job, step) in shop.deciding() {
        let told = |id: &'static str, input: &str| {
            said(id, workflow, job).with("input", Value::code(input))
        };
        match publishes(step) {
            Publishes::Yes => {}
            Publishes::No(input) => {
                let verdict = if required {
                    Verdict::Problem
                } else {
                    Verdict::Warning
                };
                let what = told("doctor-inputs-silent", input);
                checks.push(Check::bad(ID, verdict, what));
            }
            Publishes::NotKnown(input) => {
                let what = told("doctor-inputs-silent-unknown", input);
                checks.push(Check::bad(ID, Verdict::NotKnown, what));
            }
        }
        if let Some(input) = other_policy(seen, step) {
            let what = told("doctor-inputs-policy", input);
            checks.push(Check::bad(ID, Verdict::NotKnown, what));
        }
    }
    checks
}

fn publishes(step: &Step) -> Publishes {
    let silent = [("dry-run", &["", "false"][..]), ("report", &[][..])];
    let mut found = Publishes::Yes;
    for (input, speaking) in silent {
        let Some(value) = step.input(input) else {
            continue;
        };
        let is_silent = match input {
            "report" => value == "none",
            _ => !speaking.contains(&value),
        };
        if value.contains("${{") {
            found = Publishes::NotKnown(input);
        } else if is_silent {
            return Publishes::No(input);
        }
    }
    found
}

/// The input by which a step may read another policy than the one that was looked at.
fn other_policy(seen: &Seen<'_>, step: &Step) -> Option<&'static str> {
    let given = |name: &str| step.input(name).filter(|text| !text.is_empty());
    let looked_at = match seen.policy {
        PolicySeen::Found { path, .. } => Some(path),
        PolicySeen::Missing | PolicySeen::Unread(_) => None,
    };
    let same_path = match (given("policy"), looked_at) {
        (Some(path), Some(known)) => path == known.as_str(),
        (Some(_), None) => false,
        (None, Some(known)) => policy::default_paths().contains(known),
        (None, None) => true,
    };
    if !same_path {
        return Some("policy");
    }
    let by_itself = "${{ github.event.repository.default_branch }}";
    let branch = match given("policy-ref") {
        None => seen.branch.as_str(),
        Some(text) if text == by_itself => seen.branch.as_str(),
        Some(text) => text,
    };
    (branch != seen.policy_branch.as_str()).then_some("policy-ref")
}
