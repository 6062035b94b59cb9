//! What is wrong with a file of OpenSLO.

use crate::locale::{Message, Value};
use crate::policy::fault::{Fault, FaultKind};
use crate::policy::source::MAX_BYTES;
use crate::text::Untrusted;

/// Why no objective can be read from a file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum OpenSloFault {
    /// It is no YAML that is read.
    Yaml(Box<Fault>),
    /// There is no document of the kind `SLO`.
    NoSlo,
    /// There are several, and none is named.
    SeveralSlos { names: Vec<Untrusted> },
    /// There is none of this name.
    SloNotFound {
        name: Untrusted,
        names: Vec<Untrusted>,
    },
    /// There are two of one kind and name.
    SameName { name: Untrusted },
    /// It is of a version that is not read.
    Version { found: Untrusted },
    /// A key has to be there.
    Missing { key: &'static str, line: usize },
    /// A key's value has another shape.
    Shape { key: &'static str, line: usize },
    /// There are several objectives, and none is named.
    SeveralObjectives { names: Vec<Untrusted> },
    /// There is no objective of this name.
    ObjectiveNotFound {
        name: Untrusted,
        names: Vec<Untrusted>,
    },
    /// Its objectives have indicators of their own.
    Composite,
    /// Its indicator is a threshold.
    Threshold,
    /// It has several time windows.
    SeveralWindows,
    /// Its time window is neither rolling nor of the calendar.
    WindowUnsaid,
    /// Its time window is rolling and of the calendar.
    WindowBoth,
    /// This is no duration that can be used here.
    Duration { key: &'static str, found: Untrusted },
    /// This is no date with a time.
    StartTime { found: Untrusted },
    /// There is no such time zone.
    Zone { found: Untrusted },
    /// There is no such method of counting.
    Method { found: Untrusted },
    /// Slices whose ratios are averaged.
    RatioTimeslices,
    /// This is no decimal number.
    Number { key: &'static str, found: Untrusted },
    /// A number that no target can be.
    Range { key: &'static str, found: Untrusted },
    /// A target in percent that looks like a share.
    Share { found: Untrusted },
    /// Both forms of the target are there, and differ. In percent.
    TargetsDiffer { target: String, percent: String },
    /// Good and bad events are both asked for.
    GoodAndBad,
    /// The ratio is neither of two counts nor a ratio of its own.
    Ratio,
    /// Its queries count nothing that only grows.
    NoCounter,
    /// There is no such kind of ratio.
    RawType { found: Untrusted },
    /// The source of figures is not read.
    Source { found: Untrusted },
    /// What the source of figures is, is not said.
    SourceUnsaid,
    /// The source of figures is not in the file.
    SourceNotFound { name: Untrusted },
    /// One indicator has queries for several sources.
    SourcesDiffer,
    /// The indicator is not in the file.
    IndicatorNotFound { name: Untrusted },
    /// The indicator is both written out and referred to.
    IndicatorTwice,
}

impl OpenSloFault {
    /// What is wrong, and what to do, as a sentence.
    pub(crate) fn message(&self) -> Message {
        match self {
            Self::Yaml(fault) => of_yaml(fault),
            Self::NoSlo => Message::new("openslo-no-slo"),
            Self::SeveralSlos { names } => several("openslo-several-slos", names),
            Self::SloNotFound { name, names } => {
                several("openslo-slo-not-found", names).with("name", code(name))
            }
            Self::SameName { name } => Message::new("openslo-same-name").with("name", code(name)),
            Self::Version { found } => found_in("openslo-version", found),
            Self::Missing { key, line } => at("openslo-missing", key, *line),
            Self::Shape { key, line } => at("openslo-shape", key, *line),
            Self::SeveralObjectives { names } => several("openslo-several-objectives", names),
            Self::ObjectiveNotFound { name, names } => {
                several("openslo-objective-not-found", names).with("name", code(name))
            }
            Self::Composite => Message::new("openslo-composite"),
            Self::Threshold => Message::new("openslo-threshold"),
            Self::SeveralWindows => Message::new("openslo-several-windows"),
            Self::WindowUnsaid => Message::new("openslo-window-unsaid"),
            Self::WindowBoth => Message::new("openslo-window-both"),
            Self::Duration { key, found } => of_key("openslo-duration", key, found),
            Self::StartTime { found } => found_in("openslo-start-time", found),
            Self::Zone { found } => found_in("openslo-zone", found),
            Self::Method { found } => found_in("openslo-method", found),
            Self::RatioTimeslices => Message::new("openslo-ratio-timeslices"),
            Self::Number { key, found } => of_key("openslo-number", key, found),
            Self::Range { key, found } => of_key("openslo-range", key, found),
            Self::Share { found } => found_in("openslo-share", found),
            Self::TargetsDiffer { target, percent } => Message::new("openslo-targets-differ")
                .with("target", Value::Own(target.clone()))
                .with("percent", Value::Own(percent.clone())),
            Self::GoodAndBad => Message::new("openslo-good-and-bad"),
            Self::Ratio => Message::new("openslo-ratio"),
            Self::NoCounter => Message::new("openslo-no-counter"),
            Self::RawType { found } => found_in("openslo-raw-type", found),
            Self::Source { found } => found_in("openslo-source", found),
            Self::SourceUnsaid => Message::new("openslo-source-unsaid"),
            Self::SourceNotFound { name } => {
                Message::new("openslo-source-not-found").with("name", code(name))
            }
            Self::SourcesDiffer => Message::new("openslo-sources-differ"),
            Self::IndicatorNotFound { name } => {
                Message::new("openslo-indicator-not-found").with("name", code(name))
            }
            Self::IndicatorTwice => Message::new("openslo-indicator-twice"),
        }
    }
}

/// The policy's reader found it; its words about policies are said otherwise here.
fn of_yaml(fault: &Fault) -> Message {
    let line = Value::count(fault.span.line);
    match &fault.kind {
        FaultKind::TooLarge { .. } | FaultKind::TooDeep { .. } | FaultKind::TooMany { .. } => {
            Message::new("openslo-too-large").with("limit", Value::count(MAX_BYTES / 1024))
        }
        FaultKind::Empty => Message::new("openslo-no-slo"),
        FaultKind::Anchor | FaultKind::Alias | FaultKind::Tag | FaultKind::MergeKey => {
            Message::new("openslo-yaml-extra").with("line", line)
        }
        _ => Message::new("openslo-yaml")
            .with("line", line)
            .with("reason", fault.message()),
    }
}

fn code(text: &Untrusted) -> Value {
    Value::Code(text.clone())
}

fn found_in(id: &'static str, found: &Untrusted) -> Message {
    Message::new(id).with("found", code(found))
}

fn of_key(id: &'static str, key: &'static str, found: &Untrusted) -> Message {
    found_in(id, found).with("key", Value::code(key))
}

fn at(id: &'static str, key: &'static str, line: usize) -> Message {
    Message::new(id)
        .with("key", Value::code(key))
        .with("line", Value::count(line))
}

/// At most so many names are said.
const MOST_NAMES: usize = 10;

fn several(id: &'static str, names: &[Untrusted]) -> Message {
    let listed: Vec<Value> = names.iter().take(MOST_NAMES).map(code).collect();
    Message::new(id)
        .with("named", if names.is_empty() { "no" } else { "yes" })
        .with("names", listed)
}
