//! What kind of change is judged.
//!
//! By its labels alone ([`classes`]): who may label may be trusted with exemptions. Or by all that
//! it says of itself, by rules that the policy can set ([`classify()`]): labels, commit messages and
//! the files that it touches. That knows three answers, and what could not be read is never a no.
//!
//! Labels count in any case, alone or behind a word for kinds: `hotfix`, `Type: Hotfix` and
//! `kind/hotfix` are the same, `no:hotfix` and `area/security` are not these labels. What warns of
//! risk counts by its last part, whatever stands before it. A change can be of several classes at
//! once; one without any such label is `other`.

mod classify;
mod look;
mod range;
mod rules;
mod section;
mod verdict;

pub(crate) use classify::{classify, needs};
pub(crate) use rules::{Rules, patterns};
pub(crate) use section::{ChangeSection, ChangeType};
pub(crate) use verdict::{Classified, Reason, Verdict};

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

/// What stands between the parts of a label.
const SEPARATORS: [char; 2] = [':', '/'];

/// What may stand before a label that loosens something: words for what kind of change it is.
const KINDS: [&str; 10] = [
    "type",
    "kind",
    "category",
    "change",
    "changelog",
    "semver",
    "t",
    "c",
    "issue",
    "pr",
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
    let (risk, name) = (last_part(label), kind_part(label));
    let is_it = |(known, class): &&(&str, ChangeClass)| match class {
        ChangeClass::Risky => *known == risk,
        _ => name.as_deref() == Some(*known),
    };
    LABELS.iter().find(is_it).map(|(_, class)| *class)
}

/// The last part of a label that stands alone or behind a word for kinds.
fn kind_part(label: &str) -> Option<String> {
    let Some((before, name)) = label.rsplit_once(SEPARATORS) else {
        return Some(plain(label));
    };
    let before = plain(before.trim_end_matches(SEPARATORS));
    KINDS.contains(&before.as_str()).then(|| plain(name))
}

/// The last part of a label, in small letters with `-` between words.
fn last_part(label: &str) -> String {
    plain(label.rsplit(SEPARATORS).next().unwrap_or_default())
}

/// A label in small letters with `-` between words.
fn plain(label: &str) -> String {
    label.trim().to_lowercase().replace([' ', '_'], "-")
}

/// The words of some classes, with commas.
pub(crate) fn words(classes: &[ChangeClass]) -> String {
    let words: Vec<&str> = classes.iter().map(|class| class.word()).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests;
