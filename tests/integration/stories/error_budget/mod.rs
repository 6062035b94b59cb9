//! What is left of the error budgets, and whether a change fits: figures from a pretended Prometheus,
//! changes from a pretended GitHub.

mod asked;
mod burning;
mod calendar;
mod change;
pub(crate) mod figures;
mod lacking;
mod many;
mod openslo;
mod replayed;
mod saved;
mod secrets;
mod signed;
pub(crate) mod stage;
mod tags;
mod told;
