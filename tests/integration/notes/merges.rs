//! Merges that speak for what they bring, and words that hide nothing.

use serde_json::Value;

use super::ranges::{adds_up, merge};
use super::shop::{Shop, sections};

fn shop() -> Shop {
    let shop = Shop::new();
    shop.file("shop/a", "0").file("docs/a", "0").commit("Begin");
    shop.tag("v1.0.0");
    shop
}

#[track_caller]
fn check(shop: &Shop, expected: &[(&str, &[&str])]) -> Value {
    let notes = shop.notes("");
    adds_up(shop, &notes, "v1.0.0..HEAD");
    let found = sections(&notes);
    let found: Vec<(&str, Vec<&str>)> = found
        .iter()
        .map(|(title, texts)| (title.as_str(), texts.iter().map(String::as_str).collect()))
        .collect();
    let expected: Vec<(&str, Vec<&str>)> = expected
        .iter()
        .map(|(title, texts)| (*title, texts.to_vec()))
        .collect();
    assert_eq!(found, expected);
    notes
}

/// A merge with this message of a branch with these commits.
fn merge_as(shop: &Shop, message: &str, messages: &[&str]) -> String {
    shop.git(&["checkout", "-q", "-b", "side"]);
    shop.commits(messages);
    shop.git(&["checkout", "-q", "-"]);
    shop.git(&["merge", "-q", "--no-ff", "-m", message, "side"]);
    shop.git(&["branch", "-q", "-D", "side"]);
    shop.git(&["rev-parse", "HEAD"])
}

#[test]
fn paths_lose_no_commit_of_a_merge_that_they_leave_out() {
    let shop = shop();
    shop.git(&["checkout", "-q", "-b", "side"]);
    shop.file("shop/a", "1").commit("wip");
    shop.git(&["checkout", "-q", "main"]);
    shop.file("docs/a", "1").commit("docs: elsewhere");
    let message = "Merge pull request #12 from acme/side\n\nA basket";
    shop.git(&["merge", "-q", "--no-ff", "-m", message, "side"]);
    shop.file(
        ".gonogo.yml",
        "version: 1\nnotes: { paths: [\"/shop/**\"] }\n",
    );
    let notes = shop.notes("");
    assert_eq!(
        sections(&notes),
        [("Other".to_owned(), vec!["A basket".to_owned()])]
    );
    assert_eq!(notes["counts"]["commits"], 1);
    assert_eq!(notes["counts"]["other"], 1);
    assert_eq!(notes["sections"][0]["entries"][0]["pull_request"], 12);
}

#[test]
fn of_nested_pull_requests_the_innermost_speaks() {
    let shop = shop();
    shop.git(&["checkout", "-q", "-b", "develop"]);
    for (number, title) in [(11, "A basket"), (12, "fix: A till"), (13, "A receipt")] {
        let message = format!("Merge pull request #{number} from acme/x\n\n{title}");
        merge_as(&shop, &message, &["wip", "more"]);
    }
    shop.git(&["checkout", "-q", "main"]);
    let message = "Merge pull request #20 from acme/develop\n\nRelease 1.1.0";
    shop.git(&["merge", "-q", "--no-ff", "-m", message, "develop"]);
    let release = shop.git(&["rev-parse", "HEAD"]);
    let notes = check(
        &shop,
        &[
            ("Fixes", &["A till"]),
            ("Other", &["A basket", "A receipt"]),
        ],
    );
    assert_eq!(notes["sections"][0]["entries"][0]["pull_request"], 12);
    assert_eq!(notes["counts"]["merges"], 4);
    let line = shop.git(&["rev-parse", "HEAD^1"]);
    shop.commit(&format!(
        "Revert \"Merge pull request #20\"\n\nThis reverts commit {release}, reversing\nchanges made to {line}."
    ));
    let notes = check(&shop, &[]);
    assert_eq!(notes["counts"]["reverted"], 11);
}

#[test]
fn a_branch_that_was_brought_up_to_date_claims_nothing() {
    let shop = shop();
    shop.git(&["checkout", "-q", "-b", "long"]);
    shop.commit("wip");
    shop.git(&["checkout", "-q", "main"]);
    shop.commit("Plain on main");
    merge(&shop, 12, "Another", &["wip"]);
    shop.git(&["checkout", "-q", "long"]);
    shop.git(&[
        "merge",
        "-q",
        "--no-ff",
        "-m",
        "Merge branch 'main' into long",
        "main",
    ]);
    shop.commit("wip");
    shop.git(&["checkout", "-q", "main"]);
    let message = "Merge pull request #13 from acme/long\n\nA long one";
    shop.git(&["merge", "-q", "--no-ff", "-m", message, "long"]);
    let notes = check(
        &shop,
        &[("Other", &["Plain on main", "Another", "A long one"])],
    );
    let entries = notes["sections"][0]["entries"].as_array().unwrap();
    let numbers: Vec<Option<u64>> = entries
        .iter()
        .map(|it| it["pull_request"].as_u64())
        .collect();
    assert_eq!(numbers, [None, Some(12), Some(13)]);
}

