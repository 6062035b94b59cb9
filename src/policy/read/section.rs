//! Sections: maps with known keys, declared once for reader, schema and merging.

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
/// The struct derives `Clone`, `Debug`, `PartialEq`, and implements
/// [`FromPolicy`](crate::policy::read::FromPolicy), [`Overlay`] and `schemars::JsonSchema`. A fault in a required
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
