//! Full objects from the few fields that matter: whatever the contract requires beyond them is
//! filled in with a harmless value of the right type.

use std::cell::RefCell;
use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::schema::resolve;

/// Fills answers, and remembers fields that the contract does not know.
pub(super) struct Filler<'a> {
    document: &'a Value,
    place: Vec<String>,
    unknown: Vec<String>,
    /// What was chosen among which choices for an object with which fields.
    chosen: RefCell<HashMap<(usize, String), &'a Value>>,
}

impl<'a> Filler<'a> {
    pub(super) fn new(document: &'a Value) -> Self {
        Self {
            document,
            place: Vec::new(),
            unknown: Vec::new(),
            chosen: RefCell::default(),
        }
    }

    pub(super) fn into_unknown_fields(self) -> Vec<String> {
        self.unknown
    }

    pub(super) fn complete(&mut self, described: &'a Value, given: &Value) -> Value {
        let described = self.concrete(described, Some(given));
        match given {
            Value::Array(items) => {
                let item = described.get("items").unwrap_or(&Value::Null);
                items.iter().map(|each| self.complete(item, each)).collect()
            }
            Value::Object(fields) => self.complete_object(described, fields),
            scalar => scalar.clone(),
        }
    }

    fn complete_object(&mut self, described: &'a Value, given: &Map<String, Value>) -> Value {
        let mut full = Map::new();
        for (name, value) in given {
            self.place.push(name.clone());
            let value = match self.field(described, name) {
                Some(field) => self.complete(field, value),
                None => {
                    if !self.allows_any_field(described) {
                        self.unknown.push(self.place.join("."));
                    }
                    value.clone()
                }
            };
            full.insert(name.clone(), value);
            self.place.pop();
        }
        for name in self.required(described) {
            if !full.contains_key(name) {
                let value = match self.field(described, name) {
                    Some(field) => self.invent(field),
                    None => Value::Null,
                };
                full.insert(name.to_owned(), value);
            }
        }
        Value::Object(full)
    }

    /// A value that the description accepts.
    fn invent(&mut self, described: &'a Value) -> Value {
        let described = self.concrete(described, None);
        if described["nullable"] == true {
            return Value::Null;
        }
        if let Some(first) = described["enum"]
            .as_array()
            .and_then(|allowed| allowed.first())
        {
            return first.clone();
        }
        match (described["type"].as_str(), described["format"].as_str()) {
            (Some("string"), Some("date-time")) => json!("2026-01-01T00:00:00Z"),
            (Some("string"), Some("uri")) => json!("https://api.github.com/"),
            (Some("string"), Some("email")) => json!("nobody@example.com"),
            (Some("string"), _) => json!("x".repeat(length(described, "minLength"))),
            (Some("integer" | "number"), _) => json!(0),
            (Some("boolean"), _) => json!(false),
            (Some("array"), _) => json!([]),
            (Some("object"), _) => self.complete_object(described, &Map::new()),
            _ if described.get("properties").is_some() || described.get("allOf").is_some() => {
                self.complete_object(described, &Map::new())
            }
            _ => Value::Null,
        }
    }

    /// Follows references, and takes of several choices the one that fits what is given.
    fn concrete(&self, described: &'a Value, given: Option<&Value>) -> &'a Value {
        let described = resolve(self.document, described);
        let choices = ["oneOf", "anyOf"]
            .iter()
            .find_map(|key| described.get(*key)?.as_array());
        match choices {
            Some(choices) if described.get("properties").is_none() => {
                self.concrete(self.choice(choices, given), given)
            }
            _ => described,
        }
    }

    /// The choice that fits best. Lists repeat themselves: what fitted before is tried first.
    fn choice(&self, choices: &'a [Value], given: Option<&Value>) -> &'a Value {
        let shape = given.and_then(Value::as_object).map(|fields| {
            let names: Vec<&str> = fields.keys().map(String::as_str).collect();
            (choices.as_ptr() as usize, names.join(" "))
        });
        let fits = |choice: &'a Value| given.is_none_or(|given| self.fits(choice, given));
        let known = shape.as_ref().and_then(|shape| {
            let chosen = self.chosen.borrow();
            chosen.get(shape).copied()
        });
        if let Some(known) = known.filter(|known| fits(known)) {
            return known;
        }
        let fitting = choices.iter().filter(|choice| fits(choice));
        let best = fitting.min_by_key(|choice| self.distance(choice, given));
        let best = best.unwrap_or(&choices[0]);
        if let Some(shape) = shape {
            self.chosen.borrow_mut().insert(shape, best);
        }
        best
    }

    /// How far a choice is from what is given: fields that it does not know, and such as it lacks.
    fn distance(&self, described: &'a Value, given: Option<&Value>) -> (usize, usize) {
        let Some(fields) = given.and_then(Value::as_object) else {
            return (0, 0);
        };
        let described = self.concrete(described, given);
        let names = fields.keys();
        let unknown = names.filter(|name| self.field(described, name).is_none());
        let required = self.required(described);
        let lacking = required.iter().filter(|name| !fields.contains_key(**name));
        match self.allows_any_field(described) {
            true => (0, lacking.count()),
            false => (unknown.count(), lacking.count()),
        }
    }

    /// Whether a value is of this shape at first sight: the type, and the fixed words in it.
    fn fits(&self, described: &'a Value, given: &Value) -> bool {
        let described = self.concrete(described, Some(given));
        let of_type = match described["type"].as_str() {
            Some("object") => given.is_object(),
            Some("array") => given.is_array(),
            Some("string") => given.is_string(),
            Some("integer") => given.is_i64() || given.is_u64(),
            Some("boolean") => given.is_boolean(),
            _ => true,
        };
        let words_agree = given
            .as_object()
            .into_iter()
            .flatten()
            .all(|(name, value)| {
                let allowed = self
                    .field(described, name)
                    .and_then(|field| field["enum"].as_array());
                allowed.is_none_or(|allowed| allowed.contains(value))
            });
        of_type && words_agree
    }

    fn field(&self, described: &'a Value, name: &str) -> Option<&'a Value> {
        let own = described
            .get("properties")
            .and_then(|fields| fields.get(name));
        own.or_else(|| {
            let parts = described.get("allOf")?.as_array()?;
            parts
                .iter()
                .find_map(|part| self.field(resolve(self.document, part), name))
        })
    }

    fn required(&self, described: &'a Value) -> Vec<&'a str> {
        let own = described["required"].as_array().into_iter().flatten();
        let mut names: Vec<&str> = own.filter_map(Value::as_str).collect();
        for part in described["allOf"].as_array().into_iter().flatten() {
            names.extend(self.required(resolve(self.document, part)));
        }
        names
    }

    fn allows_any_field(&self, described: &Value) -> bool {
        let extra = &described["additionalProperties"];
        let says_nothing =
            described.get("properties").is_none() && described.get("allOf").is_none();
        extra == true || extra.is_object() || says_nothing
    }
}

fn length(described: &Value, keyword: &str) -> usize {
    described[keyword]
        .as_u64()
        .and_then(|length| length.try_into().ok())
        .unwrap_or(0)
}
