//! Which files come, and what the policy in them asks for.

use super::*;
use crate::gates::checklist;
use crate::setup::plan::{Standing, Unfit};
use crate::setup::seen::{Asks, Present};

#[test]
fn every_policy_is_without_a_fault_in_both_languages() {
    let bare = Seen::default();
    let other = Seen {
        releases: releases(["api/v1.0.0"]),
        other_lockfiles: vec![path("pnpm-lock.yaml")],
        ..Seen::default()
    };
    for seen in [&bare, &rich(), &other] {
        for locale in LANGUAGES {
            let plan = planned(seen, &order(locale, "Europe/Paris"));
            let policy = text(&plan, POLICY);
            let loaded = flawless(policy).policy.expect("a policy");
            assert_eq!(loaded.general.locale, locale);
            assert!(policy.contains("timezone: Europe/Paris\n"));
            assert!(
                !policy.contains("$schema"),
                "no address is known to be true"
            );
        }
    }
}

#[test]
fn an_empty_repository_gets_a_window_and_a_checklist_with_its_list() {
    let plan = planned(&Seen::default(), &english());
    assert_eq!(paths(&plan), [POLICY, FORM, GATE]);
    let gates = flawless(text(&plan, POLICY))
        .policy
        .expect("a policy")
        .gates;
    assert!(gates.window.is_some() && gates.npm_audit.is_none() && gates.version.is_none());
    let checklist = gates.checklist.expect("a checklist");
    assert_eq!(checklist.template.expect("a template").as_str(), FORM);
    assert_eq!(checklist.sources, [checklist::Source::PullRequest]);
    let list = form(FORM, text(&plan, FORM)).list.expect("a list");
    assert_eq!(checklist.rules.sections, list.sections);
    assert_eq!(checklist.rules.post_deploy, list.later);
    assert!(list.items >= 3);
}

#[test]
fn a_french_policy_has_a_french_list_that_fits_it() {
    let plan = planned(&Seen::default(), &order(Locale::French, "Europe/Paris"));
    let policy = text(&plan, POLICY);
    let checklist = flawless(policy).policy.expect("a policy").gates.checklist;
    let list = form(FORM, text(&plan, FORM)).list.expect("a list");
    assert_eq!(
        checklist.expect("a checklist").rules.sections,
        list.sections
    );
    assert_eq!(list.later, ["Après le déploiement"]);
    for english in ["the", "The", "Friday", "deploy:", "reason: No"] {
        assert!(!policy.split(' ').any(|word| word == english), "{english}");
    }
}

