//! How a test tells what there is on GitHub and what happens there.

pub(crate) mod repository;
mod results;
mod thread;
mod tokens;
