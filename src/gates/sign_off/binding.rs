//! Which commit a sign-off is for, and whether that is the one that is judged.
//!
//! Evidence is what the person wrote, a review's commit, or GitHub's own record of pushes. The dates in
//! commits are none: whoever pushes chooses them.

use jiff::Timestamp;

use super::config::Config;
use super::section::{Binding, Carry};
use super::thread::{Thread, ThreadKind, same_tree};
use crate::facts::{Answer, Facts, Failure, FailureKind, Need, Push};
use crate::ids::Sha;

/// How many digits a commit's whole name has (SHA-1).
const WHOLE: usize = 40;

/// How a sign-off names its commit.
#[derive(Clone, Copy, Debug)]
pub(super) enum Naming<'a> {
    /// By the beginning of its name, in small letters.
    Prefix(&'a str),
    /// By the review it is.
    Review(Option<&'a Sha>),
    /// Not at all: the commit of that moment is meant.
    Moment,
}

/// Whether a sign-off counts for the thread's commit.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Bound {
    /// It does.
    Here,
    /// It does not.
    Stale(Stale),
    /// It could not be found out.
    Unknown(Failure),
}

/// Why a sign-off is not for this commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stale {
    /// The base branch was changed since.
    Retargeted,
    /// It names another commit.
    Other {
        /// As it was named, up to seven digits.
        named: String,
    },
    /// It was for a commit that was pushed over since.
    Pushed {
        /// The commit of then.
        was: Sha,
    },
    /// No record tells what the head was at that moment.
    NoRecord,
    /// The policy wants the commit to be named.
    NotNamed,
    /// The abbreviation proves nothing: no record says that this commit was there already, and a
    /// commit that begins alike is made within minutes.
    TooShort,
    /// This commit was not there yet: another one that begins alike was meant.
    NotYet,
}

/// The commit that was meant.
enum Meant {
    Head,
    Other(Sha, Stale),
    None(Stale),
    Unknown(Failure),
}

/// Whether a sign-off of `at` that names its commit like this is for the thread's commit.
pub(super) fn bound(
    naming: Naming<'_>,
    at: Timestamp,
    thread: &Thread<'_>,
    config: &Config,
    facts: &Facts,
) -> Bound {
    match thread.retargeted(facts) {
        Err(failure) => return Bound::Unknown(failure),
        Ok(Some(since)) if at <= since => return Bound::Stale(Stale::Retargeted),
        Ok(_) => {}
    }
    match meant(naming, at, thread, config, facts) {
        Meant::Head => Bound::Here,
        Meant::None(why) => Bound::Stale(why),
        Meant::Unknown(failure) => Bound::Unknown(failure),
        Meant::Other(sha, why) => {
            if !config.carry.contains(&Carry::IdenticalTree) {
                return Bound::Stale(why);
            }
            match same_change(&sha, thread, facts) {
                Ok(true) => Bound::Here,
                Ok(false) => Bound::Stale(why),
                Err(failure) => Bound::Unknown(failure),
            }
        }
    }
}

/// Whether another commit has the very same files as the head, and leaves the base branch at the
/// same commit: the same files on a newer base undo what came there in between.
fn same_change(other: &Sha, thread: &Thread<'_>, facts: &Facts) -> Result<bool, Failure> {
    if !same_tree(other, thread.head, facts)? {
        return Ok(false);
    }
    match thread.fork_needs(other) {
        None => Ok(true),
        Some([one, two]) => Ok(fork(&one, facts)? == fork(&two, facts)?),
    }
}

fn fork<'a>(need: &Need, facts: &'a Facts) -> Result<&'a Sha, Failure> {
    match facts.get(need)? {
        Answer::Object { sha } => Ok(sha),
        _ => Err(Failure::new(FailureKind::Unreadable, need.to_string())),
    }
}

/// The trees that must be compared to tell whether such a sign-off is for the thread's commit.
pub(super) fn tree_needs(
    naming: Naming<'_>,
    at: Timestamp,
    thread: &Thread<'_>,
    config: &Config,
    facts: &Facts,
) -> Vec<Need> {
    let other = match meant(naming, at, thread, config, facts) {
        Meant::Other(sha, _) if config.carry.contains(&Carry::IdenticalTree) => sha,
        _ => return Vec::new(),
    };
    let same = same_tree(&other, thread.head, facts) == Ok(true);
    let forks = thread.fork_needs(&other).filter(|_| same);
    let forks = forks.into_iter().flatten();
    let trees = [other, thread.head.clone()].map(|sha| Need::Tree { sha });
    trees.into_iter().chain(forks).collect()
}

