//! Rulesets, and the older protection of branches.

use super::Repository;

/// What a ruleset is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Branch,
    Tag,
}

/// A ruleset of the repository.
#[derive(Clone)]
pub(crate) struct Ruleset {
    pub(crate) id: u64,
    pub(crate) target: Target,
    /// Whether it is in force; if not, GitHub only says what it would have done.
    pub(crate) active: bool,
    /// Patterns such as `~DEFAULT_BRANCH`, `~ALL` or `refs/tags/v*`.
    pub(crate) include: Vec<String>,
    pub(crate) exclude: Vec<String>,
    pub(crate) rules: Vec<Rule>,
    /// Who may go round it.
    pub(crate) bypass: Vec<Bypasser>,
}

/// Somebody who may go round a ruleset. Only administrators of the repository are told who it is; all
/// others, how many there are.
#[derive(Clone)]
pub(crate) enum Bypasser {
    Role(&'static str),
    Team(&'static str),
    App(&'static str),
    Owners,
    DeployKeys,
}

/// One rule.
#[derive(Clone)]
pub(crate) enum Rule {
    /// These checks must have passed, each from the app of that number if one is given.
    Checks {
        checks: Vec<(String, Option<u64>)>,
        strict: bool,
    },
    MergeQueue,
    Creation,
    Update,
    Deletion,
}

impl Rule {
    /// GitHub's name of its type.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Checks { .. } => "required_status_checks",
            Self::MergeQueue => "merge_queue",
            Self::Creation => "creation",
            Self::Update => "update",
            Self::Deletion => "deletion",
        }
    }
}

/// The older protection of a branch, as far as it is about checks.
#[derive(Clone, Default)]
pub(crate) struct Protection {
    /// The required checks; none at all, if it asks for none.
    pub(crate) checks: Option<Vec<(String, Option<u64>)>>,
    pub(crate) strict: bool,
    /// Whether the branch itself tells which checks it asks for.
    pub(crate) told_by_branch: bool,
    /// Whether it holds for administrators, too; where `None` stands, that is told nowhere.
    pub(crate) admins: Option<bool>,
    /// Whether it is turned off, whatever else stands in it.
    pub(crate) off: bool,
}

impl Repository {
    /// The rulesets in force for a branch.
    pub(crate) fn rules_for(&self, branch: &str) -> Vec<&Ruleset> {
        let default = branch == self.default_branch;
        let full = format!("refs/heads/{branch}");
        let meant = |pattern: &String| match pattern.as_str() {
            "~ALL" => true,
            "~DEFAULT_BRANCH" => default,
            pattern => pattern == full,
        };
        self.rulesets
            .iter()
            .filter(|set| set.active && set.target == Target::Branch)
            .filter(|set| set.include.iter().any(meant) && !set.exclude.iter().any(meant))
            .collect()
    }
}
