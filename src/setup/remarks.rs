//! What was decided, and because of what.

use super::files::{Copied, tags};
use super::list::Form;
use super::plan::{Lists, Order, Standing};
use super::releases::Releases;
use super::seen::{Doubt, Seen};
use super::sheet::named;
use crate::ids::RepoPath;
use crate::locale::{Message, Value};
use crate::versioning::TagPrefix;

/// A sentence, and what it is about.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Remark {
    /// A gate's name, or a word for what else it is about; the same in every language.
    pub(crate) about: &'static str,
    /// The sentence.
    pub(crate) text: Message,
}

/// So many names are listed.
const MOST_NAMES: usize = 8;

/// Everything worth a remark, what matters for the policy first.
///
/// `begin`: from which minute on days are closed, where that is not midnight.
pub(super) fn remarks(seen: &Seen, order: &Order, begin: Option<&'static str>) -> Vec<Remark> {
    let mut told = Told(Vec::new());
    match &seen.policy {
        Some(present) => {
            let is_valid = if present.asks.is_some() { "yes" } else { "no" };
            told.add(
                "policy",
                Message::new("setup-saw-policy")
                    .with("path", path(&present.path))
                    .with("valid", is_valid),
            );
        }
        None => {
            window(&mut told, order);
            if let Some(begin) = begin {
                let message = Message::new("setup-saw-begin");
                told.add("window", message.with("begin", Value::Word(begin)));
            }
            checklist(&mut told, seen);
            npm_audit(&mut told, seen);
            version(&mut told, seen);
            sign_off(&mut told, seen);
        }
    }
    workflows(&mut told, seen);
    if seen.repository.is_none() {
        let elsewhere = if seen.is_elsewhere { "yes" } else { "no" };
        let message = Message::new("setup-saw-no-repository").with("elsewhere", elsewhere);
        told.add("repository", message);
    }
    told.add("token", Message::new("setup-saw-token"));
    told.0
}

struct Told(Vec<Remark>);

impl Told {
    fn add(&mut self, about: &'static str, text: Message) {
        self.0.push(Remark { about, text });
    }
}

fn path(path: &RepoPath) -> Value {
    named(path.as_str())
}

/// The first names of a list, and how many more there are.
fn names<'a>(message: Message, all: impl Iterator<Item = &'a str>) -> Message {
    listed(message, all.map(named).collect())
}

/// The same of headings, which are words and no names: each in quotation marks.
fn headings(message: Message, all: &[String]) -> Message {
    let quoted = all.iter().map(|name| {
        let quoted = Message::new("setup-quoted").with("name", Value::text(name));
        Value::Message(Box::new(quoted))
    });
    listed(message, quoted.collect())
}

fn listed(message: Message, mut all: Vec<Value>) -> Message {
    let more = all.len().saturating_sub(MOST_NAMES);
    all.truncate(MOST_NAMES);
    message.with("names", all).with("more", more)
}

fn window(told: &mut Told, order: &Order) {
    if let Some(zone) = &order.zone {
        let message = Message::new("setup-saw-window").with("zone", Value::code(zone.name()));
        told.add("window", message);
    }
}

fn checklist(told: &mut Told, seen: &Seen) {
    let about = "checklist";
    let of = |id: &'static str, form: &Form| {
        let list = form.list.as_ref();
        let sections = list
            .map(|list| list.sections.as_slice())
            .unwrap_or_default();
        let message = Message::new(id)
            .with("path", path(&form.path))
            .with("items", list.map_or(0, |list| list.items))
            .with("sections", sections.len());
        headings(message, sections)
    };
    match Lists::of(seen) {
        Lists::Description(form) => told.add(about, of("setup-saw-description", form)),
        Lists::Release(form, None) => told.add(about, of("setup-saw-release-list", form)),
        Lists::Release(form, Some(_)) => told.add(about, of("setup-saw-description", form)),
        Lists::Own(form) => {
            let place = Lists::of(seen).own_path();
            let state = match (seen.standing(&place), form) {
                (Standing::Barred(_), _) => "barred",
                (_, Some(form)) if form.text.is_none() => "unread",
                _ => "none",
            };
            told.add(
                about,
                Message::new("setup-saw-no-list").with("state", state),
            );
        }
        Lists::None(form) => {
            let is_read = if form.text.is_some() { "yes" } else { "no" };
            told.add(
                about,
                of("setup-saw-no-template", form).with("read", is_read),
            );
        }
    }
    left_out(told, seen);
    unread(told, seen, about, |path| !is_owners(path));
    if let Some(folder) = &seen.further_forms {
        let message = Message::new("setup-saw-further-forms").with("path", path(folder));
        told.add(about, message);
    }
    let lists = match (Lists::of(seen), &seen.release_list) {
        (Lists::Description(_), Some(form)) if form.list.is_some() => Some(&form.path),
        _ => None,
    };
    let others = lists.into_iter().chain(&seen.other_lists);
    let others: Vec<&str> = others.map(RepoPath::as_str).collect();
    if !others.is_empty() {
        let message = Message::new("setup-saw-other-lists");
        told.add(about, names(message, others.into_iter()));
    }
}

