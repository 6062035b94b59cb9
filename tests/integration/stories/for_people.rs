//! The commands that a person runs at home, without any network: what they say and end with.

use super::runner::{Ended, person};
use crate::fake_github::FakeGithub;

/// Runs a command in a folder with these files.
fn run(files: &[(&str, &str)], line: &str) -> Ended {
    let github = FakeGithub::start();
    let step = person(&github);
    let step = files
        .iter()
        .fold(step, |step, (path, text)| step.file(path, text));
    let arguments: Vec<&str> = line.split_whitespace().collect();
    let ended = step.run_with(&arguments);
    assert!(github.requests().is_empty(), "nothing is asked");
    ended
}

#[track_caller]
fn check_says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}: {text}");
    }
}

const LIST: &str = "# Before\n- [x] Backup\n- [ ] Rollback @bob\n- [~] Notes\n";

#[test]
fn a_list_is_judged_in_sentences_with_what_lifts_each_reason() {
    let policy = "checklist:\n  sections: [Before, After]\n";
    let files = [("p.yml", policy), ("list.md", LIST)];
    let ended = run(&files, "checklist list.md --policy p.yml");
    assert_eq!(ended.exit, 1, "{}", ended.everything());
    check_says(
        &ended.out,
        &[
            "🔴 The section “After” is missing\n   → Whoever edits the list: add a heading",
            "🟡 1 item is open (1 of 2 done): Rollback @bob\n   → bob: do it",
            "⚠️ list.md line 4: [~] is no box\n   → ",
        ],
    );
    assert!(!ended.out.contains("section_missing"), "{}", ended.out);
}

#[test]
fn what_looks_like_a_box_is_told_without_a_policy_too() {
    let ended = run(&[("list.md", LIST)], "checklist list.md");
    assert_eq!(ended.exit, 3, "{}", ended.everything());
    check_says(&ended.out, &["⚠️ list.md line 4: [~] is no box"]);
}

#[test]
fn explain_says_what_lifts_a_finding() {
    let ended = run(&[], "explain checklist/section-missing");
    check_says(
        &ended.out,
        &["\n  → Whoever edits the list: add a heading “…” with its items.\n"],
    );
    let ended = run(&[], "explain checklist/source-unknown");
    check_says(&ended.out, &["\n  → Anyone: see the reason beside it"]);
    let ended = run(&[], "explain window/holiday --format json");
    check_says(&ended.out, &["\"lift\": \"Time: the report names"]);
    let ended = run(&[], "explain window/open --format json");
    check_says(&ended.out, &["\"lift\": null"]);
    let ended = run(&[], "explain policy/no-gates --format json");
    check_says(&ended.out, &["\"lift\": \"Whoever can change the policy"]);
}

#[test]
fn explain_knows_the_words_of_json_and_of_the_part_behind_the_slash() {
    for (asked, found) in [
        ("denied", "window/denied"),
        ("deny:friday", "window/denied"),
        ("outside_allow", "window/outside-allow"),
        ("holiday:2026-12-25", "window/holiday"),
        ("lead_time", "window/lead-time"),
        ("section_missing:After", "checklist/section-missing"),
        ("unclosed_fence:line", "checklist/unclosed"),
        ("Window/Closed", ""),
        ("xyzzy", ""),
    ] {
        let ended = run(&[], &format!("explain {asked}"));
        assert_eq!(
            ended.out.lines().next().unwrap_or_default(),
            found,
            "{asked}"
        );
        let exit = if found.is_empty() { 2 } else { 0 };
        assert_eq!(ended.exit, exit, "{asked}");
    }
    let far = run(&[], "explain xyzzy");
    assert!(!far.err.contains("Did you mean"), "{}", far.err);
    let near = run(&[], "explain outside-alow");
    check_says(&near.err, &["Did you mean window/outside-allow?"]);
}

#[test]
fn explain_knows_decisions_and_exit_codes_in_either_language() {
    for (asked, first) in [
        ("4", "4"),
        ("70", "70"),
        ("no-go", "NO-GO"),
        ("GO", "GO"),
        ("Unknown", "UNKNOWN"),
        ("inconnu", "UNKNOWN"),
        ("evidence/absent", "evidence/absent"),
    ] {
        let ended = run(&[], &format!("explain {asked}"));
        assert_eq!(ended.exit, 0, "{asked}: {}", ended.err);
        assert_eq!(ended.out.lines().next(), Some(first), "{asked}");
        assert!(ended.out.lines().count() >= 2, "{asked}: {}", ended.out);
    }
    for asked in ["8", "71", "04"] {
        assert_eq!(run(&[], &format!("explain {asked}")).exit, 2, "{asked}");
    }
}

#[test]
fn explain_lists_everything_by_gate() {
    for (language, headings) in [
        ("en", ["Decisions", "Exit codes", "The run itself"]),
        (
            "fr",
            ["Décisions", "Codes de sortie", "L’exécution elle-même"],
        ),
    ] {
        let ended = run(&[], &format!("explain --locale {language}"));
        let gates = ["error-budget", "sign-off", "checklist", "window"];
        for heading in headings.iter().chain(&gates) {
            let is = |line: &str| line.strip_suffix(':').map(str::trim_end) == Some(heading);
            let found = ended.out.lines().any(is);
            assert!(found, "{heading}: {}", ended.out);
        }
    }
}

