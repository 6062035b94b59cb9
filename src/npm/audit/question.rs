//! What a registry is asked about a tree, what it is not asked about, and what is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Doubt, Kind, NotAudited, Unasked, step};
use crate::npm::npmrc::shown_registry;
use crate::npm::tree::{Asking, Flags, NodeId, Origin, Tree};
use crate::npm::{Omit, PackageName, Registries, Version};
use crate::text::Untrusted;

/// How many packages that were not asked about are listed.
const LISTED: usize = 50;

/// How many faults of a lockfile are listed.
const DOUBTS: usize = 20;

/// The versions of each package that are installed.
pub(crate) type Asked = BTreeMap<PackageName, Vec<String>>;

/// A question about a tree.
#[derive(Debug, Default)]
pub(crate) struct Question {
    /// The installed versions of each package, in order.
    pub(crate) asked: Asked,
    /// The packages that are asked about.
    pub(super) nodes: Vec<(NodeId, PackageName)>,
    /// What is not asked about, as far as it is listed.
    pub(super) not_audited: Vec<NotAudited>,
    /// How many more are not asked about.
    pub(super) not_audited_more: u64,
    /// What is wrong with the lockfile.
    pub(super) doubts: Vec<Doubt>,
}

/// What is gathered while the packages of a tree are looked at.
#[derive(Default)]
struct Gathered {
    asked: BTreeMap<PackageName, BTreeSet<String>>,
    nodes: Vec<(NodeId, PackageName)>,
    elsewhere: BTreeSet<NotAudited>,
    doubts: BTreeSet<Doubt>,
}

impl Question {
    /// Whether what is asked about may not be what would be installed.
    pub(crate) fn is_doubtful(&self) -> bool {
        let mut sources = self.not_audited.iter();
        !self.doubts.is_empty() || sources.any(|it| it.why == Unasked::ForeignSource)
    }

    /// What must be asked, for everything that is not left out. Each package in some `node_modules` is asked about by a
    /// name and version that is what would be installed, or listed for a reason that the project itself gives, or
    /// doubtful.
    pub(crate) fn of(tree: &Tree, omit: Omit, registries: &Registries) -> Self {
        let mut gathered = Gathered::default();
        for id in tree.installed().filter(|id| !is_omitted(tree, *id, omit)) {
            gathered.add(tree, id, registries);
        }
        for id in tree.bringing().filter(|id| !is_omitted(tree, *id, omit)) {
            let name = tree.node(id).name().to_untrusted();
            gathered.list(name, Unasked::OwnPackages);
        }
        for place in tree.differing() {
            gathered.doubts.insert(Doubt::Halves {
                location: place.as_str().into(),
            });
        }
        step::out_of_step(tree, &mut gathered.doubts);
        gathered.finish()
    }
}

impl Gathered {
    fn add(&mut self, tree: &Tree, id: NodeId, registries: &Registries) {
        let node = tree.node(id);
        let location = node.place().to_untrusted();
        let Some(name) = node.package().filter(|_| !node.has_odd_name()) else {
            self.doubts.insert(Doubt::Name { location });
            return;
        };
        let shown = Untrusted::new(name.as_str());
        let registry = registries.of(&name);
        match tree.origin(id) {
            Origin::Project | Origin::File(Asking::Project) => {
                return self.list(shown, Unasked::File);
            }
            Origin::Git(Asking::Project) => return self.list(shown, Unasked::Git),
            Origin::Git(Asking::Package) => self.list(shown.clone(), Unasked::GitBelow),
            Origin::Address(_) => self.list(shown.clone(), Unasked::Address),
            Origin::Certain(Some(address)) => {
                let address = address.for_parsing();
                if !registries.hold(&name, address) {
                    // The digest beside it is the lockfile's word as well: the registry that is asked knows nothing of
                    // what lies there.
                    let registry = shown_registry(name.as_str(), address);
                    let registry = registry.unwrap_or_else(|| address.to_owned());
                    self.list(Untrusted::new(registry), Unasked::ForeignSource);
                } else if is_in_the_open(address) && !node.is_fixed() {
                    let location = location.clone();
                    self.doubts.insert(Doubt::Unfixed { location });
                }
            }
            Origin::Certain(None) => {}
            Origin::Git(Asking::Nobody) | Origin::File(_) => {
                let location = location.clone();
                self.doubts.insert(Doubt::Source { location });
            }
            Origin::Doubtful => {
                let location = location.clone();
                self.doubts.insert(Doubt::Tarball { location });
            }
        }
        if registry.url != registries.default_registry().url {
            return self.list(shown, Unasked::OtherRegistry);
        }
        let version = node.version().map_or("", |version| version.for_parsing());
        if !Version::is_canonical(version) {
            // Of what lies at some address nobody else knows a version either.
            if !matches!(tree.origin(id), Origin::Address(_)) {
                self.doubts.insert(Doubt::Version { location });
            }
            return;
        }
        let versions = self.asked.entry(name.clone()).or_default();
        versions.insert(version.to_owned());
        self.nodes.push((id, name));
    }

