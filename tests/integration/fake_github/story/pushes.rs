//! Pushes to the branch of a pull request.

use jiff::Timestamp;
use serde_json::Value;

use super::super::model::Repository;
use super::super::model::git::{Commit, Signature};
use super::super::model::threads::{Event, Pull};
use super::draft::CommitDraft;
use super::repository::{Repo, head_of};

/// Who pushes, when, and the number that an event about it would get.
type Push<'a> = (&'a str, Timestamp, u64);

impl Repo {
    /// The author of a pull request adds a commit with these files; says its SHA.
    pub(crate) fn push_to_pull_request(&self, number: u64, files: &[(&str, &str)]) -> String {
        let author = self.author_of(number);
        self.push_to_pull_request_by(number, &author, files)
    }

    /// Somebody adds a commit with these files to a pull request; says its SHA.
    pub(crate) fn push_to_pull_request_by(
        &self,
        number: u64,
        login: &str,
        files: &[(&str, &str)],
    ) -> String {
        self.push_commit(number, draft_of(number, login, files))
    }

    /// The author replaces the commits of a pull request by one with these files; says its SHA.
    pub(crate) fn force_push_to_pull_request(&self, number: u64, files: &[(&str, &str)]) -> String {
        let author = self.author_of(number);
        let base = self.change(|repository| {
            let base = &pull_of(repository, number).base_branch;
            head_of(repository, base)
        });
        let draft = draft_of(number, &author, files).standing_on(&[&base]);
        self.push_commit(number, draft)
    }

    /// Adds a commit that is told in detail to a pull request; says its SHA.
    pub(crate) fn push_commit(&self, number: u64, draft: CommitDraft) -> String {
        for login in draft.accounts() {
            self.github.state().account(login);
        }
        let (id, at) = self.moment();
        self.change(|repository| {
            let head = pull_of(repository, number).head_sha.clone();
            let mut parents = draft.parents.unwrap_or_else(|| vec![head]);
            let mut tree = repository.git.commits[&parents[0]].tree.clone();
            for name in &draft.merged {
                let merged = head_of(repository, name);
                tree = repository.git.merged_tree(&parents[0], &merged);
                parents.push(merged);
            }
            for (path, entry) in draft.files {
                match entry {
                    Some(entry) => tree.insert(path, entry),
                    None => tree.remove(&path),
                };
            }
            let sha = repository.git.add(Commit {
                sha: String::new(),
                tree_sha: String::new(),
                tree,
                parents,
                message: draft.message,
                author: draft.author,
                committer: draft.committer,
                verified: draft.verified,
                at,
                dated: draft.dated,
            });
            set_head(repository, number, &sha, (&draft.pusher, at, id));
            sha
        })
    }

    /// Somebody uses GitHub's button that merges the base branch into a pull request; says the SHA.
    pub(crate) fn update_branch(&self, number: u64, login: &str) -> String {
        let (base, head) = self.change(|repository| {
            let pull = pull_of(repository, number);
            (pull.base_branch.clone(), pull.head_branch.clone())
        });
        let draft = CommitDraft::by(login)
            .committed_by("web-flow")
            .verified()
            .saying(&format!("Merge branch '{base}' into {head}"))
            .merging(&base);
        self.push_commit(number, draft)
    }

    /// Somebody rewrites the last commit and leaves all files as they are; says the new SHA.
    pub(crate) fn rebase_pull_request(&self, number: u64, actor: &str) -> String {
        self.github.state().account(actor);
        let (id, at) = self.moment();
        self.change(|repository| {
            let head = &pull_of(repository, number).head_sha;
            let mut commit = repository.git.commits[head].clone();
            commit.message.push_str(" (amended)");
            commit.committer = Signature::of(actor);
            (commit.at, commit.verified) = (at, false);
            let sha = repository.git.add(commit);
            set_head(repository, number, &sha, (actor, at, id));
            sha
        })
    }

