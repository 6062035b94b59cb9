//! Looks for lockfiles, folder by folder and no further than it makes sense.

use std::collections::VecDeque;
use std::path::Path;

use crate::app::outside::Outside;
use crate::gates::npm_audit::LockfilePattern;
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

/// Finds them, the nearest to the top first.
pub(super) fn find(outside: &Outside, seen: &mut Seen) {
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
        lockfiles(&folder, &names.files, seen);
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

fn lockfiles(folder: &str, files: &[String], seen: &mut Seen) {
    let has = |name: &str| files.iter().any(|file| file == name);
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
