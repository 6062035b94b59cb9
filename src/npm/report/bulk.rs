//! The registry's answer as it is, which bun and yarn 4.0.0 write: the advisories of each package.

use super::advisory::{self, REGISTRY, UNKNOWN};
use super::findings::{Findings, Mention};
use super::{Hint, Object, Producer, ReportFault, SavedReport};

/// Reads a document in which every value is a list. It says nothing of versions and paths.
pub(super) fn read(document: &Object, hint: Option<Hint>) -> Result<SavedReport, ReportFault> {
    let mut findings = Findings::default();
    for (package, advisories) in document {
        let malformed = || ReportFault::malformed(package);
        let advisories = advisories.as_array().ok_or_else(malformed)?;
        // The registry names no package that has none.
        if advisories.is_empty() {
            return Err(malformed());
        }
        for advisory in advisories {
            let object = advisory.as_object().ok_or_else(malformed)?;
            let known = [REGISTRY.id, REGISTRY.url, REGISTRY.severity, REGISTRY.range];
            if !known.iter().any(|key| object.contains_key(*key)) {
                return Err(malformed());
            }
            let read = advisory::read(object, &REGISTRY, &UNKNOWN);
            findings.add(package, read, Mention::default())?;
        }
    }
    let said = hint.map(|hint| hint.producer);
    let producer = said.filter(|said| *said == Producer::Yarn4);
    Ok(SavedReport {
        findings: findings.finish(),
        ..SavedReport::empty(producer.unwrap_or(Producer::Bun))
    })
}
