//! Which version came before.

use super::shop::Shop;

/// On `main` v1.0.0 and then this tag, and v1.0.1 on a branch of its own.
fn with_a_release_beside(tag: &str) -> Shop {
    let shop = Shop::new();
    shop.commit("feat: a");
    shop.tag("v1.0.0");
    shop.git(&["checkout", "-q", "-b", "1.x"]);
    shop.commit("fix: only there");
    shop.tag("v1.0.1");
    shop.git(&["checkout", "-q", "main"]);
    shop.commit("feat: b");
    shop.tag(tag);
    shop
}

#[test]
fn rule_4_what_does_not_come_before_is_no_previous_one_and_that_is_said() {
    let shop = with_a_release_beside("v2.0.0");
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
    let shop = with_a_release_beside("v1.1.0");
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
