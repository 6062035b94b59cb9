//! Releases, and which of them is the latest.

use jiff::Timestamp;

use super::Repository;

/// A release.
#[derive(Clone)]
pub(crate) struct Release {
    pub(crate) id: u64,
    pub(crate) tag: String,
    /// Where the tag was to be made, as it was sent.
    pub(crate) target: String,
    pub(crate) name: Option<String>,
    pub(crate) body: Option<String>,
    pub(crate) author: String,
    pub(crate) draft: bool,
    pub(crate) prerelease: bool,
    pub(crate) created: Timestamp,
    /// When it was last published.
    pub(crate) published: Option<Timestamp>,
}

impl Release {
    /// Drafts and pre-releases are never the latest.
    fn may_be_latest(&self) -> bool {
        !self.draft && !self.prerelease
    }
}

impl Repository {
    /// The published release of a tag.
    pub(crate) fn release_of(&self, tag: &str) -> Option<&Release> {
        let mut releases = self.releases.iter();
        releases.find(|release| release.tag == tag && !release.draft)
    }

    /// The latest release: the one that was made so, else the youngest.
    pub(crate) fn latest_release(&self) -> Option<&Release> {
        let candidates = || {
            let releases = self.releases.iter();
            releases.filter(|release| release.may_be_latest())
        };
        let marked = candidates().find(|release| Some(release.id) == self.latest);
        marked.or_else(|| candidates().max_by_key(|release| release.created))
    }

    /// Moves the mark of the latest release as somebody asked who has just published one, or
    /// changed one that is published: to it, not at all, or back to where its age puts it.
    pub(crate) fn mark_latest(&mut self, id: u64, make_latest: &str, before: Option<u64>) {
        self.latest = match make_latest {
            "true" => Some(id),
            "false" => before.or(self.latest),
            _ => None,
        };
    }
}