    /// Somebody force-pushes a commit that is there already to a pull request.
    pub(crate) fn reset_pull_request(&self, number: u64, sha: &str, actor: &str) {
        self.github.state().account(actor);
        let (id, at) = self.moment();
        self.change(|repository| {
            let sha = head_of(repository, sha);
            set_head(repository, number, &sha, (actor, at, id));
        });
    }

    /// The record loses what was pushed with this result.
    pub(crate) fn forget_push(&self, sha: &str) {
        self.change(|repository| {
            let lost = |after: Option<&str>| after == Some(sha);
            repository
                .activities
                .retain(|activity| !lost(activity.after.as_deref()));
        });
    }

    /// The head of a pull request.
    pub(crate) fn head_of_pull_request(&self, number: u64) -> String {
        self.head_of(&format!("pull/{number}/head"))
    }

    fn author_of(&self, number: u64) -> String {
        self.change(|repository| repository.threads[&number].author.clone())
    }

    /// Makes the commit that a pull request was opened with somebody else's, as long as nothing
    /// but the pull request speaks of it.
    pub(super) fn reattribute_first_commit(&self, number: u64, login: &str) {
        self.change(|repository| {
            let thread = &repository.threads[&number];
            let Some(pull) = &thread.pull else { return };
            let head = pull.head_sha.clone();
            let base = head_of(repository, &pull.base_branch);
            let spoken_of = repository.statuses.iter().any(|status| status.sha == head)
                || repository.check_runs.values().any(|run| run.sha == head)
                || repository.reviews.values().any(|review| review.sha == head);
            let commit = &repository.git.commits[&head];
            let own = commit.committer.account.as_ref() == Some(&thread.author);
            if own && !spoken_of && repository.git.only_in(&head, &base).len() == 1 {
                reattribute(repository, number, &head, login);
            }
        });
    }
}

fn reattribute(repository: &mut Repository, number: u64, old: &str, login: &str) {
    let mut commit = repository.git.commits[old].clone();
    commit.author = Signature::of(login);
    commit.committer = Signature::of(login);
    let sha = repository.git.add(commit);
    for named in repository.git.refs.values_mut() {
        if *named == old {
            sha.clone_into(named);
        }
    }
    for activity in &mut repository.activities {
        if activity.after.as_deref() == Some(old) {
            activity.after = Some(sha.clone());
            login.clone_into(&mut activity.actor);
        }
    }
    if sha != old {
        repository.git.commits.remove(old);
    }
    let thread = repository.threads.get_mut(&number);
    let pull = thread.and_then(|thread| thread.pull.as_mut());
    pull.expect("it is a pull request").head_sha = sha;
}

fn draft_of(number: u64, login: &str, files: &[(&str, &str)]) -> CommitDraft {
    let draft = CommitDraft::by(login).saying(&format!("Push to {number}"));
    files
        .iter()
        .fold(draft, |draft, (path, text)| draft.changing(path, text))
}

fn pull_of(repository: &Repository, number: u64) -> &Pull {
    let pull = repository.threads[&number].pull.as_ref();
    pull.expect("the number is a pull request")
}

/// Moves the head of a pull request, and the references that name it. What happens in a fork is not
/// in the record of this repository.
fn set_head(repository: &mut Repository, number: u64, sha: &str, (actor, at, id): Push<'_>) {
    let name = format!("pull/{number}/head");
    let before = repository.git.refs.get(&name);
    let forced = before.is_some_and(|before| !repository.git.contains(sha, before));
    if forced {
        repository.events.push(Event {
            id,
            thread: number,
            at,
            actor: actor.to_owned(),
            kind: "head_ref_force_pushed",
            commit: Some(sha.to_owned()),
            more: Value::Null,
        });
    }
    repository.git.refs.insert(name, sha.to_owned());
    let own_name = repository.full_name();
    let thread = repository.threads.get_mut(&number);
    let thread = thread.expect("the number exists");
    thread.updated = at;
    let pull = thread.pull.as_mut().expect("the number is a pull request");
    sha.clone_into(&mut pull.head_sha);
    if pull.head_repository.as_ref() == Some(&own_name) {
        let branch = pull.head_branch.clone();
        repository.move_branch(&branch, sha, (actor, at));
    }
}
