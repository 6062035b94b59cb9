//! One series with its value.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// A value and what it is about.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    labels: BTreeMap<String, String>,
    value: String,
    at: Option<f64>,
}

impl Sample {
    /// A value as text, such as `0.35` or `NaN`, without labels, of the server's own time.
    pub(crate) fn of(value: &str) -> Self {
        Self {
            labels: BTreeMap::new(),
            value: value.to_owned(),
            at: None,
        }
    }

    /// With a label.
    pub(crate) fn label(mut self, name: &str, value: &str) -> Self {
        self.labels.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Said to be evaluated then, in seconds since 1970.
    pub(crate) fn at(mut self, seconds: f64) -> Self {
        self.at = Some(seconds);
        self
    }

    /// As an element of a vector; `null` stands for the server's own time.
    pub(super) fn shown(&self) -> Value {
        json!({ "metric": self.labels, "value": [self.at, self.value] })
    }
}
