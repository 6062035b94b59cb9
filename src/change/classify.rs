//! Is it a bug fix, does it close a hole, is it risky?
//!
//! A yes needs a sign, a no needs that everything was looked at: what could not be read is unknown.

use super::look::{Look, commits_need, files_need};
use super::range;
use super::rules::{Rules, Signs};
use super::section::TagCounts;
use super::verdict::{Classified, Reason, Verdict};
use crate::facts::{Facts, Failure, FailureKind, Need};
use crate::subject::{PullRequestFacts, Subject, SubjectKind};
use crate::text::conventional::{has_breaking_footer, headline};
use crate::text::{PathPattern, Untrusted};

/// Types that do not keep a change from being a mere fix.
const COMPANIONS: [&str; 3] = ["test", "docs", "style"];

/// Last parts of labels that say what else a change is.
const OTHER_LABELS: [&str; 18] = [
    "build",
    "chore",
    "ci",
    "dependencies",
    "docs",
    "documentation",
    "enhancement",
    "feat",
    "feature",
    "improvement",
    "maintenance",
    "perf",
    "performance",
    "refactor",
    "refactoring",
    "style",
    "test",
    "tests",
];

/// What must be read to tell, as far as it can be told from what is known.
pub(crate) fn needs(subject: &Subject, rules: &Rules, known: &Facts) -> Vec<Need> {
    let Some(pull) = subject.pull_request() else {
        return match rules.tag {
            TagCounts::Commits if !is_queue(subject) => range::needs(subject, rules, known),
            _ => Vec::new(),
        };
    };
    let commits = rules.reads_commits().then(|| commits_need(pull));
    let files = (!rules.paths.is_empty()).then(|| files_need(pull));
    commits.into_iter().chain(files).collect()
}

/// What the change is.
pub(crate) fn classify(subject: &Subject, facts: &Facts, rules: &Rules) -> Classified {
    let look = match subject.pull_request() {
        Some(pull) => Look::new(pull, facts),
        None if rules.tag == TagCounts::Commits && !is_queue(subject) => {
            Look::at_range(subject, facts, rules)
        }
        None => return without_pull_request(subject, rules.tag),
    };
    Classified {
        security: look.mends(&rules.security),
        bugfix: look.mends(&rules.bugfix),
        risky: look.risks(rules),
        other: look.other(rules),
    }
}

/// The policy's word is for tags and commits: a merge group is a pull request's.
fn is_queue(subject: &Subject) -> bool {
    matches!(subject.kind, SubjectKind::MergeGroup { .. })
}

/// What the policy says of tags and commits that it does not want looked into.
fn without_pull_request(subject: &Subject, tag: TagCounts) -> Classified {
    let (kind, what) = match &subject.kind {
        SubjectKind::Tag { name } => (FailureKind::TagContents, name.to_string()),
        SubjectKind::MergeGroup { .. } => (FailureKind::MergeGroup, subject.sha.short().to_owned()),
        _ => (FailureKind::TagContents, subject.sha.short().to_owned()),
    };
    let tag = match kind {
        FailureKind::MergeGroup => TagCounts::Unknown,
        _ => tag,
    };
    let verdict = |counts: TagCounts| match tag {
        TagCounts::Unknown | TagCounts::Commits => {
            Verdict::Unknown(Failure::new(kind, what.clone()))
        }
        said if said == counts => Verdict::Yes(Reason::Policy),
        _ => Verdict::No,
    };
    Classified {
        security: verdict(TagCounts::Security),
        bugfix: verdict(TagCounts::Bugfix),
        risky: verdict(TagCounts::Risky),
        other: (tag == TagCounts::Other).then_some(Reason::Policy),
    }
}

