//! What the policy can set: `ttl`, `extra`, `aliases`, `min`, `enforcement`, statuses; rules 20
//! and 26.

use std::collections::BTreeSet;

use super::*;
use crate::decision::{Area, Decision, Enforcement, Finding, Level, Report};
use crate::facts::{FailureKind, Need};
use crate::gates::sign_off::section::{Binding, Carry, Exclusion, Reviews};
use crate::ids::Environment;
use crate::locale::{Locale, Words};

#[test]
fn rule_20_a_sign_off_ends_some_time_after_its_comment() {
    let scene = Scene::new("roles: { qa: { users: [quinn], ttl: 24h } }");
    let scene = scene.comment("quinn", "10:00", "/go qa");
    let decided = check(
        &scene.clone().at("03T09:59:59"),
        Outcome::Go,
        &["quinn for a100000 until"],
    );
    assert_eq!(decided.report.valid_until, Some(at("03T10:00")));
    hold(
        &scene.at("03T10:00"),
        "quinn said go, which ended Tue 3 Mar 2026 10:00",
    );
}

#[test]
fn rule_20_the_first_that_ends_tells_until_when_it_holds() {
    let policy = "roles: { qa: { users: [quinn], ttl: 2h }, ops: { users: [olga], ttl: 90m } }";
    let scene = Scene::new(policy)
        .comment("quinn", "10:45", "/go qa")
        .comment("olga", "11:00", "/go ops");
    assert_eq!(go(&scene).report.valid_until, Some(at("12:30")));
    assert_eq!(
        go(&Scene::new(QA).comment("quinn", "10:00", "/go qa"))
            .report
            .valid_until,
        None
    );
}

#[test]
fn rule_20_a_sign_off_that_ends_before_the_release_is_possible_is_warned_of() {
    let scene = Scene::new("roles: { qa: { users: [quinn], ttl: 24h } }");
    let report = go(&scene.comment("quinn", "10:00", "/go qa")).report;
    let lapsing = |opens: &str| {
        let mut closed = Report::new(Area::Gate("window"), Enforcement::Block);
        let opens = at(opens).to_zoned(jiff::tz::TimeZone::UTC);
        let finding = Finding::new("window/denied", Level::NoGo).lifted_at(Some(opens));
        closed.findings.push(finding);
        let decision = Decision::new(vec![report.clone(), closed], false);
        Decided {
            report: decision.reports[0].clone(),
        }
    };
    let warned = lapsing("09T09:00");
    assert!(warned.codes().contains(&"sign-off/lapses-first"));
    assert!(
        warned
            .text()
            .contains("The go of quinn for qa holds until Tue 3 Mar 2026 10:00")
    );
    assert!(
        !lapsing("03T09:00")
            .codes()
            .contains(&"sign-off/lapses-first")
    );
}

#[test]
fn rule_26_each_role_has_a_status_where_the_policy_asks_for_it() {
    let roles = "roles: { qa: { users: [quinn] }, ops: { users: [olga] } }";
    let statuses = |policy: &str| {
        let scene = Scene::new(policy).comment("quinn", "10:00", "/go qa");
        let decided = hold(&scene, "ops: 0 of 1");
        let statuses = decided.report.conversation.statuses.into_iter();
        let shown = statuses.map(|one| (one.part, one.outcome, one.wanted));
        shown.collect::<Vec<_>>()
    };
    let expected = |wanted| {
        [
            ("qa".to_owned(), Outcome::Go, wanted),
            ("ops".to_owned(), Outcome::Hold, wanted),
        ]
    };
    assert_eq!(statuses(&format!("{{ {roles} }}")), expected(false));
    assert_eq!(
        statuses(&format!("{{ {roles}, role-statuses: true }}")),
        expected(true)
    );
}

#[test]
fn rule_26_the_status_of_a_role_with_a_veto_is_always_wanted_and_keeps_its_trace() {
    let scene = Scene::new(QA).comment("quinn", "10:00", "/nogo qa the queue is stuck");
    let report = no_go(&scene).report;
    let status = &report.conversation.statuses[0];
    assert_eq!(status.vetoes, report.conversation.vetoes);
}

