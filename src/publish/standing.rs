//! What stands on GitHub already, as far as it was read.

use crate::facts::Failure;
use crate::github::{CheckRunId, CommentId};
use crate::ids::UserId;
use crate::render::status::StatusState;
use crate::text::Untrusted;

/// A comment that stands under the subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SeenComment {
    /// GitHub's number of it.
    pub(crate) id: CommentId,
    /// Who wrote it; `None` where the account is gone.
    pub(crate) author: Option<UserId>,
    /// Whether that is an app's own account.
    pub(crate) by_bot: bool,
    /// Its text.
    pub(crate) body: Untrusted,
    /// Its address.
    pub(crate) url: Untrusted,
}

/// A status that stands on the commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SeenStatus {
    /// Its name.
    pub(crate) context: Untrusted,
    /// Its state.
    pub(crate) state: StatusState,
    /// Its line.
    pub(crate) description: Untrusted,
    /// Who set it.
    pub(crate) creator: Option<UserId>,
    /// Whether that is an app's own account.
    pub(crate) by_bot: bool,
}

/// A check run of our name that stands on the commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SeenCheckRun {
    /// GitHub's number of it.
    pub(crate) id: CheckRunId,
    /// The app that made it.
    pub(crate) app: Option<Untrusted>,
}

/// What is published already, as far as it could be read.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// Comments under the subject; empty where it has none to comment on.
    pub(crate) comments: Result<Vec<SeenComment>, Failure>,
    /// Statuses of the commit, newest first.
    pub(crate) statuses: Result<Vec<SeenStatus>, Failure>,
    /// Check runs of our name on the commit.
    pub(crate) check_runs: Result<Vec<SeenCheckRun>, Failure>,
    /// Who our token writes as.
    pub(crate) identity: Result<UserId, Failure>,
}

impl Seen {
    /// Who our token writes as, where that could be found out.
    pub(crate) fn author(&self) -> Option<UserId> {
        self.identity.as_ref().ok().copied()
    }
}
