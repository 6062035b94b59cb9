//! Which files a repository gets.

use jiff::Timestamp;

use super::action::Action;
use super::files::Copied;
use super::lists::{DESCRIPTION, Lists, RELEASE_LIST};
use super::policy::{Wanted, policy};
use super::remarks::{Remark, remarks};
use super::seen::Seen;
use super::steps::{Step, steps};
use crate::gates::policy::{DEFAULT_PATH, lint_bytes};
use crate::ids::{Environment, RepoPath};
use crate::locale::{Locale, Message, Value, Words};
use crate::policy::read::PolicyZone;

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

/// A path of ours.
pub(super) fn own_path(path: &str) -> RepoPath {
    path.parse().expect("our own paths are paths")
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
