//! Where a release comes from, as GitHub tells it: the version before it, and the commits since.
//! Pure: each question is answered from facts, or says which facts it lacks.
//!
//! A tag is "before" only if the release stands on its commit: release branches have tags, too.

mod before;
#[cfg(test)]
pub(crate) mod model;
mod said;
#[cfg(test)]
mod tests;
mod told;

pub(crate) use before::{Before, before};
pub(crate) use said::{said_of, status_of};
pub(crate) use told::{accounts, pull_numbers, told};

use std::collections::HashSet;

use semver::Version;

use crate::facts::{Answer, Facts, Failure, FailureKind, Need, ReleaseCommit, VersionTag};
use crate::ids::Sha;
use crate::versioning::{TagPrefix, version_in};

/// Why a question cannot be answered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Lack {
    /// This has to be read first.
    Unread(Vec<Need>),
    /// It could not be found out.
    Failed(Failure),
}

impl Lack {
    /// What has to be read; nothing where that would not help.
    pub(crate) fn needs(self) -> Vec<Need> {
        match self {
            Self::Unread(needs) => needs,
            Self::Failed(_) => Vec::new(),
        }
    }

    /// Why it is not known.
    pub(crate) fn failure(self) -> Failure {
        match self {
            Self::Unread(needs) => {
                let what = needs.first().map_or_else(String::new, ToString::to_string);
                Failure::new(FailureKind::NotGathered, what)
            }
            Self::Failed(failure) => failure,
        }
    }
}

/// What is known of a need; what nobody has read yet has to be.
fn known<'a>(facts: &'a Facts, need: &Need) -> Result<&'a Answer, Lack> {
    if !facts.has(need) {
        return Err(Lack::Unread(vec![need.clone()]));
    }
    facts.get(need).map_err(Lack::Failed)
}

fn unreadable(need: &Need) -> Lack {
    Lack::Failed(Failure::new(FailureKind::Unreadable, need.to_string()))
}

/// The tags of a repository that are versions, highest first.
#[derive(Clone, Debug)]
pub(crate) struct Versions<'a> {
    /// What stands before the version in a tag.
    prefix: Option<TagPrefix>,
    /// The versions with their tags.
    pub(crate) all: Vec<(Version, &'a VersionTag)>,
}

/// The tags that are versions.
///
/// # Errors
/// Where they are not known.
pub(crate) fn versions<'a>(
    prefix: Option<&TagPrefix>,
    facts: &'a Facts,
) -> Result<Versions<'a>, Lack> {
    let need = Need::VersionTags {
        prefix: prefix.map(|prefix| prefix.as_str().to_owned()),
    };
    let Answer::VersionTags { tags } = known(facts, &need)? else {
        return Err(unreadable(&need));
    };
    let read = |tag: &'a VersionTag| Some((version_in(tag.name.for_parsing(), prefix)?, tag));
    let mut all: Vec<_> = tags.iter().filter_map(read).collect();
    all.sort_by(|(one, a), (other, b)| {
        let names = |tag: &VersionTag| tag.name.for_parsing().to_owned();
        other.cmp(one).then_with(|| names(b).cmp(&names(a)))
    });
    let prefix = prefix.cloned();
    Ok(Versions { prefix, all })
}

/// Makes sure that the list has the tag that is judged: what else would it lack?
///
/// # Errors
/// Where the list does not have it, or at another commit.
pub(crate) fn listed(versions: &Versions<'_>, name: &str, head: &Sha) -> Result<(), Lack> {
    let mut all = versions.all.iter();
    let is_there = all.any(|(_, tag)| tag.name.for_parsing() == name && tag.commit == *head);
    match is_there {
        true => Ok(()),
        false => {
            let what = crate::text::one_line(name, 200);
            Err(Lack::Failed(Failure::new(FailureKind::TagNotListed, what)))
        }
    }
}

/// Makes sure that all messages were read to their ends, where it matters what they say there.
///
/// # Errors
/// Where one is too long.
pub(crate) fn read_whole(commits: &[ReleaseCommit]) -> Result<(), Lack> {
    match commits.iter().find(|commit| commit.is_cut) {
        None => Ok(()),
        Some(commit) => {
            let what = commit.sha.short();
            Err(Lack::Failed(Failure::new(FailureKind::TooLarge, what)))
        }
    }
}

fn relation(base: &Sha, head: &Sha) -> Need {
    Need::Relation {
        base: base.clone(),
        head: head.clone(),
    }
}

/// Whether a commit stands on an earlier one.
///
/// # Errors
/// Where that is not known.
pub(crate) fn stands_on(base: &Sha, head: &Sha, facts: &Facts) -> Result<bool, Lack> {
    if base == head {
        return Ok(true);
    }
    let need = relation(base, head);
    match known(facts, &need)? {
        Answer::Relation { is_ancestor, .. } => Ok(*is_ancestor),
        _ => Err(unreadable(&need)),
    }
}

/// The commits that `head` has and what was released before, `base`, has not.
///
/// # Errors
/// Where they are not known, or are not all.
pub(crate) fn commits<'a>(
    base: Option<&Sha>,
    head: &Sha,
    facts: &'a Facts,
) -> Result<&'a [ReleaseCommit], Lack> {
    if base == Some(head) {
        return Ok(&[]);
    }
    let need = Need::ReleaseCommits {
        base: base.cloned(),
        head: head.clone(),
    };
    let Answer::ReleaseCommits { commits } = known(facts, &need)? else {
        return Err(unreadable(&need));
    };
    let names: HashSet<&Sha> = commits.iter().map(|commit| &commit.sha).collect();
    let is_whole = match base {
        // A history ends where commits have no parents, and nowhere else.
        None => commits
            .iter()
            .flat_map(|commit| &commit.parents)
            .all(|parent| names.contains(parent)),
        // Both answers count the same commits.
        Some(base) => {
            !names.contains(base)
                && match facts.get(&relation(base, head)) {
                    Ok(Answer::Relation { ahead, .. }) => *ahead == commits.len() as u64,
                    _ => true,
                }
        }
    };
    match names.contains(head) && names.len() == commits.len() && is_whole {
        true => Ok(commits),
        false => Err(Lack::Failed(Failure::new(
            FailureKind::Incomplete,
            need.to_string(),
        ))),
    }
}
