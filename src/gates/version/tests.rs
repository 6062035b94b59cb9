//! Tags, right and wrong.

mod hostile;

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
fn rule_5_a_step_that_is_large_enough_is_go() {
    let fix = released(&["fix: a"]);
    for tag in ["v1.4.1", "v1.4.7", "v1.5.0", "v2.0.0", "1.4.1"] {
        check(tag, &fix, Outcome::Go, &["right"]);
    }
    let feature = released(&["fix: a", "feat: b"]);
    check("v1.5.0", &feature, Outcome::Go, &["right"]);
    let breaking = released(&["feat!: b"]);
    check("v2.0.0", &breaking, Outcome::Go, &["right"]);
    check("v2.0.0-rc.1", &breaking, Outcome::Go, &["right"]);
}

#[test]
fn rule_5_a_step_that_is_too_small_is_no_go_and_names_the_commits() {
    let feature = released(&["fix: a", "feat: b"]);
    check("v1.4.1", &feature, Outcome::NoGo, &["too-small"]);
    check("v1.4.9-rc.1", &feature, Outcome::NoGo, &["too-small"]);
    let breaking = released(&["feat: a", "fix: b\n\nBREAKING CHANGE: c"]);
    check("v1.5.0", &breaking, Outcome::NoGo, &["too-small"]);
    let model = breaking.tag("v1.5.0");
    let report = judged(&policy("{}"), Some("v1.5.0"), &model);
    let english = said(&report, Locale::English);
    assert!(
        english.contains("A minor step from v1.4.0 to v1.5.0 is too small: breaking changes (0000002 b) ask for v2.0.0"),
        "{english}"
    );
    let french = said(&report, Locale::French);
    assert!(
        french.contains("Un incrément mineur de v1.4.0 à v1.5.0"),
        "{french}"
    );
}

#[test]
fn rule_5_what_was_taken_back_asks_for_nothing() {
    let model = released(&["feat!: a"]);
    let revert = format!(
        "Revert \"feat!: a\"\n\nThis reverts commit {}.",
        model.head()
    );
    let model = model.commit(&revert).commit("fix: b");
    check("v1.4.1", &model, Outcome::Go, &["right"]);
}

#[test]
fn rule_5_a_step_may_be_exact_or_anything() {
    let fix = released(&["fix: a"]);
    let exact = "{ require-bump: exact }";
    check_by(exact, "v1.4.1", &fix, Outcome::Go, &["right"]);
    check_by(exact, "v1.5.0", &fix, Outcome::NoGo, &["too-large"]);
    let feature = released(&["feat!: a"]);
    check_by(
        "{ require-bump: off }",
        "v1.4.1",
        &feature,
        Outcome::Go,
        &["right"],
    );
}

#[test]
fn rule_5_what_comes_after_a_pre_release_does_not_go_behind_it() {
    let model = released(&["feat!: a"]).tag("v2.0.0-rc.1");
    let revert = format!(
        "Revert \"feat!: a\"\n\nThis reverts commit {}.",
        model.head()
    );
    let model = model.commit(&revert).commit("fix: b");
    let exact = "{ require-bump: exact }";
    check_by(exact, "v1.4.1", &model, Outcome::NoGo, &["not-greater"]);
    check_by(exact, "v2.0.0", &model, Outcome::Go, &["right"]);
}

#[test]
fn rule_5_a_revert_in_another_repository_takes_nothing_back_here() {
    let model = released(&["feat!: a (#12)"]);
    let model = model.commit("Revert \"x\" (#13)\n\nReverts other/shop#12");
    check("v1.4.1", &model, Outcome::NoGo, &["too-small"]);
    let model = released(&["feat!: a (#12)"]).commit("Revert \"a\" (#13)\n\nReverts acme/shop#12");
    check("v1.4.1", &model, Outcome::Go, &["right"]);
}

