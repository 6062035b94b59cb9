//! Publication: first a plan, a pure list of effects; then the only writes of the program.
//!
//! Effects are ordered so that a run killed half-way leaves nothing that the next run does not
//! mend: files first, then the status, then the comment, then what the runner reads.

mod effect;
mod execute;
mod outputs;
mod plan;
mod plan_people;
pub(crate) mod release;
mod seen;
mod standing;
mod trace;

pub(crate) use effect::Effect;
pub(crate) use execute::Writer;
pub(crate) use outputs::output_entry;
pub(crate) use plan::{Wishes, foreign_markers, foreign_status, plan};
pub(crate) use standing::{Seen, SeenStatus};

pub(crate) use seen::{Early, EarlyWords, Place, comments, early, identity, statuses};
pub(crate) use trace::Publisher;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What carries the decision on the commit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ReportAs {
    /// A commit status.
    #[default]
    Status,
    /// A check run.
    CheckRun,
    /// Both.
    Both,
    /// Neither.
    None,
}

impl ReportAs {
    /// Whether a commit status is wanted.
    pub(crate) fn status(self) -> bool {
        matches!(self, Self::Status | Self::Both)
    }

    /// Whether a check run is wanted.
    pub(crate) fn check_run(self) -> bool {
        matches!(self, Self::CheckRun | Self::Both)
    }
}
