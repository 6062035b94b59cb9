//! The fake GitHub is what the other tests rely on: here it is tested itself.

mod access;
mod client;
mod comments;
mod contents;
mod contract;
mod faults;
mod git;
mod log;
mod paging;
mod pulls;
mod results;
