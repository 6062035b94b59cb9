//! What a registry is asked, and whether that is how npm asks.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use flate2::read::GzDecoder;
use serde_json::Value;

use super::BULK;
use crate::fake_github::wire::call::Incoming;

/// One request, as it arrived.
#[derive(Clone, Debug, Default)]
pub(crate) struct Question {
    /// Such as `POST /-/npm/v1/security/advisories/bulk`.
    pub(crate) endpoint: String,
    /// The whole header, where there is one.
    pub(crate) authorization: Option<String>,
    /// Every header and the body, as text: for looking for what must not be there.
    pub(crate) everything: String,
    /// The versions of each package.
    pub(crate) versions: BTreeMap<String, Vec<String>>,
}

impl Question {
    /// Reads a request, and says what is wrong with it.
    pub(super) fn read(incoming: &Incoming) -> (Self, Vec<String>) {
        let body = unpacked(incoming);
        let shown = String::from_utf8_lossy(body.as_deref().unwrap_or(&incoming.body)).into_owned();
        let mut question = Self {
            endpoint: format!("{} {}", incoming.method, incoming.path),
            authorization: incoming.header("authorization").map(str::to_owned),
            everything: format!("{} {:?}\n{shown}", incoming.path, incoming.headers),
            versions: BTreeMap::new(),
        };
        let mut faults = Vec::new();
        let mut demand = |holds: bool, fault: &str| {
            if !holds {
                faults.push(format!("{}: {fault}", question.endpoint));
            }
        };
        let is = |name: &str, value: &str| incoming.header(name) == Some(value);
        demand(
            question.endpoint == format!("POST {BULK}"),
            "no such question",
        );
        demand(incoming.query.is_empty(), "a query");
        demand(is("content-type", "application/json"), "the content type");
        demand(is("accept", "application/json"), "what is accepted");
        demand(is("content-encoding", "gzip"), "it is not packed");
        demand(incoming.header("user-agent").is_some(), "nobody asks");
        demand(body.is_some(), "it cannot be unpacked");
        let read = body.and_then(|body| serde_json::from_slice::<Value>(&body).ok());
        let read = read.as_ref().and_then(Value::as_object);
        demand(read.is_some(), "it is no object");
        for (name, versions) in read.into_iter().flatten() {
            let versions = texts(versions);
            let distinct: BTreeSet<&String> = versions.iter().flatten().collect();
            let count = versions.as_ref().map_or(0, Vec::len);
            demand(
                count > 0 && distinct.len() == count,
                &format!("the versions of {name}"),
            );
            question
                .versions
                .insert(name.clone(), versions.unwrap_or_default());
        }
        (question, faults)
    }

    /// The names that it is about.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.versions.keys().map(String::as_str).collect()
    }
}

fn unpacked(incoming: &Incoming) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = GzDecoder::new(incoming.body.as_slice()).read_to_end(&mut bytes);
    read.ok().map(|_| bytes)
}

fn texts(list: &Value) -> Option<Vec<String>> {
    let items = list.as_array()?.iter();
    items.map(|item| Some(item.as_str()?.to_owned())).collect()
}
