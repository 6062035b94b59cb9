//! Path and query parameters against their description.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Operation;

pub(super) fn check_path(operation: &Operation, given: &BTreeMap<String, String>) -> Vec<String> {
    parameters(operation, "path")
        .filter_map(|(name, schema)| match given.get(name) {
            Some(value) => fault_of(schema, value).map(|why| format!("path {name}: {why}")),
            None => Some(format!("path {name} is missing")),
        })
        .collect()
}

pub(super) fn check_query(operation: &Operation, given: &[(String, String)]) -> Vec<String> {
    let known: BTreeMap<&str, &Value> = parameters(operation, "query").collect();
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for (name, value) in given {
        if !seen.insert(name) {
            faults.push(format!("query {name} was sent twice"));
        }
        match known.get(name.as_str()) {
            None => faults.push(format!("query {name} is not known")),
            Some(schema) => {
                faults.extend(fault_of(schema, value).map(|why| format!("query {name}: {why}")));
            }
        }
        let too_many = name == "per_page" && value.parse().is_ok_and(|count: u64| count > 100);
        if too_many {
            faults.push(format!(
                "query per_page: GitHub gives at most 100, not {value}"
            ));
        }
    }
    let required = operation
        .parameters
        .iter()
        .filter(|each| each["in"] == "query" && each["required"].as_bool().unwrap_or(false));
    for parameter in required {
        let name = parameter["name"].as_str().unwrap_or_default();
        if !given.iter().any(|(given, _)| given == name) {
            faults.push(format!("query {name} is missing"));
        }
    }
    faults
}

fn parameters<'a>(
    operation: &'a Operation,
    place: &'a str,
) -> impl Iterator<Item = (&'a str, &'a Value)> {
    operation
        .parameters
        .iter()
        .filter(move |each| each["in"] == place)
        .filter_map(|each| Some((each["name"].as_str()?, &each["schema"])))
}

/// Text in an address has no type: it is judged by what it reads as.
fn fault_of(schema: &Value, text: &str) -> Option<String> {
    let readable = match schema["type"].as_str() {
        Some("integer") => text.parse::<i64>().is_ok(),
        Some("boolean") => text == "true" || text == "false",
        _ if schema["format"] == "date-time" => text.parse::<jiff::Timestamp>().is_ok(),
        _ => true,
    };
    if !readable {
        return Some(format!("{text:?} is not of the described type"));
    }
    let allowed = schema["enum"].as_array()?;
    (!allowed.iter().any(|each| each == text))
        .then(|| format!("{text:?} is not one of {allowed:?}"))
}
