//! The rules of what a change is, valid by construction.

use super::section::{ChangeSection, ChangeType, TagCounts};
use super::{SEPARATORS, kind_part, last_part, plain};
use crate::policy::fault::{Fault, Faults};
use crate::policy::read::{Located, Text};
use crate::text::{PathPattern, Untrusted};
use crate::versioning::TagPrefix;

/// What makes a change a bug fix, a security fix or risky.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rules {
    /// Signs of a bug fix.
    pub(super) bugfix: Signs,
    /// Signs of a security fix.
    pub(super) security: Signs,
    /// Signs of a risky change.
    pub(super) risky: Signs,
    /// Whether what says that it breaks something is risky.
    pub(super) breaking: bool,
    /// Files that make a change risky.
    pub(super) paths: Vec<PathPattern>,
    /// What a tag or a commit counts as.
    pub(super) tag: TagCounts,
    /// What stands before the version in a tag; `None`: `v` or nothing.
    pub(super) prefix: Option<TagPrefix>,
}

/// By what a change is told to be something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signs {
    reach: Reach,
    labels: Vec<LabelRule>,
    types: Vec<String>,
}

/// What may stand before a label for it to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// Nothing, or a word for kinds: what loosens.
    Kinds,
    /// Anything: what tightens.
    Anything,
}

/// A label of the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
enum LabelRule {
    /// By the last part of a label: `bug` is `kind/bug`, too, and `area/bug` where anything counts.
    Part(String),
    /// The whole label: where the policy says `kind/bug`, it means that one.
    Whole(String),
}

impl LabelRule {
    /// None where nothing would be left to compare.
    fn of(label: &str) -> Option<Self> {
        let last = last_part(label);
        if last.is_empty() {
            None
        } else if label.contains(SEPARATORS) {
            Some(Self::Whole(plain(label)))
        } else {
            Some(Self::Part(last))
        }
    }

    fn matches(&self, label: &str, reach: Reach) -> bool {
        match (self, reach) {
            (Self::Part(name), Reach::Anything) => last_part(label) == *name,
            (Self::Part(name), Reach::Kinds) => kind_part(label).as_ref() == Some(name),
            (Self::Whole(name), _) => plain(label) == *name,
        }
    }
}

impl Signs {
    fn new(reach: Reach, labels: &[&str], types: &[&str]) -> Self {
        let labels = labels.iter().filter_map(|label| LabelRule::of(label));
        Self {
            reach,
            labels: labels.collect(),
            types: types.iter().map(|kind| (*kind).to_owned()).collect(),
        }
    }

    fn of(
        reach: Reach,
        labels: &[Located<Text>],
        types: &[ChangeType],
        faults: &mut Faults,
    ) -> Self {
        let mut rules = Vec::new();
        for label in labels {
            let text = label.value.untrusted().for_parsing();
            match LabelRule::of(text) {
                Some(rule) => rules.push(rule),
                None => {
                    faults.push(Fault::own("policy-change-label", label.span).with("text", text));
                }
            }
        }
        Self {
            reach,
            labels: rules,
            types: types.iter().map(|kind| kind.as_str().to_owned()).collect(),
        }
    }

    /// The first of some labels that is such a sign.
    pub(super) fn label<'a>(&self, labels: &'a [Untrusted]) -> Option<&'a Untrusted> {
        labels.iter().find(|label| {
            let label = label.for_parsing();
            self.labels
                .iter()
                .any(|rule| rule.matches(label, self.reach))
        })
    }

    /// Whether a type of Conventional Commits is such a sign.
    pub(super) fn has_type(&self, kind: &str) -> bool {
        self.types
            .iter()
            .any(|known| known.eq_ignore_ascii_case(kind))
    }

    /// Whether labels matter at all.
    pub(super) fn reads_labels(&self) -> bool {
        !self.labels.is_empty()
    }

    /// Whether types matter at all.
    pub(super) fn reads_types(&self) -> bool {
        !self.types.is_empty()
    }
}

/// The same as an empty section of the policy.
impl Default for Rules {
    fn default() -> Self {
        let bugs = ["bug", "bugfix", "bug-fix", "fix", "hotfix"];
        Self {
            bugfix: Signs::new(Reach::Kinds, &bugs, &["fix", "revert"]),
            security: Signs::new(Reach::Kinds, &["security", "vulnerability"], &[]),
            risky: Signs::new(
                Reach::Anything,
                &["risky", "migration", "breaking-change"],
                &[],
            ),
            breaking: true,
            paths: Vec::new(),
            tag: TagCounts::Commits,
            prefix: None,
        }
    }
}

impl Rules {
    /// The rules of a policy; what is wrong with them becomes a fault.
    pub(crate) fn of(section: &ChangeSection, faults: &mut Faults) -> Self {
        let ChangeSection {
            bugfix,
            security,
            risky,
            tag,
        } = section;
        Self {
            bugfix: Signs::of(Reach::Kinds, &bugfix.labels, &bugfix.types, faults),
            security: Signs::of(Reach::Kinds, &security.labels, &security.types, faults),
            risky: Signs::of(Reach::Anything, &risky.labels, &risky.types, faults),
            breaking: risky.breaking,
            paths: patterns(&risky.paths, faults),
            tag: *tag,
            prefix: None,
        }
    }

    /// The same for tags that have this before their version.
    pub(crate) fn behind(self, prefix: Option<&TagPrefix>) -> Self {
        Self {
            prefix: prefix.cloned(),
            ..self
        }
    }

    /// Whether the commits of a pull request matter.
    pub(super) fn reads_commits(&self) -> bool {
        self.risky_reads_commits() || self.bugfix.reads_types() || self.security.reads_types()
    }

    /// Whether they matter to what is risky.
    pub(super) fn risky_reads_commits(&self) -> bool {
        self.breaking || self.risky.reads_types()
    }
}

/// Patterns of files as the policy writes them; what is none is a fault.
pub(crate) fn patterns(paths: &[Located<Text>], faults: &mut Faults) -> Vec<PathPattern> {
    let mut patterns = Vec::new();
    for path in paths {
        let text = path.value.untrusted().for_parsing();
        match PathPattern::parse(text) {
            Some(pattern) => patterns.push(pattern),
            None => faults.push(Fault::own("policy-change-path", path.span).with("text", text)),
        }
    }
    patterns
}
