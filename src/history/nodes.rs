//! The commits that a walk has met.

use super::scribe::{Said, Scribe};
use super::{Commit, CommitId};

/// Commits met.
pub(super) struct Nodes {
    /// In the order of meeting.
    pub(super) all: Vec<Node>,
    /// The places of their parents, one commit's after the other's.
    pub(super) parents: Vec<u32>,
}

/// A commit met.
pub(super) struct Node {
    /// Its name.
    pub(super) id: CommitId,
    /// The names of what it stands on.
    pub(super) names: Box<[CommitId]>,
    /// When it was made, in seconds since 1970.
    pub(super) time: i64,
    /// Where its parents' places begin, once it was gone on from; there are as many as parents.
    pub(super) parents: u32,
    /// Whether it was gone on from.
    pub(super) passed: bool,
    /// Whether the clone ends here.
    pub(super) is_end: bool,
    /// Whether it belongs to what was released before.
    pub(super) released: bool,
}

impl Nodes {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The commit at a place.
    pub(super) fn node(&self, place: u32) -> &Node {
        &self.all[place as usize]
    }

    /// The places of a commit's parents; none before it was gone on from, and where the clone ends.
    pub(super) fn parents(&self, place: u32) -> &[u32] {
        let node = self.node(place);
        let begin = node.parents as usize;
        match node.passed && !node.is_end {
            true => &self.parents[begin..begin + node.names.len()],
            false => &[],
        }
    }
}

/// The commits of a walk that is over, each of which can be taken once.
pub(super) struct Commits<T> {
    nodes: Vec<Node>,
    said: Vec<Option<Said<T>>>,
}

impl<T: Send + 'static> Commits<T> {
    /// Waits for what they say.
    pub(super) fn new(nodes: Nodes, scribe: Scribe<T>) -> Self {
        Self {
            nodes: nodes.all,
            said: scribe.done().into_iter().map(Some).collect(),
        }
    }

    /// Whether a commit belongs to what was released before.
    pub(super) fn is_released(&self, place: u32) -> bool {
        self.nodes[place as usize].released
    }

    /// The commit at a place.
    pub(super) fn take(&mut self, place: u32) -> Option<Commit<T>> {
        let said = self.said[place as usize].take()?;
        let node = &mut self.nodes[place as usize];
        Some(Commit {
            id: node.id,
            parents: std::mem::take(&mut node.names),
            author: said.author,
            time: node.time,
            said: said.message,
        })
    }
}
