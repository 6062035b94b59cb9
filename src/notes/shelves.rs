//! Where each entry goes, and what all of them ask for.

use super::config::{Audience, Config, Group};
use super::entry::{Counts, Entry};
use super::section::Bots;
use super::signs::{Label, has_label};
use crate::history::CommitId;
use crate::text::Untrusted;
use crate::versioning::Step;

/// So many of the changes that ask for a step are named.
const MOST_NAMED: usize = 100;

/// The step from one version to the next that changes ask for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The step: the largest.
    pub(crate) step: Step,
    /// How many changes ask for it.
    pub(crate) count: usize,
    /// The first of these, oldest first.
    pub(crate) by: Vec<(CommitId, Untrusted)>,
}

/// Where an entry goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shelf {
    Group(usize),
    Other,
    Hidden,
    Bots,
}

/// Entries, sorted.
pub(super) struct Shelves<'a> {
    config: &'a Config,
    audience: Option<&'a Audience>,
    /// The account of all commits.
    pub(super) counts: Counts,
    /// The entries of each group.
    pub(super) groups: Vec<Vec<Entry>>,
    /// Those that fit no group.
    pub(super) other: Vec<Entry>,
    /// What only bots did.
    pub(super) by_bots: Vec<Entry>,
    /// What all ask for.
    pub(super) asked: Option<Asked>,
}

impl<'a> Shelves<'a> {
    /// Nothing yet.
    pub(super) fn new(config: &'a Config, audience: Option<&'a Audience>) -> Self {
        Self {
            config,
            audience,
            counts: Counts::default(),
            groups: vec![Vec::new(); config.groups.len()],
            other: Vec::new(),
            by_bots: Vec::new(),
            asked: None,
        }
    }

    /// Puts entries, which together stand for so many commits, where they belong. `spoken` is what
    /// the trailers of these say to the readers: then only the first of them speaks.
    pub(super) fn shelve(
        &mut self,
        mut entries: Vec<Entry>,
        commits: usize,
        spoken: Option<&Untrusted>,
    ) {
        if spoken.is_some() && self.audience.is_some() {
            let first = entries.iter().position(|entry| entry.breaking);
            entries = entries
                .into_iter()
                .skip(first.unwrap_or(0))
                .take(1)
                .collect();
        }
        let mut gravest = Shelf::Hidden;
        for mut entry in entries {
            self.asks(&entry);
            let shelf = self.shelf(&mut entry, spoken);
            let entries = match shelf {
                Shelf::Group(group) => Some(&mut self.groups[group]),
                Shelf::Bots => Some(&mut self.by_bots),
                Shelf::Other => Some(&mut self.other),
                Shelf::Hidden => None,
            };
            if let Some(entries) = entries {
                entries.push(entry);
            }
            gravest = match (gravest, shelf) {
                (Shelf::Group(_) | Shelf::Bots, _) | (Shelf::Other, Shelf::Hidden) => gravest,
                _ => shelf,
            };
        }
        let count = match gravest {
            Shelf::Group(_) | Shelf::Bots => &mut self.counts.listed,
            Shelf::Other => &mut self.counts.other,
            Shelf::Hidden => &mut self.counts.hidden,
        };
        *count += commits;
    }

    fn asks(&mut self, entry: &Entry) {
        let step = entry.step();
        let asked = match &mut self.asked {
            Some(asked) if asked.step > step => return,
            Some(asked) if asked.step == step => asked,
            other => other.insert(Asked {
                step,
                count: 0,
                by: Vec::new(),
            }),
        };
        asked.count += 1;
        if asked.by.len() < MOST_NAMED {
            let commits = entry.commits.iter();
            asked
                .by
                .extend(commits.map(|commit| (*commit, entry.text.clone())));
        }
    }

    fn shelf(&self, entry: &mut Entry, spoken: Option<&Untrusted>) -> Shelf {
        let told = match self.audience {
            Some(audience) => told(audience, entry, spoken),
            None => Told::AsItIs,
        };
        if told == Told::Not {
            return Shelf::Hidden;
        }
        // Who speaks to the readers wants to be heard.
        let may_hide = told != Told::InTheirWords && !entry.breaking;
        if may_hide && self.config.excluded.fit(entry) {
            return Shelf::Hidden;
        }
        if entry.by_bot && may_hide {
            match (self.config.bots, self.by_label(entry)) {
                (Bots::Fold, Some(group)) => return self.grouped(group, entry, told),
                (Bots::Fold, None) => return Shelf::Bots,
                (Bots::Hide, _) => return Shelf::Hidden,
                (Bots::Show, _) => {}
            }
        }
        let mut groups = self.config.groups.iter();
        match groups.position(|group| fits(group, entry)) {
            Some(group) => self.grouped(group, entry, told),
            None if is_of(entry, &self.config.hidden) && may_hide => Shelf::Hidden,
            None => {
                whole(entry, told);
                Shelf::Other
            }
        }
    }

    /// The first group that names one of its labels: what only bots did is wanted there.
    fn by_label(&self, entry: &Entry) -> Option<usize> {
        let names = |group: &Group| has_label(entry, &group.labels) && !group.except.fit(entry);
        self.config.groups.iter().position(names)
    }

    /// Into a group, under which its first line stands whole where its type brought it not here.
    fn grouped(&self, group: usize, entry: &mut Entry, told: Told) -> Shelf {
        let Group {
            types, breaking, ..
        } = &self.config.groups[group];
        let by_type = is_of(entry, types) || (*breaking && entry.breaking);
        if !by_type {
            whole(entry, told);
        }
        Shelf::Group(group)
    }
}

/// Whether an entry belongs to a group, by any of its signs.
fn fits(group: &Group, entry: &Entry) -> bool {
    let breaks = group.breaking && entry.breaking;
    let is_meant = breaks
        || is_of(entry, &group.types)
        || has_label(entry, &group.labels)
        || group.labels.iter().any(Label::is_rest);
    is_meant && !group.except.fit(entry)
}

fn is_of(entry: &Entry, types: &[String]) -> bool {
    let kind = entry.kind.as_deref();
    kind.is_some_and(|kind| types.iter().any(|it| it == kind))
}

/// Puts the first line of an entry together again where what stands before its colon is no type to
/// anybody.
fn whole(entry: &mut Entry, told: Told) {
    if let Some(line) = entry.line.take() {
        (entry.kind, entry.scope) = (None, None);
        if told != Told::InTheirWords {
            entry.text = line;
        }
    }
}

/// How some readers are told of an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Not,
    AsItIs,
    InTheirWords,
}

/// How some readers are told of an entry, which then speaks to them where it can.
fn told(audience: &Audience, entry: &mut Entry, spoken: Option<&Untrusted>) -> Told {
    match spoken.map(Untrusted::for_parsing) {
        Some(value) if value.eq_ignore_ascii_case("none") => return Told::Not,
        Some(value) if !value.is_empty() => {
            entry.text = Untrusted::from(value);
            return Told::InTheirWords;
        }
        _ => {}
    }
    let kind = entry.kind.as_deref().unwrap_or_default();
    let meant = |only: &String| only == kind || (only == "breaking" && entry.breaking);
    match audience.only.iter().any(meant) {
        true => Told::AsItIs,
        false => Told::Not,
    }
}
