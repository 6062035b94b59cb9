//! The small values of the section as the policy's reader takes them.

use std::str::FromStr;

use schemars::{Schema, SchemaGenerator, json_schema};
use url::Url;

use crate::ids::{InvalidId, RepoPath};
use crate::npm::{Omit, Severity};
use crate::policy::fault::{Fault, Faults};
use crate::policy::node::Node;
use crate::policy::read::{FromPolicy, policy_choice, policy_scalar, read_text};
use crate::text::Glob;

/// The longest of these values, in characters.
pub(super) const LONGEST: usize = 400;

policy_choice! {
    /// From which severity on a vulnerability blocks.
    pub(crate) enum Threshold {
        /// All of them.
        Info = "info",
        /// Low and worse.
        Low = "low",
        /// Moderate and worse.
        Moderate = "moderate",
        /// High and worse.
        High = "high",
        /// Critical ones only.
        Critical = "critical",
    }
}

impl From<Threshold> for Severity {
    fn from(threshold: Threshold) -> Self {
        match threshold {
            Threshold::Info => Self::Info,
            Threshold::Low => Self::Low,
            Threshold::Moderate => Self::Moderate,
            Threshold::High => Self::High,
            Threshold::Critical => Self::Critical,
        }
    }
}

policy_choice! {
    /// Dependencies that are left out.
    pub(crate) enum Omitted {
        /// Those only needed for development.
        Dev = "dev",
        /// Those that may fail to install.
        Optional = "optional",
        /// Those that only peers ask for.
        Peer = "peer",
    }
}

/// What a list of omitted kinds comes to.
pub(crate) fn omit(list: &[Omitted]) -> Omit {
    Omit {
        dev: list.contains(&Omitted::Dev),
        optional: list.contains(&Omitted::Optional),
        peer: list.contains(&Omitted::Peer),
    }
}

policy_choice! {
    /// Which vulnerabilities are judged.
    pub(crate) enum Scope {
        /// All of them.
        All = "all",
        /// Those of a pull request that its base branch does not have. Of a tag, all.
        New = "new",
    }
}

policy_choice! {
    /// What is done about packages that are themselves an attack.
    pub(crate) enum Malware {
        /// They block, whatever their severity, and cannot be allowed.
        Always = "always",
    }
}

policy_choice! {
    /// What a registry that gives no answer makes of the gate.
    pub(crate) enum OnRegistryError {
        /// It is not known whether there are vulnerabilities, and nobody goes.
        Block = "block",
        /// The gate has nothing to say, with a warning. It is not GO either.
        Warn = "warn",
    }
}

policy_choice! {
    /// Whose word is taken for a file that the job itself wrote.
    pub(crate) enum Trusted {
        /// The job's: whoever changes the code that it runs can change the file.
        Workspace = "workspace",
    }
}

/// A lockfile, or lockfiles by a pattern: `apps/*/package-lock.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LockfilePattern(RepoPath);

impl LockfilePattern {
    /// The names of npm's lockfiles, the one that npm reads first coming first.
    pub(crate) const NAMES: [&str; 2] = ["npm-shrinkwrap.json", "package-lock.json"];

    /// The path, if it is one and no pattern.
    pub(crate) fn literal(&self) -> Option<&RepoPath> {
        let pattern = self.0.as_str().contains(['*', '?']);
        (!pattern).then_some(&self.0)
    }

    /// The parts between the slashes.
    pub(crate) fn parts(&self) -> Vec<&str> {
        self.0.as_str().split('/').collect()
    }

    /// As written.
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether a part of the pattern matches a name.
    pub(crate) fn part_matches(part: &str, name: &str) -> bool {
        part == name || part.contains(['*', '?']) && Glob::new(part).matches(name)
    }
}

impl FromStr for LockfilePattern {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let path: RepoPath = text.parse()?;
        let last = path.as_str().rsplit('/').next().unwrap_or_default();
        let fine = Self::NAMES.contains(&last) && !path.as_str().contains("**");
        fine.then_some(Self(path)).ok_or(InvalidId {
            what: "lockfile",
            expected: "a path that ends in package-lock.json or npm-shrinkwrap.json",
        })
    }
}

impl FromPolicy for LockfilePattern {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let text = read_text(node, LONGEST, faults)?;
        let read = text.parse().ok();
        if read.is_none() {
            let last = text.rsplit('/').next().unwrap_or_default();
            let other = ["yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"].contains(&last);
            let code = if other {
                "policy-npm-audit-other-lockfile"
            } else if text.contains("**") {
                "policy-npm-audit-two-stars"
            } else {
                "policy-npm-audit-no-lockfile"
            };
            faults.push(Fault::own(code, node.span).with("text", text));
        }
        read
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "(^|/)(package-lock|npm-shrinkwrap)\\.json\\s*$",
        })
    }
}

/// The address of a registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RegistryUrl(pub(crate) Url);

impl FromStr for RegistryUrl {
    type Err = InvalidId;
    fn from_str(text: &str) -> Result<Self, InvalidId> {
        let invalid = InvalidId {
            what: "registry",
            expected: "an address such as https://registry.npmjs.org/",
        };
        let url = Url::parse(text).map_err(|_| invalid)?;
        let fine = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        fine.then_some(Self(url)).ok_or(invalid)
    }
}

policy_scalar!(
    RegistryUrl,
    "policy-npm-audit-no-registry",
    "^\\s*[Hh][Tt][Tt][Pp][Ss]?://[^@/?#\\s]+(/[^?#\\s]*)?\\s*$"
);
