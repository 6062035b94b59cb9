//! Questions about history: what one commit has that another has not, and what differs.

use std::collections::BTreeSet;

use super::git::{Commit, Git, Tree};

/// How a path differs between two trees.
pub(crate) struct Change {
    pub(crate) path: String,
    /// `added`, `removed` or `modified`; in answers also `renamed`.
    pub(crate) kind: &'static str,
}

impl Git {
    /// The commit and everything before it.
    fn history(&self, sha: &str) -> BTreeSet<&str> {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![sha];
        while let Some(next) = waiting.pop() {
            if let Some(commit) = self.commits.get(next)
                && seen.insert(commit.sha.as_str())
            {
                waiting.extend(commit.parents.iter().map(String::as_str));
            }
        }
        seen
    }

    /// Whether a commit is another one or in its history.
    pub(crate) fn contains(&self, head: &str, sha: &str) -> bool {
        self.history(head).contains(sha)
    }

    /// What comes of merging `head` into `base`: where both changed a path, `head` has its way.
    pub(crate) fn merged_tree(&self, base: &str, head: &str) -> Tree {
        let mut tree = self.commits[base].tree.clone();
        let head_tree = &self.commits[head].tree;
        let nothing = Tree::new();
        let fork_point = self
            .merge_base(base, head)
            .map_or(&nothing, |commit| &commit.tree);
        for change in changes(fork_point, head_tree) {
            match head_tree.get(&change.path) {
                Some(entry) => tree.insert(change.path, entry.clone()),
                None => tree.remove(&change.path),
            };
        }
        tree
    }

    /// The commits in the history of `of` and not of `without`, oldest first.
    pub(crate) fn only_in(&self, of: &str, without: &str) -> Vec<&Commit> {
        let excluded = self.history(without);
        self.oldest_first(self.history(of).difference(&excluded).copied())
    }

    /// The whole history of a commit, newest first.
    pub(crate) fn log(&self, sha: &str) -> Vec<&Commit> {
        let mut commits = self.oldest_first(self.history(sha).into_iter());
        commits.reverse();
        commits
    }

    /// Whether a commit changed a file, or anything in a folder, against its first parent.
    pub(crate) fn touches(&self, commit: &Commit, path: &str) -> bool {
        let path = path.trim_matches('/');
        let before = commit
            .parents
            .first()
            .and_then(|parent| self.commits.get(parent));
        let nothing = Tree::new();
        let before = before.map_or(&nothing, |parent| &parent.tree);
        changes(before, &commit.tree).iter().any(|change| {
            let rest = change.path.strip_prefix(path);
            rest.is_some_and(|rest| path.is_empty() || rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// The newest commit that both have in their history.
    pub(crate) fn merge_base(&self, one: &str, other: &str) -> Option<&Commit> {
        let one = self.history(one);
        let other = self.history(other);
        self.oldest_first(one.intersection(&other).copied()).pop()
    }

    /// Every commit is a second younger than the one before: time is a topological order here.
    fn oldest_first<'a>(&'a self, names: impl Iterator<Item = &'a str>) -> Vec<&'a Commit> {
        let mut commits: Vec<&Commit> = names.filter_map(|name| self.commits.get(name)).collect();
        commits.sort_by_key(|commit| commit.at);
        commits
    }
}

/// The paths that differ, in order.
pub(crate) fn changes(before: &Tree, after: &Tree) -> Vec<Change> {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    paths
        .into_iter()
        .filter(|path| before.get(*path) != after.get(*path))
        .map(|path| Change {
            path: path.clone(),
            kind: match (before.contains_key(path), after.contains_key(path)) {
                (false, _) => "added",
                (true, false) => "removed",
                (true, true) => "modified",
            },
        })
        .collect()
}
