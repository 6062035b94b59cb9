//! Merges that say what they bring: by the title of their pull request, or by a subject of their
//! own.

use std::collections::{HashMap, HashSet};

use super::config::Config;
use super::conventional::Change;
use super::entry::Entry;
use super::message::Message;
use super::people::People;
use super::pulls::Branches;
use super::reverts::Fate;
use crate::history::Commit;
use crate::text::Untrusted;

/// What a merge says of what it brings.
pub(super) struct Voice<'a> {
    /// The pull request.
    pub(super) number: Option<u64>,
    /// What was done.
    pub(super) title: Option<&'a Change>,
}

/// What a merge says; `None` where it only brings branches together.
pub(super) fn voice(commit: &Commit<Message>) -> Option<Voice<'_>> {
    let Message { change, merged, .. } = &commit.said;
    let has_title = || {
        let numbered = change.pull_request.is_some();
        change.breaking
            || change.kind.is_some()
            || (numbered && !change.text.for_parsing().starts_with("Merge "))
    };
    match merged {
        _ if !commit.is_merge() => None,
        Some((number, title)) => Some(Voice {
            number: Some(*number),
            title: title.as_deref(),
        }),
        None => has_title().then_some(Voice {
            number: change.pull_request,
            title: Some(change),
        }),
    }
}

/// What merges have to say.
#[derive(Default)]
pub(super) struct Voices {
    /// The commits that a merge speaks for, oldest first.
    for_commits: HashMap<usize, Vec<usize>>,
    /// The commits that somebody speaks for.
    spoken_for: HashSet<usize>,
    /// The merges that say, other than the commits they bring, that something breaks; with these.
    warnings: HashMap<usize, Vec<usize>>,
}

impl Voices {
    /// Listens to the merges of a range. What was undone is as if it never was, and only what is
    /// `meant` needs somebody to speak for it.
    pub(super) fn new(
        commits: &[Commit<Message>],
        branches: &Branches,
        fates: &[Fate],
        config: &Config,
        meant: &dyn Fn(&Commit<Message>) -> bool,
    ) -> Self {
        let mut brought: HashMap<usize, Vec<usize>> = HashMap::new();
        let merges = commits.iter().enumerate().filter(|(_, it)| it.is_merge());
        for (place, _) in merges {
            brought.insert(place, Vec::new());
        }
        let single = |place: &usize| !commits[*place].is_merge() && fates[*place] == Fate::Stands;
        for place in (0..commits.len()).rev().filter(single) {
            let own = commits[place].said.change.pull_request;
            let merge = branches.merge[place].filter(|merge| {
                let number = voice(&commits[*merge]).and_then(|voice| voice.number);
                // Squashed by a pull request of its own.
                own.is_none() || own == number
            });
            if let Some(merge) = merge {
                brought.entry(merge).or_default().push(place);
            }
        }
        let mut found = Self::default();
        for (merge, mut places) in brought {
            let title = voice(&commits[merge]).and_then(|voice| voice.title);
            let Some(title) = title.filter(|_| fates[merge] == Fate::Stands) else {
                continue;
            };
            let changes = || places.iter().map(|place| &commits[*place].said.change);
            let is_plain = changes().all(|change| !is_conventional(change, config));
            let warns = title.breaking && changes().all(|change| !change.breaking);
            places.retain(|place| meant(&commits[*place]));
            let is_replaced = !commits[merge].said.parts.is_empty();
            if (is_plain || is_replaced) && !places.is_empty() {
                found.spoken_for.extend(&places);
                found.for_commits.insert(merge, places);
            } else if warns && (meant(&commits[merge]) || !places.is_empty()) {
                found.warnings.insert(merge, places);
            }
        }
        found
    }

    /// Whether a merge speaks for a commit.
    pub(super) fn speak_for(&self, place: usize) -> bool {
        self.spoken_for.contains(&place)
    }

    /// The commits that a merge speaks for.
    pub(super) fn of(&self, merge: usize) -> Option<&[usize]> {
        self.for_commits.get(&merge).map(Vec::as_slice)
    }

    /// The commits that a merge brought of which it alone says that something breaks.
    pub(super) fn warning_of(&self, merge: usize) -> Option<&[usize]> {
        self.warnings.get(&merge).map(Vec::as_slice)
    }
}

/// Whether a type is one that everybody knows, or the policy.
fn is_conventional(change: &Change, config: &Config) -> bool {
    let kind = change.kind.as_deref();
    kind.is_some_and(|kind| change.line.is_none() || config.names(kind))
}

/// What a merge says as an entry. It stands for `places`; without these, its own author made it.
pub(super) fn entry(
    commits: &[Commit<Message>],
    merge: usize,
    places: &[usize],
    stands_for: &[usize],
    people: &mut People<'_>,
    labels: &dyn Fn(Option<u64>, usize) -> Vec<Untrusted>,
) -> Option<Entry> {
    let Voice { number, title } = voice(&commits[merge])?;
    let title = title?;
    let (mut makers, mut known) = (Vec::new(), HashSet::new());
    let alone = [merge];
    let made = if places.is_empty() { &alone } else { places };
    for place in made {
        let of = people.of(&commits[*place]);
        makers.extend(of.into_iter().filter(|maker| known.insert(*maker)));
    }
    let changes = || places.iter().map(|place| &commits[*place].said.change);
    let breaks = changes().flat_map(|change| &change.breaks);
    Some(Entry {
        kind: title.kind.clone(),
        scope: title.scope.clone(),
        text: title.text.clone(),
        line: title.line.clone(),
        breaking: title.breaking || changes().any(|change| change.breaking),
        breaks: title.breaks.iter().chain(breaks).cloned().collect(),
        pull_request: number.or(title.pull_request),
        commits: stands_for
            .iter()
            .rev()
            .map(|place| commits[*place].id)
            .collect(),
        labels: labels(number, merge),
        maker: people.first(&makers),
        by_bot: people.are_bots(&makers),
        authors: people.humans(&makers),
    })
}

/// What the trailers of a merge and of the commits it speaks for say to the readers: the first that
/// says something; `none` where the merge or all commits say so.
pub(super) fn spoken<'a>(
    commits: &'a [Commit<Message>],
    merge: usize,
    places: &[usize],
) -> Option<&'a Untrusted> {
    let is_none = |text: &Untrusted| text.for_parsing().eq_ignore_ascii_case("none");
    let own = commits[merge].said.spoken.as_ref();
    let theirs = || {
        places
            .iter()
            .map(|place| commits[*place].said.spoken.as_ref())
    };
    let says = |text: &&Untrusted| !is_none(text) && !text.for_parsing().is_empty();
    let all_none = !places.is_empty() && theirs().all(|text| text.is_some_and(is_none));
    own.filter(|text| !text.for_parsing().is_empty())
        .or_else(|| theirs().flatten().find(says))
        .or_else(|| theirs().flatten().next().filter(|_| all_none))
}
