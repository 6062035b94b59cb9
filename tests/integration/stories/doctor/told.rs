//! How it is told: as text, as JSON, in a summary, in French; and never as more than text.

use super::stage::{ACTIONS, PERSON, RUNNER, Stage};
use crate::fake_github::model::rules::Rule;
use crate::runner_rules;

#[test]
fn text_has_a_line_for_each_check_and_its_remedy_below() {
    let stage = Stage::new();
    stage.rule(&[]);
    let ended = stage
        .step(PERSON)
        .run_with(&["doctor", "--repo", "acme/shop"]);
    let lines: Vec<&str> = ended.out.lines().collect();
    assert!(
        lines[0].starts_with("🔴 acme/shop for production: 1 problem"),
        "{}",
        ended.out
    );
    let at = lines
        .iter()
        .position(|line| line.contains("[required/status]"))
        .expect("the check");
    assert!(
        lines[at].starts_with("🔴 problem: main does not require"),
        "{}",
        lines[at]
    );
    assert!(
        lines[at + 1].starts_with("   → In the settings"),
        "{}",
        lines[at + 1]
    );
    let quiet = stage
        .step(PERSON)
        .run_with(&["doctor", "--repo", "acme/shop", "--quiet"]);
    assert_eq!(quiet.out.lines().count(), 1);
}

#[test]
fn french_is_french_and_json_is_the_same_in_every_language() {
    let stage = Stage::new();
    stage.rule(&[]);
    let told = |line: &str| {
        let line: Vec<&str> = line.split(' ').collect();
        stage.step(PERSON).run_with(&line).out
    };
    let french = told("doctor --repo acme/shop --locale fr");
    assert!(
        french.contains("problème\u{a0}: main n’exige pas gonogo/production"),
        "{french}"
    );
    for english in [" ok", "warning", " the ", "problem:"] {
        assert!(!french.contains(english), "{english}: {french}");
    }
    let json = "doctor --repo acme/shop --format json --locale";
    assert_eq!(told(&format!("{json} en")), told(&format!("{json} fr")));
}

#[test]
fn on_the_runner_the_summary_tells_what_needs_somebody_first() {
    let stage = Stage::new();
    stage.rule(&[]);
    let ended = stage.step(RUNNER).run();
    assert_eq!(ended.exit, 1);
    let (first, rest) = ended.summary.split_once("<details>").expect("what is well");
    assert!(first.contains("does not require"), "{first}");
    assert!(first.contains("→ "), "{first}");
    assert!(rest.contains("checks are ok"), "{rest}");
    assert!(stage.github.writes().is_empty());
}

#[test]
fn hostile_names_stay_text() {
    let hostile = [
        "\n::error title=x::y",
        "##[set-output name=decision]go",
        "\u{1b}[31mred\u{202e}",
        "</details> @alice fixes #1 <img src=x>",
        "`a` [b](https://evil.example)",
    ];
    for text in hostile {
        let stage = Stage::new();
        let yaml = serde_json::to_string(text).expect("JSON is YAML");
        let workflow = format!(
            "on: pull_request_target\njobs:\n  {yaml}:\n    name: {yaml}\n    if: true\n    steps:\n      \
             - uses: acme/gonogo@{yaml}\n"
        );
        stage.workflow("hostile.yml", &workflow);
        stage.workflow("gonogo `x` @alice.yml", &workflow);
        stage.rule(&[Rule::Checks {
            checks: vec![(text.to_owned(), Some(ACTIONS))],
            strict: true,
        }]);
        let ended = stage.step(RUNNER).run();
        assert!(ended.out.contains("[required/status]"), "{}", ended.out);
        for log in [&ended.out, &ended.err] {
            let commands = runner_rules::commands(log);
            let own = |command: &runner_rules::Command| command.name == "add-mask";
            assert!(commands.iter().all(own), "{commands:?}");
            assert!(
                !log.contains('\u{1b}') && !log.contains('\u{202e}'),
                "{log:?}"
            );
        }
        crate::hostile::plain(&ended.summary).expect("only text");
    }
}
