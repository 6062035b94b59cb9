//! Actions of the repository that consist of steps: a job that uses one does what its steps do (GitHub docs, "Metadata
//! syntax for GitHub Actions", `runs` for composite actions).

use super::gonogo::mentions_gonogo;
use super::model::{Job, Step, Workflow};
use super::{checkout, read};
use crate::doctor::ActionFile;
use crate::locale::Message;
use crate::policy::fault::{FaultKind, Faults};
use crate::policy::node::Node;
use crate::policy::source::Source;
use crate::policy::yaml;

/// How deep actions may use each other; GitHub allows ten.
const DEEPEST: usize = 10;

/// How many steps a job may have, with those of the actions that it uses.
const MOST_STEPS: usize = 1_000;

/// An action of the repository.
struct Action {
    /// Its folder.
    folder: String,
    /// What it is given, with what stands for it where nothing is.
    inputs: Vec<(String, String)>,
    /// Its steps; `None` where it is a program or an image.
    steps: Option<Vec<Step>>,
    /// What of it was passed over and may matter, if anything.
    hole: Option<Message>,
    /// Whether it speaks of gonogo anywhere.
    mentions_gonogo: bool,
}

/// The actions that were read.
pub(super) struct Actions(Vec<Action>);

/// What came of following the actions of a job.
struct Followed {
    /// The steps, those of actions in the place of those that use them.
    steps: Vec<Step>,
    /// How many more there may be.
    left: usize,
    /// What could not be followed, by the file that it is in, or none where it is the workflow itself.
    holes: Vec<Hole>,
    /// Whether one of the actions speaks of gonogo.
    mentions_gonogo: bool,
}

/// What could not be followed, and in which file, if that is not the workflow's own.
pub(super) type Hole = (Option<String>, Message);

/// The folders of the actions of the repository that a workflow or an action uses.
pub(in crate::doctor) fn folders_used(text: &str) -> Vec<String> {
    let Some((root, _)) = parsed(text) else {
        return Vec::new();
    };
    let jobs = root.get("jobs").map_or(&[][..], Node::entries);
    let jobs = jobs.iter().map(|entry| &entry.value);
    let mut found = Vec::new();
    for node in jobs.chain(root.get("runs")) {
        for step in read::steps(node) {
            found.extend(step.uses.as_deref().and_then(folder_of));
        }
    }
    found
}

/// The folder that a step means, if it uses an action of the repository.
fn folder_of(uses: &str) -> Option<String> {
    let folder = uses.strip_prefix("./")?.trim_end_matches('/');
    let is_plain = folder
        .split('/')
        .all(|part| !matches!(part, "" | "." | ".."));
    is_plain.then(|| folder.to_owned())
}

/// The root of a file, and what of it was passed over.
fn parsed(text: &str) -> Option<(Node, Option<Message>)> {
    let source = Source::new(text.as_bytes());
    let mut faults = Faults::new();
    let root = yaml::parse(&source, &mut faults)?;
    let faults = faults.finish(None).faults;
    let hole = faults.iter().find(|fault| fault.kind != FaultKind::Anchor);
    Some((root, hole.map(read::hole_of)))
}

impl Actions {
    /// Reads them. One that is not there, or could not be read, is not followed.
    pub(super) fn of(files: &[ActionFile]) -> Self {
        let texts = files.iter().filter_map(|file| {
            let text = file.text.as_ref().ok()?;
            Some((file.folder.for_parsing(), text.for_parsing()))
        });
        Self(
            texts
                .map(|(folder, text)| Action::read(folder, text))
                .collect(),
        )
    }

