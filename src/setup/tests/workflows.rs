//! Which workflows come, and what is said of those that are there.

use super::*;
use crate::setup::plan::Standing;
use crate::setup::workflow::workflow;

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
        "begin with web/v (1). One policy goes by one beginning: the workflow starts on api/v[0-9]* only, and the other tags meet no gate.",
        "write notes: { tag-prefix: web/v } into the policy, and tags: ['web/v[0-9]*'] into the workflow for releases.",
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
fn a_workflow_that_only_writes_notes_is_no_rival_of_a_deploy() {
    let text = "on: { push: { tags: [\"v*\"] } }\njobs: { release: { steps: [{ uses: acme/gonogo@v1, with: { command: notes } }] } }\n";
    let seen = Seen {
        workflows: workflow(path(".github/workflows/release-notes.yml"), text.as_bytes())
            .into_iter()
            .collect(),
        releases: releases(["v1.0.0"]),
        ..Seen::default()
    };
    let plan = planned(&seen, &english());
    assert_eq!(paths(&plan), [POLICY, FORM, GATE, SIGN_OFF, RELEASE]);
    let told = said(&plan, Locale::English);
    assert!(!told.contains("brings out tags"), "{told}");
}

#[test]
fn a_condition_that_switches_gonogo_off_on_pull_requests_is_no_gate() {
    for condition in [
        "${{ !true }}",
        "github.event_name == 'push'",
        "false && always()",
    ] {
        let text = format!(
            "on: {{ pull_request: , push: }}\njobs: {{ gate: {{ if: \"{condition}\", steps: [{{ uses: acme/gonogo@v1 }}] }} }}\n"
        );
        let seen = Seen {
            workflows: workflow(path(".github/workflows/ci.yml"), text.as_bytes())
                .into_iter()
                .collect(),
            ..Seen::default()
        };
        let plan = planned(&seen, &english());
        assert_eq!(paths(&plan), [POLICY, FORM, GATE], "{text}");
        assert!(said(&plan, Locale::English).contains("is no gate for every pull request"));
    }
}

#[test]
fn of_several_beginnings_the_commonest_is_planned_and_what_to_write_for_another_is_said() {
    let tags = [
        "v1.0.0",
        "app-v1.0.0",
        "app-v1.1.0",
        "api@1.0.0",
        "api@1.1.0",
        "api@1.2.0",
    ];
    let seen = Seen {
        releases: releases(tags),
        ..Seen::default()
    };
    let plan = planned(&seen, &english());
    let policy = text(&plan, POLICY);
    assert_eq!(
        flawless(policy)
            .general
            .tag_prefix
            .expect("a prefix")
            .as_str(),
        "api@"
    );
    assert!(policy.contains("  tag-prefix: \"api@\"\n"), "{policy}");
    assert!(policy.contains("  # tag-prefix: app-v\n"), "{policy}");
    assert!(text(&plan, RELEASE).contains("tags: ['api@[0-9]*']"));
    let told = said(&plan, Locale::English);
    for words in [
        "because of 3 tags, the highest api@1.2.0.",
        "begin with app-v (2), v (1).",
        "write notes: { tag-prefix: app-v } into the policy, and tags: ['app-v[0-9]*'] into the workflow",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    // Where everybody's is the commonest, the line for another waits behind a sign.
    let seen = Seen {
        releases: releases(["v1.0.0", "v1.1.0", "app-v1.0.0"]),
        ..Seen::default()
    };
    let plan = planned(&seen, &english());
    let policy = text(&plan, POLICY);
    flawless(policy);
    assert!(
        policy.contains("# notes:\n#   tag-prefix: app-v\n"),
        "{policy}"
    );
    let awake = policy.replace("# notes:\n#   tag-prefix", "notes:\n  tag-prefix");
    assert_eq!(
        flawless(&awake)
            .general
            .tag_prefix
            .expect("a prefix")
            .as_str(),
        "app-v"
    );
}
