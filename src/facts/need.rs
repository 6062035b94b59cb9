//! What a gate may ask for.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Access;
use crate::ids::{Login, PrNumber, RefName, RepoPath, Sha, TeamSlug};
use crate::npm::{Ghsa, Omit};
use crate::text::Untrusted;

/// Whose version of a file is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Revision {
    /// The commit the policy was read from: what is trusted.
    Policy,
    /// The commit that is judged.
    Subject,
}

/// One thing that must be read from outside. Equal needs are read once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub(crate) enum Need {
    /// A file of the repository.
    File {
        /// Whose version.
        at: Revision,
        /// Which file.
        path: RepoPath,
    },
    /// When a file last changed in the history of the policy's commit.
    LastChange {
        /// Which file.
        path: RepoPath,
    },
    /// A text behind an address that the policy names.
    Address {
        /// The address as written in the policy.
        url: Untrusted,
    },
    /// The issue on which a tag's checklist and sign-offs stand: the one that our first status on
    /// the commit links to.
    ReleaseIssue,
    /// The comments under an issue or pull request that may hold commands.
    Comments {
        /// Its number.
        number: PrNumber,
    },
    /// The reviews of a pull request.
    Reviews {
        /// Its number.
        number: PrNumber,
    },
    /// When the text of a review was last edited, which REST does not tell.
    Edits {
        /// Its node id.
        id: Untrusted,
    },
    /// What happened to a pull request or issue: when it was given another base branch, and when
    /// comments were deleted.
    Timeline {
        /// Its number.
        number: PrNumber,
    },
    /// The commits of a pull request, with the people behind them.
    Commits {
        /// Its number.
        number: PrNumber,
    },
    /// One commit, with the people behind it.
    Commit {
        /// Which.
        sha: Sha,
    },
    /// What was pushed to a branch, by the repository's own record.
    Pushes {
        /// The branch's name.
        branch: Untrusted,
    },
    /// The tree of a commit: the same in two commits means the same contents.
    Tree {
        /// The commit.
        sha: Sha,
    },
    /// The commit at which another one leaves a branch.
    ForkPoint {
        /// The branch.
        base: RefName,
        /// The commit.
        sha: Sha,
    },
    /// The account of a login.
    Account {
        /// The login.
        login: Login,
    },
    /// A team.
    Team {
        /// Which.
        team: TeamSlug,
    },
    /// Whether somebody is of a team.
    Membership {
        /// Which team.
        team: TeamSlug,
        /// Who.
        login: Login,
    },
    /// What somebody may do in the repository.
    Permission {
        /// Who.
        login: Login,
    },
    /// The files that a pull request changes.
    ChangedFiles {
        /// Its number.
        number: PrNumber,
    },
    /// What earlier runs published about the subject.
    Traces,
    /// The issues that follow emergencies up, and are still open.
    FollowUps,
    /// The names in a folder of the repository.
    Folder {
        /// Whose version.
        at: Revision,
        /// Which folder; `None`: the uppermost.
        path: Option<RepoPath>,
    },
    /// What a registry knows to be wrong with what a lockfile installs.
    Audit {
        /// Whose version of the lockfile.
        at: Revision,
        /// Which.
        lockfile: RepoPath,
        /// What is left out.
        omit: Omit,
        /// The registry that the policy names.
        registry: Option<Untrusted>,
        /// The mirrors that the policy names.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        mirrors: Vec<Untrusted>,
    },
    /// A report that a package manager left in the working directory.
    SavedAudit {
        /// Which file.
        file: RepoPath,
    },
    /// When GitHub published an advisory.
    Published {
        /// Which.
        advisory: Ghsa,
    },
    /// The merged pull requests that brought a commit.
    MergedPulls {
        /// The commit.
        sha: Sha,
    },
    /// What a server of Prometheus' kind says to a query now.
    Query {
        /// Its base address, such as `https://mimir.example/prometheus`.
        server: Untrusted,
        /// How it is let to know us.
        access: Access,
        /// The query.
        query: Untrusted,
    },
    /// Figures in a JSON document.
    Figures {
        /// The document's address.
        url: Untrusted,
        /// How its server is let to know us.
        access: Access,
        /// Where they are in it (RFC 6901).
        pointers: Vec<String>,
    },
    /// A text that an earlier step left in the working directory.
    SavedFile {
        /// Which file.
        file: RepoPath,
    },
    /// The tags that are versions.
    VersionTags {
        /// What stands before the version; `None`: `v` or nothing.
        prefix: Option<String>,
    },
    /// Whether one commit stands on another.
    Relation {
        /// The earlier one.
        base: Sha,
        /// The later one.
        head: Sha,
    },
    /// The commits that came between two.
    ReleaseCommits {
        /// What was released before, which the later one stands on; `None`: nothing was.
        base: Option<Sha>,
        /// What is released.
        head: Sha,
    },
    /// How a tag is signed.
    TagSignature {
        /// The tag.
        tag: RefName,
        /// The commit that it has to lead to.
        commit: Sha,
    },
    /// What a pull request says of itself.
    PullText {
        /// Its number.
        number: u64,
    },
    /// What we said last of a commit, for this environment.
    OwnStatus {
        /// The commit.
        commit: Sha,
    },
    /// The branch that pull requests go to unless said otherwise.
    DefaultBranch,
    /// How many pull requests of somebody were merged before an instant.
    MergedBefore {
        /// Who.
        login: Login,
        /// The instant.
        before: Timestamp,
    },
}