#[test]
fn everything_that_is_there_is_asked_for() {
    let plan = planned(&rich(), &english());
    assert_eq!(paths(&plan), [POLICY, GATE, SIGN_OFF, RELEASE]);
    let policy = text(&plan, POLICY);
    let root = tree(policy).to_json();
    let gates = &root["gates"];
    assert_eq!(
        gates["npm-audit"]["lockfiles"],
        serde_json::json!(["package-lock.json", "apps/web/package-lock.json"])
    );
    assert_eq!(gates["version"]["branches"], serde_json::json!(["main"]));
    assert!(
        policy.contains("    # branches: [main, release/1.x]\n"),
        "{policy}"
    );
    assert_eq!(
        gates["checklist"],
        serde_json::json!({
            "sources": ["pull-request", "release-issue"],
            "template": ".github/PULL_REQUEST_TEMPLATE.md",
            "sections": ["Checklist"],
            "post-deploy": { "sections": ["After the deploy"] },
            "na": "strike-and-words",
        })
    );
    assert_eq!(gates.as_object().map(|gates| gates.len()), Some(4));
    let said = said(&plan, Locale::English);
    for words in [
        "because of package-lock.json, apps/web/package-lock.json.",
        "2 items to be done under “Checklist”; all of them",
        "under “Type of change” of .github/PULL_REQUEST_TEMPLATE.md people choose",
        "because of 3 tags, the highest v1.10.0. Versions are released from main.",
        "versions that begin with api/v",
        "release/1.x look like branches of older versions",
        ".github/CODEOWNERS names alice, bob, acme/qa. Nobody is asked yet",
        "tools/yarn.lock cannot be read",
        "in place of “./deploy.sh”",
        "merge them into main",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
}

#[test]
fn without_a_clock_there_is_no_policy_but_one_that_is_there_needs_none() {
    let no_zone = || Order {
        zone: None,
        ..english()
    };
    assert_eq!(
        plan(&Seen::default(), &no_zone()).unwrap_err(),
        Unfit::NoZone
    );
    let seen = Seen {
        policy: Some(Present {
            path: path(".gonogo.yml"),
            asks: None,
        }),
        ..Seen::default()
    };
    let plan = planned(&seen, &no_zone());
    assert_eq!(paths(&plan), [".gonogo.yml", GATE]);
    assert_eq!(plan.files[0].standing, Standing::Taken);
    assert!(said(&plan, Locale::English).contains("has errors or cannot be read"));
}

#[test]
fn the_policy_that_is_there_says_which_workflows_fit() {
    #[track_caller]
    fn check(asks: Asks, tags: &[&str], expected: &[&str]) {
        let seen = Seen {
            policy: Some(Present {
                path: path(POLICY),
                asks: Some(asks),
            }),
            releases: releases(tags.iter().copied()),
            ..Seen::default()
        };
        let plan = planned(&seen, &english());
        assert_eq!(paths(&plan)[1..], *expected);
    }
    let none = Asks::default();
    check(none, &[], &[GATE]);
    check(none, &["v1.0.0"], &[GATE, RELEASE]);
    let sign_off = Asks {
        sign_off: true,
        ..none
    };
    check(sign_off, &[], &[GATE, SIGN_OFF]);
    let release_issue = Asks {
        release_issue: true,
        ..none
    };
    check(release_issue, &[], &[GATE]);
    check(release_issue, &["v1.0.0"], &[GATE, SIGN_OFF, RELEASE]);
    let version = Asks {
        version: true,
        ..none
    };
    check(version, &[], &[GATE, RELEASE]);
}

#[test]
fn a_list_for_releases_becomes_the_form_of_descriptions() {
    let words = "# Release\n\n- [ ] Backup\n- [ ] Rollback\n";
    let mut seen = Seen {
        release_list: Some(form(LIST, words)),
        taken: vec![path(LIST)],
        ..Seen::default()
    };
    let plan = planned(&seen, &english());
    assert_eq!(paths(&plan), [POLICY, FORM, GATE]);
    assert_eq!(text(&plan, FORM), words);
    assert!(text(&plan, POLICY).contains("template: .github/release-checklist.md\n"));

    // A form that lacks the list is somebody's: they have to put it in.
    seen.description = Some(form(FORM, "Say why.\n"));
    seen.taken.push(path(FORM));
    let plan = planned(&seen, &english());
    assert_eq!(paths(&plan), [POLICY, GATE]);
    let copy =
        "Copy the list from .github/release-checklist.md into .github/pull_request_template.md";
    assert!(said(&plan, Locale::English).contains(copy));
}

#[test]
fn a_form_without_a_list_is_left_and_the_list_stands_beside_it() {
    let mut seen = Seen {
        description: Some(form(FORM, "Say why.\n")),
        taken: vec![path(FORM)],
        ..Seen::default()
    };
    let plan = planned(&seen, &english());
    assert_eq!(paths(&plan), [POLICY, LIST, GATE]);
    let copy =
        "Copy the list from .github/release-checklist.md into .github/pull_request_template.md";
    assert!(said(&plan, Locale::English).contains(copy));

    seen.taken.push(path(LIST));
    let plan = planned(&seen, &english());
    assert_eq!(paths(&plan), [POLICY, GATE]);
    let checklist = flawless(text(&plan, POLICY))
        .policy
        .expect("a policy")
        .gates
        .checklist;
    assert_eq!(checklist.expect("a checklist").template, None);
    assert!(
        said(&plan, Locale::English)
            .contains("Put a checklist into .github/pull_request_template.md")
    );
}

#[test]
fn a_clock_without_every_midnight_has_a_rule_that_lint_finds_nothing_in() {
    for zone in [
        "Africa/Cairo",
        "America/Havana",
        "America/Santiago",
        "Asia/Beirut",
        "Asia/Gaza",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "UTC",
    ] {
        let plan = planned(&Seen::default(), &order(Locale::English, zone));
        let policy = text(&plan, POLICY);
        flawless(policy);
        let is_cairo = zone == "Africa/Cairo";
        assert_eq!(policy.contains("from: \"01:00\""), is_cairo, "{zone}");
        let said = said(&plan, Locale::English);
        assert_eq!(
            said.contains("a Friday without midnight"),
            is_cairo,
            "{zone}"
        );
    }
}
