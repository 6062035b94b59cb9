//! Separation of duties: whoever made a change does not sign it off.

use std::collections::BTreeSet;

use super::config::Config;
use super::people::unreadable;
use super::section::Exclusion;
use super::thread::{Thread, ThreadKind, merged_anywhere};
use crate::facts::{Answer, CommitPeople, Facts, Failure, FailureKind, MergedPull, Need};
use crate::ids::{Login, UserId};
use crate::subject::{Context, Person};

/// GitHub's own committer of what is made in the browser, also on Enterprise Server, where it has
/// another number. Nobody else can have a login that is taken.
const WEB_FLOW: &str = "web-flow";

/// GitHub lists at most so many commits of a pull request (GitHub docs, "List commits on a pull
/// request").
const MOST_COMMITS: usize = 250;

/// Why somebody does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// They opened the pull request.
    Author,
    /// They wrote or committed one of its commits.
    Committer,
    /// They pushed last.
    LastPusher,
}

impl Part {
    /// As the sentences select on it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Committer => "committer",
            Self::LastPusher => "last-pusher",
        }
    }
}

/// Who took part in a change, and what of that could not be found out.
#[derive(Default)]
pub(super) struct Makers {
    ids: Vec<(UserId, Part)>,
    logins: Vec<String>,
    /// What could not be read.
    pub(super) unknown: Vec<Failure>,
    /// Commits of which GitHub does not know who made them, by their short names.
    pub(super) unattributed: BTreeSet<String>,
}

impl Makers {
    /// The part that somebody took, if any.
    pub(super) fn part_of(&self, person: &Person) -> Option<Part> {
        let by_id = self.ids.iter().find(|(id, _)| *id == person.id);
        by_id.map(|(_, part)| *part).or_else(|| {
            let login = person.login.as_str();
            let named = self
                .logins
                .iter()
                .any(|name| name.eq_ignore_ascii_case(login));
            named.then_some(Part::Committer)
        })
    }

    /// Whether somebody took part, or may have as far as is known.
    pub(super) fn may_include(&self, person: &Person) -> bool {
        let known = self.unknown.is_empty() && self.unattributed.is_empty();
        !known || self.part_of(person).is_some()
    }

    /// Whether somebody took part, by number and login.
    pub(super) fn is_one(&self, id: UserId, login: &Login) -> bool {
        let person = Person {
            id,
            login: login.clone(),
            human: true,
        };
        self.part_of(&person).is_some()
    }

    fn person(&mut self, person: Option<&Person>, part: Part) {
        // The browser's own committer is nobody.
        let person = person.filter(|person| !is_web_flow(person));
        self.ids.extend(person.map(|person| (person.id, part)));
    }

    /// Adds who made what a tag brings, whether or not their words are carried over.
    fn of_tag(&mut self, config: &Config, context: &Context, facts: &Facts) {
        let (author, committers) = (
            config.excluded.contains(&Exclusion::Author),
            config.excluded.contains(&Exclusion::Committers),
        );
        if context.subject.tag().is_none() || !(author || committers) {
            return;
        }
        let pulls = match brought(context, facts) {
            Ok(pulls) => pulls,
            Err(failure) => return self.unknown.push(failure),
        };
        for pull in pulls {
            if author {
                self.person(pull.author.as_ref(), Part::Author);
            }
            if committers {
                let need = Need::Commits {
                    number: pull.number,
                };
                match facts.get(&need) {
                    Ok(Answer::Commits { commits }) => self.commits(commits, true),
                    Ok(_) => self.unknown.push(unreadable(&need)),
                    Err(failure) => self.unknown.push(failure),
                }
            }
        }
    }

    /// Adds who made some commits; `whole` says that they are all that a pull request has.
    fn commits(&mut self, commits: &[CommitPeople], whole: bool) {
        for commit in commits {
            if whole && is_branch_update(commit, commits) {
                continue;
            }
            self.person(commit.author.as_ref(), Part::Committer);
            self.person(commit.committer.as_ref(), Part::Committer);
            // GitHub commits for people, and is never the author: that name anybody can write.
            let nobody = commit.author.as_ref().is_none_or(is_web_flow);
            if nobody || commit.committer.is_none() {
                self.unattributed.insert(commit.sha.short().to_owned());
            }
            for co_author in &commit.co_authors {
                match co_author.id {
                    Some(id) => self.ids.push((id, Part::Committer)),
                    None => {
                        let login = co_author.login.for_parsing();
                        self.logins.push(login.to_owned());
                    }
                }
            }
        }
    }
}

fn is_web_flow(person: &Person) -> bool {
    person.login.as_str().eq_ignore_ascii_case(WEB_FLOW)
}

/// Whether a commit is what the button "Update branch" makes: merged and signed by GitHub itself,
/// with the base branch as second parent. What is reachable from the base is not among a pull
/// request's commits, so a second parent that is not among them is on the base branch.
fn is_branch_update(commit: &CommitPeople, all: &[CommitPeople]) -> bool {
    let [_, second] = commit.parents.as_slice() else {
        return false;
    };
    commit.verified
        && commit.committer.as_ref().is_some_and(is_web_flow)
        && all.iter().all(|other| other.sha != *second)
}

