//! Audit reports that npm, pnpm, yarn or bun wrote, read from what is in them.
//!
//! A report is read as a whole or not at all: whatever is not understood is a [`ReportFault`], and
//! the gate then answers "unknown", because what was skipped could be the worst of it. Neither the
//! name of the file nor the exit code of the tool says anything: tools end with 1 for findings and
//! for their own failure alike. Only a file without any content needs somebody's word for what it
//! is, a [`Hint`].

mod advisory;
mod bulk;
mod classic;
mod counts;
mod document;
mod encoding;
mod fault;
mod findings;
mod noise;
mod npm;
mod strict;
mod yarn;

pub(crate) use counts::Counts;
pub(crate) use fault::ReportFault;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use self::document::Document;
use super::{Advisory, Severity};
use crate::text::Untrusted;

/// An object of a document.
type Object = Map<String, Value>;

/// The tool that wrote a report, as far as its form depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Producer {
    /// npm 6.
    Npm6,
    /// npm 7 and later.
    Npm7,
    /// pnpm, any version.
    Pnpm,
    /// yarn 1, "classic".
    Yarn1,
    /// yarn 2 and 3.
    Yarn3,
    /// yarn 4; 4.0.0 wrote the registry's answer as bun does, later ones a line per finding.
    Yarn4,
    /// bun.
    Bun,
}

impl Producer {
    /// Every producer.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 7] = [
        Self::Npm6,
        Self::Npm7,
        Self::Pnpm,
        Self::Yarn1,
        Self::Yarn3,
        Self::Yarn4,
        Self::Bun,
    ];

    /// The word for it on the command line.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Npm6 => "npm6",
            Self::Npm7 => "npm7",
            Self::Pnpm => "pnpm",
            Self::Yarn1 => "yarn1",
            Self::Yarn3 => "yarn3",
            Self::Yarn4 => "yarn4",
            Self::Bun => "bun",
        }
    }
}

/// What the operator says of an output that says nothing itself. It makes nothing clean that has
/// something to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hint {
    /// Who wrote it.
    pub(crate) producer: Producer,
    /// The code that the tool ended with.
    pub(crate) exit_code: u8,
}

impl Hint {
    /// yarn 4 writes nothing at all when it found nothing, and also when it failed.
    fn explains_silence(self) -> bool {
        self.producer == Producer::Yarn4 && self.exit_code == 0
    }

    /// yarn 4 ends with 1 where it lists anything, be it deprecated packages only.
    fn explains_deprecations(self) -> bool {
        self.producer == Producer::Yarn4 && self.exit_code <= 1
    }

    /// bun and yarn 4.0.0 write `{}` when they found nothing.
    fn explains_empty_object(self) -> bool {
        matches!(self.producer, Producer::Bun | Producer::Yarn4) && self.exit_code == 0
    }
}

/// A report that could be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct SavedReport {
    /// Who wrote it. pnpm, yarn 2 and yarn 3 cannot always be told apart, nor bun and yarn 4.0.0.
    pub(crate) producer: Producer,
    /// What it found, each advisory of a package once, ordered by package.
    pub(crate) findings: Vec<Reported>,
    /// npm 7: packages that only depend on a vulnerable version of another.
    pub(crate) derived: usize,
    /// yarn 4: deprecated packages that stood among the findings.
    pub(crate) deprecations: usize,
    /// The numbers that the report itself gives. Tools count different things; they cannot be
    /// compared with another tool's, or with the number of findings.
    pub(crate) counted: Option<Counts>,
    /// What the report counts and does not list, because it was written for the severer ones only
    /// (`--audit-level`, `--level`). Nothing is known of these but their number: at such a severity
    /// the report cannot clear anybody.
    pub(crate) withheld: Counts,
}

impl SavedReport {
    /// One in which there is nothing to see.
    fn empty(producer: Producer) -> Self {
        Self {
            producer,
            findings: Vec::new(),
            derived: 0,
            deprecations: 0,
            counted: None,
            withheld: Counts::default(),
        }
    }

