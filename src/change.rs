//! What kind of change a pull request is, by its labels.
//!
//! A label counts by its last part and in any case: `hotfix`, `Type: Hotfix` and `kind/hotfix` are
//! the same. A change can be of several classes at once; one without any such label is `other`.

use std::collections::BTreeSet;

use crate::policy::read::{Choice, policy_choice};
use crate::subject::Subject;

policy_choice! {
    /// A class of changes.
    pub(crate) enum ChangeClass {
        /// Mends something: label `bug`, `bugfix` or `fix`.
        Bugfix = "bugfix",
        /// Closes a hole: label `security` or `vulnerability`.
        Security = "security",
        /// Mends what is broken right now: label `hotfix` or `emergency`.
        Hotfix = "hotfix",
        /// May break something: label `risky`, `migration` or `breaking-change`.
        Risky = "risky",
        /// Anything else.
        Other = "other",
    }
}

/// Label names, in small letters with `-` between words, and what they mean.
const LABELS: [(&str, ChangeClass); 12] = [
    ("bug", ChangeClass::Bugfix),
    ("bugfix", ChangeClass::Bugfix),
    ("bug-fix", ChangeClass::Bugfix),
    ("fix", ChangeClass::Bugfix),
    ("security", ChangeClass::Security),
    ("vulnerability", ChangeClass::Security),
    ("hotfix", ChangeClass::Hotfix),
    ("hot-fix", ChangeClass::Hotfix),
    ("emergency", ChangeClass::Hotfix),
    ("risky", ChangeClass::Risky),
    ("migration", ChangeClass::Risky),
    ("breaking-change", ChangeClass::Risky),
];

/// The classes of what is judged. A tag or a commit has no labels, and so is `other`.
pub(crate) fn classes(subject: &Subject) -> BTreeSet<ChangeClass> {
    let labels = subject.pull_request().map(|facts| facts.labels.as_slice());
    let labels = labels.unwrap_or_default();
    let mut classes: BTreeSet<ChangeClass> = labels
        .iter()
        .filter_map(|label| class_of(label.for_parsing()))
        .collect();
    if classes.is_empty() {
        classes.insert(ChangeClass::Other);
    }
    classes
}

/// The class that a label stands for.
fn class_of(label: &str) -> Option<ChangeClass> {
    let last = label.rsplit([':', '/']).next().unwrap_or_default();
    let name = last.trim().to_lowercase().replace([' ', '_'], "-");
    LABELS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, class)| *class)
}

/// The words of some classes, with commas.
pub(crate) fn words(classes: &[ChangeClass]) -> String {
    let words: Vec<&str> = classes.iter().map(|class| class.word()).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
