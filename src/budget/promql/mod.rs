//! PromQL as text: which series a query reads, over which range, and the same over another range.
//!
//! There is no grammar here. Brackets, texts and comments are told apart, and the rest follows from
//! what stands beside what; whether a query means anything is for Prometheus to say. All of it
//! costs what the text is long, and no text makes it fail otherwise than by a fault.

mod duration;
mod query;
mod token;

#[cfg(test)]
mod tests;

pub(crate) use {
    duration::milliseconds,
    query::{Query, matcher},
};