    fn list(&mut self, name: Untrusted, why: Unasked) {
        self.elsewhere.insert(NotAudited { name, why });
    }

    fn finish(self) -> Question {
        let versions = |(name, versions): (PackageName, BTreeSet<String>)| {
            (name, versions.into_iter().collect())
        };
        // What is asked about all the same has a list of its own.
        let (notes, unasked): (Vec<_>, Vec<_>) = self
            .elsewhere
            .into_iter()
            .partition(|one| one.why.is_asked_about());
        let more = unasked.len().saturating_sub(LISTED) as u64;
        let mut listed: Vec<NotAudited> = unasked.into_iter().take(LISTED).collect();
        // What decides is not crowded out by what does not.
        let (foreign, notes): (Vec<_>, Vec<_>) = notes
            .into_iter()
            .partition(|one| one.why == Unasked::ForeignSource);
        listed.extend(foreign.into_iter().take(LISTED));
        listed.extend(notes.into_iter().take(LISTED));
        Question {
            asked: self.asked.into_iter().map(versions).collect(),
            nodes: self.nodes,
            not_audited: listed,
            not_audited_more: more,
            doubts: self.doubts.into_iter().take(DOUBTS).collect(),
        }
    }
}

/// Whether whoever stands between can put something else in its place.
fn is_in_the_open(address: &str) -> bool {
    let scheme = address.get(..5);
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http:"))
}

/// What npm itself asks: about everything with a version, wherever it is from.
pub(crate) fn asked_by_npm(tree: &Tree, omit: Omit) -> Asked {
    let mut asked: BTreeMap<PackageName, BTreeSet<String>> = BTreeMap::new();
    for id in tree.audited(omit) {
        let node = tree.node(id);
        if let (Some(name), Some(version)) = (node.package(), node.version()) {
            let version = version.for_parsing().to_owned();
            asked.entry(name).or_default().insert(version);
        }
    }
    let versions = asked.into_iter();
    versions
        .map(|(name, versions)| (name, versions.into_iter().collect()))
        .collect()
}

/// A package is left out only where the lockfile's own word and the edges both allow it: a forged
/// `"dev": true` hides nothing.
fn is_omitted(tree: &Tree, id: NodeId, omit: Omit) -> bool {
    let flags = tree.node(id).computed();
    let by_the_edges = flags.peer() && omit.peer
        || flags.dev() && omit.dev
        || flags.optional() && omit.optional
        || flags.dev_optional() && omit.optional && omit.dev;
    by_the_edges && tree.is_omitted(id, omit)
}

/// What a package is needed for: where the lockfile's word and the edges differ, the graver.
pub(super) fn kind(tree: &Tree, id: NodeId) -> Kind {
    let node = tree.node(id);
    of_flags(node.flags()).min(of_flags(node.computed()))
}

fn of_flags(flags: Flags) -> Kind {
    if flags.dev() {
        Kind::Dev
    } else if flags.optional() {
        Kind::Optional
    } else if flags.dev_optional() {
        Kind::DevOptional
    } else {
        Kind::Prod
    }
}
