//! What servers of figures, files and labels say, made to break out of every surface.

use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use serde_json::json;

use super::generate::text;
use super::{OutputsFile, check_calm, check_runner, rendered};
use crate::fake_github::wire::answer::Answer;
use crate::fake_github::wire::faults::Fault;
use crate::fake_prometheus::Sample;
use crate::stories::acme;
use crate::stories::error_budget::stage::Stage;
use crate::stories::runner::{Ended, Step};

fn few() -> ProptestConfig {
    ProptestConfig {
        cases: 32,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Runs, and looks whether everything that the run left is ours, and texts in it are texts.
fn check(stage: &Stage, step: Step) -> Result<Ended, String> {
    let file = OutputsFile::new();
    let path = file.path().display().to_string();
    let ended = step.variable("GITHUB_OUTPUT", &path).run();
    check_runner(&ended, &file)?;
    check_calm(&ended)?;
    let shown = rendered::check(&ended.summary);
    shown.map_err(|fault| format!("{fault} in {}", ended.summary))?;
    for comment in acme(&stage.github).comments(7) {
        let shown = rendered::check(&comment.body);
        shown.map_err(|fault| format!("{fault} in {}", comment.body))?;
    }
    Ok(ended)
}

/// The same for a run that must not be GO.
fn unknown(stage: &Stage, step: Step) -> Result<(), String> {
    let ended = check(stage, step)?;
    match ended.exit {
        4 => Ok(()),
        _ => Err(format!("exit {}: {}", ended.exit, ended.everything())),
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn a_warning_and_an_error_are_quoted_and_stay_text(warning in text(), error in text()) {
        let stage = Stage::left(80.0, "");
        stage.prometheus.warns(&format!("w{warning}"));
        prop_assert_eq!(unknown(&stage, stage.step()), Ok(()));
        for status in [400, 422, 503] {
            let body = json!({ "status": "error", "errorType": error, "error": error });
            stage.prometheus.fails(Fault::Instead(Answer::json(status, body)));
            prop_assert_eq!(unknown(&stage, stage.step()), Ok(()));
        }
    }

    #[test]
    fn a_value_and_labels_are_quoted_and_stay_text(value in text(), name in text(), label in text()) {
        let stage = Stage::left(80.0, "");
        stage.figures("api").says("good", &[Sample::of(&format!("v{value}")).label(&name, &label)]);
        prop_assert_eq!(unknown(&stage, stage.step()), Ok(()));
        let two = [Sample::of("1").label(&name, &label), Sample::of("2").label("l", &value)];
        stage.figures("api").says("good", &two);
        prop_assert_eq!(unknown(&stage, stage.step()), Ok(()));
    }

    #[test]
    fn a_document_and_a_file_are_quoted_and_stay_text(value in text(), id in text()) {
        let stage = Stage::with(
            "slos:\n  - id: api\n    target-percent: 99.9\n    window: 30d\n    source: { json: { url: \
             PROMETHEUS/budget.json, pointer: /left, unit: remaining-percent } }\n",
        );
        stage.prometheus.has("/budget.json", &json!({ "left": format!("v{value}") }).to_string());
        prop_assert_eq!(unknown(&stage, stage.step()), Ok(()));
        let stage = Stage::with(
            "slos:\n  - id: api\n    source: { file: { path: slo.json, trust: workspace } }\n",
        );
        for file in [
            json!({ "slos": [{ "id": id, "total": value, "bad": value, "as_of": value }] }),
            json!({ "slos": [{ "id": "api", "total": value, "bad": 1, "as_of": "2026-11-24T09:29:00Z", "window": id }] }),
            json!({ "slos": [{ "id": "api", &id: value, "as_of": "2026-11-24T09:29:00Z" }] }),
        ] {
            let step = stage.step().file("slo.json", &file.to_string());
            prop_assert_eq!(unknown(&stage, step), Ok(()));
        }
    }

    #[test]
    fn an_openslo_file_is_quoted_and_stays_text(name in text(), target in text(), query in text()) {
        let stage = Stage::with(
            "slos:\n  - id: api\n    source: { openslo: { file: slo.yaml, url: PROMETHEUS } }\n",
        );
        let quoted = [&name, &target, &query].map(|it| super::quoted(it));
        let [name, target, query] = quoted;
        let text = format!(
            "apiVersion: openslo/v1\nkind: SLO\nmetadata: {{ name: {name} }}\nspec:\n  indicator:\n    spec:\n      \
             ratioMetric:\n        good: {{ metricSource: {{ type: Prometheus, spec: {{ query: {query} }} }} }}\n        \
             total: {{ metricSource: {{ type: {name}, spec: {{ query: {query} }} }} }}\n  timeWindow: [{{ duration: \
             {target}, isRolling: true }}]\n  budgetingMethod: {name}\n  objectives: [{{ target: {target} }}]\n"
        );
        acme(&stage.github).file_on("main", "slo.yaml", &text);
        prop_assert_eq!(unknown(&stage, stage.step()), Ok(()));
    }

    #[test]
    fn a_label_a_commit_and_a_path_that_say_what_a_change_is_stay_text(label in text(), message in text()) {
        for percent in [30.0, 10.0, 0.0] {
            let seen: String = label.chars().filter(|letter| *letter != ',').collect();
            let rules = "change: { risky: { paths: [\"**\"] } }";
            let stage = Stage::left(percent, rules);
            let label = format!("L{}/feature", seen.replace('/', ""));
            stage.commits(&[&format!("feat: {message}"), &format!("f!: {message}")]).labelled(&label);
            let ended = check(&stage, stage.step());
            prop_assert!(ended.as_ref().is_ok_and(|it| matches!(it.exit, 1 | 4)), "{:?}", ended);
        }
    }

    #[test]
    fn a_command_line_prints_text_and_json(value in text(), warning in text()) {
        let stage = Stage::left(80.0, "");
        stage.figures("api").says("good", &[Sample::of(&format!("v{value}"))]);
        stage.prometheus.warns(&warning);
        let lines = format!(
            "slos:\n{}",
            crate::stories::error_budget::stage::objective("api", "allow-partial: true")
        );
        let policy = crate::stories::error_budget::stage::policy(&stage.prometheus, &lines);
        for format in ["text", "json", "markdown"] {
            let step = stage.step().file("p.yml", &policy);
            let host = stage.prometheus.host();
            let ended = step.run_with(&["budget", "--policy", "p.yml", "--allow-hosts", &host, "--format", format]);
            prop_assert!(ended.exit == 4, "{}", ended.everything());
            prop_assert_eq!(check_calm(&ended), Ok(()));
            let found = crate::runner_rules::commands(&format!("{}{}", ended.out, ended.err));
            prop_assert!(found.iter().all(|command| command.name == "add-mask"), "{:?}", found);
            if format == "markdown" {
                let out: Vec<&str> = ended.out.lines().filter(|line| !line.starts_with("::add-mask::")).collect();
                prop_assert_eq!(rendered::check(&out.join("\n")), Ok(()), "{}", ended.out);
            }
        }
    }
}