fn meant(
    naming: Naming<'_>,
    at: Timestamp,
    thread: &Thread<'_>,
    config: &Config,
    facts: &Facts,
) -> Meant {
    match naming {
        Naming::Review(Some(commit)) if commit == thread.head => Meant::Head,
        Naming::Review(Some(commit)) => {
            let was = commit.clone();
            Meant::Other(commit.clone(), Stale::Pushed { was })
        }
        Naming::Review(None) => Meant::None(Stale::NoRecord),
        Naming::Prefix(prefix) => named(prefix, at, thread, facts),
        Naming::Moment if matches!(thread.kind, ThreadKind::Issue { .. }) => Meant::Head,
        Naming::Moment if config.binding == Binding::Explicit => Meant::None(Stale::NotNamed),
        Naming::Moment => match thread.pushes(facts) {
            Err(failure) => Meant::Unknown(failure),
            Ok(None) => Meant::None(Stale::NoRecord),
            Ok(Some(pushes)) => match head_at(pushes, at) {
                None => Meant::None(Stale::NoRecord),
                Some(head) if head == thread.head => Meant::Head,
                Some(head) => {
                    let was = head.clone();
                    Meant::Other(head.clone(), Stale::Pushed { was })
                }
            },
        },
    }
}

/// The commit that an explicit name means. An abbreviation fits several commits, and whoever pushes
/// makes two that begin alike within seconds: by itself it proves nothing, only together with the
/// record of what was the branch's head at that moment.
fn named(prefix: &str, at: Timestamp, thread: &Thread<'_>, facts: &Facts) -> Meant {
    let named: String = prefix.chars().take(7).collect();
    let whole: Option<Sha> = prefix.parse().ok();
    if let Some(sha) = whole {
        return if sha == *thread.head {
            Meant::Head
        } else {
            Meant::Other(sha, Stale::Other { named })
        };
    }
    debug_assert!(prefix.len() < WHOLE);
    let begins = |sha: &Sha| sha.as_str().starts_with(prefix);
    if matches!(thread.kind, ThreadKind::Issue { .. }) {
        // The issue was opened for this commit, before anybody could comment on it.
        return if begins(thread.head) {
            Meant::Head
        } else {
            Meant::None(Stale::Other { named })
        };
    }
    let pushes = match thread.pushes(facts) {
        Ok(pushes) => pushes.unwrap_or_default(),
        Err(failure) => return Meant::Unknown(failure),
    };
    match head_at(pushes, at) {
        Some(head) if begins(head) && head == thread.head => Meant::Head,
        Some(head) if begins(head) => Meant::Other(head.clone(), Stale::Other { named }),
        _ if begins(thread.head) => Meant::None(unproved(pushes, at, thread.head)),
        _ => Meant::None(Stale::Other { named }),
    }
}

/// Why an abbreviation that fits the head does not count.
fn unproved(pushes: &[Push], at: Timestamp, head: &Sha) -> Stale {
    let mut arrivals = pushes.iter().filter(|push| push.after == *head).peekable();
    let later = arrivals.peek().is_some() && arrivals.all(|push| push.at >= at);
    if later {
        Stale::NotYet
    } else {
        Stale::TooShort
    }
}

/// The branch's head at an instant, by the record of its pushes. In the second of a push nobody
/// can tell which came first, so there it is not known; nor where the next entry began elsewhere:
/// then one is missing.
fn head_at(pushes: &[Push], at: Timestamp) -> Option<&Sha> {
    let same_second = |push: &&Push| push.at.as_second() == at.as_second();
    if pushes.iter().any(|push| same_second(&push)) {
        return None;
    }
    let (earlier, later): (Vec<&Push>, Vec<&Push>) = pushes.iter().partition(|push| push.at < at);
    let order = |push: &&&Push| (push.at, push.id);
    let last = earlier.iter().max_by_key(order)?;
    let next = later.iter().min_by_key(order);
    next.is_none_or(|next| next.before == last.after)
        .then_some(&last.after)
}
