//! Workflows that a repository has already: what starts them, and whether gonogo is in them.

mod condition;
mod deploys;
mod starts;

#[cfg(test)]
mod tests;

use crate::ids::RepoPath;
use crate::policy::fault::Faults;
use crate::policy::node::{Entry, Node, Value};
use crate::policy::source::Source;
use crate::policy::yaml;
use condition::{holds, runs_all_the_same};
use deploys::deploys;
use starts::{COMMENTS, PULL_REQUESTS, pushes_tags, start, starts_on};

/// A workflow, as far as it matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Workflow {
    /// Its file.
    pub(crate) path: RepoPath,
    /// Whether a step of it is gonogo, whatever it does there.
    pub(crate) has_gonogo: bool,
    /// On which occasions a step of it is gonogo's decision, and publishes it.
    pub(crate) decides: Decides,
    /// Whether pull requests start it.
    pub(crate) on_pull_requests: Start,
    /// Whether comments start it.
    pub(crate) on_comments: Start,
    /// Whether tags or releases start it.
    pub(crate) on_tags: bool,
    /// Whether it seems to bring something out: by its name, its jobs' names or their environments.
    pub(crate) deploys: bool,
}

/// On which occasions gonogo decides in a workflow, unless nothing starts it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Decides {
    /// On pull requests.
    pub(crate) on_pull_requests: bool,
    /// On comments.
    pub(crate) on_comments: bool,
    /// On tags and releases.
    pub(crate) on_tags: bool,
}

/// Which occasions of a kind start a workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Start {
    /// None.
    Never,
    /// Some: filters or types leave others out.
    Partly,
    /// All that matter to a gate.
    Every,
}

/// Reads a workflow; `None` where it is none that can be read.
pub(crate) fn workflow(path: RepoPath, bytes: &[u8]) -> Option<Workflow> {
    // What GitHub takes and a policy may not have, such as anchors, leaves holes and does no harm.
    let root = yaml::parse(&Source::new(bytes), &mut Faults::new())?;
    let started = root.get("on")?;
    let jobs = root.get("jobs").map(Node::entries).unwrap_or_default();
    let is_on = |name: &str| starts_on(started, name);
    let pull_requests = ["pull_request", "pull_request_target"]
        .map(|event| (event, start(started, event, &PULL_REQUESTS)));
    let best = pull_requests.iter().map(|(_, start)| *start).max();
    let best = best.unwrap_or(Start::Never);
    let releases = ["push", "release", "create"];
    let starting = pull_requests
        .into_iter()
        .filter(|(_, start)| *start == best);
    let starting: Vec<&str> = starting.map(|(event, _)| event).collect();
    let decides = |events: &[&str]| events.iter().any(|event| decides_on(jobs, event));
    let tagging = releases.into_iter().filter(|event| is_on(event));
    Some(Workflow {
        has_gonogo: jobs.iter().any(|job| ours(&job.value).next().is_some()),
        decides: Decides {
            on_pull_requests: decides(&starting),
            on_comments: decides(&["issue_comment"]),
            on_tags: decides(&tagging.collect::<Vec<_>>()),
        },
        on_pull_requests: best,
        on_comments: start(started, "issue_comment", &COMMENTS),
        on_tags: is_on("release") || is_on("create") || pushes_tags(started),
        deploys: deploys(&path, &root),
        path,
    })
}

/// Whether a step that is gonogo decides and publishes on an event, in a job that can run then.
fn decides_on(jobs: &[Entry], event: &str) -> bool {
    let running = jobs
        .iter()
        .filter(|job| !never_runs(jobs, job, event, DEEPEST));
    running.into_iter().any(|job| {
        let mut steps = ours(&job.value);
        steps.any(|step| decides(step) && !is_switched_off(step, event))
    })
}

/// So many jobs may wait for each other.
const DEEPEST: usize = 20;

/// Whether a job never runs on an event: by its own condition, or since it waits for one that does not.
fn never_runs(jobs: &[Entry], job: &Entry, event: &str, deepest: usize) -> bool {
    if is_switched_off(&job.value, event) {
        return true;
    }
    if deepest == 0 || condition(&job.value).is_some_and(runs_all_the_same) {
        return false;
    }
    let is_needed = |other: &&Entry| {
        let needs = job.value.get("needs");
        needs.is_some_and(|needs| starts_on(needs, &other.key.text))
    };
    let mut needed = jobs.iter().filter(is_needed);
    needed.any(|other| never_runs(jobs, other, event, deepest - 1))
}

/// The steps that are gonogo; a whole job that is gonogo counts as one.
pub(super) fn ours(job: &Node) -> impl Iterator<Item = &Node> {
    let is_ours = |node: &&Node| {
        let used = node.get("uses").and_then(Node::scalar);
        used.is_some_and(|used| {
            let name = used.text.split('@').next().unwrap_or_default();
            let name = name.strip_prefix("docker://").unwrap_or(name);
            name.split(['/', ':'])
                .any(|part| part.eq_ignore_ascii_case("gonogo"))
        })
    };
    let steps = match job.get("steps").map(|steps| &steps.value) {
        Some(Value::Sequence(steps)) => steps.as_slice(),
        _ => &[],
    };
    std::iter::once(job).chain(steps).filter(is_ours)
}

/// Whether a step that is gonogo decides and publishes, as far as can be seen: any other command, a dry
/// run or a decision that is not reported stops nobody.
fn decides(step: &Node) -> bool {
    let input = |name: &str| {
        let value = step.get("with").and_then(|with| with.get(name));
        value.and_then(Node::scalar).map_or("", |it| it.text.trim())
    };
    let is_dry = !input("dry-run").is_empty() && !is_false(input("dry-run"));
    matches!(input("command"), "" | "check") && !is_dry && !input("report").contains("none")
}

fn condition(node: &Node) -> Option<&str> {
    Some(node.get("if")?.scalar()?.text.as_str())
}

/// Whether a condition keeps a job or a step from running on an event.
fn is_switched_off(node: &Node, event: &str) -> bool {
    condition(node).is_some_and(|text| holds(text, event) == Some(false))
}

/// Whether a text is simply `false`, also as an expression.
fn is_false(text: &str) -> bool {
    let text = text.trim();
    let inner = text
        .strip_prefix("${{")
        .and_then(|it| it.strip_suffix("}}"));
    inner.unwrap_or(text).trim().eq_ignore_ascii_case("false")
}
