//! Sections: maps with known keys, declared once for reader, schema and merging.

use schemars::{Schema, json_schema};
use serde_json::Value as Json;

use super::{FromPolicy, wrong_type};
use crate::policy::fault::{Fault, FaultKind, Faults, Shape, Suggestion};
use crate::policy::node::{Node, Value};
use crate::policy::source::Source;
use crate::policy::suggest::did_you_mean;
use crate::policy::yaml;

/// Begins to read a section: it must be a map, and keys that are not `known` are faults.
pub(crate) fn start_section(node: &Node, known: &[&str], faults: &mut Faults) -> Option<()> {
    start_section_with(node, known, &|_| None, faults)
}

/// The same where some keys that are not `known` have help of their own.
pub(crate) fn start_section_with(
    node: &Node,
    known: &[&str],
    help: &dyn Fn(&str) -> Option<Suggestion>,
    faults: &mut Faults,
) -> Option<()> {
    if !matches!(node.value, Value::Mapping(_)) {
        wrong_type(node, Shape::Map, faults);
        return None;
    }
    for entry in node.entries() {
        let key = &entry.key;
        if known.contains(&key.text.as_str()) {
            continue;
        }
        let free = known
            .iter()
            .copied()
            .filter(|known| node.get(known).is_none());
        let suggestion = if faults.is_full() {
            None
        } else {
            let own = help(&key.text).or_else(|| did_you_mean(&key.text, free));
            own.or_else(|| {
                let keys = known.join(", ");
                Some(Suggestion::new("policy-help-known-keys").with("keys", keys))
            })
        };
        let kind = FaultKind::UnknownKey {
            key: key.text.clone(),
        };
        faults.push(Fault::new(kind, key.span).suggest(suggestion));
    }
    Some(())
}

/// Reads a key that must be there.
pub(crate) fn read_required<T: FromPolicy>(
    node: &Node,
    key: &'static str,
    faults: &mut Faults,
) -> Option<T> {
    match node.get(key) {
        Some(value) => T::read(value, faults),
        None => {
            let help = Suggestion::write(format!("{key}: …"));
            faults.push(Fault::new(FaultKind::MissingKey { key }, node.place()).suggest(help));
            None
        }
    }
}

/// Reads a key that may be missing. A faulty value is passed over, so that it does not hide what
/// else is wrong; a key whose absence is a fault elsewhere is `Tolerant`.
pub(crate) fn read_optional<T: FromPolicy>(
    node: &Node,
    key: &'static str,
    faults: &mut Faults,
) -> Option<T> {
    node.get(key).and_then(|value| T::read(value, faults))
}

/// Reads a key that has a default, which is written as YAML and read as if it stood in the file.
/// It also stands in for a faulty value: of a policy with faults nothing is used.
pub(crate) fn read_default<T: FromPolicy>(
    node: &Node,
    key: &'static str,
    default: &'static str,
    faults: &mut Faults,
) -> Option<T> {
    let written = node.get(key).and_then(|value| T::read(value, faults));
    written.or_else(|| T::read(&default_node(default, node)?, faults))
}

/// The tree of a default, at the place of the section that lacks it. None would be a mistake in a
/// declaration; the tests of every section find it, since the section then cannot be read at all.
fn default_node(default: &str, section: &Node) -> Option<Node> {
    let source = Source::new(default.as_bytes());
    let node = yaml::parse(&source, &mut Faults::new())?;
    Some(node.moved_to(section.place()))
}

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

/// One section laid over another: what `over` names replaces, what it does not name stays.
pub(crate) trait Overlay {
    /// This section with the keys of `over` in place of its own.
    fn overlaid_by(&self, over: &Self) -> Self;
}

/// A section whose keys are known without an instance.
pub(crate) trait Keyed {
    /// The keys.
    fn keys() -> Vec<&'static str>;
}

