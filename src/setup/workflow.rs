//! Workflows that a repository has already: what starts them, and whether gonogo is in them.

use crate::ids::RepoPath;
use crate::policy::fault::Faults;
use crate::policy::node::{Node, Value};
use crate::policy::source::Source;
use crate::policy::yaml;

/// A workflow, as far as it matters here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Workflow {
    /// Its file.
    pub(crate) path: RepoPath,
    /// Whether a step of it is gonogo, whatever it does there.
    pub(crate) has_gonogo: bool,
    /// Whether a step of it is gonogo's decision, and publishes it.
    pub(crate) decides: bool,
    /// Whether pull requests start it.
    pub(crate) on_pull_requests: Start,
    /// Whether comments start it.
    pub(crate) on_comments: Start,
    /// Whether tags or releases start it.
    pub(crate) on_tags: bool,
    /// Whether it seems to bring something out: by its name, its jobs' names or their environments.
    pub(crate) deploys: bool,
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

/// Without these, a change of a pull request would meet no gate.
const PULL_REQUESTS: [&str; 3] = ["opened", "synchronize", "reopened"];
/// Without this, nobody could sign off.
const COMMENTS: [&str; 1] = ["created"];
/// Filters of an event that leave some of it out (GitHub docs, "Workflow syntax").
const FILTERS: [&str; 4] = ["branches", "branches-ignore", "paths", "paths-ignore"];

/// Parts of words by which people name what brings something out.
const SHIPPING: [&str; 7] = [
    "deploy", "publish", "release", "ship", "rollout", "livrai", "mep",
];

/// Reads a workflow; `None` where it is none that can be read.
pub(crate) fn workflow(path: RepoPath, bytes: &[u8]) -> Option<Workflow> {
    // What GitHub takes and a policy may not have, such as anchors, leaves holes and does no harm.
    let root = yaml::parse(&Source::new(bytes), &mut Faults::new())?;
    let started = root.get("on")?;
    let jobs = root.get("jobs").map(Node::entries).unwrap_or_default();
    let is_on = |name: &str| starts_on(started, name);
    let file = path.as_str().rsplit('/').next().unwrap_or_default();
    let title = root.get("name").and_then(Node::scalar);
    let mut names = vec![file, title.map_or("", |title| title.text.as_str())];
    names.extend(jobs.iter().map(|job| job.key.text.as_str()));
    let has_environment = jobs
        .iter()
        .any(|job| job.value.get("environment").is_some());
    Some(Workflow {
        has_gonogo: jobs.iter().any(|job| ours(&job.value).next().is_some()),
        decides: jobs
            .iter()
            .filter(|job| !is_switched_off(&job.value))
            .any(|job| ours(&job.value).any(decides)),
        on_pull_requests: ["pull_request", "pull_request_target"]
            .map(|event| start(started, event, &PULL_REQUESTS))
            .into_iter()
            .fold(Start::Never, Start::max),
        on_comments: start(started, "issue_comment", &COMMENTS),
        on_tags: is_on("release") || is_on("create") || pushes_tags(started),
        deploys: has_environment || names.iter().any(|name| ships(name)),
        path,
    })
}

fn starts_on(started: &Node, event: &str) -> bool {
    let is_it = |node: &Node| node.scalar().is_some_and(|scalar| scalar.text == event);
    match &started.value {
        Value::Sequence(events) => events.iter().any(is_it),
        Value::Mapping(_) => started.get(event).is_some(),
        _ => is_it(started),
    }
}

/// How far an event starts a workflow; `types`: those that must not be left out.
fn start(started: &Node, event: &str, types: &[&str]) -> Start {
    if !starts_on(started, event) {
        return Start::Never;
    }
    let Some(filters) = started.get(event) else {
        return Start::Every;
    };
    let lacks = |named: &Node| match &named.value {
        Value::Sequence(_) => types.iter().any(|it| !starts_on(named, it)),
        // One type alone, or what was not read.
        _ => types.len() > 1 || !starts_on(named, types.first().copied().unwrap_or_default()),
    };
    let is_filtered = FILTERS.iter().any(|filter| filters.get(filter).is_some());
    match is_filtered || filters.get("types").is_some_and(lacks) {
        true => Start::Partly,
        false => Start::Every,
    }
}

/// A push without filters is one of any branch, too, and that is how tests are started.
fn pushes_tags(started: &Node) -> bool {
    started
        .get("push")
        .is_some_and(|push| push.get("tags").is_some())
}

fn ships(name: &str) -> bool {
    let name = name.to_lowercase();
    SHIPPING.iter().any(|part| match part.len() {
        // Short ones are words of their own: `membership` ships nothing.
        ..=4 => name
            .split(|letter: char| !letter.is_alphanumeric())
            .any(|word| word == *part),
        _ => name.contains(part),
    })
}

/// The steps that are gonogo; a whole job that is gonogo counts as one.
fn ours(job: &Node) -> impl Iterator<Item = &Node> {
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
    matches!(input("command"), "" | "check")
        && !is_dry
        && !input("report").contains("none")
        && !is_switched_off(step)
}

/// Whether a job or step never runs.
fn is_switched_off(node: &Node) -> bool {
    let condition = node.get("if").and_then(Node::scalar);
    condition.is_some_and(|condition| is_false(&condition.text))
}

