//! Which files a repository gets.

use jiff::Timestamp;

use super::action::Action;
use super::files::{Copied, checklist, tags};
use super::list::Form;
use super::policy::{Template, Wanted, policy};
use super::remarks::{Remark, remarks};
use super::seen::{Asks, Seen};
use super::sheet::named;
use super::steps::{Step, steps};
use super::workflow::{Start, Workflow};
use crate::gates::policy::{DEFAULT_PATH, lint_bytes};
use crate::ids::{Environment, RepoPath};
use crate::locale::{Locale, Message, Value, Words};
use crate::policy::read::PolicyZone;

/// What GitHub puts into new pull requests (GitHub docs, "Creating a pull request template").
pub(super) const DESCRIPTION: &str = ".github/pull_request_template.md";
/// A list that is only compared with.
pub(super) const RELEASE_LIST: &str = ".github/release-checklist.md";

/// What was asked for.
#[derive(Debug)]
pub(crate) struct Order {
    /// The clock of the rules.
    pub(crate) zone: Option<PolicyZone>,
    /// The action that the workflows use.
    pub(crate) action: Option<Action>,
    /// The language of the policy and of what is told.
    pub(crate) locale: Locale,
    /// The present instant, which decides what `lint` would warn of.
    pub(crate) now: Timestamp,
}

/// Why there is no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// A policy is to be written, and nobody said by which clock.
    NoZone,
    /// The policy that came of it is not valid: a fault of ours.
    Invalid,
}

/// What is to be written, and what is said about it.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The files, in the order in which they are written.
    pub(crate) files: Vec<Planned>,
    /// What was decided, and because of what.
    pub(crate) remarks: Vec<Remark>,
    /// What to do next.
    pub(crate) steps: Vec<Step>,
}

/// A file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Planned {
    /// Where it goes.
    pub(crate) path: RepoPath,
    /// What it holds.
    pub(crate) text: String,
    /// What it is for.
    pub(crate) why: Message,
    /// Whether it can be written.
    pub(crate) standing: Standing,
}

/// What is at a file's place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Standing {
    /// Nothing: it can be written.
    Free,
    /// Something, which is left as it is.
    Taken,
    /// Nothing, and nothing can be made there.
    Barred(Message),
}

/// Every place that may be written to.
pub(crate) fn targets() -> [RepoPath; 6] {
    [
        DEFAULT_PATH,
        DESCRIPTION,
        RELEASE_LIST,
        Copied::PullRequest.path(),
        Copied::SignOff.path(),
        Copied::Release.path(),
    ]
    .map(own_path)
}

fn own_path(path: &str) -> RepoPath {
    path.parse().expect("our own paths are paths")
}

/// Where the checklist comes from.
pub(super) enum Lists<'a> {
    /// The list that GitHub puts into descriptions already.
    Description(&'a Form),
    /// A list for releases; without a form for descriptions it is copied into one.
    Release(&'a Form, Option<&'a Form>),
    /// A list of ours; with a form for descriptions that has none, it stands beside it.
    Own(Option<&'a Form>),
    /// None: there is a form without a list, and no place for one of ours.
    None(&'a Form),
}

impl<'a> Lists<'a> {
    pub(super) fn of(seen: &'a Seen) -> Self {
        let description = seen.description.as_ref();
        let release = seen.release_list.as_ref().filter(|it| it.list.is_some());
        match (description, release) {
            (Some(form), _) if form.list.is_some() => Self::Description(form),
            (_, Some(release)) => Self::Release(release, description),
            (Some(form), None) if seen.taken.contains(&own_path(RELEASE_LIST)) => Self::None(form),
            (_, None) => Self::Own(description),
        }
    }

    fn template(&self) -> Option<Template<'a>> {
        let of = |form: &'a Form| Template {
            path: form.path.clone(),
            list: form.list.as_ref(),
        };
        match self {
            Self::Description(form) | Self::Release(form, _) => Some(of(form)),
            Self::Own(_) => Some(Template {
                path: self.own_path(),
                list: None,
            }),
            Self::None(_) => None,
        }
    }

    /// Where a list of ours goes.
    pub(super) fn own_path(&self) -> RepoPath {
        match self {
            Self::Own(Some(_)) => own_path(RELEASE_LIST),
            _ => own_path(DESCRIPTION),
        }
    }

    fn file(&self, seen: &Seen, words: &Words) -> Option<Planned> {
        let planned = |path: RepoPath, text: String, why: &'static str| Planned {
            standing: seen.standing(&path),
            why: Message::new(why),
            path,
            text,
        };
        match self {
            Self::Release(form, None) => {
                let text = form.text.clone().unwrap_or_default();
                Some(planned(self.own_path(), text, "setup-why-description"))
            }
            Self::Own(None) => Some(planned(
                self.own_path(),
                checklist(words),
                "setup-why-description",
            )),
            Self::Own(Some(_)) => {
                Some(planned(self.own_path(), checklist(words), "setup-why-list"))
            }
            Self::Description(_) | Self::Release(_, Some(_)) | Self::None(_) => None,
        }
    }
}

