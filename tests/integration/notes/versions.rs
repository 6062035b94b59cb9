//! Which version comes next.

use super::shop::Shop;

#[track_caller]
fn check(released: &str, messages: &[&str], expected: &str) {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag(released).commits(messages);
    assert_eq!(
        shop.says("next-version"),
        format!("{expected}\n"),
        "{messages:?}"
    );
}

#[test]
fn rule_5_the_next_version_is_what_the_changes_ask_for() {
    check("v1.2.3", &["fix: a"], "v1.2.4");
    check("v1.2.3", &["docs: a", "chore: b"], "v1.2.4");
    check("v1.2.3", &["fix: a", "feat: b"], "v1.3.0");
    check(
        "v1.2.3",
        &["fix: a\n\nBREAKING CHANGE: b", "feat: c"],
        "v2.0.0",
    );
    check("v1.2.3", &["refactor!: a"], "v2.0.0");
    check("v0.2.3", &["feat!: a"], "v0.3.0");
    check("v1.2.3", &["Plain words"], "v1.2.4");
    let squash = "Basket (#12)\n\n* feat!: a\n\n* fix: b";
    check("v1.2.3", &[squash], "v2.0.0");
}

#[test]
fn rule_2_what_was_taken_back_asks_for_nothing() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.0");
    let feature = shop.commit("feat!: a");
    shop.commit("fix: b");
    shop.commit(&format!(
        "Revert \"feat!: a\"\n\nThis reverts commit {feature}."
    ));
    assert_eq!(shop.says("next-version"), "v1.0.1\n");
}

#[test]
fn rule_5_it_says_why_in_both_languages_and_for_machines() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.0");
    let commit = shop.commit("feat: a basket");
    let said = shop.run("next-version");
    assert_eq!(said.out, "v1.1.0\n");
    assert!(
        said.err
            .contains("One feature is new since v1.0.0: a basket"),
        "{}",
        said.err
    );
    let said = shop.run("next-version --locale fr");
    assert!(
        said.err.contains("Une nouveauté depuis v1.0.0"),
        "{}",
        said.err
    );
    let json: serde_json::Value =
        serde_json::from_str(&shop.says("next-version --format json")).unwrap();
    assert_eq!(json["version"], "1.1.0");
    assert_eq!(json["tag"], "v1.1.0");
    assert_eq!(json["previous"], "v1.0.0");
    assert_eq!(json["step"], "minor");
    assert_eq!(json["asked_for_by"], serde_json::json!([commit]));
}

#[test]
fn what_any_part_of_a_squash_breaks_its_notes_tell() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.0");
    shop.commit("Update (#2)\n\n* feat!: a\n\n* fix: b");
    assert_eq!(
        shop.sections(""),
        [("Breaking changes".to_owned(), vec!["Update".to_owned()])]
    );
    assert_eq!(shop.says("next-version"), "v2.0.0\n");
}

#[test]
fn rule_3_a_squash_is_told_under_what_next_version_asks_for() {
    let check = |message: &str, next: &str, kept: &[(&str, &str)], split: &[(&str, &str)]| {
        for (policy, expected) in [("keep", kept), ("split", split)] {
            let shop = Shop::new();
            shop.file(
                ".gonogo.yml",
                &format!("version: 1\nnotes: {{ squash: {policy} }}\n"),
            );
            shop.commit("chore: begin");
            shop.tag("v1.0.0");
            shop.commit(message);
            let sections = shop.sections("");
            let told: Vec<(&str, &str)> = sections
                .iter()
                .flat_map(|(title, texts)| texts.iter().map(|text| (title.as_str(), text.as_str())))
                .collect();
            assert_eq!(told, expected, "{policy}: {message}");
            assert_eq!(
                shop.says("next-version"),
                format!("{next}\n"),
                "{policy}: {message}"
            );
        }
    };
    let (features, fixes, other) = ("Features", "Fixes", "Other");
    check(
        "Basket (#2)\n\n* feat: a\n\n* feat: b",
        "v1.1.0",
        &[(features, "Basket")],
        &[(features, "a"), (features, "b")],
    );
    check(
        "fix: basket (#2)\n\n* feat: a\n\n* fix: b",
        "v1.1.0",
        &[(features, "basket")],
        &[(features, "a"), (fixes, "b")],
    );
    // The policy hides chores, and no feature with them.
    check(
        "chore: basket (#2)\n\n* chore: a\n\n* feat: b",
        "v1.1.0",
        &[(features, "basket")],
        &[(features, "b")],
    );
    check(
        "Shop: basket (#2)\n\n* feat: a\n\n* fix: b",
        "v1.1.0",
        &[(features, "Shop: basket")],
        &[(features, "a"), (fixes, "b")],
    );
    check(
        "feat: basket (#2)\n\n* fix: a\n\n* fix: b",
        "v1.1.0",
        &[(features, "basket")],
        &[(features, "basket"), (fixes, "a"), (fixes, "b")],
    );
    check(
        "Basket (#2)\n\n* fix: a\n\n* fix: b",
        "v1.0.1",
        &[(other, "Basket")],
        &[(fixes, "a"), (fixes, "b")],
    );
    check(
        "Basket (#2)\n\n* feat: a",
        "v1.0.1",
        &[(other, "Basket")],
        &[(other, "Basket")],
    );
}

#[test]
fn nothing_new_is_no_version() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.0");
    let ended = shop.run("next-version");
    assert_eq!((ended.exit, ended.out.as_str()), (1, ""), "{}", ended.err);
    assert!(
        ended.err.contains("Nothing has changed since v1.0.0"),
        "{}",
        ended.err
    );
}

#[test]
fn rule_4_a_first_release_is_0_1_0_and_has_no_link_to_compare() {
    let shop = Shop::new();
    shop.commits(&["feat!: a", "feat: b"]);
    assert_eq!(shop.says("next-version"), "v0.1.0\n");
    shop.tag("v0.1.0");
    let notes = shop.says("notes --repo acme/shop");
    assert!(notes.starts_with("## v0.1.0 (2026-06-01)\n"), "{notes}");
}

#[track_caller]
fn is_no_version(shop: &Shop, what: &str) {
    let ended = shop.run("next-version");
    assert_eq!((ended.exit, ended.out.as_str()), (1, ""), "{}", ended.err);
    assert!(ended.err.contains(what), "{}", ended.err);
    let french = shop.run("next-version --locale fr");
    assert_ne!(french.err, ended.err);
}

#[test]
fn a_version_that_exists_elsewhere_is_not_proposed() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.0");
    shop.git(&["checkout", "-q", "-b", "other"]);
    shop.commit("fix: there");
    shop.tag("v1.0.1");
    shop.git(&["checkout", "-q", "main"]);
    shop.commit("fix: here");
    is_no_version(&shop, "ask for v1.0.1");
    shop.commit("feat: more");
    assert_eq!(shop.says("next-version"), "v1.1.0\n");
}

#[test]
fn what_comes_next_is_above_every_pre_release() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("2.0.0-rc.1").commit("fix: b");
    assert_eq!(shop.says("next-version"), "2.0.0\n");
    shop.tag("2.0.0").commit("fix: c");
    shop.tag("2.1.0-rc.1").commit("fix: d");
    assert_eq!(shop.says("next-version"), "2.1.0\n");
    shop.commit("feat!: e");
    assert_eq!(shop.says("next-version"), "3.0.0\n");
}

#[test]
fn numbers_that_are_too_large_are_said() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.18446744073709551615").commit("fix: a");
    is_no_version(&shop, "v1.0.18446744073709551615");
}
