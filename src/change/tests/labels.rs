//! Which labels make which class.

use crate::change::{ChangeClass, class_of};

#[track_caller]
fn check(label: &str, expected: Option<ChangeClass>) {
    assert_eq!(class_of(label), expected, "{label}");
}

#[test]
fn a_label_counts_by_its_last_part_in_any_case() {
    check("hotfix", Some(ChangeClass::Hotfix));
    check("Type: Hotfix", Some(ChangeClass::Hotfix));
    check("kind/bug", Some(ChangeClass::Bugfix));
    check("type::security", Some(ChangeClass::Security));
    check("Breaking change", Some(ChangeClass::Risky));
}

#[test]
fn what_loosens_stands_alone_or_behind_a_word_for_kinds() {
    for label in [
        "security",
        "Kind/Security",
        "type: security",
        "CATEGORY:security",
        "change/security",
        "changelog/security",
        "semver: security",
        "t/security",
        "c:security",
        "issue/security",
        "pr: security",
    ] {
        check(label, Some(ChangeClass::Security));
    }
    for label in [
        "area/security",
        "no:security",
        "not a/bug",
        "needs: fix",
        "needs: hotfix",
        "not/type: security",
        "no:/security",
        "not type: bug",
        "/security",
        ":bug: bug",
    ] {
        check(label, None);
    }
}

#[test]
fn what_warns_of_risk_counts_whatever_stands_before_it() {
    for label in ["area/migration", "has: risky", "pr/not:breaking change"] {
        check(label, Some(ChangeClass::Risky));
    }
}

#[test]
fn a_label_that_only_contains_a_class_is_none() {
    for label in [
        "not-a-hotfix",
        "hotfixes",
        "security review",
        "",
        ":",
        "hotfix/",
    ] {
        check(label, None);
    }
}
