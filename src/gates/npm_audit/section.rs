//! The npm audit's section of the policy, as it is written.

use super::allow_values::{AllowedId, LastDay, TreePath};
use super::values::{
    LockfilePattern, Malware, Omitted, OnRegistryError, RegistryUrl, Scope, Threshold, Trusted,
};
use crate::decision::Enforcement;
use crate::ids::RepoPath;
use crate::npm::PackageName;
use crate::policy::read::{
    Located, OneOrMore, PolicyDuration, Text, Tolerant, WordOr, policy_section,
};

policy_section! {
    /// From which severity on a vulnerability blocks, by what the package is needed for.
    pub(crate) struct FailOnSection {
        /// What is needed to run.
        default prod: Threshold = "prod" => "low",
        /// What is needed to develop only; as `prod` where it is not said.
        optional dev: Threshold = "dev",
        /// What may fail to install; as `prod` where it is not said.
        optional optional: Threshold = "optional",
    }
}

policy_section! {
    /// A vulnerability that is accepted for a while.
    pub(crate) struct AllowSection {
        /// The advisory, such as `GHSA-xvch-5gv4-984h`.
        required id: AllowedId = "id",
        /// Only in this package.
        optional package: PackageName = "package",
        /// Only on this way through the tree, such as `mkdirp>minimist`; a copy that is reached on
        /// another way, too, is not allowed.
        optional path: TreePath = "path",
        /// Why that is acceptable.
        required reason: Text = "reason",
        /// Who answers for it.
        optional owner: Text = "owner",
        /// The last day on which it is.
        required expires: LastDay = "expires",
        /// The severity that was accepted; should it grow worse, the entry does not count any more.
        optional severity: Threshold = "severity",
    }
}

policy_section! {
    /// How long after its publication a vulnerability may stay, by severity. Until then it is a
    /// warning.
    pub(crate) struct FixWithinSection {
        /// Critical ones.
        optional critical: PolicyDuration = "critical",
        /// High ones.
        optional high: PolicyDuration = "high",
        /// Moderate ones.
        optional moderate: PolicyDuration = "moderate",
        /// Low ones.
        optional low: PolicyDuration = "low",
        /// Those for information.
        optional info: PolicyDuration = "info",
    }
}

policy_section! {
    /// A report that a package manager wrote.
    pub(crate) struct ReportSection {
        /// The file, in the job's working directory.
        required file: Located<RepoPath> = "file",
        /// Whose word is taken for it. On pull requests a report counts only with `workspace`.
        optional trust: Trusted = "trust",
    }
}

policy_section! {
    /// Does npm know vulnerabilities of what is to be shipped.
    pub(crate) struct NpmAuditSection {
        /// Whether this gate's outcome blocks.
        default enforcement: Enforcement = "enforcement" => "block",
        /// The lockfiles; in a pattern `*` and `?` stand for a part of one name. Without `reports`
        /// it is `package-lock.json`.
        optional lockfiles: OneOrMore<LockfilePattern> = "lockfiles",
        /// From which severity on a vulnerability blocks.
        default fail_on: WordOr<Threshold, FailOnSection> = "fail-on" => "low",
        /// Dependencies that are left out.
        default omit: Vec<Omitted> = "omit" => "[]",
        /// Vulnerabilities that are accepted for a while.
        default allow: Vec<Tolerant<Located<AllowSection>>> = "allow" => "[]",
        /// How long a vulnerability may stay.
        optional fix_within: FixWithinSection = "fix-within",
        /// Which vulnerabilities are judged.
        default scope: Scope = "scope" => "all",
        /// What is done about malware.
        default malware: Malware = "malware" => "always",
        /// The registry to ask; otherwise the `.npmrc` at the policy's commit says.
        optional registry: RegistryUrl = "registry",
        /// Addresses whose tarballs are taken for the registry's: its mirrors.
        optional mirrors: OneOrMore<RegistryUrl> = "mirrors",
        /// What a registry that gives no answer makes of the gate.
        default on_registry_error: OnRegistryError = "on-registry-error" => "block",
        /// Reports of package managers, to be judged instead of asking the registry.
        optional reports: OneOrMore<Tolerant<ReportSection>> = "reports",
    }
}

/// The section with its place.
pub(crate) type Section = Located<NpmAuditSection>;
