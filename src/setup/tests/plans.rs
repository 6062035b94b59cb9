//! Which files come, and what the policy in them asks for.

use super::*;
use crate::gates::checklist;
use crate::setup::plan::{Standing, Unfit};
use crate::setup::seen::{Asks, Doubt, Present};
use crate::setup::workflow::workflow;

const POLICY: &str = ".github/gonogo.yml";
const FORM: &str = ".github/pull_request_template.md";
const LIST: &str = ".github/release-checklist.md";
const GATE: &str = ".github/workflows/gonogo.yml";
const SIGN_OFF: &str = ".github/workflows/gonogo-sign-off.yml";
const RELEASE: &str = ".github/workflows/release.yml";

fn english() -> Order {
    order(Locale::English, "Europe/Paris")
}

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
fn what_asks_gonogo_already_has_no_second_workflow() {
    let text = "on: { pull_request: }\njobs: { gate: { steps: [ { uses: acme/gonogo@v1 } ] } }\n";
    let seen = Seen {
        workflows: workflow(path(".github/workflows/ci.yml"), text.as_bytes())
            .into_iter()
            .collect(),
        ..Seen::default()
    };
    let plan = planned(&seen, &english());
    assert_eq!(paths(&plan), [POLICY, FORM]);
    assert!(said(&plan, Locale::English).contains(".github/workflows/ci.yml asks gonogo already"));
}

#[test]
fn a_step_of_gonogo_that_is_no_gate_replaces_none_and_is_told() {
    let gate = "jobs: { gate: { steps: [ { uses: acme/gonogo@v1 } ] } }";
    for text in [
        "on: { pull_request: }\njobs: { a: { steps: [ { uses: acme/gonogo@v1, with: { command: lint } } ] } }\n".to_owned(),
        "on: { pull_request: }\njobs: { a: { if: false, steps: [ { uses: acme/gonogo@v1 } ] } }\n".to_owned(),
        "on: { pull_request: }\njobs: { a: { steps: [ { uses: acme/gonogo@v1, with: { dry-run: true } } ] } }\n".to_owned(),
        format!("on: {{ pull_request: {{ branches: [main] }} }}\n{gate}\n"),
        format!("on: {{ pull_request: {{ types: [labeled] }} }}\n{gate}\n"),
    ] {
        let seen = Seen {
            workflows: workflow(path(".github/workflows/ci.yml"), text.as_bytes())
                .into_iter()
                .collect(),
            ..Seen::default()
        };
        let plan = planned(&seen, &english());
        assert_eq!(paths(&plan), [POLICY, FORM, GATE], "{text}");
        let said = said(&plan, Locale::English);
        let words =
            ".github/workflows/ci.yml has a step of gonogo, but is no gate for every pull request";
        assert!(said.contains(words), "{said}");
        assert!(!said.contains("asks gonogo already"), "{said}");
    }
}

