//! What came of a workflow: how each job ended, and what its steps did.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::runner::Finished;

/// How a job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Success,
    Failure,
    Skipped,
}

/// What a step came to.
pub(crate) enum Done {
    /// gonogo ran.
    Gonogo(Finished),
    /// A commit was checked out.
    CheckedOut(String),
    /// A script would run, with these variables.
    Script(String, BTreeMap<String, String>),
    /// A file was kept for other jobs, or taken from there.
    Passed,
}

/// What a job came to.
pub(crate) struct Job {
    pub(crate) ending: Ending,
    pub(super) outputs: Map<String, Value>,
    pub(super) done: Vec<Done>,
}

/// A workflow that has been carried out.
pub(crate) struct Carried {
    pub(crate) jobs: BTreeMap<String, Job>,
}

impl Carried {
    /// The jobs that ran to a good end.
    pub(crate) fn succeeded(&self) -> Vec<&str> {
        let good = self
            .jobs
            .iter()
            .filter(|(_, job)| job.ending == Ending::Success);
        good.map(|(name, _)| name.as_str()).collect()
    }

    /// The run of gonogo in a job.
    pub(crate) fn gonogo(&self, job: &str) -> &Finished {
        let done = self.jobs[job].done.iter().find_map(|done| match done {
            Done::Gonogo(finished) => Some(finished),
            _ => None,
        });
        done.unwrap_or_else(|| panic!("gonogo did not run in {job}"))
    }

    /// The commits that a job checks out.
    pub(crate) fn checked_out(&self, job: &str) -> Vec<&str> {
        let done = self.jobs[job].done.iter();
        done.filter_map(|done| match done {
            Done::CheckedOut(reference) => Some(reference.as_str()),
            _ => None,
        })
        .collect()
    }

    /// The scripts of a job, with their variables.
    pub(crate) fn scripts(&self, job: &str) -> Vec<(&str, &BTreeMap<String, String>)> {
        let done = self.jobs[job].done.iter();
        done.filter_map(|done| match done {
            Done::Script(script, variables) => Some((script.as_str(), variables)),
            _ => None,
        })
        .collect()
    }
}
