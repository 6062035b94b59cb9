//! One package: an entry of a lockfile's `packages`, or a `package.json`, which have the same fields.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::value::{Loose, Object, Pairs, Text};

/// What a package depends on: names, and what is asked for.
pub(in crate::npm) type Requests<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

/// What is known of a package; only what decides about versions and edges is read.
#[derive(Debug, Default)]
pub(in crate::npm) struct Entry<'a> {
    pub(in crate::npm) name: Option<Cow<'a, str>>,
    pub(in crate::npm) version: Option<Cow<'a, str>>,
    pub(in crate::npm) resolved: Option<Cow<'a, str>>,
    pub(in crate::npm) link: bool,
    pub(in crate::npm) dev: bool,
    pub(in crate::npm) optional: bool,
    pub(in crate::npm) dev_optional: bool,
    pub(in crate::npm) peer: bool,
    pub(in crate::npm) extraneous: bool,
    /// It has a lockfile of its own, by which what lies below it is installed.
    pub(in crate::npm) has_shrinkwrap: bool,
    /// It has packages in its tarball.
    pub(in crate::npm) has_bundle: bool,
    /// It is in another's tarball.
    pub(in crate::npm) in_bundle: bool,
    /// There is a digest of its tarball that npm looks at.
    pub(in crate::npm) is_fixed: bool,
    /// Its name is neither a text nor nothing.
    pub(in crate::npm) odd_name: bool,
    /// Where it is from is neither a text nor nothing.
    pub(in crate::npm) odd_resolved: bool,
    pub(in crate::npm) dependencies: Requests<'a>,
    pub(in crate::npm) dev_dependencies: Requests<'a>,
    pub(in crate::npm) optional_dependencies: Requests<'a>,
    pub(in crate::npm) peer_dependencies: Requests<'a>,
    /// Those of the peers that may be missing.
    pub(in crate::npm) optional_peers: Vec<Cow<'a, str>>,
    /// What a lockfile of version 1 says is needed, without saying as what.
    pub(in crate::npm) requires: Requests<'a>,
    /// Patterns of the folders of workspaces.
    pub(in crate::npm) workspaces: Vec<Cow<'a, str>>,
    /// Rules about what is taken instead of what was asked for.
    pub(in crate::npm) overrides: Vec<(Cow<'a, str>, Override<'a>)>,
}

/// What is taken instead.
#[derive(Debug)]
pub(in crate::npm) enum Override<'a> {
    /// This, wherever the rule holds.
    Spec(Cow<'a, str>),
    /// Rules for what lies below.
    Below(Vec<(Cow<'a, str>, Override<'a>)>),
}

impl<'de> Deserialize<'de> for Entry<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntryVisitor)
    }
}

struct EntryVisitor;

impl<'de> Visitor<'de> for EntryVisitor {
    type Value = Entry<'de>;
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a package")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entry = Entry::default();
        while let Some(Text(key)) = map.next_key()? {
            let truth = match key.as_ref() {
                "link" => &mut entry.link,
                "dev" => &mut entry.dev,
                "optional" => &mut entry.optional,
                "devOptional" => &mut entry.dev_optional,
                "peer" => &mut entry.peer,
                "extraneous" => &mut entry.extraneous,
                "hasShrinkwrap" => &mut entry.has_shrinkwrap,
                "inBundle" => &mut entry.in_bundle,
                _ => {
                    entry.field(&key, &mut map)?;
                    continue;
                }
            };
            *truth = map.next_value::<Loose<'_>>()?.is_true();
        }
        Ok(entry)
    }
}