impl Seen {
    pub(super) fn standing(&self, path: &RepoPath) -> Standing {
        if let Some((_, reason)) = self.barred.iter().find(|(barred, _)| barred == path) {
            return Standing::Barred(reason.clone());
        }
        match self.taken.contains(path) {
            true => Standing::Taken,
            false => Standing::Free,
        }
    }

    /// What the policy asks for, the one that is there or the one that is written now; none where it
    /// has errors.
    pub(super) fn asks(&self) -> Option<Asks> {
        let has_releases = self.releases.versions > 0;
        match &self.policy {
            Some(present) => present.asks,
            None => Some(Asks {
                sign_off: false,
                release_issue: has_releases,
                version: has_releases,
            }),
        }
    }

    /// The workflows that fit, but for those that something else does already.
    pub(super) fn copied(&self) -> Vec<Copied> {
        let asks = self.asks().unwrap_or_default();
        let releases = self.releases.versions > 0 || asks.version;
        let wanted = [
            (Copied::PullRequest, true),
            (
                Copied::SignOff,
                asks.sign_off || releases && asks.release_issue,
            ),
            (Copied::Release, releases && self.rival().is_none()),
        ];
        let fits = |copied: &Copied| self.stand_in(*copied).is_none();
        let wanted = wanted.into_iter().filter(|(_, is_wanted)| *is_wanted);
        wanted.map(|(copied, _)| copied).filter(fits).collect()
    }

    /// A workflow under another name that is gonogo's gate on the same occasion.
    pub(super) fn stand_in(&self, copied: Copied) -> Option<&RepoPath> {
        let mut others = self.others(copied);
        let found = others.find(|workflow| is_gate(workflow, copied));
        found.map(|workflow| &workflow.path)
    }

    /// A workflow under another name in which gonogo is asked on the same occasion, but not so that it
    /// were a gate.
    pub(super) fn half_gate(&self, copied: Copied) -> Option<&RepoPath> {
        let mut others = self.others(copied);
        let found =
            others.find(|workflow| workflow.has_gonogo && starts(workflow, copied) > Start::Never);
        found.map(|workflow| &workflow.path)
    }

    fn others(&self, copied: Copied) -> impl Iterator<Item = &Workflow> {
        let workflows = self.workflows.iter();
        workflows.filter(move |workflow| workflow.path.as_str() != copied.path())
    }

    /// Whether the file that is at a workflow's own place is that gate.
    pub(super) fn has_gate_in_place(&self, copied: Copied) -> bool {
        let mut workflows = self.workflows.iter();
        workflows.any(|it| it.path.as_str() == copied.path() && is_gate(it, copied))
    }

    /// A workflow that brings tags out without asking gonogo.
    pub(super) fn rival(&self) -> Option<&RepoPath> {
        let workflow = self.workflows.iter();
        let mut rivals = workflow.filter(|it| it.on_tags && it.deploys && !it.decides);
        rivals.next().map(|workflow| &workflow.path)
    }

