//! Whom CODEOWNERS names for what is changed.

use std::collections::BTreeSet;

use super::codeowners::{Owner, Owners, parse};
use super::config::Electorate;
use super::people::unreadable;
use super::thread::{Thread, ThreadKind};
use crate::facts::{Answer, Facts, Failure, FailureKind, Need, Revision};
use crate::text::Untrusted;

/// Where CODEOWNERS may stand, in the order in which GitHub looks (GitHub docs, "About code
/// owners").
const PLACES: [&str; 3] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

/// GitHub lists at most so many files of a pull request.
const MOST_FILES: u64 = 3_000;

/// The owners of a change.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Owned {
    /// All of them together.
    pub(super) everyone: Electorate,
    /// Each set of owners that some changed file has: one of each set must sign off.
    pub(super) sets: Vec<(Electorate, String)>,
}

/// What must be read to know the owners, as far as it can be told from what is known.
pub(super) fn needs(threads: &[Thread<'_>], facts: &Facts) -> Vec<Need> {
    let pulls = threads.iter().filter(|thread| thread.is_pull());
    let mut needs: Vec<Need> = pulls.map(|thread| files_need(thread)).collect();
    for place in PLACES {
        let need = file(place);
        let absent = facts.text(&need) == Ok(None);
        needs.push(need);
        if !absent {
            break;
        }
    }
    needs
}

fn file(place: &str) -> Need {
    Need::File {
        at: Revision::Policy,
        path: place.parse().expect("our own three paths are paths"),
    }
}

fn files_need(thread: &Thread<'_>) -> Need {
    Need::ChangedFiles {
        number: thread.number,
    }
}

/// The owners of what the threads' pull requests change; of everything where there is none.
pub(super) fn owned(threads: &[Thread<'_>], facts: &Facts) -> Result<Owned, Failure> {
    let Some(text) = text(facts)? else {
        return Ok(Owned::default());
    };
    let owners = parse(text.for_parsing());
    if let Some(line) = owners.invalid().first() {
        // GitHub skips such a line, and with it whoever was to be asked.
        let failure = Failure::new(FailureKind::Unreadable, "CODEOWNERS");
        return Err(failure.detail(format!("#L{line}")));
    }
    let pulls: Vec<&Thread<'_>> = threads.iter().filter(|thread| thread.is_pull()).collect();
    let mut owned = Owned::default();
    if pulls.is_empty() {
        owned.everyone = electorate(owners.everyone());
        return Ok(owned);
    }
    let mut seen = BTreeSet::new();
    for thread in pulls {
        for path in changed(thread, facts)? {
            owned.add(&owners, path.for_parsing(), &mut seen)?;
        }
    }
    Ok(owned)
}

impl Owned {
    fn add(
        &mut self,
        owners: &Owners,
        path: &str,
        seen: &mut BTreeSet<(BTreeSet<crate::ids::Login>, BTreeSet<crate::ids::TeamSlug>)>,
    ) -> Result<(), Failure> {
        let of_path = owners.of(path);
        if of_path.is_empty() {
            return Ok(());
        }
        let set = electorate(of_path.iter());
        if set == Electorate::default() {
            // E-mail addresses only: nobody can tell whose they are.
            return Err(Failure::new(FailureKind::OwnersByEmail, path));
        }
        if seen.insert((set.users.clone(), set.teams.clone())) {
            self.everyone.users.extend(set.users.iter().cloned());
            self.everyone.teams.extend(set.teams.iter().cloned());
            self.sets.push((set, path.to_owned()));
        }
        Ok(())
    }
}

/// The file's text; `None` where there is no such file.
fn text(facts: &Facts) -> Result<Option<&Untrusted>, Failure> {
    for place in PLACES {
        if let Some(text) = facts.text(&file(place))? {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

fn changed<'a>(thread: &Thread<'_>, facts: &'a Facts) -> Result<&'a [Untrusted], Failure> {
    let need = files_need(thread);
    let Answer::Paths { paths, files } = facts.get(&need)? else {
        return Err(unreadable(&need));
    };
    let ThreadKind::Pull { files: told, .. } = thread.kind else {
        return Ok(paths);
    };
    let cut = told.map_or(*files >= MOST_FILES, |told| told > *files);
    if cut {
        return Err(Failure::new(FailureKind::Incomplete, need.to_string()));
    }
    Ok(paths)
}

fn electorate<'a>(owners: impl Iterator<Item = &'a Owner>) -> Electorate {
    let mut electorate = Electorate::default();
    for owner in owners {
        match owner {
            Owner::User(login) => {
                electorate.users.insert(login.clone());
            }
            Owner::Team(team) => {
                electorate.teams.insert(team.clone());
            }
            Owner::Email(_) => {}
        }
    }
    electorate
}
