//! The vectors through the program itself: what `gonogo checklist` and `gonogo window` print, and
//! how they end.

use std::path::Path;
use std::process::{Command, Output};

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::faults::every;

const CHECKLIST: &str = include_str!("../../fixtures/vectors/checklist.json");
const WINDOW: &str = include_str!("../../fixtures/vectors/window.json");

fn vectors(all: &str, key: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(all).expect("the vectors are JSON");
    all[key].as_array().expect("a list").clone()
}

fn text<'a>(vector: &'a Value, key: &str) -> &'a str {
    vector[key].as_str().expect("a text")
}

/// Runs the program in a folder, with nothing of our own environment.
fn gonogo(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gonogo"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .expect("the program starts")
}

/// The document that the program prints with those arguments, and its exit code.
fn printed(files: &[(&str, &str)], arguments: &[&str]) -> Result<(Value, i32), String> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let ended = gonogo(folder.path(), arguments);
    let out = String::from_utf8_lossy(&ended.stdout);
    let document = serde_json::from_str(&out)
        .map_err(|error| format!("{error}: {out}{}", String::from_utf8_lossy(&ended.stderr)))?;
    Ok((document, ended.status.code().unwrap_or(-1)))
}

/// Those keys of the document that the vector speaks of.
fn told(document: &Value, expected: &Value) -> Value {
    let keys = expected
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, _)| key);
    let told: Map<String, Value> = keys
        .map(|key| (key.clone(), document[key.as_str()].clone()))
        .collect();
    told.into()
}

fn agree(vector: &Value, found: &(Value, i32), expected: &(Value, i32)) -> Result<(), String> {
    if found == expected {
        return Ok(());
    }
    Err(format!(
        "{}:\n    printed  {} ({})\n    expected {} ({})",
        vector["id"], found.0, found.1, expected.0, expected.1
    ))
}

#[test]
fn the_program_reads_lists_as_the_vectors_say() {
    let vectors = vectors(CHECKLIST, "vectors");
    assert!(vectors.len() > 50);
    every(&vectors, |vector| {
        let markdown = text(vector, "markdown");
        let arguments = ["checklist", "list.md", "--format", "json"];
        let (document, exit) = printed(&[("list.md", markdown)], &arguments)
            .map_err(|error| format!("{}: {error}", vector["id"]))?;
        let expected = vector["expected"].clone();
        let found = (told(&document, &expected), exit);
        // Nothing is judged: what is open is awaited, and of no list at all nothing is known.
        let code = match (expected["total"].as_u64(), expected["checked"].as_u64()) {
            (Some(0), _) => 4,
            (total, checked) if total == checked => 0,
            _ => 3,
        };
        agree(vector, &found, &(expected, code))
    });
}

#[test]
fn the_program_judges_lists_as_the_vectors_say() {
    let vectors = vectors(CHECKLIST, "policy_vectors");
    assert!(vectors.len() > 8);
    every(&vectors, |vector| {
        let options = vector["options"].to_string();
        let whole = json!({ "version": 1, "gates": { "checklist": vector["options"] } });
        let expected = vector["expected"].clone();
        let code = i32::from(expected["verdict"] != json!("pass"));
        // JSON is YAML: the options are a bare section, and part of a whole policy.
        for policy in [options, whole.to_string()] {
            let files = [
                ("list.md", text(vector, "markdown")),
                ("policy.yml", &policy),
            ];
            let arguments = [
                "checklist",
                "list.md",
                "--format",
                "json",
                "--policy",
                "policy.yml",
            ];
            let (document, exit) = printed(&files, &arguments)
                .map_err(|error| format!("{}: {error}", vector["id"]))?;
            let found = (told(&document, &expected), exit);
            agree(vector, &found, &(expected.clone(), code))?;
        }
        Ok(())
    });
}

/// An instant by what it is, not by how it is written.
fn instant(value: &Value) -> Option<Timestamp> {
    let text = value.as_str()?;
    Some(text.parse().expect("an instant"))
}

/// What a window vector speaks of, comparable: instants as instants, codes in order.
fn window_answer(document: &Value) -> Value {
    let texts = |value: &Value| -> Vec<String> {
        let texts = value.as_array().into_iter().flatten();
        let mut texts: Vec<String> = texts
            .map(|text| text.as_str().expect("a text").to_owned())
            .collect();
        texts.sort();
        texts
    };
    json!({
        "allowed": document["allowed"],
        "blocked_by": texts(&document["blocked_by"]),
        "next_open": instant(&document["next_open"]).map(|instant| instant.to_string()),
        "closes_at": instant(&document["closes_at"]).map(|instant| instant.to_string()),
    })
}

#[test]
fn the_program_tells_windows_as_the_vectors_say() {
    let all: Value = serde_json::from_str(WINDOW).expect("the vectors are JSON");
    let cases = vectors(WINDOW, "cases");
    assert!(cases.len() > 70);
    every(&cases, |case| {
        let policy = all["policies"][text(case, "policy")].to_string();
        let arguments = [
            "window",
            "--at",
            text(case, "now"),
            "--policy",
            "policy.yml",
            "--format",
            "json",
        ];
        let (document, exit) = printed(&[("policy.yml", &policy)], &arguments)
            .map_err(|error| format!("{}: {error}", case["id"]))?;
        let expected = window_answer(&case["expected"]);
        let code = i32::from(expected["allowed"] != json!(true));
        agree(case, &(window_answer(&document), exit), &(expected, code))
    });
}
