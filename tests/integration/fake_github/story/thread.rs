//! Issues and pull requests, and the comments on both.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::super::model::Repository;
use super::super::model::git::Entry;
use super::super::model::threads::{Comment, Pull, Thread};
use super::repository::{Repo, head_of};

/// An issue or pull request of the story; every call takes effect at once.
pub(crate) struct ThreadStory<'a> {
    repo: &'a Repo,
    number: u64,
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
            merged: false,
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
            pull,
        };
        let former = self.change(|repository| repository.threads.insert(number, thread));
        assert!(former.is_none(), "there is a number {number} already");
        self.thread(number)
    }

    /// The issue or pull request of that number, to go on with its story.
    pub(crate) fn thread(&self, number: u64) -> ThreadStory<'_> {
        ThreadStory { repo: self, number }
    }

    /// Adds a commit with these files to a pull request and says its SHA.
    pub(crate) fn push_to_pull_request(&self, number: u64, files: &[(&str, &str)]) -> String {
        self.push(number, files, |pull, _| pull.head_sha.clone())
    }

    /// Replaces the commits of a pull request by one with these files and says its SHA.
    pub(crate) fn force_push_to_pull_request(&self, number: u64, files: &[(&str, &str)]) -> String {
        self.push(number, files, |pull, repository| {
            head_of(repository, &pull.base_branch)
        })
    }

    fn push(
        &self,
        number: u64,
        files: &[(&str, &str)],
        parent: impl FnOnce(&Pull, &Repository) -> String,
    ) -> String {
        let at = self.github.state().tick();
        self.change(|repository| {
            let thread = repository.threads[&number].clone();
            let pull = thread.pull.expect("the number is a pull request");
            let parent = parent(&pull, repository);
            let mut tree = repository.git.commits[&parent].tree.clone();
            for (path, text) in files {
                tree.insert((*path).to_owned(), Entry::File((*text).into()));
            }
            let message = format!("Push to {number}");
            let sha = repository
                .git
                .commit(Some(&parent), tree, (&message, &thread.author, at));
            set_head(repository, number, &sha, at);
            sha
        })
    }

    /// The head of a pull request.
    pub(crate) fn head_of_pull_request(&self, number: u64) -> String {
        self.head_of(&format!("pull/{number}/head"))
    }

    /// Writes a comment and says its id.
    pub(crate) fn comment(&self, number: u64, login: &str, body: &str) -> u64 {
        self.add_comment(number, login, None, body)
    }

    /// Writes a comment through an app and says its id.
    pub(crate) fn comment_by_app(&self, number: u64, slug: &str, body: &str) -> u64 {
        self.github.state().app(slug);
        self.add_comment(number, &format!("{slug}[bot]"), Some(slug.to_owned()), body)
    }

    fn add_comment(&self, thread: u64, login: &str, app: Option<String>, body: &str) -> u64 {
        let mut state = self.github.state();
        state.account(login);
        let (id, at) = (state.fresh_id(), state.tick());
        drop(state);
        let (author, body) = (login.to_owned(), body.to_owned());
        let comment = Comment {
            id,
            thread,
            author,
            app,
            body,
            created: at,
            updated: at,
        };
        self.change(|repository| repository.comments.insert(id, comment));
        id
    }

    /// Changes a comment.
    pub(crate) fn edit_comment(&self, id: u64, body: &str) {
        let at = self.github.state().tick();
        self.change(|repository| {
            let comment = repository
                .comments
                .get_mut(&id)
                .expect("the comment exists");
            comment.body = body.to_owned();
            comment.updated = at;
        });
    }

    /// Deletes a comment.
    pub(crate) fn delete_comment(&self, id: u64) {
        self.change(|repository| repository.comments.remove(&id));
    }

    /// The comments on an issue or pull request, oldest first.
    pub(crate) fn comments(&self, number: u64) -> Vec<Comment> {
        self.change(|repository| {
            let comments = repository.comments.values();
            comments
                .filter(|comment| comment.thread == number)
                .cloned()
                .collect()
        })
    }
}

/// Moves the head of a pull request, and the references that name it.
fn set_head(repository: &mut Repository, number: u64, sha: &str, at: Timestamp) {
    let own_name = repository.full_name();
    let thread = repository
        .threads
        .get_mut(&number)
        .expect("the number exists");
    thread.updated = at;
    let pull = thread.pull.as_mut().expect("the number is a pull request");
    pull.head_sha = sha.to_owned();
    if pull.head_repository.as_ref() == Some(&own_name) {
        let branch = format!("heads/{}", pull.head_branch);
        repository.git.refs.insert(branch, sha.to_owned());
    }
    repository
        .git
        .refs
        .insert(format!("pull/{number}/head"), sha.to_owned());
}

impl ThreadStory<'_> {
    fn change(self, change: impl FnOnce(&mut Thread)) -> Self {
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

    fn change_pull(self, change: impl FnOnce(&mut Pull)) -> Self {
        self.change(|thread| change(thread.pull.as_mut().expect("the number is a pull request")))
    }

    pub(crate) fn by(self, login: &str) -> Self {
        self.repo.github.state().account(login);
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
        self.repo.change(|repository| {
            repository
                .git
                .refs
                .remove(&format!("heads/change-{number}"));
        });
        self.change_pull(|pull| pull.head_repository = Some(full_name.to_owned()))
    }

    /// The repository of the head has been deleted.
    pub(crate) fn in_deleted_fork(self) -> Self {
        self.in_fork("ghost/gone")
            .change_pull(|pull| pull.head_repository = None)
    }

    /// It is to be merged into that branch.
    pub(crate) fn onto(self, branch: &str) -> Self {
        self.change_pull(|pull| pull.base_branch = branch.to_owned())
    }

    /// Adds a commit with one file.
    pub(crate) fn changing(self, path: &str, text: &str) -> Self {
        self.repo.push_to_pull_request(self.number, &[(path, text)]);
        self
    }

    pub(crate) fn close(self) -> Self {
        let at = self.repo.github.state().clock;
        self.change(|thread| {
            thread.open = false;
            thread.closed = Some(at);
        })
    }

    /// Merges it by moving the base branch to its head.
    pub(crate) fn merge(self) -> Self {
        let number = self.number;
        self.repo.change(|repository| {
            let pull = repository.threads[&number]
                .pull
                .clone()
                .expect("it is a pull request");
            repository
                .git
                .refs
                .insert(format!("heads/{}", pull.base_branch), pull.head_sha);
        });
        self.change_pull(|pull| pull.merged = true).close()
    }
}