    /// Puts the steps of actions in the place of those that use them, and says what could not be followed.
    pub(super) fn follow(&self, workflow: &mut Workflow) -> Vec<Hole> {
        let mut holes = Vec::new();
        for job in workflow.jobs.iter_mut().filter(|job| uses_any(job)) {
            let mut followed = Followed {
                steps: Vec::new(),
                left: MOST_STEPS,
                holes: Vec::new(),
                mentions_gonogo: false,
            };
            let mut elsewhere = false;
            for step in std::mem::take(&mut job.steps) {
                elsewhere |= checkout::leads_elsewhere(&step);
                match elsewhere {
                    true => followed.steps.push(step),
                    false => self.expand(step, DEEPEST, &mut followed),
                }
            }
            workflow.mentions_gonogo |= followed.mentions_gonogo;
            job.steps = followed.steps;
            holes.append(&mut followed.holes);
        }
        holes
    }

    /// A step, or those of the action that it uses.
    fn expand(&self, step: Step, deepest: usize, followed: &mut Followed) {
        let folder = step.uses.as_deref().and_then(folder_of);
        let action = folder.and_then(|folder| self.0.iter().find(|it| it.folder == folder));
        let Some(action) = action else {
            followed.steps.push(step);
            return;
        };
        followed.mentions_gonogo |= action.mentions_gonogo;
        let file = Some(format!("{}/action.yml", action.folder));
        if let Some(hole) = &action.hole {
            followed.holes.push((file.clone(), hole.clone()));
        }
        let why = || Message::new("doctor-workflow-elsewhere");
        let Some(steps) = &action.steps else {
            if action.mentions_gonogo {
                followed.holes.push((file, why()));
            }
            followed.steps.push(step);
            return;
        };
        if deepest == 0 || steps.len() > followed.left {
            followed.holes.push((None, why()));
            followed.steps.push(step);
            return;
        }
        followed.left -= steps.len();
        let given = action.inputs.iter().map(|(name, default)| {
            let text = step.input(name).unwrap_or(default);
            (name.clone(), text.to_owned())
        });
        let given: Vec<(String, String)> = given.collect();
        for inner in steps {
            self.expand(inner.given(&given, &step), deepest - 1, followed);
        }
    }
}

fn uses_any(job: &Job) -> bool {
    let mut uses = job.steps.iter().filter_map(|step| step.uses.as_deref());
    uses.any(|uses| uses.starts_with("./"))
}

impl Action {
    fn read(folder: &str, text: &str) -> Self {
        let mentions_gonogo = mentions_gonogo(text);
        let matters = mentions_gonogo || checkout::may_bring_in_anywhere(text);
        let mut action = Self {
            folder: folder.to_owned(),
            inputs: Vec::new(),
            steps: None,
            hole: None,
            mentions_gonogo,
        };
        let Some((root, hole)) = parsed(text) else {
            let why = Message::new("doctor-workflow-no-jobs");
            action.hole = Some(why).filter(|_| matters);
            return action;
        };
        action.hole = hole.filter(|_| matters);
        let inputs = root.get("inputs").map_or(&[][..], Node::entries);
        let inputs = inputs.iter().map(|entry| {
            let default = read::text(entry.value.get("default"));
            (entry.key.text.clone(), default.unwrap_or_default())
        });
        action.inputs = inputs.collect();
        if let Some(runs) = root.get("runs")
            && read::text(runs.get("using")).is_some_and(|it| it.eq_ignore_ascii_case("composite"))
        {
            action.steps = Some(read::steps(runs));
        }
        action
    }
}

impl Step {
    /// The step of an action, as it is where another step uses it with these inputs.
    fn given(&self, inputs: &[(String, String)], outer: &Self) -> Self {
        let filled = |text: &String| filled(text, inputs);
        let pairs = |pairs: &[(String, String)]| -> Vec<(String, String)> {
            let each = pairs.iter();
            each.map(|(name, text)| (name.clone(), filled(text)))
                .collect()
        };
        let mut variables = outer.variables.clone();
        variables.extend(pairs(&self.variables));
        Self {
            uses: self.uses.clone(),
            run: self.run.as_ref().map(filled),
            has_condition: self.has_condition || outer.has_condition,
            variables,
            inputs: pairs(&self.inputs),
        }
    }
}

