//! What a registry knows of a package: its versions, and what each of them depends on.

mod written;

use super::Version;
use super::lockfile::{Loose, Pairs};
use super::texts::{Gathered, Symbol, Texts};
use written::Written;

/// A package's document, of which only versions and dependencies are kept.
#[derive(Debug, Default)]
pub(crate) struct Packument {
    texts: Texts,
    /// From the lowest version to the highest.
    versions: Vec<Version>,
    published: Vec<Published>,
    /// The versions by their texts.
    by_text: Vec<u32>,
    requests: Vec<(Symbol, Symbol)>,
    /// Every name that is asked for, in order of the texts.
    names: Vec<Symbol>,
    latest: Option<u32>,
}

#[derive(Debug)]
struct Published {
    version: Symbol,
    /// What it depends on: first what counts first.
    requests: std::ops::Range<u32>,
    bundles: Vec<Symbol>,
    bundles_all: bool,
    is_plain: bool,
}

impl Packument {
    /// One of which nothing is known.
    pub(crate) const fn unknown() -> Self {
        Self {
            texts: Texts::new(),
            versions: Vec::new(),
            published: Vec::new(),
            by_text: Vec::new(),
            requests: Vec::new(),
            names: Vec::new(),
            latest: None,
        }
    }

    /// Reads a document, abbreviated or whole. None if it is no document of that kind.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let written: Written<'_> = serde_json::from_slice(bytes).ok()?;
        let mut gathered = Gathered::default();
        let mut read: Vec<(Version, Published)> = Vec::new();
        let mut requests = Vec::new();
        let count = |length: usize| u32::try_from(length).ok();
        for (text, manifest) in written.versions?.0 {
            // npm fails altogether at a version that is none.
            let Ok(version) = text.parse::<Version>() else {
                continue;
            };
            let start = count(requests.len())?;
            for Pairs(list) in [manifest.dependencies, manifest.optional, manifest.peers] {
                for (name, spec) in list {
                    if let Loose::Text(spec) = spec {
                        requests.push((gathered.symbol(name), gathered.symbol(spec)));
                    }
                }
            }
            let bundles = manifest
                .bundles
                .names
                .into_iter()
                .map(|name| gathered.symbol(name))
                .collect();
            let published = Published {
                is_plain: !text.contains('+') && Version::has_canonical_form(&text),
                version: gathered.symbol(text),
                requests: start..count(requests.len())?,
                bundles,
                bundles_all: manifest.bundles.all,
            };
            read.push((version, published));
        }
        let texts = gathered.texts;
        read.sort_by(|(left, left_text), (right, right_text)| {
            left.cmp(right).then_with(|| {
                texts
                    .get(left_text.version)
                    .cmp(texts.get(right_text.version))
            })
        });
        // Of keys that stand there twice the last counts.
        read.dedup_by(|later, earlier| {
            let is_same = later.1.version == earlier.1.version;
            if is_same {
                std::mem::swap(later, earlier);
            }
            is_same
        });
        let (versions, published): (Vec<_>, Vec<_>) = read.into_iter().unzip();
        let mut packument = Self {
            by_text: (0..count(published.len())?).collect(),
            texts,
            versions,
            published,
            names: requests.iter().map(|(name, _)| *name).collect(),
            requests,
            latest: None,
        };
        let mut by_text = std::mem::take(&mut packument.by_text);
        by_text.sort_by(|left, right| {
            packument
                .text(*left as usize)
                .cmp(packument.text(*right as usize))
        });
        packument.by_text = by_text;
        let mut names = std::mem::take(&mut packument.names);
        names.sort();
        names.dedup();
        names.sort_by(|left, right| packument.texts.get(*left).cmp(packument.texts.get(*right)));
        packument.names = names;
        packument.latest = written
            .latest
            .and_then(|latest| count(packument.position(&latest)?));
        Some(packument)
    }

    /// Its versions, in ascending order.
    pub(crate) fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// A version as it was published.
    pub(crate) fn text(&self, position: usize) -> &str {
        self.published
            .get(position)
            .map(|published| self.texts.get(published.version))
            .unwrap_or_default()
    }

    /// Whether a version is written as versions are; old ones like `1.0.0a` are not.
    pub(in crate::npm) fn is_plain(&self, position: usize) -> bool {
        self.published
            .get(position)
            .is_some_and(|published| published.is_plain)
    }

    /// Where among its versions one is.
    pub(crate) fn position(&self, version: &str) -> Option<usize> {
        let compare = |position: &u32| self.text(*position as usize).cmp(version);
        let found = self.by_text.binary_search_by(compare).ok()?;
        self.by_text.get(found).map(|position| *position as usize)
    }

    /// The version that is installed where nothing else is asked for.
    pub(crate) fn latest(&self) -> Option<usize> {
        self.latest.map(|latest| latest as usize)
    }

    /// The number of a name that some version asks for.
    pub(in crate::npm) fn symbol(&self, name: &str) -> Option<Symbol> {
        let found = self
            .names
            .binary_search_by(|symbol| self.texts.get(*symbol).cmp(name))
            .ok()?;
        self.names.get(found).copied()
    }

    /// What a version asks for of another package: as dependency, else optionally, else as peer.
    pub(in crate::npm) fn request(&self, position: usize, name: Symbol) -> Option<Symbol> {
        let range = self.published.get(position)?.requests.clone();
        let requests = self
            .requests
            .get(range.start as usize..range.end as usize)?;
        requests
            .iter()
            .find(|(other, _)| *other == name)
            .map(|(_, spec)| *spec)
    }

    /// Whether a version brings another package along in its own tarball.
    pub(in crate::npm) fn bundles(&self, position: usize, name: Symbol) -> bool {
        let published = self.published.get(position);
        published
            .is_some_and(|published| published.bundles_all || published.bundles.contains(&name))
    }

    /// The text of a specification.
    pub(in crate::npm) fn spec(&self, symbol: Symbol) -> &str {
        self.texts.get(symbol)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Packument {
        Packument::read(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_packument_is_sorted_by_version_and_read_leniently() {
        let packument = read(
            "{\"name\":5,\"dist-tags\":{\"latest\":\"1.0.0\"},\"versions\":{\"1.10.0\":{},\"1.2.0\":{\"dependencies\":null},\
             \"1.0.0\":{\"dependencies\":{\"a\":1,\"b\":\"\"},\"peerDependencies\":{\"a\":\"2\",\"b\":\"3\"}},\
             \"1.0.0-rc.1\":{\"bundleDependencies\":true},\"latest\":{},\"1.0.0a\":{}}}",
        );
        let texts: Vec<_> = (0..packument.versions().len())
            .map(|at| packument.text(at))
            .collect();
        assert_eq!(texts, ["1.0.0a", "1.0.0-rc.1", "1.0.0", "1.2.0", "1.10.0"]);
        assert_eq!(packument.latest(), Some(2));
        let (a, b) = (
            packument.symbol("a").unwrap(),
            packument.symbol("b").unwrap(),
        );
        let asked = |name| packument.request(2, name).map(|spec| packument.spec(spec));
        assert_eq!((asked(a), asked(b)), (Some("2"), Some("")));
        assert!(packument.bundles(1, a) && !packument.bundles(2, a));
        assert!(packument.is_plain(1) && !packument.is_plain(0));
        assert_eq!(
            (packument.position("1.0.0a"), packument.position("1.0")),
            (Some(0), None)
        );
    }

    #[test]
    fn of_versions_that_stand_there_twice_the_last_counts() {
        let twice = "{\"versions\":{\"1.0.0\":{\"dependencies\":{\"a\":\"1\"}},\"1.0.0\":{\"dependencies\":{\"a\":\"2\"}}}}";
        let packument = read(twice);
        let a = packument.symbol("a").unwrap();
        assert_eq!(
            packument.request(0, a).map(|spec| packument.spec(spec)),
            Some("2")
        );
        assert_eq!(packument.versions().len(), 1);
    }

    #[test]
    fn what_is_no_packument_is_not_read() {
        for text in [
            "",
            "<html>",
            "[]",
            "{}",
            "{\"error\":\"not found\"}",
            "{\"versions\":{\"1.0.0\":null}}",
        ] {
            assert!(Packument::read(text.as_bytes()).is_none(), "{text}");
        }
        assert_eq!(read("{\"versions\":[]}").versions().len(), 0);
    }
}
