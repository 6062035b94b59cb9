//! The command `gonogo budget`: what a person asks about the budgets, without any change on GitHub.

use serde_json::Value;

use super::figures::query;
use super::stage::{Stage, objective, policy};
use crate::fake_github::wire::faults::Fault;
use crate::stories::runner::{Ended, Step, TUESDAY, person};

const TOKEN: &str = "glc_PlantedToken000000000000000000";

/// A person at a terminal whose policy has one objective, with these lines of its source.
fn step(stage: &Stage, more: &str) -> Step {
    let lines = format!("slos:\n{}", objective("api", more));
    let policy = policy(&stage.prometheus, &lines);
    person(&stage.github).at(TUESDAY).file("p.yml", &policy)
}

fn ask(stage: &Stage, step: Step, more: &[&str]) -> Ended {
    let host = stage.prometheus.host();
    let mut arguments = vec!["budget", "--policy", "p.yml", "--allow-hosts", &host];
    arguments.extend(more);
    let ended = step.run_with(&arguments);
    assert_eq!(stage.github.requests().len(), 0, "GitHub is not asked");
    ended
}

#[test]
fn the_kind_of_change_decides_what_may_ship() {
    for (percent, change, exit, why) in [
        (
            80.0,
            "risky",
            0,
            "80.0 % left (failures: 200 of 1,000 allowed)",
        ),
        (
            30.0,
            "other",
            0,
            "nothing risky may ship, and this is not risky",
        ),
        (30.0, "risky", 1, "and this is a risky change (as you say)"),
        (19.0, "other", 1, "only bug fixes and security may ship"),
        (19.0, "bugfix", 0, "and this is a bug fix (as you say)"),
        (0.0, "bugfix", 1, "nothing but security may ship"),
        (
            0.0,
            "security",
            0,
            "and this is a security fix (as you say)",
        ),
    ] {
        let stage = Stage::left(percent, "");
        let ended = ask(&stage, step(&stage, ""), &["--change", change]);
        assert_eq!(
            ended.exit,
            exit,
            "{percent} {change}: {}",
            ended.everything()
        );
        assert!(ended.out.contains(why), "{why}: {}", ended.out);
    }
}

#[test]
fn without_a_word_it_is_a_change_that_is_nothing_special() {
    let stage = Stage::left(19.0, "");
    let ended = ask(&stage, step(&stage, ""), &[]);
    assert_eq!(ended.exit, 1, "{}", ended.everything());
    assert!(
        ended.out.contains("and this is no bug fix"),
        "{}",
        ended.out
    );
}

#[test]
fn what_is_not_known_a_broken_policy_and_none_are_exits_of_their_own() {
    let stage = Stage::new("");
    let ended = ask(&stage, step(&stage, ""), &[]);
    assert_eq!(ended.exit, 4, "{}", ended.everything());
    assert!(ended.out.contains("no series for"), "{}", ended.out);
    assert!(ended.out.contains("→ Whoever runs"), "{}", ended.out);
    let broken = person(&stage.github).file("p.yml", "error-budget: { slos: [] }\n");
    let ended = ask(&stage, broken, &[]);
    assert_eq!(ended.exit, 5, "{}", ended.everything());
    let said = format!("{}{}", ended.out, ended.err);
    assert!(said.contains("no objective is named"), "{said}");
    let ended = ask(&stage, person(&stage.github), &[]);
    assert_eq!(ended.exit, 6, "{}", ended.everything());
}

#[test]
fn a_section_alone_is_answered_as_a_whole_policy_is() {
    let stage = Stage::left(19.0, "");
    let whole = ask(&stage, step(&stage, ""), &["--format", "json"]);
    let section = objective("api", "").replace("PROMETHEUS", stage.prometheus.origin());
    let bare = format!("slos:\n{section}");
    let named: String = bare.lines().map(|line| format!("  {line}\n")).collect();
    for text in [bare, format!("error-budget:\n{named}")] {
        let step = person(&stage.github).at(TUESDAY).file("p.yml", &text);
        let ended = ask(&stage, step, &["--format", "json"]);
        assert_eq!((ended.exit, &ended.out), (1, &whole.out), "{}", ended.err);
    }
}

