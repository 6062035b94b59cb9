//! Every commit of a range is accounted for, as git counts it.

use serde_json::Value;

use super::shop::{Shop, sections};

#[track_caller]
pub(super) fn adds_up(shop: &Shop, notes: &Value, range: &str) {
    let counts = &notes["counts"];
    let of = |name: &str| counts[name].as_u64().expect("a count");
    let all = shop.git(&["rev-list", "--count", range]);
    assert_eq!(of("commits").to_string(), all, "{range}");
    let parts = ["listed", "other", "hidden", "reverted", "merges"];
    let sum: u64 = parts.iter().map(|name| of(name)).sum();
    assert_eq!(of("commits"), sum, "{counts}");
}

#[test]
fn rule_1_and_14_every_commit_is_accounted_for() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.0");
    shop.commits(&[
        "feat: a",
        "FIX(cart): b",
        "chore: c",
        "feat:d",
        "Plain",
        "chore!: e",
        "ci: f",
        "perf: g",
        "weird(x): h",
    ]);
    let notes = shop.notes("");
    adds_up(&shop, &notes, "v1.0.0..HEAD");
    let told: Vec<(String, Vec<String>)> = sections(&notes);
    let told: Vec<(&str, Vec<&str>)> = told
        .iter()
        .map(|(title, texts)| (title.as_str(), texts.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        told,
        [
            ("Breaking changes", vec!["e"]),
            ("Features", vec!["a"]),
            ("Fixes", vec!["b"]),
            ("Performance", vec!["g"]),
            ("Other", vec!["feat:d", "Plain", "weird(x): h"]),
        ]
    );
    let ended = shop.run("notes");
    assert!(
        ended.err.contains("is nearly a Conventional Commit"),
        "{}",
        ended.err
    );
}

/// A branch with these commits, merged as GitHub does it.
pub(super) fn merge(shop: &Shop, number: u64, title: &str, messages: &[&str]) -> String {
    let branch = format!("b{number}");
    shop.git(&["checkout", "-q", "-b", &branch]);
    shop.commits(messages);
    shop.git(&["checkout", "-q", "main"]);
    let message = format!("Merge pull request #{number} from acme/{branch}\n\n{title}");
    shop.git(&["merge", "-q", "--no-ff", "-m", &message, &branch]);
    shop.git(&["rev-parse", "HEAD"])
}

#[test]
fn rule_3_commits_have_the_pull_request_of_their_first_line_or_of_their_merge() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.0");
    shop.commit("feat: squashed (#11)");
    merge(&shop, 12, "A basket", &["feat: a", "fix: b"]);
    merge(&shop, 13, "fix: told by its title", &["wip", "more wip"]);
    let notes = shop.notes("");
    adds_up(&shop, &notes, "v1.0.0..HEAD");
    let mut found = Vec::new();
    for section in notes["sections"].as_array().unwrap() {
        for entry in section["entries"].as_array().unwrap() {
            let commits = entry["commits"].as_array().unwrap().len();
            found.push((
                entry["text"].as_str().unwrap(),
                entry["pull_request"].as_u64().unwrap(),
                commits,
            ));
        }
    }
    assert_eq!(
        found,
        [
            ("squashed", 11, 1),
            ("a", 12, 1),
            ("b", 12, 1),
            ("told by its title", 13, 2)
        ]
    );
    assert_eq!(notes["counts"]["merges"], 2);
}

#[test]
fn rule_3_people_are_named_once_by_the_mailmap_and_bots_stand_apart() {
    let shop = Shop::new();
    shop.file(
        ".mailmap",
        "Alice A. <alice@new.example> <alice@example.com>\n",
    )
    .commit("Begin");
    shop.tag("v1.0.0");
    shop.commit(
        "feat: a\n\nCo-authored-by: Bob <bob@example.com>\nCo-authored-by: bob <BOB@example.com>",
    );
    shop.commit_as(
        "fix: b",
        &["--author", "Carol <5+carol@users.noreply.github.com>"],
    );
    shop.commit_as(
        "chore(deps): c",
        &[
            "--author",
            "dependabot[bot] <1+dependabot[bot]@users.noreply.github.com>",
        ],
    );
    let notes = shop.notes("");
    let names: Vec<&str> = notes["contributors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Alice A.", "Bob", "Carol"]);
    assert_eq!(notes["contributors"][2]["login"], "carol");
    assert_eq!(notes["by_bots"][0]["text"], "c");
    adds_up(&shop, &notes, "v1.0.0..HEAD");
    let said = shop.says("notes --repo acme/shop");
    assert!(said.contains("<details><summary>By bots"), "{said}");
    shop.file(
        ".gonogo.yml",
        "version: 1\nnotes: { bots: hide, credit: link }\n",
    );
    let said = shop.says("notes --repo acme/shop");
    assert!(!said.contains("bots"), "{said}");
    assert!(said.contains("[carol](https://github.com/carol)"), "{said}");
}

