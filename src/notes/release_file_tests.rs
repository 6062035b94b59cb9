//! Configurations of GitHub's release notes, as repositories have them.

use std::sync::Arc;

use super::*;
use crate::history::CommitId;
use crate::ids::Sha;
use crate::notes::Entry;
use crate::notes::people::Author;

/// What GitHub's own documentation shows, with what else files have.
const USUAL: &str = r#"---
# A comment.
changelog:
  exclude:
    labels: [ignore-for-release]
    authors:
      - octocat
      - dependabot
  categories:
    - title: "Breaking 🛠️ 👩‍💻"
      labels: [Semver-Major, breaking-change]
    - title: Features
      labels:
        - enhancement
      exclude:
        labels: [experimental]
        authors: [alice]
      something-new: { of: GitHub }
    - title: Other changes
      labels: ["*"]
something-else: 1
"#;

fn read(text: &str) -> Result<ReleaseFile, FaultList> {
    ReleaseFile::read(&ReleaseFile::source(text.as_bytes()))
}

fn config(text: &str) -> Config {
    let mut config = Config::default();
    config.sorted_by(read(text).unwrap(), Labels::Known);
    config
}

fn entry(line: &str, labels: &[&str], maker: &str) -> Entry {
    let change = crate::notes::conventional::read(line);
    let sha: Sha = "a".repeat(40).parse().unwrap();
    Entry {
        kind: change.kind,
        scope: change.scope,
        text: change.text,
        line: change.line,
        breaking: change.breaking,
        breaks: change.breaks,
        pull_request: None,
        commits: vec![CommitId::from(&sha)],
        labels: labels.iter().map(|label| Untrusted::from(*label)).collect(),
        maker: Some(Arc::new(Author {
            name: maker.into(),
            login: maker.parse().ok(),
        })),
        authors: Vec::new(),
        by_bot: maker.ends_with("[bot]"),
    }
}

/// Under which title it stands: `hidden`, `bots`, or its text behind the title.
#[track_caller]
fn check(config: &Config, (line, labels, maker): (&str, &[&str], &str), expected: &str) {
    let mut work = crate::notes::shelves::Shelves::new(config, None);
    work.shelve(vec![entry(line, labels, maker)], 1, None);
    assert!(work.counts.commits == 0, "nobody has counted them yet");
    let text = |entries: &[Entry]| {
        let entry = entries.first()?;
        Some(entry.text.for_parsing().to_owned())
    };
    let of_group = |number: usize| {
        let title = match &config.groups[number].title {
            Title::Own(id) => (*id).to_owned(),
            Title::Written(title) => title.for_parsing().to_owned(),
        };
        Some(format!("{title}: {}", text(&work.groups[number])?))
    };
    let found = (0..config.groups.len()).find_map(of_group);
    let found = found.or_else(|| Some(format!("other: {}", text(&work.other)?)));
    let found = found.or_else(|| text(&work.by_bots).map(|_| "bots".to_owned()));
    let found = found.unwrap_or_else(|| {
        assert_eq!(work.counts.hidden, 1);
        "hidden".to_owned()
    });
    assert_eq!(found, expected, "{line} {labels:?} {maker}");
}

#[test]
fn rule_12_categories_take_the_labels_they_name_and_the_first_wins() {
    let config = config(USUAL);
    let check = |what, expected| check(&config, what, expected);
    check(
        ("x", &["semver-major", "enhancement"], "bob"),
        "Breaking 🛠️ 👩💻: x",
    );
    check(("x", &["Enhancement"], "bob"), "Features: x");
    check(("x", &["enhancements"], "bob"), "Other changes: x");
    check(
        ("x", &["enhancement", "experimental"], "bob"),
        "Other changes: x",
    );
    check(("x", &["enhancement"], "Alice"), "Other changes: x");
    check(("chore: x", &[], "bob"), "Other changes: x");
    check(
        ("README: x", &["enhancement"], "bob"),
        "Features: README: x",
    );
}

#[test]
fn rule_12_what_is_excluded_is_hidden_unless_it_breaks_something() {
    let config = config(USUAL);
    let check = |what, expected| check(&config, what, expected);
    check(("feat: x", &["Ignore-for-Release"], "bob"), "hidden");
    check(("feat: x", &["enhancement"], "OctoCat"), "hidden");
    check(("feat: x", &["enhancement"], "dependabot[bot]"), "hidden");
    check(("feat: x", &["enhancement"], "octocats"), "Features: x");
    check(
        ("feat!: x", &["ignore-for-release"], "octocat"),
        "Other changes: x",
    );
}

