//! What would have to change: pure.

use semver::Version;

use super::body::{self, BodyFault};
use crate::github::{MakeLatest, NewRelease, Release, ReleaseId};
use crate::ids::{RefName, Sha};
use crate::notes::ReleaseCreate;
use crate::text::{Markdown, Untrusted};
use crate::versioning::{TagPrefix, is_before};

/// What is wanted of a tag's release.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    /// The tag.
    pub(crate) tag: RefName,
    /// The commit that was judged: the tag must still lead to it.
    pub(crate) sha: Sha,
    /// The tag's version; `None` where it is none.
    pub(crate) version: Option<Version>,
    /// What stands before the version in tags.
    pub(crate) prefix: TagPrefix,
    /// Which release is made where there is none.
    pub(crate) create: ReleaseCreate,
}

/// What would have to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// There is none, and there shall be one with this text.
    Create(Markdown),
    /// One is there, and gets this text.
    UpdateBody(ReleaseId, Markdown),
    /// One is there, and says it already.
    Unchanged,
    /// There is none, and none is to be made.
    Nothing,
}

/// From what stands to what would have to change. One that is there is never more than given
/// another text.
pub(super) fn plan(
    standing: Option<&Release>,
    create: ReleaseCreate,
    ours: &Markdown,
) -> Result<Plan, BodyFault> {
    let Some(release) = standing else {
        return match create {
            ReleaseCreate::Never => Ok(Plan::Nothing),
            ReleaseCreate::Draft | ReleaseCreate::Published => {
                let body = body::with_part("", ours)?;
                Ok(body.map_or(Plan::Nothing, Plan::Create))
            }
        };
    };
    let body = body::with_part(release.body.for_parsing(), ours)?;
    Ok(body.map_or(Plan::Unchanged, |body| Plan::UpdateBody(release.id, body)))
}

impl Wish {
    /// The release that is made.
    pub(super) fn release(&self, body: Markdown, latest: Option<&Untrusted>) -> NewRelease {
        let draft = self.create != ReleaseCreate::Published;
        NewRelease {
            tag: self.tag.clone(),
            target: self.sha.clone(),
            name: self.tag.to_string(),
            body,
            draft,
            prerelease: self.is_prerelease(),
            make_latest: (!draft).then(|| self.make_latest(latest)),
        }
    }

    fn is_prerelease(&self) -> bool {
        let version = self.version.as_ref();
        version.is_some_and(|version| !version.pre.is_empty())
    }

    /// Whether which release is the latest matters: for one that may become it.
    pub(super) fn asks_for_latest(&self) -> bool {
        self.create == ReleaseCreate::Published && !self.is_prerelease() && self.version.is_some()
    }

    /// Whether it becomes the latest, where this is the tag of the one that is now. Neither a
    /// pre-release nor a version below that one does. What is no version is left to GitHub.
    fn make_latest(&self, latest: Option<&Untrusted>) -> MakeLatest {
        if self.is_prerelease() {
            return MakeLatest::False;
        }
        let latest = latest.map(|tag| self.prefix.version(tag.for_parsing()));
        match (&self.version, latest) {
            (Some(_), None) => MakeLatest::True,
            (Some(version), Some(Some(latest))) if is_before(version, &latest) => MakeLatest::False,
            (Some(_), Some(Some(_))) => MakeLatest::True,
            (None, _) | (Some(_), Some(None)) => MakeLatest::Legacy,
        }
    }
}

#[cfg(test)]
#[path = "tests/plan.rs"]
mod tests;
