//! The arithmetic of error budgets, exact and pure: how much unreliability an objective allows, how
//! much of it is spent, how fast, and what may still ship.
//!
//! Sources: Google's Site Reliability Workbook, chapters 2 ("Implementing SLOs"), 5 ("Alerting on
//! SLOs", the table of burn rates) and its example error budget policy.

mod burn;
mod combine;
mod measure;
mod number;
pub(crate) mod openslo;
pub(crate) mod promql;
mod target;
mod tier;
mod window;

#[cfg(test)]
mod vectors;

pub(crate) use burn::{BurnRate, BurnRow, Pace, Severity, exhausted_in, limit};
pub(crate) use combine::{composite, pooled};
pub(crate) use measure::{Basis, Measure, Span, is_low_traffic};
pub(crate) use number::{NotANumber, Number};
pub(crate) use target::{InvalidTarget, Target};
pub(crate) use tier::{Tier, Tiers};
pub(crate) use window::{Length, Passed, Period, Window};
