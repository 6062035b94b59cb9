//! Whether a workflow seems to bring something out.

use super::ours;
use crate::ids::RepoPath;
use crate::policy::node::{Node, Value};

/// Parts of words by which people name what brings something out.
const SHIPPING: [&str; 7] = [
    "deploy", "publish", "release", "ship", "rollout", "livrai", "mep",
];

/// Actions that only write the notes of a release, by their repositories.
const NOTES: [&str; 8] = [
    "release-drafter/release-drafter",
    "softprops/action-gh-release",
    "ncipollo/release-action",
    "actions/create-release",
    "orhun/git-cliff-action",
    "mikepenz/release-changelog-builder-action",
    "metcalfc/changelog-generator",
    "tj-actions/git-cliff",
];

/// Inputs by which such an action puts files into the release.
const FILES: [&str; 4] = ["files", "artifacts", "artifact", "asset_paths"];

/// Commands that only look, or only write notes, by how they begin.
const QUIET: [&str; 9] = [
    "gh release create",
    "gh release edit",
    "gh release view",
    "git log",
    "git fetch",
    "git describe",
    "git cliff",
    "git-cliff",
    "echo",
];

/// Whether a workflow seems to bring something out: by its name, its jobs' names or their
/// environments, unless all that it does is to write notes.
pub(super) fn deploys(path: &RepoPath, root: &Node) -> bool {
    let jobs = root.get("jobs").map(Node::entries).unwrap_or_default();
    let file = path.as_str().rsplit('/').next().unwrap_or_default();
    let title = root.get("name").and_then(Node::scalar);
    let mut names = vec![file, title.map_or("", |title| title.text.as_str())];
    names.extend(jobs.iter().map(|job| job.key.text.as_str()));
    let has_environment = jobs
        .iter()
        .any(|job| job.value.get("environment").is_some());
    let only_notes = !jobs.is_empty() && jobs.iter().all(|job| only_writes_notes(&job.value));
    has_environment || (names.iter().any(|name| ships(name)) && !only_notes)
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

/// Whether a job writes notes of a release and does nothing else.
fn only_writes_notes(job: &Node) -> bool {
    let steps = match job.get("steps").map(|steps| &steps.value) {
        Some(Value::Sequence(steps)) => steps.as_slice(),
        _ => return false,
    };
    let kinds: Option<Vec<bool>> = steps.iter().map(writes_notes).collect();
    kinds.is_some_and(|kinds| kinds.contains(&true))
}

/// Whether a step writes notes, or only makes ready for it; `None` where it does anything else.
fn writes_notes(step: &Node) -> Option<bool> {
    let word = |node: &Node, name: &str| {
        let scalar = node.get(name).and_then(Node::scalar);
        scalar.map(|scalar| scalar.text.trim().to_owned())
    };
    if let Some(script) = word(step, "run") {
        return script_writes_notes(&script);
    }
    let inputs = step.get("with");
    if ours(step).next().is_some() {
        let command = inputs.and_then(|inputs| word(inputs, "command"));
        return (command.as_deref() == Some("notes")).then_some(true);
    }
    let uses = word(step, "uses")?;
    let name = uses.split('@').next().unwrap_or_default().to_lowercase();
    let has_files = inputs.is_some_and(|inputs| FILES.iter().any(|it| inputs.get(it).is_some()));
    match name.as_str() {
        "actions/checkout" => Some(false),
        name if NOTES.contains(&name) && !has_files => Some(true),
        _ => None,
    }
}

/// The same of a script: each of its lines is a quiet command, without files.
fn script_writes_notes(script: &str) -> Option<bool> {
    let joined = script.replace("\\\n", " ");
    let lines = joined.lines().map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_quiet = |line: &str| {
        QUIET.iter().any(|begin| line.starts_with(begin))
            && !line.contains(['*', '/', ';', '|', '`', '&'])
            && !line.contains("$(")
    };
    lines
        .all(is_quiet)
        .then_some(script.contains("gh release") || script.contains("cliff"))
}
