//! Looks for lockfiles, folder by folder and no further than it makes sense.

use std::collections::{BTreeSet, VecDeque};
use std::path::Path;

use crate::app::outside::Outside;
use crate::gates::npm_audit::LockfilePattern;
use crate::history::Clone;
use crate::ids::RepoPath;
use crate::locale::Message;
use crate::setup::{Seen, auditable};

/// How many folders below the top.
const DEEPEST: usize = 4;
/// So many folders are looked into.
const MOST_FOLDERS: usize = 2_000;
/// So many names of each.
const MOST_NAMES: usize = 5_000;
/// So many lockfiles are listed.
const MOST_LOCKFILES: usize = 50;

/// Lockfiles of other package managers.
const OTHERS: [&str; 4] = ["pnpm-lock.yaml", "yarn.lock", "bun.lock", "bun.lockb"];
/// What npm installs into, which is no part of the repository.
const INSTALLED: &str = "node_modules";
/// Folders whose lockfiles seldom say anything about what is shipped from here.
const PASSED_OVER: [&str; 13] = [
    "bower_components",
    "vendor",
    "third_party",
    "target",
    "dist",
    "build",
    "out",
    "coverage",
    "tmp",
    "fixtures",
    "__fixtures__",
    "testdata",
    "test-data",
];

/// Which lockfiles the newest commit has: gates read no others.
pub(super) enum Committed {
    /// These, by their paths.
    Known(BTreeSet<String>),
    /// It cannot be told, and why.
    NotKnown(Message),
}

impl Committed {
    /// Those of a clone.
    pub(super) fn of(clone: &Clone) -> Self {
        let names = [&LockfilePattern::NAMES[..], &OTHERS].concat();
        match clone.committed(&names, INSTALLED) {
            Ok(Some(paths)) => Self::Known(paths),
            Ok(None) => Self::NotKnown(Message::new("setup-many-folders")),
            Err(fault) => Self::NotKnown(fault.message()),
        }
    }

    /// Whether a file can be in the repository.
    fn may_have(&self, path: &str) -> bool {
        match self {
            Self::Known(paths) => paths.contains(path),
            Self::NotKnown(_) => true,
        }
    }
}

/// Finds them, the nearest to the top first, and says what of the newest commit's is not looked at.
pub(super) fn find(outside: &Outside, committed: &Committed, seen: &mut Seen) {
    search(outside, committed, seen);
    match committed {
        Committed::Known(paths) => {
            // What is left out is known file by file.
            seen.passed_over.clear();
            seen.is_deeper = false;
            seen.left_out = left_out(paths, seen);
        }
        Committed::NotKnown(reason) => {
            let found = !(seen.lockfiles.is_empty() && seen.other_lockfiles.is_empty());
            seen.uncertain = found.then(|| reason.clone());
        }
    }
}

/// The lockfiles of a commit that were not found, but for those that npm does not read.
fn left_out(paths: &BTreeSet<String>, seen: &Seen) -> Vec<RepoPath> {
    let found = seen.lockfiles.iter().chain(&seen.other_lockfiles);
    let found: BTreeSet<&str> = found.map(RepoPath::as_str).collect();
    let is_shadowed = |path: &str| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut before = LockfilePattern::NAMES.iter().take_while(|it| **it != name);
        let is_npms = LockfilePattern::NAMES.contains(&name);
        is_npms && before.any(|it| paths.contains(&beneath(folder, it)))
    };
    // What a policy cannot name is counted apart.
    let is_known = |path: &str| found.contains(path) || is_shadowed(path);
    let left = paths.iter().filter(|path| !is_known(path));
    left.filter_map(|path| path.parse().ok())
        .filter(|path: &RepoPath| auditable(path.as_str()).is_some() || !is_npms(path))
        .collect()
}

/// Whether it is one of npm's own lockfiles.
fn is_npms(path: &RepoPath) -> bool {
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    LockfilePattern::NAMES.contains(&name)
}

fn search(outside: &Outside, committed: &Committed, seen: &mut Seen) {
    let mut waiting = VecDeque::from([(String::new(), 0)]);
    let mut looked = 0;
    while let Some((folder, depth)) = waiting.pop_front() {
        if looked == MOST_FOLDERS {
            seen.search_was_cut = true;
            return;
        }
        looked += 1;
        let names = outside
            .files
            .first_names_beneath(Path::new(&folder), MOST_NAMES);
        // What cannot be looked into has nothing that gonogo could read later.
        let Ok(names) = names else {
            seen.search_was_cut = true;
            continue;
        };
        seen.search_was_cut |= names.cut;
        lockfiles(&folder, &names.files, committed, seen);
        let folders = names.folders.iter();
        for name in folders.filter(|name| !name.starts_with('.') && *name != INSTALLED) {
            match PASSED_OVER.iter().find(|known| *known == name) {
                Some(&known) => {
                    seen.passed_over.insert(known);
                }
                None if depth < DEEPEST => waiting.push_back((beneath(&folder, name), depth + 1)),
                None => seen.is_deeper = true,
            }
        }
    }
}

/// A name in a folder, of which the uppermost has none.
pub(super) fn beneath(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}

fn lockfiles(folder: &str, files: &[String], committed: &Committed, seen: &mut Seen) {
    let is_here = |name: &str| files.iter().any(|file| file == name);
    let has = |name: &str| is_here(name) && committed.may_have(&beneath(folder, name));
    for name in LockfilePattern::NAMES.iter().chain(&OTHERS) {
        if is_here(name)
            && !has(name)
            && seen.uncommitted.len() < MOST_LOCKFILES
            && let Ok(path) = beneath(folder, name).parse()
        {
            seen.uncommitted.push(path);
        }
    }
    // Beside a shrinkwrap, npm does not read the other one.
    if let Some(name) = LockfilePattern::NAMES.iter().find(|name| has(name)) {
        match auditable(&beneath(folder, name)) {
            Some(path) if seen.lockfiles.len() < MOST_LOCKFILES => seen.lockfiles.push(path),
            Some(_) => seen.search_was_cut = true,
            None => seen.unusable_lockfiles += 1,
        }
    }
    for name in OTHERS.iter().filter(|name| has(name)) {
        if let Ok(path) = beneath(folder, name).parse()
            && seen.other_lockfiles.len() < MOST_LOCKFILES
        {
            seen.other_lockfiles.push(path);
        }
    }
}
