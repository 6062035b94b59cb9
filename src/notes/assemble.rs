//! From the commits of a range to sections of entries, with an account of every commit.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::config::{Audience, Config, Title};
use super::conventional::{Change, Oddity};
use super::entry::{Counts, Entry};
use super::message::Message;
use super::people::{Author, People};
use super::pull_texts::Pulls;
use super::pulls::branches;
use super::reverts::{Fate, fates};
use super::shelves::{Asked, Shelves};
use super::voices::{self, Voices, voice};
use crate::history::{Commit, CommitId};
use crate::ids::{Login, RepoSlug};

/// What a release contains.
#[derive(Clone, Debug)]
pub(crate) struct Notes {
    /// The groups that have entries, in their order; “Other” is the last.
    pub(crate) sections: Vec<Section>,
    /// What bots did, told apart.
    pub(crate) by_bots: Vec<Entry>,
    /// The account of all commits.
    pub(crate) counts: Counts,
    /// Everybody who made something, each once, in the order of their first commit.
    pub(crate) contributors: Vec<Arc<Author>>,
    /// Those of them who did so for the first time; empty where nobody asked GitHub.
    pub(crate) newcomers: Vec<Arc<Author>>,
    /// What is nearly a Conventional Commit.
    pub(crate) oddities: Vec<(CommitId, Oddity)>,
    /// The step from one version to the next that the changes ask for.
    pub(crate) step: Option<Asked>,
}

impl Notes {
    /// Names those contributors as new who have one of these accounts.
    pub(crate) fn welcome(&mut self, new: &BTreeSet<Login>) {
        let contributors = self.contributors.iter();
        let is_new = |it: &&Arc<Author>| it.login.as_ref().is_some_and(|login| new.contains(login));
        self.newcomers = contributors.filter(is_new).cloned().collect();
    }
}

/// Whom the notes are for, and what they are about.
#[derive(Clone, Copy, Default)]
pub(crate) struct Scope<'a> {
    /// The readers; `None` for everybody.
    pub(crate) audience: Option<&'a Audience>,
    /// The commits that they are about; `None` for all.
    pub(crate) touched: Option<&'a HashSet<CommitId>>,
    /// The repository, where it is known: other ones have pull requests of the same numbers.
    pub(crate) repository: Option<&'a RepoSlug>,
    /// What pull requests say of themselves, where GitHub was asked.
    pub(crate) pulls: Option<&'a Pulls>,
}

impl Scope<'_> {
    fn has(&self, commit: &Commit<Message>) -> bool {
        self.touched
            .is_none_or(|touched| touched.contains(&commit.id))
    }
}

/// Entries under a title.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    /// The title.
    pub(crate) title: Title,
    /// The entries, oldest first.
    pub(crate) entries: Vec<Entry>,
}

