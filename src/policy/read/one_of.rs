//! "Exactly one of these keys", inside a section or as a map of its own.

use schemars::{Schema, SchemaGenerator};

use super::FieldSchema;
use crate::policy::fault::{Fault, FaultKind, Faults};
use crate::policy::node::Node;

/// Exactly one of a few keys; declared with [`policy_one_of!`].
pub(crate) trait OneOf: Sized {
    /// The keys, in the order of their declaration.
    const KEYS: &'static [&'static str];

    /// Reads the value of one of the keys.
    fn read_value(key: &str, value: &Node, faults: &mut Faults) -> Option<Self>;

    /// What the schema says about each key.
    fn alternatives(generator: &mut SchemaGenerator) -> Vec<FieldSchema>;
}

/// Reads whichever key is there. None of them, or a second one, is a fault; the values of all are
/// read for their own faults.
pub(crate) fn read_one_of<T: OneOf>(node: &Node, faults: &mut Faults) -> Option<T> {
    let ours = |entry: &&crate::policy::node::Entry| T::KEYS.contains(&entry.key.text.as_str());
    let mut present = node.entries().iter().filter(ours);
    let Some(first) = present.next() else {
        let keys = T::KEYS.join(", ");
        faults.push(Fault::new(FaultKind::NoneOf { keys }, node.place()));
        return None;
    };
    let value = T::read_value(&first.key.text, &first.value, faults);
    let mut alone = true;
    for other in present {
        alone = false;
        T::read_value(&other.key.text, &other.value, faults);
        let kind = FaultKind::Conflict {
            key: other.key.text.clone(),
            other: first.key.text.clone(),
        };
        faults.push(Fault::new(kind, other.key.span).related(first.key.span));
    }
    value.filter(|_| alone)
}

/// The schema of a map that has exactly one of the keys and nothing else.
pub(crate) fn one_of_schema<T: OneOf>(
    description: String,
    generator: &mut SchemaGenerator,
) -> Schema {
    super::section_schema(description, T::alternatives(generator), &[T::KEYS])
}

/// Declares "exactly one of these keys".
///
/// ```text
/// policy_one_of! {
///     /// When the rule holds.
///     pub(crate) enum RuleKind {
///         /// The same hours every week.
///         Weekly(Weekly) = "weekly",
///         /// Whole days.
///         Dates(Dates) = "dates",
///     }
/// }
/// ```
///
/// Used as `one_of kind: RuleKind` in [`policy_section!`](super::policy_section) (the keys then stand
/// among the section's own), or as a value (a map with that one key).
macro_rules! policy_one_of {
    (
        $(#[doc = $doc:expr])*
        $visibility:vis enum $name:ident {
            $( $(#[doc = $variant_doc:expr])* $variant:ident($type:ty) = $key:literal ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        $visibility enum $name {
            $( $(#[doc = $variant_doc])* $variant($type) ),*
        }

        impl $crate::policy::read::OneOf for $name {
            const KEYS: &'static [&'static str] = &[$($key),*];

            fn read_value(
                key: &str,
                value: &$crate::policy::node::Node,
                faults: &mut $crate::policy::fault::Faults,
            ) -> Option<Self> {
                use $crate::policy::read::FromPolicy;
                match key {
                    $($key => <$type as FromPolicy>::read(value, faults).map(Self::$variant),)*
                    _ => None,
                }
            }

            fn alternatives(
                generator: &mut schemars::SchemaGenerator,
            ) -> Vec<$crate::policy::read::FieldSchema> {
                vec![$($crate::policy::read::FieldSchema {
                    key: $key,
                    description: $crate::policy::read::documentation(&[$($variant_doc),*]),
                    required: false,
                    default: None,
                    schema: <$type as $crate::policy::read::FromPolicy>::schema(generator),
                }),*]
            }
        }

        impl $crate::policy::read::FromPolicy for $name {
            fn read(
                node: &$crate::policy::node::Node,
                faults: &mut $crate::policy::fault::Faults,
            ) -> Option<Self> {
                let known = <Self as $crate::policy::read::OneOf>::KEYS;
                $crate::policy::read::start_section(node, known, faults)?;
                $crate::policy::read::read_one_of(node, faults)
            }

            fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                generator.subschema_for::<Self>()
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
                let description = $crate::policy::read::documentation(&[$($doc),*]);
                $crate::policy::read::one_of_schema::<Self>(description, generator)
            }
        }
    };
}

pub(crate) use policy_one_of;
