//! The integration tests: stories told to a pretended GitHub.

mod fake_github;
mod fake_itself;
