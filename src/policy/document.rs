//! The whole policy: what stands around the gates, and which gates count for an environment.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::fault::{Fault, FaultKind, FaultList, Faults, Shape, Suggestion};
use super::node::{Node, Value};
use super::read::{
    Entries, FieldSchema, FromPolicy, Keyed, Located, Overlay, PolicyZone, Tolerant, policy_choice,
    read_default, read_optional, read_required, section_schema, start_section_with,
};
use super::source::{Source, Span};
use super::version::Version;
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

/// The policy file as written, generic over the section of the notes and that of the gates, which
/// the registry of gates makes: a [`policy_section!`](super::read::policy_section) of optional keys.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RawPolicy<G, N> {
    /// The time zone of everything that names none of its own.
    pub(crate) timezone: Option<Located<Tolerant<PolicyZone>>>,
    /// The language of what is written for people.
    pub(crate) locale: Language,
    /// The base for every environment.
    pub(crate) gates: G,
    /// What differs in each environment.
    pub(crate) environments: Entries<Environment, EnvironmentGates<G>>,
    /// What release notes are made of.
    pub(crate) notes: Option<N>,
    /// Where the gates stand, or where they are missing.
    pub(crate) place: Span,
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

impl<G: Overlay + Clone, N> RawPolicy<G, N> {
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
    if errors {
        // In a file without errors they stand in texts, where they mean nothing to YAML.
        super::unusual_space::report(source, &mut faults);
    }
    Reading {
        value: value.filter(|_| !errors),
        faults: faults.finish(root.as_ref()),
    }
}

/// The gates of the policy or of an environment.
fn read_gates<G: FromPolicy + Keyed>(node: &Node, faults: &mut Faults) -> Option<G> {
    if let Some(gates) = node.get("gates").filter(|gates| is_nothing(gates)) {
        let kind = FaultKind::WrongType {
            expected: Shape::Map,
            found: Shape::Nothing,
        };
        let help = Suggestion::new("policy-help-name-gate").with("gates", G::keys().join(", "));
        faults.push(Fault::new(kind, gates.place()).suggest(help));
        return None;
    }
    read_default(node, "gates", "{}", faults)
}

fn is_nothing(node: &Node) -> bool {
    matches!(node.value, Value::Null)
}

/// A gate's name where `gates:` should stand around it.
fn misplaced<G: Keyed>(key: &str) -> Option<Suggestion> {
    let is_gate = G::keys().contains(&key);
    is_gate.then(|| Suggestion::new("policy-help-under-gates").with("gate", key))
}

impl<G: FromPolicy + Keyed, N: FromPolicy> FromPolicy for RawPolicy<G, N> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        // What another version means, this program cannot know: nothing else is said about it.
        let version = node.get("version");
        if let Some(version) = version {
            Version::read(version, faults)?;
        }
        let known = [
            "version",
            "timezone",
            "locale",
            "gates",
            "environments",
            "notes",
        ];
        start_section_with(node, &known, &misplaced::<G>, faults)?;
        if version.is_none() {
            read_required::<Version>(node, "version", faults);
        }
        let timezone = read_optional(node, "timezone", faults);
        let locale = read_default(node, "locale", "en", faults);
        let gates = read_gates(node, faults);
        let environments = read_default(node, "environments", "{}", faults);
        let notes = read_optional(node, "notes", faults);
        let around = node.get("gates").or(version).unwrap_or(node);
        Some(Self {
            timezone,
            locale: locale?,
            gates: gates?,
            environments: environments?,
            notes,
            place: around.place(),
        })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Self>()
    }
}

impl<G: FromPolicy + Keyed> FromPolicy for EnvironmentGates<G> {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        start_section_with(node, &["gates"], &misplaced::<G>, faults)?;
        let gates = read_gates(node, faults)?;
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

impl<G: FromPolicy + Keyed, N: FromPolicy> JsonSchema for RawPolicy<G, N> {
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
        let notes = field::<N>("notes", "What release notes are made of.", generator);
        let fields = vec![
            required(version),
            timezone,
            locale,
            gates,
            environments,
            notes,
        ];
        section_schema("When a release may go out.".to_owned(), fields, &[])
    }
}
