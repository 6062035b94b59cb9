//! What `audit` is asked for.

use std::path::PathBuf;

use url::Url;

use super::{GithubAccess, Source};
use crate::npm::{Hint, Severity};

/// Everything about `audit`.
#[derive(Clone, Debug)]
pub(crate) struct AuditOptions {
    /// What is judged.
    pub(crate) what: AuditWhat,
    /// What is left out; it beats the policy.
    pub(crate) omit: Vec<Omitted>,
    /// From which severity on it is NO-GO; it beats the policy.
    pub(crate) level: Option<Severity>,
    /// The registry to ask; it beats the policy and every `.npmrc`.
    pub(crate) registry: Option<Url>,
    /// Count as npm does, with what only depends on something vulnerable.
    pub(crate) npm_compatible: bool,
    /// The way to GitHub, which knows when advisories were published.
    pub(crate) github: GithubAccess,
}

/// What `audit` judges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AuditWhat {
    /// A lockfile, or the one in a folder.
    Lockfile {
        /// Where; `None`: those of the policy, else the working directory.
        path: Option<PathBuf>,
        /// A lockfile of which everything that it has is left out.
        base: Option<PathBuf>,
    },
    /// Another tool's report.
    Report {
        /// Where it stands.
        source: Source,
        /// What the operator says of a report without any content.
        hint: Option<Hint>,
    },
}

/// Dependencies that are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Omitted {
    /// Those only needed for development.
    Dev,
    /// Those that may fail to install.
    Optional,
    /// Those that only peers ask for.
    Peer,
}

/// How another program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ExitCode(pub(in crate::cli) u8);
