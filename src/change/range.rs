//! What a tag or a commit brings: the commits since the stable version before it, and the labels of
//! their pull requests.

use super::rules::Rules;
use crate::facts::{Answer, Facts, Failure, FailureKind, Need, PullText, ReleaseCommit};
use crate::history::CommitId;
use crate::ids::Sha;
use crate::lineage::{self, Lack, before, pull_numbers, told, versions};
use crate::notes::{named_commits, reader};
use crate::subject::{Subject, SubjectKind};
use crate::versioning::version_in;

/// Everything that must be read and is not yet.
pub(super) fn needs(subject: &Subject, rules: &Rules, facts: &Facts) -> Vec<Need> {
    match commits(subject, rules, facts) {
        Err(lack) => lack.needs(),
        Ok(commits) => {
            let asked = unnamed(commits).into_iter().take(MOST_UNNAMED);
            let asked = asked.map(|sha| Need::MergedPulls { sha: sha.clone() });
            asked.chain(pull_needs(commits, facts)).collect()
        }
    }
}

/// Of so many commits that name no pull request GitHub is asked for theirs.
const MOST_UNNAMED: usize = 20;

/// The commits that name no pull request, and that none brought by a merge: pushed, or rebased.
fn unnamed(commits: &[ReleaseCommit]) -> Vec<&Sha> {
    let told = told(commits, &*reader(None, false));
    let named = named_commits(&told);
    let others = commits
        .iter()
        .filter(|commit| !named.contains(&CommitId::from(&commit.sha)));
    others.map(|commit| &commit.sha).collect()
}

/// What is asked of pull requests: those that commits name, and those that GitHub knows of others.
fn pull_needs(commits: &[ReleaseCommit], facts: &Facts) -> Vec<Need> {
    let mut numbers = pull_numbers(&told(commits, &*reader(None, false)));
    for sha in unnamed(commits) {
        let need = Need::MergedPulls { sha: sha.clone() };
        if let Ok(Answer::Pulls { pulls }) = facts.get(&need) {
            numbers.extend(pulls.iter().map(|pull| pull.number.get()));
        }
    }
    let needs = numbers.into_iter().map(|number| Need::PullText { number });
    needs.collect()
}

/// The commits that came since the version before.
///
/// # Errors
/// Where they are not known, or nothing came before: then all of it is new, and nobody lists it.
pub(super) fn commits<'a>(
    subject: &Subject,
    rules: &Rules,
    facts: &'a Facts,
) -> Result<&'a [ReleaseCommit], Lack> {
    let prefix = rules.prefix.as_ref();
    let versions = versions(prefix, facts)?;
    let this = match &subject.kind {
        SubjectKind::Tag { name } => version_in(name.as_str(), prefix),
        _ => None,
    };
    if let (Some(_), SubjectKind::Tag { name }) = (&this, &subject.kind) {
        lineage::listed(&versions, name.as_str(), &subject.sha)?;
    }
    let before = before(&versions, this.as_ref(), true, &subject.sha, facts)?;
    let Some((_, last)) = before.last else {
        let what = subject.sha.short();
        return Err(Lack::Failed(Failure::new(FailureKind::FirstVersion, what)));
    };
    let commits = lineage::commits(Some(&last.commit), &subject.sha, facts)?;
    lineage::read_whole(commits)?;
    Ok(commits)
}

/// The pull requests that came with some commits, and why they may not be all.
pub(super) fn pulls<'a>(
    commits: &[ReleaseCommit],
    facts: &'a Facts,
) -> (Vec<&'a PullText>, Option<Failure>) {
    let (mut pulls, mut missing) = (Vec::new(), None);
    let unnamed = unnamed(commits);
    for sha in &unnamed {
        let need = Need::MergedPulls {
            sha: (*sha).clone(),
        };
        match facts.get(&need) {
            Ok(Answer::Pulls { .. }) => {}
            Ok(_) => missing = Some(Failure::new(FailureKind::Unreadable, need.to_string())),
            Err(_) if unnamed.len() > MOST_UNNAMED => {
                let what = sha.short();
                missing = Some(Failure::new(FailureKind::ManyUnnamed, what));
            }
            Err(failure) => missing = Some(failure),
        }
    }
    for need in pull_needs(commits, facts) {
        match facts.get(&need) {
            Ok(Answer::PullText { pull }) => {
                let brought = pull.merge_commit.as_ref();
                let is_here = |sha: &Sha| commits.iter().any(|commit| commit.sha == *sha);
                pulls.extend(brought.is_some_and(is_here).then_some(pull));
            }
            // An issue's number, or nobody's.
            Ok(Answer::Absent) => {}
            Ok(_) => missing = Some(Failure::new(FailureKind::Unreadable, need.to_string())),
            Err(failure) => missing = Some(failure),
        }
    }
    (pulls, missing)
}
