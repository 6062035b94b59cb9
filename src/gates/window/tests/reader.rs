//! Reads policies as a run does: JSON is YAML.

use serde_json::Value;

use crate::gates::policy::load_section;
use crate::gates::window::{Config, Window, schedule::Schedule};
use crate::ids::Environment;
use crate::policy::document::Reading;

/// A bare section.
pub(in crate::gates::window) fn read(text: &str) -> Reading<Config> {
    load_section::<Window>(text.as_bytes(), &Environment::default(), |gates| {
        gates.window
    })
}

/// A section without faults.
pub(in crate::gates::window) fn config(policy: &Value) -> Config {
    let reading = read(&policy.to_string());
    let faults = reading.faults;
    reading
        .value
        .unwrap_or_else(|| panic!("{policy}: {faults:#?}"))
}

/// The schedule of a section without faults.
pub(in crate::gates::window) fn schedule(policy: &Value) -> Schedule {
    config(policy).schedule
}