#[test]
fn of_a_foreign_workflow_in_the_place_of_ours_only_what_is_true_is_said() {
    let foreign =
        "on: workflow_dispatch\njobs: { release: { steps: [ { run: ./release.sh } ] } }\n";
    let asking =
        "on: { pull_request_target: }\njobs: { a: { steps: [ { uses: acme/gonogo@v1 } ] } }\n";
    let mut seen = Seen {
        releases: releases(["v1.0.0"]),
        taken: vec![path(RELEASE), path(GATE)],
        workflows: [(RELEASE, foreign), (GATE, asking)]
            .iter()
            .filter_map(|(at, text)| workflow(path(at), text.as_bytes()))
            .collect(),
        ..Seen::default()
    };
    let plan = planned(&seen, &english());
    assert_eq!(paths(&plan), [POLICY, FORM, GATE, SIGN_OFF, RELEASE]);
    let told = said(&plan, Locale::English);
    for words in [
        "is no gate of gonogo for tags, as far as can be seen",
        "asks gonogo about pull requests already",
        "Let .github/workflows/release.yml ask gonogo, or put gonogo's own workflows/release.yml beside it under another name: until then no tag meets the gate.",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    for untrue in ["decides on the tags", "decides on every pull request"] {
        assert!(!told.contains(untrue), "{untrue}\n{told}");
    }

    // What cannot be read is no gate either.
    seen.workflows.clear();
    let told = said(&planned(&seen, &english()), Locale::English);
    assert!(told.contains("is no gate of gonogo for every pull request"));
    assert!(told.contains("Let .github/workflows/gonogo.yml ask gonogo"));
}

#[test]
fn which_tags_meet_the_gate_is_said_exactly() {
    let seen = Seen {
        releases: releases(["api/v1.0.0", "api/v1.1.0", "web/v1.0.0"]),
        ..Seen::default()
    };
    let plan = planned(&seen, &english());
    let told = said(&plan, Locale::English);
    for words in [
        "decides on the tags api/v[0-9]*, and deploys only what is GO",
        "begin with web/v. One policy goes by one beginning: the workflow starts on api/v[0-9]* only, and the other tags meet no gate.",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(!told.contains("refused"), "{told}");
    assert!(text(&plan, RELEASE).contains("tags: ['api/v[0-9]*']"));
    let taken = Seen {
        taken: vec![path(RELEASE)],
        ..seen
    };
    let told = said(&planned(&taken, &english()), Locale::English);
    assert!(told.contains("One policy goes by one beginning."), "{told}");
}

#[test]
fn sections_that_are_not_waited_for_are_named() {
    let list = "## Ready\n- [ ] a\n## After review\n- [ ] b\n## After the deploy\n- [ ] c\n## Type of change\n- [ ] d\n";
    let seen = Seen {
        description: Some(form(FORM, list)),
        taken: vec![path(FORM)],
        ..Seen::default()
    };
    let plan = planned(&seen, &english());
    let policy = text(&plan, POLICY);
    assert!(
        policy.contains("sections: [Ready, After review]\n"),
        "{policy}"
    );
    let told = said(&plan, Locale::English);
    for words in [
        "under “After the deploy” of .github/pull_request_template.md things are to be done after the deployment, so those items are not waited for",
        "under “Type of change” of .github/pull_request_template.md people choose",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

#[test]
fn paths_with_commas_and_blanks_are_quoted() {
    let seen = Seen {
        lockfiles: vec![path("a, b/package-lock.json"), path("c/package-lock.json")],
        ..Seen::default()
    };
    let told = said(&planned(&seen, &english()), Locale::English);
    let words = "because of \"a, b/package-lock.json\", c/package-lock.json.";
    assert!(told.contains(words), "{told}");
}

#[test]
fn what_brings_tags_out_has_no_second_workflow_and_is_told_to_wait() {
    let text = "on: { push: { tags: [\"v*\"] } }\njobs: { deploy: { steps: [] } }\n";
    for name in ["deploy.yml", "release.yml"] {
        let at = format!(".github/workflows/{name}");
        let seen = Seen {
            workflows: workflow(path(&at), text.as_bytes()).into_iter().collect(),
            releases: releases(["v1.0.0"]),
            ..Seen::default()
        };
        let plan = planned(&seen, &english());
        assert_eq!(paths(&plan), [POLICY, FORM, GATE, SIGN_OFF]);
        let said = said(&plan, Locale::English);
        assert!(
            said.contains(&format!("{at} brings out tags and does not wait")),
            "{said}"
        );
        assert!(
            said.contains(&format!("Let the deployment in {at} wait")),
            "{said}"
        );
    }
}

#[test]
fn what_is_taken_is_left_and_what_is_barred_is_told() {
    let reason = crate::locale::Message::new("setup-barred");
    let seen = Seen {
        taken: vec![path(GATE)],
        barred: vec![(path(POLICY), reason.clone())],
        ..Seen::default()
    };
    let standings: Vec<Standing> = planned(&seen, &english())
        .files
        .into_iter()
        .map(|file| file.standing)
        .collect();
    assert_eq!(
        standings,
        [Standing::Barred(reason), Standing::Free, Standing::Taken]
    );
}

#[test]
fn an_action_brings_the_address_of_the_schema_unless_this_is_not_on_github() {
    let action = "acme/gonogo@1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
    let order = Order {
        action: Some(action.parse().unwrap()),
        ..english()
    };
    let first = "# yaml-language-server: $schema=https://raw.githubusercontent.com/acme/gonogo/1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d/schema/gonogo.schema.json\n";
    let plan = planned(&Seen::default(), &order);
    assert!(text(&plan, POLICY).starts_with(first));
    assert!(text(&plan, GATE).contains(&format!("uses: {action}\n")));
    assert!(!said(&plan, Locale::English).contains("OWNER and the zeros"));
    let elsewhere = Seen {
        is_elsewhere: true,
        ..Seen::default()
    };
    assert!(!text(&planned(&elsewhere, &order), POLICY).contains("$schema"));
}

#[test]
fn tags_with_a_beginning_of_their_own_are_told_apart_by_it() {
    let seen = Seen {
        releases: releases(["api/v1.0.0"]),
        default_branch: Some("trunk".parse().unwrap()),
        ..Seen::default()
    };
    let plan = planned(&seen, &english());
    let loaded = flawless(text(&plan, POLICY));
    assert_eq!(
        loaded.general.tag_prefix.expect("a prefix").as_str(),
        "api/v"
    );
    assert!(text(&plan, RELEASE).contains("tags: ['api/v[0-9]*']\n"));
}

#[test]
fn what_is_not_known_of_tags_is_said() {
    for (doubt, words) in [
        (None, "there are no tags yet"),
        (Some(Doubt::Partial), "git fetch --tags"),
        (
            Some(Doubt::Unreadable(crate::locale::Message::new(
                "history-grafted",
            ))),
            "nothing is known of tags: This clone hides",
        ),
    ] {
        let seen = Seen {
            doubt,
            ..Seen::default()
        };
        let said = said(&planned(&seen, &english()), Locale::English);
        assert!(said.contains(words), "{words}\n{said}");
    }
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

#[test]
fn every_word_is_spoken_in_both_languages() {
    let mut seen = rich();
    seen.unusable_lockfiles = 2;
    seen.search_was_cut = true;
    seen.is_deeper = true;
    seen.passed_over.insert("build");
    seen.unread = vec![(
        path("CODEOWNERS"),
        crate::locale::Message::new("setup-link"),
    )];
    let text = "on: { pull_request: { paths: [src] } }\njobs: { gate: { steps: [ { uses: acme/gonogo@v1 } ] } }\n";
    seen.workflows
        .extend(workflow(path(".github/workflows/ci.yml"), text.as_bytes()));
    seen.taken = vec![path(RELEASE)];
    seen.doubt = Some(Doubt::Partial);
    seen.other_lists = vec![path("RELEASING.md")];
    seen.further_forms = Some(path(".github/PULL_REQUEST_TEMPLATE"));
    for locale in LANGUAGES {
        let said = said(&planned(&seen, &order(locale, "UTC")), locale);
        assert!(!said.contains("setup-") && !said.contains("{$"), "{said}");
    }
    assert_ne!(
        said(
            &planned(&seen, &order(Locale::English, "UTC")),
            Locale::English
        ),
        said(
            &planned(&seen, &order(Locale::French, "UTC")),
            Locale::French
        )
    );
}
