//! What to do once the files are there.

use super::files::Copied;
use super::lists::{Lists, RELEASE_LIST};
use super::plan::{Order, Planned, Standing};
use super::seen::Seen;
use super::sheet::named;
use crate::gates::policy::DEFAULT_PATH;
use crate::ids::{Environment, RepoPath};
use crate::locale::{Message, Value};

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    /// What to do.
    pub(crate) text: Message,
    /// A line to copy into a shell.
    pub(crate) command: Option<String>,
}

impl Step {
    fn new(text: Message) -> Self {
        Self {
            text,
            command: None,
        }
    }

    fn with(text: Message, command: impl Into<String>) -> Self {
        Self {
            text,
            command: Some(command.into()),
        }
    }
}

/// How a shell gives one's own token to one command, with GitHub's own program.
const TOKEN: &str = "GITHUB_TOKEN=$(gh auth token)";

/// What to do next, in order.
pub(super) fn steps(seen: &Seen, order: &Order, files: &[Planned]) -> Vec<Step> {
    let new: Vec<&Planned> = files
        .iter()
        .filter(|file| file.standing == Standing::Free)
        .collect();
    let is_new = |copied: &Copied| new.iter().any(|file| file.path.as_str() == copied.path());
    let copied = [Copied::PullRequest, Copied::SignOff, Copied::Release];
    let workflows: Vec<Copied> = copied.into_iter().filter(is_new).collect();
    let paths = |copied: &[Copied]| -> Vec<Value> {
        copied.iter().map(|it| Value::code(it.path())).collect()
    };
    let mut steps: Vec<Step> = barred_step(files).into_iter().collect();
    // Without the policy nothing else is of use yet.
    let is_lost = |file: &Planned| {
        file.path.as_str() == DEFAULT_PATH && matches!(file.standing, Standing::Barred(_))
    };
    if files.iter().any(is_lost) {
        return steps;
    }
    steps.extend(list_step(seen));
    if order.action.is_none() && !workflows.is_empty() {
        let message = Message::new("setup-step-action").with("paths", paths(&workflows));
        steps.push(Step::new(message));
    }
    let deploying: Vec<Copied> = workflows
        .iter()
        .copied()
        .filter(|copied| *copied != Copied::PullRequest)
        .collect();
    if !deploying.is_empty() {
        let message = Message::new("setup-step-deploy").with("paths", paths(&deploying));
        steps.push(Step::new(message));
    }
    if let Some(rival) = seen.rival() {
        let message = Message::new("setup-step-rival").with("path", named(rival.as_str()));
        steps.push(Step::new(message));
    }
    for copied in copied {
        let in_place = |file: &Planned| {
            file.path.as_str() == copied.path() && file.standing == Standing::Taken
        };
        if files.iter().any(in_place) && !seen.has_gate_in_place(copied) {
            let message = Message::new("setup-step-no-gate")
                .with("path", Value::code(copied.path()))
                .with("source", Value::code(copied.source()))
                .with("what", copied.occasion());
            steps.push(Step::new(message));
        }
    }
    steps.push(Step::with(Message::new("setup-step-lint"), "gonogo lint"));
    if !new.is_empty() {
        let message = Message::new("setup-step-commit")
            .with(
                "known",
                if seen.default_branch.is_some() {
                    "yes"
                } else {
                    "no"
                },
            )
            .with(
                "branch",
                Value::code(seen.default_branch.as_ref().map_or("", |it| it.as_str())),
            );
        steps.push(Step::new(message));
    }
    let repository = match &seen.repository {
        Some(repository) => repository.to_string(),
        None => "OWNER/NAME".to_owned(),
    };
    steps.push(Step::with(
        Message::new("setup-step-try"),
        format!("{TOKEN} gonogo check --repo {repository} --pr 1 --dry-run"),
    ));
    let status = Environment::default().status_name();
    let message = Message::new("setup-step-require").with("status", Value::code(status));
    steps.push(Step::new(message));
    steps.push(Step::with(
        Message::new("setup-step-doctor"),
        format!("{TOKEN} gonogo doctor --repo {repository}"),
    ));
    steps
}

/// The files that cannot be written where they belong, and why.
fn barred_step(files: &[Planned]) -> Option<Step> {
    let barred = files.iter().filter_map(|file| match &file.standing {
        Standing::Barred(reason) => Some((file, reason)),
        Standing::Free | Standing::Taken => None,
    });
    let barred: Vec<(&Planned, &Message)> = barred.collect();
    let (_, reason) = barred.first()?;
    let paths = barred.iter().map(|(file, _)| named(file.path.as_str()));
    let message = Message::new("setup-step-barred")
        .with("paths", paths.collect::<Vec<Value>>())
        .with("reason", (*reason).clone());
    Some(Step::new(message))
}

/// A form for descriptions that lacks the list: until it has it, no pull request can be GO.
fn list_step(seen: &Seen) -> Option<Step> {
    if seen.policy.is_some() {
        return None;
    }
    let copy = |from: &str, to: &RepoPath| {
        let message = Message::new("setup-step-list")
            .with("from", named(from))
            .with("to", named(to.as_str()));
        Some(Step::new(message))
    };
    match Lists::of(seen) {
        Lists::Release(list, Some(form)) => copy(list.path.as_str(), &form.path),
        Lists::Own(Some(form)) => copy(RELEASE_LIST, &form.path),
        Lists::None(form) => {
            let message = Message::new("setup-step-own-list");
            Some(Step::new(message.with("to", named(form.path.as_str()))))
        }
        Lists::Release(_, None) | Lists::Own(None) | Lists::Description(_) => None,
    }
}
