//! What is written down beside the code says what the code says.

use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect(path)
}

/// Exit code and standard output of the program.
pub(crate) fn gonogo(arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_gonogo"))
        .args(arguments)
        .env_clear()
        .current_dir(root())
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    (output.status.code().expect("an exit code"), text)
}

fn codes() -> Vec<String> {
    let (exit, text) = gonogo(&["explain", "--format", "json"]);
    assert_eq!(exit, 0);
    let all: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let code = |entry: &serde_json::Value| entry["code"].as_str().expect("a code").to_owned();
    all.as_array().expect("a list").iter().map(code).collect()
}

#[test]
fn the_schema_file_is_what_the_program_prints() {
    let (exit, printed) = gonogo(&["schema"]);
    assert_eq!(exit, 0);
    assert!(
        printed == read("schema/gonogo.schema.json"),
        "renew it: cargo run -- schema > schema/gonogo.schema.json"
    );
}

#[test]
fn every_gate_page_names_every_code_of_its_gate() {
    for code in codes() {
        let (gate, _) = code.split_once('/').expect("area and name");
        for language in ["", "fr/"] {
            let page = format!("docs/{language}gates/{gate}.md");
            if root().join(&page).exists() {
                assert!(
                    read(&page).contains(&format!("`{code}`")),
                    "{page} has no `{code}`"
                );
            }
        }
    }
}

#[test]
fn the_page_about_evidence_names_every_code_of_its_verification() {
    let of_the_run = ["evidence/not-written"];
    let codes = codes().into_iter();
    let codes: Vec<String> = codes
        .filter(|code| code.starts_with("evidence/") && !of_the_run.contains(&code.as_str()))
        .collect();
    assert!(codes.len() > 15, "{codes:?}");
    for language in ["", "fr/"] {
        let page = read(&format!("docs/{language}evidence.md"));
        for code in &codes {
            assert!(page.contains(&format!("`{code}`")), "{language} {code}");
        }
    }
}

/// The fenced blocks of a language in a Markdown text.
pub(crate) fn blocks(text: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() == format!("```{language}") {
            let block: Vec<&str> = lines
                .by_ref()
                .take_while(|line| line.trim() != "```")
                .collect();
            blocks.push(block.join("\n") + "\n");
        }
    }
    blocks
}

/// A snippet as a whole policy: those without `version: 1` are gates, or one gate's section.
fn whole(snippet: &str) -> String {
    let head = "version: 1\ntimezone: Europe/Paris\n";
    let indented: String = snippet.lines().map(|line| format!("  {line}\n")).collect();
    if snippet.lines().any(|line| line == "version: 1") {
        snippet.to_owned()
    } else if snippet.starts_with("gates:") || snippet.starts_with("environments:") {
        format!("{head}{snippet}")
    } else {
        format!("{head}gates:\n{indented}")
    }
}

#[test]
fn every_policy_in_the_documentation_is_valid() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut checked = 0;
    for page in [
        "README.md",
        "README.fr.md",
        "docs/gates/window.md",
        "docs/gates/checklist.md",
        "docs/gates/sign-off.md",
        "docs/gates/npm-audit.md",
        "docs/gates/error-budget.md",
        "docs/gates/version.md",
        "docs/notes.md",
        "docs/fr/notes.md",
        "docs/snippets.md",
        "docs/fr/snippets.md",
        "docs/fr/gates/window.md",
        "docs/fr/gates/checklist.md",
        "docs/fr/gates/sign-off.md",
        "docs/fr/gates/npm-audit.md",
        "docs/fr/gates/error-budget.md",
        "docs/fr/gates/version.md",
        "docs/reference/policy.md",
        "docs/fr/reference/policy.md",
    ] {
        for block in blocks(&read(page), "yaml") {
            // Workflows are checked with the other workflows.
            if block.contains("- uses:") || block.contains("jobs:") || block.contains("with:") {
                continue;
            }
            let path = folder.path().join("policy.yml");
            std::fs::write(&path, whole(&block)).expect("a file");
            let (exit, text) = gonogo(&["lint", "--policy", &path.display().to_string()]);
            assert_eq!(exit, 0, "{page}:\n{block}\n{text}");
            checked += 1;
        }
    }
    assert!(checked >= 10, "{checked} policies were found");
}

#[test]
fn the_exit_codes_are_written_as_help_says_them() {
    let (_, help) = gonogo(&["--help"]);
    let page = read("docs/reference/exit-codes.md");
    for code in [0, 1, 2, 3, 4, 5, 6, 7, 70] {
        let line = help
            .lines()
            .find(|line| line.trim_start().starts_with(&format!("{code} ")))
            .unwrap_or_else(|| panic!("help has no code {code}"));
        assert!(page.contains(&format!("| {code} |")), "{line}");
    }
}
