//! From the tree to values that cannot be wrong.
//!
//! [`FromPolicy`] is all a value needs: how to read it and what its JSON Schema is. Sections,
//! choices and "exactly one of" are declared with the macros [`policy_section!`],
//! [`policy_choice!`] and [`policy_one_of!`], so that reader and schema cannot differ.

mod basic;
mod choice;
mod keys;
mod one_of;
mod section;
mod section_schema;
mod shapes;
mod text;
mod time;

#[cfg(test)]
pub(super) mod tests;

pub(crate) use basic::{OneOrMore, Whole};
pub(crate) use choice::{Choice, choice_schema, read_choice};
pub(crate) use keys::{
    read_default, read_optional, read_required, start_section, start_section_with,
};
pub(crate) use one_of::{OneOf, one_of_schema, read_one_of};
pub(crate) use section::{Keyed, Overlay};
pub(crate) use section_schema::{FieldSchema, documentation, section_schema};
pub(crate) use shapes::{Entries, Located, OffOr, Tolerant, WordOr};
pub(crate) use text::{PolicyKey, Text, parsed_schema, read_parsed, read_text};
pub(crate) use time::{PolicyDuration, PolicyZone};

pub(crate) use choice::policy_choice;
pub(crate) use one_of::policy_one_of;
pub(crate) use section::{policy_section, section_field};
pub(crate) use text::policy_scalar;

use schemars::{Schema, SchemaGenerator};

use super::fault::{Fault, FaultKind, Faults, Shape};
use super::node::Node;

/// A value that a policy file can hold.
pub(crate) trait FromPolicy: Sized {
    /// Reads it. Every fault inside is recorded, not only the first; none means that at least one
    /// error was. (Something may be returned although errors were recorded: whoever needs the
    /// whole policy to be right asks [`Faults::has_errors`] at the end.)
    fn read(node: &Node, faults: &mut Faults) -> Option<Self>;

    /// Its JSON Schema: accepts what [`FromPolicy::read`] accepts, as far as a schema can say it.
    fn schema(generator: &mut SchemaGenerator) -> Schema;
}

/// Records that a value has another shape than `expected`. Silent about what is broken already.
pub(crate) fn wrong_type(node: &Node, expected: Shape, faults: &mut Faults) {
    use super::fault::Suggestion;
    let Some(found) = node.shape() else { return };
    let text = node.scalar().map(|scalar| scalar.text.as_str());
    let suggestion = match (expected, text) {
        (Shape::List, Some(text)) if text.len() <= 60 => {
            Some(Suggestion::write(format!("[{text}]")))
        }
        (Shape::Text, Some(text)) if text.len() <= 60 => {
            Some(Suggestion::write(format!("\"{text}\"")))
        }
        (Shape::Truth, Some(text)) => match text.to_ascii_lowercase().as_str() {
            "yes" | "on" | "true" | "y" | "1" => Some(Suggestion::write("true")),
            "no" | "off" | "false" | "n" | "0" => Some(Suggestion::write("false")),
            _ => None,
        },
        (Shape::Number, Some(text)) => {
            let digits: String = text.chars().filter(|&c| c != '_' && c != ' ').collect();
            let number = digits.len() <= 20 && digits.parse::<u64>().is_ok();
            number.then(|| Suggestion::write(digits))
        }
        (Shape::Map, None) if found == Shape::Nothing => Some(Suggestion::write("{}")),
        _ => None,
    };
    let kind = FaultKind::WrongType { expected, found };
    faults.push(Fault::new(kind, node.place()).suggest(suggestion));
}
