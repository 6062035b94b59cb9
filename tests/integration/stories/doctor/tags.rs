//! Whether tags stay where they are.

use super::stage::{ACTIONS, Stage, required};
use crate::fake_github::model::rules::Rule;

const ID: &str = "tags/protected";

#[track_caller]
fn check(stage: &Stage, result: &str, exit: u8) -> String {
    let examined = stage.action();
    assert_eq!(examined.result(ID), result, "{}", examined.text);
    assert_eq!(examined.exit, exit, "{}", examined.text);
    examined.what(ID)
}

#[test]
fn tags_that_can_be_moved_are_a_warning_where_tags_are_judged() {
    for (pattern, rules, result) in [
        ("refs/tags/v*", vec![Rule::Update, Rule::Deletion], "ok"),
        ("~ALL", vec![Rule::Update, Rule::Deletion], "ok"),
        ("refs/tags/v*", vec![Rule::Update], "warning"),
        ("refs/tags/v*", vec![Rule::Deletion], "warning"),
        (
            "refs/tags/api-*",
            vec![Rule::Update, Rule::Deletion],
            "warning",
        ),
    ] {
        let stage = Stage::new();
        stage
            .shop()
            .without_rules()
            .branch_rules(&[required(Some(ACTIONS), true)])
            .tag_rules(pattern, &rules);
        check(&stage, result, 0);
    }
    let stage = Stage::with("version: 1\ngates:\n  checklist:\n    sources: [pull-request]\n");
    stage.rule(&[required(Some(ACTIONS), true)]);
    assert_eq!(stage.action().result(ID), "", "no gate judges tags");
}

#[test]
fn patterns_that_may_leave_tags_out_are_not_known() {
    for pattern in ["refs/tags/v1.*", "refs/tags/v1.2.3", "refs/tags/[v]*"] {
        let stage = Stage::new();
        stage
            .shop()
            .without_rules()
            .branch_rules(&[required(Some(ACTIONS), true)])
            .tag_rules(pattern, &[Rule::Update, Rule::Deletion]);
        check(&stage, "not-known", 4);
    }
}

/// A shop with these rulesets for tags, each by its pattern.
fn with(rulesets: &[(&str, &[Rule])]) -> Stage {
    let stage = Stage::new();
    let shop = stage.shop();
    shop.without_rules()
        .branch_rules(&[required(Some(ACTIONS), true)]);
    for (pattern, rules) in rulesets {
        shop.tag_rules(pattern, rules);
    }
    stage
}

#[test]
fn rulesets_that_cover_the_tags_only_together_are_weighed_together() {
    let both: &[Rule] = &[Rule::Update, Rule::Deletion];
    let (update, deletion): (&[Rule], &[Rule]) = (&[Rule::Update], &[Rule::Deletion]);
    let creation: &[Rule] = &[Rule::Creation];
    let all = "refs/tags/v*";
    let digits: Vec<String> = (0..10)
        .map(|digit| format!("refs/tags/v{digit}*"))
        .collect();
    let by_digits: Vec<(&str, &[Rule])> = digits.iter().map(|it| (it.as_str(), both)).collect();
    for (rulesets, words) in [
        (by_digits.as_slice(), "neither moved nor deleted"),
        (
            &[(all, update), ("~ALL", deletion)],
            "neither moved nor deleted",
        ),
        (&[(all, creation), (all, both)], "neither moved nor deleted"),
        (
            &[(all, update), (all, creation)],
            "neither moved nor made again",
        ),
    ] {
        let said = check(&with(rulesets), "ok", 0);
        assert!(said.contains(words), "{said}");
    }
    let said = check(&with(&[(all, creation), (all, deletion)]), "warning", 0);
    assert!(said.contains("can be moved"), "{said}");
}

#[test]
fn what_rulesets_leave_out_together_is_named_and_never_ok() {
    let both: &[Rule] = &[Rule::Update, Rule::Deletion];
    let two = [("refs/tags/v1*", both), ("refs/tags/v2*", both)];
    let said = check(&with(&two), "not-known", 4);
    assert!(said.contains("leave out v0*, v3*, v4*"), "{said}");
    assert!(!said.contains("v1*") && !said.contains("v2*"), "{said}");
    // One keeps them from being moved, and another only some of them from being deleted.
    let parts: [(&str, &[Rule]); 2] = [
        ("refs/tags/v*", &[Rule::Update]),
        ("refs/tags/v1*", &[Rule::Deletion]),
    ];
    let said = check(&with(&parts), "not-known", 4);
    assert!(said.contains("v0*") && !said.contains("v1*"), "{said}");
    let unclear = [("refs/tags/v[0-9]*", both)];
    let said = check(&with(&unclear), "not-known", 4);
    assert!(said.contains("cannot be followed"), "{said}");
}
