//! Workflows that call workflows of the same repository: what starts the one starts the other, and
//! what holds for the one holds for both (GitHub docs, "Reusing workflows").

use super::Shop;
use super::model::{Cancels, Job, Level, Permissions, Workflow};

/// How deep workflows may call each other; GitHub allows ten.
const DEEPEST: usize = 10;

/// Where workflows are, in every repository.
const FOLDER: &str = ".github/workflows/";

/// Which workflow a job calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Called<'a> {
    /// One of the files that were read, by its name.
    Here(&'a str),
    /// One of this repository, but as it is somewhere else than on the branch that was read.
    AtAnotherRef {
        /// The name of its file.
        file: &'a str,
        /// The call as it is written.
        address: &'a str,
    },
    /// One of another repository, by the call as it is written.
    Elsewhere(&'a str),
}

/// The jobs that lead to a workflow, the outermost first. None: it is started by an event itself.
pub(super) type Chain<'a> = Vec<(&'a Workflow, &'a Job)>;

impl Shop {
    /// Which workflow a job calls, if it calls one.
    pub(super) fn called<'a>(&self, job: &'a Job) -> Option<Called<'a>> {
        let address = job.calls.as_deref()?;
        if let Some(path) = address.strip_prefix("./") {
            // What is in no such folder GitHub does not take.
            let file = path.strip_prefix(FOLDER);
            return Some(file.map_or(Called::Elsewhere(address), Called::Here));
        }
        Some(self.own(address).unwrap_or(Called::Elsewhere(address)))
    }

    /// What an address says that names this very repository.
    fn own<'a>(&self, address: &'a str) -> Option<Called<'a>> {
        let (path, reference) = address.rsplit_once('@')?;
        let mut parts = path.splitn(3, '/');
        let (owner, name, path) = (parts.next()?, parts.next()?, parts.next()?);
        let file = path.strip_prefix(FOLDER)?;
        let is_here = owner.eq_ignore_ascii_case(self.repository.owner())
            && name.eq_ignore_ascii_case(self.repository.name());
        let branch = reference.strip_prefix("refs/heads/").unwrap_or(reference);
        is_here.then_some(match branch == self.branch {
            true => Called::Here(file),
            false => Called::AtAnotherRef { file, address },
        })
    }

    /// All ways by which a workflow is started. One that others call and nobody calls has none.
    pub(super) fn chains<'a>(&'a self, workflow: &'a Workflow) -> Vec<Chain<'a>> {
        self.chains_to(workflow, DEEPEST)
    }

    fn chains_to<'a>(&'a self, workflow: &'a Workflow, deepest: usize) -> Vec<Chain<'a>> {
        let mut chains = Vec::new();
        let is_event = |event: &str| event != "workflow_call";
        if workflow.triggers.iter().any(|it| is_event(&it.event)) {
            chains.push(Vec::new());
        }
        if workflow.trigger("workflow_call").is_none() || deepest == 0 {
            return chains;
        }
        let file = workflow.file.for_parsing();
        for caller in self.ours.iter().chain(&self.others) {
            let calls = |job: &&Job| self.called(job) == Some(Called::Here(file));
            for job in caller.jobs.iter().filter(calls) {
                for mut chain in self.chains_to(caller, deepest - 1) {
                    chain.push((caller, job));
                    chains.push(chain);
                }
            }
        }
        chains
    }

    /// The workflows whose events start one, itself among them where it has some.
    pub(super) fn starters<'a>(&'a self, workflow: &'a Workflow) -> Vec<&'a Workflow> {
        let chains = self.chains(workflow);
        let first = |chain: &Chain<'a>| chain.first().map_or(workflow, |(caller, _)| *caller);
        chains.iter().map(first).collect()
    }

    /// Whether a job may be skipped: by its own `if:`, by that of a job that it needs or that calls
    /// it. `failing` also counts needed jobs that can only fail.
    pub(super) fn may_be_skipped(&self, workflow: &Workflow, job: &Job, failing: bool) -> bool {
        let skipped = |(workflow, job): &(&Workflow, &Job)| {
            job.has_condition
                || (failing && !job.needs.is_empty())
                || needs_condition(workflow, job, &mut Vec::new())
        };
        let mut callers = self.chains(workflow).into_iter().flatten();
        skipped(&(workflow, job)) || callers.any(|caller| skipped(&caller))
    }

    /// Whether a workflow, or one that leads to it, stops runs that are under way.
    pub(super) fn is_stopped(&self, workflow: &Workflow, job: &Job) -> bool {
        use Cancels::Yes;
        let stops = |workflow: &Workflow, job: &Job| [workflow.cancels, job.cancels].contains(&Yes);
        let mut callers = self.chains(workflow).into_iter().flatten();
        stops(workflow, job) || callers.any(|(workflow, job)| stops(workflow, job))
    }

    /// What a job may, for each way that leads to it: a called workflow can only have less than the
    /// job that calls it.
    pub(super) fn permissions(&self, workflow: &Workflow, job: &Job) -> Vec<Permissions> {
        let own = said(workflow, job);
        let through = |chain: &Chain<'_>| {
            let callers = chain.iter().map(|(caller, job)| said(caller, job));
            let all = callers.chain([own]);
            all.fold(None, |outer, inner| match outer {
                None => Some(inner.clone()),
                Some(outer) => Some(least(inner, &outer)),
            })
        };
        let chains = self.chains(workflow);
        match chains.is_empty() {
            true => vec![own.clone()],
            false => chains.iter().filter_map(through).collect(),
        }
    }

    /// Whether a job may write anything at all, as far as that is known.
    pub(super) fn may_write(&self, workflow: &Workflow, job: &Job) -> bool {
        self.permissions(workflow, job).iter().any(|it| match it {
            Permissions::Unsaid | Permissions::Unclear => true,
            Permissions::All(level) => *level == Level::Write,
            Permissions::Listed(listed) => listed.iter().any(|(_, level)| *level == Level::Write),
        })
    }
}

