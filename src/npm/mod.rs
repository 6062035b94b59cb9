//! What npm knows, without Node: names, versions and ranges, severities and advisories. Pure.

mod advisory;
mod audit;
mod bulk;
mod fix;
mod lockfile;
mod metavulnerability;
mod name;
mod npm_report;
mod npmrc;
mod packument;
mod range;
pub(crate) mod report;
mod severity;
mod spec;
mod texts;
mod tree;
mod weakness;

pub(crate) use advisory::{Advisory, Ghsa, Identity};
#[cfg(test)]
pub(crate) use audit::NotAudited;
pub(crate) use audit::{
    Affected, Asked, Audit, AuditSource, Copy, Doubt, Kind, Question, Setting, Unasked,
    asked_by_npm,
};
pub(crate) use bulk::{Advisories, bulk_answer};
pub(crate) use fix::Fix;
pub(crate) use lockfile::LockfileFault;
pub(crate) use metavulnerability::{Metavulnerabilities, Packuments, Step, judge};
pub(crate) use name::PackageName;
pub(crate) use npm_report::npm_report;
pub(crate) use npmrc::{Credential, LARGEST_NPMRC, Registries, RegistryAddress};
pub(crate) use packument::Packument;
pub(crate) use range::{Range, Version};
pub(crate) use report::{Hint, Producer, ReportFault};
pub(crate) use severity::Severity;
pub(crate) use tree::{Beneath, NodeId, Omit, Role, Search, Tree};

/// The largest lockfile or report that is read, in bytes: a lockfile of 20,000 packages has 10 MB.
pub(crate) const LARGEST_LOCKFILE: u64 = 32 * 1024 * 1024;

/// The largest `package.json` that is read, in bytes.
pub(crate) const LARGEST_MANIFEST: u64 = 1024 * 1024;