/// The sections of the forms that are not waited for, each list with its file.
fn left_out(told: &mut Told, seen: &Seen) {
    let about = "checklist";
    let template = match Lists::of(seen) {
        Lists::Description(form) | Lists::Release(form, _) => Some(form),
        Lists::Own(_) | Lists::None(_) => None,
    };
    if let Some(form) = template
        && let Some(list) = form.list.as_ref().filter(|list| !list.later.is_empty())
    {
        let message = Message::new("setup-saw-later").with("path", path(&form.path));
        told.add(about, headings(message, &list.later));
    }
    let description = seen.description.as_ref();
    let description = description.filter(|it| template.is_none_or(|form| form.path != it.path));
    for form in template.into_iter().chain(description) {
        if !form.choices.is_empty() {
            let message = Message::new("setup-saw-choices").with("path", path(&form.path));
            told.add(about, headings(message, &form.choices));
        }
    }
}

fn is_owners(path: &RepoPath) -> bool {
    path.as_str().ends_with("CODEOWNERS")
}

fn unread(told: &mut Told, seen: &Seen, about: &'static str, is_it: impl Fn(&RepoPath) -> bool) {
    for (at, reason) in seen.unread.iter().filter(|(at, _)| is_it(at)) {
        let message = Message::new("setup-saw-unread").with("path", path(at));
        told.add(about, message.with("reason", reason.clone()));
    }
}

fn npm_audit(told: &mut Told, seen: &Seen) {
    let about = "npm-audit";
    let all = |paths: &[RepoPath], id: &'static str| {
        names(Message::new(id), paths.iter().map(RepoPath::as_str))
    };
    if !seen.lockfiles.is_empty() {
        told.add(about, all(&seen.lockfiles, "setup-saw-lockfiles"));
    }
    if !seen.other_lockfiles.is_empty() {
        told.add(
            about,
            all(&seen.other_lockfiles, "setup-saw-other-lockfiles"),
        );
    }
    if seen.unusable_lockfiles > 0 {
        let message = Message::new("setup-saw-unusable-lockfiles");
        told.add(about, message.with("count", seen.unusable_lockfiles));
    }
    if seen.search_was_cut {
        told.add(about, Message::new("setup-saw-part"));
    }
    if !seen.passed_over.is_empty() {
        let message = Message::new("setup-saw-passed-over");
        told.add(about, names(message, seen.passed_over.iter().copied()));
    }
    if seen.is_deeper {
        told.add(about, Message::new("setup-saw-deeper"));
    }
}

fn version(told: &mut Told, seen: &Seen) {
    let about = "version";
    let releases: &Releases = &seen.releases;
    if let Some(newest) = &releases.newest {
        let message = Message::new("setup-saw-versions")
            .with("count", releases.versions)
            .with("newest", Value::code(newest))
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
        told.add(about, message);
        if !releases.other_prefixes.is_empty() {
            let others = releases.other_prefixes.iter().map(TagPrefix::as_str);
            let copied = Copied::Release;
            let place = copied.path().parse::<RepoPath>();
            let is_written = seen.copied().contains(&copied)
                && place.is_ok_and(|place| seen.standing(&place) == Standing::Free);
            let tags: Vec<Value> = tags(releases).into_iter().map(named).collect();
            let message = Message::new("setup-saw-prefixes")
                .with("written", if is_written { "yes" } else { "no" })
                .with("tags", tags);
            told.add(about, names(message, others));
        }
        if !seen.maintenance.is_empty() {
            let branches = seen.maintenance.iter().map(|branch| branch.as_str());
            told.add(
                about,
                names(Message::new("setup-saw-maintenance"), branches),
            );
        }
    } else if releases.tags > 0 {
        told.add(
            about,
            Message::new("setup-saw-no-version").with("count", releases.tags),
        );
    } else if seen.doubt.is_none() {
        told.add(about, Message::new("setup-saw-no-tags"));
    }
    match &seen.doubt {
        Some(Doubt::Partial) => told.add(about, Message::new("setup-saw-partial")),
        Some(Doubt::Unreadable(reason)) => {
            let message = Message::new("setup-saw-unreadable");
            told.add(about, message.with("reason", reason.clone()));
        }
        None => {}
    }
}

fn sign_off(told: &mut Told, seen: &Seen) {
    let about = "sign-off";
    unread(told, seen, about, is_owners);
    let owners = seen.owners.as_ref().filter(|owners| !owners.is_empty());
    let Some(owners) = owners else {
        return told.add(about, Message::new("setup-saw-no-owners"));
    };
    let users = owners.users.iter().map(|user| user.as_str().to_owned());
    let teams = owners.teams.iter().map(ToString::to_string);
    let all: Vec<String> = users.chain(teams).collect();
    let message = Message::new("setup-saw-owners").with("path", path(&owners.path));
    told.add(about, names(message, all.iter().map(String::as_str)));
}

fn workflows(told: &mut Told, seen: &Seen) {
    let mut named: Vec<&RepoPath> = Vec::new();
    for copied in [Copied::PullRequest, Copied::SignOff, Copied::Release] {
        if let Some(other) = seen.stand_in(copied).filter(|it| !named.contains(it)) {
            let message = Message::new("setup-saw-stand-in").with("path", path(other));
            told.add("workflow", message);
            named.push(other);
        }
    }
    for copied in seen.copied() {
        if let Some(half) = seen.half_gate(copied) {
            let message = Message::new("setup-saw-half-gate")
                .with("path", path(half))
                .with("what", copied.occasion());
            told.add("workflow", message);
        }
    }
    if let Some(rival) = seen.rival() {
        let message = Message::new("setup-saw-rival").with("path", path(rival));
        told.add("workflow", message);
    }
}
