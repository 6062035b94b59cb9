//! What starts a workflow.

use super::Start;
use crate::policy::node::{Node, Value};

/// Without these, a change of a pull request would meet no gate.
pub(super) const PULL_REQUESTS: [&str; 3] = ["opened", "synchronize", "reopened"];
/// Without this, nobody could sign off.
pub(super) const COMMENTS: [&str; 1] = ["created"];
/// Filters of an event that leave some of it out (GitHub docs, "Workflow syntax").
const FILTERS: [&str; 4] = ["branches", "branches-ignore", "paths", "paths-ignore"];

/// Whether an event, or a word of a list, is named.
pub(super) fn starts_on(started: &Node, event: &str) -> bool {
    let is_it = |node: &Node| node.scalar().is_some_and(|scalar| scalar.text == event);
    match &started.value {
        Value::Sequence(events) => events.iter().any(is_it),
        Value::Mapping(_) => started.get(event).is_some(),
        _ => is_it(started),
    }
}

/// How far an event starts a workflow; `types`: those that must not be left out.
pub(super) fn start(started: &Node, event: &str, types: &[&str]) -> Start {
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
pub(super) fn pushes_tags(started: &Node) -> bool {
    started
        .get("push")
        .is_some_and(|push| push.get("tags").is_some())
}
