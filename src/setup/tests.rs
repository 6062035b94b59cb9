//! What is planned for a repository: always a policy that `gonogo lint` finds nothing in.

mod hostile;
mod plans;
mod suggestions;
mod telling;
mod workflows;

use jiff::Timestamp;

use super::list::Form;
use super::people::Owners;
use super::plan::{Order, Plan, plan};
use super::releases::releases;
use super::seen::Seen;
use crate::gates::policy::{Loaded, lint_bytes};
use crate::ids::{Environment, RepoPath};
use crate::locale::{Locale, Words};
use crate::policy::fault::Faults;
use crate::policy::node::Node;
use crate::policy::read::PolicyZone;
use crate::policy::source::Source;
use crate::policy::yaml;

const POLICY: &str = ".github/gonogo.yml";
const FORM: &str = ".github/pull_request_template.md";
const LIST: &str = ".github/release-checklist.md";
const GATE: &str = ".github/workflows/gonogo.yml";
const SIGN_OFF: &str = ".github/workflows/gonogo-sign-off.yml";
const RELEASE: &str = ".github/workflows/release.yml";

fn english() -> Order {
    order(Locale::English, "Europe/Paris")
}

const LANGUAGES: [Locale; 2] = Locale::ALL;

fn path(text: &str) -> RepoPath {
    text.parse().unwrap()
}

fn form(at: &str, text: &str) -> Form {
    Form::new(path(at), Some(text.to_owned()))
}

fn order(locale: Locale, zone: &str) -> Order {
    Order {
        zone: Some(PolicyZone::named(zone).unwrap()),
        action: None,
        locale,
        now: now(),
    }
}

fn now() -> Timestamp {
    "2026-11-20T14:04:00Z".parse().unwrap()
}

/// A repository that has something of everything.
fn rich() -> Seen {
    Seen {
        repository: Some("acme/shop".parse().unwrap()),
        default_branch: Some("main".parse().unwrap()),
        maintenance: vec!["release/1.x".parse().unwrap()],
        releases: releases(["v1.0.0", "v1.10.0", "v1.9.0", "api/v1.0.0", "nightly"]),
        lockfiles: vec![
            path("package-lock.json"),
            path("apps/web/package-lock.json"),
        ],
        other_lockfiles: vec![path("tools/yarn.lock")],
        owners: Some(Owners::new(
            path(".github/CODEOWNERS"),
            "* @alice @acme/qa\n/docs @bob\n",
        )),
        description: Some(form(
            ".github/PULL_REQUEST_TEMPLATE.md",
            "## Type of change\n- [ ] Fix\n- [ ] Feature\n## Checklist\n- [ ] Tests\n- [ ] Docs\n## After the deploy\n- [ ] Look\n",
        )),
        ..Seen::default()
    }
}

#[track_caller]
fn planned(seen: &Seen, order: &Order) -> Plan {
    plan(seen, order).unwrap_or_else(|unfit| panic!("{unfit:?}"))
}

/// The text that is planned for a path.
#[track_caller]
fn text<'a>(plan: &'a Plan, path: &str) -> &'a str {
    let file = plan.files.iter().find(|file| file.path.as_str() == path);
    &file.unwrap_or_else(|| panic!("no {path}")).text
}

fn paths(plan: &Plan) -> Vec<&str> {
    plan.files.iter().map(|file| file.path.as_str()).collect()
}

#[track_caller]
fn flawless(policy: &str) -> Loaded {
    let loaded = lint_bytes(policy.as_bytes(), &Environment::default(), now());
    let faults = &loaded.faults.faults;
    assert!(faults.is_empty(), "{faults:?}\n{policy}");
    loaded
}

/// The policy as a tree.
#[track_caller]
fn tree(policy: &str) -> Node {
    let mut faults = Faults::new();
    let root = yaml::parse(&Source::new(policy.as_bytes()), &mut faults);
    assert!(!faults.has_errors(), "{policy}");
    root.expect("a tree")
}

/// Everything that is said, in a language.
fn said(plan: &Plan, locale: Locale) -> String {
    let words = Words::new(locale);
    let remarks = plan.remarks.iter().map(|remark| words.plain(&remark.text));
    let steps = plan.steps.iter().map(|step| words.plain(&step.text));
    let files = plan.files.iter().map(|file| words.plain(&file.why));
    files
        .chain(remarks)
        .chain(steps)
        .collect::<Vec<_>>()
        .join("\n")
}
