//! The whole policy: the file as written, with every gate checked, for one environment.

use jiff::{Timestamp, tz::TimeZone};

use super::{Gate, Gates, GatesSection};
use crate::ids::{Environment, RepoPath};
use crate::locale::Locale;
use crate::notes::{self, NotesSection};
use crate::policy::document::{
    Language, RawPolicy, Reading, is_whole_policy, read_bare_section, read_file,
};
use crate::policy::fault::{Fault, FaultList, Faults};
use crate::policy::read::{Located, PolicyZone, Tolerant};
use crate::policy::schema::schema_for;
use crate::policy::source::{Source, Span};
use crate::versioning::TagPrefix;

/// The largest policy that is read, in bytes.
pub(crate) const LARGEST: u64 = 256 * 1024;

/// Where the policy stands, and where it may stand.
pub(crate) const DEFAULT_PATH: &str = ".github/gonogo.yml";
/// Where a policy is looked for next.
pub(crate) const OTHER_PATH: &str = ".gonogo.yml";

/// The names under which a policy is looked for, in this order.
pub(crate) fn default_paths() -> Vec<RepoPath> {
    [DEFAULT_PATH, OTHER_PATH]
        .map(|path| path.parse().expect("our own two paths are paths"))
        .to_vec()
}

/// What holds for every gate of a policy.
#[derive(Clone, Debug)]
pub(crate) struct General {
    /// The time zone of everything that names none of its own; `None` where the policy has none.
    pub(crate) timezone: Option<TimeZone>,
    /// The language of what is written for people.
    pub(crate) locale: Locale,
    /// What stands before the version in a tag; `None`: `v` or nothing.
    pub(crate) tag_prefix: Option<TagPrefix>,
}

impl General {
    /// The clock that instants are shown on.
    pub(crate) fn clock(&self) -> TimeZone {
        self.timezone.clone().unwrap_or(TimeZone::UTC)
    }
}

/// A policy that can be judged by.
pub(crate) struct Policy {
    /// What holds for every gate.
    pub(crate) general: General,
    /// The gates of the environment.
    pub(crate) gates: Gates,
    /// What release notes are made of.
    pub(crate) notes: notes::Config,
}

/// A policy file as it was read.
pub(crate) struct Loaded {
    /// The policy, unless the file has errors.
    pub(crate) policy: Option<Policy>,
    /// Errors and warnings.
    pub(crate) faults: FaultList,
    /// As much as is known of what holds for every gate, even where the file has errors.
    pub(crate) general: General,
}

/// Reads a policy file for an environment. Every environment is checked, not only this one.
pub(crate) fn load(text: &str, environment: &Environment) -> Loaded {
    load_bytes(text.as_bytes(), environment)
}

/// The same for bytes that need not be text.
pub(crate) fn load_bytes(bytes: &[u8], environment: &Environment) -> Loaded {
    load_at(bytes, environment, None)
}

/// The same with warnings about what is odd in the light of an instant; for `gonogo lint`.
pub(crate) fn lint_bytes(bytes: &[u8], environment: &Environment, now: Timestamp) -> Loaded {
    load_at(bytes, environment, Some(now))
}

fn load_at(bytes: &[u8], environment: &Environment, now: Option<Timestamp>) -> Loaded {
    let source = Source::new(bytes);
    let mut general = General {
        timezone: None,
        locale: Locale::default(),
        tag_prefix: None,
    };
    let reading = read_file(
        &source,
        |raw: RawPolicy<GatesSection, NotesSection>, faults| {
            general = General {
                timezone: raw.timezone.as_ref().map(zone_of),
                locale: locale(raw.locale),
                tag_prefix: raw.notes.as_ref().and_then(|it| it.tag_prefix.clone()),
            };
            let notes = raw.notes.clone();
            let notes = notes.map(|notes| notes::Config::of(notes, &general, faults));
            let mut sections = vec![raw.gates.clone().validate(&general, faults)];
            for (_, own) in &raw.environments.0 {
                sections.push(own.gates.clone().validate(&general, faults));
            }
            check_name(&raw, environment, faults);
            if !faults.has_errors() {
                check_references(&raw, &general, faults);
            }
            if let Some(now) = now.filter(|_| !faults.has_errors()) {
                for gates in &sections {
                    gates.lint(now, faults);
                }
                match sections.iter().all(Gates::is_empty) {
                    true => faults.push(Fault::own("policy-no-gate-named", raw.place).warning()),
                    false => check_each(&raw, &general, faults),
                }
            }
            // Its faults were told above, where the sections stand.
            let gates = raw
                .gates_for(environment)
                .gates
                .validate(&general, &mut Faults::new());
            Some(Policy {
                notes: notes.unwrap_or_else(|| notes::Config {
                    locale: Some(general.locale),
                    ..notes::Config::default()
                }),
                general: general.clone(),
                gates,
            })
        },
    );
    Loaded {
        policy: reading.value,
        faults: reading.faults,
        general,
    }
}

