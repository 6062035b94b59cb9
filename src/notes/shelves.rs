//! Where each entry goes, and what all of them ask for.

use super::config::{Audience, Config};
use super::entry::{Counts, Entry};
use super::section::Bots;
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

    /// Puts an entry, which stands for so many commits, where it belongs. `spoken` is what their
    /// trailers say to the readers.
    pub(super) fn shelve(&mut self, mut entry: Entry, commits: usize, spoken: Option<&Untrusted>) {
        self.asks(&entry);
        let shelf = self.shelf(&mut entry, spoken);
        let (count, entries) = match shelf {
            Shelf::Group(group) => (&mut self.counts.listed, Some(&mut self.groups[group])),
            Shelf::Bots => (&mut self.counts.listed, Some(&mut self.by_bots)),
            Shelf::Other => (&mut self.counts.other, Some(&mut self.other)),
            Shelf::Hidden => (&mut self.counts.hidden, None),
        };
        *count += commits;
        if let Some(entries) = entries {
            entries.push(entry);
        }
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
        if entry.by_bot && may_hide {
            match self.config.bots {
                Bots::Fold => return Shelf::Bots,
                Bots::Hide => return Shelf::Hidden,
                Bots::Show => {}
            }
        }
        let kind = entry.kind.as_deref();
        let has = |types: &[String]| kind.is_some_and(|kind| types.iter().any(|it| it == kind));
        let groups = &self.config.groups;
        let group = groups
            .iter()
            .position(|group| (group.breaking && entry.breaking) || has(&group.types));
        match group {
            Some(group) => Shelf::Group(group),
            None if has(&self.config.hidden) && may_hide => Shelf::Hidden,
            None => {
                // What stands before the colon is no type to anybody.
                if let Some(line) = entry.line.take() {
                    (entry.kind, entry.scope) = (None, None);
                    if told != Told::InTheirWords {
                        entry.text = line;
                    }
                }
                Shelf::Other
            }
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
