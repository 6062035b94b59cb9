//! The section as it is used.

use std::collections::BTreeMap;

use jiff::civil::Date;
use url::Url;

use super::allow_values::{AllowedId, TreePath};
use super::values::{LockfilePattern, OnRegistryError, Scope};
use crate::decision::Enforcement;
use crate::ids::RepoPath;
use crate::npm::{Kind, Omit, PackageName, Severity};
use crate::policy::read::PolicyDuration;
use crate::policy::source::Span;
use crate::text::Untrusted;

/// The section, valid by construction.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// Whether the outcome blocks.
    pub(crate) enforcement: Enforcement,
    /// The lockfiles; none where reports are judged instead.
    pub(crate) lockfiles: Vec<LockfilePattern>,
    /// From which severity on a vulnerability blocks.
    pub(crate) thresholds: Thresholds,
    /// Dependencies that are left out.
    pub(crate) omit: Omit,
    /// What is accepted for a while.
    pub(crate) allow: Vec<Allowance>,
    /// How long a vulnerability may stay, by severity.
    pub(crate) fix_within: BTreeMap<Severity, PolicyDuration>,
    /// Which vulnerabilities are judged.
    pub(crate) scope: Scope,
    /// The registry to ask.
    pub(crate) registry: Option<Url>,
    /// What has the same tarballs as the registry.
    pub(crate) mirrors: Vec<Url>,
    /// What a registry that gives no answer makes of the gate.
    pub(crate) on_registry_error: OnRegistryError,
    /// Reports to be judged.
    pub(crate) reports: Vec<SavedReportFile>,
}

impl Config {
    /// A config for whoever has no policy: everything from a severity on blocks.
    pub(crate) fn plain(severity: Severity) -> Self {
        Self {
            enforcement: Enforcement::Block,
            lockfiles: Vec::new(),
            thresholds: Thresholds::all(severity),
            omit: Omit::default(),
            allow: Vec::new(),
            fix_within: BTreeMap::new(),
            scope: Scope::All,
            registry: None,
            mirrors: Vec::new(),
            on_registry_error: OnRegistryError::Block,
            reports: Vec::new(),
        }
    }
}

/// From which severity on a vulnerability blocks, by what the package is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Thresholds {
    /// To run.
    pub(crate) prod: Severity,
    /// To develop.
    pub(crate) dev: Severity,
    /// Maybe not at all.
    pub(crate) optional: Severity,
}

impl Thresholds {
    /// One for all.
    pub(crate) fn all(severity: Severity) -> Self {
        Self {
            prod: severity,
            dev: severity,
            optional: severity,
        }
    }

    /// The strictest of them.
    pub(crate) fn strictest(&self) -> Severity {
        self.prod.min(self.dev).min(self.optional)
    }

    /// The threshold of a package. What is needed in two ways has the stricter of both.
    pub(crate) fn of(&self, kind: Kind) -> Severity {
        match kind {
            Kind::Prod => self.prod,
            Kind::Dev => self.dev,
            Kind::Optional => self.optional,
            Kind::DevOptional => self.dev.min(self.optional),
        }
    }
}

/// A vulnerability that is accepted for a while.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Allowance {
    /// The advisory.
    pub(crate) id: AllowedId,
    /// Only in this package.
    pub(crate) package: Option<PackageName>,
    /// Only on this way through the tree.
    pub(crate) path: Option<TreePath>,
    /// Why.
    pub(crate) reason: Untrusted,
    /// Who answers for it.
    pub(crate) owner: Option<Untrusted>,
    /// The last day on which it is.
    pub(crate) expires: Date,
    /// The severity that was accepted.
    pub(crate) severity: Option<Severity>,
    /// Where it stands in the policy.
    pub(crate) place: Span,
}

/// A report to be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SavedReportFile {
    /// The file.
    pub(crate) file: RepoPath,
    /// Whether its word is taken although the judged change may have written it.
    pub(crate) trusted: bool,
}
