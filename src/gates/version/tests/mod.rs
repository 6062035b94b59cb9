//! Tags, right and wrong.

mod hostile;
mod order;
mod statuses;
mod steps;

use super::*;
use crate::decision::Outcome;
use crate::facts::{OwnStatus, Signature};
use crate::gates::policy::load;
use crate::ids::Environment;
use crate::lineage::model::Model;
use crate::locale::{Locale, Words};
use crate::subject::{PolicyOrigin, Subject, SubjectKind};

fn context(kind: SubjectKind, model: &Model) -> Context {
    Context {
        subject: Subject {
            repository: "acme/shop".parse().unwrap(),
            sha: model.head(),
            kind,
        },
        now: jiff::Timestamp::UNIX_EPOCH.to_zoned(jiff::tz::TimeZone::UTC),
        policy: PolicyOrigin {
            path: ".github/gonogo.yml".parse().unwrap(),
            sha: None,
            branch: None,
            differs_in_subject: None,
        },
    }
}

fn judged(policy: &str, tag: Option<&str>, model: &Model) -> Report {
    let loaded = load(policy, &Environment::default());
    assert!(!loaded.faults.has_errors(), "{policy}: {:?}", loaded.faults);
    let config = loaded.policy.unwrap().gates.version.unwrap();
    let kind = tag.map_or(SubjectKind::Commit, |name| SubjectKind::Tag {
        name: name.parse().unwrap(),
    });
    let context = context(kind, model);
    let facts = model.facts(|facts| VersionGate::needs(&config, &context, facts));
    VersionGate::evaluate(&config, &context, &facts, &Proofs::default())
}

fn policy(section: &str) -> String {
    format!("version: 1\ngates:\n  version: {section}\n")
}

/// The tag on the last commit of the model, by a section of the policy, comes to these codes.
#[track_caller]
fn check_by(section: &str, tag: &str, model: &Model, outcome: Outcome, codes: &[&str]) {
    let model = model.clone().tag(tag);
    let report = judged(&policy(section), Some(tag), &model);
    let found: Vec<&str> = report.findings.iter().map(|it| it.code).collect();
    assert_eq!(report.outcome(), outcome, "{tag}: {found:?}");
    let codes: Vec<String> = codes.iter().map(|code| format!("version/{code}")).collect();
    assert_eq!(found, codes, "{tag}");
}

#[track_caller]
fn check(tag: &str, model: &Model, outcome: Outcome, codes: &[&str]) {
    check_by("{}", tag, model, outcome, codes);
}

fn released(messages: &[&str]) -> Model {
    let mut model = Model::line(&["Begin"]).tag("v1.4.0");
    for message in messages {
        model = model.commit(message);
    }
    model
}

fn said(report: &Report, locale: Locale) -> String {
    let words = Words::new(locale);
    let of = |it: &crate::decision::Finding| {
        format!(
            "{}\n{}\n",
            words.plain(&it.message()),
            words.plain(&it.lift())
        )
    };
    report.findings.iter().map(of).collect()
}

#[test]
fn a_signature_is_looked_at_where_the_policy_wants_one() {
    let section = "{ signed-tag: true }";
    let model = released(&["fix: a"]);
    let unverified = |reason: &str| Signature::Unverified {
        reason: reason.into(),
    };
    for (signature, outcome, codes) in [
        (Signature::Verified, Outcome::Go, ["right"]),
        (Signature::Lightweight, Outcome::NoGo, ["unsigned"]),
        (unverified("unsigned"), Outcome::NoGo, ["unsigned"]),
        (unverified("bad_email"), Outcome::NoGo, ["unsigned"]),
        (Signature::Elsewhere, Outcome::Unknown, ["moved"]),
    ] {
        let model = model.clone().signed(signature);
        check_by(section, "v1.4.1", &model, outcome, &codes);
    }
    check("v1.4.1", &model, Outcome::Go, &["right"]);
}

#[test]
fn what_cannot_be_read_is_unknown() {
    let model = released(&["fix: a"]);
    for part in [
        "tags",
        "stands on",
        "commits from",
        "default branch",
        "leaves",
    ] {
        let model = model.clone().broken(part);
        check("v1.4.1", &model, Outcome::Unknown, &["not-known"]);
    }
    let model = model.broken("signature");
    check_by(
        "{ signed-tag: true }",
        "v1.4.1",
        &model,
        Outcome::Unknown,
        &["not-known"],
    );
}

#[test]
fn what_was_never_gathered_is_unknown() {
    let loaded = load(&policy("{ signed-tag: true }"), &Environment::default());
    let config = loaded.policy.unwrap().gates.version.unwrap();
    let model = released(&["fix: a"]);
    let kind = SubjectKind::Tag {
        name: "v1.4.1".parse().unwrap(),
    };
    let facts = Facts::default();
    let report = VersionGate::evaluate(&config, &context(kind, &model), &facts, &Proofs::default());
    assert_eq!(report.outcome(), Outcome::Unknown);
}

#[test]
fn a_near_miss_is_a_warning() {
    let model = released(&["fix: a\nBREAKING CHANGE: b"]);
    check("v1.4.1", &model, Outcome::Go, &["near-miss", "right"]);
}

#[test]
fn without_a_tag_there_is_nothing_to_judge() {
    let report = judged(&policy("{}"), None, &released(&["fix: a"]));
    assert_eq!(report.outcome(), Outcome::NotApplicable);
}

/// The names and values that a page shows, in English.
fn told(report: &Report) -> Vec<String> {
    let words = Words::new(Locale::English);
    let [crate::decision::Block::Facts(facts)] = report.blocks.as_slice() else {
        panic!("{:?}", report.blocks);
    };
    let told = facts.iter().map(|(name, value)| {
        let value = words.value(value, crate::locale::Surface::Plain);
        format!("{}: {value}", words.plain(name))
    });
    told.collect()
}

#[test]
fn a_page_shows_where_the_version_comes_from() {
    let model = released(&["feat: a", "fix: b"]).tag("v1.5.0");
    let told_of = told(&judged(&policy("{}"), Some("v1.5.0"), &model));
    assert_eq!(told_of[0], "tag: v1.5.0");
    assert!(
        told_of[1].starts_with("stable version before: v1.4.0 at "),
        "{told_of:?}"
    );
    assert_eq!(told_of[2], "step taken: minor");
    assert_eq!(told_of[3], "step asked for: minor, by 2 commits since");
    let first = Model::line(&["Begin"]).tag("v0.1.0");
    let told_of = told(&judged(&policy("{}"), Some("v0.1.0"), &first));
    assert_eq!(
        told_of,
        ["tag: v0.1.0", "stable version before: none in its history"]
    );
}
