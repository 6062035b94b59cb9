//! What came between two releases, and what is said of it.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use semver::Version;

use super::super::Problem;
use super::refused;
use crate::history::{Clone, Commit, CommitId, Person, Tag};
use crate::ids::Login;
use crate::notes::Message as Said;
use crate::notes::render::Heading;
use crate::text::PathPattern;
use crate::versioning::TagPrefix;

/// A tag that is a version.
#[derive(Clone, Debug)]
pub(super) struct Released {
    /// Its name.
    pub(super) name: String,
    /// The version in it.
    pub(super) version: Version,
}

impl Released {
    pub(super) fn of(version: &Version, tag: &Tag) -> Self {
        Self {
            name: tag.name.clone(),
            version: version.clone(),
        }
    }
}

/// What came between two releases.
pub(super) struct Story {
    /// The release; `None` for what is not released yet.
    pub(super) tag: Option<String>,
    /// What was released before.
    pub(super) previous: Option<Released>,
    /// The name of the previous commit as it was asked for.
    pub(super) from: Option<String>,
    /// The newest commit.
    pub(super) head: CommitId,
    /// The commits, newest first.
    pub(super) commits: Vec<Commit<Said>>,
    /// Accounts that GitHub told with the commits.
    pub(super) accounts: HashMap<Person, (Login, bool)>,
    /// Versions that would come before, but are not in this history.
    pub(super) passed_over: Vec<String>,
    /// Versions of this history that would come before, but had no GO: only GitHub tells.
    pub(super) unreleased: Vec<String>,
    /// What stands before the version in a tag.
    pub(super) prefix: TagPrefix,
}

impl Story {
    /// What stands above the notes; the day is that of the newest commit.
    pub(super) fn heading(&self, zone: &TimeZone) -> Heading {
        let newest = self.commits.iter().map(|commit| commit.time).max();
        let newest = newest.and_then(|time| Timestamp::from_second(time).ok());
        Heading {
            tag: self.tag.clone(),
            version: self.tag.as_deref().and_then(|tag| {
                let version = self.prefix.version(tag)?;
                Some(version.to_string())
            }),
            previous: self.from.clone(),
            date: newest.map(|at| at.to_zoned(zone.clone()).date()),
        }
    }

    /// The range as git would write it.
    pub(super) fn range(&self) -> String {
        let head = self
            .tag
            .clone()
            .unwrap_or_else(|| self.head.sha().to_string());
        match &self.from {
            Some(from) => format!("{from}..{head}"),
            None => head,
        }
    }

    /// The commits that touch the files that the notes are about; `None` for all.
    pub(super) fn touched(
        &self,
        clone: &Clone,
        paths: &[PathPattern],
    ) -> Result<Option<HashSet<CommitId>>, Problem> {
        if paths.is_empty() {
            return Ok(None);
        }
        let is_meant = |path: &str| {
            let names: Vec<&str> = path.split('/').collect();
            paths.iter().any(|pattern| pattern.matches(&names))
        };
        let mut touched = HashSet::new();
        for commit in &self.commits {
            if clone.touches(commit, &is_meant).map_err(refused)? {
                touched.insert(commit.id);
            }
        }
        Ok(Some(touched))
    }
}
