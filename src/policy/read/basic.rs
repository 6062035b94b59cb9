//! Truth values, numbers, lists, and nothing.

use schemars::{Schema, SchemaGenerator, json_schema};

use super::{FromPolicy, wrong_type};
use crate::policy::fault::{Fault, FaultKind, Faults, Shape, Suggestion};
use crate::policy::node::{Node, Value};

impl FromPolicy for bool {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let truth = node.scalar().and_then(|scalar| scalar.truth());
        if truth.is_none() {
            wrong_type(node, Shape::Truth, faults);
        }
        truth
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "boolean" })
    }
}

/// Reads a whole number from `least` to `most`.
fn read_whole(node: &Node, least: u64, most: u64, faults: &mut Faults) -> Option<u64> {
    if node.shape() != Some(Shape::Number) {
        wrong_type(node, Shape::Number, faults);
        return None;
    }
    let Some(number) = node.scalar().and_then(|scalar| scalar.integer()) else {
        faults.push(Fault::new(FaultKind::NotWhole, node.span));
        return None;
    };
    let fitting = u64::try_from(number).ok();
    let fitting = fitting.filter(|number| (least..=most).contains(number));
    if fitting.is_none() {
        faults.push(Fault::new(FaultKind::OutOfRange { least, most }, node.span));
    }
    fitting
}

fn whole_schema(least: u64, most: u64) -> Schema {
    json_schema!({ "type": "integer", "minimum": least, "maximum": most })
}

impl FromPolicy for u32 {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        read_whole(node, 0, u32::MAX.into(), faults).and_then(|number| number.try_into().ok())
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        whole_schema(0, u32::MAX.into())
    }
}

/// The largest whole number that JSON Schema validators hold exactly is 2^53 - 1 (RFC 8259, 6).
const LARGEST_EXACT: u64 = (1 << 53) - 1;

impl FromPolicy for u64 {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        read_whole(node, 0, LARGEST_EXACT, faults)
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        whole_schema(0, LARGEST_EXACT)
    }
}

/// A whole number from `LEAST` to `MOST`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Whole<const LEAST: u64, const MOST: u64>(u64);

impl<const LEAST: u64, const MOST: u64> Whole<LEAST, MOST> {
    /// The number.
    pub(crate) fn get(self) -> u64 {
        self.0
    }
}

impl<const LEAST: u64, const MOST: u64> FromPolicy for Whole<LEAST, MOST> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        read_whole(node, LEAST, MOST, faults).map(Self)
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        whole_schema(LEAST, MOST)
    }
}

/// A list. Every element is tried, so that all faults are found.
impl<T: FromPolicy> FromPolicy for Vec<T> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let Value::Sequence(items) = &node.value else {
            wrong_type(node, Shape::List, faults);
            return None;
        };
        let read: Vec<Option<T>> = items.iter().map(|item| T::read(item, faults)).collect();
        read.into_iter().collect()
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let items = T::schema(generator);
        json_schema!({ "type": "array", "items": items })
    }
}

/// A list that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OneOrMore<T>(pub(crate) Vec<T>);

impl<T: FromPolicy> FromPolicy for OneOrMore<T> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let items = Vec::read(node, faults)?;
        if items.is_empty() {
            let help = Suggestion::new("policy-help-fill-or-remove");
            faults.push(Fault::new(FaultKind::EmptyList, node.span).suggest(help));
            return None;
        }
        Some(Self(items))
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let items = T::schema(generator);
        json_schema!({ "type": "array", "items": items, "minItems": 1 })
    }
}

/// A value that may be said to be nothing: `to: null`. That a *key* may be missing says `optional`
/// in [`policy_section!`](super::policy_section).
impl<T: FromPolicy> FromPolicy for Option<T> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        match node.value {
            Value::Null => Some(None),
            _ => T::read(node, faults).map(Some),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let value = T::schema(generator);
        json_schema!({ "anyOf": [value, { "type": "null" }] })
    }
}

impl<T: FromPolicy> FromPolicy for Box<T> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        T::read(node, faults).map(Self::new)
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        T::schema(generator)
    }
}
