//! Issues and pull requests.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::model::threads::{Event, Pull, Thread};
use super::repository::{Repo, head_of};

/// An issue or pull request of the story; every call takes effect at once.
pub(crate) struct ThreadStory<'a> {
    pub(super) repo: &'a Repo,
    pub(super) number: u64,
}

impl Repo {
    /// Opens an issue, by alice unless told otherwise.
    pub(crate) fn open_issue(&self, number: u64) -> ThreadStory<'_> {
        self.open(number, None)
    }

    /// Opens a pull request by alice: one commit on the branch `change-<number>`, onto the default
    /// branch.
    pub(crate) fn open_pull_request(&self, number: u64) -> ThreadStory<'_> {
        let branch = format!("change-{number}");
        let pull = self.change(|repository| Pull {
            draft: false,
            head_branch: branch.clone(),
            head_sha: head_of(repository, &repository.default_branch),
            head_repository: Some(repository.full_name()),
            base_branch: repository.default_branch.clone(),
            merge: None,
        });
        let story = self.open(number, Some(pull));
        self.push_to_pull_request(number, &[(&format!("{branch}.txt"), "changed\n")]);
        story
    }

    fn open(&self, number: u64, pull: Option<Pull>) -> ThreadStory<'_> {
        let mut state = self.github.state();
        state.account("alice");
        let (id, at) = (state.fresh_id(), state.tick());
        drop(state);
        let thread = Thread {
            id,
            number,
            title: format!("Change {number}"),
            body: None,
            author: "alice".into(),
            open: true,
            labels: BTreeSet::new(),
            created: at,
            updated: at,
            closed: None,
            state_reason: None,
            pull,
        };
        let former = self.change(|repository| repository.threads.insert(number, thread));
        assert!(former.is_none(), "there is a number {number} already");
        self.thread(number)
    }

    /// The issues, oldest first; pull requests are not among them.
    pub(crate) fn issues(&self) -> Vec<Thread> {
        self.change(|repository| {
            let threads = repository.threads.values();
            threads
                .filter(|thread| thread.pull.is_none())
                .cloned()
                .collect()
        })
    }

    /// Its author closes an issue.
    pub(crate) fn close_issue(&self, number: u64) {
        self.thread(number).close();
    }

    /// The issue or pull request of that number, to go on with its story.
    pub(crate) fn thread(&self, number: u64) -> ThreadStory<'_> {
        ThreadStory { repo: self, number }
    }
}

impl ThreadStory<'_> {
    pub(super) fn change(self, change: impl FnOnce(&mut Thread)) -> Self {
        let at = self.repo.github.state().tick();
        self.repo.change(|repository| {
            let thread = repository
                .threads
                .get_mut(&self.number)
                .expect("the number exists");
            thread.updated = at;
            change(thread);
        });
        self
    }

    pub(super) fn change_pull(self, change: impl FnOnce(&mut Pull)) -> Self {
        self.change(|thread| change(thread.pull.as_mut().expect("the number is a pull request")))
    }

    /// It is by somebody else, and so is the commit that it was opened with.
    pub(crate) fn by(self, login: &str) -> Self {
        self.repo.github.state().account(login);
        self.repo.reattribute_first_commit(self.number, login);
        self.change(|thread| thread.author = login.to_owned())
    }

    pub(crate) fn titled(self, title: &str) -> Self {
        self.change(|thread| thread.title = title.to_owned())
    }

    pub(crate) fn described(self, body: &str) -> Self {
        self.change(|thread| thread.body = Some(body.to_owned()))
    }

    pub(crate) fn labelled(self, label: &str) -> Self {
        self.change(|thread| thread.labels.extend([label.to_owned()]))
    }

    pub(crate) fn unlabelled(self, label: &str) -> Self {
        self.change(|thread| {
            thread.labels.remove(label);
        })
    }

    pub(crate) fn draft(self, draft: bool) -> Self {
        self.change_pull(|pull| pull.draft = draft)
    }

    /// The head comes from the repository of that name.
    pub(crate) fn in_fork(self, full_name: &str) -> Self {
        let (owner, _) = full_name
            .split_once('/')
            .expect("a full name is owner/name");
        self.repo.github.state().account(owner);
        let number = self.number;
        self.repo
            .change(|repository| repository.disown_branch(&format!("change-{number}")));
        self.change_pull(|pull| pull.head_repository = Some(full_name.to_owned()))
    }

    /// The repository of the head has been deleted.
    pub(crate) fn in_deleted_fork(self) -> Self {
        self.in_fork("ghost/gone")
            .change_pull(|pull| pull.head_repository = None)
    }

    /// It is to be merged into that branch, and was so from the beginning.
    pub(crate) fn onto(self, branch: &str) -> Self {
        self.change_pull(|pull| pull.base_branch = branch.to_owned())
    }

    /// Its author has it merged into another branch from now on.
    pub(crate) fn retargeted(self, branch: &str) -> Self {
        self.tell("base_ref_changed", None, Value::Null);
        self.onto(branch)
    }

    /// Adds a commit with one file.
    pub(crate) fn changing(self, path: &str, text: &str) -> Self {
        self.repo.push_to_pull_request(self.number, &[(path, text)]);
        self
    }

    pub(crate) fn close(self) -> Self {
        let at = self.repo.github.state().clock;
        let more = json!({ "state_reason": null });
        self.tell("closed", None, more);
        self.change(|thread| {
            thread.open = false;
            thread.closed = Some(at);
        })
    }

    /// Notes for its timeline what its author does at the next moment.
    pub(super) fn tell(&self, kind: &'static str, commit: Option<String>, more: Value) {
        let (id, at) = self.repo.next_moment();
        self.repo.change(|repository| {
            repository.events.push(Event {
                id,
                thread: self.number,
                at,
                actor: repository.threads[&self.number].author.clone(),
                kind,
                commit,
                more,
            });
        });
    }
}
