//! The vectors through the program itself: what `gonogo checklist` prints and how it ends.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Map, Value, json};

use crate::faults::every;

const VECTORS: &str = include_str!("../../fixtures/vectors/checklist.json");

fn vectors(key: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(VECTORS).expect("the vectors are JSON");
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
    let vectors = vectors("vectors");
    assert!(vectors.len() > 50);
    every(&vectors, |vector| {
        let markdown = text(vector, "markdown");
        let arguments = ["checklist", "list.md", "--format", "json"];
        let (document, exit) = printed(&[("list.md", markdown)], &arguments)
            .map_err(|error| format!("{}: {error}", vector["id"]))?;
        let expected = vector["expected"].clone();
        let found = (told(&document, &expected), exit);
        agree(vector, &found, &(expected, 0))
    });
}

#[test]
fn the_program_judges_lists_as_the_vectors_say() {
    let vectors = vectors("policy_vectors");
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