    /// What a workflow is for: no more than is known of one that is there already.
    fn why(&self, copied: Copied, standing: &Standing) -> Message {
        let is_there = *standing == Standing::Taken;
        if is_there {
            let id = match self.has_gate_in_place(copied) {
                true => "setup-why-gate",
                false => "setup-why-no-gate",
            };
            return Message::new(id).with("what", copied.occasion());
        }
        match copied {
            Copied::PullRequest => Message::new("setup-why-pull-request"),
            Copied::SignOff => Message::new("setup-why-sign-off"),
            Copied::Release => {
                let tags: Vec<Value> = tags(&self.releases).into_iter().map(named).collect();
                Message::new("setup-why-release").with("tags", tags)
            }
        }
    }
}

fn starts(workflow: &Workflow, copied: Copied) -> Start {
    match copied {
        Copied::PullRequest => workflow.on_pull_requests,
        Copied::SignOff => workflow.on_comments,
        Copied::Release if workflow.on_tags => Start::Every,
        Copied::Release => Start::Never,
    }
}

fn is_gate(workflow: &Workflow, copied: Copied) -> bool {
    workflow.decides && starts(workflow, copied) == Start::Every
}

/// From what was seen and asked for to the files, remarks and steps.
///
/// # Errors
/// Where no policy can be written.
pub(crate) fn plan(seen: &Seen, order: &Order) -> Result<Plan, Unfit> {
    let words = Words::new(order.locale);
    let mut files = Vec::new();
    let mut begin = None;
    if let Some(present) = &seen.policy {
        files.push(Planned {
            path: present.path.clone(),
            text: String::new(),
            why: Message::new("setup-why-present"),
            standing: Standing::Taken,
        });
    } else {
        let lists = Lists::of(seen);
        let (first, file) = new_policy(seen, order, &lists, &words)?;
        begin = Some(first);
        files.push(file);
        files.extend(lists.file(seen, &words));
    }
    for copied in seen.copied() {
        let path = own_path(copied.path());
        let standing = seen.standing(&path);
        files.push(Planned {
            why: seen.why(copied, &standing),
            standing,
            text: copied.fitted(order.action.as_ref(), &seen.releases),
            path,
        });
    }
    Ok(Plan {
        remarks: remarks(seen, order, begin.filter(|begin| *begin != MIDNIGHT)),
        steps: steps(seen, order, &files),
        files,
    })
}

/// Minutes at which a day may be said to begin: in a few zones some Fridays have no midnight.
const BEGINS: [&str; 2] = [MIDNIGHT, "01:00"];
const MIDNIGHT: &str = "00:00";

fn new_policy(
    seen: &Seen,
    order: &Order,
    lists: &Lists<'_>,
    words: &Words,
) -> Result<(&'static str, Planned), Unfit> {
    let zone = order.zone.as_ref().ok_or(Unfit::NoZone)?;
    let (begin, text) = BEGINS
        .into_iter()
        .map(|begin| {
            let wanted = Wanted {
                seen,
                zone,
                action: order.action.as_ref(),
                template: lists.template(),
                begin,
            };
            (begin, policy(&wanted, words))
        })
        .find(|(_, text)| {
            let loaded = lint_bytes(text.as_bytes(), &Environment::default(), order.now);
            loaded.policy.is_some() && loaded.faults.faults.is_empty()
        })
        .ok_or(Unfit::Invalid)?;
    let mut gates = vec!["window", "checklist"];
    gates.extend((!seen.lockfiles.is_empty()).then_some("npm-audit"));
    gates.extend((seen.releases.versions > 0).then_some("version"));
    let gates: Vec<Value> = gates.into_iter().map(Value::Word).collect();
    let path = own_path(DEFAULT_PATH);
    let file = Planned {
        standing: seen.standing(&path),
        why: Message::new("setup-why-policy").with("gates", gates),
        path,
        text,
    };
    Ok((begin, file))
}
