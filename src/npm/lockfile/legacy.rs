//! Lockfiles of version 1, as npm 5 and 6 wrote them: dependencies inside dependencies, and one field, `version`, for
//! versions, addresses, repositories and folders alike.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::document::Document;
use super::entry::{Entry, Requests, is_digest, requests};
use super::fault::LockfileFault;
use super::place::{Place, place};
use super::tarball;
use super::value::{Loose, Object, Text};
use super::{DEEPEST, LONGEST_PLACE};
use crate::npm::spec::Spec;

/// A dependency, and those that lie in its folder.
#[derive(Default)]
pub(super) struct Legacy<'a> {
    version: Option<Cow<'a, str>>,
    resolved: Option<Cow<'a, str>>,
    from: Option<Cow<'a, str>>,
    odd_resolved: bool,
    integrity: bool,
    is_fixed: bool,
    dev: bool,
    optional: bool,
    bundled: bool,
    requires: Requests<'a>,
    dependencies: Vec<(Cow<'a, str>, Legacy<'a>)>,
}

impl<'de> Deserialize<'de> for Legacy<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(LegacyVisitor)
    }
}

struct LegacyVisitor;

impl<'de> Visitor<'de> for LegacyVisitor {
    type Value = Legacy<'de>;
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a dependency")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut legacy = Legacy::default();
        while let Some(Text(key)) = map.next_key()? {
            match key.as_ref() {
                "version" => legacy.version = map.next_value::<Loose<'_>>()?.text(),
                "resolved" => {
                    let resolved = map.next_value::<Loose<'_>>()?;
                    legacy.odd_resolved = resolved.is_odd();
                    legacy.resolved = resolved.text();
                }
                "from" => legacy.from = map.next_value::<Loose<'_>>()?.text(),
                "integrity" => {
                    let integrity = map.next_value::<Loose<'_>>()?;
                    legacy.integrity = integrity.is_true();
                    legacy.is_fixed = integrity.text().is_some_and(|text| is_digest(&text));
                }
                "dev" => legacy.dev = map.next_value::<Loose<'_>>()?.is_true(),
                "optional" => legacy.optional = map.next_value::<Loose<'_>>()?.is_true(),
                "bundled" => legacy.bundled = map.next_value::<Loose<'_>>()?.is_true(),
                "requires" => legacy.requires = requests(&mut map)?,
                "dependencies" => {
                    legacy.dependencies = map.next_value::<Object<'_, Legacy<'_>>>()?.pairs();
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(legacy)
    }
}

/// The same in the form of the newest version.
pub(super) fn migrated<'a>(
    dependencies: Vec<(Cow<'a, str>, Legacy<'a>)>,
    length: usize,
) -> Result<Document<'a>, LockfileFault> {
    let mut migration = Migration {
        packages: Vec::new(),
        known: HashMap::new(),
        // Places repeat the names of all folders above: far more text than that is made to exhaust us.
        budget: length.saturating_mul(16).saturating_add(1 << 20),
    };
    migration.all("", dependencies, 0)?;
    Ok(Document {
        root: Entry::default(),
        packages: migration.packages,
        is_old: true,
        ..Document::default()
    })
}

struct Migration<'a> {
    packages: Vec<(Place<'a>, Entry<'a>)>,
    known: HashMap<String, usize>,
    budget: usize,
}

impl<'a> Migration<'a> {
    fn all(
        &mut self,
        above: &str,
        dependencies: Vec<(Cow<'a, str>, Legacy<'a>)>,
        depth: usize,
    ) -> Result<(), LockfileFault> {
        if depth > DEEPEST {
            return Err(LockfileFault::TooDeep);
        }
        for (name, mut legacy) in dependencies {
            let slash = if above.is_empty() { "" } else { "/" };
            let written = format!("{above}{slash}node_modules/{name}");
            let location = place(Cow::Owned(written)).into_owned();
            if location.is_empty() {
                return Err(LockfileFault::InPlaceOfRoot(name.as_ref().into()));
            }
            self.budget = self.budget.saturating_sub(location.len());
            if location.len() > LONGEST_PLACE || self.budget == 0 {
                return Err(LockfileFault::TooDeep);
            }
            let below = std::mem::take(&mut legacy.dependencies);
            // What lies below a link lies in its target.
            let folder = self.one(&location, &name, legacy);
            self.all(&folder, below, depth + 1)?;
        }
        Ok(())
    }