#[test]
fn more_sign_offs_are_needed_under_a_condition() {
    let policy = format!("{{ {QA}, extra: {{ when: change.risky, roles: {{ qa: 2 }} }} }}");
    let signed = Scene::new(&policy).comment("quinn", "10:00", "/go qa");
    go(&signed);
    let risky = signed.with(|it| it.labels = vec!["Migration".to_owned()]);
    hold(&risky, "qa: 1 of 2");
    go(&risky.comment("quentin", "10:01", "/go qa"));
}

#[test]
fn a_change_is_risky_by_what_its_commits_say_too() {
    let policy = format!("{{ {QA}, extra: {{ when: change.risky, roles: {{ qa: 2 }} }} }}");
    let signed = Scene::new(&policy).comment("quinn", "10:00", "/go qa");
    let breaks = |it: &mut Scene| it.commits[0].breaking = true;
    hold(&signed.clone().with(breaks), "qa: 1 of 2");
    let bugfix = policy.replace("risky", "bugfix");
    let signed_bugfix = Scene::new(&bugfix).comment("quinn", "10:00", "/go qa");
    go(&signed_bugfix);
    let fixes = |it: &mut Scene| it.commits[0].summary = "fix: the sum".into();
    hold(&signed_bugfix.with(fixes), "qa: 1 of 2");
    let other = policy.replace("risky", "hotfix");
    let other = Scene::new(&other).comment("quinn", "10:00", "/go qa");
    go(&other.with(breaks));
}

#[test]
fn a_change_of_which_not_all_could_be_read_counts_as_risky() {
    let policy = format!(
        "{{ {QA}, exclude: [author], extra: {{ when: change.risky, roles: {{ qa: 2 }} }} }}"
    );
    let signed = Scene::new(&policy).comment("quinn", "10:00", "/go qa");
    let number = 7.try_into().unwrap();
    let unread = signed
        .clone()
        .unknown(Need::Commits { number }, FailureKind::TimedOut);
    let lines = ["qa: 1 of 2", "Nothing is known about change.risky"];
    check(&unread, Outcome::Hold, &lines);
    go(&unread.comment("quentin", "10:01", "/go qa"));
    check(
        &signed.with(|it| it.told_commits = Some(2)),
        Outcome::Hold,
        &lines,
    );
}

#[test]
fn what_a_tag_contains_is_not_known_and_might_be_risky() {
    let policy = format!("{{ {QA}, extra: {{ when: change.risky, roles: {{ qa: 2 }} }} }}");
    let tag = Scene::new(&policy).kind(world::Kind::Tag);
    let lines = ["Nothing is known about change.risky"];
    check(&tag, Outcome::Hold, &lines);
}

#[test]
fn a_condition_of_which_nothing_is_known_counts_as_met() {
    let policy = "extra: { when: error-budget.reinforced, roles: { qa: 2 } }";
    let signed = Scene::new(&format!("{{ {QA}, {policy} }}")).comment("quinn", "10:00", "/go qa");
    check(
        &signed,
        Outcome::Hold,
        &[
            "qa: 1 of 2",
            "Nothing is known about error-budget.reinforced",
        ],
    );
    let proved = |outcome| {
        let mut report = Report::new(Area::Gate("error-budget"), Enforcement::Block);
        report.parts.push(("reinforced".to_owned(), outcome));
        signed.clone().with(|it| it.proofs.add(&report))
    };
    go(&proved(Outcome::NotApplicable));
    for outcome in [Outcome::Go, Outcome::Hold, Outcome::Unknown, Outcome::NoGo] {
        hold(&proved(outcome), "qa: 1 of 2");
    }
    let help = |scene: &Scene| {
        let findings = scene.decide().report.findings;
        let code = "sign-off/condition-unknown";
        let finding = findings.into_iter().find(|it| it.code == code);
        Words::new(Locale::English).plain(&finding.expect("it is told").lift())
    };
    assert!(help(&signed).contains("judged in this policy"));
    let unknown = help(&proved(Outcome::Unknown));
    assert!(unknown.contains("its gate says what it lacks"), "{unknown}");
}