#[test]
fn a_bad_value_hides_no_fault_of_the_same_gate() {
    let policy = "\
version: \"1\"
timezone: Europe/Pari
gates:
  window:
    when-closed: never
    deny:
      - { id: a, weekly: { days: [mon], from: '9', to: '10:00' } }
      - { id: a, reason: [], dates: { from: 2026-12-24, to: 2026-12-01 } }
  checklist:
    template: ../list.md
    stale-after: 90d
    glyphs: perhaps
    min-items: 5
    max-items: 3
";
    let ended = run(&[("p.yml", policy)], "lint --policy p.yml");
    check_says(
        &ended.out,
        &[
            "write `version: 1` without quotes",
            "Europe/Pari",
            "p.yml:5:18",
            "p.yml:7:47",
            "p.yml:8:15",
            "p.yml:8:18",
            "p.yml:8:61",
            "p.yml:10:15",
            "p.yml:12:13",
            "`min-items` is 5",
            "10 errors, 0 warnings",
        ],
    );
}

#[test]
fn a_policy_without_gates_is_warned_of() {
    for gates in ["gates: {}\n", "gates: { window: off }\n", ""] {
        let policy = format!("version: 1\n{gates}");
        let ended = run(&[("p.yml", &policy)], "lint --policy p.yml");
        assert_eq!(ended.exit, 0, "{}", ended.everything());
        check_says(
            &ended.out,
            &["no gate is named: every decision will be UNKNOWN"],
        );
    }
}

#[test]
fn an_environment_that_is_left_without_gates_is_warned_of_by_its_name() {
    let lists = "gates: { checklist: {} }\n";
    for (rest, names) in [
        (
            "gates: { checklist: {} }\nenvironments: { production: { gates: { checklist: off } } }\n",
            &["production"][..],
        ),
        (
            "environments: { prodution: { gates: { checklist: {} } } }\n",
            &["production"],
        ),
        (
            "gates: { checklist: {} }\nenvironments: { staging: { gates: { checklist: off } }, test: { gates: { checklist: off } } }\n",
            &["staging", "test"],
        ),
        (
            "gates: { checklist: {} }\nenvironments: { staging: { gates: { checklist: off, window: { holidays: { country: FR } } } } }\ntimezone: UTC\n",
            &[],
        ),
        (
            "environments: { production: { gates: { checklist: {} } } }\n",
            &[],
        ),
        (lists, &[]),
    ] {
        let policy = format!("version: 1\n{rest}");
        let ended = run(&[("p.yml", &policy)], "lint --policy p.yml --locale en");
        assert_eq!(ended.exit, 0, "{}", ended.everything());
        let warnings: Vec<&str> = ended
            .out
            .lines()
            .filter(|line| line.contains("no gate is left"))
            .collect();
        assert_eq!(warnings.len(), names.len(), "{}", ended.out);
        for name in names {
            let words = format!("for the environment `{name}`: every decision");
            assert!(
                warnings.iter().any(|line| line.contains(&words)),
                "{}",
                ended.out
            );
        }
    }
}

const WINDOW: &str = "\
version: 1
timezone: Europe/Paris
gates:
  window: { deny: [{ id: a, weekly: { days: [mon], from: '00:00', to: '06:00' } }] }
environments:
  staging: { gates: { window: off } }
";

#[test]
fn quiet_prints_the_answer_alone() {
    let files = [("p.yml", WINDOW), ("list.md", LIST)];
    for line in [
        "demo -q",
        "window -q --policy p.yml",
        "lint --quiet --policy p.yml",
        "checklist -q list.md",
    ] {
        let ended = run(&files, line);
        assert_eq!(ended.out.lines().count(), 1, "{line}: {}", ended.out);
        assert_eq!(ended.err, "", "{line}");
    }
}

#[test]
fn options_that_would_do_nothing_are_refused() {
    for line in [
        "demo --policy p.yml",
        "replay e.json --policy p.yml",
        "replay e.json --environment staging",
        "schema --policy p.yml",
        "explain --environment staging",
    ] {
        let ended = run(&[("p.yml", WINDOW), ("e.json", "{}")], line);
        assert_eq!(ended.exit, 2, "{line}: {}", ended.everything());
    }
    let page = run(&[], "replay --help");
    assert!(!page.out.contains("--policy"), "{}", page.out);
}

#[test]
fn a_gate_that_is_off_is_unknown_and_no_invalid_policy() {
    let files = [("p.yml", WINDOW), ("list.md", LIST)];
    for line in [
        "window --policy p.yml --environment staging",
        "checklist list.md --policy p.yml --environment staging",
    ] {
        let ended = run(&files, line);
        assert_eq!(ended.exit, 4, "{line}: {}", ended.everything());
        check_says(&ended.err, &["staging", "--environment NAME"]);
    }
}
