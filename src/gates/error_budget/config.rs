//! The section as it is used.

use jiff::tz::TimeZone;

use super::source_values::FigureUnit;
use super::values::SloId;
use crate::budget::{Basis, Target, Tiers, Window};
use crate::change::Rules;
use crate::decision::Enforcement;
use crate::facts::Access;
use crate::ids::RepoPath;
use crate::policy::source::Span;
use crate::text::Untrusted;

/// The section, valid by construction.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// Whether the outcome blocks.
    pub(crate) enforcement: Enforcement,
    /// The clock of the calendar's periods; `None`: the policy's.
    pub(crate) zone: Option<TimeZone>,
    /// Whether the section or the policy names a clock: else no period of the calendar begins.
    pub(crate) has_clock: bool,
    /// The objectives, at least one.
    pub(crate) slos: Vec<Slo>,
    /// From which remainder on each tier holds.
    pub(crate) tiers: Tiers,
    /// Whether a risky change waits for a fast burn to end.
    pub(crate) block_risky: bool,
    /// Whether an objective without figures only gives a warning.
    pub(crate) warn_without_data: bool,
    /// How old figures may be, in seconds.
    pub(crate) max_age: i64,
    /// From how many events on an objective is judged; `None`: ten for each that may fail.
    pub(crate) min_events: Option<u64>,
    /// What the budget of a calendar's period is counted by.
    pub(crate) basis: Basis,
    /// What makes a change what it is.
    pub(crate) rules: Rules,
}

/// One service level objective.
#[derive(Clone, Debug)]
pub(crate) struct Slo {
    /// Its name.
    pub(crate) id: SloId,
    /// Its target, where the policy says it.
    pub(crate) target: Option<Target>,
    /// Its window, where the policy says it.
    pub(crate) window: Option<Window>,
    /// Whether it counts.
    pub(crate) counts: bool,
    /// Where its figures come from.
    pub(crate) source: Source,
    /// Where it stands in the policy.
    pub(crate) place: Span,
}

/// A server that speaks Prometheus' language.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    /// Its address.
    pub(crate) url: Untrusted,
    /// What it is shown.
    pub(crate) access: Access,
    /// Whether an answer with warnings counts.
    pub(crate) allow_partial: bool,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Queries {
    /// Events that went well, and all.
    Good {
        /// How many went well.
        good: String,
        /// How many there were.
        total: String,
    },
    /// Events that failed, and all.
    Errors {
        /// How many failed.
        errors: String,
        /// How many there were.
        total: String,
    },
    /// The share that failed.
    ErrorRatio(String),
    /// The share that went well.
    SuccessRatio(String),
}

impl Source {
    /// The server that speaks Prometheus' language, where one is asked.
    pub(super) fn server(&self) -> Option<&Server> {
        match self {
            Self::Prometheus { server, .. }
            | Self::Sloth { server, .. }
            | Self::Pyrra { server, .. }
            | Self::OpenSlo { server, .. } => Some(server),
            Self::File { .. } | Self::Datadog { .. } | Self::Json { .. } => None,
        }
    }
}

impl Queries {
    /// All of them, as they are written.
    pub(crate) fn all(&self) -> Vec<&str> {
        match self {
            Self::Good { good, total } => vec![good, total],
            Self::Errors { errors, total } => vec![errors, total],
            Self::ErrorRatio(ratio) | Self::SuccessRatio(ratio) => vec![ratio],
        }
    }
}

/// Where figures come from.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    /// Queries of the policy.
    Prometheus {
        /// Who is asked.
        server: Server,
        /// What.
        queries: Queries,
        /// Whether no series of errors means no errors.
        absent_is_zero: bool,
    },
    /// What Sloth records.
    Sloth {
        /// Who is asked.
        server: Server,
        /// Sloth's service.
        service: Untrusted,
        /// Sloth's name of it.
        slo: Untrusted,
        /// Events, which are better than Sloth's averages.
        queries: Option<Queries>,
        /// Whether no series of errors means no errors.
        absent_is_zero: bool,
    },
    /// What Pyrra records.
    Pyrra {
        /// Who is asked.
        server: Server,
        /// Pyrra's name of it.
        slo: Untrusted,
    },
    /// An OpenSLO file.
    OpenSlo {
        /// Who is asked.
        server: Server,
        /// The file.
        file: RepoPath,
        /// The objective's name in it.
        name: Option<Untrusted>,
        /// The target's name in it.
        objective: Option<Untrusted>,
        /// Whether no series of errors means no errors.
        absent_is_zero: bool,
    },
    /// A file of the working directory.
    File {
        /// The file.
        path: RepoPath,
        /// The objective's name in it.
        id: Untrusted,
        /// Whether the job's word counts on pull requests.
        trusted: bool,
    },
    /// Datadog.
    Datadog {
        /// The site.
        site: String,
        /// The objective's id.
        slo: Untrusted,
        /// The keys.
        access: Access,
    },
    /// A number in a JSON document.
    Json {
        /// The address.
        url: Untrusted,
        /// What the server is shown.
        access: Access,
        /// Where the number stands.
        pointer: String,
        /// What it is.
        unit: FigureUnit,
        /// Where the instant stands.
        as_of: Option<String>,
    },
}
