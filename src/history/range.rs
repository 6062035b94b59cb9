//! What lies between two points of a history.

use std::collections::HashSet;

use super::nodes::{Commits, Node};
use super::walk::Walk;
use super::{Commit, CommitId, Fault};

/// So many commits more are looked at before a range is taken for complete, for clocks that were
/// wrong. Git itself looks at five.
const SLOP: usize = 100;

impl<T: Send + 'static> Walk<'_, T> {
    /// What the head has and another commit has not, newest first: `git log PREVIOUS..HEAD`.
    /// Without a previous commit it is everything.
    ///
    /// # Errors
    /// Where a commit is not here, or where a shallow clone ends before the range does.
    pub(crate) fn since(mut self, previous: Option<CommitId>) -> Result<Vec<Commit<T>>, Fault> {
        match previous {
            Some(previous) => {
                let place = self.meet(previous.0)?;
                self.release(place);
                match self.clone_is_shallow()? {
                    true => self.finish()?,
                    false => self.separate()?,
                }
            }
            None => self.finish()?,
        }
        self.is_whole()?;
        let (nodes, scribe, passed) = self.into_parts();
        let mut commits = Commits::new(nodes, scribe);
        let mut new = Vec::new();
        for place in passed {
            if !commits.is_released(place) {
                new.extend(commits.take(place));
            }
        }
        Ok(new)
    }

    /// Goes on until nothing more can turn out to be released before.
    fn separate(&mut self) -> Result<(), Fault> {
        let mut left = SLOP;
        let mut oldest = None;
        loop {
            if !self.only_released_ahead() {
                (left, oldest) = (SLOP, None);
            } else {
                let oldest = *oldest.get_or_insert_with(|| self.oldest_open());
                let is_past = self
                    .next_time()
                    .zip(oldest)
                    .is_none_or(|(next, old)| next < old);
                if is_past {
                    if left == 0 {
                        return Ok(());
                    }
                    left -= 1;
                }
            }
            if !self.step()? {
                return Ok(());
            }
        }
    }

    fn oldest_open(&self) -> Option<i64> {
        let open = self.passed().filter(|node| !node.released);
        open.map(|node| node.time).min()
    }

    /// Whether the ends of a shallow clone hide nothing of the range. Dates prove nothing. A commit
    /// could lie behind an end that was released before, and so be released itself, unless it has
    /// that end among its own ancestors.
    pub(super) fn is_whole(&self) -> Result<(), Fault> {
        let ends: Vec<&Node> = self.passed().filter(|node| node.is_end).collect();
        if ends.iter().any(|end| !end.released) {
            return Err(Fault::Shallow);
        }
        let open = self.places_passed().filter(|it| !self.node(*it).released);
        // What stands on a commit of the range has the ancestors that this one has.
        let is_released = |place: &u32| self.node(*place).released;
        let mut lowest = open.filter(|it| self.parents(*it).iter().all(is_released));
        match ends.is_empty() || lowest.all(|place| self.has_all(place, ends.len())) {
            true => Ok(()),
            false => Err(Fault::Shallow),
        }
    }

    /// Whether a commit has so many ends among its ancestors.
    fn has_all(&self, place: u32, ends: usize) -> bool {
        let mut ahead = self.parents(place).to_vec();
        let mut met: HashSet<u32> = ahead.iter().copied().collect();
        let mut found = 0;
        while let Some(place) = ahead.pop() {
            found += usize::from(self.node(place).is_end);
            let parents = self.parents(place).iter().copied();
            ahead.extend(parents.filter(|it| met.insert(*it)));
        }
        found == ends
    }
}