impl fmt::Display for Need {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, .. } => write!(formatter, "{path}"),
            Self::LastChange { path } => write!(formatter, "history of {path}"),
            Self::Address { url } | Self::Figures { url, .. } => {
                formatter.write_str(&crate::text::one_line(url.for_parsing(), 200))
            }
            Self::ReleaseIssue => formatter.write_str("release issue"),
            Self::Comments { number } => write!(formatter, "comments of #{number}"),
            Self::Reviews { number } => write!(formatter, "reviews of #{number}"),
            Self::Edits { .. } => formatter.write_str("edits of a review"),
            Self::Timeline { number } => write!(formatter, "timeline of #{number}"),
            Self::Commits { number } => write!(formatter, "commits of #{number}"),
            Self::Commit { sha } => write!(formatter, "commit {sha}"),
            Self::Pushes { branch } => {
                let branch = crate::text::one_line(branch.for_parsing(), 200);
                write!(formatter, "pushes to {branch}")
            }
            Self::Tree { sha } => write!(formatter, "tree of {sha}"),
            Self::ForkPoint { base, sha } => write!(formatter, "where {sha} leaves {base}"),
            Self::Account { login } => write!(formatter, "account of {login}"),
            Self::Team { team } => write!(formatter, "team {team}"),
            Self::Membership { team, login } => write!(formatter, "{login} in team {team}"),
            Self::Permission { login } => write!(formatter, "permission of {login}"),
            Self::ChangedFiles { number } => write!(formatter, "files of #{number}"),
            Self::Traces => formatter.write_str("earlier statuses and comments"),
            Self::FollowUps => formatter.write_str("follow-up issues"),
            Self::Folder { path, .. } => match path {
                Some(path) => write!(formatter, "folder {path}"),
                None => formatter.write_str("folder /"),
            },
            Self::Audit { lockfile, .. } => write!(formatter, "{lockfile}"),
            Self::Query { server, query, .. } => {
                let [server, query] =
                    [server, query].map(|it| crate::text::one_line(it.for_parsing(), 200));
                write!(formatter, "{server}: {query}")
            }
            Self::SavedAudit { file } | Self::SavedFile { file } => write!(formatter, "{file}"),
            Self::Published { advisory } => write!(formatter, "GET /advisories/{advisory}"),
            Self::OwnStatus { commit } => write!(formatter, "our status of {commit}"),
            Self::DefaultBranch => formatter.write_str("default branch"),
            Self::VersionTags { .. } => formatter.write_str("tags"),
            Self::Relation { base, head } => {
                write!(formatter, "whether {head} stands on {base}")
            }
            Self::ReleaseCommits { base, head } => match base {
                Some(base) => write!(formatter, "commits from {base} to {head}"),
                None => write!(formatter, "history of {head}"),
            },
            Self::TagSignature { tag, .. } => write!(formatter, "signature of {tag}"),
            Self::PullText { number } => write!(formatter, "title of #{number}"),
            Self::MergedBefore { login, .. } => {
                write!(formatter, "merged pull requests of {login}")
            }
            Self::MergedPulls { sha } => write!(formatter, "pull requests of {sha}"),
        }
    }
}
