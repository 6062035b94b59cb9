//! What a report found, each advisory of a package once.

use std::collections::{BTreeMap, BTreeSet};

use super::{Place, Remedy, ReportFault, Reported};
use crate::npm::{Advisory, Identity};
use crate::text::Untrusted;

/// Where and how a package is installed, as one mention of it tells.
#[derive(Debug, Default)]
pub(super) struct Mention {
    pub(super) versions: Vec<Untrusted>,
    pub(super) places: Vec<Place>,
    pub(super) direct: Option<bool>,
    pub(super) dev: Option<bool>,
    pub(super) remedy: Option<Remedy>,
}

impl Mention {
    /// How much text it holds, in bytes.
    fn weight(&self) -> usize {
        let all = |texts: &[Untrusted]| texts.iter().map(weight).sum::<usize>();
        let places = self.places.iter().map(|place| match place {
            Place::Path(names) | Place::Folder(names) => all(names) + size_of::<Place>(),
            Place::Dependent(name) => weight(name),
        });
        all(&self.versions) + places.sum::<usize>()
    }
}

/// What a text costs, also an empty one.
fn weight(text: &Untrusted) -> usize {
    text.for_parsing().len() + size_of::<Untrusted>()
}

/// The most text that is kept. npm 7 tells of a package once for all its advisories, and both can
/// be many: a file within the limits could otherwise grow to the square of its size.
const MAX_WEIGHT: usize = 128 << 20;

/// Findings by package and advisory.
#[derive(Debug, Default)]
pub(super) struct Findings {
    found: BTreeMap<(Untrusted, Identity), Finding>,
    weight: usize,
}

#[derive(Debug)]
struct Finding {
    advisory: Advisory,
    is_malware: bool,
    ranges: BTreeSet<Untrusted>,
    cwe: BTreeSet<Untrusted>,
    cves: BTreeSet<Untrusted>,
    versions: BTreeSet<Untrusted>,
    places: BTreeSet<Place>,
    direct: Option<bool>,
    dev: Option<bool>,
    remedies: BTreeSet<Remedy>,
}

impl Finding {
    /// One of which nothing is gathered yet.
    fn new(advisory: &Advisory, mention: &Mention) -> Self {
        Self {
            advisory: advisory.clone(),
            is_malware: advisory.is_malware(),
            ranges: BTreeSet::new(),
            cwe: BTreeSet::new(),
            cves: BTreeSet::new(),
            versions: BTreeSet::new(),
            places: BTreeSet::new(),
            direct: mention.direct,
            dev: mention.dev,
            remedies: BTreeSet::new(),
        }
    }

    /// Told twice, it is as bad as the worse of both, concerns the versions of both, and is for
    /// development only if both are.
    fn gather(&mut self, advisory: Advisory, mention: Mention) {
        self.advisory.severity = self.advisory.severity.max(advisory.severity);
        if !self.is_malware && advisory.is_malware() {
            self.is_malware = true;
            self.advisory.title = advisory.title;
        }
        self.ranges.insert(advisory.vulnerable_versions);
        self.cwe.extend(advisory.cwe);
        self.cves.extend(advisory.cves);
        self.versions.extend(mention.versions);
        self.places.extend(mention.places);
        self.direct = either(self.direct, mention.direct, true);
        self.dev = either(self.dev, mention.dev, false);
        self.remedies.extend(mention.remedy);
    }

    fn finish(self, package: Untrusted) -> Reported {
        Reported {
            package,
            advisory: Advisory {
                vulnerable_versions: union(&self.ranges),
                cwe: self.cwe.into_iter().collect(),
                cves: self.cves.into_iter().collect(),
                ..self.advisory
            },
            versions: self.versions.into_iter().collect(),
            places: self.places.into_iter().collect(),
            direct: self.direct,
            dev: self.dev,
            remedies: self.remedies.into_iter().collect(),
        }
    }
}

impl Findings {
    /// Adds what is told of an advisory.
    pub(super) fn add(
        &mut self,
        package: &str,
        advisory: Advisory,
        mention: Mention,
    ) -> Result<(), ReportFault> {
        self.weight += package.len() + weight(&advisory.vulnerable_versions) + mention.weight();
        if self.weight > MAX_WEIGHT {
            return Err(ReportFault::TooLarge);
        }
        let key = (Untrusted::from(package), advisory.identity.clone());
        let finding = self.found.entry(key);
        let finding = finding.or_insert_with(|| Finding::new(&advisory, &mention));
        finding.gather(advisory, mention);
        Ok(())
    }

    /// All of them, ordered by package and advisory.
    pub(super) fn finish(self) -> Vec<Reported> {
        let found = self.found.into_iter();
        found
            .map(|((package, _), finding)| finding.finish(package))
            .collect()
    }
}

/// The weightier answer, if either gives it; else what both say, or nothing.
pub(super) fn either(one: Option<bool>, other: Option<bool>, weightier: bool) -> Option<bool> {
    if one == Some(weightier) || other == Some(weightier) {
        Some(weightier)
    } else if one == other {
        one
    } else {
        None
    }
}

/// Versions that lie in any of the ranges. An empty range is every version, and so is their union.
fn union(ranges: &BTreeSet<Untrusted>) -> Untrusted {
    let ranges: Vec<&str> = ranges.iter().map(Untrusted::for_parsing).collect();
    if ranges.iter().any(|range| range.trim().is_empty()) {
        return Untrusted::default();
    }
    Untrusted::new(ranges.join(" || "))
}
