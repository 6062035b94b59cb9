//! What others may ask a tree.

use serde::{Deserialize, Serialize};

use super::{Edge, EdgeKind, Flags, Lent, Node, NodeId, Origin, Role, Tree};
use crate::npm::PackageName;

/// Which packages are left out of an audit.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub(crate) struct Omit {
    /// Those for development.
    pub(crate) dev: bool,
    /// Optional ones.
    pub(crate) optional: bool,
    /// Peers.
    pub(crate) peer: bool,
}

/// A package of a tree.
#[derive(Clone, Copy)]
pub(crate) struct NodeView<'tree> {
    tree: &'tree Tree,
    node: &'tree Node,
}

/// An edge of a tree.
#[derive(Clone, Copy)]
pub(crate) struct EdgeView<'tree> {
    tree: &'tree Tree,
    edge: &'tree Edge,
}

impl Tree {
    /// All packages, the project first, the others as in the file.
    pub(crate) fn ids(&self) -> impl ExactSizeIterator<Item = NodeId> + use<> {
        (0..self.nodes.len()).map(NodeId::at)
    }

    /// One package.
    pub(crate) fn node(&self, id: NodeId) -> NodeView<'_> {
        NodeView {
            tree: self,
            node: self.raw(id),
        }
    }

    /// What a package needs.
    pub(crate) fn outgoing(&self, id: NodeId) -> impl Iterator<Item = EdgeView<'_>> {
        self.edges_of(id)
            .iter()
            .map(|edge| EdgeView { tree: self, edge })
    }

    /// What needs a package.
    pub(crate) fn incoming(&self, id: NodeId) -> impl Iterator<Item = EdgeView<'_>> {
        let range = &self.raw(id).incoming;
        let edges = self.incoming.get(range.start as usize..range.end as usize);
        let edges = edges.unwrap_or_default().iter();
        edges
            .filter_map(|index| self.edges.get(*index as usize))
            .map(|edge| EdgeView { tree: self, edge })
    }

    /// Whether the manifest asks for something else than the lockfile was made for. npm then works the flags out anew.
    #[cfg(test)]
    pub(crate) fn differs_from_manifest(&self) -> bool {
        self.differs
    }

    /// The folders that links lead to outside of `node_modules`, whose `package.json` counts more than the lockfile, and
    /// those that should be workspaces and that it does not have.
    pub(crate) fn folders(&self) -> impl Iterator<Item = Lent<'_>> {
        let targets = self.ids().filter(|id| {
            let node = self.raw(*id);
            node.is_target && node.role != Role::Root && !self.is_inside_modules(*id)
        });
        let places = targets.map(|id| self.raw(id).place);
        let folders = places.chain(self.unknown.iter().copied());
        folders.map(|folder| self.texts.lend(folder))
    }

    /// What npm installs in some `node_modules`, what it asks a registry about, and folders of the project that the
    /// lockfile takes from elsewhere.
    pub(crate) fn installed(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.ids().filter(|id| {
            self.raw(*id).role == Role::Package
                && (self.is_inside_modules(*id)
                    || self.is_audited(*id, Omit::default())
                    || self.origin(*id) == Origin::Doubtful)
        })
    }

    /// What npm asks the registry about.
    pub(crate) fn audited(&self, omit: Omit) -> impl Iterator<Item = NodeId> + '_ {
        self.ids().filter(move |id| self.is_audited(*id, omit))
    }

    /// Whether npm asks the registry about a package: one with a version, that is neither the project nor a link nor
    /// linked, and not omitted.
    pub(crate) fn is_audited(&self, id: NodeId, omit: Omit) -> bool {
        let node = self.raw(id);
        node.version.is_some()
            && node.role == Role::Package
            && !node.is_target
            && !self.is_omitted(id, omit)
    }

    /// Whether a package is left out. What lies below a folder that is no workspace never is.
    pub(crate) fn is_omitted(&self, id: NodeId, omit: Omit) -> bool {
        if omit == Omit::default() {
            return false;
        }
        let top = self.top(id);
        if top != NodeId::ROOT && !self.is_workspace(top) {
            return false;
        }
        let flags = self.raw(id).flags;
        flags.peer() && omit.peer
            || flags.dev() && omit.dev
            || flags.optional() && omit.optional
            || flags.dev_optional() && omit.optional && omit.dev
    }

    /// The package that lies in no `node_modules` of the tree and has this one somewhere in its own.
    pub(crate) fn top(&self, id: NodeId) -> NodeId {
        let mut top = id;
        while let Node {
            nested: true,
            above: Some(above),
            ..
        } = self.raw(top)
        {
            top = *above;
        }
        top
    }

    /// Whether a package is a workspace of the project, or the link to one.
    pub(crate) fn is_workspace(&self, id: NodeId) -> bool {
        let node = self.raw(id);
        node.is_workspace && node.role != Role::Root
    }

    /// One shortest way to a package, from the project or from the folder that the way begins at, both included. A way
    /// over what runs in production is preferred to one over tools, and then names in their order.
    #[cfg(test)]
    pub(crate) fn shortest_path(&self, id: NodeId) -> Vec<NodeId> {
        self.end_of_shortest_path(id, usize::MAX).0
    }

    /// The same, of which only so much is given as the last steps; and whether that is the whole.
    pub(crate) fn end_of_shortest_path(&self, id: NodeId, most: usize) -> (Vec<NodeId>, bool) {
        let mut path = vec![id];
        let mut at = id;
        while let Some(before) = self.raw(at).before {
            if path.len() >= most {
                path.reverse();
                return (path, false);
            }
            path.push(before);
            at = before;
        }
        path.reverse();
        (path, true)
    }
}

