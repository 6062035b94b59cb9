//! The JSON Schema of a section.

use schemars::{Schema, json_schema};
use serde_json::Value as Json;

use crate::policy::fault::Faults;
use crate::policy::source::Source;
use crate::policy::yaml;

/// What the schema says about one key.
pub(crate) struct FieldSchema {
    /// The key.
    pub(crate) key: &'static str,
    /// Its documentation.
    pub(crate) description: String,
    /// Whether it must be there.
    pub(crate) required: bool,
    /// Its default, as YAML.
    pub(crate) default: Option<&'static str>,
    /// The schema of its value.
    pub(crate) schema: Schema,
}

/// The schema of a section. `groups` are the keys of each "exactly one of" in it.
pub(crate) fn section_schema(
    description: String,
    fields: Vec<FieldSchema>,
    groups: &[&[&str]],
) -> Schema {
    let mut properties = serde_json::Map::new();
    let mut required = Vec::new();
    for field in fields {
        if field.required {
            required.push(Json::from(field.key));
        }
        let mut schema = field.schema;
        if !field.description.is_empty() {
            schema.insert("description".to_owned(), field.description.into());
        }
        let default = field.default.and_then(yaml_to_json);
        if let Some(default) = default {
            schema.insert("default".to_owned(), default);
        }
        properties.insert(field.key.to_owned(), schema.to_value());
    }
    let mut schema = json_schema!({
        "description": description,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    let exactly_one = |keys: &&[&str]| {
        let each: Vec<Json> = keys
            .iter()
            .map(|key| serde_json::json!({ "required": [key] }))
            .collect();
        serde_json::json!({ "oneOf": each })
    };
    if !groups.is_empty() {
        let groups: Vec<Json> = groups.iter().map(exactly_one).collect();
        schema.insert("allOf".to_owned(), groups.into());
    }
    schema
}

fn yaml_to_json(text: &str) -> Option<Json> {
    let source = Source::new(text.as_bytes());
    let node = yaml::parse(&source, &mut Faults::new())?;
    Some(node.to_json())
}

/// Doc comment lines as one description.
pub(crate) fn documentation(lines: &[&str]) -> String {
    let trimmed: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    trimmed.join(" ").trim().to_owned()
}
