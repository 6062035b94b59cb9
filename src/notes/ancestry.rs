//! Which commits of a range stand on which others.

use std::collections::{BinaryHeap, HashMap};

use super::message::Message;
use crate::history::{Commit, CommitId};

/// So many commits are looked at for all questions about one range. What is not told then is not
/// known.
const MOST_STEPS: usize = 5_000_000;

/// So many branches within branches are climbed without a search.
const MOST_CLIMBED: usize = 64;

/// The commits of a range, by their places in it, as they stand on each other. A way from one of them
/// to another never leaves the range: what stands below its end was released before, with all that
/// stands below that.
pub(super) struct Ancestry {
    /// The parents of each commit that are in the range.
    parents: Vec<Vec<usize>>,
    /// Where each commit is.
    places: HashMap<CommitId, usize>,
    /// How many stand below each, on the longest way: more than below each of its parents.
    depth: Vec<usize>,
    /// All places; none before one that stands on it.
    order: Vec<usize>,
    /// The newest commit of the line of first parents that each is on.
    tip: Vec<usize>,
    /// Who stands on each: of several the lowest.
    child: Vec<Option<usize>>,
    /// When each was last met, by the number of the search.
    met: Vec<usize>,
    searches: usize,
    left: usize,
}

impl Ancestry {
    /// Of the commits of a range.
    pub(super) fn of(commits: &[Commit<Message>]) -> Self {
        let numbered = commits.iter().enumerate();
        let places: HashMap<CommitId, usize> = numbered.map(|(place, it)| (it.id, place)).collect();
        let here = |id: &CommitId| places.get(id).copied();
        let parents = commits.iter().map(|it| it.parents.iter().filter_map(here));
        let parents: Vec<Vec<usize>> = parents.map(Iterator::collect).collect();
        let first = commits.iter().map(|it| it.parents.first().and_then(here));
        let first: Vec<Option<usize>> = first.collect();
        let order = sorted(&parents);
        let mut depth = vec![0; commits.len()];
        for place in order.iter().rev() {
            let below = parents[*place].iter().map(|parent| depth[*parent] + 1);
            depth[*place] = below.max().unwrap_or_default();
        }
        let mut child: Vec<Option<usize>> = vec![None; commits.len()];
        let mut tip: Vec<Option<usize>> = vec![None; commits.len()];
        for place in order.iter().copied() {
            for parent in &parents[place] {
                let is_lower = child[*parent].is_none_or(|other| depth[place] < depth[other]);
                if is_lower {
                    child[*parent] = Some(place);
                }
            }
            let mut next = Some(place);
            while let Some(on_line) = next.filter(|it| tip[*it].is_none()) {
                tip[on_line] = Some(place);
                next = first[on_line];
            }
        }
        let tip = tip.into_iter().enumerate();
        Self {
            tip: tip.map(|(place, tip)| tip.unwrap_or(place)).collect(),
            parents,
            places,
            depth,
            child,
            met: vec![0; commits.len()],
            searches: 0,
            left: MOST_STEPS,
            order,
        }
    }

    /// All places; none before one that stands on it, whatever clocks said.
    pub(super) fn order(&self) -> Vec<usize> {
        self.order.clone()
    }

    /// Whether one commit is known to be an ancestor of another.
    pub(super) fn is_below(&mut self, ancestor: usize, place: usize) -> bool {
        if self.depth[ancestor] >= self.depth[place] || !self.step() {
            return false;
        }
        self.searches += 1;
        let mut ahead = vec![place];
        while let Some(next) = ahead.pop() {
            if next == ancestor || self.is_seen_below(ancestor, next) {
                return true;
            }
            for parent in &self.parents[next] {
                let is_met = std::mem::replace(&mut self.met[*parent], self.searches);
                if is_met != self.searches && self.depth[*parent] >= self.depth[ancestor] {
                    ahead.push(*parent);
                }
            }
            if !self.step() {
                return false;
            }
        }
        false
    }

    /// Whether it is below on the same line of first parents, or on one that was merged there.
    fn is_seen_below(&self, ancestor: usize, place: usize) -> bool {
        let mut above = Some(ancestor);
        for _ in 0..MOST_CLIMBED {
            let Some(here) = above.filter(|it| self.depth[*it] <= self.depth[place]) else {
                return false;
            };
            if self.tip[here] == self.tip[place] {
                return true;
            }
            above = self.child[self.tip[here]];
        }
        false
    }

    /// What a merge has and one of its parents has not, without the merge itself. A parent that is not
    /// in the range has nothing of it. `None` where it is not known.
    pub(super) fn brought(&mut self, merge: usize, parent: Option<usize>) -> Option<Vec<usize>> {
        let mut theirs: HashMap<usize, bool> = HashMap::from([(merge, false)]);
        theirs.extend(parent.map(|parent| (parent, true)));
        let mut ahead: BinaryHeap<(usize, usize)> = BinaryHeap::new();
        ahead.extend(theirs.keys().map(|place| (self.depth[*place], *place)));
        let mut open = 1_usize;
        let mut brought = Vec::new();
        while open > 0 {
            let (_, place) = ahead.pop()?;
            let is_theirs = theirs[&place];
            if !is_theirs {
                open -= 1;
                brought.push(place);
            }
            for parent in &self.parents[place] {
                match theirs.get_mut(parent) {
                    None => {
                        theirs.insert(*parent, is_theirs);
                        ahead.push((self.depth[*parent], *parent));
                        open += usize::from(!is_theirs);
                    }
                    Some(known) if is_theirs && !*known => {
                        *known = true;
                        open -= 1;
                    }
                    Some(_) => {}
                }
            }
            if !self.step() {
                return None;
            }
        }
        brought.retain(|place| *place != merge);
        Some(brought)
    }

    /// The place of a commit, where that is in the range.
    pub(super) fn place(&self, id: CommitId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    fn step(&mut self) -> bool {
        self.left = self.left.saturating_sub(1);
        self.left > 0
    }
}

/// All places, none before one that stands on it.
fn sorted(parents: &[Vec<usize>]) -> Vec<usize> {
    let mut children = vec![0_usize; parents.len()];
    for parent in parents.iter().flatten() {
        children[*parent] += 1;
    }
    let mut free: Vec<usize> = (0..parents.len())
        .filter(|place| children[*place] == 0)
        .collect();
    let mut order = Vec::with_capacity(parents.len());
    while let Some(place) = free.pop() {
        order.push(place);
        for parent in &parents[place] {
            children[*parent] -= 1;
            if children[*parent] == 0 {
                free.push(*parent);
            }
        }
    }
    order
}

#[cfg(test)]
#[path = "ancestry_tests.rs"]
mod tests;
