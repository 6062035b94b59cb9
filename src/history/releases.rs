//! The whole history by releases.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use super::nodes::{Commits, Nodes};
use super::walk::Walk;
use super::{Commit, CommitId, Fault};

/// What came with a release and with none before it.
#[derive(Clone, Debug)]
pub(crate) struct Release<T> {
    /// The number of the tag that names it; `None` for what was not released yet.
    pub(crate) tag: Option<usize>,
    /// The number of the tag before it, as for this release alone.
    pub(crate) previous: Option<usize>,
    /// The commits, newest first.
    pub(crate) commits: Vec<Commit<T>>,
}

impl<T: Send + 'static> Walk<'_, T> {
    /// The whole history by releases, newest first; each commit once, with the oldest release that
    /// has it. A release that is an ancestor of another is older, whatever their dates say. Releases
    /// that are no ancestors of the head are left out. Whoever lets go of one before the next has the
    /// commits once in memory.
    ///
    /// The tags come highest version first. `names` tells which of them name their commits, and
    /// `may_precede` whether the second may be what was before the first, which is `None` for what
    /// is not released yet.
    ///
    /// # Errors
    /// Where a commit is not here, or the clone is shallow.
    pub(crate) fn releases(
        mut self,
        tags: &[CommitId],
        names: &dyn Fn(usize) -> bool,
        may_precede: &dyn Fn(Option<usize>, usize) -> bool,
    ) -> Result<impl Iterator<Item = Release<T>> + use<T>, Fault> {
        self.finish()?;
        self.is_whole()?;
        let places: Vec<Option<u32>> = tags.iter().map(|tag| self.place(*tag)).collect();
        let (nodes, scribe, passed) = self.into_parts();
        let ages = ages(&nodes);
        let named = places.iter().enumerate().filter(|(tag, _)| names(*tag));
        let mut named: Vec<(usize, u32)> = named
            .filter_map(|(tag, place)| Some((tag, (*place)?)))
            .collect();
        named.sort_by_key(|(tag, place)| (ages[*place as usize], Reverse(*tag)));
        let owners = owners(&nodes, &named);
        let named = named.into_iter().map(|(tag, place)| (Some(tag), place));
        let releases: Vec<(Option<usize>, Option<usize>)> = named
            .chain([(None, 0)])
            .map(|(tag, place)| {
                let above = tag.map_or(0, |tag| tag + 1);
                let before = (above..tags.len()).filter(|other| may_precede(tag, *other));
                let before = before.filter_map(|other| Some((other, places[other]?)));
                let before = before.filter(|(_, other)| tag.is_none() || *other != place);
                (tag, first_ancestor(&nodes, &ages, place, before))
            })
            .collect();
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); releases.len()];
        for place in passed {
            places[owners[place as usize]].push(place);
        }
        let mut commits = Commits::new(nodes, scribe);
        let releases = releases.into_iter().zip(places).rev();
        Ok(releases.map(move |((tag, previous), places)| Release {
            tag,
            previous,
            commits: places
                .into_iter()
                .filter_map(|place| commits.take(place))
                .collect(),
        }))
    }
}

/// How old a commit is beside others: its time, or that of an ancestor that says it is newer, then
/// how many stand below it. Each is greater than that of all its ancestors.
type Age = (i64, u32);

fn ages(nodes: &Nodes) -> Vec<Age> {
    let mut ages: Vec<Option<Age>> = vec![None; nodes.len()];
    // All stand below the head.
    let mut ahead: Vec<u32> = vec![0];
    while let Some(place) = ahead.last().copied() {
        let parents = nodes.parents(place);
        let unknown = |parent: &&u32| ages[**parent as usize].is_none();
        if ages[place as usize].is_none() {
            let before = ahead.len();
            ahead.extend(parents.iter().filter(unknown));
            if ahead.len() > before {
                continue;
            }
            let below = parents.iter().filter_map(|it| ages[*it as usize]);
            let age = below.fold((nodes.node(place).time, 0), |(time, depth), below| {
                (time.max(below.0), depth.max(below.1 + 1))
            });
            ages[place as usize] = Some(age);
        }
        ahead.pop();
    }
    ages.into_iter().map(Option::unwrap_or_default).collect()
}

/// To which of the releases, oldest first, each commit belongs; their number for none.
fn owners(nodes: &Nodes, releases: &[(usize, u32)]) -> Vec<usize> {
    let unreleased = releases.len();
    let mut owners = vec![unreleased; nodes.len()];
    for (number, (_, place)) in releases.iter().enumerate() {
        let mut left = vec![*place];
        while let Some(place) = left.pop() {
            let owner = &mut owners[place as usize];
            if *owner == unreleased {
                *owner = number;
                left.extend_from_slice(nodes.parents(place));
            }
        }
    }
    owners
}

/// The first of some tags that stands on a commit or on an ancestor of it. Goes no further down than
/// a tag could stand.
fn first_ancestor(
    nodes: &Nodes,
    ages: &[Age],
    head: u32,
    tags: impl Iterator<Item = (usize, u32)>,
) -> Option<usize> {
    let mut ahead = BinaryHeap::from([(ages[head as usize], head)]);
    let mut met = HashSet::from([head]);
    for (tag, place) in tags {
        while let Some((age, next)) = ahead.peek().copied() {
            if met.contains(&place) || age <= ages[place as usize] {
                break;
            }
            ahead.pop();
            for parent in nodes.parents(next) {
                if met.insert(*parent) {
                    ahead.push((ages[*parent as usize], *parent));
                }
            }
        }
        if met.contains(&place) {
            return Some(tag);
        }
    }
    None
}