/// What a job's own file says of it.
pub(super) fn said<'a>(workflow: &'a Workflow, job: &'a Job) -> &'a Permissions {
    match &job.permissions {
        Permissions::Unsaid => &workflow.permissions,
        own => own,
    }
}

/// Whether one of the jobs that a job waits for, near or far, may be skipped.
fn needs_condition<'a>(workflow: &'a Workflow, job: &'a Job, known: &mut Vec<&'a str>) -> bool {
    for needed in &job.needs {
        if known.contains(&needed.as_str()) {
            continue;
        }
        known.push(needed);
        let found = workflow.jobs.iter().find(|job| job.id == *needed);
        if found.is_some_and(|job| job.has_condition || needs_condition(workflow, job, known)) {
            return true;
        }
    }
    false
}

/// The smaller of two: of what is called, and of what calls it. What the first does not say is what
/// the second gives.
fn least(one: &Permissions, other: &Permissions) -> Permissions {
    use Permissions::{All, Listed, Unclear, Unsaid};
    let each = |listed: &[(String, Level)], most: &dyn Fn(&str) -> Level| {
        let smaller = |(scope, level): &(String, Level)| {
            let level = (*level).min(most(scope));
            (scope.clone(), level)
        };
        Listed(listed.iter().map(smaller).collect())
    };
    match (one, other) {
        (Unclear, _) | (_, Unclear) => Unclear,
        (Unsaid, said) => said.clone(),
        // What the repository gives may be less than what is asked for.
        (Listed(listed), Unsaid) if listed.iter().all(|(_, level)| *level == Level::None) => {
            one.clone()
        }
        (_, Unsaid) => Unsaid,
        (All(one), All(other)) => All((*one).min(*other)),
        (Listed(listed), All(most)) | (All(most), Listed(listed)) => each(listed, &|_| *most),
        (Listed(listed), Listed(other)) => each(listed, &|scope| {
            let found = other.iter().find(|(known, _)| known == scope);
            found.map_or(Level::None, |(_, level)| *level)
        }),
    }
}
