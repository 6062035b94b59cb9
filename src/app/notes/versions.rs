//! The tags of a clone that are versions.

use semver::Version;

use super::super::Problem;
use super::refused;
use crate::history::{Clone, CommitId, Tag};
use crate::versioning::{TagPrefix, naming, prefix_of, version_in};

/// The tags of a clone, and the versions among them.
pub(super) struct Versions {
    /// What stands before a version by the policy; `None`: `v` or nothing.
    prefix: Option<TagPrefix>,
    tags: Vec<Tag>,
    /// Highest first; a version that is written in two ways on one commit is one.
    pub(super) all: Vec<(Version, Tag)>,
}

/// A commit that somebody named.
pub(super) struct Named {
    /// The name of the tag, or what was written.
    pub(super) name: String,
    pub(super) commit: CommitId,
    /// The version that the name says.
    pub(super) version: Option<(Version, Tag)>,
}

impl Versions {
    /// Reads them.
    pub(super) fn of(clone: &Clone, prefix: Option<TagPrefix>) -> Result<Self, Problem> {
        let tags = clone.tags().map_err(refused)?;
        let mut versions = Self {
            prefix,
            all: Vec::new(),
            tags,
        };
        let read = |tag: &Tag| Some((versions.version(&tag.name)?, tag.clone()));
        let mut all: Vec<(Version, Tag)> = versions.tags.iter().filter_map(read).collect();
        // Of two ways to write one, that with a prefix comes first.
        all.sort_by(|(one, a), (other, b)| {
            (other, a.commit, &b.name).cmp(&(one, b.commit, &a.name))
        });
        all.dedup_by(|(one, a), (other, b)| one == other && a.commit == b.commit);
        versions.all = all;
        Ok(versions)
    }

    /// The version in a tag's name.
    pub(super) fn version(&self, name: &str) -> Option<Version> {
        version_in(name, self.prefix.as_ref())
    }

    /// What stands before the version in a tag, or would in the next one.
    pub(super) fn prefix(&self, tag: Option<&str>) -> TagPrefix {
        prefix_of(self.prefix.as_ref(), tag)
    }

    /// What a name means: first the tag of that name, then a version, then any commit.
    pub(super) fn find(&self, clone: &Clone, name: &str) -> Result<Named, Problem> {
        let by_name = self.tags.iter().find(|tag| tag.name == name);
        let by_number = || {
            self.all
                .iter()
                .find(|(version, _)| version.to_string() == name)
        };
        let version = match by_name {
            Some(tag) => self.version(name).map(|version| (version, tag.clone())),
            None => by_number().cloned(),
        };
        let commit = match &version {
            Some((_, tag)) => tag.commit,
            None => clone.commit(name).map_err(refused)?,
        };
        Ok(Named {
            name: version
                .as_ref()
                .map_or(name, |(_, tag)| &tag.name)
                .to_owned(),
            commit,
            version,
        })
    }

    /// The version that names a commit.
    pub(super) fn on(&self, commit: CommitId) -> Option<&(Version, Tag)> {
        naming(self.all.iter().filter(|(_, tag)| tag.commit == commit))
    }

    /// The tag that a version has already, anywhere in the clone.
    pub(super) fn taken(&self, version: &Version, tag: &str) -> Option<&str> {
        let same = self.tags.iter().find(|other| other.name == tag);
        let other = || {
            self.all
                .iter()
                .find(|(other, _)| other.cmp_precedence(version).is_eq())
        };
        let found = same.or_else(|| other().map(|(_, tag)| tag));
        found.map(|tag| tag.name.as_str())
    }
}