#[test]
fn extra_never_asks_for_fewer() {
    let policy = "{ roles: { qa: { users: [quinn, quentin], min: 2 } }, \
                  extra: { when: change.other, roles: { qa: 1 } } }";
    hold(
        &Scene::new(policy).comment("quinn", "10:00", "/go qa"),
        "qa: 1 of 2",
    );
}

#[test]
fn aliases_are_added_to_the_built_in_words() {
    let policy = format!("{{ {QA}, aliases: {{ go: [feu-vert], nogo: [/refusé] }} }}");
    for command in ["/feu-vert qa", "/Feu-Vert qa", "/go qa", "/signoff qa"] {
        go(&Scene::new(&policy).comment("quinn", "10:00", command));
    }
    no_go(&Scene::new(&policy).comment("quinn", "10:00", "/refusé qa ça ne va pas du tout"));
    hold(
        &Scene::new(&policy).comment("quinn", "10:00", "/feuxvert qa"),
        "qa: 0 of 1",
    );
}

#[test]
fn a_gate_that_only_warns_reports_all_the_same() {
    let report = hold(&Scene::new(&format!("{{ {QA}, enforcement: warn }}")), "qa").report;
    assert_eq!(report.counted_outcome(), Outcome::Go);
}

#[test]
fn a_login_or_a_team_that_is_not_there_is_no_pass() {
    let scene = Scene::new(QA).comment("quinn", "10:00", "/go qa");
    let gone = scene.with(|it| it.gone = ["quentin".parse().unwrap()].into());
    unknown(
        &gone,
        "qa cannot be filled: nobody on GitHub is called quentin",
    );
    let empty = Scene::new("roles: { qa: { teams: [acme/qa] } }").team("acme/qa", &[]);
    unknown(
        &empty,
        "qa cannot be filled: the team acme/qa has no members",
    );
}

#[test]
fn what_is_left_out_has_the_defaults_of_the_contract() {
    let config = scene::config("roles: { qa: { users: [quinn] } }");
    let role = &config.roles[0];
    assert_eq!(
        (role.min, role.ttl, role.veto, role.required),
        (1, None, true, true)
    );
    let excluded = BTreeSet::from([Exclusion::Author, Exclusion::Committers]);
    assert_eq!(config.excluded, excluded);
    assert!(config.one_role_per_person && !config.role_statuses);
    assert_eq!(config.reviews, Reviews::Ignore);
    assert_eq!(config.carry, BTreeSet::from([Carry::IdenticalTree]));
    assert_eq!(config.binding, Binding::Recorded);
    let emptied = scene::config("roles: { qa: { users: [quinn] } }\nexclude: []\ncarry: []");
    assert!(emptied.excluded.is_empty() && emptied.carry.is_empty());
    let rule = scene::config(
        "roles: { qa: { users: [quinn] } }\nemergency: { role: boss, users: [dora, erin], overrides: [window] }",
    );
    let rule = rule.emergency.unwrap();
    assert_eq!(
        (rule.min, rule.ttl.as_hours(), rule.follow_up.as_hours()),
        (2, 4, 168)
    );
}

#[test]
fn an_environment_has_a_section_of_its_own() {
    let text = "version: 1\ngates:\n  sign-off: { roles: { qa: { users: [quinn] } } }\n\
                environments:\n  staging:\n    gates: { sign-off: off }\n";
    let load = |name: &str| {
        let name: Environment = name.parse().unwrap();
        let loaded = crate::gates::policy::load(text, &name);
        loaded.policy.map(|policy| policy.gates.sign_off.is_some())
    };
    assert_eq!(load("production"), Some(true));
    assert_eq!(load("staging"), Some(false));
}
