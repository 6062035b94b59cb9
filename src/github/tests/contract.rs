//! Every request against GitHub's own description of its API.

use std::collections::BTreeSet;

use serde_json::Value;

use super::github;
use super::operations::{read, reads};
use super::write_operations::{write, writes};
use crate::http::scripted::{Answer, Received, Server};

const DESCRIPTION: &str = include_str!("../../../fixtures/github-rest.json");

/// The operation a request is, if it is one.
fn operation<'a>(description: &'a Value, received: &Received) -> Option<&'a Value> {
    let path = received.target.split('?').next()?;
    let operations = description["paths"].as_object()?.iter();
    let method = received.method.to_ascii_lowercase();
    operations
        .filter(|(template, _)| fits(template, path))
        .filter_map(|(template, methods)| Some((template, methods.get(&method)?)))
        // A literal step beats a parameter in its place, and a path to the end one that is cut.
        .min_by_key(|(template, _)| (template.matches('{').count(), usize::MAX - template.len()))
        .map(|(_, operation)| operation)
}

/// Whether a path fits its template; only `ref` and `path` may have slashes in them.
fn fits(template: &str, path: &str) -> bool {
    let (mut template, mut path) = (template.split('/'), path.split('/').peekable());
    loop {
        match (template.next(), path.next()) {
            (None, None) => return true,
            (Some("{path}" | "{ref}"), Some(_)) if template.clone().next().is_none() => {
                return true;
            }
            (Some(step), Some(given)) if step == given => {}
            (Some(step), Some(given)) if step.starts_with('{') && !given.is_empty() => {}
            _ => return false,
        }
    }
}

fn resolved<'a>(description: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(reference) => description
            .pointer(reference.trim_start_matches('#'))
            .unwrap(),
        None => value,
    }
}

fn check(description: &Value, received: &Received) {
    let line = received.line();
    let operation = operation(description, received).unwrap_or_else(|| panic!("{line}: unknown"));
    let parameters: BTreeSet<&str> = operation["parameters"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|parameter| resolved(description, parameter))
        .filter(|parameter| parameter["in"] == "query")
        .filter_map(|parameter| parameter["name"].as_str())
        .collect();
    let query = received
        .target
        .split_once('?')
        .map_or("", |(_, query)| query);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, _) = pair.split_once('=').unwrap();
        assert!(parameters.contains(name), "{line}: no parameter {name}");
    }
    if received.body.is_empty() {
        return;
    }
    let body: Value = serde_json::from_slice(&received.body).unwrap();
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    let mut schema = resolved(description, schema).clone();
    schema["components"] = description["components"].clone();
    let known = schema["properties"].as_object().unwrap();
    for field in body.as_object().unwrap().keys() {
        assert!(known.contains_key(field), "{line}: no field {field}");
    }
    let problems: Vec<String> = jsonschema::validator_for(&schema)
        .unwrap()
        .iter_errors(&body)
        .map(|error| error.to_string())
        .collect();
    assert!(problems.is_empty(), "{line}: {problems:?}");
}

#[tokio::test]
async fn every_request_is_one_that_github_describes() {
    let description: Value = serde_json::from_str(DESCRIPTION).unwrap();
    // GraphQL has a description of its own.
    let rest = |name: &&str| *name != "last_edits";
    for (name, _, good) in reads().into_iter().filter(|(name, ..)| rest(name)) {
        let server = Server::answering([Answer::json(good.to_string())]).await;
        read(&github(&server), name).await.expect(name);
        check(&description, &server.received()[0]);
    }
    for (name, ..) in writes() {
        let server = Server::answering([Answer::status(403)]).await;
        write(&github(&server), name).await.expect_err(name);
        check(&description, &server.received()[0]);
    }
}
