//! What a lockfile would install: packages, where they lie, and which depends on which, by the rules of npm 11
//! (`loadVirtual` of its arborist).
//!
//! Everything lies in flat lists and is named by number, whatever a lockfile contains: nothing is visited by recursion
//! and no step looks at everything for each package.

mod build;
mod doubles;
mod edges;
mod flags;
mod paths;
mod roots;
mod source;
mod view;
mod workspaces;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::lockfile::{self, LockfileFault};
use super::texts::{Symbol, Texts};

pub(crate) use super::texts::Lent;
pub(crate) use flags::Flags;
pub(crate) use roots::Rule;
pub(crate) use source::{Asking, Origin};
pub(crate) use view::{EdgeView, Omit};
pub(crate) use workspaces::{Beneath, Search};

/// The number of a package in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(u32);

impl NodeId {
    /// The project itself.
    pub(crate) const ROOT: Self = Self(0);

    fn at(index: usize) -> Self {
        Self(u32::try_from(index).expect("fewer packages than bytes in a lockfile"))
    }

    /// Its position among all packages.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a package is in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The project.
    Root,
    /// A package in a folder of its own.
    Package,
    /// A link to another folder.
    Link(NodeId),
}

/// In which way one package needs another, those first that lead to what runs in production.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum EdgeKind {
    /// `dependencies`.
    Prod,
    /// `workspaces`.
    Workspace,
    /// `peerDependencies`.
    Peer,
    /// `optionalDependencies`.
    Optional,
    /// `peerDependencies` that may be missing.
    PeerOptional,
    /// `devDependencies`.
    Dev,
}

/// All packages of a lockfile.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    texts: Texts,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    /// The edges to each package, one package after the other.
    incoming: Vec<u32>,
    differs: bool,
    /// Names for which a rule of the project takes something else.
    overridden: BTreeMap<String, Rule>,
    /// Where the lockfile says two things.
    differing: Vec<String>,
    /// Folders that are named as workspaces and that the lockfile does not have.
    unknown: Vec<Symbol>,
    /// The patterns of workspaces.
    patterns: Vec<String>,
    /// The folders in no `node_modules` that the lockfile has, where there are patterns.
    known: HashSet<String>,
    /// Workspaces by their manifests that the lockfile does not have.
    overlooked: Vec<String>,
}

#[derive(Debug)]
struct Node {
    place: Symbol,
    /// The name of its folder, which others ask for.
    name: Symbol,
    /// The name of the package in it.
    package: Option<Symbol>,
    version: Option<Symbol>,
    resolved: Option<Symbol>,
    role: Role,
    /// The package in whose folder it lies, at whatever depth.
    above: Option<NodeId>,
    /// Whether it lies in that one's `node_modules`.
    nested: bool,
    /// Whether a link leads here.
    is_target: bool,
    /// Whether it is a workspace of the project, or the link to one.
    is_workspace: bool,
    /// Whether a manifest says what it needs, and not the lockfile alone.
    has_manifest: bool,
    /// Whether it has a lockfile of its own, or packages in its tarball.
    brings_own: bool,
    /// Whether it is in another's tarball.
    in_bundle: bool,
    /// Whether the lockfile has a digest of its tarball.
    is_fixed: bool,
    odd_name: bool,
    odd_resolved: bool,
    flags: Flags,
    computed: Flags,
    outgoing: Range<u32>,
    incoming: Range<u32>,
    /// The one before it on the shortest way.
    before: Option<NodeId>,
}

#[derive(Debug)]
struct Edge {
    from: NodeId,
    name: Symbol,
    spec: Symbol,
    kind: EdgeKind,
    to: Option<NodeId>,
    /// npm drops an edge of a lockfile of version 1 where the flags contradict it.
    seen_by_npm: bool,
}

impl Tree {
    /// Reads a lockfile. `manifests` has the `package.json` of folders that lie in the project, by folder, the project's
    /// own under an empty name; npm reads them, since the lockfile may be older. Where one is missing, what the lockfile
    /// says of the folder counts; [`Self::folders`] says which ones matter.
    pub(crate) fn read(
        lockfile: &[u8],
        manifests: &BTreeMap<String, Vec<u8>>,
    ) -> Result<Self, LockfileFault> {
        let document = lockfile::lockfile(lockfile)?;
        let is_told = document.has_root || manifests.contains_key("");
        if document.packages.is_empty() && !is_told {
            return Err(LockfileFault::Empty);
        }
        let mut read = BTreeMap::new();
        for (folder, bytes) in manifests {
            let manifest = lockfile::manifest(bytes).map_err(|fault| LockfileFault::Manifest {
                folder: folder.as_str().into(),
                fault: Box::new(fault),
            })?;
            read.insert(folder.as_str(), manifest);
        }
        build::tree(document, read)
    }

    fn raw(&self, id: NodeId) -> &Node {
        self.nodes
            .get(id.index())
            .expect("a tree's numbers are of its packages")
    }

    fn edges_of(&self, id: NodeId) -> &[Edge] {
        let Range { start, end } = self.raw(id).outgoing;
        self.edges
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }
}
