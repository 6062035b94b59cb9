//! `gonogo audit --report`: what each tool wrote for one small project.

use serde_json::Value;

use super::command_line::desk;
use crate::stories::runner::{Ended, person};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/npm/reports");

fn saved(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(FOLDER).join(name);
    std::fs::read(path).expect(name)
}

/// Judges what is piped in.
fn judged(bytes: &[u8], words: &str) -> Ended {
    let desk = desk();
    let github = crate::fake_github::FakeGithub::start();
    let ended = desk.audit(person(&github).piped(bytes), &format!("--report - {words}"));
    assert_eq!(desk.registry.asked().len(), 0, "a report asks nobody");
    ended
}

#[test]
fn the_report_of_every_tool_is_judged() {
    let producers = [
        "npm11.mixed",
        "npm6.mixed",
        "pnpm8.mixed",
        "pnpm12.mixed",
        "yarn1.made-mixed",
        "yarn3.mixed",
        "yarn4.mixed",
        "bun.mixed",
    ];
    for producer in producers {
        let bytes = saved(&format!("{producer}.stdout"));
        let ended = judged(&bytes, "--format json");
        assert_eq!(ended.exit, 1, "{producer}: {}", ended.everything());
        let document: Value = serde_json::from_str(&ended.out).expect("JSON");
        assert!(
            ended.out.contains("GHSA-xvch-5gv4-984h"),
            "{producer}: {document:#}"
        );
        let ended = judged(&bytes, "");
        assert!(ended.out.contains("minimist"), "{producer}: {}", ended.out);
    }
}

#[test]
fn a_clean_report_is_go_where_it_says_so() {
    for (producer, words) in [
        ("npm11.clean", ""),
        ("npm6.clean", ""),
        ("pnpm8.clean", ""),
        ("pnpm12.clean", ""),
        ("yarn1.made-clean", ""),
        ("yarn3.clean", ""),
        ("yarn4.clean", "--producer yarn4 --exit-code 0"),
        ("bun.clean", "--producer bun --exit-code 0"),
    ] {
        let ended = judged(&saved(&format!("{producer}.stdout")), words);
        assert_eq!(ended.exit, 0, "{producer}: {}", ended.everything());
    }
    // An empty object is what a proxy says, too.
    assert_eq!(judged(&saved("bun.clean.stdout"), "").exit, 4);
}

#[test]
fn a_run_that_failed_is_unknown_whatever_the_tool() {
    let mut tried = 0;
    for entry in std::fs::read_dir(FOLDER).expect("a folder") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy().into_owned();
        let failed = [".all-", ".nolock", ".refused", ".bad-json", ".registry-"];
        if !failed.iter().any(|word| name.contains(word)) {
            continue;
        }
        tried += 1;
        for language in ["en", "fr"] {
            let ended = judged(&saved(&name), &format!("--locale {language}"));
            assert_eq!(ended.exit, 4, "{name}: {}", ended.everything());
            assert_ne!(ended.err, "", "{name}");
        }
    }
    assert!(tried >= 14, "{tried}");
}

#[test]
fn nothing_at_all_is_clean_only_for_yarn_4_that_ended_well() {
    for (words, exit) in [
        ("", 4),
        ("--producer yarn4 --exit-code 0", 0),
        ("--producer yarn4 --exit-code 1", 4),
        ("--producer yarn4", 4),
        ("--producer npm7 --exit-code 0", 4),
        ("--producer bun --exit-code 0", 4),
    ] {
        let ended = judged(b"", words);
        assert_eq!(ended.exit, exit, "{words}: {}", ended.everything());
    }
}

#[test]
fn a_report_may_be_a_file_of_any_name_and_encoding() {
    let desk = desk();
    let github = crate::fake_github::FakeGithub::start();
    let text = String::from_utf8(saved("npm11.mixed.stdout")).expect("UTF-8");
    let step = person(&github).file("out/report.txt", &text);
    let ended = desk.audit(step, "--report out/report.txt");
    assert_eq!(ended.exit, 1, "{}", ended.everything());
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(judged(&utf16, "").exit, 1);
    let noise = format!("> shop@1.0.0 audit\n> npm audit --json\n\n{text}");
    assert_eq!(judged(noise.as_bytes(), "").exit, 1);
    let ended = desk.audit(person(&github), "--report nowhere.json");
    assert_eq!(ended.exit, 6, "{}", ended.everything());
}

#[test]
fn a_threshold_counts_for_reports_too() {
    let bytes = saved("npm11.mixed.stdout");
    for level in ["low", "critical"] {
        assert_eq!(
            judged(&bytes, &format!("--audit-level {level}")).exit,
            1,
            "{level}"
        );
    }
    // It was written for high and worse, and says nothing of the others.
    let partial = saved("pnpm10.mixed-level-high.stdout");
    let ended = judged(&partial, "--audit-level low --format json");
    assert_ne!(ended.exit, 0, "{}", ended.everything());
}
