//! What an audit found: the advisories that concern what is installed, where each stands in the
//! tree, and what was not asked about.

mod answer;
mod of_report;
mod question;
mod step;
mod ways;

#[cfg(test)]
mod tests;

pub(crate) use answer::Setting;
pub(crate) use question::{Asked, Question, asked_by_npm};

use serde::{Deserialize, Serialize};

use super::{Advisory, Fix, PackageName, Severity};
use crate::text::Untrusted;

/// What a package is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// To run. Also where nobody told.
    Prod,
    /// To run, and may fail to install.
    Optional,
    /// Some develop with it, for others it is optional: it is left out only where both are.
    DevOptional,
    /// To develop.
    Dev,
}

impl Kind {
    /// The word that the words files select on.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Prod => "prod",
            Self::Optional => "optional",
            Self::DevOptional => "dev-optional",
            Self::Dev => "dev",
        }
    }
}

/// One installed copy of a package that an advisory concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Copy {
    /// Its version.
    pub(crate) version: Untrusted,
    /// Where it stands, such as `node_modules/mkdirp/node_modules/minimist`.
    pub(crate) location: Untrusted,
    /// What it is needed for.
    pub(crate) kind: Kind,
    /// Ways from what the project itself asks for to it, shortest first.
    pub(crate) paths: Vec<Vec<Untrusted>>,
    /// Whether those are all the ways there are.
    pub(crate) all_paths: bool,
}

impl Copy {
    /// The shortest way to it, as `a > b > c`.
    pub(crate) fn shortest(&self) -> Option<String> {
        let names = self.paths.first()?.iter();
        Some(
            names
                .map(Untrusted::for_parsing)
                .collect::<Vec<_>>()
                .join(" > "),
        )
    }
}

/// An advisory that concerns at least one installed copy of a package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Affected {
    /// The package.
    pub(crate) package: PackageName,
    /// What is wrong with it.
    pub(crate) advisory: Advisory,
    /// The copies it concerns, as far as they are told of; none where a report does not tell.
    pub(crate) copies: Vec<Copy>,
    /// How many more there are.
    pub(crate) more_copies: u64,
    /// The first version without it, where somebody said so.
    pub(crate) fixed_in: Option<Untrusted>,
}

impl Affected {
    /// The distinct versions that are installed, in order.
    pub(crate) fn versions(&self) -> Vec<&Untrusted> {
        let mut versions: Vec<&Untrusted> = self.copies.iter().map(|copy| &copy.version).collect();
        versions.retain(|version| !version.for_parsing().is_empty());
        versions.sort();
        versions.dedup();
        versions
    }

    /// From which version on it is mended for every copy; `None` where nobody can tell, or never.
    pub(crate) fn fix(&self) -> Option<Fix> {
        if let Some(fixed) = &self.fixed_in {
            let text = fixed.for_parsing();
            return Some(Fix::At(text.parse().ok()?, text.to_owned()));
        }
        let range = self.advisory.vulnerable_versions.for_parsing();
        let versions = self.versions();
        if versions.is_empty() {
            return Fix::end_of(range);
        }
        let fixes = versions
            .iter()
            .map(|version| Fix::within(range, version.for_parsing()));
        fixes.collect::<Option<Vec<Fix>>>()?.into_iter().max()
    }

    /// What it is needed for where it matters most; nobody told: to run.
    pub(crate) fn kind(&self) -> Kind {
        let kinds = self.copies.iter().map(|copy| copy.kind);
        kinds.min().unwrap_or(Kind::Prod)
    }
}

/// Why an installed package was not asked about, or why the answer may not be about what is installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Unasked {
    /// It is from a Git repository.
    Git,
    /// It is a file or folder.
    File,
    /// Its scope belongs to another registry.
    OtherRegistry,
    /// The project asks for an address, which does not show a version. It is asked about as far as the lockfile has one.
    Address,
    /// A package wants it from a Git repository, by the lockfile's word. It is asked about as if a registry had it.
    GitBelow,
    /// It brings packages of its own along, which are asked about as far as the lockfile lists them.
    OwnPackages,
    /// Tarballs would be fetched from this address, which is no registry's. They are asked about.
    ForeignSource,
}

impl Unasked {
    /// The word that the words files select on.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Git => "git",
            Self::File => "file",
            Self::OtherRegistry => "other-registry",
            Self::Address => "address",
            Self::GitBelow => "git-below",
            Self::OwnPackages => "own-packages",
            Self::ForeignSource => "foreign-source",
        }
    }

    /// Whether the registry is asked all the same.
    pub(crate) fn is_asked_about(self) -> bool {
        matches!(
            self,
            Self::GitBelow | Self::OwnPackages | Self::ForeignSource
        )
    }
}

/// Installed packages that were not asked about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct NotAudited {
    /// The name as the lockfile has it; of a foreign source, its address.
    pub(crate) name: Untrusted,
    /// Why.
    pub(crate) why: Unasked,
}

/// What is wrong with a lockfile, so that nobody can say what will be installed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "doubt")]
pub(crate) enum Doubt {
    /// A name that no registry can have.
    Name {
        /// Where in the lockfile.
        location: Untrusted,
    },
    /// A version that is none.
    Version {
        /// Where in the lockfile.
        location: Untrusted,
    },
    /// Its tarball is not by its address of its name and version.
    Tarball {
        /// Where in the lockfile.
        location: Untrusted,
    },
    /// It would come over an open line, and no digest says what must arrive.
    Unfixed {
        /// Where in the lockfile.
        location: Untrusted,
    },
    /// It would come from a repository, file or folder that nobody asks for.
    Source {
        /// Where in the lockfile.
        location: Untrusted,
    },
    /// The half of the lockfile for npm 6 has something else there than the one for newer programs.
    Halves {
        /// Where in the lockfile.
        location: Untrusted,
    },
    /// Something is asked for that the lockfile does not have.
    Missing {
        /// What.
        name: Untrusted,
        /// Who asks, empty for the project itself.
        from: Untrusted,
    },
    /// The lockfile has another version than is asked for.
    Unfit {
        /// What.
        name: Untrusted,
        /// Which versions are asked for.
        wanted: Untrusted,
        /// Who asks, empty for the project itself.
        #[serde(default)]
        from: Untrusted,
    },
}

/// Where an audit's words are from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "from")]
pub(crate) enum AuditSource {
    /// A registry was asked about a lockfile.
    Registry {
        /// The registry's address.
        registry: Untrusted,
        /// SHA-256 of the lockfile.
        digest: Untrusted,
    },
    /// Another tool's report.
    Report {
        /// The tool.
        producer: Untrusted,
    },
}

/// Everything that an audit found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Audit {
    /// The file: a lockfile or a report.
    pub(crate) file: Untrusted,
    /// Where its words are from.
    pub(crate) source: AuditSource,
    /// How many installed packages were asked about; a report does not tell.
    pub(crate) packages: Option<u64>,
    /// What was found, by package and advisory.
    pub(crate) affected: Vec<Affected>,
    /// What was not asked about, as far as it is listed.
    pub(crate) not_audited: Vec<NotAudited>,
    /// How many more were not asked about.
    pub(crate) not_audited_more: u64,
    /// What is wrong with the lockfile.
    pub(crate) doubts: Vec<Doubt>,
    /// The worst severity of what a report counts and does not list.
    pub(crate) withheld: Option<Severity>,
    /// Variables that the `.npmrc` asks for and that are not set.
    pub(crate) unset_variables: Vec<Untrusted>,
}