/// A text with what is given in the place of `inputs.…`, in its expressions.
fn filled(text: &str, inputs: &[(String, String)]) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${{") {
        let Some((inner, behind)) = after.split_once("}}") else {
            break;
        };
        whole.push_str(before);
        let alone = inner.trim().get(.."inputs.".len());
        let alone = alone.filter(|begin| begin.eq_ignore_ascii_case("inputs."));
        let name = alone.and_then(|_| inner.trim().get("inputs.".len()..));
        match name.and_then(|name| given(inputs, name)) {
            Some(text) => whole.push_str(text),
            None => {
                whole.push_str("${{");
                whole.push_str(&within(inner, inputs));
                whole.push_str("}}");
            }
        }
        rest = behind;
    }
    whole.push_str(rest);
    whole
}

fn given<'a>(inputs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut inputs = inputs.iter();
    let found = inputs.find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, text)| text.as_str())
}

/// An expression with what is given in the place of its inputs: what is an expression itself stays one.
fn within(expression: &str, inputs: &[(String, String)]) -> String {
    let mut whole = String::new();
    let mut rest = expression;
    while let Some(at) = rest.to_ascii_lowercase().find("inputs.") {
        let (before, after) = rest.split_at(at);
        whole.push_str(before);
        let is_inner = |letter: char| letter.is_ascii_alphanumeric() || "_.-".contains(letter);
        let is_part = whole.ends_with(is_inner);
        let behind = after.get("inputs.".len()..).unwrap_or_default();
        let end =
            behind.find(|letter: char| !(letter.is_ascii_alphanumeric() || "_-".contains(letter)));
        let (name, left) = behind.split_at(end.unwrap_or(behind.len()));
        match given(inputs, name).filter(|_| !is_part) {
            Some(text) => match text.trim().strip_prefix("${{") {
                Some(inner) => {
                    whole.push_str(inner.strip_suffix("}}").unwrap_or(inner).trim());
                }
                None => {
                    whole.push('\'');
                    whole.push_str(&text.replace('\'', "''"));
                    whole.push('\'');
                }
            },
            None => {
                whole.push_str("inputs.");
                whole.push_str(name);
            }
        }
        rest = left;
    }
    whole.push_str(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_action_is_given_stands_in_the_place_of_its_inputs() {
        let inputs = [
            ("ref".to_owned(), "${{ github.head_ref }}".to_owned()),
            ("name".to_owned(), "it's".to_owned()),
            ("empty".to_owned(), String::new()),
        ];
        for (text, expected) in [
            ("${{ inputs.ref }}", "${{ github.head_ref }}"),
            ("a ${{ Inputs.NAME }} b", "a it's b"),
            ("${{inputs.empty}}", ""),
            (
                "${{ inputs.ref || 'main' }}",
                "${{ github.head_ref || 'main' }}",
            ),
            ("${{ inputs.name == 'x' }}", "${{ 'it''s' == 'x' }}"),
            ("${{ inputs.unknown }}", "${{ inputs.unknown }}"),
            (
                "${{ github.event.inputs.ref }}",
                "${{ github.event.inputs.ref }}",
            ),
            ("${{ inputs.reference }}", "${{ inputs.reference }}"),
            ("no expression, inputs.ref", "no expression, inputs.ref"),
            ("${{ inputs.ref", "${{ inputs.ref"),
        ] {
            assert_eq!(filled(text, &inputs), expected, "{text}");
        }
    }

    #[test]
    fn only_folders_of_the_repository_are_followed() {
        let text = "on: push\njobs:\n  a:\n    uses: ./.github/workflows/x.yml\n  b:\n    steps:\n      \
            - uses: ./.github/actions/x/\n      - uses: ./\n      - uses: ./../y\n      - uses: acme/z@v1\n      \
            - run: echo ./no\n";
        assert_eq!(folders_used(text), [".github/actions/x"]);
        let action = "runs:\n  using: composite\n  steps:\n    - uses: ./tools/y\n";
        assert_eq!(folders_used(action), ["tools/y"]);
        assert_eq!(folders_used("{"), [""; 0]);
    }
}
