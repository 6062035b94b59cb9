//! The gates, one folder each.

pub(crate) mod checklist;
pub(crate) mod window;
