//! Commits that GitHub told, as those of a clone are.

use std::collections::{BTreeSet, BinaryHeap, HashMap};
use std::sync::Arc;

use crate::facts::ReleaseCommit;
use crate::history::{Commit, CommitId, Person};
use crate::ids::Login;
use crate::notes::{Message, branch_numbers};

/// Commits as a clone has them, newest first: none comes before one that stands on it.
pub(crate) fn told(
    commits: &[ReleaseCommit],
    reader: &dyn Fn(&str) -> Message,
) -> Vec<Commit<Message>> {
    let mut people: HashMap<(&str, &str), Arc<Person>> = HashMap::new();
    let mut read: Vec<Option<Commit<Message>>> = Vec::with_capacity(commits.len());
    let mut places: HashMap<CommitId, usize> = HashMap::with_capacity(commits.len());
    for (place, commit) in commits.iter().enumerate() {
        let id = CommitId::from(&commit.sha);
        places.insert(id, place);
        let key = (commit.name.for_parsing(), commit.email.for_parsing());
        let author = people.entry(key).or_insert_with(|| {
            Arc::new(Person {
                name: commit.name.clone(),
                email: commit.email.clone(),
            })
        });
        read.push(Some(Commit {
            id,
            parents: commit.parents.iter().map(CommitId::from).collect(),
            author: Arc::clone(author),
            time: commit.at.as_second(),
            said: reader(commit.message.for_parsing()),
        }));
    }
    let mut children = vec![0_usize; commits.len()];
    for commit in read.iter().flatten() {
        for parent in commit.parents.iter().filter_map(|id| places.get(id)) {
            children[*parent] += 1;
        }
    }
    // Of those that nothing is left to stand on, the newest goes first; of the same second, the one
    // that stands later in the list, which GitHub orders from old to new.
    let mut free: BinaryHeap<(i64, usize)> = BinaryHeap::new();
    let time = |commit: &Option<Commit<Message>>| commit.as_ref().map_or(0, |it| it.time);
    let tips = (0..read.len()).filter(|place| children[*place] == 0);
    free.extend(tips.map(|place| (time(&read[place]), place)));
    let mut sorted = Vec::with_capacity(commits.len());
    while let Some((_, place)) = free.pop() {
        let Some(commit) = read[place].take() else {
            continue;
        };
        for parent in commit.parents.iter().filter_map(|id| places.get(id)) {
            children[*parent] -= 1;
            if children[*parent] == 0 {
                free.push((time(&read[*parent]), *parent));
            }
        }
        sorted.push(commit);
    }
    sorted
}

/// Whose accounts GitHub knows: by name and address, and whether it is a program's.
pub(crate) fn accounts(commits: &[ReleaseCommit]) -> HashMap<Person, (Login, bool)> {
    let known = commits.iter().filter_map(|commit| {
        let login = commit.login.clone()?;
        let person = Person {
            name: commit.name.clone(),
            email: commit.email.clone(),
        };
        Some((person, (login, commit.bot)))
    });
    known.collect()
}

/// The numbers of the pull requests that commits name, each once.
pub(crate) fn pull_numbers(commits: &[Commit<Message>]) -> BTreeSet<u64> {
    branch_numbers(commits)
}
