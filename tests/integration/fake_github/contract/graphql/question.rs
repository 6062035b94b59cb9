//! Whether a question is one that GitHub takes.

use std::collections::{BTreeMap, BTreeSet};

use graphql_parser::query::{Field, Query, Selection, SelectionSet, TypeCondition, Value as Given};
use graphql_parser::schema::Type;
use serde_json::Value;

use super::types::{Schema, TypeOf, innermost};
use super::values::{fits, literal, may_stand};

/// The type that every query begins at.
pub(super) const ROOT: &str = "Query";

/// What is wrong with a query and what its variables hold.
pub(super) fn faults(
    schema: &Schema,
    query: &Query<'static, String>,
    variables: &Value,
) -> Vec<String> {
    let mut check = Check {
        schema,
        declared: BTreeMap::new(),
        used: BTreeSet::new(),
        faults: Vec::new(),
    };
    check.variables(query, variables);
    if !query.directives.is_empty() {
        check.fault("directives are not foreseen");
    }
    check.selection(ROOT, &query.selection_set);
    for name in check.declared.keys() {
        if !check.used.contains(name) {
            check.faults.push(format!("${name} is not used"));
        }
    }
    check.faults
}

struct Check<'a> {
    schema: &'a Schema,
    declared: BTreeMap<String, TypeOf>,
    used: BTreeSet<String>,
    faults: Vec<String>,
}

impl Check<'_> {
    fn fault(&mut self, fault: impl Into<String>) {
        self.faults.push(fault.into());
    }

    /// Each is declared once, of a type that can be sent, and is given what that type takes.
    fn variables(&mut self, query: &Query<'static, String>, variables: &Value) {
        for variable in &query.variable_definitions {
            let (name, wanted) = (&variable.name, &variable.var_type);
            let kind = innermost(wanted);
            if !self.schema.is_scalar(kind) && self.schema.enumeration(kind).is_none() {
                self.fault(format!("${name}: there is no type {kind} that can be sent"));
            }
            if !fits(self.schema, wanted, &variables[name.as_str()]) {
                self.fault(format!("${name} does not hold a {wanted}"));
            }
            let before = self.declared.insert(name.clone(), wanted.clone());
            if before.is_some() {
                self.fault(format!("${name} is declared twice"));
            }
        }
        for name in variables.as_object().into_iter().flatten().map(|it| it.0) {
            if !self.declared.contains_key(name) {
                self.fault(format!("${name} is given, and not declared"));
            }
        }
    }

    fn selection(&mut self, of: &str, asked: &SelectionSet<'static, String>) {
        let mut names = BTreeMap::new();
        self.level(of, asked, &mut names);
    }

    /// Everything that is asked of one object, in fragments as well: it is one level of the answer.
    fn level(
        &mut self,
        of: &str,
        asked: &SelectionSet<'static, String>,
        names: &mut BTreeMap<String, Vec<(String, Field<'static, String>)>>,
    ) {
        for selection in &asked.items {
            match selection {
                Selection::Field(field) => {
                    self.field(of, field);
                    self.merges(of, field, names);
                }
                Selection::InlineFragment(fragment) => {
                    let inner = match &fragment.type_condition {
                        Some(TypeCondition::On(name)) => name,
                        None => of,
                    };
                    let (here, there) = (self.schema.possible(of), self.schema.possible(inner));
                    if there.is_empty() {
                        self.fault(format!("there is no type {inner} with fields"));
                    } else if here.is_disjoint(&there) {
                        self.fault(format!("no {of} is ever a {inner}"));
                    }
                    if !fragment.directives.is_empty() {
                        self.fault("directives are not foreseen");
                    }
                    self.level(inner, &fragment.selection_set, names);
                }
                Selection::FragmentSpread(_) => self.fault("named fragments are not foreseen"),
            }
        }
    }

    fn field(&mut self, of: &str, field: &Field<'static, String>) {
        let name = &field.name;
        let Some(given) = self.schema.type_of(of, name) else {
            return self.fault(format!("{of} has no field {name}"));
        };
        if !field.directives.is_empty() {
            self.fault("directives are not foreseen");
        }
        self.arguments(of, field);
        let kind = innermost(&given);
        match (
            self.schema.is_composite(kind),
            field.selection_set.items.is_empty(),
        ) {
            (true, true) => self.fault(format!("{of}.{name}: nothing is asked of the {kind}")),
            (true, false) => self.selection(kind, &field.selection_set),
            (false, true) => {}
            (false, false) => self.fault(format!("{of}.{name}: a {kind} has no fields")),
        }
    }

    fn arguments(&mut self, of: &str, field: &Field<'static, String>) {
        let place = format!("{of}.{}", field.name);
        let (mut seen, schema) = (BTreeSet::new(), self.schema);
        let known = schema.arguments(of, &field.name);
        for (name, given) in &field.arguments {
            if !seen.insert(name) {
                self.fault(format!("{place}: {name} is given twice"));
            }
            match known.iter().find(|it| it.name == *name) {
                None => self.fault(format!("{place} takes no {name}")),
                Some(argument) => self.argument(&place, name, given, &argument.value_type),
            }
        }
        for argument in known {
            let required = matches!(argument.value_type, Type::NonNullType(_));
            if required && argument.default_value.is_none() && !seen.contains(&argument.name) {
                self.fault(format!("{place} needs {}", argument.name));
            }
        }
    }

    fn argument(
        &mut self,
        place: &str,
        name: &str,
        given: &Given<'static, String>,
        wanted: &TypeOf,
    ) {
        if let Given::Variable(variable) = given {
            self.used.insert(variable.clone());
            match self.declared.get(variable) {
                None => self.fault(format!("{place}: ${variable} is not declared")),
                Some(declared) if !may_stand(declared, wanted) => {
                    let fault = format!("{place}: ${variable} is a {declared}, not a {wanted}");
                    self.fault(fault);
                }
                Some(_) => {}
            }
            return;
        }
        // A word of an enumeration has no quotes, and a text is no word of one.
        let is_word = matches!(given, Given::Enum(_));
        let wants_word = self.schema.enumeration(innermost(wanted)).is_some();
        let value = literal(given);
        let fitting = value.is_some_and(|value| fits(self.schema, wanted, &value));
        if !fitting || is_word != wants_word {
            self.fault(format!("{place}: {name} is no {wanted}"));
        }
    }

    /// What has one name in the answer is one thing in the question.
    fn merges(
        &mut self,
        of: &str,
        field: &Field<'static, String>,
        names: &mut BTreeMap<String, Vec<(String, Field<'static, String>)>>,
    ) {
        let key = field.alias.as_ref().unwrap_or(&field.name);
        let before = names.entry(key.clone()).or_default();
        for (other_of, other) in before.iter() {
            let apart = self
                .schema
                .possible(of)
                .is_disjoint(&self.schema.possible(other_of));
            let same = field.name == other.name && field.arguments == other.arguments;
            let alike =
                self.schema.type_of(of, &field.name) == self.schema.type_of(other_of, &other.name);
            let nested = !field.selection_set.items.is_empty();
            if !alike || (!apart && (!same || nested)) {
                let fault = format!("{key} would be two things of one {of}");
                self.faults.push(fault);
            }
        }
        before.push((of.to_owned(), field.clone()));
    }
}