#[test]
fn rule_12_what_no_category_takes_stands_under_other() {
    let config = config("changelog: { categories: [{ title: Fixes, labels: bug }] }");
    check(&config, ("fix: x", &[], "bob"), "other: x");
    check(&config, ("ci: x", &[], "bob"), "other: x");
    check(&config, ("x", &["bug"], "bob"), "Fixes: x");
    check(&config, ("fix: x", &[], "renovate[bot]"), "bots");
    check(&config, ("fix: x", &["bug"], "renovate[bot]"), "Fixes: x");
}

#[test]
fn rule_12_without_labels_the_built_in_groups_stay_and_authors_count() {
    let mut config = Config::default();
    let file = read(USUAL).unwrap();
    assert!(file.asks_for_labels());
    assert!(!config.sorted_by(file, Labels::Unknown));
    check(&config, ("feat: x", &[], "bob"), "notes-features: x");
    check(&config, ("feat: x", &[], "octocat"), "hidden");
    check(&config, ("ci: x", &[], "bob"), "hidden");
    let all = "changelog: { categories: [{ title: All, labels: ['*'] }] }";
    let mut config = Config::default();
    assert!(!read(all).unwrap().asks_for_labels());
    assert!(config.sorted_by(read(all).unwrap(), Labels::Unknown));
    check(&config, ("ci: x", &[], "bob"), "All: x");
}

#[test]
fn rule_12_a_policy_with_groups_of_its_own_decides_alone() {
    let mut config = Config::default();
    config.own.groups = true;
    assert!(!config.sorted_by(read(USUAL).unwrap(), Labels::Known));
    check(&config, ("feat: x", &[], "octocat"), "notes-features: x");
    let mut config = Config::default();
    (config.own.hide, config.hidden) = (true, vec!["docs".to_owned()]);
    let bugs = "changelog: { categories: [{ title: Fixes, labels: [bug] }] }";
    assert!(config.sorted_by(read(bugs).unwrap(), Labels::Known));
    check(&config, ("docs: x", &[], "bob"), "hidden");
    check(&config, ("ci: x", &[], "bob"), "other: x");
}

#[test]
fn rule_12_a_file_that_says_nothing_changes_nothing() {
    for text in [
        "# nothing\n",
        "changelog:\n",
        "other: 1\n",
        "changelog: { categories: , exclude: { labels: , authors: [] } }",
    ] {
        let file = read(text).unwrap();
        assert_eq!(file, ReleaseFile::default(), "{text}");
    }
}

#[test]
fn rule_12_what_cannot_be_read_is_a_fault_with_its_place() {
    for (text, line, code) in [
        (
            "changelog:\n  categories:\n    - labels: [a]\n",
            3,
            "policy-missing-key",
        ),
        (
            "changelog:\n  categories:\n    - title: a\n",
            3,
            "policy-missing-key",
        ),
        (
            "changelog:\n  categories: { title: a }\n",
            2,
            "policy-wrong-type",
        ),
        ("changelog:\n  exclude: [a]\n", 2, "policy-wrong-type"),
        ("- a\n", 1, "policy-wrong-type"),
        (
            "changelog:\n  exclude:\n    labels: [[a]]\n",
            3,
            "policy-wrong-type",
        ),
        (
            "changelog:\n  exclude:\n    authors: [a/b]\n",
            3,
            "policy-notes-author",
        ),
        (
            "changelog:\n  categories:\n    - title: a\n      labels: [*]\n",
            4,
            "",
        ),
        ("changelog: &a {}\n", 1, "policy-anchor"),
        (
            "changelog: { a: \u{202e}}\n",
            1,
            "policy-invisible-character",
        ),
        ("a: 1\na: 2\n", 2, "policy-duplicate-key"),
    ] {
        let faults = read(text).unwrap_err().faults;
        let fault = faults.first().unwrap();
        assert_eq!(fault.span.line, line, "{text}: {faults:?}");
        assert!(fault.message_id().starts_with(code), "{text}: {faults:?}");
    }
}
