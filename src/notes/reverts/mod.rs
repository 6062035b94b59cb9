//! Which commits of a range were taken back within it.
//!
//! Whatever takes something back stands on it. A commit on another branch says what became of that
//! branch, and the merge of both has the change all the same.

mod said;
#[cfg(test)]
mod tests;

pub(crate) use said::{Undone, undone};

use std::collections::{HashMap, HashSet};

use super::ancestry::Ancestry;
use super::message::Message;
use super::voices::voice;
use crate::history::{Commit, CommitId};
use crate::ids::RepoSlug;
use said::{Kept, Named};

/// What became of a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It counts.
    Stands,
    /// It was taken back, or takes back what is in the range, or both.
    Undone,
}

/// The fates of the commits of a range. A pull request of a repository that is named counts only
/// where this is known to be it. What cannot be told takes nothing back.
pub(crate) fn fates(commits: &[Commit<Message>], repository: Option<&RepoSlug>) -> Vec<Fate> {
    let mut fates = vec![Fate::Stands; commits.len()];
    if commits.iter().all(|commit| commit.said.undoes.is_none()) {
        return fates;
    }
    let names = Names::new(commits);
    let pulls = pulls(commits);
    let repository = repository.map(ToString::to_string);
    let is_ours = |named: &Option<String>| match (named, &repository) {
        (Some(named), Some(ours)) => named.eq_ignore_ascii_case(ours),
        (Some(_), None) => false,
        (None, _) => true,
    };
    let mut work = Work {
        commits,
        ancestry: Ancestry::of(commits),
        merges: HashSet::new(),
    };
    // Whoever takes back a revert stands on it, so each one's own fate is known when it is read.
    for place in work.ancestry.order() {
        let Some(undoes) = &commits[place].said.undoes else {
            continue;
        };
        if fates[place] == Fate::Undone {
            continue;
        }
        let mut undone = None;
        for named in &undoes.commits {
            if let Some(target) = names.find(&named.digits)
                && work.ancestry.is_below(target, place)
                && let Some(with) = work.taken_back(target, named)
            {
                undone.get_or_insert_with(Vec::new).extend(with);
            }
        }
        if undone.is_none()
            && let Some((_, number)) = undoes.pull_request.as_ref().filter(|it| is_ours(&it.0))
        {
            for target in pulls.get(number).into_iter().flatten() {
                if work.ancestry.is_below(*target, place)
                    && let Some(with) = work.side(*target, Some(0))
                {
                    undone.get_or_insert_with(Vec::new).extend(with);
                }
            }
        }
        if let Some(undone) = undone {
            fates[place] = Fate::Undone;
            for target in undone {
                fates[target] = Fate::Undone;
            }
        }
    }
    fates
}

/// What is looked through for reverts.
struct Work<'a> {
    commits: &'a [Commit<Message>],
    ancestry: Ancestry,
    /// The merges that were looked through, with the parent that stayed: what came with them is
    /// undone.
    merges: HashSet<(usize, usize)>,
}

impl Work<'_> {
    /// What goes with a commit that is taken back; `None` where that cannot be told.
    fn taken_back(&mut self, target: usize, named: &Named) -> Option<Vec<usize>> {
        let mut parents = self.commits[target].parents.iter();
        let kept = match &named.kept {
            Kept::First => Some(0),
            Kept::Parent(digits) => parents.position(|parent| parent.begins_with(digits)),
            Kept::Unclear => None,
        };
        self.side(target, kept)
    }

    /// What a commit has and the parent of this number has not.
    fn side(&mut self, target: usize, kept: Option<usize>) -> Option<Vec<usize>> {
        if !self.commits[target].is_merge() {
            return Some(vec![target]);
        }
        let kept = kept?;
        if self.merges.contains(&(target, kept)) {
            return Some(Vec::new());
        }
        let parent = *self.commits[target].parents.get(kept)?;
        let parent = self.ancestry.place(parent);
        let mut brought = self.ancestry.brought(target, parent)?;
        self.merges.insert((target, kept));
        // Where another side stays, the merge still speaks for that.
        if kept == 0 {
            brought.push(target);
        }
        Some(brought)
    }
}

/// The commits and merges that name a pull request as theirs.
fn pulls(commits: &[Commit<Message>]) -> HashMap<u64, Vec<usize>> {
    let mut pulls: HashMap<u64, Vec<usize>> = HashMap::new();
    for (place, commit) in commits.iter().enumerate() {
        let merged = voice(commit).and_then(|voice| voice.number);
        if let Some(number) = merged.or(commit.said.change.pull_request) {
            pulls.entry(number).or_default().push(place);
        }
    }
    pulls
}

/// Commits by their names, also shortened.
struct Names {
    sorted: Vec<(CommitId, usize)>,
}

impl Names {
    fn new(commits: &[Commit<Message>]) -> Self {
        let names = commits.iter().enumerate();
        let mut sorted: Vec<_> = names.map(|(place, commit)| (commit.id, place)).collect();
        sorted.sort_unstable();
        Self { sorted }
    }

    /// The one commit whose name begins so.
    fn find(&self, digits: &str) -> Option<usize> {
        let first = self.sorted.partition_point(|(id, _)| id.is_before(digits));
        let mut fitting = self.sorted[first..]
            .iter()
            .take_while(|(id, _)| id.begins_with(digits));
        let (_, place) = fitting.next()?;
        fitting.next().is_none().then_some(*place)
    }
}
