//! OpenSLO: an objective as its file has it. What target, over which time, counted how, by which
//! queries.
//!
//! Version `openslo/v1` is read, of objectives with a ratio of events in Prometheus. Whatever a file
//! says that is not understood here, and would change what is computed, is a fault: an objective is
//! read as it is meant or not at all. Keys that nobody knows, and documents of other kinds, are
//! passed over, as OpenSLO foresees extensions.

mod decimal;
mod fault;
mod file;
mod metric;
mod objective;
mod window;

#[cfg(test)]
mod tests;

pub(crate) use fault::OpenSloFault;

use jiff::civil::DateTime;

use crate::text::Untrusted;

/// An objective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenSlo {
    /// Its name in the file.
    pub(crate) name: Untrusted,
    /// Its target in percent, as an exact decimal: `99.95`.
    pub(crate) target_percent: String,
    /// The time over which it counts.
    pub(crate) window: Window,
    /// What it counts.
    pub(crate) method: Method,
    /// How it is asked for.
    pub(crate) queries: Queries,
}

/// The time over which an objective counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Window {
    /// So long up to now: `28d`.
    Rolling(String),
    /// Periods of the calendar.
    Calendar {
        /// How long a period is: `1w`, `1M`, `1Q`, `1Y`.
        duration: String,
        /// When some period begins, on the zone's clock.
        start: Option<DateTime>,
        /// The zone, by its IANA name.
        zone: Option<String>,
    },
}

/// What an objective counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    /// Events.
    Occurrences,
    /// Slices of time, of which each is good or bad as a whole.
    Timeslices {
        /// The part of a slice's events that has to be good, as an exact decimal: `0.95`.
        target: String,
        /// How long a slice is: `1m`.
        slice: String,
    },
}

/// How an objective is asked for, in PromQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Queries {
    /// Good events, of all.
    GoodTotal {
        /// Good ones.
        good: Untrusted,
        /// All.
        total: Untrusted,
    },
    /// Bad events, of all.
    ErrorsTotal {
        /// Bad ones.
        errors: Untrusted,
        /// All.
        total: Untrusted,
    },
    /// The part of all events that is bad.
    ErrorRatio(Untrusted),
    /// The part of all events that is good.
    SuccessRatio(Untrusted),
}

/// Reads an objective from a file.
///
/// The file may hold several: `name` says which is meant, and `objective` which of its objectives,
/// by `displayName`. Either may be left out where there is only one.
///
/// # Errors
/// Where the file, or something in it, is not what can be computed with.
pub(crate) fn read(
    text: &str,
    name: Option<&str>,
    objective: Option<&str>,
) -> Result<OpenSlo, OpenSloFault> {
    let file = file::File::read(text)?;
    let slo = file.slo(name)?;
    let spec = file::required(slo, "spec")?;
    let objective = objective::choose(spec, objective)?;
    let method = objective::method(spec, objective)?;
    Ok(OpenSlo {
        name: Untrusted::from(file::name(slo).unwrap_or_default()),
        target_percent: objective::target_percent(objective)?,
        window: window::window(spec)?,
        method,
        queries: metric::queries(&file, spec)?,
    })
}
