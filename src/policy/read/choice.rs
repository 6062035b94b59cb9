//! Choices: one word of a few.

use schemars::{Schema, json_schema};

use super::wrong_type;
use crate::policy::fault::{Fault, FaultKind, Faults, Shape, Suggestion};
use crate::policy::node::Node;
use crate::policy::suggest::did_you_mean;

/// One word of a few; declared with [`policy_choice!`].
pub(crate) trait Choice: Copy + 'static {
    /// The choices with their words and what they mean, in the order of their declaration.
    const CHOICES: &'static [(Self, &'static str, &'static [&'static str])];

    /// The word in the policy.
    fn word(self) -> &'static str;
}

/// Reads a word.
pub(crate) fn read_choice<T: Choice>(node: &Node, faults: &mut Faults) -> Option<T> {
    let Some(scalar) = node.scalar() else {
        wrong_type(node, Shape::Text, faults);
        return None;
    };
    let known = T::CHOICES.iter().find(|(_, word, _)| *word == scalar.text);
    if let Some((choice, ..)) = known {
        return Some(*choice);
    }
    let words: Vec<&str> = T::CHOICES.iter().map(|(_, word, _)| *word).collect();
    let kind = FaultKind::UnknownWord {
        word: scalar.text.clone(),
        allowed: words.join(", "),
    };
    let suggestion = if faults.is_full() {
        None
    } else {
        let one_of = Suggestion::new("policy-help-one-of").with("words", words.join(", "));
        did_you_mean(&scalar.text, words).or(Some(one_of))
    };
    faults.push(Fault::new(kind, node.span).suggest(suggestion));
    None
}

/// The schema of a choice.
pub(crate) fn choice_schema<T: Choice>(description: &str) -> Schema {
    let words: Vec<&str> = T::CHOICES.iter().map(|(_, word, _)| *word).collect();
    let meanings: Vec<String> = T::CHOICES
        .iter()
        .map(|(_, word, lines)| format!("`{word}`: {}", super::documentation(lines)))
        .collect();
    let description = format!("{description} {}", meanings.join(" "));
    json_schema!({ "description": description.trim(), "type": "string", "enum": words })
}

/// Declares a choice of words.
///
/// ```text
/// policy_choice! {
///     /// What to do with an empty list.
///     pub(crate) enum OnEmpty {
///         /// The gate is no-go.
///         Fail = "fail",
///         /// The gate is go.
///         Pass = "pass",
///     }
/// }
/// ```
///
/// The enum derives the usual traits (`Ord` in the order of declaration) and implements
/// [`FromPolicy`](super::FromPolicy), [`Choice`] and `schemars::JsonSchema`.
macro_rules! policy_choice {
    (
        $(#[doc = $doc:expr])*
        $visibility:vis enum $name:ident {
            $( $(#[doc = $variant_doc:expr])* $variant:ident = $word:literal ),* $(,)?
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility enum $name {
            $( $(#[doc = $variant_doc])* $variant ),*
        }

        impl $crate::policy::read::Choice for $name {
            const CHOICES: &'static [(Self, &'static str, &'static [&'static str])] =
                &[$((Self::$variant, $word, &[$($variant_doc),*])),*];

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl $crate::policy::read::FromPolicy for $name {
            fn read(
                node: &$crate::policy::node::Node,
                faults: &mut $crate::policy::fault::Faults,
            ) -> Option<Self> {
                $crate::policy::read::read_choice(node, faults)
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

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let description = $crate::policy::read::documentation(&[$($doc),*]);
                $crate::policy::read::choice_schema::<Self>(&description)
            }
        }
    };
}

pub(crate) use policy_choice;
