//! A walk through history, newest first, as far as somebody asks. Each commit is read once.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use gix::ObjectId;
use gix::hashtable::{HashMap, HashSet};
use gix::objs::FindExt;

use super::decode::Decoder;
use super::{Clone, Commit, CommitId, Fault};

/// So far may clocks be apart, in seconds: what is older than a commit by more is not expected to
/// have it as an ancestor. Git's own walks are content with less.
const SKEW: i64 = 30 * 24 * 60 * 60;

/// So many commits more are looked at before a commit is said to be no ancestor: a date that is
/// much too old hides what stands behind it.
const FURTHER: usize = 2_000;

/// A walk.
pub(crate) struct Walk<'clone, T> {
    clone: &'clone Clone,
    /// Every commit met, in the order of meeting.
    nodes: Vec<Node<T>>,
    places: HashMap<ObjectId, u32>,
    /// Met and not gone on from, newest first, then as they were met.
    ahead: BinaryHeap<(i64, Reverse<u32>)>,
    /// How many of these were not released before.
    open: usize,
    /// The places of those gone on from, in that order.
    passed: Vec<u32>,
    /// Where a shallow clone ends.
    ends: HashSet<ObjectId>,
    decoder: Decoder<T>,
    buffer: Vec<u8>,
}

/// A commit met.
pub(super) struct Node<T> {
    pub(super) commit: Commit<T>,
    /// Its parents' places, once it was gone on from.
    pub(super) parents: Vec<u32>,
    /// Whether it was gone on from.
    pub(super) passed: bool,
    /// Whether the clone ends here.
    pub(super) is_end: bool,
    /// Whether it belongs to what was released before.
    pub(super) released: bool,
}

impl<'clone, T> Walk<'clone, T> {
    /// Begins at a commit, and keeps what `read` makes of each message.
    ///
    /// # Errors
    /// Where it is not here.
    pub(crate) fn new(
        clone: &'clone Clone,
        head: CommitId,
        read: Box<dyn Fn(&str) -> T>,
    ) -> Result<Self, Fault> {
        let mut walk = Self {
            clone,
            nodes: Vec::new(),
            places: HashMap::default(),
            ahead: BinaryHeap::new(),
            open: 0,
            passed: Vec::new(),
            ends: clone.ends()?.iter().copied().collect(),
            decoder: Decoder::new(read),
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
        let Some(target) = self.read(commit.0)? else {
            return match self.clone.is_shallow()? {
                true => Err(Fault::Shallow),
                false if self.clone.repository.has_object(commit.0) => Ok(false),
                false => Err(Fault::Missing(commit)),
            };
        };
        // Where a part is hidden, only all the rest tells.
        let oldest = match self.clone.is_shallow()? {
            true => i64::MIN,
            false => target.time.saturating_sub(SKEW),
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
        let node = self.node_mut(place);
        node.passed = true;
        let (released, is_end) = (node.released, node.is_end);
        self.open -= usize::from(!released);
        if is_end {
            return Ok(true);
        }
        let node = self.node(place);
        for parent in node.commit.parents.clone() {
            let parent = self.meet(parent.0)?;
            self.node_mut(place).parents.push(parent);
            if released {
                self.release(parent);
            }
        }
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
                left.extend_from_slice(&node.parents);
                let was_open = !node.passed;
                self.open -= usize::from(was_open);
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
    pub(super) fn passed(&self) -> impl DoubleEndedIterator<Item = &Node<T>> {
        self.passed.iter().map(|place| self.node(*place))
    }

    /// All commits met, and the places of those gone on from.
    pub(super) fn into_parts(self) -> (Vec<Node<T>>, Vec<u32>) {
        (self.nodes, self.passed)
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
        let commit = self.read(id)?.ok_or(Fault::Missing(CommitId(id)))?;
        let place = u32::try_from(self.nodes.len()).expect("fewer than four billion commits");
        self.ahead.push((commit.time, Reverse(place)));
        self.open += 1;
        self.places.insert(id, place);
        // Git lists the very first commit too, but nothing is hidden behind it.
        let is_end = self.ends.contains(&id) && !commit.parents.is_empty();
        self.nodes.push(Node {
            commit,
            parents: Vec::new(),
            passed: false,
            is_end,
            released: false,
        });
        Ok(place)
    }

    fn read(&mut self, id: ObjectId) -> Result<Option<Commit<T>>, Fault> {
        let found = self.clone.repository.objects.find(&id, &mut self.buffer);
        match found {
            Ok(object) if object.kind == gix::objs::Kind::Commit => {
                self.decoder.commit(CommitId(id), object.data).map(Some)
            }
            _ => Ok(None),
        }
    }

    pub(super) fn node(&self, place: u32) -> &Node<T> {
        &self.nodes[place as usize]
    }

    fn node_mut(&mut self, place: u32) -> &mut Node<T> {
        &mut self.nodes[place as usize]
    }
}
