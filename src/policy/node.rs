//! A policy file as a tree, each piece with its place.

use super::fault::Shape;
use super::source::Span;

/// One value of the file.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// What stands there.
    pub(crate) value: Value,
    /// Where it stands; of a map or list, from its first to its last character.
    pub(crate) span: Span,
    /// Where the key stands that this is the value of.
    pub(crate) name: Option<Span>,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// Something that has been reported already; readers pass over it in silence.
    Broken,
    /// A word, number or text.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// A map, in the order of the file, no key twice.
    Mapping(Vec<Entry>),
}

/// A single word, number or text, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scalar {
    /// The text, without quotes.
    pub(crate) text: String,
    /// Without quotes, hence possibly a number or truth value (YAML 1.2 core schema).
    pub(crate) plain: bool,
}

/// One key of a map with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: Key,
    /// Its value.
    pub(crate) value: Node,
}

/// A key of a map.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    /// Its text, without quotes.
    pub(crate) text: String,
    /// Where it stands.
    pub(crate) span: Span,
}

impl Node {
    /// Where to point when the value as a whole is meant: a map's or list's or empty value's key,
    /// else the value itself.
    pub(crate) fn place(&self) -> Span {
        match self.value {
            Value::Scalar(_) | Value::Broken => self.span,
            _ => self.name.unwrap_or(self.span),
        }
    }

    /// What kind of value it is by the YAML 1.2 core schema (10.3.2); none when it has been
    /// reported as broken.
    pub(crate) fn shape(&self) -> Option<Shape> {
        Some(match &self.value {
            Value::Broken => return None,
            Value::Null => Shape::Nothing,
            Value::Scalar(scalar) => scalar.shape(),
            Value::Sequence(_) => Shape::List,
            Value::Mapping(_) => Shape::Map,
        })
    }

    /// The value of a key, when this is a map that has it.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        let entry = self.entries().iter().find(|entry| entry.key.text == key);
        entry.map(|entry| &entry.value)
    }

    /// The keys and values of a map; of anything else none.
    pub(crate) fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The scalar, when this is one.
    pub(crate) fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The way to a place from this node down, such as `gates.window.deny[2].weekly`. It is looked
    /// up when a fault is reported, so that nobody carries paths around.
    pub(crate) fn path_to(&self, place: Span) -> String {
        let mut path = String::new();
        let mut node = self;
        // A map of one key without a value begins and ends where its key does; the key is meant.
        let is_key = |node: &Node| node.entries().iter().any(|entry| entry.key.span == place);
        while node.span != place || is_key(node) {
            let inner = match &node.value {
                Value::Mapping(entries) => step_into_map(entries, place, &mut path),
                Value::Sequence(items) => step_into_list(items, place, &mut path),
                _ => None,
            };
            match inner {
                Some(inner) => node = inner,
                None => break,
            }
        }
        path
    }

    /// The value as JSON by the YAML 1.2 core schema, as a JSON Schema validator sees it.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null | Value::Broken => serde_json::Value::Null,
            Value::Scalar(scalar) => scalar.to_json(),
            Value::Sequence(items) => items.iter().map(Node::to_json).collect(),
            Value::Mapping(entries) => {
                let pairs = entries.iter();
                let pairs = pairs.map(|entry| (entry.key.text.clone(), entry.value.to_json()));
                serde_json::Value::Object(pairs.collect())
            }
        }
    }

    /// The same value, every part of it at another place: for defaults, which stand nowhere.
    pub(crate) fn moved_to(mut self, place: Span) -> Self {
        self.span = place;
        self.name = None;
        self.value = match self.value {
            Value::Sequence(items) => {
                Value::Sequence(items.into_iter().map(|item| item.moved_to(place)).collect())
            }
            Value::Mapping(entries) => {
                let moved = |entry: Entry| Entry {
                    key: Key {
                        span: place,
                        ..entry.key
                    },
                    value: entry.value.moved_to(place),
                };
                Value::Mapping(entries.into_iter().map(moved).collect())
            }
            other => other,
        };
        self
    }
}

/// The longest piece of one key that is shown in a path, in characters.
const KEY_IN_PATH: usize = 60;

fn step_into_map<'a>(entries: &'a [Entry], place: Span, path: &mut String) -> Option<&'a Node> {
    let after = entries.partition_point(|entry| entry.key.span.start <= place.start);
    let entry = entries.get(after.checked_sub(1)?)?;
    let in_key = entry.key.span.contains(&place);
    if !in_key && !entry.value.span.contains(&place) {
        return None;
    }
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(&crate::text::one_line(&entry.key.text, KEY_IN_PATH));
    (!in_key).then_some(&entry.value)
}

fn step_into_list<'a>(items: &'a [Node], place: Span, path: &mut String) -> Option<&'a Node> {
    let after = items.partition_point(|item| item.span.start <= place.start);
    let index = after.checked_sub(1)?;
    let item = items.get(index)?;
    if !item.span.contains(&place) {
        return None;
    }
    path.push_str(&format!("[{index}]"));
    Some(item)
}

impl Scalar {
    /// The kind of value by the YAML 1.2 core schema (10.3.2); empty values are nodes of their own.
    pub(crate) fn shape(&self) -> Shape {
        if !self.plain {
            Shape::Text
        } else if self.truth().is_some() {
            Shape::Truth
        } else if self.integer().is_some() || self.is_fraction() {
            Shape::Number
        } else {
            Shape::Text
        }
    }

    /// `true` or `false`. `yes`, `no`, `on` and `off` are texts since YAML 1.2.
    pub(crate) fn truth(&self) -> Option<bool> {
        match (self.plain, self.text.as_str()) {
            (true, "true" | "True" | "TRUE") => Some(true),
            (true, "false" | "False" | "FALSE") => Some(false),
            _ => None,
        }
    }

    /// A whole number: decimal with an optional sign, `0o` octal or `0x` hexadecimal. Numbers of
    /// more than 38 digits are none.
    pub(crate) fn integer(&self) -> Option<i128> {
        if !self.plain {
            return None;
        }
        let digits = |text: &str, radix: u32| {
            let fine = !text.is_empty() && text.chars().all(|letter| letter.is_digit(radix));
            fine.then(|| i128::from_str_radix(text, radix).ok())?
        };
        if let Some(octal) = self.text.strip_prefix("0o") {
            return digits(octal, 8);
        }
        if let Some(hexadecimal) = self.text.strip_prefix("0x") {
            return digits(hexadecimal, 16);
        }
        if let Some(negative) = self.text.strip_prefix('-') {
            return digits(negative, 10)?.checked_neg();
        }
        digits(self.text.strip_prefix('+').unwrap_or(&self.text), 10)
    }

    fn to_json(&self) -> serde_json::Value {
        if let Some(truth) = self.truth() {
            return truth.into();
        }
        let whole = self.integer().and_then(|number| i64::try_from(number).ok());
        match whole {
            Some(number) => number.into(),
            None if self.shape() == Shape::Number => {
                // Infinite and not-a-number have no JSON; null is no number either.
                self.text.parse::<f64>().map(Into::into).unwrap_or_default()
            }
            None => self.text.as_str().into(),
        }
    }

    /// A number with a fraction or exponent, or one of the words for infinity and not-a-number.
    fn is_fraction(&self) -> bool {
        let text = self.text.trim_start_matches(['-', '+']);
        let word = matches!(text, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN");
        let numeric = text.starts_with(|first: char| first.is_ascii_digit() || first == '.')
            && text.bytes().any(|byte| byte.is_ascii_digit())
            && self.text.len() - text.len() <= 1;
        word || (numeric && text.parse::<f64>().is_ok())
    }
}