#[test]
fn json_has_the_numbers() {
    let stage = Stage::left(19.9, "");
    let ended = ask(&stage, step(&stage, ""), &["--format", "json"]);
    let answer: Value = serde_json::from_str(&ended.out).expect("JSON");
    assert_eq!(answer["outcome"], "no-go");
    assert_eq!(answer["tier"], "bugfix_only");
    assert_eq!(answer["worst"], "api");
    assert_eq!(answer["findings"][0]["code"], "error-budget/bugfix-only");
    assert_eq!(answer["pooled_remaining"].to_string(), "0.199");
    assert_eq!(answer["composite_target_percent"].to_string(), "99.9");
    let slo = &answer["slos"][0];
    for (key, expected) in [
        ("id", "\"api\""),
        ("counts", "true"),
        ("status", "\"ok\""),
        ("tier", "\"bugfix_only\""),
        ("window", "\"30d\""),
        ("remaining", "0.199"),
        ("target_percent", "99.9"),
        ("total", "1000000"),
        ("bad", "801"),
        ("allowed_bad", "1000"),
        ("alarm", "null"),
        // 0.199 of thirty days, at half the pace.
        ("exhausted_in", "1031616"),
    ] {
        assert_eq!(slo[key].to_string(), expected, "{key}: {answer:#}");
    }
    let rates = slo["burn_rates"].as_array().expect("rates");
    let rates: Vec<String> = rates.iter().map(|it| it["rate"].to_string()).collect();
    assert_eq!(rates, ["0.5"; 7]);
}

#[test]
fn a_workflow_shows_credentials_only_where_the_policy_is_nobodys_proposal() {
    for (event, shown) in [
        ("push", true),
        ("schedule", true),
        ("workflow_dispatch", true),
        ("release", true),
        ("create", true),
        ("pull_request", false),
        ("pull_request_target", false),
        ("merge_group", false),
        ("issue_comment", false),
        ("workflow_run", false),
    ] {
        let stage = Stage::left(80.0, "");
        let credential = format!("Bearer {TOKEN}");
        stage.prometheus.demands("authorization", &credential);
        let step = step(&stage, "bearer: METRICS_TOKEN")
            .variable("METRICS_TOKEN", TOKEN)
            .variable("GITHUB_ACTIONS", "true")
            .variable("GITHUB_EVENT_NAME", event);
        let ended = ask(&stage, step, &[]);
        let expected = if shown { 0 } else { 4 };
        assert_eq!(ended.exit, expected, "{event}: {}", ended.everything());
        assert_eq!(stage.prometheus.asked().is_empty(), !shown, "{event}");
        let told = format!("{}{}", ended.out, ended.err);
        let why = "no credentials are shown on this event (METRICS_TOKEN)";
        assert_eq!(told.contains(why), !shown, "{event}: {told}");
        assert!(!told.contains("is not set"), "{event}: {told}");
        let mask = format!("::add-mask::{TOKEN}");
        let mut lines = told.lines().filter(|line| *line != mask);
        assert!(lines.all(|line| !line.contains(TOKEN)), "{event}: {told}");
        assert_eq!(told.contains(&mask), shown, "{event}: {told}");
    }
}

#[test]
fn a_server_that_repeats_the_token_is_told_without_it_in_every_format() {
    for format in ["text", "markdown", "json"] {
        let stage = Stage::left(80.0, "");
        let body = format!("{{\"status\":\"error\",\"errorType\":\"x\",\"error\":\"no {TOKEN}\"}}");
        let fault = Fault::json(&body);
        stage
            .prometheus
            .fails_for(&query("api", "good", "30d"), fault);
        let step = step(&stage, "bearer: METRICS_TOKEN").variable("METRICS_TOKEN", TOKEN);
        let ended = ask(&stage, step, &["--format", format]);
        assert_eq!(ended.exit, 4, "{}", ended.everything());
        assert!(
            !ended.everything().contains(TOKEN),
            "{}",
            ended.everything()
        );
    }
}

#[test]
fn a_file_of_figures_counts_without_trust_and_openslo_is_read_from_the_disk() {
    let stage = Stage::left(10.0, "");
    let file = "{\"slos\":[{\"id\":\"api\",\"target_percent\":\"99.9\",\"window\":\"30d\",\"total\":1000000,\
                \"bad\":900,\"as_of\":\"2026-11-24T09:29:00Z\"}]}";
    let saved = "slos:\n  - { id: api, source: { file: slo.json } }\n";
    let openslo = format!(
        "slos:\n  - {{ id: api, source: {{ openslo: {{ file: slo.yaml, url: \"{}\" }} }} }}\n",
        stage.prometheus.origin()
    );
    for section in [saved, &openslo] {
        let step = person(&stage.github)
            .at(TUESDAY)
            .file("p.yml", section)
            .file("slo.json", file)
            .file("slo.yaml", &super::openslo::file("0.999", "api"));
        let ended = ask(&stage, step, &[]);
        assert_eq!(ended.exit, 1, "{}", ended.everything());
        let left = "10.0 % left (failures: 900 of 1,000 allowed)";
        assert!(ended.out.contains(left), "{}", ended.out);
    }
}
