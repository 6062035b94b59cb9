//! What is read from files of OpenSLO, and what is refused in words.

mod faults;
mod reading;
mod words;

use super::{OpenSlo, OpenSloFault, read};

/// An objective that is whole; the tests change one line of it.
const WHOLE: &str = "\
apiVersion: openslo/v1
kind: SLO
metadata: { name: api }
spec:
  indicator:
    metadata: { name: calls }
    spec:
      ratioMetric:
        good: { metricSource: { type: Prometheus, spec: { query: good_total } } }
        total: { metricSource: { type: Prometheus, spec: { query: calls_total } } }
  timeWindow: [{ duration: 28d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ displayName: calls, target: 0.99 }]
";

/// The whole objective with one piece changed.
#[track_caller]
fn with(piece: &str, other: &str) -> String {
    assert!(WHOLE.contains(piece), "{piece}");
    WHOLE.replace(piece, other)
}

fn whole() -> OpenSlo {
    read(WHOLE, None, None).unwrap()
}

/// The name of a fault's message.
fn id(fault: &OpenSloFault) -> String {
    fault.message().id().to_owned()
}
