//! By what the notes are sorted: the policy's groups, or the repository's own `release.yml`.

use super::shop::Shop;

const CATEGORIES: &str = "changelog:\n  exclude:\n    authors: [dependabot]\n  categories:\n    \
    - title: Features 🎉\n      labels: [enhancement]\n    - title: All the rest\n      \
    labels: ['*']\n";

const BOT: [&str; 2] = [
    "--author",
    "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>",
];

fn titles(shop: &Shop) -> Vec<(String, Vec<String>)> {
    shop.sections("")
}

#[track_caller]
fn check(shop: &Shop, expected: &[(&str, &[&str])]) {
    let expected: Vec<(String, Vec<String>)> = expected
        .iter()
        .map(|(title, texts)| {
            let texts = texts.iter().map(|text| (*text).to_owned());
            ((*title).to_owned(), texts.collect())
        })
        .collect();
    assert_eq!(titles(shop), expected);
}

#[test]
fn rule_12_categories_without_labels_leave_the_types_and_say_so_once() {
    let shop = Shop::new();
    shop.file(".github/release.yml", CATEGORIES);
    shop.commits(&["feat: a", "fix: b", "ci: c"]);
    shop.commit_as("fix: d", &BOT);
    check(&shop, &[("Features", &["a"]), ("Fixes", &["b"])]);
    let ended = shop.run("notes");
    let told = ".github/release.yml sorts by labels of pull requests, which only GitHub tells. \
        Sorted by the types of commits instead.\n";
    assert_eq!(ended.err, told);
    assert!(
        ended.out.ends_with("4 commits: 2 listed, 2 internal.\n"),
        "{}",
        ended.out
    );
    assert_eq!(shop.run("notes --quiet").err, "");
    let told = shop.run("notes --locale fr").err;
    assert!(told.contains("étiquettes de pull requests"), "{told}");
}

#[test]
fn rule_12_categories_that_need_no_labels_count() {
    let shop = Shop::new();
    let all = "changelog:\n  categories:\n    - title: By people\n      labels: ['*']\n      \
        exclude: { authors: ['dependabot[bot]'] }\n    - title: Updates\n      labels: ['*']\n";
    shop.file(".github/release.yaml", all);
    shop.file(".gonogo.yml", "version: 1\nnotes: { bots: show }\n");
    shop.commits(&["feat: a", "ci: c"]);
    shop.commit_as("build: d", &BOT);
    check(&shop, &[("By people", &["a", "c"]), ("Updates", &["d"])]);
    assert_eq!(shop.run("notes").err, "");
}

#[test]
fn rule_12_groups_of_the_policy_go_before_the_file() {
    let shop = Shop::new();
    shop.file(".github/release.yml", "changelog: [broken");
    shop.file(
        ".gonogo.yml",
        "version: 1\nnotes:\n  groups:\n    - { title: New, types: [feat], labels: [feature] }\n",
    );
    shop.commits(&["feat: a", "fix: b"]);
    check(&shop, &[("New", &["a"]), ("Other", &["b"])]);
    let told = shop.run("notes").err;
    assert!(told.starts_with(".gonogo.yml sorts by labels"), "{told}");
    assert!(told.ends_with("None of them counts here.\n"), "{told}");
}

#[test]
fn rule_12_a_file_that_cannot_be_read_is_never_passed_over() {
    let shop = Shop::new();
    shop.file(
        ".github/release.yml",
        "changelog:\n  categories:\n    - title: a\n",
    );
    shop.commit("feat: a");
    let ended = shop.run("notes");
    assert_eq!((ended.exit, ended.out.as_str()), (6, ""));
    for part in [
        ".github/release.yml:3:7",
        "`labels` is missing here",
        "name `groups`",
    ] {
        assert!(ended.err.contains(part), "{part}: {}", ended.err);
    }
    std::fs::remove_file(shop.path().join(".github/release.yml")).unwrap();
    std::os::unix::fs::symlink("/etc/hostname", shop.path().join(".github/release.yml")).unwrap();
    assert_eq!(shop.run("notes").exit, 6);
}

#[test]
fn a_group_without_any_sign_is_an_error_and_labels_are_one() {
    let shop = Shop::new();
    shop.commit("feat: a");
    let with = |group: &str| {
        let policy = format!("version: 1\nnotes:\n  groups: [{group}]\n");
        shop.file(".gonogo.yml", &policy);
        shop.run("notes")
    };
    assert_eq!(with("{ title: A }").exit, 5);
    assert_eq!(with("{ title: A, labels: [] }").exit, 5);
    assert_eq!(with("{ title: A, labels: [a] }").exit, 0);
    let all = with("{ title: A, labels: ['*'] }");
    assert_eq!((all.exit, all.err.as_str()), (0, ""));
    assert!(all.out.contains("### A\n"), "{}", all.out);
}
