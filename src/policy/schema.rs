//! The JSON Schema of the policy, made from the same declarations as its reader.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value as Json;

/// The schema's name. It is no address: editors are given the file.
pub(crate) const SCHEMA_ID: &str = "urn:gonogo:policy:1";

/// The JSON Schema of a value, draft-07: the draft that YAML editors understand best.
pub(crate) fn schema_for<T: JsonSchema>(title: &str) -> Json {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("$id".to_owned(), SCHEMA_ID.into());
    schema.insert("title".to_owned(), title.into());
    schema.to_value()
}
