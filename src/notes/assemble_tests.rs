//! Small histories of any shape: every commit is accounted for.

use std::collections::HashSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::history::{Mailmap, Person};
use crate::ids::Sha;
use crate::notes::message::reader;

const MESSAGES: [&str; 18] = [
    "",
    "wip",
    "feat: a",
    "fix: b (#3)",
    "chore: c",
    "feature!: d",
    "README: e",
    "Plain (#4)",
    "Merge pull request #1 from a/b\n\nA title",
    "Merge pull request #2 from a/b\n\nfeat: f\n\nBREAKING CHANGE: g",
    "Merge pull request #3 from a/b",
    "Merge branch 'main' into x",
    "feat!: h (#5)\n\nBREAKING CHANGE: i\nBREAKING CHANGE: j",
    "Revert \"x\" (#6)\n\nReverts acme/shop#1",
    "Revert \"y\"\n\nReverts #3",
    "wip\n\nRelease-note: k",
    "wip\n\nRelease-note: none",
    "Revert z\n\nThis reverts commit ",
];

fn id(place: usize) -> CommitId {
    let sha: Sha = format!("{:040x}", place + 0xabc_0000).parse().unwrap();
    CommitId::from(&sha)
}

proptest! {
    #[test]
    fn every_commit_is_accounted_for(
        raw in prop::collection::vec(
            (0..MESSAGES.len(), 1..4usize, 0..6usize, 0..6usize, any::<bool>(), any::<bool>()),
            1..16,
        ),
        by_path in any::<bool>(),
        for_readers in any::<bool>(),
    ) {
        let read = reader(Some("Release-note".to_owned()), false);
        let history: Vec<Commit<Message>> = raw
            .iter()
            .enumerate()
            .map(|(place, (message, parent, other, target, is_bot, _))| {
                let mut text = MESSAGES[*message].to_owned();
                if text.ends_with("commit ") {
                    text.push_str(id(place + target).sha().as_str());
                }
                let mut parents = vec![id(place + parent)];
                if *other > 1 {
                    parents.push(id(place + other));
                }
                Commit {
                    id: id(place),
                    parents: parents.into(),
                    author: Arc::new(Person {
                        name: if *is_bot { "x[bot]" } else { "Bob" }.into(),
                        email: "bob@x".into(),
                    }),
                    time: 0,
                    said: read(&text),
                }
            })
            .collect();
        let touched: HashSet<CommitId> = raw
            .iter()
            .enumerate()
            .filter(|(_, it)| it.5)
            .map(|(place, _)| id(place))
            .collect();
        let audience = Audience {
            name: "a".to_owned(),
            only: vec!["feat".to_owned()],
            trailer: None,
        };
        let scope = Scope {
            pulls: None,
            audience: for_readers.then_some(&audience),
            touched: by_path.then_some(&touched),
            repository: None,
        };
        let mailmap = Mailmap::default();
        let config = Config::default();
        let notes = assemble(&history, &config, &scope, &mut People::new(&mailmap));
        let all = if by_path { touched.len() } else { history.len() };
        prop_assert_eq!(notes.counts.commits, all);
        prop_assert!(notes.counts.add_up(), "{:?}", notes.counts);
        let told = notes.sections.iter().flat_map(|section| &section.entries);
        let told = told.chain(&notes.by_bots).flat_map(|entry| &entry.commits);
        let mut once = HashSet::new();
        prop_assert!(told.clone().all(|commit| once.insert(*commit)), "told twice");
        if !by_path {
            prop_assert_eq!(once.len(), notes.counts.listed + notes.counts.other);
        }
    }
}
