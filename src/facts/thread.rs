//! What is known of the people around a release: what they wrote, what they may, what they pushed.
//!
//! Only what may matter is kept: of thousands of comments those that may hold a command, of a
//! history the pushes of one branch. Everything here is saved with the evidence.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::{PrNumber, RefName, Sha, UserId};
use crate::subject::Person;
use crate::text::Untrusted;

/// A comment, or a review with or without a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Remark {
    /// GitHub's number of it.
    pub(crate) id: u64,
    /// Who wrote it; `None` where the account is gone.
    pub(crate) author: Option<Person>,
    /// Whether an app wrote it in somebody's name.
    pub(crate) through_app: bool,
    /// Its text.
    pub(crate) body: Untrusted,
    /// When it was written, by GitHub's clock.
    pub(crate) written: Timestamp,
    /// Whether it was changed afterwards.
    pub(crate) edited: Edited,
    /// Whether it has been acknowledged with a reaction.
    pub(crate) acknowledged: bool,
    /// Its page.
    pub(crate) url: Untrusted,
    /// What a review says besides its text; `None` for a comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) review: Option<ReviewFacts>,
}

/// Whether a text was changed after it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Edited {
    /// It is as it was written.
    No,
    /// By its times it is as it was written, to the second; GitHub knows for sure, by this node's id.
    Unless(Untrusted),
    /// It is not.
    Yes,
    /// REST does not tell of reviews; GitHub is asked by this node's id ([`super::Need::Edits`]).
    Ask(Untrusted),
}

/// What a review says besides its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReviewFacts {
    /// Approval, change request or neither.
    pub(crate) verdict: ReviewVerdict,
    /// The commit it was given for.
    pub(crate) commit: Option<Sha>,
}

/// The verdict of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ReviewVerdict {
    /// Approved.
    Approved,
    /// Changes are asked for.
    ChangesRequested,
    /// Neither, or dismissed since.
    None,
}

/// One commit with the people behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CommitPeople {
    /// The commit.
    pub(crate) sha: Sha,
    /// Its parents.
    pub(crate) parents: Vec<Sha>,
    /// The account of its author; `None` where its address belongs to nobody.
    pub(crate) author: Option<Person>,
    /// The account of its committer; `None` where its address belongs to nobody.
    pub(crate) committer: Option<Person>,
    /// Whether GitHub has verified its signature.
    pub(crate) verified: bool,
    /// Co-authors that the message names by addresses of GitHub's own (`ID+LOGIN@users.noreply…`).
    pub(crate) co_authors: Vec<NamedPerson>,
    /// The first line of its message, at most 200 characters.
    #[serde(default)]
    pub(crate) summary: Untrusted,
    /// Whether its message says that it breaks something.
    #[serde(default)]
    pub(crate) breaking: bool,
}

/// A person as an address of GitHub's own names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct NamedPerson {
    /// The number, in addresses that have one.
    pub(crate) id: Option<UserId>,
    /// The login of then.
    pub(crate) login: Untrusted,
}

/// One entry of the repository's own record of what was pushed to a branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Push {
    /// GitHub's number of the entry.
    pub(crate) id: u64,
    /// The branch's head before it; zeros where the branch was made.
    pub(crate) before: Sha,
    /// The branch's head after it; zeros where the branch was deleted.
    pub(crate) after: Sha,
    /// When, by GitHub's clock.
    pub(crate) at: Timestamp,
    /// Who pushed; `None` where the account is gone.
    pub(crate) by: Option<Person>,
}

/// Whether somebody is of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum MembershipState {
    /// A member.
    Active,
    /// Invited, and nothing yet.
    Pending,
    /// Neither.
    None,
}

/// What somebody may do in the repository.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PermissionFacts {
    /// The role's name, one of GitHub's or of the organisation's own.
    pub(crate) role: Untrusted,
    /// The older field, which knows admin, write, read and none only.
    pub(crate) base: Untrusted,
    /// Whom GitHub answered about.
    pub(crate) user: Option<UserId>,
}

/// A veto that stood when an earlier run published it, from a status or comment of our own.
///
/// It can only make a decision worse: what we published is never the source of a GO.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct VetoTrace {
    /// The comment or review it was said in.
    pub(crate) remark: u64,
    /// Who said it.
    pub(crate) by: UserId,
    /// For which role.
    pub(crate) role: String,
    /// When it was said.
    pub(crate) at: Timestamp,
}

/// What earlier runs published about this subject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Traces {
    /// Vetoes that stood then.
    pub(crate) vetoes: Vec<VetoTrace>,
    /// Sign-offs that had been taken back by then.
    pub(crate) withdrawals: Vec<VetoTrace>,
}

/// A pull request that brought a commit, once it was merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MergedPull {
    /// Its number.
    pub(crate) number: PrNumber,
    /// Its head commit.
    pub(crate) head: Sha,
    /// The branch of its head, in this repository; `None` where it came from a fork.
    pub(crate) head_branch: Option<Untrusted>,
    /// The branch it went to.
    pub(crate) base: RefName,
    /// Who opened it.
    pub(crate) author: Option<Person>,
    /// When it was merged.
    pub(crate) merged: Timestamp,
}

/// An issue that gonogo opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OwnIssue {
    /// Its number.
    pub(crate) number: PrNumber,
    /// Its title.
    pub(crate) title: Untrusted,
    /// Its text.
    pub(crate) body: Untrusted,
    /// When it was opened.
    pub(crate) opened: Timestamp,
    /// Whether it is closed.
    pub(crate) closed: bool,
    /// Its page.
    pub(crate) url: Untrusted,
}
