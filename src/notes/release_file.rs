//! `.github/release.yml`, by which GitHub sorts the release notes that it generates itself (GitHub
//! docs, "Automatically generated release notes"): categories and exclusions.
//!
//! Keys that are not known are passed over, as GitHub does. What is known and cannot be read is a
//! fault: notes that leave something out against somebody's word would be wrong.

use super::config::{Config, Group, Title};
use super::signs::{Label, Signs};
use crate::ids::Login;
use crate::policy::fault::{Fault, FaultKind, FaultList, Faults, Shape, Suggestion};
use crate::policy::node::{Node, Value};
use crate::policy::read::wrong_type;
use crate::policy::source::Source;
use crate::policy::yaml;
use crate::text::Untrusted;

/// Where the file may stand, in this order.
pub(crate) const PATHS: [&str; 2] = [".github/release.yml", ".github/release.yaml"];

/// The longest title or label, in characters.
const LONGEST: usize = 1_000;

/// What the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReleaseFile {
    exclude: Signs,
    categories: Vec<Group>,
}

/// Whether the labels of pull requests are known: only GitHub's API tells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Labels {
    /// They are.
    Known,
    /// They are not.
    Unknown,
}

impl ReleaseFile {
    /// The file's text. What joins the parts of a sign such as a family is left out: titles have
    /// it, nobody sees it, and nobody could review it.
    pub(crate) fn source(bytes: &[u8]) -> Source {
        match std::str::from_utf8(bytes) {
            Ok(text) => Source::new(text.replace('\u{200d}', "").as_bytes()),
            Err(_) => Source::new(bytes),
        }
    }

    /// Whether only labels tell what goes where.
    pub(crate) fn asks_for_labels(&self) -> bool {
        !self.exclude.labels.is_empty() || self.categories.iter().any(Group::asks_for_labels)
    }

    /// Reads the file.
    ///
    /// # Errors
    /// All faults.
    pub(crate) fn read(source: &Source) -> Result<Self, FaultList> {
        let mut faults = Faults::new();
        let root = yaml::parse(source, &mut faults);
        let mut read = Self::default();
        if let Some(changelog) = root
            .as_ref()
            .and_then(|root| map(root, "changelog", &mut faults))
        {
            read.exclude = signs(changelog, &mut faults);
            let categories = items(changelog, "categories", &mut faults).iter();
            let categories = categories.filter_map(|item| category(item, &mut faults));
            read.categories = categories.collect();
        }
        let errors = faults.has_errors();
        let list = faults.finish(root.as_ref());
        match errors && !is_empty(&list) {
            true => Err(list),
            false => Ok(read),
        }
    }
}

/// Nothing but comments: nothing is said.
fn is_empty(list: &FaultList) -> bool {
    list.faults
        .iter()
        .all(|fault| fault.kind == FaultKind::Empty)
}

impl Config {
    /// Sorts as the repository's own file says, unless the policy has groups. Where labels are not
    /// known and the file goes by them, only its exclusions count: all would stand in one heap.
    /// Whether its categories count.
    pub(crate) fn sorted_by(&mut self, file: ReleaseFile, labels: Labels) -> bool {
        if self.own.groups {
            return false;
        }
        self.excluded.authors.extend(file.exclude.authors);
        self.excluded.labels.extend(file.exclude.labels);
        let lacks_labels =
            labels == Labels::Unknown && file.categories.iter().any(Group::asks_for_labels);
        if file.categories.is_empty() || lacks_labels {
            return false;
        }
        self.groups = file.categories;
        if !self.own.hide {
            self.hidden.clear();
        }
        true
    }
}

/// A category; none without a title.
fn category(node: &Node, faults: &mut Faults) -> Option<Group> {
    let node = as_map(node, faults)?;
    let title = required(node, "title", faults).and_then(|title| text(title, faults));
    let labels = required(node, "labels", faults).map(|_| labels(node, faults));
    let except = map(node, "exclude", faults).map(|exclude| signs_of(exclude, faults));
    Some(Group {
        title: Title::Written(Untrusted::new(title?)),
        labels: labels?,
        except: except.unwrap_or_default(),
        ..Group::default()
    })
}

fn signs(node: &Node, faults: &mut Faults) -> Signs {
    let exclude = map(node, "exclude", faults);
    exclude.map_or_else(Signs::default, |exclude| signs_of(exclude, faults))
}

fn signs_of(node: &Node, faults: &mut Faults) -> Signs {
    Signs {
        labels: labels(node, faults),
        authors: authors(node, faults),
    }
}

fn labels(node: &Node, faults: &mut Faults) -> Vec<Label> {
    let labels = items(node, "labels", faults).iter();
    let labels = labels.filter_map(|label| text(label, faults));
    labels.map(|label| Label::new(&label)).collect()
}

fn authors(node: &Node, faults: &mut Faults) -> Vec<Login> {
    let mut authors = Vec::new();
    for item in items(node, "authors", faults) {
        let Some(author) = text(item, faults) else {
            continue;
        };
        match author.trim_start_matches('@').parse() {
            Ok(login) => authors.push(login),
            Err(_) => {
                let fault = Fault::own("policy-notes-author", item.span);
                faults.push(fault.with("text", author));
            }
        }
    }
    authors
}

/// The value of a key; none where nothing stands there.
fn value<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    let value = node.get(key);
    value.filter(|value| !matches!(value.value, Value::Null))
}

fn required<'a>(node: &'a Node, key: &'static str, faults: &mut Faults) -> Option<&'a Node> {
    let found = value(node, key);
    if found.is_none() {
        let help = Suggestion::write(format!("{key}: …"));
        faults.push(Fault::new(FaultKind::MissingKey { key }, node.place()).suggest(help));
    }
    found
}

fn as_map<'a>(node: &'a Node, faults: &mut Faults) -> Option<&'a Node> {
    let is_map = matches!(node.value, Value::Mapping(_));
    if !is_map {
        wrong_type(node, Shape::Map, faults);
    }
    is_map.then_some(node)
}

fn map<'a>(node: &'a Node, key: &str, faults: &mut Faults) -> Option<&'a Node> {
    as_map(
        as_map(node, faults).and_then(|node| value(node, key))?,
        faults,
    )
}

/// The items of a list; one value alone is a list of it.
fn items<'a>(node: &'a Node, key: &str, faults: &mut Faults) -> &'a [Node] {
    match value(node, key) {
        None => &[],
        Some(list) => match &list.value {
            Value::Sequence(items) => items,
            Value::Scalar(_) => std::slice::from_ref(list),
            _ => {
                wrong_type(list, Shape::List, faults);
                &[]
            }
        },
    }
}

/// A text; a number or a truth value is one, too: labels may be called `1.0` or `true`.
fn text(node: &Node, faults: &mut Faults) -> Option<String> {
    let Some(scalar) = node.scalar() else {
        wrong_type(node, Shape::Text, faults);
        return None;
    };
    let text = scalar.text.trim();
    let kind = match text.chars().count() {
        0 => FaultKind::EmptyText,
        LONGEST.. => FaultKind::TooLong { limit: LONGEST },
        _ => return Some(text.to_owned()),
    };
    faults.push(Fault::new(kind, node.span));
    None
}

#[cfg(test)]
#[path = "release_file_tests.rs"]
mod tests;
