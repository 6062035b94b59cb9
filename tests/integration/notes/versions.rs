//! Which version comes next, and which one came before.

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
fn rule_1_near_misses_that_ask_for_less_are_told_with_the_version() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.0");
    let commit = shop.commit("fix: a\nBREAKING CHANGE: b");
    let said = shop.run("next-version");
    assert_eq!(said.out, "v1.0.1\n");
    assert!(said.err.contains(commit.get(..7).unwrap()), "{}", said.err);
    assert!(said.err.contains("BREAKING CHANGE"), "{}", said.err);
    assert_eq!(shop.run("next-version --quiet").err, "");
}

#[test]
fn rule_1_whatever_nearly_says_that_something_breaks_is_told() {
    for message in [
        "feat !: x",
        "feat! : x",
        "feat(s) !: x",
        "feat!(s): x",
        "feat (s)!: x",
        "feat!!: x",
        "feat!:x",
        "[JIRA-1] feat!: x",
        "\u{feff}feat!: x",
        "fix: a\n\nBREAKING CHANGES: x",
        "fix: a\n\n* BREAKING CHANGE: x",
        "fix: a\n\n**BREAKING CHANGE**: x",
        "fix: a\n\n> BREAKING CHANGE: x",
        "fix: a\n\nBREAKING: x",
        "fix: a\n\nBREAKING\u{a0}CHANGE: x",
        "Update (#2)\n\n* feat!: a",
    ] {
        let shop = Shop::new();
        shop.commit("Begin");
        shop.tag("v1.0.0");
        let commit = shop.commit(message);
        let commit = commit.get(..7).expect("forty digits");
        for command in ["notes", "next-version"] {
            let said = shop.run(command);
            let told = format!("{commit} is nearly a Conventional Commit: it speaks of a breaking");
            assert!(said.err.contains(&told), "{message:?}: {}", said.err);
            let french = shop.run(&format!("{command} --locale fr"));
            assert!(french.err.contains("parle d’une rupture"), "{}", french.err);
        }
    }
}

#[test]
fn rule_1_the_gravest_near_misses_are_named_and_the_others_counted() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.0");
    let grave = shop.commit("feat !: x");
    shop.commits(&["fix:x"; 11]);
    for command in ["notes", "next-version"] {
        let said = shop.run(command).err;
        assert!(said.starts_with(grave.get(..7).unwrap()), "{said}");
        assert!(said.contains("2 more commits are nearly"), "{said}");
        let french = shop.run(&format!("{command} --locale fr")).err;
        assert!(french.contains("2 autres commits sont presque"), "{french}");
    }
    let said = shop.run("next-version").err;
    assert!(
        said.contains("nothing breaks, unless the commits"),
        "{said}"
    );
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
fn rule_4_what_does_not_come_before_is_no_previous_one_and_that_is_said() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v1.0.0");
    shop.git(&["checkout", "-q", "-b", "1.x"]);
    shop.commit("fix: only there");
    shop.tag("v1.0.1");
    shop.git(&["checkout", "-q", "main"]);
    shop.commit("feat: b");
    shop.tag("v2.0.0");
    for (line, previous) in [
        ("notes v2.0.0 --previous v1.0.1", "v1.0.1"),
        ("notes v1.0.0 --previous v2.0.0", "v2.0.0"),
        ("notes --previous v1.0.1", "v1.0.1"),
    ] {
        let ended = shop.run(line);
        assert_eq!((ended.exit, ended.out.as_str()), (2, ""), "{line}");
        let said = format!("{previous} is not in the history of");
        assert!(ended.err.contains(&said), "{line}: {}", ended.err);
        let french = shop.run(&format!("{line} --locale fr"));
        assert!(
            french.err.contains("n’est pas dans l’historique"),
            "{}",
            french.err
        );
    }
    let notes = shop.notes("v2.0.0 --previous v2.0.0");
    assert_eq!(notes["counts"]["commits"], 0);
    let notes = shop.notes("v2.0.0 --previous v1.0.0");
    assert_eq!(notes["counts"]["commits"], 1);
}

#[test]
fn a_tag_with_a_prefix_that_nobody_named_is_told_by_its_own_name() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("pkg@2.0.0").commit("feat: b");
    shop.tag("v0.9.0").commit("feat: c");
    shop.tag("pkg@3.0.0").tag("v1.0.0").tag("v1.0.0+build5");
    let notes = shop.notes("pkg@3.0.0");
    assert_eq!(notes["version"], "pkg@3.0.0");
    assert_eq!(notes["range"], "pkg@2.0.0..pkg@3.0.0");
    let notes = shop.notes("");
    assert_eq!(notes["version"], "v1.0.0");
    assert_eq!(notes["range"], "v0.9.0..v1.0.0");
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

