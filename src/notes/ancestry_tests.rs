//! Histories of any shape, and what a plain search says of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::history::Person;
use crate::ids::Sha;
use crate::notes::message::reader;

fn id(place: usize) -> CommitId {
    let sha: Sha = format!("{:040x}", place + 0xabc_0000).parse().unwrap();
    CommitId::from(&sha)
}

/// Commits with these parents, by their places.
fn history(parents: &[Vec<usize>]) -> Vec<Commit<Message>> {
    let read = reader(None, false);
    let author = Arc::new(Person {
        name: "A".into(),
        email: "a@x".into(),
    });
    let commits = parents.iter().enumerate().map(|(place, parents)| Commit {
        id: id(place),
        parents: parents.iter().map(|parent| id(*parent)).collect(),
        author: Arc::clone(&author),
        time: 0,
        said: read("x"),
    });
    commits.collect()
}

/// A commit and all that it stands on, within the range.
fn closure(parents: &[Vec<usize>], place: usize) -> BTreeSet<usize> {
    let mut met = BTreeSet::new();
    let mut ahead = vec![place];
    while let Some(place) = ahead.pop() {
        if place < parents.len() && met.insert(place) {
            ahead.extend(&parents[place]);
        }
    }
    met
}

proptest! {
    #[test]
    fn it_says_what_a_plain_search_finds(
        raw in prop::collection::vec((1..4_usize, prop::option::of(1..9_usize)), 1..24),
        turn in any::<bool>(),
    ) {
        let parents = raw.iter().enumerate().map(|(place, (first, second))| {
            let mut parents = vec![place + first];
            parents.extend(second.map(|second| place + second));
            parents
        });
        let mut parents: Vec<Vec<usize>> = parents.collect();
        if turn {
            // Clocks may put parents before those that stand on them.
            let last = parents.len() - 1;
            parents.reverse();
            for parent in parents.iter_mut().flatten() {
                *parent = last.checked_sub(*parent).unwrap_or(1_000);
            }
        }
        let commits = history(&parents);
        let mut ancestry = Ancestry::of(&commits);
        prop_assert_eq!(ancestry.order().len(), commits.len());
        for place in 0..commits.len() {
            let all = closure(&parents, place);
            for other in 0..commits.len() {
                let expected = other != place && all.contains(&other);
                prop_assert_eq!(ancestry.is_below(other, place), expected, "{} {}", other, place);
            }
            for parent in &parents[place] {
                let theirs = closure(&parents, *parent);
                let expected = all.iter().filter(|it| **it != place && !theirs.contains(it));
                let expected: BTreeSet<usize> = expected.copied().collect();
                let found = ancestry.brought(place, ancestry.place(id(*parent))).unwrap();
                prop_assert_eq!(found.iter().copied().collect::<BTreeSet<_>>(), expected);
            }
        }
    }
}

#[test]
fn what_takes_too_many_steps_to_find_out_is_not_known() {
    // Two lines that never meet: no search can end early.
    let parents: Vec<Vec<usize>> = (0..200).map(|place| vec![place + 2]).collect();
    let mut ancestry = Ancestry::of(&history(&parents));
    assert!(ancestry.is_below(198, 0));
    assert!(!ancestry.is_below(199, 0));
    ancestry.left = 50;
    assert!(!ancestry.is_below(199, 0));
    assert!(!ancestry.is_below(198, 0), "nothing is left to look with");
    assert_eq!(ancestry.brought(0, None), None);
}
