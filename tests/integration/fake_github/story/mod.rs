//! How a test tells what there is on GitHub and what happens there.

mod comments;
pub(crate) mod draft;
mod merges;
mod people;
mod pushes;
mod releases;
pub(crate) mod repository;
mod results;
mod reviews;
mod rules;
pub(crate) mod teams;
mod thread;
mod tokens;