#[test]
fn rule_5_below_one_the_policy_says_what_changes_ask_for() {
    let model = Model::line(&["Begin"]).tag("v0.4.0").commit("feat!: a");
    check("v0.4.1", &model, Outcome::NoGo, &["too-small"]);
    check("v0.5.0", &model, Outcome::Go, &["right"]);
    check_by(
        "{ zero: { breaking: major } }",
        "v0.5.0",
        &model,
        Outcome::NoGo,
        &["too-small"],
    );
    check_by(
        "{ zero: { breaking: patch } }",
        "v0.4.1",
        &model,
        Outcome::Go,
        &["right"],
    );
}

#[test]
fn rule_5_a_tag_that_is_no_version_is_no_go() {
    let model = released(&["fix: a"]);
    for tag in ["latest", "v1.5", "release-1.5.0", "v1.5.0.1", "v01.5.0"] {
        check(tag, &model, Outcome::NoGo, &["not-a-version"]);
    }
    let by_prefix = "version: 1\nnotes: { tag-prefix: api/v }\ngates: { version: {} }\n";
    let model = Model::line(&["a"]).tag("api/v1.0.0").commit("fix: b");
    let report = judged(by_prefix, Some("v1.0.1"), &model);
    assert_eq!(report.outcome(), Outcome::NoGo);
    assert!(said(&report, Locale::English).contains("api/v1.4.0"));
    let report = judged(by_prefix, Some("api/v1.0.1"), &model.tag("api/v1.0.1"));
    assert_eq!(report.outcome(), Outcome::Go);
}

#[test]
fn rule_5_a_version_that_is_not_greater_is_no_go() {
    let model = Model::line(&["a"])
        .tag("v1.4.0")
        .commit("fix: b")
        .tag("v2.0.0")
        .commit("fix: c");
    check("v1.4.1", &model, Outcome::NoGo, &["not-greater"]);
    check_by(
        "{ require-greater: false }",
        "v1.4.1",
        &model,
        Outcome::Go,
        &["right"],
    );
    // Below all that was ever released.
    check("v0.9.0", &model, Outcome::NoGo, &["not-greater"]);
    // A pre-release of what is out already.
    check("v2.0.0-rc.1", &model, Outcome::NoGo, &["not-greater"]);
    // On the same commit.
    let model = released(&["fix: a"]).tag("v1.6.0");
    check("v1.5.0", &model, Outcome::NoGo, &["not-greater"]);
}

#[test]
fn rule_5_a_backport_need_not_be_higher_than_other_branches() {
    let model = Model::line(&["a"])
        .tag("v1.4.0")
        .commit("feat!: b")
        .tag("v2.0.0")
        .commit_on(&[0], "fix: c");
    check("v1.4.1", &model, Outcome::NoGo, &["unreachable"]);
    let report = judged(
        &policy("{ branches: [main, release/1.x] }"),
        Some("v1.4.1"),
        &model.tag("v1.4.1"),
    );
    assert!(said(&report, Locale::English).contains("on none of the branches main, release/1.x"));
}

#[test]
fn rule_5_a_version_that_exists_elsewhere_is_no_go() {
    let model = Model::line(&["a"])
        .tag("v1.4.0")
        .commit("fix: b")
        .tag("1.4.1")
        .commit("fix: c");
    check("v1.4.1", &model, Outcome::NoGo, &["elsewhere"]);
    // What stands behind `+` makes no other version.
    check("v1.4.1+2", &model, Outcome::NoGo, &["elsewhere"]);
    let twice = released(&["fix: a"]).tag("1.4.1");
    check("v1.4.1", &twice, Outcome::Go, &["right"]);
}

#[test]
fn a_tag_that_moved_meanwhile_is_unknown() {
    let model = Model::line(&["a"])
        .tag("v1.4.0")
        .commit("fix: b")
        .tag("v1.4.1")
        .commit("fix: c");
    let report = judged(&policy("{}"), Some("v1.4.1"), &model);
    assert_eq!(report.outcome(), Outcome::Unknown);
}

#[test]
fn a_first_version_may_be_any() {
    for tag in ["v0.1.0", "v1.0.0", "v7.3.0"] {
        check(tag, &Model::line(&["feat!: a"]), Outcome::Go, &["right"]);
    }
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
