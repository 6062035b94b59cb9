//! Whether an answer is one that GitHub gives to a question.

use graphql_parser::query::{Field, Query, Selection, SelectionSet, TypeCondition};
use graphql_parser::schema::Type;
use serde_json::{Map, Value};

use super::question::ROOT;
use super::types::{Schema, TypeOf, innermost};
use super::values::fits;

/// What is wrong with the answer to a query.
pub(super) fn faults(
    schema: &Schema,
    query: &Query<'static, String>,
    answer: &Value,
) -> Vec<String> {
    let Some(parts) = answer.as_object() else {
        return vec!["it is no object".to_owned()];
    };
    let mut walk = Walk::new(schema);
    for part in parts.keys() {
        if !["data", "errors", "extensions"].contains(&part.as_str()) {
            walk.faults.push(format!("an answer has no {part}"));
        }
    }
    let data = parts.get("data").unwrap_or(&Value::Null);
    match (data, parts.get("errors")) {
        (Value::Null, None) => walk.faults.push("neither data nor errors".to_owned()),
        (_, Some(errors)) => walk.errors(data, errors),
        (_, None) => {}
    }
    if !data.is_null() {
        walk.object(ROOT, &query.selection_set, data);
    }
    walk.faults
}

/// Where `null` may stand in place of something that is not, as steps from `data`.
pub(super) fn holes(
    schema: &Schema,
    query: &Query<'static, String>,
    answer: &Value,
) -> Vec<Vec<Value>> {
    let mut walk = Walk::new(schema);
    walk.object(ROOT, &query.selection_set, &answer["data"]);
    walk.holes
}

/// One way through an answer.
struct Walk<'a> {
    schema: &'a Schema,
    path: Vec<Value>,
    holes: Vec<Vec<Value>>,
    faults: Vec<String>,
}

/// A field of the answer: its name there, and what was asked for.
type Asked<'a> = (&'a str, &'a Field<'static, String>);

impl<'a> Walk<'a> {
    fn new(schema: &'a Schema) -> Self {
        Self {
            schema,
            path: Vec::new(),
            holes: Vec::new(),
            faults: Vec::new(),
        }
    }

    fn fault(&mut self, fault: &str) {
        let steps: Vec<String> = self.path.iter().map(Value::to_string).collect();
        self.faults
            .push(format!("at [{}]: {fault}", steps.join(", ")));
    }

    fn errors(&mut self, data: &Value, errors: &Value) {
        let Some(errors) = errors.as_array().filter(|errors| !errors.is_empty()) else {
            return self
                .faults
                .push("errors are no list, or an empty one".to_owned());
        };
        for error in errors {
            if !error["message"].is_string() {
                self.faults.push(format!("{error} has no message"));
            }
            if !matches!(error["type"], Value::Null | Value::String(_)) {
                self.faults.push(format!("{error}: its type is no word"));
            }
            let path = error["path"].as_array();
            if path.is_some_and(|path| !leads_to_nothing(data, path)) {
                self.faults
                    .push(format!("{error}: where its path leads, there is something"));
            }
        }
    }

    /// The value of a field, or of a piece of a list.
    fn value(&mut self, wanted: &TypeOf, asked: &SelectionSet<'static, String>, given: &Value) {
        match wanted {
            Type::NonNullType(_) if given.is_null() => self.fault("it is never null"),
            Type::NonNullType(inner) => self.present(inner, asked, given),
            wanted => {
                if !given.is_null() {
                    self.holes.push(self.path.clone());
                    self.present(wanted, asked, given);
                }
            }
        }
    }

    fn present(&mut self, wanted: &TypeOf, asked: &SelectionSet<'static, String>, given: &Value) {
        match wanted {
            Type::ListType(inner) => match given.as_array() {
                None => self.fault("it is a list"),
                Some(list) => {
                    for (place, each) in list.iter().enumerate() {
                        self.path.push(place.into());
                        self.value(inner, asked, each);
                        self.path.pop();
                    }
                }
            },
            wanted if self.schema.is_composite(innermost(wanted)) => {
                self.object(innermost(wanted), asked, given);
            }
            wanted if !fits(self.schema, wanted, given) => {
                self.fault(&format!("{given} is no {wanted}"));
            }
            _ => {}
        }
    }

    /// An object of this type: one of those that it can be must fit it.
    fn object(&mut self, of: &str, asked: &SelectionSet<'static, String>, given: &Value) {
        let Some(fields) = given.as_object() else {
            return self.fault(&format!("it is a {of}"));
        };
        // Of two that do not fit, the one with fewer strange fields is the one that was meant.
        let mut best: Option<((usize, usize), Self)> = None;
        for object in self.schema.possible(of) {
            let mut tried = Self::new(self.schema);
            tried.path.clone_from(&self.path);
            let strange = tried.fields(object, asked, fields);
            let rank = (strange, tried.faults.len());
            if best.as_ref().is_none_or(|(other, _)| rank < *other) {
                best = Some((rank, tried));
            }
        }
        if let Some((_, best)) = best {
            self.faults.extend(best.faults);
            self.holes.extend(best.holes);
        }
    }

    /// Goes through the fields, and tells how many of them nobody asked for.
    fn fields(
        &mut self,
        object: &str,
        asked: &SelectionSet<'static, String>,
        given: &Map<String, Value>,
    ) -> usize {
        let mut all = Vec::new();
        asked_of(self.schema, object, asked, &mut all);
        for (name, field) in &all {
            let Some(value) = given.get(*name) else {
                self.fault(&format!("it lacks {name}"));
                continue;
            };
            self.path.push((*name).into());
            if field.name == "__typename" {
                if *value != *object {
                    self.fault(&format!("{value} is no {object}"));
                }
            } else if let Some(wanted) = self.schema.type_of(object, &field.name) {
                self.value(&wanted, &field.selection_set, value);
            }
            self.path.pop();
        }
        let strange = given
            .keys()
            .filter(|name| all.iter().all(|(asked, _)| asked != name));
        for name in strange.clone() {
            self.fault(&format!("{name} was not asked for"));
        }
        strange.count()
    }
}

/// What is asked of an object of this type.
fn asked_of<'a>(
    schema: &Schema,
    object: &str,
    asked: &'a SelectionSet<'static, String>,
    all: &mut Vec<Asked<'a>>,
) {
    for selection in &asked.items {
        match selection {
            Selection::Field(field) => {
                all.push((field.alias.as_ref().unwrap_or(&field.name), field));
            }
            Selection::InlineFragment(fragment) => {
                let applies = match &fragment.type_condition {
                    Some(TypeCondition::On(name)) => schema.possible(name).contains(object),
                    None => true,
                };
                if applies {
                    asked_of(schema, object, &fragment.selection_set, all);
                }
            }
            Selection::FragmentSpread(_) => {}
        }
    }
}

/// Whether a path ends at `null`, or meets it on the way: there it has taken its parents along.
fn leads_to_nothing(data: &Value, path: &[Value]) -> bool {
    let mut here = data;
    for step in path {
        let next = match step {
            Value::String(name) => here.get(name),
            step => step.as_u64().and_then(|place| here.get(place as usize)),
        };
        match next {
            _ if here.is_null() => return true,
            None => return false,
            Some(next) => here = next,
        }
    }
    here.is_null()
}
