//! The whole policy: what stands around the gates, and which gates count for an environment.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::fault::{Fault, FaultKind, FaultList, Faults};
use super::node::Node;
use super::read::{
    Entries, FieldSchema, FromPolicy, Located, Overlay, PolicyZone, policy_choice, read_default,
    read_optional, read_required, section_schema, start_section, wrong_type,
};
use super::source::Source;
use super::yaml;
use crate::ids::Environment;

policy_choice! {
    /// The language of comments, summaries and notes.
    pub(crate) enum Language {
        /// English.
        English = "en",
        /// French.
        French = "fr",
    }
}

/// The policy file as written, generic over the section of the gates, which the registry of gates
/// makes: a [`policy_section!`](super::read::policy_section) of optional keys.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawPolicy<G> {
    /// The time zone of everything that names none of its own.
    pub(crate) timezone: Option<Located<PolicyZone>>,
    /// The language of what is written for people.
    pub(crate) locale: Language,
    /// The base for every environment.
    pub(crate) gates: G,
    /// What differs in each environment.
    pub(crate) environments: Entries<Environment, EnvironmentGates<G>>,
}

/// One environment of the policy.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EnvironmentGates<G> {
    /// The gates that replace those of the base.
    pub(crate) gates: G,
}

/// The gates that count for one environment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EffectiveGates<G> {
    /// Base and environment merged: a gate named in the environment replaces the base's, `off`
    /// drops it.
    pub(crate) gates: G,
    /// Whether the policy names the environment; if not, the base alone counts.
    pub(crate) named: bool,
}

impl<G: Overlay + Clone> RawPolicy<G> {
    /// The gates for an environment.
    pub(crate) fn gates_for(&self, environment: &Environment) -> EffectiveGates<G> {
        match self.environments.get(environment) {
            Some(own) => EffectiveGates {
                gates: self.gates.overlaid_by(&own.gates),
                named: true,
            },
            None => EffectiveGates {
                gates: self.gates.clone(),
                named: false,
            },
        }
    }
}

/// A file read as `T`: the value unless there is an error, and every fault.
#[derive(Clone, Debug)]
pub(crate) struct Reading<T> {
    /// The value; none when there is an error.
    pub(crate) value: Option<T>,
    /// Errors and warnings.
    pub(crate) faults: FaultList,
}

/// Reads a whole file as `T` and makes of it what `check` makes; `check` may find more faults, and
/// is asked even where the reader found some already.
pub(crate) fn read_file<T: FromPolicy, U>(
    source: &Source,
    check: impl FnOnce(T, &mut Faults) -> Option<U>,
) -> Reading<U> {
    read_with(source, |root| root, check)
}

/// The same for a file that holds one gate's section, either under the gate's name or bare.
pub(crate) fn read_bare_section<T: FromPolicy, U>(
    source: &Source,
    gate: &str,
    check: impl FnOnce(T, &mut Faults) -> Option<U>,
) -> Reading<U> {
    fn section_of<'a>(root: &'a Node, gate: &str) -> &'a Node {
        match root.entries() {
            [only] if only.key.text == gate => &only.value,
            _ => root,
        }
    }
    read_with(source, |root| section_of(root, gate), check)
}

/// Whether a file is a whole policy rather than one gate's section.
pub(crate) fn is_whole_policy(source: &Source) -> bool {
    let root = yaml::parse(source, &mut Faults::new());
    let keys = ["version", "gates", "environments"];
    root.is_some_and(|root| keys.iter().any(|key| root.get(key).is_some()))
}

fn read_with<T: FromPolicy, U>(
    source: &Source,
    part: impl for<'a> Fn(&'a Node) -> &'a Node,
    check: impl FnOnce(T, &mut Faults) -> Option<U>,
) -> Reading<U> {
    let mut faults = Faults::new();
    let root = yaml::parse(source, &mut faults);
    let value = root
        .as_ref()
        .and_then(|root| T::read(part(root), &mut faults));
    let value = value.and_then(|value| check(value, &mut faults));
    let errors = faults.has_errors();
    Reading {
        value: value.filter(|_| !errors),
        faults: faults.finish(root.as_ref()),
    }
}

/// `version: 1`.
struct Version;

impl FromPolicy for Version {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let Some(scalar) = node.scalar() else {
            wrong_type(node, super::fault::Shape::Number, faults);
            return None;
        };
        if scalar.integer() == Some(1) {
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

impl<G: FromPolicy> FromPolicy for RawPolicy<G> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        // What another version means, this program cannot know: nothing else is said about it.
        if let Some(version) = node.get("version") {
            Version::read(version, faults)?;
        }
        let known = ["version", "timezone", "locale", "gates", "environments"];
        start_section(node, &known, faults)?;
        let version = read_required::<Version>(node, "version", faults);
        let timezone = read_optional(node, "timezone", faults);
        let locale = read_default(node, "locale", "en", faults);
        let gates = read_default(node, "gates", "{}", faults);
        let environments = read_default(node, "environments", "{}", faults);
        version?;
        Some(Self {
            timezone: timezone?,
            locale: locale?,
            gates: gates?,
            environments: environments?,
        })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Self>()
    }
}

impl<G: FromPolicy> FromPolicy for EnvironmentGates<G> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        start_section(node, &["gates"], faults)?;
        let gates = read_default(node, "gates", "{}", faults)?;
        Some(Self { gates })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let description = "The gates of this environment: a gate named here replaces the base's \
            gate of that name, `off` drops it.";
        let gates = field::<G>("gates", description, generator);
        section_schema("One environment.".to_owned(), vec![gates], &[])
    }
}

fn field<T: FromPolicy>(
    key: &'static str,
    description: &str,
    generator: &mut SchemaGenerator,
) -> FieldSchema {
    FieldSchema {
        key,
        description: description.to_owned(),
        required: false,
        default: None,
        schema: T::schema(generator),
    }
}

impl<G: FromPolicy> JsonSchema for RawPolicy<G> {
    fn schema_name() -> Cow<'static, str> {
        "Policy".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let required = |field: FieldSchema| FieldSchema {
            required: true,
            ..field
        };
        let version = field::<Version>("version", "The version of the policy format.", generator);
        let timezone = "The time zone of everything that names none of its own.";
        let timezone = field::<PolicyZone>("timezone", timezone, generator);
        let locale = "The language of comments, summaries and notes.";
        let locale = FieldSchema {
            default: Some("en"),
            ..field::<Language>("locale", locale, generator)
        };
        let gates = field::<G>("gates", "The gates of every environment.", generator);
        let environments = field::<Entries<Environment, EnvironmentGates<G>>>(
            "environments",
            "What differs in each environment, by its name.",
            generator,
        );
        let fields = vec![required(version), timezone, locale, gates, environments];
        section_schema("When a release may go out.".to_owned(), fields, &[])
    }
}
