//! What was taken back, and what was brought back.

use super::ranges::{adds_up, merge};
use super::shop::{Shop, sections};

#[test]
fn rule_2_reverts_cancel_what_they_take_back() {
    let shop = Shop::new();
    let old = shop.commit("feat: released");
    shop.tag("v1.0.0");
    let first = shop.commit("feat: one");
    let second = shop.commit("feat: two");
    shop.commit(&format!(
        "Revert \"feat: one\"\n\nThis reverts commit {}.",
        first.get(..9).expect("forty digits")
    ));
    let back = shop.commit(&format!(
        "revert: feat: two\n\nThis reverts commit {second}."
    ));
    shop.commit(&format!(
        "Reapply \"feat: two\"\n\nThis reverts commit {back}."
    ));
    shop.commit(&format!(
        "Revert \"feat: released\"\n\nThis reverts commit {old}."
    ));
    let notes = shop.notes("");
    adds_up(&shop, &notes, "v1.0.0..HEAD");
    assert_eq!(
        sections(&notes),
        [
            ("Features".to_owned(), vec!["two".to_owned()]),
            (
                "Taken back".to_owned(),
                vec!["Revert \"feat: released\"".to_owned()]
            ),
        ]
    );
    assert_eq!(notes["counts"]["reverted"], 4);
}

#[test]
fn rule_2_a_reverted_merge_takes_its_whole_branch_back() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.0");
    let merged = merge(&shop, 12, "A basket", &["feat: a", "feat: b"]);
    let line = shop.git(&["rev-parse", &format!("{merged}^1")]);
    shop.commit("fix: c");
    shop.commit(&format!(
        "Revert \"Merge pull request #12\"\n\nThis reverts commit {merged}, reversing\nchanges made to {line}."
    ));
    let notes = shop.notes("");
    adds_up(&shop, &notes, "v1.0.0..HEAD");
    assert_eq!(
        sections(&notes),
        [("Fixes".to_owned(), vec!["c".to_owned()])]
    );
    assert_eq!(notes["counts"]["reverted"], 4);
}

#[test]
fn rule_2_githubs_own_revert_names_a_pull_request() {
    let shop = Shop::new();
    shop.commit("Begin");
    shop.tag("v1.0.0");
    shop.commits(&["feat: a (#12)", "fix: b (#13)"]);
    shop.commit("Revert \"feat: a\" (#14)\n\nReverts acme/shop#12");
    let fixes = || ("Fixes".to_owned(), vec!["b".to_owned()]);
    assert_eq!(shop.sections("--repo acme/shop"), [fixes()]);
    // Another repository has pull requests of the same numbers.
    for line in ["--repo acme/other", ""] {
        assert_eq!(shop.sections(line).len(), 3, "{line}");
    }
    assert_eq!(shop.says("next-version"), "v1.1.0\n");
    shop.git(&["remote", "add", "origin", "git@github.com:acme/shop.git"]);
    assert_eq!(shop.sections(""), [fixes()]);
    assert_eq!(shop.says("next-version"), "v1.0.1\n");
}

/// A branch with a breaking change, merged into a line that has a feature of its own.
fn merged_side() -> Shop {
    let shop = Shop::new();
    shop.commit("feat: base");
    shop.tag("v1.0.0");
    shop.git(&["checkout", "-q", "-b", "f"]);
    shop.file("f", "f").commit("feat!: f1");
    shop.git(&["checkout", "-q", "main"]);
    shop.file("m", "m").commit("feat: m1");
    shop.later(1);
    shop.git(&["merge", "-q", "--no-ff", "-m", "Merge f", "f"]);
    shop.later(1);
    shop
}

#[test]
fn rule_2_git_says_itself_which_side_of_a_merge_it_took_back() {
    for (side, breaking, next) in [("1", false, "v1.1.0\n"), ("2", true, "v2.0.0\n")] {
        let shop = merged_side();
        shop.git(&["revert", "--no-edit", "-m", side, "HEAD"]);
        let notes = shop.notes("");
        adds_up(&shop, &notes, "v1.0.0..HEAD");
        let expected = match breaking {
            true => ("Breaking changes".to_owned(), vec!["f1".to_owned()]),
            false => ("Features".to_owned(), vec!["m1".to_owned()]),
        };
        assert_eq!(sections(&notes), [expected], "{side}");
        assert_eq!(shop.says("next-version"), next);
    }
}

#[test]
fn rule_2_a_revert_takes_back_nothing_that_it_does_not_stand_on() {
    let shop = Shop::new();
    shop.commit("feat: base");
    shop.tag("v1.0.0");
    shop.git(&["checkout", "-q", "-b", "side"]);
    let there = shop.commit("feat!: x");
    shop.git(&["checkout", "-q", "main"]);
    for message in [
        format!("Revert \"feat!: x\"\n\nThis reverts commit {there}."),
        format!("revert: x\n\nRefs: {there}"),
    ] {
        shop.commit(&message);
    }
    shop.later(1);
    shop.git(&["merge", "-q", "--no-ff", "-m", "Merge side", "side"]);
    let notes = shop.notes("");
    adds_up(&shop, &notes, "v1.0.0..HEAD");
    assert_eq!(sections(&notes)[0].1, ["x"]);
    assert_eq!(notes["counts"]["reverted"], 0);
    assert_eq!(shop.says("next-version"), "v2.0.0\n");
}

#[test]
fn rule_2_the_footer_of_a_conventional_revert_takes_back() {
    let shop = Shop::new();
    shop.commit("feat: base");
    shop.tag("v1.0.0");
    let first = shop.commit("feat!: noodles");
    let second = shop.commit("feat: soup");
    shop.commit("fix: a");
    let second = second.get(..7).expect("forty digits");
    shop.commit(&format!(
        "revert: let us never again speak of it\n\nRefs: {first}, {second}"
    ));
    let notes = shop.notes("");
    adds_up(&shop, &notes, "v1.0.0..HEAD");
    assert_eq!(
        sections(&notes),
        [("Fixes".to_owned(), vec!["a".to_owned()])]
    );
    assert_eq!(shop.says("next-version"), "v1.0.1\n");
}