#[test]
fn groups_hidden_types_audiences_and_languages_come_from_the_policy() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.0");
    shop.commits(&[
        "feat: a\n\nRelease-note: You have a basket now",
        "fix: b\n\nRelease-note: none",
        "docs: c",
        "build: d",
    ]);
    let policy = "version: 1\nnotes:\n  locale: fr\n  groups:\n    - { title: \"Neu & <b>\", types: [feat] }\n    \
        - { title: Texte, types: [docs] }\n  hide: { types: [build] }\n  audiences:\n    customers: { only: [feat, fix], trailer: Release-note }\n";
    shop.file(".gonogo.yml", policy);
    let all = shop.sections("");
    assert_eq!(
        all,
        [
            ("Neu & <b>".to_owned(), vec!["a".to_owned()]),
            ("Texte".to_owned(), vec!["c".to_owned()]),
            ("Divers".to_owned(), vec!["b".to_owned()]),
        ]
    );
    let customers = shop.notes("--audience customers");
    assert_eq!(
        sections(&customers),
        [(
            "Neu & <b>".to_owned(),
            vec!["You have a basket now".to_owned()]
        )]
    );
    adds_up(&shop, &customers, "v1.0.0..HEAD");
    let ended = shop.run("notes --audience nobody");
    assert_eq!(ended.exit, 2, "{}", ended.err);
    let said = shop.says("notes");
    assert!(
        said.contains("### Neu &#38; &#60;b&#62;") && said.contains("Pas encore publié"),
        "{said}"
    );
}

#[test]
fn paths_choose_commits_by_the_files_they_touch() {
    let shop = Shop::new();
    shop.file("shop/a/b.txt", "1").commit("feat: begin");
    shop.tag("v1.0.0");
    shop.file("shop/a/b.txt", "2").commit("feat: in the shop");
    shop.file("docs/x.txt", "1").commit("feat: elsewhere");
    shop.git(&["rm", "-q", "shop/a/b.txt"]);
    shop.commit("fix: gone");
    shop.file(
        ".gonogo.yml",
        "version: 1\nnotes: { paths: [\"/shop/**\"] }\n",
    );
    let notes = shop.notes("");
    assert_eq!(
        sections(&notes),
        [
            ("Features".to_owned(), vec!["in the shop".to_owned()]),
            ("Fixes".to_owned(), vec!["gone".to_owned()]),
        ]
    );
    assert_eq!(notes["counts"]["commits"], 2);
}

#[test]
fn clocks_that_are_wrong_change_no_range() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v1.0.0");
    for (number, date) in [
        "2001-01-01T00:00:00Z",
        "2030-01-01T00:00:00Z",
        "2010-01-01T00:00:00Z",
    ]
    .iter()
    .enumerate()
    {
        let message = format!("fix: {number}");
        let tree = shop.git(&["write-tree"]);
        let parent = shop.git(&["rev-parse", "HEAD"]);
        let id = shop.git(&[
            "-c",
            "user.name=x",
            "commit-tree",
            &tree,
            "-p",
            &parent,
            "-m",
            &message,
        ]);
        let object = shop.git(&["cat-file", "-p", &id]);
        let seconds = date.parse::<jiff::Timestamp>().unwrap().as_second();
        let old = object
            .lines()
            .find(|line| line.starts_with("committer"))
            .unwrap()
            .to_owned();
        let new = format!("committer Alice <alice@example.com> {seconds} +0000");
        let file = shop.path().join("raw");
        std::fs::write(&file, object.replace(&old, &new)).unwrap();
        let id = shop.git(&[
            "hash-object",
            "-t",
            "commit",
            "-w",
            &file.display().to_string(),
        ]);
        shop.git(&["reset", "-q", "--soft", &id]);
    }
    let notes = shop.notes("");
    adds_up(&shop, &notes, "v1.0.0..HEAD");
    assert_eq!(notes["counts"]["commits"], 3);
}
