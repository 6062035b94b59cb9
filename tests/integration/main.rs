//! The integration tests: stories told to a pretended GitHub.

mod architecture;
mod fake_github;
mod fake_itself;
mod faults;
mod generated;
mod hostile;
mod runner_rules;
mod stories;
mod vectors;
