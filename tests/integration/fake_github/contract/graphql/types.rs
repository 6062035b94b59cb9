//! The types of a schema by their names.

use std::collections::{BTreeMap, BTreeSet};

use graphql_parser::schema::{
    Definition, EnumType, Field, InputValue, Type, TypeDefinition, parse_schema,
};

/// A type of the schema as it stands at a field.
pub(super) type TypeOf = Type<'static, String>;

/// A schema.
pub(super) struct Schema {
    types: BTreeMap<String, TypeDefinition<'static, String>>,
}

impl Schema {
    /// Reads a schema in GraphQL's own language.
    pub(super) fn read(text: &str) -> Self {
        let document = parse_schema::<String>(text).expect("the fixture is a schema");
        let definitions = document.into_static().definitions.into_iter();
        let types = definitions.filter_map(|definition| match definition {
            Definition::TypeDefinition(definition) => Some((name(&definition), definition)),
            _ => None,
        });
        Self {
            types: types.collect(),
        }
    }

    /// A field of an object or an interface.
    pub(super) fn field(&self, of: &str, field: &str) -> Option<&Field<'static, String>> {
        let fields = match self.types.get(of)? {
            TypeDefinition::Object(object) => &object.fields,
            TypeDefinition::Interface(interface) => &interface.fields,
            _ => return None,
        };
        fields.iter().find(|it| it.name == field)
    }

    /// The type of a field; every composite type has `__typename`.
    pub(super) fn type_of(&self, of: &str, field: &str) -> Option<TypeOf> {
        if field == "__typename" && self.is_composite(of) {
            let text = Type::NamedType("String".to_owned());
            return Some(Type::NonNullType(Box::new(text)));
        }
        Some(self.field(of, field)?.field_type.clone())
    }

    /// The arguments of a field.
    pub(super) fn arguments(&self, of: &str, field: &str) -> &[InputValue<'static, String>] {
        self.field(of, field).map_or(&[], |field| &field.arguments)
    }

    /// Which objects a value of this type can be.
    pub(super) fn possible(&self, of: &str) -> BTreeSet<&str> {
        let implements = |wanted: &str| {
            let types = self.types.values();
            let objects = types.filter_map(|definition| match definition {
                TypeDefinition::Object(object) => Some(object),
                _ => None,
            });
            objects
                .filter(|object| object.implements_interfaces.iter().any(|it| it == wanted))
                .map(|object| object.name.as_str())
                .collect()
        };
        match self.types.get(of) {
            Some(TypeDefinition::Object(object)) => BTreeSet::from([object.name.as_str()]),
            Some(TypeDefinition::Interface(interface)) => implements(&interface.name),
            Some(TypeDefinition::Union(union)) => union.types.iter().map(String::as_str).collect(),
            _ => BTreeSet::new(),
        }
    }

    /// Whether values of this type have fields of their own.
    pub(super) fn is_composite(&self, of: &str) -> bool {
        !self.possible(of).is_empty()
    }

    /// The words of an enumeration.
    pub(super) fn enumeration(&self, of: &str) -> Option<&EnumType<'static, String>> {
        match self.types.get(of)? {
            TypeDefinition::Enum(words) => Some(words),
            _ => None,
        }
    }

    /// Whether the schema has a scalar of this name; those of the language itself are not declared.
    pub(super) fn is_scalar(&self, of: &str) -> bool {
        let own = ["Boolean", "Float", "ID", "Int", "String"].contains(&of);
        own || matches!(self.types.get(of), Some(TypeDefinition::Scalar(_)))
    }
}

fn name(definition: &TypeDefinition<'static, String>) -> String {
    match definition {
        TypeDefinition::Scalar(it) => it.name.clone(),
        TypeDefinition::Object(it) => it.name.clone(),
        TypeDefinition::Interface(it) => it.name.clone(),
        TypeDefinition::Union(it) => it.name.clone(),
        TypeDefinition::Enum(it) => it.name.clone(),
        TypeDefinition::InputObject(it) => it.name.clone(),
    }
}

/// The name in the middle of lists and exclamation marks.
pub(super) fn innermost(given: &TypeOf) -> &str {
    match given {
        Type::NamedType(name) => name,
        Type::ListType(inner) | Type::NonNullType(inner) => innermost(inner),
    }
}