    /// Takes one dependency over; says in which folder its own lie.
    fn one(&mut self, location: &str, name: &str, mut legacy: Legacy<'a>) -> String {
        let Spec::Folder(path) = specification(&legacy) else {
            self.put(location, entry(name, legacy));
            return location.to_owned();
        };
        let target = place(Cow::Borrowed(path)).into_owned();
        let link = Entry {
            link: true,
            resolved: Some(Cow::Owned(target.clone())),
            ..Entry::default()
        };
        self.put(location, link);
        if !target.is_empty() && !self.known.contains_key(&target) {
            legacy.version = None;
            self.put(&target, entry(name, legacy));
        }
        target
    }

    fn put(&mut self, location: &str, entry: Entry<'a>) {
        match self.known.get(location) {
            Some(known) => {
                if let Some((_, before)) = self.packages.get_mut(*known) {
                    *before = entry;
                }
            }
            None => {
                self.known.insert(location.to_owned(), self.packages.len());
                self.packages.push((Cow::Owned(location.to_owned()), entry));
            }
        }
    }
}

/// What a dependency was asked for as, which shows where it comes from.
fn specification<'t>(legacy: &'t Legacy<'_>) -> Spec<'t> {
    let read = |text: &'t Option<Cow<'_, str>>| text.as_deref().map(Spec::read);
    let (version, from) = (read(&legacy.version), read(&legacy.from));
    if let Some(version) = version
        && (legacy.integrity || version == Spec::Git)
    {
        return version;
    }
    // npm loses the version of an alias without integrity, which would then be asked about under the wrong name.
    if let Some(alias @ Spec::Alias { .. }) = version {
        return alias;
    }
    if let Some(from) = from {
        if let (true, Some(version)) = (from.is_registry(), version) {
            return version;
        }
        if legacy.resolved.is_none() {
            return from;
        }
    }
    let resolved = read(&legacy.resolved).filter(|resolved| *resolved != Spec::Invalid);
    resolved.or(version).unwrap_or(Spec::Range(""))
}

/// What is known of one dependency.
fn entry<'a>(name: &str, legacy: Legacy<'a>) -> Entry<'a> {
    let spec = specification(&legacy);
    let owned = |text: &str| Some(Cow::Owned(text.to_owned()));
    let (mut version, mut real, mut resolved) = (None, None, None);
    match spec {
        Spec::Git => resolved = legacy.version.clone(),
        Spec::Alias { name, spec } => {
            (real, version) = (owned(name), owned(spec));
            resolved = legacy.resolved.clone();
        }
        Spec::Version(text) => {
            // Without integrity it is taken as written.
            version = if legacy.integrity {
                owned(text)
            } else {
                legacy.version.clone()
            };
            resolved = legacy.resolved.clone();
        }
        Spec::Range(_) | Spec::Tag(_) => {
            version = legacy.version.clone().filter(|_| !legacy.integrity);
            resolved = legacy.resolved.clone();
        }
        Spec::Remote(text) => {
            resolved = owned(text);
            if let Some((found, number)) = tarball::named(name, text) {
                real = owned(&found).filter(|_| found != name);
                version = Some(Cow::Owned(number));
            }
        }
        Spec::File(path) => {
            resolved = Some(Cow::Owned(format!("file:{path}")));
            if let Some((_, number)) = tarball::named(name, path) {
                version = Some(Cow::Owned(number));
            }
        }
        Spec::Folder(_) | Spec::Invalid => {}
    }
    Entry {
        name: real,
        version,
        resolved,
        odd_resolved: legacy.odd_resolved,
        dev: legacy.dev,
        optional: legacy.optional,
        in_bundle: legacy.bundled,
        is_fixed: legacy.is_fixed,
        requires: legacy.requires,
        ..Entry::default()
    }
}
