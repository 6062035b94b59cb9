//! The product against the pretended GitHub, told as stories.

mod page;
mod pull_request;
mod runner;

use crate::fake_github::FakeGithub;

/// A policy with a checklist only.
pub(crate) const CHECKLIST_POLICY: &str = "\
version: 1
timezone: Europe/Paris
gates:
  checklist:
    sources: [pull-request]
";

/// A shop with a policy on `main` and pull request 7 by alice.
pub(crate) fn shop(policy: &str, description: &str) -> FakeGithub {
    let github = FakeGithub::start();
    github
        .repository("acme/shop")
        .file_on("main", ".github/gonogo.yml", policy);
    github
        .repository("acme/shop")
        .open_pull_request(7)
        .by("alice")
        .described(description);
    github
}
