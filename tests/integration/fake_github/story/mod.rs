//! How a test tells what there is on GitHub and what happens there.

mod repository;
mod results;
mod thread;
mod tokens;
