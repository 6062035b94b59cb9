//! GitHub's GraphQL schema, as far as it is touched (`fixtures/github-graphql.graphql`): whether a question
//! is one that GitHub takes, and whether an answer is one that GitHub gives to it.
//!
//! Source of the rules: the GraphQL specification (October 2021), chapters 5 (validation), 6.4 (nulls) and 7
//! (answers). What the program has no use for (mutations, named fragments, directives) is refused.

mod answer;
mod question;
mod types;
mod values;

use std::sync::LazyLock;

use graphql_parser::query::{Definition, OperationDefinition, Query, parse_query};
use serde_json::Value;

use types::Schema;

const SCHEMA: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/fixtures/github-graphql.graphql"
));

/// The schema of this process.
fn schema() -> &'static Schema {
    static READ: LazyLock<Schema> = LazyLock::new(|| Schema::read(SCHEMA));
    &READ
}

/// What is wrong with a question, `{"query": …, "variables": …}`; empty when GitHub would answer it.
pub(crate) fn check_question(asked: &Value) -> Vec<String> {
    let query = match query_of(asked) {
        Ok(query) => query,
        Err(fault) => return vec![fault],
    };
    let none = Value::Object(serde_json::Map::new());
    let mut faults = question::faults(schema(), &query, asked.get("variables").unwrap_or(&none));
    for field in asked.as_object().into_iter().flatten().map(|it| it.0) {
        if !["query", "variables"].contains(&field.as_str()) {
            faults.push(format!("a question has no {field}"));
        }
    }
    faults
}

/// What is wrong with an answer to a question that is one.
pub(crate) fn check_answer(asked: &Value, answer: &Value) -> Vec<String> {
    match query_of(asked) {
        Ok(query) => answer::faults(schema(), &query, answer),
        Err(fault) => vec![fault],
    }
}

/// Where in an answer GitHub may have `null` in place of what stands there, as steps from its `data`.
pub(crate) fn holes(asked: &Value, answer: &Value) -> Vec<Vec<Value>> {
    match query_of(asked) {
        Ok(query) => answer::holes(schema(), &query, answer),
        Err(_) => Vec::new(),
    }
}

/// Puts `null` where these steps lead, and an error of this type that says so.
pub(crate) fn withhold(answer: &mut Value, path: &[Value], kind: &str) {
    let mut here = &mut answer["data"];
    for step in path {
        here = match step.as_str() {
            Some(name) => &mut here[name],
            None => &mut here[step.as_u64().expect("a step is a name or a number") as usize],
        };
    }
    *here = Value::Null;
    let message = "Resource not accessible by integration";
    let error = serde_json::json!({ "type": kind, "path": path, "message": message });
    match answer["errors"].as_array_mut() {
        Some(errors) => errors.push(error),
        None => answer["errors"] = Value::Array(vec![error]),
    }
}

/// The one query of a question.
fn query_of(asked: &Value) -> Result<Query<'static, String>, String> {
    let text = asked["query"].as_str().ok_or("there is no query")?;
    let document = parse_query::<String>(text).map_err(|error| format!("unreadable: {error}"))?;
    let mut definitions = document.into_static().definitions.into_iter();
    match (definitions.next(), definitions.next()) {
        (Some(Definition::Operation(OperationDefinition::Query(query))), None) => Ok(query),
        (Some(Definition::Operation(OperationDefinition::SelectionSet(asked))), None) => {
            Ok(Query {
                position: asked.span.0,
                name: None,
                variable_definitions: Vec::new(),
                directives: Vec::new(),
                selection_set: asked,
            })
        }
        _ => Err("it is not one query, which alone asks and never writes".to_owned()),
    }
}
