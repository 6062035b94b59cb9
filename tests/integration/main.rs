//! The integration tests: stories told to a pretended GitHub.

#![expect(
    clippy::disallowed_methods,
    reason = "tests make and read files, and send what no client would"
)]

mod architecture;
mod documentation;
mod fake_github;
mod fake_itself;
mod fake_prometheus;
mod fake_registry;
mod faults;
mod french_pages;
mod generated;
mod hostile;
mod notes;
mod runner_rules;
mod setup;
mod stories;
mod vectors;
