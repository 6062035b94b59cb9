//! Values that come in two shapes, values with their place, and maps with free names.

use schemars::{Schema, SchemaGenerator, json_schema};

use super::{FromPolicy, PolicyKey, wrong_type};
use crate::policy::fault::{Fault, Faults, Shape, Suggestion};
use crate::policy::node::{Node, Value};
use crate::policy::source::Span;
use crate::policy::suggest::nearest;

/// A value with the place where it stands, for faults that are found later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Located<T> {
    /// The value.
    pub(crate) value: T,
    /// Where it stands.
    pub(crate) span: Span,
}

impl<T: FromPolicy> FromPolicy for Located<T> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let span = node.place();
        T::read(node, faults).map(|value| Self { value, span })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        T::schema(generator)
    }
}

/// `off`, or a value: `window: off` says that there shall be none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OffOr<T> {
    /// The word `off`.
    Off,
    /// The value.
    On(T),
}

impl<T: FromPolicy> FromPolicy for OffOr<T> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        match node.scalar() {
            Some(scalar) if scalar.text == "off" => Some(Self::Off),
            Some(scalar) if means_off(scalar.text.as_str()) => {
                let fault = Fault::own("policy-means-off", node.span);
                faults.push(
                    fault
                        .with("word", &scalar.text)
                        .suggest(Suggestion::write("off")),
                );
                None
            }
            _ => T::read(node, faults).map(Self::On),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let value = T::schema(generator);
        json_schema!({ "anyOf": [{ "type": "string", "enum": ["off"] }, value] })
    }
}

fn means_off(text: &str) -> bool {
    matches!(
        text.to_ascii_lowercase().as_str(),
        "off" | "false" | "no" | "none" | "disabled"
    ) || nearest(text, ["off"]).is_some()
}

/// A value whose faults do not keep what stands around it from being read: `None` when there were
/// any, so that everything else can still be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tolerant<T>(pub(crate) Option<T>);

impl<T: FromPolicy> FromPolicy for Tolerant<T> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        Some(Self(T::read(node, faults)))
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        T::schema(generator)
    }
}

/// A word, or something longer: `fail-on: high` or `fail-on: { prod: high }`; an entry of
/// `sources: [pull-request, { file: path }]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum WordOr<W, M> {
    /// The short form.
    Word(W),
    /// The long form, a map or a list.
    More(M),
}

impl<W: FromPolicy, M: FromPolicy> FromPolicy for WordOr<W, M> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        match node.value {
            Value::Sequence(_) | Value::Mapping(_) => M::read(node, faults).map(Self::More),
            _ => W::read(node, faults).map(Self::Word),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let word = W::schema(generator);
        let more = M::schema(generator);
        json_schema!({ "anyOf": [word, more] })
    }
}

/// A map whose keys are names that the policy chooses, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entries<K, V>(pub(crate) Vec<(Located<K>, V)>);

impl<K, V> Default for Entries<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: PartialEq, V> Entries<K, V> {
    /// The value of a name.
    pub(crate) fn get(&self, name: &K) -> Option<&V> {
        let entry = self.0.iter().find(|(key, _)| key.value == *name);
        entry.map(|(_, value)| value)
    }
}

impl<K: PolicyKey, V: FromPolicy> FromPolicy for Entries<K, V> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        if !matches!(node.value, Value::Mapping(_)) {
            wrong_type(node, Shape::Map, faults);
            return None;
        }
        let mut whole = true;
        let mut entries = Vec::new();
        for entry in node.entries() {
            let span = entry.key.span;
            let key = K::read_key(&entry.key, faults);
            let value = V::read(&entry.value, faults);
            match (key, value) {
                (Some(key), Some(value)) => entries.push((Located { value: key, span }, value)),
                _ => whole = false,
            }
        }
        whole.then_some(Self(entries))
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let value = V::schema(generator);
        json_schema!({
            "type": "object",
            "propertyNames": K::key_schema(),
            "additionalProperties": value,
        })
    }
}
