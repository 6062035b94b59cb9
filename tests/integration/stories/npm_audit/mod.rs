//! Known vulnerabilities in what is to be shipped: lockfiles read at the judged commit, and a
//! pretended registry that knows advisories.

mod allowed;
mod at_home;
mod by_policy;
mod command_line;
mod dates;
mod elsewhere;
mod forged;
mod known;
mod places;
pub(crate) mod project;
mod pull_request;
mod registry;
mod replayed;
mod reports;
mod reports_read;
mod requests;
mod scene;
pub(crate) mod stage;
mod tokens;
mod workspaces;
