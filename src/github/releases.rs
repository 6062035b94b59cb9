//! Releases.
//!
//! A draft has no address by its tag: GitHub finds published releases by it only (GitHub docs, "Get
//! a release by tag name"), and shows drafts in the list, to those who may write contents.

use std::fmt;

use http::Method;
use serde::{Deserialize, Serialize};

use super::account::or_none;
use super::client::GitHub;
use super::error::{Found, GitHubError, GitHubErrorKind};
use super::pages::Plain;
use super::repository::other_thing;
use super::route::Route;
use crate::ids::{RefName, RepoSlug, Sha};
use crate::text::{Markdown, Untrusted};

/// GitHub's number of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(crate) struct ReleaseId(pub(crate) u64);

impl fmt::Display for ReleaseId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Release {
    /// Its number; a younger one has a higher.
    pub(crate) id: ReleaseId,
    /// The tag that it is of, or is to be of once it is published.
    pub(crate) tag: Untrusted,
    /// Its title; empty if there is none.
    pub(crate) name: Untrusted,
    /// Its text; empty if there is none.
    pub(crate) body: Untrusted,
    /// Whether it is yet to be published.
    pub(crate) draft: bool,
    /// Whether it is marked as a pre-release.
    pub(crate) prerelease: bool,
    /// Its page.
    pub(crate) html_url: Untrusted,
}

/// A release that is to be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct NewRelease {
    /// The tag that it is of.
    #[serde(rename = "tag_name", serialize_with = "as_text")]
    pub(crate) tag: RefName,
    /// Where GitHub is to make the tag, should it be gone.
    #[serde(rename = "target_commitish", serialize_with = "as_text")]
    pub(crate) target: Sha,
    /// Its title.
    pub(crate) name: String,
    /// Its text, of at most 125,000 characters.
    #[serde(serialize_with = "as_markdown")]
    pub(crate) body: Markdown,
    /// Whether it is not published yet.
    pub(crate) draft: bool,
    /// Whether it is a pre-release.
    pub(crate) prerelease: bool,
    /// Whether it becomes the latest one. A draft has no say in that: GitHub refuses one that would
    /// be the latest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) make_latest: Option<MakeLatest>,
}

/// Whether a release becomes the repository's latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum MakeLatest {
    /// It does.
    True,
    /// The latest stays what it is.
    False,
    /// GitHub decides, by date and version.
    Legacy,
}

fn as_text<S: serde::Serializer>(text: &impl fmt::Display, into: S) -> Result<S::Ok, S::Error> {
    into.collect_str(text)
}

fn as_markdown<S: serde::Serializer>(text: &Markdown, into: S) -> Result<S::Ok, S::Error> {
    into.serialize_str(text.as_str())
}

#[derive(Deserialize)]
struct RawRelease {
    id: ReleaseId,
    tag_name: String,
    name: Option<String>,
    body: Option<String>,
    draft: bool,
    prerelease: bool,
    html_url: String,
}

#[derive(Serialize)]
struct BodyAlone<'a> {
    body: &'a str,
}

impl From<RawRelease> for Release {
    fn from(raw: RawRelease) -> Self {
        Self {
            id: raw.id,
            tag: Untrusted::new(raw.tag_name),
            name: Untrusted::new(raw.name.unwrap_or_default()),
            body: Untrusted::new(raw.body.unwrap_or_default()),
            draft: raw.draft,
            prerelease: raw.prerelease,
            html_url: Untrusted::new(raw.html_url),
        }
    }
}

impl GitHub {
    /// The published release of a tag; `None` if there is none.
    pub(crate) async fn release_of_tag(
        &self,
        repository: &RepoSlug,
        tag: &RefName,
    ) -> Result<Option<Release>, GitHubError> {
        let route = Route::get(repository, "releases/tags").segment(tag);
        let raw: Option<RawRelease> = or_none(self.object(&route, "release").await)?;
        match raw {
            Some(raw) if raw.tag_name != tag.as_str() => Err(other_thing(&route, "release")),
            raw => Ok(raw.map(Release::from)),
        }
    }

    /// All releases with this tag, oldest first: drafts, as many as there are, where the token may
    /// see them, and what is published. It reads the whole list, or is an error.
    pub(crate) async fn releases_with_tag(
        &self,
        repository: &RepoSlug,
        tag: &RefName,
    ) -> Result<Vec<Release>, GitHubError> {
        let route = Route::get(repository, "releases");
        let list = self
            .list::<Plain<RawRelease>>(&route, "list of release")
            .await?;
        let with_tag = list
            .into_iter()
            .filter(|release| release.tag_name == tag.as_str());
        let mut releases: Vec<Release> = with_tag.map(Release::from).collect();
        releases.sort_by_key(|release| release.id);
        // What moves from one page to the next while it is read comes twice.
        releases.dedup_by_key(|release| release.id);
        Ok(releases)
    }

    /// A release by its number; `None` if it is not there any more.
    pub(crate) async fn release(
        &self,
        repository: &RepoSlug,
        id: ReleaseId,
    ) -> Result<Option<Release>, GitHubError> {
        let route = one(Method::GET, repository, id);
        let raw: Option<RawRelease> = or_none(self.object(&route, "release").await)?;
        match raw {
            Some(raw) if raw.id != id => Err(other_thing(&route, "release")),
            raw => Ok(raw.map(Release::from)),
        }
    }

    /// The release that counts as the latest; `None` if none does.
    pub(crate) async fn latest_release(
        &self,
        repository: &RepoSlug,
    ) -> Result<Option<Release>, GitHubError> {
        let route = Route::get(repository, "releases/latest");
        let raw: Option<RawRelease> = or_none(self.object(&route, "release").await)?;
        Ok(raw.map(Release::from))
    }

    /// Makes a release. Doing it twice makes two, if they are drafts.
    pub(crate) async fn create_release(
        &self,
        repository: &RepoSlug,
        release: &NewRelease,
    ) -> Result<Release, GitHubError> {
        let route = Route::repository(Method::POST, repository).segment("releases");
        let raw: RawRelease = self.write(&route, "release", release).await?;
        if raw.tag_name != release.tag.as_str() || raw.draft != release.draft {
            return Err(another_written(&route));
        }
        Ok(raw.into())
    }

    /// Gives a release another text, and changes nothing else of it: whether it is a draft, a
    /// pre-release or the latest stays as it is.
    pub(crate) async fn update_release_body(
        &self,
        repository: &RepoSlug,
        id: ReleaseId,
        body: &Markdown,
    ) -> Result<Release, GitHubError> {
        let route = one(Method::PATCH, repository, id);
        let body = BodyAlone {
            body: body.as_str(),
        };
        let raw: RawRelease = self.write(&route, "release", &body).await?;
        if raw.id != id {
            return Err(another_written(&route));
        }
        Ok(raw.into())
    }
}

/// Something was written, and the answer is about something else.
fn another_written(route: &Route) -> GitHubError {
    let kind = GitHubErrorKind::Unreadable {
        expected: "release",
        found: Found::OtherThing,
    };
    GitHubError::new(route, kind.of_write())
}

fn one(method: Method, repository: &RepoSlug, id: ReleaseId) -> Route {
    Route::repository(method, repository)
        .segment("releases")
        .segment(id)
}
