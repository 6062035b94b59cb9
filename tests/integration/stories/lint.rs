//! `gonogo lint` for machines that show faults at their lines: code scanning, and the runner.

use serde_json::Value;

use super::runner::{Ended, Step, TUESDAY, action, person};
use crate::fake_github::FakeGithub;
use crate::runner_rules::{Command, commands};
use crate::stories::events::started_by_hand;

const PATH: &str = ".github/gonogo.yml";

/// Five faults, three of them in one line, and a letter of four bytes before one.
const FAULTY: &str = "\
version: 1
timezone: Europe/Pariss
gates:
  chekclist: {}
  window:
    allow:
      - { id: \"𝄞\", weekly: { days: [mon, tuse], from: \"25:00\", to: \"16:00\" } }
";

fn lint(policy: &str, line: &str) -> Ended {
    let github = FakeGithub::start();
    let line: Vec<&str> = line.split(' ').collect();
    person(&github)
        .file(PATH, policy)
        .at(TUESDAY)
        .run_with(&line)
}

fn on_the_runner(policy: &str) -> Ended {
    let github = FakeGithub::start();
    let step: Step = action(&github, started_by_hand(Value::Null));
    step.input("command", "lint")
        .file(PATH, policy)
        .at(TUESDAY)
        .run()
}

fn parsed(ended: &Ended) -> Value {
    serde_json::from_str(&ended.out).expect("one JSON document")
}

#[test]
fn code_scanning_gets_every_fault_at_its_place() {
    let ended = lint(FAULTY, "lint --format sarif");
    assert_eq!(ended.exit, 5, "{}", ended.everything());
    let document = parsed(&ended);
    let faults = parsed(&lint(FAULTY, "lint --format json"));
    let faults = faults["faults"].as_array().expect("a list");
    assert!(faults.len() >= 4, "{faults:#?}");
    assert_eq!(document["version"], "2.1.0");
    let run = &document["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let results = run["results"].as_array().expect("a list");
    assert_eq!(results.len(), faults.len());
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    for (result, fault) in results.iter().zip(faults) {
        assert_eq!(result["ruleId"], fault["code"]);
        assert_eq!(result["level"], fault["level"]);
        assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]));
        let message = result["message"]["text"].as_str().expect("a text");
        assert!(message.starts_with(fault["message"].as_str().expect("a text")));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], PATH);
        assert_eq!(place["region"]["startLine"], fault["line"]);
        assert_eq!(place["region"]["startColumn"], fault["column"]);
    }
    // The columns are those that an editor shows.
    for word in ["Europe/Pariss", "chekclist", "tuse", "\"25:00\""] {
        let shown = |result: &&Value| pointed_at(result) == Some(word.to_owned());
        assert!(
            results.iter().any(|result| shown(&result)),
            "{word}: {results:#?}"
        );
    }
}

/// What a result points at, cut out of the policy.
fn pointed_at(result: &Value) -> Option<String> {
    let region = &result["locations"][0]["physicalLocation"]["region"];
    let number = |key: &str| region[key].as_u64().and_then(|it| usize::try_from(it).ok());
    let line = FAULTY.lines().nth(number("startLine")? - 1)?;
    let (start, end) = (number("startColumn")?, number("endColumn")?);
    Some(line.chars().skip(start - 1).take(end - start).collect())
}

#[test]
fn a_valid_policy_has_no_results() {
    let ended = lint(
        "version: 1\ngates:\n  checklist: {}\n",
        "lint --format sarif",
    );
    assert_eq!(ended.exit, 0, "{}", ended.everything());
    let document = parsed(&ended);
    assert_eq!(document["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(
        document["runs"][0]["tool"]["driver"]["rules"],
        serde_json::json!([])
    );
}

/// The annotations in a log.
fn annotations(ended: &Ended) -> Vec<Command> {
    let mut found = commands(&ended.out);
    found.extend(commands(&ended.err));
    found.retain(|command| command.name != "add-mask");
    found
}

#[test]
fn on_the_runner_each_fault_is_an_annotation_at_its_line() {
    let ended = on_the_runner(FAULTY);
    assert_eq!(ended.exit, 5);
    let found = annotations(&ended);
    let faults = parsed(&lint(FAULTY, "lint --format json"));
    let faults = faults["faults"].as_array().expect("a list");
    assert_eq!(found.len(), faults.len(), "{found:#?}");
    for fault in faults {
        let line = fault["line"].to_string();
        let column = fault["column"].to_string();
        let message = fault["message"].as_str().expect("a text");
        let same = |command: &&Command| {
            command.property("line") == line
                && command.property("col") == column
                && command.data.starts_with(message)
        };
        let command = found.iter().find(same).expect("an annotation");
        assert_eq!(command.name, fault["level"].as_str().expect("a word"));
        assert_eq!(command.property("file"), PATH);
    }
    // The same stands in the log, with its line.
    assert!(ended.out.contains("Europe/Pariss"), "{}", ended.out);
}

#[test]
fn more_than_ten_are_counted() {
    let keys: String = (0..14)
        .map(|number| format!("  unheard-of-{number}: {{}}\n"))
        .collect();
    let ended = on_the_runner(&format!("version: 1\ngates:\n{keys}"));
    assert_eq!(annotations(&ended).len(), 10);
    assert!(
        ended.err.contains("4 more faults have no annotation"),
        "{}",
        ended.err
    );
}

#[test]
fn hostile_keys_stay_in_their_annotation() {
    let policy = "version: 1\ngates:\n  \"x,line=1::y\\n::error::z\": {}\n  \"##[error]a\": {}\n";
    let ended = on_the_runner(policy);
    let found = annotations(&ended);
    assert!(!found.is_empty());
    for command in found {
        assert!(
            ["3", "4"].contains(&command.property("line")),
            "{command:?}"
        );
        assert_eq!(command.property("file"), PATH);
    }
}
