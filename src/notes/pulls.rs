//! Which commits came with which pull request: by the merge that brought them, the innermost one
//! where merges bring merges.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::message::Message;
use super::voices::voice;
use crate::history::{Commit, CommitId};

/// The largest number of a pull request: `Int` of GraphQL has 32 bits (GraphQL specification, 3.5.1).
const LARGEST: u64 = i32::MAX as u64;

/// What merges say about a range. All commits are named by their places in it.
#[derive(Default)]
pub(super) struct Branches {
    /// The innermost merge with a voice that brought each commit.
    pub(super) merge: Vec<Option<usize>>,
    /// The pull request that brought each commit.
    pub(super) pull_request: Vec<Option<u64>>,
}

/// A line of first parents that is still to be followed.
struct Line {
    tip: CommitId,
    /// The innermost merge with a voice that brings it.
    merge: Option<usize>,
    pull_request: Option<u64>,
}

/// The numbers of the pull requests that commits name as theirs, each once. None is larger than what
/// GitHub can be asked about: with a single one of these it would refuse the whole question.
pub(crate) fn numbers(commits: &[Commit<Message>]) -> BTreeSet<u64> {
    let named = commits.iter().filter_map(|commit| {
        let merged = voice(commit).and_then(|voice| voice.number);
        merged.or(commit.said.change.pull_request)
    });
    named.filter(|number| *number <= LARGEST).collect()
}

/// The commits that name a pull request as theirs, that were brought by one that a merge names, or
/// that are merges.
pub(crate) fn named(commits: &[Commit<Message>]) -> HashSet<CommitId> {
    let found = branches(commits);
    let places = commits.iter().enumerate();
    let named = places.filter(|(place, commit)| {
        commit.is_merge()
            || commit.said.change.pull_request.is_some()
            || found.pull_request[*place].is_some()
    });
    named.map(|(_, commit)| commit.id).collect()
}

/// Finds the branches that were merged within a range of commits, newest first.
///
/// Each line of first parents is followed until it meets another, and of its merges the oldest
/// comes first with all that it brought. So each commit is looked at once, and what a branch took
/// over from the line that it is merged into belongs to that line.
pub(super) fn branches(commits: &[Commit<Message>]) -> Branches {
    let numbered = commits.iter().enumerate();
    let places: HashMap<CommitId, usize> = numbered.map(|(place, it)| (it.id, place)).collect();
    let mut found = Branches {
        merge: vec![None; commits.len()],
        pull_request: vec![None; commits.len()],
    };
    let mut taken = vec![false; commits.len()];
    let parents: HashSet<CommitId> = commits.iter().flat_map(|it| &it.parents).copied().collect();
    let tips = commits.iter().filter(|it| !parents.contains(&it.id));
    let mut left: Vec<Line> = tips.rev().map(|it| Line::of(it.id)).collect();
    while let Some(line) = left.pop() {
        let mut chain = Vec::new();
        let mut next = Some(&line.tip);
        while let Some(&place) = next.and_then(|id| places.get(id)).filter(|it| !taken[**it]) {
            taken[place] = true;
            found.merge[place] = line.merge;
            found.pull_request[place] = line.pull_request;
            chain.push(place);
            next = commits[place].parents.first();
        }
        // The oldest merge is the last to be put there, and the first to be taken.
        for &place in chain.iter().filter(|place| commits[**place].is_merge()) {
            let voice = voice(&commits[place]);
            let number = voice.as_ref().and_then(|voice| voice.number);
            for parent in commits[place].parents.iter().skip(1).rev() {
                left.push(Line {
                    tip: *parent,
                    merge: voice.as_ref().map(|_| place).or(line.merge),
                    pull_request: number.or(line.pull_request),
                });
            }
        }
    }
    found
}

impl Line {
    fn of(tip: CommitId) -> Self {
        Self {
            tip,
            merge: None,
            pull_request: None,
        }
    }
}
