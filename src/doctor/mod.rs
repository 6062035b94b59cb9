//! Whether gonogo is set up so that it can be trusted. Pure: from everything that was read to a list
//! of checks, each with a verdict, a sentence and a remedy.
//!
//! What was not read is never [`Verdict::Ok`]: it is [`Verdict::NotKnown`], with why.

mod clock;
mod gates;
mod required;
mod rules;
mod sources;
mod tags;
pub(crate) mod tell;
mod token;
mod workflow;

#[cfg(test)]
mod tests;

pub(crate) use gates::Asks;
pub(crate) use sources::is_source;

use jiff::Timestamp;

use crate::facts::{Answer, Failure, FailureKind, Need};
use crate::gates::policy::Loaded;
use crate::ids::{Environment, RefName, RepoPath, TeamSlug};
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// How one check ended, from the best to the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// As it should be.
    Ok,
    /// It works, and could be fooled or be late.
    Warning,
    /// It could not be found out.
    NotKnown,
    /// It does not work, or cannot be trusted.
    Problem,
}

impl Verdict {
    /// The word in JSON, the same in every language.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::NotKnown => "not-known",
            Self::Problem => "problem",
        }
    }

    /// The sign beside the word.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Ok => "🟢",
            Self::Warning => "⚠️",
            Self::NotKnown => "🟣",
            Self::Problem => "🔴",
        }
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Check {
    /// What was looked at; stable, such as `required/source`. It may occur several times.
    pub(crate) id: &'static str,
    /// How it ended.
    pub(crate) verdict: Verdict,
    /// What was found, as a sentence.
    pub(crate) what: Message,
    /// What would help; `None` where nothing has to be done.
    pub(crate) remedy: Option<Message>,
}

impl Check {
    /// It is as it should be.
    fn ok(id: &'static str, what: Message) -> Self {
        Self {
            id,
            verdict: Verdict::Ok,
            what,
            remedy: None,
        }
    }

    /// It is not; the remedy is the message's attribute of this name.
    fn bad(id: &'static str, verdict: Verdict, what: Message) -> Self {
        let remedy = Some(what.attribute("remedy"));
        Self {
            id,
            verdict,
            what,
            remedy,
        }
    }

    /// What was to be read could not be: the failure says why, and what would help.
    fn unread(id: &'static str, verdict: Verdict, subject: Message, failure: &Failure) -> Self {
        let what = Message::new("doctor-unread")
            .with("subject", subject)
            .with("reason", failure.message());
        Self {
            id,
            verdict,
            what,
            remedy: Some(failure.remedy()),
        }
    }
}

/// What a branch demands before it takes a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Demands {
    /// The checks that must have passed, each with the number of the app it must come from.
    pub(crate) checks: Vec<(Untrusted, Option<u64>)>,
    /// Whether the branch must be up to date; `None` where that is not told.
    pub(crate) strict: Option<bool>,
    /// Whether changes wait in a merge queue.
    pub(crate) merge_queue: bool,
}

/// A ruleset for tags that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TagRules {
    /// Patterns of references that it holds for.
    pub(crate) include: Vec<Untrusted>,
    /// Patterns of references that it does not hold for.
    pub(crate) exclude: Vec<Untrusted>,
    /// Whether a tag may not be moved.
    pub(crate) no_update: bool,
    /// Whether a tag may not be deleted.
    pub(crate) no_deletion: bool,
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
    /// The workflows of the default branch.
    pub(crate) workflows: &'a Result<Vec<WorkflowFile>, Failure>,
    /// How many more workflows there are than were read.
    pub(crate) workflows_left: usize,
    /// What the gates' sources said.
    pub(crate) sources: &'a [(Need, Result<Answer, Failure>)],
    /// Our clock.
    pub(crate) ours: Timestamp,
    /// GitHub's clock.
    pub(crate) theirs: Option<Timestamp>,
}

impl Seen<'_> {
    /// What the policy's gates ask for; nothing where there is no policy that can be used.
    fn asks(&self) -> Option<Asks> {
        match self.policy {
            PolicySeen::Found { loaded, .. } => loaded.policy.as_ref().map(Asks::of),
            PolicySeen::Missing | PolicySeen::Unread(_) => None,
        }
    }
}

/// Every check, in the order in which it is told.
pub(crate) fn examine(seen: &Seen<'_>) -> Vec<Check> {
    let asks = seen.asks();
    let mut checks = gates::checks(seen);
    let shop = workflow::Shop::of(seen);
    checks.extend(token::checks(seen, &shop, asks.as_ref()));
    checks.extend(required::checks(seen, &shop));
    checks.extend(tags::checks(seen, asks.as_ref()));
    checks.extend(workflow::checks(seen, &shop, asks.as_ref()));
    checks.extend(sources::checks(seen));
    checks.push(clock::check(seen));
    checks
}

/// The verdict for something that could not be read: a permission that is missing is known to be
/// missing; what failed on the way is not known.
fn gravity(failure: &Failure) -> Verdict {
    match failure.kind {
        FailureKind::Forbidden | FailureKind::Unauthorized => Verdict::Problem,
        _ => Verdict::NotKnown,
    }
}

/// Text shown as code.
fn code(text: &str) -> Value {
    Value::code(text)
}
