//! A line of the notes, and the account of all commits.

use std::sync::Arc;

use super::people::Author;
use crate::history::CommitId;
use crate::text::Untrusted;
use crate::versioning::Step;

/// A change as it is told.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The type in small letters.
    pub(crate) kind: Option<Arc<str>>,
    /// What it is about.
    pub(crate) scope: Option<Untrusted>,
    /// What was done; empty where the message is.
    pub(crate) text: Untrusted,
    /// Whether it breaks something.
    pub(crate) breaking: bool,
    /// What breaks, by each footer that says so.
    pub(crate) breaks: Vec<Untrusted>,
    /// The whole first line, where the type may be mere words before a colon.
    pub(crate) line: Option<Untrusted>,
    /// The pull request it came with.
    pub(crate) pull_request: Option<u64>,
    /// Its commits, newest first.
    pub(crate) commits: Vec<CommitId>,
    /// The labels of its pull request; none where nobody asked GitHub for them.
    pub(crate) labels: Vec<Untrusted>,
    /// Who began it, a program, too: GitHub goes by who opened the pull request.
    pub(crate) maker: Option<Arc<Author>>,
    /// Who made it; bots are not among them.
    pub(crate) authors: Vec<Arc<Author>>,
    /// Whether only bots made it.
    pub(crate) by_bot: bool,
}

impl Entry {
    /// The step from one version to the next that it asks for.
    pub(crate) fn step(&self) -> Step {
        step_of(self.kind.as_deref(), self.breaking)
    }
}

/// The step that a type asks for, or something that breaks.
pub(super) fn step_of(kind: Option<&str>, breaking: bool) -> Step {
    match kind {
        _ if breaking => Step::Major,
        Some("feat" | "feature") => Step::Minor,
        _ => Step::Patch,
    }
}

/// What became of the commits of a range. All but `commits` add up to `commits`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// All of them.
    pub(crate) commits: usize,
    /// In a group.
    pub(crate) listed: usize,
    /// Under “Other”.
    pub(crate) other: usize,
    /// Counted, not listed.
    pub(crate) hidden: usize,
    /// Taken back within the range, with what takes them back.
    pub(crate) reverted: usize,
    /// Brought branches together.
    pub(crate) merges: usize,
}

impl Counts {
    /// Whether every commit is accounted for.
    pub(crate) fn add_up(&self) -> bool {
        let parts = [
            self.listed,
            self.other,
            self.hidden,
            self.reverted,
            self.merges,
        ];
        parts.iter().sum::<usize>() == self.commits
    }
}
