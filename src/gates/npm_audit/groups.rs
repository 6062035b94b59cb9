//! What was found, by lockfile and package: people mend a package, not an advisory.

use std::collections::BTreeMap;

use super::judge::{Judged, Since, Status, Verdict};
use crate::facts::Failure;
use crate::npm::{Copy, Fix, Identity, Kind, PackageName, Severity};
use crate::text::Untrusted;

/// Everything about one package in one lockfile that has the same fate.
pub(super) struct Group<'a> {
    /// The lockfile or report.
    pub(super) file: &'a Untrusted,
    /// The package.
    pub(super) package: &'a PackageName,
    /// Its advisories, the worst first.
    pub(super) members: Vec<&'a Judged<'a>>,
}

impl<'a> Group<'a> {
    /// The groups of those that a function picks, the worst first.
    pub(super) fn of(verdict: &'a Verdict<'a>, pick: impl Fn(&Status<'_>) -> bool) -> Vec<Self> {
        let mut groups: BTreeMap<(&Untrusted, &PackageName), Self> = BTreeMap::new();
        for judged in verdict.judged.iter().filter(|judged| pick(&judged.status)) {
            let (file, package) = (&judged.audit.file, &judged.affected.package);
            let group = groups.entry((file, package)).or_insert_with(|| Self {
                file,
                package,
                members: Vec::new(),
            });
            group.members.push(judged);
        }
        let mut groups: Vec<Self> = groups.into_values().collect();
        for group in &mut groups {
            let rank = |judged: &&Judged<'_>| {
                let advisory = &judged.affected.advisory;
                (
                    std::cmp::Reverse(advisory.severity),
                    advisory.identity.clone(),
                )
            };
            group.members.sort_by_key(rank);
        }
        groups.sort_by_key(|group| (group.kind(), std::cmp::Reverse(group.severity())));
        groups
    }

    /// The worst severity.
    pub(super) fn severity(&self) -> Severity {
        let severities = self.members.iter().map(|it| it.affected.advisory.severity);
        severities.max().unwrap_or(Severity::Critical)
    }

    /// What the package is needed for where it matters most.
    pub(super) fn kind(&self) -> Kind {
        self.members
            .iter()
            .map(|it| it.kind)
            .min()
            .unwrap_or(Kind::Prod)
    }

    /// The installed versions.
    pub(super) fn versions(&self) -> Vec<&'a Untrusted> {
        let mut versions: Vec<&Untrusted> = self.copies().map(|copy| &copy.version).collect();
        versions.retain(|version| !version.for_parsing().is_empty());
        versions.sort();
        versions.dedup();
        versions
    }

    fn copies(&self) -> impl Iterator<Item = &'a Copy> {
        self.members.iter().flat_map(|it| &it.affected.copies)
    }

    /// The shortest way to a copy of those that matter most.
    pub(super) fn way(&self) -> Option<&'a [Untrusted]> {
        let ways = self
            .copies()
            .filter_map(|copy| Some((copy.kind, copy.paths.first()?)));
        let nearest = ways.min_by_key(|(kind, way)| (*kind, way.len()));
        nearest.map(|(_, way)| way.as_slice())
    }

    /// From which version on all of it is mended; `None` where nobody can tell, or never.
    pub(super) fn fix(&self) -> Option<Fix> {
        let fixes: Option<Vec<Fix>> = self.members.iter().map(|it| it.affected.fix()).collect();
        fixes?.into_iter().max()
    }

    /// What the advisories are known by, the worst first.
    pub(super) fn ids(&self) -> Vec<&'a Identity> {
        let ids = self.members.iter().map(|it| &it.affected.advisory.identity);
        ids.collect()
    }

    /// Since when the time to mend it is over, at the latest; and whether that is not known.
    pub(super) fn overdue(&self) -> (Option<jiff::Timestamp>, bool) {
        let mut since: Option<jiff::Timestamp> = None;
        let mut unknown = false;
        for judged in &self.members {
            match &judged.status {
                Status::Blocks(Since::Overdue { since: one }) => {
                    since = Some(since.map_or(*one, |known| known.min(*one)));
                }
                Status::Blocks(Since::Unknown(_)) => unknown = true,
                _ => {}
            }
        }
        (since, unknown)
    }

    /// Why nobody knows when one of them was published, where there is a reason.
    pub(super) fn undated(&self) -> Option<&'a Failure> {
        self.members.iter().find_map(|judged| match &judged.status {
            Status::Blocks(Since::Unknown(failure)) => failure.as_ref(),
            _ => None,
        })
    }

    /// When the time to mend it ends.
    pub(super) fn until(&self) -> Option<jiff::Timestamp> {
        let ends = self
            .members
            .iter()
            .filter_map(|judged| match judged.status {
                Status::Within { until } => Some(until),
                _ => None,
            });
        ends.min()
    }
}
