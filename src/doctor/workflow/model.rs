//! A workflow file as far as it matters here: expressions are texts (GitHub docs, "Workflow syntax for
//! GitHub Actions").

use crate::locale::Message;
use crate::text::Untrusted;

/// A workflow.
#[derive(Clone, Debug)]
pub(super) struct Workflow {
    /// The file's name.
    pub(super) file: Untrusted,
    /// What starts it.
    pub(super) triggers: Vec<Trigger>,
    /// What every job may, unless it says otherwise.
    pub(super) permissions: Permissions,
    /// Variables of every job.
    pub(super) variables: Variables,
    /// Whether a newer run stops an older one.
    pub(super) cancels: Cancels,
    /// Its jobs.
    pub(super) jobs: Vec<Job>,
    /// What of the file was passed over, if anything.
    pub(super) hole: Option<Message>,
    /// Whether the file speaks of gonogo anywhere.
    pub(super) mentions_gonogo: bool,
}

/// What stands under `env:`, each name with its text.
pub(super) type Variables = Vec<(String, String)>;

/// An event that starts a workflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trigger {
    /// GitHub's name of it.
    pub(super) event: String,
    /// Only these kinds of it; `None`: those that GitHub takes by itself.
    pub(super) types: Option<Vec<String>>,
    /// What narrows it further: `branches`, `paths`, `tags` and their opposites, each with its
    /// patterns.
    pub(super) filters: Vec<(String, Vec<String>)>,
}

impl Trigger {
    /// The patterns of a filter, where it has that one.
    pub(super) fn filter(&self, name: &str) -> Option<&[String]> {
        let found = self.filters.iter().find(|(known, _)| known == name);
        found.map(|(_, patterns)| patterns.as_slice())
    }
}

/// What `permissions:` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Permissions {
    /// Nothing: what the repository gives by itself.
    Unsaid,
    /// All of this level.
    All(Level),
    /// These, and of all else none.
    Listed(Vec<(String, Level)>),
    /// Something that is not understood.
    Unclear,
}

/// How far a permission goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    None,
    Read,
    Write,
}

impl Level {
    /// What a word of a workflow means.
    pub(super) fn of(word: &str) -> Option<Self> {
        match word {
            "none" => Some(Self::None),
            "read" => Some(Self::Read),
            "write" => Some(Self::Write),
            _ => None,
        }
    }

    /// As a workflow writes it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Read => "read",
            Self::Write => "write",
        }
    }
}

/// What `cancel-in-progress:` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cancels {
    /// No.
    No,
    /// Yes, or sometimes.
    Yes,
}

/// A job.
#[derive(Clone, Debug)]
pub(super) struct Job {
    /// Its key.
    pub(super) id: String,
    /// Its name, where it has one of its own.
    pub(super) name: Option<String>,
    /// Whether it may be skipped.
    pub(super) has_condition: bool,
    /// The jobs that must have passed first.
    pub(super) needs: Vec<String>,
    /// The several that there are of it, with more behind their names.
    pub(super) matrix: Option<Matrix>,
    /// What it may.
    pub(super) permissions: Permissions,
    /// Variables of all its steps.
    pub(super) variables: Variables,
    /// Whether a newer run stops an older one.
    pub(super) cancels: Cancels,
    /// The workflow that it calls.
    pub(super) calls: Option<String>,
    /// Its steps.
    pub(super) steps: Vec<Step>,
}

/// The values of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Matrix {
    /// Every word in it; which belongs to which key does not matter here.
    pub(super) values: Vec<String>,
    /// Whether these are all: none is put together while it runs, or was passed over.
    pub(super) is_whole: bool,
}

/// A step.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// The action.
    pub(super) uses: Option<String>,
    /// The script.
    pub(super) run: Option<String>,
    /// Whether it may be skipped.
    pub(super) has_condition: bool,
    /// Variables of it alone.
    pub(super) variables: Variables,
    /// What the action is given.
    pub(super) inputs: Vec<(String, String)>,
}

impl Step {
    /// An input of the action.
    pub(super) fn input(&self, name: &str) -> Option<&str> {
        let mut inputs = self.inputs.iter();
        inputs
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

impl Workflow {
    /// Whether it is started by an event.
    pub(super) fn trigger(&self, event: &str) -> Option<&Trigger> {
        self.triggers.iter().find(|trigger| trigger.event == event)
    }
}
