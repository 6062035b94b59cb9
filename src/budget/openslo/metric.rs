//! The indicator of an objective, and its queries.

use super::Queries;
use super::fault::OpenSloFault;
use super::file::{File, optional, optional_text, optional_truth, required, required_text};
use crate::policy::node::Node;
use crate::text::Untrusted;

/// The queries of an objective's indicator.
pub(super) fn queries(file: &File, slo: &Node) -> Result<Queries, OpenSloFault> {
    let indicator = indicator(file, slo)?;
    let spec = required(indicator, "spec")?;
    if optional(spec, "thresholdMetric").is_some() {
        return Err(OpenSloFault::Threshold);
    }
    let ratio = required(spec, "ratioMetric")?;
    let [good, bad, total, raw] = ["good", "bad", "total", "raw"].map(|part| optional(ratio, part));
    // Of a ratio that is one already, OpenSLO passes over it.
    if raw.is_none() && optional_truth(ratio, "counter")? == Some(false) {
        return Err(OpenSloFault::NoCounter);
    }
    let mut sources = Sources { file, first: None };
    match (good, bad, total, raw) {
        (Some(good), None, Some(total), None) => Ok(Queries::GoodTotal {
            good: sources.query(good)?,
            total: sources.query(total)?,
        }),
        (None, Some(bad), Some(total), None) => Ok(Queries::ErrorsTotal {
            errors: sources.query(bad)?,
            total: sources.query(total)?,
        }),
        (None, None, None, Some(raw)) => {
            let kind = required_text(ratio, "rawType")?;
            match kind.to_ascii_lowercase().as_str() {
                "failure" => Ok(Queries::ErrorRatio(sources.query(raw)?)),
                "success" => Ok(Queries::SuccessRatio(sources.query(raw)?)),
                _ => Err(OpenSloFault::RawType {
                    found: Untrusted::from(kind),
                }),
            }
        }
        (Some(_), Some(_), _, None) => Err(OpenSloFault::GoodAndBad),
        _ => Err(OpenSloFault::Ratio),
    }
}

fn indicator<'a>(file: &'a File, slo: &'a Node) -> Result<&'a Node, OpenSloFault> {
    let reference = optional_text(slo, "indicatorRef")?;
    match (optional(slo, "indicator"), reference) {
        (Some(_), Some(_)) => Err(OpenSloFault::IndicatorTwice),
        (Some(inline), None) => Ok(inline),
        (None, Some(name)) => {
            let found = file.document("SLI", name)?;
            found.ok_or_else(|| OpenSloFault::IndicatorNotFound {
                name: Untrusted::from(name),
            })
        }
        (None, None) => required(slo, "indicator"),
    }
}

/// Where the queries of one indicator go: to one and the same Prometheus.
struct Sources<'a> {
    file: &'a File,
    /// The source that the first query names, if it names one.
    first: Option<Option<&'a str>>,
}

impl<'a> Sources<'a> {
    fn query(&mut self, metric: &'a Node) -> Result<Untrusted, OpenSloFault> {
        let source = required(metric, "metricSource")?;
        let reference = optional_text(source, "metricSourceRef")?;
        self.check(source, reference)?;
        let first = *self.first.get_or_insert(reference);
        if first != reference {
            return Err(OpenSloFault::SourcesDiffer);
        }
        let query = required_text(required(source, "spec")?, "query")?;
        Ok(Untrusted::from(query))
    }

    /// Whether a source is a Prometheus, by its own word and by that of the document it refers to.
    fn check(&self, source: &Node, reference: Option<&str>) -> Result<(), OpenSloFault> {
        let own = optional_text(source, "type")?;
        if let Some(own) = own {
            check_type(own)?;
        }
        let Some(name) = reference else {
            return own.map(|_| ()).ok_or(OpenSloFault::SourceUnsaid);
        };
        match self.file.document("DataSource", name)? {
            Some(document) => check_type(required_text(required(document, "spec")?, "type")?),
            None if own.is_some() => Ok(()),
            None => Err(OpenSloFault::SourceNotFound {
                name: Untrusted::from(name),
            }),
        }
    }
}

fn check_type(kind: &str) -> Result<(), OpenSloFault> {
    if kind.eq_ignore_ascii_case("prometheus") {
        return Ok(());
    }
    let found = Untrusted::from(kind);
    Err(OpenSloFault::Source { found })
}