/// Checks what gates refer to in every environment, each reference once. Where something else is wrong
/// already, a gate may only seem to be missing.
fn check_references(
    raw: &RawPolicy<GatesSection, NotesSection>,
    general: &General,
    faults: &mut Faults,
) {
    let usual = Environment::default();
    let named = raw.environments.0.iter().map(|(name, _)| &name.value);
    let unnamed = raw.environments.get(&usual).is_none().then_some(&usual);
    let mut told = Vec::new();
    for environment in named.chain(unnamed) {
        let gates = raw.gates_for(environment).gates;
        let gates = gates.validate(general, &mut Faults::new());
        let mut found = Faults::new();
        gates.check_references(environment.as_str(), &mut found);
        for fault in found.finish(None).faults {
            if !told.contains(&fault.span) {
                told.push(fault.span);
                faults.push(fault);
            }
        }
    }
}

/// Warns of every environment in which no gate is left: of those that the policy names, and of
/// `production`, which everybody asks for who names none.
fn check_each(raw: &RawPolicy<GatesSection, NotesSection>, general: &General, faults: &mut Faults) {
    let usual = Environment::default();
    let named = raw.environments.0.iter();
    let mut asked: Vec<(&Environment, Span)> =
        named.map(|(name, _)| (&name.value, name.span)).collect();
    if raw.environments.get(&usual).is_none() {
        asked.push((&usual, raw.place));
    }
    for (environment, place) in asked {
        let gates = raw.gates_for(environment).gates;
        // Its faults were told where the sections stand.
        if gates.validate(general, &mut Faults::new()).is_empty() {
            let fault = Fault::own("policy-no-gate-there", place).warning();
            faults.push(fault.with("name", environment.as_str()));
        }
    }
}

/// A name that the policy does not know is probably mistyped, and the base alone may be weaker
/// than what was meant. `production` is the default and may be left out.
fn check_name(
    raw: &RawPolicy<GatesSection, NotesSection>,
    environment: &Environment,
    faults: &mut Faults,
) {
    let Some((first, _)) = raw.environments.0.first() else {
        return;
    };
    let known = raw
        .environments
        .0
        .iter()
        .any(|(name, _)| name.value == *environment);
    if !known && *environment != Environment::default() {
        let fault = Fault::own("policy-unknown-environment", first.span);
        faults.push(fault.with("name", environment.as_str()));
    }
}

/// A zone that could not be read is a fault of its own, and not one that is missing.
fn zone_of(written: &Located<Tolerant<PolicyZone>>) -> TimeZone {
    let zone = written.value.0.as_ref();
    zone.map_or(TimeZone::UTC, |zone| zone.zone().clone())
}

/// A language of the policy as one of ours.
pub(crate) fn locale(language: Language) -> Locale {
    match language {
        Language::English => Locale::English,
        Language::French => Locale::French,
    }
}

/// The checked section of one gate from a file that is a whole policy, or holds that gate's section
/// alone; `None` where it has faults or there is none.
pub(crate) fn load_section<G: Gate>(
    bytes: &[u8],
    environment: &Environment,
    choose: impl FnOnce(Gates) -> Option<G::Config>,
) -> Reading<G::Config> {
    load_section_and_general::<G>(bytes, environment, choose).0
}

/// The same with what holds for every gate.
pub(crate) fn load_section_and_general<G: Gate>(
    bytes: &[u8],
    environment: &Environment,
    choose: impl FnOnce(Gates) -> Option<G::Config>,
) -> (Reading<G::Config>, General) {
    let source = Source::new(bytes);
    if is_whole_policy(&source) {
        let loaded = load_bytes(bytes, environment);
        let reading = Reading {
            value: loaded.policy.and_then(|policy| choose(policy.gates)),
            faults: loaded.faults,
        };
        return (reading, loaded.general);
    }
    let general = General {
        timezone: None,
        locale: Locale::default(),
        tag_prefix: None,
    };
    let reading = read_bare_section(&source, G::NAME, |section: G::Section, faults| {
        G::validate(section, &general, faults)
    });
    (reading, general)
}

/// The JSON Schema of the policy file, draft-07.
pub(crate) fn schema() -> serde_json::Value {
    schema_for::<RawPolicy<GatesSection, NotesSection>>("The policy of gonogo")
}
