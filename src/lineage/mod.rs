//! Where a release comes from, as GitHub tells it: the version before it, and the commits since.
//! Pure: each question is answered from facts, or says which facts it lacks.
//!
//! A tag is "before" only if the release stands on its commit: release branches have tags, too.

#[cfg(test)]
pub(crate) mod model;
mod said;
#[cfg(test)]
mod tests;
mod told;

pub(crate) use said::{said_of, status_of};
pub(crate) use told::{accounts, pull_numbers, told};

use std::collections::HashSet;

use semver::Version;

use crate::facts::{
    Answer, Facts, Failure, FailureKind, Need, OwnStatus, ReleaseCommit, VersionTag,
};
use crate::ids::Sha;
use crate::versioning::{TagPrefix, candidates, version_in};
use said::own_status;

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

/// What came before a release.
#[derive(Clone, Debug)]
pub(crate) struct Before<'a> {
    /// The version before it; `None` where none of its history has one.
    pub(crate) last: Option<(Version, &'a VersionTag)>,
    /// Versions that would come before, but are not in this history.
    pub(crate) elsewhere: Vec<&'a VersionTag>,
    /// Versions of this history that would come before, but had no GO.
    pub(crate) unreleased: Vec<&'a VersionTag>,
}

/// So many versions are asked about in each round of reading. After the last of them none is
/// believed to be in the history: it would be another one's.
const ROUNDS: [usize; 3] = [1, 4, 16];

/// Of so many versions nobody has decided anything: then nobody did in those days, unless about lower ones.
const UNDECIDED: usize = 3;

/// The version that was released before `head`, which is `this` version: the highest below it that
/// `head` stands on and that was let go out. With `only_stable` pre-releases are none.
///
/// A tag that was refused stays where it is, and was not released: what it brought is still to be
/// judged, and told. Where we have decided about versions, one about which we have not is none
/// either; where we have not decided about any, all count.
///
/// # Errors
/// Where it is not known.
pub(crate) fn before<'a>(
    versions: &Versions<'a>,
    this: Option<&Version>,
    only_stable: bool,
    head: &Sha,
    facts: &Facts,
) -> Result<Before<'a>, Lack> {
    let fitting = candidates(&versions.all, this).into_iter();
    let fitting = fitting
        .filter(|(version, tag)| tag.commit != *head && (version.pre.is_empty() || !only_stable));
    let fitting: Vec<&(Version, &VersionTag)> = fitting.collect();
    let mut before = Before {
        last: None,
        elsewhere: Vec::new(),
        unreleased: Vec::new(),
    };
    let mut undecided: Vec<&(Version, &VersionTag)> = Vec::new();
    let mut begin = 0;
    for round in ROUNDS {
        let asked = fitting.iter().skip(begin).take(round);
        let related = asked.clone().map(|(_, tag)| relation(&tag.commit, head));
        let said = asked.clone().map(|(_, tag)| own_status(&tag.commit));
        // What will be asked next, where nobody decided about the first.
        let next = lower(&fitting, begin + round).filter(|_| !undecided.is_empty());
        let next = next.map(|tag| own_status(&tag.commit));
        let unread: Vec<Need> = related
            .chain(said)
            .chain(next)
            .filter(|need| !facts.has(need))
            .collect();
        if !unread.is_empty() {
            return Err(Lack::Unread(unread));
        }
        for candidate in asked {
            let tag = candidate.1;
            if !stands_on(&tag.commit, head, facts)? {
                before.elsewhere.push(tag);
                continue;
            }
            match said_of(tag, versions, facts)? {
                OwnStatus::Go => {
                    before.unreleased.extend(undecided.iter().map(|it| it.1));
                    before.last = Some((*candidate).clone());
                    return Ok(before);
                }
                OwnStatus::Refused | OwnStatus::Since => before.unreleased.push(tag),
                OwnStatus::None => undecided.push(candidate),
            }
        }
        begin += round;
        if undecided.len() >= UNDECIDED && !decides(&fitting, begin, versions, facts)? {
            break;
        }
    }
    // Where others were decided about, there may be one of these that was not looked at.
    let is_first = undecided.is_empty()
        || begin >= fitting.len()
        || !decides(&fitting, begin, versions, facts)?;
    let first = undecided.first().filter(|_| is_first);
    before.last = first.map(|first| (*first).clone());
    if before.last.is_none() && fitting.len() > begin {
        let named = fitting.first().map(|(_, tag)| tag.name.for_parsing());
        let what = crate::text::one_line(named.unwrap_or_default(), 100);
        return Err(Lack::Failed(Failure::new(FailureKind::NoAncestor, what)));
    }
    Ok(before)
}

/// Whether we have let any lower version go out, told by some of these: a handful of tags that nobody judged must not
/// look like days in which nobody judged any.
fn decides(
    fitting: &[&(Version, &VersionTag)],
    begin: usize,
    versions: &Versions<'_>,
    facts: &Facts,
) -> Result<bool, Lack> {
    let needs = lower(fitting, begin).map(|tag| own_status(&tag.commit));
    let unread: Vec<Need> = needs.filter(|need| !facts.has(need)).collect();
    if !unread.is_empty() {
        return Err(Lack::Unread(unread));
    }
    for tag in lower(fitting, begin) {
        if let OwnStatus::Go | OwnStatus::Since = said_of(tag, versions, facts)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// So many versions from a place on are asked about one by one.
const EACH: usize = 8;

/// Some of the versions from a place on: the next ones, then each twice as far down as the one before.
fn lower<'a>(
    fitting: &[&(Version, &'a VersionTag)],
    begin: usize,
) -> impl Iterator<Item = &'a VersionTag> {
    let far = std::iter::successors(Some(2 * EACH), |step| step.checked_mul(2));
    let steps = (1..=EACH).chain(far);
    let places = steps.map(move |step| begin.saturating_add(step - 1));
    places.map_while(|place| fitting.get(place).map(|it| it.1))
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
