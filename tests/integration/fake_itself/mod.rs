//! The fake GitHub is what the other tests rely on: here it is tested itself.

mod access;
mod activities;
mod advisories;
mod client;
mod comments;
mod commits;
mod contents;
mod contract;
mod crowds;
mod faults;
mod git;
mod graphql;
mod issues;
mod log;
mod merges;
mod paging;
mod people;
mod prometheus;
mod pulls;
mod reactions;
mod registry;
mod releases;
mod results;
mod reviews;
mod teams;
mod timeline;
