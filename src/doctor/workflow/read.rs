//! Reads a workflow file. Unknown keys are passed over, and what cannot be followed leaves a hole that is
//! told (GitHub docs, "Workflow syntax for GitHub Actions").

use super::gonogo::mentions_gonogo;
use super::model::{Cancels, Job, Level, Matrix, Permissions, Step, Trigger, Variables, Workflow};
use crate::locale::Message;
use crate::policy::fault::{Fault, FaultKind, Faults};
use crate::policy::node::{Node, Value};
use crate::policy::source::Source;
use crate::policy::yaml;
use crate::text::Untrusted;

/// What narrows an event down (GitHub docs, "Workflow syntax for GitHub Actions").
const FILTERS: [&str; 6] = [
    "branches",
    "branches-ignore",
    "paths",
    "paths-ignore",
    "tags",
    "tags-ignore",
];

/// Reads a file.
///
/// # Errors
/// Where it is no workflow that can be read, with why.
pub(super) fn workflow(file: &Untrusted, text: &str) -> Result<Workflow, Message> {
    let source = Source::new(text.as_bytes());
    let mut faults = Faults::new();
    let root = yaml::parse(&source, &mut faults);
    let faults = faults.finish(None).faults;
    // An anchor changes nothing where it stands; the alias that means it does.
    let hole = faults.iter().find(|fault| fault.kind != FaultKind::Anchor);
    let hole = hole.map(hole_of);
    let no_workflow = || Message::new("doctor-workflow-no-jobs");
    let Some(root) = root else {
        return Err(hole.unwrap_or_else(no_workflow));
    };
    let jobs = root.get("jobs").ok_or_else(no_workflow)?;
    Ok(Workflow {
        file: file.clone(),
        triggers: root.get("on").map_or_else(Vec::new, triggers),
        permissions: permissions(root.get("permissions")),
        variables: pairs(root.get("env")),
        cancels: cancels(root.get("concurrency")),
        mentions_gonogo: mentions_gonogo(text),
        jobs: jobs
            .entries()
            .iter()
            .map(|entry| job(&entry.key.text, &entry.value))
            .collect(),
        hole,
    })
}

/// What of a file was passed over.
pub(super) fn hole_of(fault: &Fault) -> Message {
    let line = i64::try_from(fault.span.line).unwrap_or(i64::MAX);
    Message::new("doctor-workflow-hole")
        .with("line", crate::locale::Value::Number(line))
        .with(
            "fault",
            crate::locale::Value::Quoted(Box::new(fault.message())),
        )
}

/// The steps of a job, or of an action that consists of some.
pub(super) fn steps(node: &Node) -> Vec<Step> {
    let steps = node.get("steps").map_or(&[][..], items);
    steps.iter().map(step).collect()
}

fn job(id: &str, node: &Node) -> Job {
    Job {
        id: id.to_owned(),
        name: text(node.get("name")),
        has_condition: node.get("if").is_some(),
        needs: node.get("needs").map_or_else(Vec::new, words),
        matrix: node
            .get("strategy")
            .and_then(|it| it.get("matrix"))
            .map(matrix),
        permissions: permissions(node.get("permissions")),
        variables: pairs(node.get("env")),
        cancels: cancels(node.get("concurrency")),
        calls: text(node.get("uses")),
        steps: steps(node),
    }
}

fn step(node: &Node) -> Step {
    Step {
        uses: text(node.get("uses")),
        run: text(node.get("run")),
        has_condition: node.get("if").is_some(),
        variables: pairs(node.get("env")),
        inputs: pairs(node.get("with")),
    }
}

/// Names with their texts.
fn pairs(node: Option<&Node>) -> Variables {
    let pairs = node.map_or(&[][..], Node::entries).iter();
    pairs
        .map(|entry| {
            let value = text(Some(&entry.value)).unwrap_or_default();
            (entry.key.text.clone(), value)
        })
        .collect()
}

fn matrix(node: &Node) -> Matrix {
    let mut matrix = Matrix {
        values: Vec::new(),
        is_whole: true,
    };
    let mut waiting = vec![node];
    while let Some(node) = waiting.pop() {
        match &node.value {
            Value::Scalar(_) => {
                let word = text(Some(node)).unwrap_or_default();
                matrix.is_whole &= !word.contains("${{");
                matrix.values.push(word);
            }
            Value::Sequence(items) => waiting.extend(items),
            Value::Mapping(entries) => waiting.extend(entries.iter().map(|entry| &entry.value)),
            Value::Null => {}
            Value::Broken => matrix.is_whole = false,
        }
    }
    matrix
}

/// The text of a scalar.
pub(super) fn text(node: Option<&Node>) -> Option<String> {
    let scalar = node?.scalar()?;
    Some(scalar.text.trim().to_owned())
}

fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::Sequence(items) => items,
        _ => &[],
    }
}

/// One word, a list of words, or a map with more about each.
fn triggers(node: &Node) -> Vec<Trigger> {
    let plain = |event: String| Trigger {
        event,
        types: None,
        filters: Vec::new(),
    };
    match &node.value {
        Value::Scalar(_) => text(Some(node)).map(plain).into_iter().collect(),
        Value::Sequence(items) => items
            .iter()
            .filter_map(|item| text(Some(item)).map(plain))
            .collect(),
        _ => node
            .entries()
            .iter()
            .map(|entry| Trigger {
                event: entry.key.text.clone(),
                types: entry.value.get("types").map(words),
                filters: FILTERS
                    .iter()
                    .filter_map(|name| Some(((*name).to_owned(), words(entry.value.get(name)?))))
                    .collect(),
            })
            .collect(),
    }
}

fn words(node: &Node) -> Vec<String> {
    match text(Some(node)) {
        Some(word) => vec![word],
        None => items(node)
            .iter()
            .filter_map(|item| text(Some(item)))
            .collect(),
    }
}

fn permissions(node: Option<&Node>) -> Permissions {
    let Some(node) = node else {
        return Permissions::Unsaid;
    };
    match &node.value {
        // An empty value is as if it were not there.
        Value::Null => Permissions::Unsaid,
        Value::Scalar(scalar) => match scalar.text.trim() {
            "read-all" => Permissions::All(Level::Read),
            "write-all" => Permissions::All(Level::Write),
            _ => Permissions::Unclear,
        },
        Value::Mapping(entries) => {
            let listed: Option<Vec<(String, Level)>> = entries
                .iter()
                .map(|entry| {
                    let level = Level::of(&text(Some(&entry.value))?)?;
                    Some((entry.key.text.clone(), level))
                })
                .collect();
            listed.map_or(Permissions::Unclear, Permissions::Listed)
        }
        Value::Broken | Value::Sequence(_) => Permissions::Unclear,
    }
}

fn cancels(node: Option<&Node>) -> Cancels {
    let said = node.and_then(|node| node.get("cancel-in-progress"));
    match said.map(|said| (text(Some(said)), &said.value)) {
        None | Some((_, Value::Null)) => Cancels::No,
        Some((Some(word), _)) if word == "false" => Cancels::No,
        Some(_) => Cancels::Yes,
    }
}
