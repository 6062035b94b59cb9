//! Whatever people, files and servers write, the runner sees no command but ours, the outputs are
//! ours, terminals stay calm and GitHub's Markdown links, pings and closes nothing.

mod audited;
mod budgeted;
mod generate;
mod rendered;
mod surfaces;

use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;

use crate::fake_github::FakeGithub;
use crate::fake_github::wire::answer::Answer;
use crate::fake_github::wire::faults::Fault;
use crate::runner_rules::{commands, outputs};
use crate::stories::runner::{Ended, Step, TUESDAY, action, pull_request_payload};

/// Fails where Markdown would link, show, ping, refer or close more than we mean to.
pub(crate) fn plain(markdown: &str) -> Result<(), String> {
    rendered::check(markdown)
}

/// The outputs that `action.yml` declares.
const OUTPUTS: [&str; 6] = [
    "decision",
    "sha",
    "reasons",
    "next_open",
    "evidence",
    "comment_url",
];

/// Texts of others, each in a place where they may write.
#[derive(Clone, Debug)]
struct Texts {
    title: String,
    body: String,
    items: Vec<String>,
    label: String,
    policy: String,
    foreign_comment: String,
    server: String,
    branch: String,
}

/// Where the runner's outputs go.
struct OutputsFile {
    folder: TempDir,
}

impl OutputsFile {
    fn new() -> Self {
        let file = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        std::fs::write(file.path(), "").expect("a file");
        file
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("outputs")
    }

    fn text(&self) -> String {
        std::fs::read_to_string(self.path()).expect("UTF-8")
    }
}

/// As YAML reads it back: JSON's texts are YAML's.
fn quoted(text: &str) -> String {
    let json = Value::from(text).to_string();
    let plain = |letter: char| letter.is_ascii() || letter.is_alphanumeric();
    let mut units = [0_u16; 2];
    json.chars()
        .map(|letter| match letter {
            letter if plain(letter) && letter != '\u{7f}' => letter.to_string(),
            letter => letter
                .encode_utf16(&mut units)
                .iter()
                .map(|unit| format!("\\u{unit:04x}"))
                .collect(),
        })
        .collect()
}

/// A policy that repeats a foreign text wherever the gate lets it.
fn policy(text: &str) -> String {
    let text = quoted(text);
    format!(
        "version: 1\ngates:\n  checklist:\n    sources: [pull-request, {{ file: docs/list.md }}]\n    \
         required: [{text}]\n    sections: [{text}]\n    evidence: {{ items: [{text}] }}\n"
    )
}

/// A shop in which all of that is written.
fn shop(texts: &Texts, policy: &str) -> FakeGithub {
    let github = FakeGithub::start();
    let list: String = texts
        .items
        .iter()
        .map(|item| format!("- [ ] {item}\n"))
        .collect();
    let shop = github.repository("acme/shop");
    shop.file_on("main", ".github/gonogo.yml", policy)
        .file_on("main", "docs/list.md", &list)
        .branch(&texts.branch, "main");
    shop.open_pull_request(7)
        .by("mallory")
        .onto(&texts.branch)
        .titled(&texts.title)
        .labelled(&texts.label)
        .described(&format!("{list}\n{}", texts.body));
    shop.comment(7, "mallory", &texts.foreign_comment);
    let refusal = || Fault::Instead(Answer::error(422, &texts.server));
    github
        .on("POST", "/repos/*/*/issues/7/comments")
        .nth(2)
        .fails(refusal());
    github
}

fn step(github: &FakeGithub) -> Step {
    action(
        github,
        ("pull_request_target", pull_request_payload(github, 7)),
    )
    .at(TUESDAY)
}

/// The action's log and outputs, as the runner reads them.
fn check_runner(ended: &Ended, file: &OutputsFile) -> Result<(), String> {
    for command in commands(&ended.out) {
        let ours = match command.name.as_str() {
            "add-mask" => command.data.starts_with("ghs_FakeSecret"),
            "error" | "warning" => command.property("title").starts_with("gonogo"),
            _ => false,
        };
        if !ours {
            return Err(format!("the runner would do {command:?}"));
        }
    }
    if let Some(command) = commands(&ended.err).first() {
        return Err(format!("the runner would do {command:?} of standard error"));
    }
    let entries = outputs(&file.text())?;
    let mut names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    if count != names.len() || !names.iter().all(|name| OUTPUTS.contains(name)) {
        return Err(format!("the outputs are {names:?}"));
    }
    for (name, value) in entries {
        let fits = match name.as_str() {
            "decision" => ["go", "hold", "no-go", "unknown"].contains(&value.as_str()),
            "sha" => value.len() == 40,
            "reasons" => serde_json::from_str::<Value>(&value).is_ok_and(|json| json.is_array()),
            _ => true,
        };
        if !fits {
            return Err(format!("the output {name} is {value:?}"));
        }
    }
    Ok(())
}

/// Nothing on either stream moves a cursor, turns text around or hides.
fn check_calm(ended: &Ended) -> Result<(), String> {
    let unquiet = |letter: &char| {
        (letter.is_control() && *letter != '\n')
            || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    for (name, text) in [("output", &ended.out), ("error", &ended.err)] {
        if let Some(letter) = text.chars().find(unquiet) {
            return Err(format!("standard {name} has {letter:?}: {text}"));
        }
    }
    Ok(())
}
