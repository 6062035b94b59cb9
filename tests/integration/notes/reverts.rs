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
    shop.commit("fix: c");
    shop.commit(&format!(
        "Revert \"Merge pull request #12\"\n\nThis reverts commit {merged}, reversing\nchanges made to 1234567."
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
    assert_eq!(
        shop.sections(""),
        [("Fixes".to_owned(), vec!["b".to_owned()])]
    );
}