/// Whether a text is simply `false`, also as an expression.
fn is_false(text: &str) -> bool {
    let text = text.trim();
    let inner = text
        .strip_prefix("${{")
        .and_then(|it| it.strip_suffix("}}"));
    inner.unwrap_or(text).trim().eq_ignore_ascii_case("false")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(name: &str, text: &str) -> Workflow {
        let path = format!(".github/workflows/{name}").parse().unwrap();
        workflow(path, text.as_bytes()).expect("a workflow")
    }

    const JOB: &str = "jobs:\n  build:\n    steps: [{ uses: actions/checkout@v6 }]\n";

    #[track_caller]
    fn check_tags(on: &str, expected: bool) {
        assert_eq!(
            read("ci.yml", &format!("on: {on}\n{JOB}")).on_tags,
            expected,
            "{on}"
        );
    }

    #[test]
    fn tags_and_releases_start_what_says_so() {
        check_tags("{ push: { tags: [\"v*\"] } }", true);
        check_tags("{ release: { types: [published] } }", true);
        check_tags("release", true);
        check_tags("[push, release]", true);
        check_tags("push", false);
        check_tags("{ push: { branches: [main] } }", false);
        check_tags("{ pull_request: }", false);
    }

    #[test]
    fn pull_requests_and_comments_in_every_form() {
        for on in [
            "pull_request",
            "[push, pull_request_target]",
            "{ pull_request: }",
        ] {
            assert_eq!(
                read("ci.yml", &format!("on: {on}\n{JOB}")).on_pull_requests,
                Start::Every,
                "{on}"
            );
        }
        let on = "on:\n  issue_comment:\n    types: [created]\n";
        let found = read("ci.yml", &format!("{on}{JOB}"));
        assert_eq!(found.on_comments, Start::Every);
        assert_eq!(found.on_pull_requests, Start::Never);
        assert!(!found.has_gonogo);
    }

    #[test]
    fn filters_and_types_leave_pull_requests_out() {
        for (on, expected) in [
            (
                "{ pull_request: { types: [opened, synchronize, reopened, labeled] } }",
                Start::Every,
            ),
            ("{ pull_request: { types: [opened] } }", Start::Partly),
            ("{ pull_request: { types: labeled } }", Start::Partly),
            ("{ pull_request: { branches: [main] } }", Start::Partly),
            ("{ pull_request_target: { paths: [src] } }", Start::Partly),
            (
                "{ pull_request: { paths-ignore: [docs] }, pull_request_target: }",
                Start::Every,
            ),
            ("{ push: { branches: [main] } }", Start::Never),
        ] {
            let found = read("ci.yml", &format!("on: {on}\n{JOB}"));
            assert_eq!(found.on_pull_requests, expected, "{on}");
        }
        let on = "{ issue_comment: { types: [deleted] } }";
        let found = read("ci.yml", &format!("on: {on}\n{JOB}"));
        assert_eq!(found.on_comments, Start::Partly);
    }

    #[test]
    fn only_a_decision_that_is_published_decides() {
        let step = |rest: &str| format!("{{ steps: [{{ uses: acme/gonogo@v1{rest} }}] }}");
        for (job, expected) in [
            (step(""), true),
            (step(", with: { command: check, dry-run: false }"), true),
            (step(", if: \"github.actor != 'x'\""), true),
            (step(", with: { command: lint }"), false),
            (step(", with: { command: notes }"), false),
            (step(", with: { command: demo }"), false),
            (step(", with: { dry-run: true }"), false),
            (step(", with: { dry-run: \"${{ true }}\" }"), false),
            (step(", with: { report: none }"), false),
            (step(", if: false"), false),
            (step(", if: \"${{ false }}\""), false),
            (
                "{ if: false, steps: [{ uses: acme/gonogo@v1 }] }".to_owned(),
                false,
            ),
        ] {
            let found = read("ci.yml", &format!("on: push\njobs: {{ gate: {job} }}\n"));
            assert!(found.has_gonogo, "{job}");
            assert_eq!(found.decides, expected, "{job}");
        }
    }

    #[test]
    fn gonogo_is_found_by_its_name() {
        for uses in [
            "OWNER/gonogo@v1",
            "acme/gonogo/binary@0000000000000000000000000000000000000000",
            "docker://ghcr.io/acme/gonogo:v1.0.0@sha256:00",
        ] {
            let text = format!("on: push\njobs:\n  gate:\n    steps:\n      - uses: {uses}\n");
            assert!(read("ci.yml", &text).has_gonogo, "{uses}");
        }
        let other = "on: push\njobs:\n  gate:\n    steps:\n      - uses: acme/gonogo-tools@v1\n      - run: gonogo check\n";
        assert!(!read("ci.yml", other).has_gonogo);
    }

    #[test]
    fn what_brings_something_out_is_told_by_names_and_environments() {
        let on = "on: { push: { tags: [\"*\"] } }\n";
        assert!(!read("ci.yml", &format!("{on}{JOB}")).deploys);
        assert!(!read("membership.yml", &format!("{on}{JOB}")).deploys);
        assert!(read("deploy-prod.yml", &format!("{on}{JOB}")).deploys);
        assert!(read("ci.yml", &format!("name: Ship it\n{on}{JOB}")).deploys);
        assert!(read("ci.yml", &format!("{on}jobs: {{ publish-npm: {{}} }}\n")).deploys);
        assert!(
            read(
                "ci.yml",
                &format!("{on}jobs: {{ go: {{ environment: production }} }}\n")
            )
            .deploys
        );
    }

    #[test]
    fn what_cannot_be_read_is_none_and_anchors_do_no_harm() {
        let read = |text: &str| workflow("a.yml".parse().unwrap(), text.as_bytes());
        for text in ["", "a: [", "- a", "name: x\n", "on: push\u{202e}\n"] {
            assert_eq!(read(text), None, "{text}");
        }
        let text = "on: &x { push: { tags: [v1] } }\njobs: { a: { steps: [ { uses: a/gonogo@v1 } ] }, b: *x }\n";
        let found = read(text).expect("a workflow");
        assert!(found.on_tags && found.has_gonogo);
    }
}
