//! A change as far as it could be read, and why that may not be all of it.

use super::range;
use super::rules::Rules;
use crate::facts::{Answer, CommitPeople, Facts, Failure, FailureKind, Need, ReleaseCommit};
use crate::ids::Sha;
use crate::subject::{PullRequestFacts, Subject, SubjectKind};
use crate::text::Untrusted;
use crate::text::conventional::{Headline, first_line, headline, is_breaking};

/// GitHub lists at most so many commits of a pull request.
const MOST_COMMITS: u64 = 250;
/// GitHub lists at most so many files of a pull request.
const MOST_FILES: u64 = 3_000;

/// What tells the commits of a pull request.
pub(super) fn commits_need(pull: &PullRequestFacts) -> Need {
    Need::Commits {
        number: pull.number,
    }
}

/// What tells its files.
pub(super) fn files_need(pull: &PullRequestFacts) -> Need {
    Need::ChangedFiles {
        number: pull.number,
    }
}

/// What a commit says of the change.
pub(super) struct Says<'a> {
    pub(super) sha: &'a Sha,
    pub(super) summary: &'a str,
    pub(super) breaking: bool,
    pub(super) is_merge: bool,
}

/// A change as far as it could be read: a pull request, or what a tag or a commit brings.
pub(super) struct Look<'a> {
    /// The pull request; `None` for a range.
    pub(super) pull: Option<&'a PullRequestFacts>,
    pub(super) title: Option<Headline<'a>>,
    /// The labels of everything that is in it.
    pub(super) labels: Vec<&'a Untrusted>,
    /// Why these may not be all.
    pub(super) labels_missing: Option<Failure>,
    /// The commits that are listed, merges among them.
    pub(super) commits: Vec<Says<'a>>,
    /// Why these may not be all.
    pub(super) commits_missing: Option<Failure>,
    pub(super) paths: &'a [Untrusted],
    pub(super) paths_missing: Option<Failure>,
}

impl<'a> Look<'a> {
    pub(super) fn new(pull: &'a PullRequestFacts, facts: &'a Facts) -> Self {
        let (commits, commits_missing) = commits(pull, facts);
        let (paths, paths_missing) = paths(pull, facts);
        let says = |commit: &'a CommitPeople| Says {
            sha: &commit.sha,
            summary: commit.summary.for_parsing(),
            breaking: commit.breaking,
            is_merge: commit.parents.len() >= 2,
        };
        Self {
            pull: Some(pull),
            title: headline(pull.title.for_parsing()),
            labels: pull.labels.iter().collect(),
            labels_missing: None,
            commits: commits.iter().map(says).collect(),
            commits_missing,
            paths,
            paths_missing,
        }
    }

    /// What a tag or a commit brings. Which files it touches nobody tells.
    pub(super) fn at_range(subject: &Subject, facts: &'a Facts, rules: &Rules) -> Self {
        let (commits, commits_missing) = match range::commits(subject, rules, facts) {
            Ok(commits) => (commits, None),
            Err(lack) => (&[][..], Some(lack.failure())),
        };
        let (pulls, labels_missing) = range::pulls(commits, facts);
        let what = match &subject.kind {
            SubjectKind::Tag { name } => name.to_string(),
            _ => subject.sha.short().to_owned(),
        };
        let says = |commit: &'a ReleaseCommit| Says {
            sha: &commit.sha,
            summary: first_line(commit.message.for_parsing()),
            breaking: is_breaking(commit.message.for_parsing()),
            is_merge: commit.parents.len() >= 2,
        };
        Self {
            pull: None,
            title: None,
            labels: pulls.iter().flat_map(|pull| &pull.labels).collect(),
            labels_missing: labels_missing.or_else(|| commits_missing.clone()),
            commits: commits
                .iter()
                .map(says)
                .chain(commits.iter().flat_map(lines_of))
                .collect(),
            commits_missing,
            paths: &[],
            paths_missing: Some(Failure::new(FailureKind::TagFiles, what)),
        }
    }
}

/// What else a commit says of the change: the commits that a squash lists, and the title that a merge
/// tells of its pull request.
fn lines_of(commit: &ReleaseCommit) -> impl Iterator<Item = Says<'_>> {
    let mut lines = commit.message.for_parsing().lines();
    let first = lines.next().unwrap_or_default();
    let is_merge = commit.parents.len() >= 2 || first.starts_with("Merge ");
    let mut title = true;
    let told = lines.filter_map(move |line| {
        let item = line.strip_prefix("* ");
        let is_title = is_merge && title && !line.trim().is_empty();
        title &= !is_title;
        let said = item.or(is_title.then_some(line))?;
        headline(said).map(|headline| (said, headline.breaking))
    });
    told.map(|(summary, breaking)| Says {
        sha: &commit.sha,
        summary,
        breaking,
        is_merge: false,
    })
}

/// The commits that are listed, and why they may not be all, or do not say what they are.
fn commits<'a>(pull: &PullRequestFacts, facts: &'a Facts) -> (&'a [CommitPeople], Option<Failure>) {
    let need = commits_need(pull);
    let commits = match facts.get(&need) {
        Ok(Answer::Commits { commits }) => commits,
        Ok(_) => return (&[], Some(failure(FailureKind::Unreadable, &need))),
        Err(failure) => return (&[], Some(failure)),
    };
    let listed = commits.len() as u64;
    // The head is always among them: a list without it is not the list of this head.
    let whole = commits.iter().any(|commit| commit.sha == pull.head);
    let missing = if listed >= MOST_COMMITS && pull.commits.is_none_or(|told| told > listed) {
        Some(FailureKind::Incomplete)
    } else if !whole || pull.commits.is_some_and(|told| told > listed) {
        Some(FailureKind::Moved)
    } else if commits
        .iter()
        .any(|commit| commit.summary.for_parsing().is_empty())
    {
        // Evidence of earlier versions has no messages; and a message without a word says nothing.
        Some(FailureKind::Unreadable)
    } else {
        None
    };
    (commits, missing.map(|kind| failure(kind, &need)))
}

/// The paths that are listed, both of what was moved, and why they may not be all.
fn paths<'a>(pull: &PullRequestFacts, facts: &'a Facts) -> (&'a [Untrusted], Option<Failure>) {
    let need = files_need(pull);
    let (paths, files) = match facts.get(&need) {
        Ok(Answer::Paths { paths, files }) => (paths, *files),
        Ok(_) => return (&[], Some(failure(FailureKind::Unreadable, &need))),
        Err(failure) => return (&[], Some(failure)),
    };
    let told = pull.changed_files;
    let cut = told.map_or(files >= MOST_FILES, |told| told > files);
    let missing = cut.then(|| failure(FailureKind::Incomplete, &need));
    (paths, missing)
}

fn failure(kind: FailureKind, need: &Need) -> Failure {
    Failure::new(kind, need.to_string())
}