impl<'de> Entry<'de> {
    /// Reads a field that is more than true or false.
    fn field<A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "name" => {
                let name = map.next_value::<Loose<'_>>()?;
                self.odd_name = name.is_odd();
                self.name = name.text();
            }
            "version" => self.version = map.next_value::<Loose<'_>>()?.text(),
            "resolved" => {
                // A link to the project itself is written as an empty text.
                let resolved: Loose<'_> = map.next_value()?;
                self.odd_resolved = resolved.is_odd();
                self.resolved = match resolved {
                    Loose::Text(text) => Some(text),
                    _ => None,
                };
            }
            "bundleDependencies" | "bundledDependencies" => {
                self.has_bundle |= map.next_value::<Bundle>()?.0;
            }
            "integrity" => {
                let integrity = map.next_value::<Loose<'_>>()?.text();
                self.is_fixed = integrity.is_some_and(|text| is_digest(&text));
            }
            "dependencies" => self.dependencies = requests(map)?,
            "devDependencies" => self.dev_dependencies = requests(map)?,
            "optionalDependencies" => self.optional_dependencies = requests(map)?,
            "peerDependencies" => self.peer_dependencies = requests(map)?,
            "peerDependenciesMeta" => {
                let Pairs(meta) = map.next_value::<Pairs<'_, Pairs<'_, Loose<'_>>>>()?;
                let is_optional = |Pairs(fields): &Pairs<'_, Loose<'_>>| {
                    let last = fields.iter().rev().find(|(key, _)| key == "optional");
                    last.is_some_and(|(_, value)| value.is_true())
                };
                let optional = meta.into_iter().filter(|(_, fields)| is_optional(fields));
                self.optional_peers = optional.map(|(name, _)| name).collect();
            }
            "workspaces" => self.workspaces = map.next_value::<Patterns<'_>>()?.0,
            "overrides" => self.overrides = map.next_value::<Rules<'_>>()?.0,
            _ => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// Whether npm compares a tarball with this: a digest by an algorithm that it knows. It passes over all others.
pub(super) fn is_digest(integrity: &str) -> bool {
    integrity.split_whitespace().any(|one| {
        let algorithms = ["sha512-", "sha384-", "sha256-", "sha1-"];
        let digest = algorithms.iter().find_map(|start| one.strip_prefix(start));
        digest.is_some_and(|digest| !digest.is_empty())
    })
}

/// Reads dependencies. One that is no text is kept as one on any version, so that it hides nothing.
pub(super) fn requests<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Requests<'de>, A::Error> {
    let pairs = map.next_value::<Object<'_, Loose<'_>>>()?.pairs();
    let text = |value: Loose<'de>| value.text().unwrap_or_default();
    Ok(pairs
        .into_iter()
        .map(|(name, value)| (name, text(value)))
        .collect())
}

/// `bundleDependencies`: whether there are any, be it a list of names or `true` for all.
struct Bundle(bool);

impl<'de> Deserialize<'de> for Bundle {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Rare and short.
        Ok(Self(match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::Null | serde_json::Value::Bool(false) => false,
            serde_json::Value::Array(names) => !names.is_empty(),
            serde_json::Value::Object(names) => !names.is_empty(),
            _ => true,
        }))
    }
}

/// `workspaces`: a list, or an object with a list in it.
#[derive(Default)]
struct Patterns<'a>(Vec<Cow<'a, str>>);

impl<'de> Deserialize<'de> for Patterns<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Rare and short: the detour costs nothing.
        let value = serde_json::Value::deserialize(deserializer)?;
        let list = value.get("packages").unwrap_or(&value);
        let texts = list.as_array().into_iter().flatten();
        let texts = texts.filter_map(|text| text.as_str().map(|text| Cow::Owned(text.to_owned())));
        Ok(Self(texts.collect()))
    }
}

#[derive(Default)]
struct Rules<'a>(Vec<(Cow<'a, str>, Override<'a>)>);

impl<'de> Deserialize<'de> for Rules<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        fn rules(value: serde_json::Value) -> Vec<(Cow<'static, str>, Override<'static>)> {
            let serde_json::Value::Object(map) = value else {
                return Vec::new();
            };
            let rule = |value| match value {
                serde_json::Value::String(text) => Override::Spec(Cow::Owned(text)),
                other => Override::Below(rules(other)),
            };
            let owned = map
                .into_iter()
                .map(|(key, value)| (Cow::Owned(key), rule(value)));
            owned.collect()
        }
        // Not deeper than the reader of JSON goes.
        serde_json::Value::deserialize(deserializer).map(|value| Self(rules(value)))
    }
}
