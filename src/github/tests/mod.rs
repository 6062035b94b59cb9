//! The operations against a server that answers by script.

mod contract;
mod edits;
mod faults;
mod files;
mod files_together;
mod hostile;
mod operations;
mod paging;
mod people;
mod questions;
mod reads;
mod releases;
mod samples;
mod secrets;
mod write_operations;
mod writes;

use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;

use super::GitHub;
use crate::http::HttpClient;
use crate::http::scripted::{self, Answer, Server};
use crate::ids::{RepoSlug, Sha};

const TOKEN: &str = "ghs_S3cretT0ken";

/// A client for the server, with small limits and no waiting.
fn github(server: &Server) -> GitHub {
    below(server, "")
}

/// As [`github`], with a base path.
fn below(server: &Server, path: &str) -> GitHub {
    patient(server, path, Duration::from_secs(10))
}

/// As [`github`], waiting no longer than this fault is worth.
fn github_before(server: &Server, fault: &Answer) -> GitHub {
    patient(server, "", fault.patience())
}

fn patient(server: &Server, path: &str, patience: Duration) -> GitHub {
    let (mut options, _) = scripted::options();
    options.limits.request = patience;
    options.limits.body = 1024 * 1024;
    let http = Arc::new(HttpClient::new(&options).unwrap());
    let token = Some(SecretString::from(TOKEN));
    GitHub::new(server.url(path).as_str(), token, http).unwrap()
}

fn shop() -> RepoSlug {
    "acme/shop".parse().unwrap()
}

/// A SHA of one digit, forty times.
fn sha(digit: char) -> Sha {
    digit.to_string().repeat(40).parse().unwrap()
}
