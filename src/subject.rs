//! What is to be released, and the frozen setting in which it is judged.

use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};

use crate::ids::{Login, PrNumber, RefName, RepoPath, RepoSlug, Sha, UserId};
use crate::text::Untrusted;

/// A person (or bot) on GitHub.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Person {
    /// Who it is.
    pub(crate) id: UserId,
    /// What they are called now.
    pub(crate) login: Login,
    /// Whether it is a person, as GitHub says.
    pub(crate) human: bool,
}

/// What a pull request says about itself at the moment it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PullRequestFacts {
    /// Its number.
    pub(crate) number: PrNumber,
    /// Its title.
    pub(crate) title: Untrusted,
    /// Its description.
    pub(crate) body: Untrusted,
    /// Its labels.
    pub(crate) labels: Vec<Untrusted>,
    /// Who opened it; `None` where the account is gone.
    pub(crate) author: Option<Person>,
    /// Whether it is a draft.
    pub(crate) draft: bool,
    /// The branch it goes to.
    pub(crate) base: RefName,
    /// Its head commit; for a merge queue's subject not the commit that is judged.
    pub(crate) head: Sha,
    /// The name of its branch, in the repository that its commits come from.
    pub(crate) head_branch: Untrusted,
    /// How many commits it has, where GitHub told.
    pub(crate) commits: Option<u64>,
    /// How many files it changes, where GitHub told.
    pub(crate) changed_files: Option<u64>,
    /// Whether its commits come from another repository.
    pub(crate) from_fork: bool,
    /// When it was opened.
    pub(crate) opened: Timestamp,
}

/// What kind of thing is released.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub(crate) enum SubjectKind {
    /// A pull request's head commit.
    PullRequest(Box<PullRequestFacts>),
    /// The merge queue's commit for a pull request.
    MergeGroup {
        /// The branch it goes to.
        base: RefName,
        /// The pull request, where the queue's branch names it.
        pull_request: Option<Box<PullRequestFacts>>,
    },
    /// A tag's commit.
    Tag {
        /// The tag.
        name: RefName,
    },
    /// A commit named on the command line.
    Commit,
}

/// What is to be released: always one full commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Subject {
    /// The repository.
    pub(crate) repository: RepoSlug,
    /// The commit that is judged, and no other.
    pub(crate) sha: Sha,
    /// What kind of thing it is.
    #[serde(flatten)]
    pub(crate) kind: SubjectKind,
}

impl Subject {
    /// The pull request behind it, if there is one.
    pub(crate) fn pull_request(&self) -> Option<&PullRequestFacts> {
        match &self.kind {
            SubjectKind::PullRequest(facts) => Some(facts),
            SubjectKind::MergeGroup { pull_request, .. } => pull_request.as_deref(),
            SubjectKind::Tag { .. } | SubjectKind::Commit => None,
        }
    }

    /// The tag, if one is released.
    pub(crate) fn tag(&self) -> Option<&RefName> {
        match &self.kind {
            SubjectKind::Tag { name } => Some(name),
            _ => None,
        }
    }
}

/// Where the policy was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PolicyOrigin {
    /// The file.
    pub(crate) path: RepoPath,
    /// The commit it was read at; `None`: the working tree.
    pub(crate) sha: Option<Sha>,
    /// The branch that commit was the tip of.
    pub(crate) branch: Option<RefName>,
    /// Whether the subject brings another text of this file, where that is known.
    pub(crate) differs_in_subject: Option<bool>,
}

/// The frozen setting of one decision: all a gate may know besides facts.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    /// What is judged.
    pub(crate) subject: Subject,
    /// The instant of the decision, on the policy's clock.
    pub(crate) now: Zoned,
    /// Where the policy came from.
    pub(crate) policy: PolicyOrigin,
}
