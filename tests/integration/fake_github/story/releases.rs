//! Releases, as people make and change them.

use super::super::model::releases::Release;
use super::repository::Repo;

impl Repo {
    /// Publishes a release of a tag, which becomes the latest.
    pub(crate) fn release(&self, tag: &str, body: &str) -> &Self {
        let id = self.add_release(tag, body, |_| {});
        self.change(|repository| repository.mark_latest(id, "true", None));
        self
    }

    /// Publishes a pre-release of a tag.
    pub(crate) fn prerelease(&self, tag: &str, body: &str) -> &Self {
        self.add_release(tag, body, |release| release.prerelease = true);
        self
    }

    /// Saves a release without publishing it.
    pub(crate) fn draft_release(&self, tag: &str, body: &str) -> &Self {
        self.add_release(tag, body, |release| {
            release.draft = true;
            release.published = None;
        });
        self
    }

    fn add_release(&self, tag: &str, body: &str, change: impl FnOnce(&mut Release)) -> u64 {
        let (id, created) = self.moment();
        self.change(|repository| {
            let mut release = Release {
                id,
                tag: tag.to_owned(),
                target: repository.default_branch.clone(),
                name: Some(tag.to_owned()),
                body: Some(body.to_owned()),
                author: repository.owner.clone(),
                draft: false,
                prerelease: false,
                created,
                published: Some(created),
            };
            change(&mut release);
            repository.releases.push(release);
        });
        id
    }

    /// Somebody gives every release of a tag another text.
    pub(crate) fn edit_release(&self, tag: &str, body: &str) -> &Self {
        self.change(|repository| {
            let releases = repository.releases.iter_mut();
            let of_tag = releases.filter(|release| release.tag == tag);
            of_tag.for_each(|release| release.body = Some(body.to_owned()));
        });
        self
    }

    /// Somebody deletes every release of a tag; the tag stays.
    pub(crate) fn delete_release(&self, tag: &str) -> &Self {
        self.change(|repository| repository.releases.retain(|release| release.tag != tag));
        self
    }

    /// The releases that stand, oldest first, with drafts.
    pub(crate) fn releases(&self) -> Vec<Release> {
        self.change(|repository| repository.releases.clone())
    }

    /// The tag of the latest release.
    pub(crate) fn latest_release(&self) -> Option<String> {
        self.change(|repository| Some(repository.latest_release()?.tag.clone()))
    }
}
