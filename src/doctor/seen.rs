//! Everything that was read, as it is examined.

use jiff::Timestamp;

use super::Asks;
use crate::facts::{Answer, Failure, Need};
use crate::gates::policy::Loaded;
use crate::ids::{Environment, RefName, RepoPath, RepoSlug, TeamSlug};
use crate::text::Untrusted;

/// What a branch demands before it takes a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Demands {
    /// The checks that must have passed, each with the number of the app it must come from.
    pub(crate) checks: Vec<(Untrusted, Option<u64>)>,
    /// The rulesets among what demands them: the name of each check, with the ruleset's number.
    pub(crate) rulesets: Vec<(Untrusted, Option<u64>)>,
    /// Whether the branch must be up to date; `None` where that is not told.
    pub(crate) strict: Option<bool>,
    /// Whether changes wait in a merge queue.
    pub(crate) merge_queue: bool,
    /// Whether the older protection holds for administrators, too; `None` where that is not told.
    pub(crate) admins: Option<bool>,
}

/// A ruleset for tags that is in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TagRules {
    /// The ruleset's number, where it is told.
    pub(crate) ruleset: Option<u64>,
    /// Patterns of references that it holds for.
    pub(crate) include: Vec<Untrusted>,
    /// Patterns of references that it does not hold for.
    pub(crate) exclude: Vec<Untrusted>,
    /// Whether a tag may not be moved.
    pub(crate) no_update: bool,
    /// Whether a tag may not be deleted.
    pub(crate) no_deletion: bool,
    /// Whether a tag may not be made.
    pub(crate) no_creation: bool,
}

/// Somebody who may go round a ruleset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Actor {
    /// An app.
    App(Untrusted),
    /// A team, as `organisation/team`.
    Team(Untrusted),
    /// Everybody who has this role in the repository.
    Role(Untrusted),
    /// The owners of the organisation.
    Owners,
    /// Whoever has one of the repository's deploy keys.
    DeployKeys,
}

/// Who may go round one ruleset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bypass {
    /// The ruleset's number.
    pub(crate) ruleset: u64,
    /// Those who are named.
    pub(crate) actors: Vec<Actor>,
    /// How many more there are.
    pub(crate) hidden: usize,
}

/// The policy as it stands on the branch.
pub(crate) enum PolicySeen {
    /// It is there.
    Found {
        /// Under which name.
        path: RepoPath,
        /// What it says, and its faults.
        loaded: Box<Loaded>,
    },
    /// There is none.
    Missing,
    /// It could not be read.
    Unread(Failure),
}

/// A file of `.github/workflows`.
#[derive(Clone, Debug)]
pub(crate) struct WorkflowFile {
    /// Its name.
    pub(crate) name: Untrusted,
    /// What it says.
    pub(crate) text: Result<Untrusted, Failure>,
}

/// An action of the repository.
#[derive(Clone, Debug)]
pub(crate) struct ActionFile {
    /// Its folder.
    pub(crate) folder: Untrusted,
    /// What it says.
    pub(crate) text: Result<Untrusted, Failure>,
}

/// What kind of token asks, by GitHub's prefixes (GitHub docs, "GitHub's token formats").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// None at all.
    Nobody,
    /// That of an app's installation, such as the job's own.
    Installation,
    /// A classic token, or that of an OAuth app: GitHub names its scopes.
    Scoped,
    /// A fine-grained token, or another kind: nobody says what it may.
    Other,
}

/// Which permission was tried by reading something that needs it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tried {
    /// The check's id: `token/contents` and so on.
    pub(crate) id: &'static str,
    /// The permission as a workflow writes it.
    pub(crate) scope: &'static str,
    /// What came of it.
    pub(crate) outcome: Result<(), Failure>,
}

/// Everything that was read.
pub(crate) struct Seen<'a> {
    /// The repository.
    pub(crate) repository: &'a RepoSlug,
    /// The environment that releases go to.
    pub(crate) environment: &'a Environment,
    /// The branch that the policy is read from.
    pub(crate) policy_branch: &'a RefName,
    /// The default branch.
    pub(crate) branch: &'a RefName,
    /// Whether not everybody may read the repository.
    pub(crate) private: bool,
    /// Whether whoever the token stands for may write; `None` where GitHub does not tell.
    pub(crate) push: Option<bool>,
    /// The token's scopes, where it has some.
    pub(crate) scopes: Option<&'a [String]>,
    /// The kind of token.
    pub(crate) token: TokenKind,
    /// The policy.
    pub(crate) policy: &'a PolicySeen,
    /// The permissions that were tried.
    pub(crate) tried: &'a [Tried],
    /// The teams of the policy, each as far as it could be read.
    pub(crate) teams: &'a [(TeamSlug, Result<(), Failure>)],
    /// What rulesets demand.
    pub(crate) rules: &'a Result<Demands, Failure>,
    /// What the older protection demands.
    pub(crate) protection: &'a Result<Demands, Failure>,
    /// The rulesets for tags; `None` where no gate judges tags.
    pub(crate) tags: Option<&'a Result<Vec<TagRules>, Failure>>,
    /// Who may go round the rulesets; those of which it is not told are left out.
    pub(crate) bypasses: &'a Result<Vec<Bypass>, Failure>,
    /// The workflows of the default branch.
    pub(crate) workflows: &'a Result<Vec<WorkflowFile>, Failure>,
    /// How many more workflows there are than were read.
    pub(crate) workflows_left: usize,
    /// The actions of the repository that the workflows use, as far as they are there.
    pub(crate) actions: &'a [ActionFile],
    /// What the gates' sources said.
    pub(crate) sources: &'a [(Need, Result<Answer, Failure>)],
    /// Our clock.
    pub(crate) ours: Timestamp,
    /// GitHub's clock.
    pub(crate) theirs: Option<Timestamp>,
}

impl Seen<'_> {
    /// What the policy's gates ask for; nothing where there is no policy that can be used.
    pub(super) fn asks(&self) -> Option<Asks> {
        match self.policy {
            PolicySeen::Found { loaded, .. } => loaded.policy.as_ref().map(Asks::of),
            PolicySeen::Missing | PolicySeen::Unread(_) => None,
        }
    }
}