impl Look<'_> {
    /// Whether the change mends something and does nothing else.
    fn mends(&self, signs: &Signs) -> Verdict {
        match self.pull {
            Some(pull) => self.pull_mends(pull, signs),
            None => self.range_mends(signs),
        }
    }

    fn pull_mends(&self, pull: &PullRequestFacts, signs: &Signs) -> Verdict {
        if let Some(label) = signs.label(&pull.labels) {
            return Verdict::Yes(Reason::Label(label.clone()));
        }
        let title_denies = self
            .title
            .as_ref()
            .is_some_and(|title| !signs.has_type(title.kind));
        match title_denies {
            true => Verdict::No,
            false => self.all_commits_mend(signs),
        }
    }

    /// The label of one pull request says nothing of the others in a range, but nobody can deny then
    /// that it mends something.
    fn range_mends(&self, signs: &Signs) -> Verdict {
        let by_types = self.all_commits_mend(signs);
        if by_types != Verdict::No || !signs.reads_labels() {
            return by_types;
        }
        let labelled = self.label_of(signs).map(|label| {
            let what = crate::text::one_line(label.for_parsing(), 100);
            Failure::new(FailureKind::PartlyLabelled, what)
        });
        let open = labelled.as_ref().or(self.labels_missing.as_ref());
        open.map_or(Verdict::No, |failure| Verdict::Unknown(failure.clone()))
    }

    /// The first label that is such a sign.
    fn label_of(&self, signs: &Signs) -> Option<&Untrusted> {
        let is_sign = |label: &&&Untrusted| signs.label(std::slice::from_ref(**label)).is_some();
        self.labels.iter().find(is_sign).copied()
    }

    fn all_commits_mend(&self, signs: &Signs) -> Verdict {
        if !signs.reads_types() {
            return Verdict::No;
        }
        if let Some(failure) = &self.commits_missing {
            return Verdict::Unknown(failure.clone());
        }
        let mut sign = None;
        for commit in self.commits.iter().filter(|commit| !commit.is_merge) {
            match headline(commit.summary) {
                Some(line) if signs.has_type(line.kind) => {
                    sign.get_or_insert(Untrusted::from(line.kind));
                }
                Some(line) if is_companion(line.kind) => {}
                _ => return Verdict::No,
            }
        }
        sign.map_or(Verdict::No, |kind| Verdict::Yes(Reason::Type(kind)))
    }

    /// Whether any sign says that the change may break something.
    fn risks(&self, rules: &Rules) -> Verdict {
        if let Some(reason) = self.sign_of_risk(rules) {
            return Verdict::Yes(reason);
        }
        let commits = self.commits_missing.as_ref();
        let paths = self.paths_missing.as_ref();
        let missing = commits
            .filter(|_| rules.risky_reads_commits())
            .or(self.labels_missing.as_ref())
            .or(paths.filter(|_| !rules.paths.is_empty()));
        missing.map_or(Verdict::No, |failure| Verdict::Unknown(failure.clone()))
    }

    fn sign_of_risk(&self, rules: &Rules) -> Option<Reason> {
        let signs = &rules.risky;
        let label = self.label_of(signs);
        label
            .map(|label| Reason::Label(label.clone()))
            .or_else(|| self.breaks().filter(|_| rules.breaking))
            .or_else(|| {
                let mut kinds = self.kinds();
                let kind = kinds.find(|kind| signs.has_type(kind))?;
                Some(Reason::Type(Untrusted::from(kind)))
            })
            .or_else(|| {
                let touched = |path: &&Untrusted| is_touched(path, &rules.paths);
                self.paths.iter().find(touched).cloned().map(Reason::Path)
            })
    }

    fn breaks(&self) -> Option<Reason> {
        let in_pull = |pull: &PullRequestFacts| {
            has_breaking_footer(pull.title.for_parsing())
                || has_breaking_footer(pull.body.for_parsing())
        };
        let title = self.title.as_ref().is_some_and(|title| title.breaking)
            || self.pull.is_some_and(in_pull);
        if title {
            return Some(Reason::Breaking { commit: None });
        }
        let commit = self.commits.iter().find(|commit| commit.breaking)?;
        Some(Reason::Breaking {
            commit: Some(commit.sha.clone()),
        })
    }

    /// The types that the title and the commits name.
    fn kinds(&self) -> impl Iterator<Item = &str> {
        let title = self.title.iter().map(|title| title.kind);
        let commits = self.commits.iter();
        title.chain(
            commits.filter_map(|commit| headline(commit.summary).map(|headline| headline.kind)),
        )
    }

    fn other(&self, rules: &Rules) -> Option<Reason> {
        let mut labels = self.labels.iter();
        let label =
            labels.find(|it| OTHER_LABELS.contains(&super::last_part(it.for_parsing()).as_str()));
        label.map(|it| Reason::Label((*it).clone())).or_else(|| {
            let signs = [&rules.bugfix, &rules.security, &rules.risky];
            let is_other = |kind: &&str| {
                !is_companion(kind) && signs.iter().all(|signs| !signs.has_type(kind))
            };
            let kind = self.kinds().find(is_other);
            // A change that only writes tests or documentation is that.
            let kind = kind.or_else(|| self.kinds().find(|kind| is_companion(kind)));
            kind.map(|kind| Reason::Type(Untrusted::from(kind)))
        })
    }
}

fn is_companion(kind: &str) -> bool {
    COMPANIONS.iter().any(|it| it.eq_ignore_ascii_case(kind))
}

fn is_touched(path: &Untrusted, patterns: &[PathPattern]) -> bool {
    let names: Vec<&str> = path.for_parsing().split('/').collect();
    patterns.iter().any(|pattern| pattern.matches(&names))
}
