//! From OpenAPI 3.0 schemas to JSON Schema: `nullable` becomes a choice, components come along.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// A schema that lets fields pass which it does not name: for answers, as OpenAPI means it.
pub(super) fn open(schema: &Value) -> Value {
    convert(schema, false)
}

/// A schema that refuses fields which it does not name: for our own request bodies, where GitHub
/// would silently ignore a misspelt one.
pub(super) fn closed(schema: &Value) -> Value {
    convert(schema, true)
}

fn convert(schema: &Value, refuse_unknown: bool) -> Value {
    let Some(described) = schema.as_object() else {
        return schema.clone();
    };
    let has_fields = described.contains_key("properties");
    let mut converted = Map::new();
    for (keyword, value) in described {
        let value = match keyword.as_str() {
            "nullable" | "discriminator" | "default" | "readOnly" => continue,
            "properties" => each_value(value, refuse_unknown),
            "items" | "additionalProperties" | "not" => convert(value, refuse_unknown),
            "anyOf" | "oneOf" => each_item(value, refuse_unknown && !has_fields),
            "allOf" => each_item(value, false),
            _ => value.clone(),
        };
        converted.insert(keyword.clone(), value);
    }
    if refuse_unknown && has_fields {
        converted
            .entry("additionalProperties")
            .or_insert(Value::Bool(false));
    }
    if described.get("nullable") == Some(&Value::Bool(true)) {
        return json!({ "anyOf": [converted, { "type": "null" }] });
    }
    Value::Object(converted)
}

fn each_value(schemas: &Value, refuse_unknown: bool) -> Value {
    let schemas = schemas.as_object().into_iter().flatten();
    schemas
        .map(|(name, schema)| (name.clone(), convert(schema, refuse_unknown)))
        .collect()
}

fn each_item(schemas: &Value, refuse_unknown: bool) -> Value {
    let schemas = schemas.as_array().into_iter().flatten();
    schemas
        .map(|schema| convert(schema, refuse_unknown))
        .collect()
}

/// Adds the components that the schema reaches, and no others: compiling stays fast.
pub(super) fn with_components(schema: Value, document: &Value) -> Value {
    let mut reached = BTreeSet::new();
    collect(&schema, document, &mut reached);
    let components: Map<String, Value> = reached
        .into_iter()
        .map(|name| {
            let converted = open(&document["components"]["schemas"][name.as_str()]);
            (name, converted)
        })
        .collect();
    json!({ "allOf": [schema], "components": { "schemas": components } })
}

fn collect(schema: &Value, document: &Value, reached: &mut BTreeSet<String>) {
    match schema {
        Value::Array(items) => items
            .iter()
            .for_each(|item| collect(item, document, reached)),
        Value::Object(fields) => {
            let named = fields
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(component_name);
            if let Some(name) = named
                && reached.insert(name.to_owned())
            {
                collect(&document["components"]["schemas"][name], document, reached);
            }
            fields
                .values()
                .for_each(|value| collect(value, document, reached));
        }
        _ => {}
    }
}

fn component_name(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/components/schemas/")
}

/// Follows a `$ref` of the description, if there is one.
pub(super) fn resolve<'a>(document: &'a Value, described: &'a Value) -> &'a Value {
    let Some(reference) = described.get("$ref").and_then(Value::as_str) else {
        return described;
    };
    let pointer = reference.trim_start_matches('#');
    let target = document
        .pointer(pointer)
        .expect("a reference of the contract leads somewhere");
    resolve(document, target)
}
