//! What nearly is a Conventional Commit is told.

use super::shop::Shop;

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
