//! The engine against the shared cases, against a slow and simple model, and against another
//! implementation of recurrence rules.

mod bounds;
mod faults;
mod gate;
mod model;
mod properties;
pub(super) mod reader;
mod recurrence;
mod unknown;
mod vectors;
