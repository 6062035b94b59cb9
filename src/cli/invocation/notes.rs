//! What `notes` is asked for.

use std::path::PathBuf;

use super::{GithubAccess, PolicyFrom};
use crate::ids::RepoSlug;
use crate::text::Untrusted;

/// Everything about `notes`.
#[derive(Clone, Debug)]
pub(crate) struct NotesOptions {
    /// Where the policy is read.
    pub(crate) policy: PolicyFrom,
    /// The tag, branch or commit; `None`: `HEAD`.
    pub(crate) version: Option<Untrusted>,
    /// The tag before it; `None`: found.
    pub(crate) previous: Option<Untrusted>,
    /// Whether nothing was released before.
    pub(crate) first: bool,
    /// Whether all releases are wanted.
    pub(crate) all: bool,
    /// Whom they are for.
    pub(crate) audience: Option<Untrusted>,
    /// The repository, for links.
    pub(crate) repository: Option<RepoSlug>,
    /// GitHub's address, without a slash at its end.
    pub(crate) server: String,
    /// Whether they go into the changelog.
    pub(crate) write: bool,
    /// The way to GitHub, where it may be asked.
    pub(crate) github: Option<GithubAccess>,
    /// Where to record what GitHub says.
    pub(crate) record: Option<PathBuf>,
    /// Such a record, in place of GitHub.
    pub(crate) recorded: Option<PathBuf>,
    /// What is done about the tag's release on GitHub; `None`: nothing.
    pub(crate) publish: Option<PublishOptions>,
}

/// How notes go into a release on GitHub.
#[derive(Clone, Debug)]
pub(crate) struct PublishOptions {
    /// The evidence of the decision that travels with them.
    pub(crate) evidence: Option<PathBuf>,
    /// Whether decisions are set on the commit as a status.
    pub(crate) has_status: bool,
    /// Say what would be written, and write nothing.
    pub(crate) dry_run: bool,
}
