//! Commits that are told in detail: who made them, who committed them, whether that is proven.

use jiff::Timestamp;

use super::super::model::git::{Entry, Signature};

/// A commit that is still to be made.
pub(crate) struct CommitDraft {
    pub(super) author: Signature,
    pub(super) committer: Signature,
    pub(super) pusher: String,
    pub(super) verified: bool,
    pub(super) message: String,
    pub(super) dated: Option<Timestamp>,
    pub(super) parents: Option<Vec<String>>,
    pub(super) merged: Vec<String>,
    pub(super) files: Vec<(String, Option<Entry>)>,
}

impl CommitDraft {
    /// Written, committed and pushed by that account.
    pub(crate) fn by(login: &str) -> Self {
        Self {
            author: Signature::of(login),
            committer: Signature::of(login),
            pusher: login.to_owned(),
            verified: false,
            message: format!("Work of {login}"),
            dated: None,
            parents: None,
            merged: Vec::new(),
            files: Vec::new(),
        }
    }

    /// Its author's address belongs to no account.
    pub(crate) fn written_by_stranger(mut self, name: &str, email: &str) -> Self {
        self.author = Signature::stranger(name, email);
        self
    }

    /// Somebody else committed it; `web-flow` is GitHub itself.
    pub(crate) fn committed_by(mut self, login: &str) -> Self {
        self.committer = Signature::of(login);
        self
    }

    /// Its committer's address belongs to no account.
    pub(crate) fn committed_by_stranger(mut self, name: &str, email: &str) -> Self {
        self.committer = Signature::stranger(name, email);
        self
    }

    /// Somebody else pushes it.
    pub(crate) fn pushed_by(mut self, login: &str) -> Self {
        login.clone_into(&mut self.pusher);
        self
    }

    /// It has a signature that GitHub could verify.
    pub(crate) fn verified(mut self) -> Self {
        self.verified = true;
        self
    }

    pub(crate) fn saying(mut self, message: &str) -> Self {
        message.clone_into(&mut self.message);
        self
    }

    /// Author and committer give it this time.
    pub(crate) fn dated(mut self, instant: &str) -> Self {
        self.dated = Some(instant.parse().expect("the test gives an RFC 3339 instant"));
        self
    }

    /// It stands on these commits instead of the head: the push is then a force push.
    pub(crate) fn standing_on(mut self, parents: &[&str]) -> Self {
        self.parents = Some(parents.iter().map(|&sha| sha.to_owned()).collect());
        self
    }

    /// It merges what a name means: one more parent, whose changes come along.
    pub(crate) fn merging(mut self, name: &str) -> Self {
        self.merged.push(name.to_owned());
        self
    }

    pub(crate) fn changing(self, path: &str, text: &str) -> Self {
        self.with_entry(path, Some(Entry::File(text.into())))
    }

    /// It takes a file away.
    pub(crate) fn removing(self, path: &str) -> Self {
        self.with_entry(path, None)
    }

    /// It brings a symbolic link.
    pub(crate) fn linking(self, path: &str, target: &str) -> Self {
        self.with_entry(path, Some(Entry::Symlink(target.to_owned())))
    }

    /// It brings another repository.
    pub(crate) fn submodule(self, path: &str, commit: &str) -> Self {
        self.with_entry(path, Some(Entry::Submodule(commit.to_owned())))
    }

    fn with_entry(mut self, path: &str, entry: Option<Entry>) -> Self {
        self.files.push((path.to_owned(), entry));
        self
    }

    /// The accounts that it speaks of.
    pub(super) fn accounts(&self) -> impl Iterator<Item = &String> {
        let signed = [&self.author, &self.committer].into_iter();
        let signed = signed.filter_map(|signature| signature.account.as_ref());
        signed.chain([&self.pusher])
    }
}