/// Declares a section of the policy: a struct that is read from a map.
///
/// ```text
/// policy_section! {
///     /// What the section is for.                                (schema: description)
///     pub(crate) struct Weekly {
///         /// What the key is for.                                (schema: description)
///         required days: Vec<Weekday> = "days",                   // field: Vec<Weekday>
///         /// …
///         optional reason: Text = "reason",                       // field: Option<Text>
///         /// …
///         default least: u32 = "min-items" => "0",                // field: u32; the default is YAML
///         /// …
///         one_of kind: RuleKind,                                  // see `policy_one_of!`
///     }
/// }
/// ```
///
/// The struct derives `Clone`, `Debug`, `PartialEq`, and implements [`FromPolicy`], [`Overlay`]
/// and `schemars::JsonSchema`. A fault in a required
/// key ends the section once all keys are read; other faulty values are passed over, with their errors
/// recorded.
macro_rules! policy_section {
    (
        $(#[doc = $doc:expr])*
        $visibility:vis struct $name:ident {
            $(
                $(#[doc = $field_doc:expr])*
                $kind:ident $field:ident : $type:ty $(= $key:literal $(=> $default:literal)?)?
            ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        $visibility struct $name {
            $(
                $(#[doc = $field_doc])*
                pub(crate) $field: $crate::policy::read::section_field!(@type $kind, $type),
            )*
        }

        impl $crate::policy::read::FromPolicy for $name {
            fn read(
                node: &$crate::policy::node::Node,
                faults: &mut $crate::policy::fault::Faults,
            ) -> Option<Self> {
                let known = <Self as $crate::policy::read::Keyed>::keys();
                $crate::policy::read::start_section(node, &known, faults)?;
                $(
                    let $field = $crate::policy::read::section_field!(
                        @read node, faults, $kind, $type $(, $key $(, $default)?)?
                    );
                )*
                Some(Self { $($field: $field?),* })
            }

            fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                generator.subschema_for::<Self>()
            }
        }

        impl $crate::policy::read::Keyed for $name {
            fn keys() -> Vec<&'static str> {
                let keys: &[&[&'static str]] =
                    &[$($crate::policy::read::section_field!(@known $kind, $type $(, $key)?)),*];
                keys.concat()
            }
        }

        impl $crate::policy::read::Overlay for $name {
            fn overlaid_by(&self, over: &Self) -> Self {
                Self {
                    $($field: $crate::policy::read::section_field!(@over self, over, $kind, $field)),*
                }
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let fields = vec![$(
                    $crate::policy::read::section_field!(
                        @schema generator,
                        $crate::policy::read::documentation(&[$($field_doc),*]),
                        $kind, $type $(, $key $(, $default)?)?
                    )
                ),*];
                let fields = fields.into_iter().flatten().collect();
                let groups: Vec<Option<&[&str]>> =
                    vec![$($crate::policy::read::section_field!(@group $kind, $type)),*];
                let groups: Vec<&[&str]> = groups.into_iter().flatten().collect();
                let description = $crate::policy::read::documentation(&[$($doc),*]);
                $crate::policy::read::section_schema(description, fields, &groups)
            }
        }
    };
}

/// The parts of [`policy_section!`] that differ between the kinds of fields.
macro_rules! section_field {
    (@type optional, $type:ty) => { Option<$type> };
    (@type $kind:ident, $type:ty) => { $type };

    (@known one_of, $type:ty) => { <$type as $crate::policy::read::OneOf>::KEYS };
    (@known $kind:ident, $type:ty, $key:literal) => { &[$key] };

    (@read $node:ident, $faults:ident, required, $type:ty, $key:literal) => {
        $crate::policy::read::read_required::<$type>($node, $key, $faults)
    };
    (@read $node:ident, $faults:ident, optional, $type:ty, $key:literal) => {
        Some($crate::policy::read::read_optional::<$type>($node, $key, $faults))
    };
    (@read $node:ident, $faults:ident, default, $type:ty, $key:literal, $default:literal) => {
        $crate::policy::read::read_default::<$type>($node, $key, $default, $faults)
    };
    (@read $node:ident, $faults:ident, one_of, $type:ty) => {
        $crate::policy::read::read_one_of::<$type>($node, $faults)
    };

    (@over $base:ident, $over:ident, optional, $field:ident) => {
        $over.$field.clone().or_else(|| $base.$field.clone())
    };
    (@over $base:ident, $over:ident, $kind:ident, $field:ident) => { $over.$field.clone() };

    (@group one_of, $type:ty) => { Some(<$type as $crate::policy::read::OneOf>::KEYS) };
    (@group $kind:ident, $type:ty) => { None };

    (@schema $generator:ident, $doc:expr, one_of, $type:ty) => {
        <$type as $crate::policy::read::OneOf>::alternatives($generator)
    };
    (
        @schema $generator:ident, $doc:expr,
        $kind:ident, $type:ty, $key:literal $(, $default:literal)?
    ) => {
        vec![$crate::policy::read::FieldSchema {
            key: $key,
            description: $doc,
            required: stringify!($kind) == "required",
            default: None$(.or(Some($default)))?,
            schema: <$type as $crate::policy::read::FromPolicy>::schema($generator),
        }]
    };
}

pub(crate) use {policy_section, section_field};
