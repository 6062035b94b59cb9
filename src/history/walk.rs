//! A walk through history, newest first, as far as somebody asks. Each commit is read once.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use gix::ObjectId;
use gix::hashtable::{HashMap, HashSet};
use gix::objs::FindExt;

use super::decode::Parts;
use super::nodes::{Node, Nodes};
use super::scribe::Scribe;
use super::{Clone, CommitId, Fault, Reader};

/// So far may clocks be apart, in seconds: what is older than a commit by more is not expected to
/// have it as an ancestor. Git's own walks are content with less.
const SKEW: i64 = 30 * 24 * 60 * 60;

/// So many commits more are looked at before a commit is said to be no ancestor: a date that is
/// much too old hides what stands behind it.
const FURTHER: usize = 2_000;

/// A walk.
pub(crate) struct Walk<'clone, T: Send + 'static> {
    clone: &'clone Clone,
    /// Every commit met.
    nodes: Nodes,
    /// What each of them says.
    scribe: Scribe<T>,
    places: HashMap<ObjectId, u32>,
    /// Met and not gone on from, newest first, then as they were met.
    ahead: BinaryHeap<(i64, Reverse<u32>)>,
    /// How many of these were not released before.
    open: usize,
    /// The places of those gone on from, in that order.
    passed: Vec<u32>,
    /// Where a shallow clone ends.
    ends: HashSet<ObjectId>,
    buffer: Vec<u8>,
}

