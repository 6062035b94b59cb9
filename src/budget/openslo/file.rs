//! The documents of a file, and values in them.

use super::fault::OpenSloFault;
use crate::policy::fault::{Faults, Level};
use crate::policy::node::{Node, Value};
use crate::policy::source::Source;
use crate::policy::yaml;
use crate::text::Untrusted;

/// The version that is read.
const VERSION: &str = "openslo/v1";

/// A file's documents.
pub(super) struct File(Vec<Node>);

impl File {
    /// Reads a file within the limits of a policy.
    pub(super) fn read(text: &str) -> Result<Self, OpenSloFault> {
        let source = Source::new(text.as_bytes());
        let mut faults = Faults::new();
        let documents = yaml::parse_all(&source, &mut faults);
        let faults = faults.finish(None).faults;
        let first = faults.into_iter().find(|it| it.level == Level::Error);
        if let Some(fault) = first {
            return Err(OpenSloFault::Yaml(Box::new(fault)));
        }
        documents.map(Self).ok_or(OpenSloFault::NoSlo)
    }

    /// The SLO that is meant.
    pub(super) fn slo(&self, name: Option<&str>) -> Result<&Node, OpenSloFault> {
        let all: Vec<&Node> = self.of_kind("SLO").collect();
        let names = || all.iter().filter_map(|slo| self::name(slo));
        let names = || names().map(Untrusted::from).collect();
        let slo = match (name, all.as_slice()) {
            (_, []) => return Err(OpenSloFault::NoSlo),
            (None, [only]) => only,
            (None, _) => return Err(OpenSloFault::SeveralSlos { names: names() }),
            (Some(name), _) => self.named("SLO", name)?.ok_or_else(|| {
                let name = Untrusted::from(name);
                OpenSloFault::SloNotFound {
                    name,
                    names: names(),
                }
            })?,
        };
        check_version(slo)?;
        // A name is required, and whoever reads the report wants one.
        required_text(required(slo, "metadata")?, "name")?;
        Ok(slo)
    }

    /// The document of a kind and name, where the file has it.
    pub(super) fn document(&self, kind: &str, name: &str) -> Result<Option<&Node>, OpenSloFault> {
        let found = self.named(kind, name)?;
        found
            .map(|found| check_version(found).map(|()| found))
            .transpose()
    }

    fn named(&self, kind: &str, name: &str) -> Result<Option<&Node>, OpenSloFault> {
        let mut found = self.of_kind(kind).filter(|it| self::name(it) == Some(name));
        match (found.next(), found.next()) {
            (_, Some(_)) => Err(OpenSloFault::SameName {
                name: Untrusted::from(name),
            }),
            (found, None) => Ok(found),
        }
    }

    fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Node> {
        self.0.iter().filter(move |document| {
            let found = document.get("kind").and_then(Node::scalar);
            found.is_some_and(|found| found.text == kind)
        })
    }
}

fn check_version(document: &Node) -> Result<(), OpenSloFault> {
    let found = required_text(document, "apiVersion")?;
    if found == VERSION {
        return Ok(());
    }
    let found = Untrusted::from(found);
    Err(OpenSloFault::Version { found })
}

/// The name of a document.
pub(super) fn name(document: &Node) -> Option<&str> {
    let name = document.get("metadata")?.get("name")?;
    name.scalar().map(|name| name.text.as_str())
}

/// The value of a key; none where nothing stands there.
pub(super) fn optional<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    node.get(key)
        .filter(|value| !matches!(value.value, Value::Null))
}

/// The value of a key that has to be there.
pub(super) fn required<'a>(node: &'a Node, key: &'static str) -> Result<&'a Node, OpenSloFault> {
    optional(node, key).ok_or_else(|| OpenSloFault::Missing {
        key,
        line: node.place().line,
    })
}

/// The text of a key, without blanks around it.
pub(super) fn optional_text<'a>(
    node: &'a Node,
    key: &'static str,
) -> Result<Option<&'a str>, OpenSloFault> {
    let Some(value) = optional(node, key) else {
        return Ok(None);
    };
    let scalar = value.scalar().ok_or_else(|| shape(value, key))?;
    Ok(Some(scalar.text.trim()).filter(|text| !text.is_empty()))
}

/// The text of a key that has to be there.
pub(super) fn required_text<'a>(
    node: &'a Node,
    key: &'static str,
) -> Result<&'a str, OpenSloFault> {
    optional_text(node, key)?.ok_or_else(|| OpenSloFault::Missing {
        key,
        line: node.place().line,
    })
}

/// The truth value of a key.
pub(super) fn optional_truth(node: &Node, key: &'static str) -> Result<Option<bool>, OpenSloFault> {
    let truth = |value: &Node| value.scalar().and_then(|scalar| scalar.truth());
    optional(node, key)
        .map(|value| truth(value).ok_or_else(|| shape(value, key)))
        .transpose()
}

/// The list of a key, which has to be there and not empty.
pub(super) fn list<'a>(node: &'a Node, key: &'static str) -> Result<&'a [Node], OpenSloFault> {
    let value = required(node, key)?;
    match &value.value {
        Value::Sequence(items) if items.is_empty() => Err(OpenSloFault::Missing {
            key,
            line: value.place().line,
        }),
        Value::Sequence(items) => Ok(items),
        _ => Err(shape(value, key)),
    }
}

fn shape(value: &Node, key: &'static str) -> OpenSloFault {
    OpenSloFault::Shape {
        key,
        line: value.place().line,
    }
}
