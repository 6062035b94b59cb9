//! The version that was released before another.

use semver::Version;

use super::said::{own_status, said_of};
use super::{Lack, Versions, relation, stands_on};
use crate::facts::{Facts, Failure, FailureKind, Need, OwnStatus, VersionTag};
use crate::ids::Sha;
use crate::versioning::candidates;

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
