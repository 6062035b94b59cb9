//! How the keys of a section are read: those that must be there, those that may be missing.

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
