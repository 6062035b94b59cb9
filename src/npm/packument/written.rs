//! The document as it is written.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::npm::lockfile::{Loose, Pairs, Text};

/// The fields of the document.
#[derive(Default)]
pub(super) struct Written<'a> {
    pub(super) versions: Option<Pairs<'a, Manifest<'a>>>,
    pub(super) latest: Option<Cow<'a, str>>,
}

/// One version.
#[derive(Default)]
pub(super) struct Manifest<'a> {
    pub(super) dependencies: Pairs<'a, Loose<'a>>,
    pub(super) optional: Pairs<'a, Loose<'a>>,
    pub(super) peers: Pairs<'a, Loose<'a>>,
    pub(super) bundles: Bundles<'a>,
}

/// A list of names, or `true` for all.
#[derive(Default)]
pub(super) struct Bundles<'a> {
    pub(super) names: Vec<Cow<'a, str>>,
    pub(super) all: bool,
}

impl<'de> Deserialize<'de> for Written<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WrittenVisitor;
        impl<'de> Visitor<'de> for WrittenVisitor {
            type Value = Written<'de>;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a packument")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut written = Written::default();
                while let Some(Text(key)) = map.next_key()? {
                    match key.as_ref() {
                        "versions" => written.versions = Some(map.next_value()?),
                        "dist-tags" => {
                            let Pairs(tags) = map.next_value::<Pairs<'_, Loose<'_>>>()?;
                            let latest = tags.into_iter().find(|(tag, _)| tag == "latest");
                            written.latest = latest.and_then(|(_, version)| version.text());
                        }
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(written)
            }
        }
        deserializer.deserialize_map(WrittenVisitor)
    }
}

impl<'de> Deserialize<'de> for Manifest<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ManifestVisitor;
        impl<'de> Visitor<'de> for ManifestVisitor {
            type Value = Manifest<'de>;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a version")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut manifest = Manifest::default();
                while let Some(Text(key)) = map.next_key()? {
                    match key.as_ref() {
                        "dependencies" => manifest.dependencies = map.next_value()?,
                        "optionalDependencies" => manifest.optional = map.next_value()?,
                        "peerDependencies" => manifest.peers = map.next_value()?,
                        "bundleDependencies" => manifest.bundles = map.next_value()?,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(manifest)
            }
        }
        deserializer.deserialize_map(ManifestVisitor)
    }
}

impl<'de> Deserialize<'de> for Bundles<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BundlesVisitor;
        impl<'de> Visitor<'de> for BundlesVisitor {
            type Value = Bundles<'de>;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("names")
            }
            fn visit_bool<E: serde::de::Error>(self, all: bool) -> Result<Self::Value, E> {
                Ok(Bundles {
                    all,
                    ..Bundles::default()
                })
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = list.next_element::<Loose<'_>>()? {
                    names.extend(name.text());
                }
                Ok(Bundles { names, all: false })
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Bundles::default())
            }
            fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Self::Value, E> {
                Ok(Bundles::default())
            }
            fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
                Ok(Bundles::default())
            }
        }
        deserializer.deserialize_any(BundlesVisitor)
    }
}