#[test]
fn a_conventional_merge_speaks_for_plain_commits() {
    let shop = shop();
    merge_as(
        &shop,
        "feat!: remove the old API (#12)\n\nBREAKING CHANGE: x\nBREAKING CHANGE #7 is y",
        &["wip", "more"],
    );
    merge_as(&shop, "fix: by git", &["wip"]);
    merge_as(
        &shop,
        "Merge pull request #14 from a/b\n\nfeat: new API\n\nBREAKING CHANGE: z",
        &["wip"],
    );
    merge_as(&shop, "Add a till (#15)", &["wip"]);
    let notes = check(
        &shop,
        &[
            ("Breaking changes", &["remove the old API", "new API"]),
            ("Fixes", &["by git"]),
            ("Other", &["Add a till"]),
        ],
    );
    let first = &notes["sections"][0]["entries"][0];
    assert_eq!(first["pull_request"], 12);
    assert_eq!(first["breaks"], serde_json::json!(["x", "#7 is y"]));
    assert_eq!(first["commits"].as_array().unwrap().len(), 2);
}

#[test]
fn a_merge_that_alone_says_that_something_breaks_is_listed() {
    let shop = shop();
    merge_as(&shop, "feat!: a new API (#12)", &["feat: a", "fix: b"]);
    merge_as(&shop, "feat!: c all (#13)", &["feat!: c"]);
    let notes = check(
        &shop,
        &[
            ("Breaking changes", &["a new API", "c"]),
            ("Features", &["a"]),
            ("Fixes", &["b"]),
        ],
    );
    assert_eq!(notes["counts"]["merges"], 1);
    assert_eq!(shop.says("next-version").trim(), "v2.0.0");
}

#[test]
fn quoting_hides_nothing() {
    let shop = shop();
    let breaking = shop.commit("feat!: no cheques");
    shop.commit(&format!(
        "docs: x\n\nGit writes 'This reverts commit {breaking}', as everybody knows.\nThis reverts commit {breaking}."
    ));
    shop.commit("fix: y (#12)");
    shop.commit("Revert \"z\"\n\nReverts other/shop#12");
    for line in ["--repo acme/shop", ""] {
        assert_eq!(shop.notes(line)["counts"]["reverted"], 0, "{line}");
    }
    let plural = format!(
        "Revert both\n\nThis reverts commits {breaking} and {}.",
        shop.git(&["rev-parse", "HEAD~1"])
    );
    shop.commit(&plural);
    check(
        &shop,
        &[("Taken back", &["Revert \"z\""]), ("Other", &["x"])],
    );
}

#[test]
fn words_before_a_colon_are_kept_and_features_are_features() {
    let shop = shop();
    shop.commits(&[
        "CVE-2024-1234: fix overflow (#3)",
        "README: typo",
        "object-file-convert: stubs",
        "feature: a basket",
        "docs: a page",
    ]);
    check(
        &shop,
        &[
            ("Features", &["a basket"]),
            (
                "Other",
                &[
                    "CVE-2024-1234: fix overflow",
                    "README: typo",
                    "object-file-convert: stubs",
                    "a page",
                ],
            ),
        ],
    );
}

#[test]
fn a_trailer_that_speaks_is_always_told() {
    let shop = shop();
    shop.commits(&[
        "chore: a\n\nRelease-note: Customers care,\n  and so do we\nReviewed-by: Z",
        "Release-note: no trailer",
    ]);
    merge(
        &shop,
        12,
        "Quiet",
        &["wip\n\nRelease-note: none", "wip\n\nRelease-note: none"],
    );
    merge(
        &shop,
        13,
        "Loud",
        &["wip\n\nRelease-note: none", "wip\n\nRelease-note: Loud now"],
    );
    shop.file(
        ".gonogo.yml",
        "version: 1\nnotes: { audiences: { customers: { only: [feat], trailer: Release-note } } }\n",
    );
    let notes = shop.notes("--audience customers");
    adds_up(&shop, &notes, "v1.0.0..HEAD");
    let told = ["Customers care, and so do we", "Loud now"].map(str::to_owned);
    assert_eq!(sections(&notes), [("Other".to_owned(), told.to_vec())]);
}

#[test]
fn one_commit_as_a_bot_makes_nobody_one() {
    let shop = shop();
    shop.commit_as("fix: a", &["--author", "x[bot] <bob@example.com>"]);
    shop.commit_as("fix: b", &["--author", "Bob <bob@example.com>"]);
    shop.commit_as("fix: c", &["--author", "x[bot] <bob@example.com>"]);
    let notes = check(&shop, &[("Fixes", &["b"])]);
    assert_eq!(notes["contributors"].as_array().unwrap().len(), 1);
    assert_eq!(notes["contributors"][0]["name"], "Bob");
}
