//! Pull requests that come into their base branch.

use jiff::Timestamp;
use serde_json::Value;

use super::super::model::Repository;
use super::super::model::git::{Commit, Signature};
use super::super::model::threads::{Merge, Thread};
use super::repository::head_of;
use super::thread::ThreadStory;

impl ThreadStory<'_> {
    /// Its author merges it by moving the base branch to its head.
    pub(crate) fn merge(self) -> Self {
        self.land(|_, _, (_, head), _| head.to_owned())
    }

    /// Its author merges it as one new commit on top of the base branch.
    pub(crate) fn squash_merge(self) -> Self {
        self.land(|repository, thread, (base, head), at| {
            let message = format!("{} (#{})", thread.title, thread.number);
            let commit = by_github(repository, &thread.author, (base, head), (message, at));
            repository.git.add(commit)
        })
    }

    /// Its author merges it with a merge commit.
    pub(crate) fn merge_with_commit(self) -> Self {
        self.land(|repository, thread, (base, head), at| {
            let message = format!("Merge pull request #{}", thread.number);
            let mut commit = by_github(repository, &thread.author, (base, head), (message, at));
            commit.parents.push(head.to_owned());
            repository.git.add(commit)
        })
    }

    fn land(
        self,
        make: impl FnOnce(&mut Repository, &Thread, (&str, &str), Timestamp) -> String,
    ) -> Self {
        let number = self.number;
        let (_, at) = self.repo.next_moment();
        let merge = self.repo.change(|repository| {
            let thread = repository.threads[&number].clone();
            let pull = thread.pull.as_ref().expect("it is a pull request");
            let base_sha = head_of(repository, &pull.base_branch);
            let commit_sha = make(repository, &thread, (&base_sha, &pull.head_sha), at);
            repository.merge_into(&pull.base_branch, &commit_sha, (&thread.author, at));
            Merge {
                base_sha,
                commit_sha,
                by: thread.author,
            }
        });
        self.tell("merged", Some(merge.commit_sha.clone()), Value::Null);
        self.change_pull(|pull| pull.merge = Some(merge)).close()
    }
}

/// A commit that GitHub makes for somebody: on top of the base branch, with what the head changes.
fn by_github(
    repository: &Repository,
    login: &str,
    (base, head): (&str, &str),
    (message, at): (String, Timestamp),
) -> Commit {
    Commit {
        sha: String::new(),
        tree_sha: String::new(),
        tree: repository.git.merged_tree(base, head),
        parents: vec![base.to_owned()],
        message,
        author: Signature::of(login),
        committer: Signature::of("web-flow"),
        verified: true,
        at,
        dated: None,
    }
}
