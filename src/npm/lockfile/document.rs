//! A lockfile as a whole.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::entry::Entry;
use super::fault::LockfileFault;
use super::halves;
use super::legacy::{self, Legacy};
use super::place::{Place, place};
use super::value::{Loose, Object, Text};
use crate::text::Untrusted;

/// What a lockfile says, whatever its version.
#[derive(Debug, Default)]
pub(in crate::npm) struct Document<'a> {
    /// What it says of the project itself. One of version 1 says nothing.
    pub(in crate::npm) root: Entry<'a>,
    /// Whether it says anything of it.
    pub(in crate::npm) has_root: bool,
    /// Every other package, by place. Of two at one place the last counts.
    pub(in crate::npm) packages: Vec<(Place<'a>, Entry<'a>)>,
    /// Whether npm 6 or older wrote it, which does not say what kind of dependency each is.
    pub(in crate::npm) is_old: bool,
    /// Whether it is even older, and does not say which package needs which.
    pub(in crate::npm) is_ancient: bool,
    /// Where the half for npm 6 has something else than the one for newer programs, as far as they are listed.
    pub(in crate::npm) differing: Vec<Place<'a>>,
}

/// The fields of the file.
#[derive(Default)]
pub(super) struct Written<'a> {
    version: Option<Loose<'a>>,
    packages: Option<Object<'a, Entry<'a>>>,
    dependencies: Option<Object<'a, Legacy<'a>>>,
    requires: bool,
}

impl<'de> Deserialize<'de> for Written<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(WrittenVisitor)
    }
}

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = Written<'de>;
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a lockfile")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut written = Written::default();
        while let Some(Text(key)) = map.next_key()? {
            match key.as_ref() {
                "lockfileVersion" => written.version = Some(map.next_value()?),
                "packages" => written.packages = Some(map.next_value()?),
                "requires" => written.requires = map.next_value::<Loose<'_>>()?.is_true(),
                "dependencies" => written.dependencies = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(written)
    }
}

impl<'a> Written<'a> {
    /// The same in the form of the newest version.
    pub(super) fn understood(self, length: usize) -> Result<Document<'a>, LockfileFault> {
        match &self.version {
            None | Some(Loose::Other(false)) => {}
            Some(Loose::Number(number)) if ["1", "2", "3"].contains(&number.as_str()) => {}
            Some(Loose::Number(number)) => {
                return Err(LockfileFault::Version(Untrusted::new(number.as_str())));
            }
            Some(Loose::Text(text)) => {
                return Err(LockfileFault::Version(Untrusted::new(text.as_ref())));
            }
            Some(Loose::Other(true)) => return Err(LockfileFault::NotNpm),
        }
        let knows_packages = matches!(&self.version, Some(Loose::Number(number)) if number != "1");
        let is_ancient = !knows_packages && !self.requires;
        let dependencies = match self.dependencies {
            None | Some(Object::Absent) => None,
            Some(there) => Some(there.pairs()),
        };
        let document = match (self.packages, dependencies) {
            (Some(Object::Pairs(packages)), dependencies) => {
                let mut document = modern(packages)?;
                // Version 2 has everything twice, for old programs.
                if let Some(dependencies) = dependencies {
                    let old = legacy::migrated(dependencies, length)?;
                    document.differing = halves::differing(&document.packages, old.packages);
                }
                Ok(document)
            }
            (Some(Object::Bare), _) => Err(LockfileFault::NotNpm),
            (None | Some(Object::Absent), Some(dependencies)) => {
                legacy::migrated(dependencies, length)
            }
            // A project of old without any dependency.
            (None | Some(Object::Absent), None) if self.version.is_some() => Ok(Document {
                is_old: true,
                ..Document::default()
            }),
            (None | Some(Object::Absent), None) => Err(LockfileFault::NotNpm),
        }?;
        Ok(Document {
            is_ancient,
            ..document
        })
    }
}

fn modern<'a>(packages: Vec<(Place<'a>, Entry<'a>)>) -> Result<Document<'a>, LockfileFault> {
    let mut document = Document {
        packages: Vec::with_capacity(packages.len()),
        ..Document::default()
    };
    for (path, entry) in packages {
        if path.is_empty() {
            document.root = entry;
            document.has_root = true;
            continue;
        }
        let written = path.clone();
        let place = place(path);
        if place.is_empty() {
            return Err(LockfileFault::InPlaceOfRoot(Untrusted::new(written)));
        }
        document.packages.push((place, entry));
    }
    Ok(document)
}