/// Makes notes of the commits of a range, which are given newest first.
pub(crate) fn assemble(
    commits: &[Commit<Message>],
    config: &Config,
    scope: &Scope<'_>,
    people: &mut People<'_>,
) -> Notes {
    let none = Pulls::default();
    let pulls = scope.pulls.unwrap_or(&none);
    let branches = branches(commits);
    let fates = fates(commits, scope.repository);
    let meant = |commit: &Commit<Message>| scope.has(commit);
    let voices = Voices::new(commits, &branches, &fates, config, &meant);
    let labels = |number, place| pulls.labels(number, place, commits, &branches);
    let mut work = Shelves::new(config, scope.audience);
    let (mut contributors, mut known) = (Vec::new(), HashSet::new());
    let mut oddities = Vec::new();
    for (place, commit) in commits.iter().enumerate().rev() {
        // A merge may speak for others although nobody asked for it.
        if let Some(places) = voices.of(place)
            && let Some(entry) = voices::entry(commits, place, places, places, people, &labels)
        {
            let spoken = voices::spoken(commits, place, places);
            work.shelve(split(entry, &commit.said.parts), places.len(), spoken);
        }
        let warning = voices.warning_of(place);
        let is_meant = scope.has(commit);
        if let Some(places) = warning
            && let Some(entry) = voices::entry(commits, place, places, &[place], people, &labels)
        {
            let spoken = commit.said.spoken.as_ref();
            work.shelve(vec![entry], usize::from(is_meant), spoken);
        }
        if !is_meant {
            continue;
        }
        work.counts.commits += 1;
        let makers = match commit.is_merge() {
            true => Vec::new(),
            false => people.of(commit),
        };
        let human = makers.iter().filter(|maker| !people.is_bot(**maker));
        contributors.extend(human.filter(|maker| known.insert(**maker)));
        if fates[place] == Fate::Undone {
            work.counts.reverted += 1;
            continue;
        }
        if let Some(oddity) = oddity(commit) {
            oddities.push((commit.id, oddity));
        }
        if commit.is_merge() {
            work.counts.merges += usize::from(warning.is_none());
        } else if !voices.speak_for(place) {
            let mut entry = of_commit(commit, branches.pull_request[place], &makers, people);
            entry.labels = labels(entry.pull_request, place);
            let parts = split(entry, &commit.said.parts);
            work.shelve(parts, 1, commit.said.spoken.as_ref());
        }
    }
    debug_assert!(work.counts.add_up(), "{:?}", work.counts);
    // The gravest comes first, of these the newest.
    oddities.reverse();
    oddities.sort_by_key(|(_, oddity)| Reverse(*oddity));
    let contributors = contributors
        .into_iter()
        .map(|place: usize| people.author(place).clone());
    Notes {
        oddities,
        contributors: contributors.collect(),
        newcomers: Vec::new(),
        by_bots: work.by_bots,
        counts: work.counts,
        step: work.asked,
        sections: sections(config, work.groups, work.other),
    }
}

fn oddity(commit: &Commit<Message>) -> Option<Oddity> {
    let own = match commit.is_merge() {
        true => voice(commit).and_then(|voice| voice.title?.oddity),
        false => commit.said.change.oddity,
    };
    commit.said.oddity(own)
}

fn sections(config: &Config, shelves: Vec<Vec<Entry>>, other: Vec<Entry>) -> Vec<Section> {
    let titles = config.groups.iter().map(|group| group.title.clone());
    let groups = titles
        .zip(shelves)
        .chain([(Title::Own("notes-other"), other)]);
    let filled = groups.filter(|(_, entries)| !entries.is_empty());
    filled
        .map(|(title, entries)| Section { title, entries })
        .collect()
}

fn of_commit(
    commit: &Commit<Message>,
    number: Option<u64>,
    makers: &[usize],
    people: &People<'_>,
) -> Entry {
    let change = &commit.said.change;
    Entry {
        kind: kind(change, commit.said.is_revert),
        scope: change.scope.clone(),
        text: change.text.clone(),
        line: change.line.clone(),
        breaking: change.breaking,
        breaks: change.breaks.clone(),
        pull_request: change.pull_request.or(number),
        commits: vec![commit.id],
        labels: Vec::new(),
        maker: people.first(makers),
        by_bot: people.are_bots(makers),
        authors: people.humans(makers),
    }
}

/// The changes that are told in place of one. That it breaks something is said by one of them.
fn split(whole: Entry, parts: &[Change]) -> Vec<Entry> {
    if parts.is_empty() {
        return vec![whole];
    }
    let is_said = parts.iter().any(|part| part.breaking);
    let of_part = |part: &Change| Entry {
        kind: part.kind.clone(),
        scope: part.scope.clone(),
        text: part.text.clone(),
        line: part.line.clone(),
        breaking: part.breaking,
        breaks: part.breaks.clone(),
        ..whole.clone()
    };
    let parts = parts.iter().map(of_part).collect();
    match whole.breaking && !is_said {
        true => [vec![whole.clone()], parts].concat(),
        false => parts,
    }
}

/// Git's own words for a revert are of that type.
fn kind(change: &Change, is_revert: bool) -> Option<Arc<str>> {
    let revert = || is_revert.then(|| "revert".into());
    change.kind.clone().or_else(revert)
}

#[cfg(test)]
#[path = "assemble_tests.rs"]
mod tests;