    /// Whether the report says that there is nothing, at any severity.
    #[cfg(test)]
    pub(crate) fn is_clean(&self) -> bool {
        self.findings.is_empty() && self.withheld.total() == 0
    }

    /// Whether something of that severity or a worse one is counted, but not listed: what is listed
    /// is then not enough for a verdict.
    pub(crate) fn withholds(&self, least: Severity) -> bool {
        self.withheld.at_least(least) > 0
    }
}

/// An advisory that a report found to concern a package of the project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Reported {
    /// The name of the package, as reported.
    pub(crate) package: Untrusted,
    /// What is wrong with it; where a report tells of it twice, with the worst severity and all
    /// ranges.
    pub(crate) advisory: Advisory,
    /// Installed versions; npm 7 and bun tell none.
    pub(crate) versions: Vec<Untrusted>,
    /// Where it is installed, as far as the tool tells: none does not mean nowhere, and some does
    /// not mean nowhere else.
    pub(crate) places: Vec<Place>,
    /// Whether the project itself asks for the package.
    pub(crate) direct: Option<bool>,
    /// Whether it is there for development only, everywhere.
    pub(crate) dev: Option<bool>,
    /// What the tool offers against it.
    pub(crate) remedies: Vec<Remedy>,
}

/// A place where a package is installed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Place {
    /// Through these dependencies, from the one that the project asks for down to the package. The
    /// first name may be that of a workspace (pnpm, yarn 1).
    Path(Vec<Untrusted>),
    /// In the folder below these packages' folders, the last one its own: npm 7 tells where files
    /// lie, not who asked for them.
    Folder(Vec<Untrusted>),
    /// Below this package or workspace, as yarn 4 writes it, such as `express@npm:4.17.1`.
    Dependent(Untrusted),
}

/// What can be done about a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Remedy {
    /// Versions of the package in this range do not have it.
    FixedIn(Untrusted),
    /// An update within the ranges that the project allows.
    Update,
    /// Another version of a package that the project itself asks for.
    Raise {
        /// The package.
        package: Untrusted,
        /// The version.
        version: Untrusted,
        /// Whether that may break it.
        major: bool,
    },
}

/// Reads a saved report.
///
/// # Errors
/// Whatever is not a whole report in a known form.
pub(crate) fn read(bytes: &[u8], hint: Option<Hint>) -> Result<SavedReport, ReportFault> {
    let text = encoding::text(bytes)?;
    if text.trim().is_empty() {
        return match hint {
            Some(hint) if hint.explains_silence() => Ok(SavedReport::empty(hint.producer)),
            _ => Err(ReportFault::Empty),
        };
    }
    let document = Document::first(&text)?;
    if yarn::is_modern(&document.object) {
        return yarn::modern(&document, hint);
    }
    if yarn::is_classic(&document.object) {
        return yarn::classic(&document);
    }
    document.must_be_alone()?;
    let object = &document.object;
    let is_list = |key: &str| object.get(key).is_some_and(Value::is_array);
    if object.is_empty() {
        return match hint {
            Some(hint) if hint.explains_empty_object() => Ok(SavedReport::empty(hint.producer)),
            _ => Err(ReportFault::EmptyObject),
        };
    }
    if let Some(message) = document::error(object) {
        return Err(ReportFault::ErrorDocument { message });
    }
    // A package may have any of these names; what the registry lists for it is a list.
    if object.contains_key("auditReportVersion") && !is_list("auditReportVersion") {
        return npm::read(object);
    }
    if object.contains_key("advisories") && !is_list("advisories") {
        return classic::read(&document, hint);
    }
    if object.values().all(Value::is_array) {
        return bulk::read(object, hint);
    }
    Err(ReportFault::UnknownShape)
}

#[cfg(test)]
mod tests;