impl<'clone, T: Send + 'static> Walk<'clone, T> {
    /// Begins at a commit, and keeps what `read` makes of each message.
    ///
    /// # Errors
    /// Where it is not here.
    pub(crate) fn new(
        clone: &'clone Clone,
        head: CommitId,
        read: Reader<T>,
    ) -> Result<Self, Fault> {
        let mut walk = Self {
            clone,
            nodes: Nodes {
                all: Vec::new(),
                parents: Vec::new(),
            },
            scribe: Scribe::new(read),
            places: HashMap::default(),
            ahead: BinaryHeap::new(),
            open: 0,
            passed: Vec::new(),
            ends: clone.ends()?.iter().copied().collect(),
            buffer: Vec::new(),
        };
        walk.meet(head.0)?;
        Ok(walk)
    }

    /// Whether a commit is the head or one of its ancestors. Goes on only as far as needed.
    ///
    /// # Errors
    /// Where a commit on the way is not here, or where a shallow clone ends before it is told.
    pub(crate) fn reaches(&mut self, commit: CommitId) -> Result<bool, Fault> {
        if self.place(commit).is_some() {
            return Ok(true);
        }
        // A tag may name something else than a commit.
        let Some(target) = self.time_of(commit)? else {
            return match self.clone.is_shallow()? {
                true => Err(Fault::Shallow),
                false if self.clone.repository.has_object(commit.0) => Ok(false),
                false => Err(Fault::Missing(commit)),
            };
        };
        // Where a part is hidden, only all the rest tells.
        let oldest = match self.clone.is_shallow()? {
            true => i64::MIN,
            false => target.saturating_sub(SKEW),
        };
        let mut left = FURTHER;
        while let Some(next) = self.next_time() {
            if next < oldest {
                if left == 0 {
                    break;
                }
                left -= 1;
            }
            self.step()?;
            if self.place(commit).is_some() {
                return Ok(true);
            }
        }
        match self.passed().any(|node| node.is_end) {
            true => Err(Fault::Shallow),
            false => Ok(false),
        }
    }

    /// Goes through everything.
    ///
    /// # Errors
    /// Where a commit is not here.
    pub(super) fn finish(&mut self) -> Result<(), Fault> {
        while self.step()? {}
        Ok(())
    }

    /// Goes on from the newest commit ahead; `false` where there is none.
    pub(super) fn step(&mut self) -> Result<bool, Fault> {
        let Some((_, Reverse(place))) = self.ahead.pop() else {
            return Ok(false);
        };
        self.passed.push(place);
        let node = self.node(place);
        let released = node.released;
        let count = match node.is_end {
            true => 0,
            false => node.names.len(),
        };
        self.open -= usize::from(!released);
        let begin = self.nodes.parents.len();
        for number in 0..count {
            let parent = self.node(place).names[number];
            let parent = self.meet(parent.0)?;
            self.nodes.parents.push(parent);
            if released {
                self.release(parent);
            }
        }
        let node = self.node_mut(place);
        node.passed = true;
        node.parents = u32::try_from(begin).expect("fewer than four billion parents");
        Ok(true)
    }

    pub(super) fn clone_is_shallow(&self) -> Result<bool, Fault> {
        self.clone.is_shallow()
    }

    /// Marks a commit, and all its ancestors met so far, as released before.
    pub(super) fn release(&mut self, place: u32) {
        let mut left = vec![place];
        while let Some(place) = left.pop() {
            let node = self.node_mut(place);
            if !std::mem::replace(&mut node.released, true) {
                let was_open = !node.passed;
                self.open -= usize::from(was_open);
                left.extend_from_slice(self.nodes.parents(place));
            }
        }
    }

    /// The newest commit ahead: its time.
    pub(super) fn next_time(&self) -> Option<i64> {
        self.ahead.peek().map(|(time, _)| *time)
    }

    /// Whether everything ahead was released before.
    pub(super) fn only_released_ahead(&self) -> bool {
        self.open == 0
    }

    /// The commits gone on from, newest first.
    pub(super) fn passed(&self) -> impl Iterator<Item = &Node> {
        self.places_passed().map(|place| self.node(place))
    }

    /// The places of these.
    pub(super) fn places_passed(&self) -> impl Iterator<Item = u32> {
        self.passed.iter().copied()
    }

    /// The places of a commit's parents.
    pub(super) fn parents(&self, place: u32) -> &[u32] {
        self.nodes.parents(place)
    }

    /// All commits met, what they say, and the places of those gone on from.
    pub(super) fn into_parts(self) -> (Nodes, Scribe<T>, Vec<u32>) {
        (self.nodes, self.scribe, self.passed)
    }

    /// Where a commit stands, if it was met.
    pub(super) fn place(&self, commit: CommitId) -> Option<u32> {
        self.places.get(&commit.0).copied()
    }

    /// Where a commit stands, met now if it was not before.
    pub(super) fn meet(&mut self, id: ObjectId) -> Result<u32, Fault> {
        if let Some(place) = self.places.get(&id) {
            return Ok(*place);
        }
        let bytes = bytes(self.clone, id, &mut self.buffer);
        let parts = Parts::of(CommitId(id), bytes.ok_or(Fault::Missing(CommitId(id)))?)?;
        let place = u32::try_from(self.nodes.len()).expect("fewer than four billion commits");
        self.scribe.read(&parts);
        self.ahead.push((parts.time, Reverse(place)));
        self.open += 1;
        self.places.insert(id, place);
        self.nodes.all.push(Node {
            id: CommitId(id),
            // Git lists the very first commit too, but nothing is hidden behind it.
            is_end: self.ends.contains(&id) && !parts.parents.is_empty(),
            names: parts.parents,
            time: parts.time,
            parents: 0,
            passed: false,
            released: false,
        });
        Ok(place)
    }

    /// The time of a commit; `None` for what is none.
    fn time_of(&mut self, commit: CommitId) -> Result<Option<i64>, Fault> {
        let bytes = bytes(self.clone, commit.0, &mut self.buffer);
        let parts = bytes.map(|bytes| Parts::of(commit, bytes)).transpose()?;
        Ok(parts.map(|parts| parts.time))
    }

    pub(super) fn node(&self, place: u32) -> &Node {
        self.nodes.node(place)
    }

    fn node_mut(&mut self, place: u32) -> &mut Node {
        &mut self.nodes.all[place as usize]
    }
}

/// The bytes of a commit; `None` for what is none.
fn bytes<'a>(clone: &Clone, id: ObjectId, buffer: &'a mut Vec<u8>) -> Option<&'a [u8]> {
    let object = clone.repository.objects.find(&id, buffer).ok()?;
    (object.kind == gix::objs::Kind::Commit).then_some(object.data)
}