/// What must be read to tell who took part.
pub(super) fn needs(
    config: &Config,
    context: &Context,
    threads: &[Thread<'_>],
    facts: &Facts,
) -> Vec<Need> {
    let mut needs = Vec::new();
    if config.excluded.contains(&Exclusion::Committers) {
        let brought = brought(context, facts).unwrap_or_default();
        needs.extend(brought.iter().map(|pull| Need::Commits {
            number: pull.number,
        }));
    }
    for thread in threads {
        if config.excluded.contains(&Exclusion::Committers) {
            needs.push(commits_need(thread, context));
        }
        if config.excluded.contains(&Exclusion::LastPusher) {
            needs.extend(thread.pushes_need());
        }
    }
    needs
}

/// Who opened the change, whatever the policy excludes: the author of the pull request, or of those
/// that brought a tag's commit.
///
/// # Errors
/// Where it cannot be told which pull requests those are.
pub(super) fn authors<'a>(
    context: &'a Context,
    facts: &'a Facts,
) -> Result<Vec<&'a Person>, Failure> {
    let own = context.subject.pull_request();
    let own = own.and_then(|pull| pull.author.as_ref());
    let brought = brought(context, facts)?;
    let authors = brought.into_iter().filter_map(|pull| pull.author.as_ref());
    Ok(own.into_iter().chain(authors).collect())
}

/// The merged pull requests that brought a tag's commit, to whichever branch: who made them made
/// the tag.
fn brought<'a>(context: &'a Context, facts: &'a Facts) -> Result<Vec<&'a MergedPull>, Failure> {
    match context.subject.tag() {
        Some(_) => merged_anywhere(context, facts),
        None => Ok(Vec::new()),
    }
}

fn commits_need(thread: &Thread<'_>, context: &Context) -> Need {
    match thread.kind {
        ThreadKind::Pull { .. } => Need::Commits {
            number: thread.number,
        },
        ThreadKind::Issue { .. } => Need::Commit {
            sha: context.subject.sha.clone(),
        },
    }
}

/// Everyone who does not count, from every thread: a tag's commit and the pull request that
/// brought it are one change.
pub(super) fn makers(
    config: &Config,
    context: &Context,
    threads: &[Thread<'_>],
    facts: &Facts,
) -> Makers {
    let mut makers = Makers::default();
    makers.of_tag(config, context, facts);
    for thread in threads {
        if let ThreadKind::Pull { author, .. } = thread.kind
            && config.excluded.contains(&Exclusion::Author)
        {
            makers.person(author, Part::Author);
        }
        if config.excluded.contains(&Exclusion::Committers) {
            let need = commits_need(thread, context);
            match commits(&need, thread, facts) {
                Ok(commits) => makers.commits(commits, thread.is_pull()),
                Err(failure) => makers.unknown.push(failure),
            }
        }
        if config.excluded.contains(&Exclusion::LastPusher) && thread.is_pull() {
            match last_pusher(thread, facts) {
                Ok(pusher) => makers.person(Some(pusher), Part::LastPusher),
                Err(failure) => makers.unknown.push(failure),
            }
        }
    }
    makers
}

fn commits<'a>(
    need: &Need,
    thread: &Thread<'_>,
    facts: &'a Facts,
) -> Result<&'a [CommitPeople], Failure> {
    let Answer::Commits { commits } = facts.get(need)? else {
        return Err(unreadable(need));
    };
    let ThreadKind::Pull { commits: told, .. } = thread.kind else {
        return Ok(commits);
    };
    let listed = commits.len() as u64;
    let cut = commits.len() >= MOST_COMMITS && told.is_none_or(|told| told > listed);
    // The head is always among them: a list without it is not the list of this head.
    let whole = commits.iter().any(|commit| commit.sha == *thread.head);
    if cut {
        Err(Failure::new(FailureKind::TooManyCommits, need.to_string()))
    } else if !whole || told.is_some_and(|told| told > listed) {
        Err(Failure::new(FailureKind::Moved, need.to_string()))
    } else {
        Ok(commits)
    }
}

fn last_pusher<'a>(thread: &Thread<'a>, facts: &'a Facts) -> Result<&'a Person, Failure> {
    let unknown = || {
        let endpoint = format!("pushes to #{}", thread.number);
        Failure::new(FailureKind::NoRecord, endpoint)
    };
    let pushes = thread.pushes(facts)?.ok_or_else(unknown)?;
    // That the branch was deleted after the merge is no push of anything.
    let pushed = pushes.iter().filter(|push| !push.after.is_none());
    let last = pushed.max_by_key(|push| (push.at, push.id));
    last.filter(|push| push.after == *thread.head)
        .and_then(|push| push.by.as_ref())
        .ok_or_else(unknown)
}
