//! A tree as it is read from lockfiles and manifests.

mod flags;
mod hostile;
mod places;
mod reading;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::*;
use crate::text::Untrusted;

fn manifests(pairs: &[(&str, Value)]) -> BTreeMap<String, Vec<u8>> {
    let bytes = |value: &Value| value.to_string().into_bytes();
    pairs
        .iter()
        .map(|(folder, value)| ((*folder).to_owned(), bytes(value)))
        .collect()
}

fn read(lockfile: &Value, pairs: &[(&str, Value)]) -> Tree {
    Tree::read(lockfile.to_string().as_bytes(), &manifests(pairs)).unwrap()
}

/// A lockfile of version 3.
fn packages(packages: Value) -> Value {
    json!({"lockfileVersion": 3, "requires": true, "packages": packages})
}

fn at(tree: &Tree, place: &str) -> NodeId {
    tree.ids()
        .find(|id| tree.node(*id).place().for_parsing() == place)
        .unwrap()
}

fn places(tree: &Tree, ids: impl IntoIterator<Item = NodeId>) -> Vec<String> {
    ids.into_iter()
        .map(|id| tree.node(id).place().for_parsing().to_owned())
        .collect()
}

fn audited(tree: &Tree, omit: Omit) -> Vec<String> {
    places(tree, tree.audited(omit))
}

/// Where the edge for a name leads.
fn leads(tree: &Tree, from: &str, name: &str) -> Option<String> {
    let mut edges = tree.outgoing(at(tree, from));
    let edge = edges.find(|edge| edge.name().for_parsing() == name)?;
    places(tree, edge.to()).pop()
}
