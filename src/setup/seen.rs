//! What was seen in a repository.

use std::collections::BTreeSet;

use super::list::Form;
use super::people::Owners;
use super::releases::Releases;
use super::workflow::Workflow;
use crate::gates::checklist;
use crate::gates::npm_audit::LockfilePattern;
use crate::gates::policy::{Loaded, Policy};
use crate::ids::{RefName, RepoPath, RepoSlug};
use crate::locale::Message;

/// What was seen in a repository, without a network and without running anything.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Its name on GitHub, if the clone's `origin` says so.
    pub(crate) repository: Option<RepoSlug>,
    /// Whether the clone has an `origin` that is not on github.com.
    pub(crate) is_elsewhere: bool,
    /// The default branch, if the clone knows it.
    pub(crate) default_branch: Option<RefName>,
    /// Branches that look as if older versions were kept on them.
    pub(crate) maintenance: Vec<RefName>,
    /// What its tags say.
    pub(crate) releases: Releases,
    /// Why tags may be missing here, if they may.
    pub(crate) doubt: Option<Doubt>,
    /// npm's lockfiles.
    pub(crate) lockfiles: Vec<RepoPath>,
    /// Lockfiles of pnpm, yarn and bun.
    pub(crate) other_lockfiles: Vec<RepoPath>,
    /// Lockfiles that the newest commit does not have: git ignores them, or nobody has added them yet.
    pub(crate) uncommitted: Vec<RepoPath>,
    /// Lockfiles that the newest commit has where they are not looked for.
    pub(crate) left_out: Vec<RepoPath>,
    /// Why it is not known which lockfiles a commit has, where that matters.
    pub(crate) uncertain: Option<Message>,
    /// Lockfiles whose path cannot stand in a policy.
    pub(crate) unusable_lockfiles: usize,
    /// Whether the search for lockfiles ended at a limit.
    pub(crate) search_was_cut: bool,
    /// Names of folders that were there and not looked into, where it is not known what a commit has in
    /// them.
    pub(crate) passed_over: BTreeSet<&'static str>,
    /// Whether there are folders too deep to be looked into, where the same is not known.
    pub(crate) is_deeper: bool,
    /// Forms, lists and CODEOWNERS that are there and could not be read, each with the reason.
    pub(crate) unread: Vec<(RepoPath, Message)>,
    /// Whom CODEOWNERS names.
    pub(crate) owners: Option<Owners>,
    /// What GitHub puts into new pull requests.
    pub(crate) description: Option<Form>,
    /// A folder of further forms, of which people choose one by its address.
    pub(crate) further_forms: Option<RepoPath>,
    /// A list that is called a checklist for releases.
    pub(crate) release_list: Option<Form>,
    /// Other files with checklists, by their names for releases.
    pub(crate) other_lists: Vec<RepoPath>,
    /// The workflows that could be read.
    pub(crate) workflows: Vec<Workflow>,
    /// The policy that is there.
    pub(crate) policy: Option<Present>,
    /// Paths at which something is.
    pub(crate) taken: Vec<RepoPath>,
    /// Paths at which nothing can be made, each with the reason.
    pub(crate) barred: Vec<(RepoPath, Message)>,
}

/// Why tags may be missing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Doubt {
    /// The history could not be read.
    Unreadable(Message),
    /// It was cloned without a part of its history, or without its tags.
    Partial,
}

/// A policy that is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Present {
    /// Its file.
    pub(crate) path: RepoPath,
    /// What it asks for; none where it cannot be read or has errors.
    pub(crate) asks: Option<Asks>,
}

/// What of a policy matters for its workflows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asks {
    /// Whether people sign off.
    pub(crate) sign_off: bool,
    /// Whether a tag's checklist stands in a release issue.
    pub(crate) release_issue: bool,
    /// Whether the version of a tag is judged.
    pub(crate) version: bool,
}

impl Present {
    /// A policy that was read; none where it cannot be.
    pub(crate) fn new(path: RepoPath, loaded: Option<Loaded>) -> Self {
        let policy = loaded.and_then(|loaded| loaded.policy);
        Self {
            path,
            asks: policy.as_ref().map(Asks::of),
        }
    }
}

impl Asks {
    fn of(policy: &Policy) -> Self {
        let gates = &policy.gates;
        let sources = gates.checklist.as_ref().map(|config| &config.sources);
        Self {
            sign_off: gates.sign_off.is_some(),
            release_issue: sources.is_some_and(|it| it.contains(&checklist::Source::ReleaseIssue)),
            version: gates.version.is_some(),
        }
    }
}

/// The longest path of a lockfile that is named, in characters.
const LONGEST_PATH: usize = 300;

/// The path of one of npm's lockfiles, if a policy can name it and then means this file alone.
pub(crate) fn auditable(path: &str) -> Option<RepoPath> {
    let pattern: LockfilePattern = path.parse().ok()?;
    // A policy takes blanks off both ends.
    let fits = path.trim() == path && path.chars().count() <= LONGEST_PATH;
    pattern.literal().filter(|_| fits).cloned()
}
