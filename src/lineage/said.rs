//! What we said of tags and commits: a status is never the source of a GO, but says what was let go out.

use semver::Version;

use super::{Lack, Versions, known, unreadable};
use crate::facts::{Answer, Facts, Need, OwnStatus, VersionTag};
use crate::ids::Sha;
use crate::text::Untrusted;
use crate::versioning::version_in;

/// What has to be read to know it.
pub(super) fn own_status(commit: &Sha) -> Need {
    Need::OwnStatus {
        commit: commit.clone(),
    }
}

/// What we said last of a tag. A status stands on a commit: a GO there for another version, or for a pull request
/// with this commit, lets no tag go out.
///
/// # Errors
/// Where that is not known.
pub(crate) fn said_of(
    tag: &VersionTag,
    versions: &Versions<'_>,
    facts: &Facts,
) -> Result<OwnStatus, Lack> {
    let need = own_status(&tag.commit);
    let Answer::OwnStatus { status, tags } = known(facts, &need)? else {
        return Err(unreadable(&need));
    };
    let version = |name: &Untrusted| version_in(name.for_parsing(), versions.prefix.as_ref());
    let this = version(&tag.name);
    let named = || {
        tags.iter()
            .filter_map(|said| Some((version(&said.tag)?, said.status)))
    };
    // Two names of one version are one release.
    let is_this = |(other, _): &(Version, OwnStatus)| {
        let same = |this: &Version| this.cmp_precedence(other).is_eq();
        this.as_ref().is_some_and(same)
    };
    Ok(match (named().find(is_this), status) {
        (Some((_, said)), _) => said,
        (None, _) if named().next().is_some() => OwnStatus::Refused,
        // Nothing was said of any version.
        (None, OwnStatus::Go) => OwnStatus::None,
        (None, other) => *other,
    })
}

/// What we said last of a commit.
///
/// # Errors
/// Where that is not known.
pub(crate) fn status_of(commit: &Sha, facts: &Facts) -> Result<OwnStatus, Lack> {
    let need = own_status(commit);
    match known(facts, &need)? {
        Answer::OwnStatus { status, .. } => Ok(*status),
        _ => Err(unreadable(&need)),
    }
}
