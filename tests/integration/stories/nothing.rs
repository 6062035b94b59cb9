//! Files without any content: whoever gates a deployment on the exit code must not be let go by them.

use super::runner::{Ended, person};
use crate::fake_github::FakeGithub;

const EMPTY_LOCKFILES: [&str; 3] = [
    r#"{ "lockfileVersion": 1 }"#,
    r#"{ "lockfileVersion": 1, "dependencies": {} }"#,
    r#"{ "lockfileVersion": 3, "packages": {} }"#,
];

fn run(file: &str, text: &str, line: &str) -> Ended {
    let github = FakeGithub::start();
    let arguments: Vec<&str> = line.split(' ').collect();
    person(&github).file(file, text).run_with(&arguments)
}

#[test]
fn a_file_with_nothing_in_it_is_never_go() {
    for text in ["", "{}", "[]", "null"] {
        for (file, line) in [
            ("it.md", "checklist it.md"),
            ("it.md", "checklist it.md --quiet"),
            ("it.md", "checklist it.md --format json"),
            ("package-lock.json", "audit"),
            ("package-lock.json", "audit --npm-compatible"),
            ("it.json", "audit --report it.json"),
            ("it.yml", "budget --policy it.yml"),
            ("it.json", "replay it.json"),
            ("it.json", "simulate --evidence it.json"),
            ("it.json", "verify-evidence it.json"),
        ] {
            let ended = run(file, text, line);
            assert!(
                matches!(ended.exit, 4..=6),
                "{line} of {text:?}: {} {}",
                ended.exit,
                ended.everything()
            );
            assert!(!ended.err.is_empty(), "{line} of {text:?} says why");
        }
    }
}

#[test]
fn a_list_without_any_item_says_what_an_item_is() {
    for text in ["", "# Release\n\nAll fine.\n", "```\n- [x] a\n```\n"] {
        let ended = run("release.md", text, "checklist release.md");
        assert_eq!(ended.exit, 4, "{text}: {}", ended.everything());
        assert!(
            ended.err.contains("release.md has no checklist item"),
            "{}",
            ended.err
        );
        assert!(ended.err.contains("- [ ]"), "{}", ended.err);
        let ended = run("release.md", text, "checklist release.md --format json");
        let document: serde_json::Value = serde_json::from_str(&ended.out).expect("JSON");
        assert_eq!(document["total"], 0, "{}", ended.out);
    }
}

#[test]
fn without_a_policy_open_items_are_awaited() {
    for (text, exit) in [
        ("- [x] a\n- [x] b\n", 0),
        ("- [x] a\n- [ ] b\n", 3),
        ("- [ ] a\n", 3),
    ] {
        let ended = run("release.md", text, "checklist release.md");
        assert_eq!(ended.exit, exit, "{text}: {}", ended.everything());
    }
}

#[test]
fn a_lockfile_without_packages_needs_somebody_who_says_that_none_are_needed() {
    for text in EMPTY_LOCKFILES {
        let ended = run("package-lock.json", text, "audit");
        assert_eq!(ended.exit, 4, "{text}: {}", ended.everything());
        assert!(ended.err.contains("it is empty"), "{}", ended.err);
        let github = FakeGithub::start();
        let step = person(&github).file("package-lock.json", text);
        let ended = step.file("package.json", "{}").run_with(&["audit"]);
        assert_eq!(ended.exit, 0, "{text}: {}", ended.everything());
    }
}

#[test]
fn a_window_without_any_rule_says_that_it_has_none() {
    let policy =
        "version: 1\ntimezone: Europe/Paris\ngates:\n  window: { timezone: Europe/Paris }\n";
    let ended = run("it.yml", policy, "window --policy it.yml");
    assert!(ended.err.contains("has no rule"), "{}", ended.everything());
}
