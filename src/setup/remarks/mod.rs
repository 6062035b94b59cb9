//! What was decided, and because of what.

mod checklist;
mod lockfiles;
mod version;

use super::files::Copied;
use super::plan::Order;
use super::seen::Seen;
use super::sheet::named;
use crate::ids::RepoPath;
use crate::locale::{Message, Value};
use checklist::checklist;
use lockfiles::npm_audit;
use version::version;

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

fn is_owners(path: &RepoPath) -> bool {
    path.as_str().ends_with("CODEOWNERS")
}

fn unread(told: &mut Told, seen: &Seen, about: &'static str, is_it: impl Fn(&RepoPath) -> bool) {
    for (at, reason) in seen.unread.iter().filter(|(at, _)| is_it(at)) {
        let message = Message::new("setup-saw-unread").with("path", path(at));
        told.add(about, message.with("reason", reason.clone()));
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
