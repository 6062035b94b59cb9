//! Queries that ask several things at once: each part carries a label of the asker's, and `or` joins
//! them.

use serde_json::{Value, json};

/// How each part begins.
const BEGIN: &str = "label_replace((\n";

/// One part.
pub(super) struct Part<'a> {
    /// What it asks.
    pub(super) query: &'a str,
    name: &'a str,
    value: &'a str,
}

/// The parts of a query; `None` where it is none of this kind.
pub(super) fn parts(query: &str) -> Option<Vec<Part<'_>>> {
    let pieces = query.strip_prefix(BEGIN)?.split(BEGIN);
    pieces.map(part).collect()
}

fn part(piece: &str) -> Option<Part<'_>> {
    let (query, label) = piece.rsplit_once("\n), \"")?;
    let label = label.strip_suffix(" or ").unwrap_or(label);
    let (name, value) = label
        .strip_suffix("\", \"\", \"\")")?
        .split_once("\", \"")?;
    Some(Part { query, name, value })
}

impl Part<'_> {
    /// The series of its answer, each with the label.
    pub(super) fn told(&self, data: &Value) -> Vec<Value> {
        let mut series = data["result"].as_array().cloned().unwrap_or_default();
        for one in &mut series {
            one["metric"][self.name] = json!(self.value);
        }
        series
    }
}
