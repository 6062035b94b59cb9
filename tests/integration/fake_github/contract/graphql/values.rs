//! Values that go into a question: literals, and what stands in its variables.

use graphql_parser::query;
use graphql_parser::schema::Type;
use serde_json::Value;

use super::types::{Schema, TypeOf};

/// Whether a value fits the type; as GitHub sends it, or takes it in a variable.
pub(super) fn fits(schema: &Schema, wanted: &TypeOf, value: &Value) -> bool {
    match (wanted, value) {
        (Type::NonNullType(_), Value::Null) => false,
        (Type::NonNullType(inner), value) => fits(schema, inner, value),
        (_, Value::Null) => true,
        (Type::ListType(inner), Value::Array(list)) => {
            list.iter().all(|each| fits(schema, inner, each))
        }
        (Type::ListType(_), _) => false,
        (Type::NamedType(name), value) => scalar_fits(schema, name, value),
    }
}

fn scalar_fits(schema: &Schema, name: &str, value: &Value) -> bool {
    if let Some(words) = schema.enumeration(name) {
        return words.values.iter().any(|word| *value == *word.name);
    }
    let text = value.as_str();
    match name {
        "Boolean" => value.is_boolean(),
        "Int" => value.as_i64().is_some_and(|it| i32::try_from(it).is_ok()),
        "Float" => value.is_number(),
        "String" | "ID" => text.is_some(),
        "DateTime" => text.is_some_and(|it| it.parse::<jiff::Timestamp>().is_ok()),
        "GitObjectID" => {
            text.is_some_and(|it| it.len() == 40 && it.bytes().all(|byte| byte.is_ascii_hexdigit()))
        }
        _ => false,
    }
}

/// A literal of a question as a value; `None` where a variable stands in it.
pub(super) fn literal(given: &query::Value<'static, String>) -> Option<Value> {
    Some(match given {
        query::Value::Variable(_) => return None,
        query::Value::Int(number) => number.as_i64()?.into(),
        query::Value::Float(number) => (*number).into(),
        query::Value::String(text) => text.as_str().into(),
        query::Value::Boolean(answer) => (*answer).into(),
        query::Value::Null => Value::Null,
        query::Value::Enum(word) => word.as_str().into(),
        query::Value::List(list) => list.iter().map(literal).collect::<Option<Vec<_>>>()?.into(),
        query::Value::Object(fields) => {
            let fields = fields.iter();
            let read = fields.map(|(name, value)| Some((name.clone(), literal(value)?)));
            Value::Object(read.collect::<Option<_>>()?)
        }
    })
}

/// Whether a variable of one type may stand where another is wanted.
pub(super) fn may_stand(given: &TypeOf, wanted: &TypeOf) -> bool {
    match (given, wanted) {
        (Type::NonNullType(given), Type::NonNullType(wanted)) => may_stand(given, wanted),
        (Type::NonNullType(given), wanted) => may_stand(given, wanted),
        (Type::ListType(given), Type::ListType(wanted)) => may_stand(given, wanted),
        (Type::NamedType(given), Type::NamedType(wanted)) => given == wanted,
        _ => false,
    }
}