#[test]
fn rule_4_prefixes_tags_that_are_no_versions_and_several_on_one_commit() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("api/v1.0.0")
        .tag("v9.9.9")
        .tag("api/v2")
        .tag("latest");
    shop.commit("feat: b");
    assert_eq!(shop.says("next-version --tag-prefix api/v"), "api/v1.1.0\n");
    shop.file(".gonogo.yml", "version: 1\nnotes: { tag-prefix: api/v }\n");
    assert_eq!(shop.says("next-version"), "api/v1.1.0\n");
    shop.tag("api/v1.1.0-rc.1")
        .tag("api/v1.1.0")
        .tag("api/v1.1.0-rc.2");
    assert_eq!(shop.notes("")["version"], "api/v1.1.0");
    assert_eq!(shop.notes("")["previous"], "api/v1.0.0");
}

#[test]
fn rule_4_a_pre_release_follows_any_version_and_a_stable_one_the_last_stable() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v1.0.0").commit("feat: b");
    shop.tag("v1.1.0-rc.1").commit("fix: c");
    shop.tag("v1.1.0-rc.2").commit("fix: d");
    shop.tag("v1.1.0");
    assert_eq!(shop.notes("v1.1.0-rc.2")["previous"], "v1.1.0-rc.1");
    assert_eq!(shop.notes("v1.1.0-rc.1")["previous"], "v1.0.0");
    let stable = shop.notes("1.1.0");
    assert_eq!(
        (&stable["previous"], &stable["range"]),
        (&"v1.0.0".into(), &"v1.0.0..v1.1.0".into())
    );
    assert_eq!(stable["counts"]["commits"], 3);
}

#[test]
fn rule_4_a_version_beside_this_history_is_not_the_previous_one_and_that_is_said() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v1.0.0");
    shop.git(&["checkout", "-q", "-b", "1.x"]);
    shop.commit("fix: only there");
    shop.tag("v1.0.1");
    shop.git(&["checkout", "-q", "main"]);
    shop.commit("feat: b");
    shop.tag("v1.1.0");
    let ended = shop.run("notes v1.1.0 --format json");
    assert!(
        ended.out.contains("\"previous\": \"v1.0.0\""),
        "{}",
        ended.out
    );
    assert!(ended.err.contains("v1.0.1"), "{}", ended.err);
    assert_eq!(shop.notes("v1.0.1")["previous"], "v1.0.0");
}

#[test]
fn rule_4_nested_light_loose_and_packed_tags_are_all_found() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("inner");
    shop.git(&["tag", "-a", "-m", "outer", "v1.0.0", "inner"]);
    shop.commit("feat: b");
    shop.git(&["tag", "v1.1.0"]);
    shop.commit("feat: c");
    let check = || {
        assert_eq!(shop.notes("")["previous"], "v1.1.0");
        assert_eq!(shop.notes("v1.1.0")["previous"], "v1.0.0");
    };
    check();
    shop.git(&["pack-refs", "--all"]);
    check();
}

#[test]
fn without_a_policy_versions_with_a_v_and_bare_ones_stand_together() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v0.0.1-pre").tag("1.0.0").commit("feat: b");
    assert_eq!(shop.says("next-version"), "1.1.0\n");
    shop.tag("1.1.0").tag("v1.1.0").commit("fix: c");
    assert_eq!(shop.says("next-version"), "v1.1.1\n");
    assert_eq!(shop.notes("v1.1.0")["range"], "1.0.0..v1.1.0");
    assert_eq!(shop.notes("1.1.0")["range"], "1.0.0..1.1.0");
    assert_eq!(shop.notes("--all")["releases"][1]["previous"], "1.0.0");
    assert_eq!(shop.notes("--previous 1.0.0")["counts"]["commits"], 2);
    shop.file(".gonogo.yml", "version: 1\nnotes: { tag-prefix: \"\" }\n");
    assert_eq!(shop.says("next-version"), "1.1.1\n");
}

#[test]
fn an_exact_tag_goes_before_a_version_of_that_number() {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v1.4.0").commit("feat: b");
    shop.tag("1.4.0").commit("feat: c");
    assert_eq!(shop.notes("1.4.0")["counts"]["commits"], 2);
    assert_eq!(shop.notes("v1.4.0")["counts"]["commits"], 1);
    shop.tag("v1.5.0").commit("feat: d");
    let notes = shop.notes("--previous 1.5.0");
    assert_eq!(notes["previous"], "v1.5.0");
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
