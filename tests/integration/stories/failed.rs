//! Commands that fail: the reason in words on standard error, and with `--format json` one document that a
//! program can read, the same in every language.

use serde_json::Value;

use super::empty_shop;
use super::runner::{Ended, person};

/// Commands with what they come to: exit code, kind.
const FAILING: [(&str, u8, &str); 22] = [
    ("nosuch", 2, "usage"),
    ("why", 2, "usage"),
    ("window --at noon", 2, "usage"),
    ("window --nosuch", 2, "usage"),
    ("explain nosuch", 2, "usage"),
    ("check --pr x", 2, "usage"),
    ("doctor", 2, "usage"),
    ("window --policy bad.yml", 5, "invalid-policy"),
    ("budget --policy bad.yml", 5, "invalid-policy"),
    ("checklist list.md --policy bad.yml", 5, "invalid-policy"),
    ("lint --policy none.yml", 6, "unreadable"),
    ("window --policy none.yml", 6, "unreadable"),
    ("window --policy no-gate.yml", 4, "unknown"),
    ("checklist none.md", 6, "unreadable"),
    ("audit none", 6, "unreadable"),
    ("replay none.json", 6, "unreadable"),
    ("replay bad.yml", 6, "unreadable"),
    ("simulate --evidence none.json", 6, "unreadable"),
    ("verify-evidence none.json", 6, "unreadable"),
    ("notes", 6, "unreadable"),
    ("next-version", 6, "unreadable"),
    ("init", 6, "unreadable"),
];

fn run(line: &str, language: &str) -> Ended {
    let github = empty_shop("");
    let step = person(&github)
        .file("bad.yml", "version: 1\ngates:\n  chekclist: {}\n")
        .file("no-gate.yml", "version: 1\ngates:\n  checklist: {}\n")
        .file("list.md", "- [x] done\n");
    let mut arguments: Vec<&str> = line.split(' ').collect();
    arguments.extend(["--format", "json", "--locale", language]);
    step.run_with(&arguments)
}

#[track_caller]
fn check(line: &str, exit: u8, kind: &str) {
    let ended = run(line, "en");
    assert_eq!(ended.exit, exit, "{line}: {}", ended.everything());
    let document: Value = serde_json::from_str(&ended.out).unwrap_or_default();
    assert!(document.is_object(), "{line}: {}", ended.everything());
    let error = &document["error"];
    assert_eq!(error["kind"], kind, "{line}: {error}");
    assert_eq!(error["exit_code"], exit, "{line}: {error}");
    let message = error["message"].as_str().expect("a sentence");
    assert!(
        !message.is_empty() && !message.contains('\n'),
        "{line}: {message:?}"
    );
    assert!(ended.err.contains(message), "{line}: {}", ended.err);
    assert_eq!(run(line, "fr").out, ended.out, "{line}");
}

#[test]
fn every_failure_is_one_json_document_where_json_is_asked_for() {
    for (line, exit, kind) in FAILING {
        check(line, exit, kind);
    }
}

#[test]
fn without_json_nothing_is_on_standard_output() {
    for (line, exit, _) in FAILING {
        let github = empty_shop("");
        let step = person(&github)
            .file("bad.yml", "version: 1\ngates:\n  chekclist: {}\n")
            .file("no-gate.yml", "version: 1\ngates:\n  checklist: {}\n")
            .file("list.md", "- [x] done\n");
        let arguments: Vec<&str> = line.split(' ').collect();
        let ended = step.run_with(&arguments);
        assert_eq!((ended.exit, ended.out.as_str()), (exit, ""), "{line}");
    }
}

#[test]
fn a_result_is_not_followed_by_a_second_document() {
    let github = empty_shop("- [ ] open\n");
    let step = person(&github).file(".github/gonogo.yml", super::CHECKLIST_POLICY);
    let line = "check --repo acme/shop --pr 7 --format json --evidence no-folder/evidence.json";
    let arguments: Vec<&str> = line.split(' ').collect();
    github
        .on_operation("repos/create-commit-status")
        .fails(crate::fake_github::wire::faults::Fault::status(403));
    let ended = step.run_with(&arguments);
    assert_eq!(ended.exit, 7, "{}", ended.everything());
    let document: Value = serde_json::from_str(&ended.out).expect("one document");
    assert!(document["error"].is_null(), "{document}");
}
