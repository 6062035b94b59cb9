//! The release of a tag on GitHub: our part of its text, and nothing else of what people made.
//!
//! First [`standing`] reads what is there, and says how much room our part has; then [`publish`]
//! makes the release or gives it another text, if it does not say so already. Where another run or a
//! person is at it at the same time, it looks again rather than write blindly, and it deletes nothing.

mod body;
mod execute;
mod plan;
#[cfg(test)]
mod tests;

pub(crate) use body::leaves_open;
pub(crate) use execute::publish;
pub(crate) use plan::Wish;

use body::BodyFault;

use crate::facts::{Cause, Failure, FailureKind};
use crate::github::{GitHub, Release};
use crate::ids::{RefName, RepoSlug};
use crate::text::Untrusted;

/// The release of a tag as it was read.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    release: Option<Release>,
}

/// What became of a tag's release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Published {
    /// What was done.
    pub(crate) what: What,
    /// Its page; `None` where there is none.
    pub(crate) url: Option<Untrusted>,
    /// Whether it is a draft, which people have yet to publish.
    pub(crate) draft: bool,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// It was made.
    Created,
    /// It has another text.
    Updated,
    /// It said so already, and nothing was written.
    Unchanged,
    /// There is none, the policy wants none, and nothing was written.
    Nothing,
}

impl Published {
    fn new(what: What, release: &Release) -> Self {
        Self {
            what,
            url: Some(release.html_url.clone()),
            draft: release.draft,
        }
    }
}

/// Reads the release of a tag: the published one, else the draft.
///
/// # Errors
/// Where GitHub does not tell, or there are several drafts of the tag.
pub(crate) async fn standing(
    github: &GitHub,
    repository: &RepoSlug,
    tag: &RefName,
) -> Result<Standing, Failure> {
    let release = match github.release_of_tag(repository, tag).await? {
        Some(release) => Some(release),
        None => only(github.releases_with_tag(repository, tag).await?)?,
    };
    Ok(Standing { release })
}

impl Standing {
    /// How many characters our part may have.
    ///
    /// # Errors
    /// Where what people wrote leaves no room, or our part cannot be told from it.
    pub(crate) fn room(&self) -> Result<usize, Failure> {
        let release = self.release.as_ref();
        let text = release.map_or("", |release| release.body.for_parsing());
        body::room(text).map_err(|fault| refused(fault, release))
    }
}

/// The one release of a tag. Which of several is meant, nobody can tell.
fn only(mut releases: Vec<Release>) -> Result<Option<Release>, Failure> {
    match releases.as_slice() {
        [] | [_] => Ok(releases.pop()),
        [first, others @ ..] => {
            let others = others.iter().map(|release| release.html_url.for_parsing());
            let url = first.html_url.for_parsing();
            let failure = Failure::new(FailureKind::SeveralReleases, url);
            Err(failure.detail(others.collect::<Vec<_>>().join(", ")))
        }
    }
}

/// A text that our part cannot be put into.
fn refused(fault: BodyFault, release: Option<&Release>) -> Failure {
    let url = release.map_or("", |release| release.html_url.for_parsing());
    let text = |cause: Cause| Failure::new(FailureKind::ReleaseText, url).because(cause);
    match fault {
        BodyFault::Alone => text(Cause::MarkerAlone),
        BodyFault::Reversed => text(Cause::MarkerOrder),
        BodyFault::Repeated => text(Cause::MarkerTwice),
        BodyFault::Open => text(Cause::OpenBlock),
        BodyFault::Unreadable => text(Cause::TooDeep),
        BodyFault::TooLong => Failure::new(FailureKind::ReleaseTooLong, url),
    }
}
