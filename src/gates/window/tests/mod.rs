//! The engine against the shared cases, against a slow and simple model, and against another
//! implementation of recurrence rules; and the gate from the policy's text to the findings.

mod bounds;
mod calendars;
mod clocks;
mod cost;
mod doubts;
mod exemption;
mod faults;
mod gate;
mod lints;
mod model;
mod properties;
pub(super) mod reader;
mod recurrence;
mod references;
mod run;
mod schema;
mod unknown;
mod vectors;
