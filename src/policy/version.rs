//! The version of the policy's form, which every file begins with.

use schemars::{Schema, SchemaGenerator, json_schema};

use super::fault::{Fault, FaultKind, Faults, Shape, Suggestion};
use super::node::Node;
use super::read::{FromPolicy, wrong_type};

/// `version: 1`.
pub(super) struct Version;

impl FromPolicy for Version {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let Some(scalar) = node.scalar() else {
            wrong_type(node, Shape::Number, faults);
            return None;
        };
        if scalar.integer() == Some(1) {
            return Some(Self);
        }
        if scalar.text == "1" {
            let kind = FaultKind::WrongType {
                expected: Shape::Number,
                found: Shape::Text,
            };
            let help = Suggestion::new("policy-help-version");
            faults.push(Fault::new(kind, node.span).suggest(help));
            return Some(Self);
        }
        let found = scalar.text.clone();
        faults.push(Fault::new(
            FaultKind::UnsupportedVersion { found },
            node.span,
        ));
        None
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "enum": [1] })
    }
}