impl<'tree> NodeView<'tree> {
    /// Its folder, from the project's; empty for the project.
    pub(crate) fn place(self) -> Lent<'tree> {
        self.tree.texts.lend(self.node.place)
    }

    /// The name that others ask for: of an alias, not the package's own.
    pub(crate) fn name(self) -> Lent<'tree> {
        self.tree.texts.lend(self.node.name)
    }

    /// The package's name, as written.
    pub(crate) fn package_text(self) -> Option<Lent<'tree>> {
        self.node
            .package
            .map(|package| self.tree.texts.lend(package))
    }

    /// The package's name, if a registry can have it.
    pub(crate) fn package(self) -> Option<PackageName> {
        self.package_text()?.for_parsing().parse().ok()
    }

    /// Whether its name is written as something else than a name.
    pub(crate) fn has_odd_name(self) -> bool {
        self.node.odd_name
    }

    /// Whether the lockfile has a digest of its tarball.
    pub(crate) fn is_fixed(self) -> bool {
        self.node.is_fixed
    }

    /// Where it is from, as written.
    pub(crate) fn resolved(self) -> Option<Lent<'tree>> {
        self.node
            .resolved
            .map(|resolved| self.tree.texts.lend(resolved))
    }

    /// Its version, as written.
    pub(crate) fn version(self) -> Option<Lent<'tree>> {
        let node = match self.node.role {
            Role::Link(target) => self.tree.raw(target),
            _ => self.node,
        };
        node.version.map(|version| self.tree.texts.lend(version))
    }

    /// What it is.
    pub(crate) fn role(self) -> Role {
        self.node.role
    }

    /// Whether it lies in no other package's `node_modules`.
    pub(crate) fn is_top(self) -> bool {
        !self.node.nested
    }

    /// What npm takes it to be needed for: the lockfile's word, or the edges' where the manifest differs.
    pub(crate) fn flags(self) -> Flags {
        self.node.flags
    }

    /// What it is needed for by the edges, whatever the lockfile says.
    pub(crate) fn computed(self) -> Flags {
        self.node.computed
    }
}

impl<'tree> EdgeView<'tree> {
    /// What needs the other.
    pub(crate) fn from(self) -> NodeId {
        self.edge.from
    }

    /// What is needed, if it is there.
    pub(crate) fn to(self) -> Option<NodeId> {
        self.edge.to
    }

    /// The name that is asked for.
    pub(crate) fn name(self) -> Lent<'tree> {
        self.tree.texts.lend(self.edge.name)
    }

    /// What is asked for.
    pub(crate) fn spec(self) -> Lent<'tree> {
        self.tree.texts.lend(self.edge.spec)
    }

    /// In which way.
    pub(crate) fn kind(self) -> EdgeKind {
        self.edge.kind
    }

    /// Whether npm knows of it; see [`Tree::read`] of lockfiles of version 1.
    pub(crate) fn is_seen_by_npm(self) -> bool {
        self.edge.seen_by_npm
    }
}
