//! A workflow file as far as it matters here. Expressions are texts, unknown keys are passed over, and
//! what cannot be followed leaves a hole that is told (GitHub docs, "Workflow syntax for GitHub
//! Actions").

use crate::locale::Message;
use crate::policy::fault::{FaultKind, Faults};
use crate::policy::node::{Node, Value};
use crate::policy::source::Source;
use crate::policy::yaml;
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
    /// Whether a newer run stops an older one.
    pub(super) cancels: Cancels,
    /// Its jobs.
    pub(super) jobs: Vec<Job>,
    /// What of the file was passed over, if anything.
    pub(super) hole: Option<Message>,
}

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

/// What narrows an event down (GitHub docs, "Workflow syntax for GitHub Actions").
const FILTERS: [&str; 6] = [
    "branches",
    "branches-ignore",
    "paths",
    "paths-ignore",
    "tags",
    "tags-ignore",
];

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
    fn of(word: &str) -> Option<Self> {
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
    /// Whether there are several of it, with more behind their names.
    pub(super) has_matrix: bool,
    /// What it may.
    pub(super) permissions: Permissions,
    /// Whether a newer run stops an older one.
    pub(super) cancels: Cancels,
    /// The workflow that it calls.
    pub(super) calls: Option<String>,
    /// Its steps.
    pub(super) steps: Vec<Step>,
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
    with: Vec<(String, String)>,
}

/// Names of repositories and images know no case.
fn is_our_name(name: &str) -> bool {
    name.eq_ignore_ascii_case("gonogo")
}

impl Step {
    /// An input of the action.
    pub(super) fn input(&self, name: &str) -> Option<&str> {
        let mut inputs = self.with.iter();
        inputs
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Whether it is this action: a repository of its name, a folder of it, or its image.
    pub(super) fn is_gonogo(&self) -> bool {
        let Some(uses) = self.uses.as_deref() else {
            return false;
        };
        let address = uses.split('@').next().unwrap_or_default();
        match address.strip_prefix("docker://") {
            Some(image) => {
                let name = image.rsplit('/').next().unwrap_or_default();
                is_our_name(name.split(':').next().unwrap_or_default())
            }
            None => {
                let name = address.split('/').nth(1).unwrap_or_default();
                is_our_name(name) && !address.starts_with('.')
            }
        }
    }

    /// Whether it runs gonogo where it cannot be followed: by a command in a script, such as
    /// `gonogo check` or `docker run ghcr.io/acme/gonogo:v1`, or by an action of the repository.
    fn runs_gonogo_unseen(&self) -> bool {
        let local = self.uses.as_deref().filter(|uses| uses.starts_with("./"));
        if local.is_some_and(super::mentions_gonogo) {
            return true;
        }
        let script = self.run.as_deref().unwrap_or_default();
        let apart = |letter: char| letter.is_whitespace() || "\"'`;&|()".contains(letter);
        let mut words = script
            .split(apart)
            .filter(|word| !word.is_empty())
            .peekable();
        while let Some(word) = words.next() {
            let last = word.rsplit('/').next().unwrap_or_default();
            let name = last.split([':', '@']).next().unwrap_or_default();
            // These decide nothing.
            let harmless = ["lint", "window", "demo", "doctor", "notes"];
            let next = words.peek().copied().unwrap_or_default();
            if is_our_name(name) && !harmless.contains(&next) {
                return true;
            }
        }
        false
    }
}

impl Job {
    /// Whether it calls a workflow of another repository.
    pub(super) fn calls_elsewhere(&self) -> bool {
        let call = self.calls.as_deref();
        call.is_some_and(|call| !call.starts_with("./"))
    }
}

impl Workflow {
    /// Whether any of its steps is this action.
    pub(super) fn runs_gonogo(&self) -> bool {
        let mut steps = self.jobs.iter().flat_map(|job| &job.steps);
        steps.any(Step::is_gonogo)
    }

    /// Whether it leaves gonogo to a script, to an action of its own, or to a workflow in another
    /// repository.
    pub(super) fn calls_gonogo_elsewhere(&self) -> bool {
        self.jobs.iter().any(|job| {
            let call = job.calls.as_deref().unwrap_or_default();
            let elsewhere = super::mentions_gonogo(call) && !call.starts_with("./");
            elsewhere || job.steps.iter().any(Step::runs_gonogo_unseen)
        })
    }

    /// Whether anything in it could run gonogo without saying so: a workflow of another repository,
    /// or an action of this one.
    pub(super) fn may_hide_gonogo(&self) -> bool {
        self.jobs.iter().any(|job| {
            let local = |step: &Step| {
                step.uses
                    .as_deref()
                    .is_some_and(|uses| uses.starts_with("./"))
            };
            job.calls_elsewhere() || job.steps.iter().any(local)
        })
    }

    /// Whether it is started by an event.
    pub(super) fn trigger(&self, event: &str) -> Option<&Trigger> {
        self.triggers.iter().find(|trigger| trigger.event == event)
    }
}

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
    let hole = hole.map(|fault| {
        let line = i64::try_from(fault.span.line).unwrap_or(i64::MAX);
        Message::new("doctor-workflow-hole")
            .with("line", crate::locale::Value::Number(line))
            .with(
                "fault",
                crate::locale::Value::Quoted(Box::new(fault.message())),
            )
    });
    let no_workflow = || Message::new("doctor-workflow-no-jobs");
    let Some(root) = root else {
        return Err(hole.unwrap_or_else(no_workflow));
    };
    let jobs = root.get("jobs").ok_or_else(no_workflow)?;
    Ok(Workflow {
        file: file.clone(),
        triggers: root.get("on").map_or_else(Vec::new, triggers),
        permissions: permissions(root.get("permissions")),
        cancels: cancels(root.get("concurrency")),
        jobs: jobs
            .entries()
            .iter()
            .map(|entry| job(&entry.key.text, &entry.value))
            .collect(),
        hole,
    })
}

fn job(id: &str, node: &Node) -> Job {
    let steps = node.get("steps").map_or(&[][..], items);
    Job {
        id: id.to_owned(),
        name: text(node.get("name")),
        has_condition: node.get("if").is_some(),
        needs: node.get("needs").map_or_else(Vec::new, words),
        has_matrix: node
            .get("strategy")
            .is_some_and(|strategy| strategy.get("matrix").is_some()),
        permissions: permissions(node.get("permissions")),
        cancels: cancels(node.get("concurrency")),
        calls: text(node.get("uses")),
        steps: steps.iter().map(step).collect(),
    }
}

fn step(node: &Node) -> Step {
    let with = node.get("with").map_or(&[][..], Node::entries);
    Step {
        uses: text(node.get("uses")),
        run: text(node.get("run")),
        has_condition: node.get("if").is_some(),
        with: with
            .iter()
            .map(|entry| {
                let value = text(Some(&entry.value)).unwrap_or_default();
                (entry.key.text.clone(), value)
            })
            .collect(),
    }
}

fn text(node: Option<&Node>) -> Option<String> {
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
