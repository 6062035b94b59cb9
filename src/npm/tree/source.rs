//! Where packages come from.

use super::{EdgeView, Lent, NodeId, Role, Rule, Tree};
use crate::npm::lockfile::{tarball_contradicts, tarball_proves};
use crate::npm::spec::Spec;

/// Where a package comes from by the lockfile's word, and how far that can be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin<'tree> {
    /// It lies in the project, in no `node_modules`.
    Project,
    /// It is what its name and version say; with the address of its tarball, where there is one.
    Certain(Option<Lent<'tree>>),
    /// The project asks for this address, which does not show a version.
    Address(Lent<'tree>),
    /// A repository.
    Git(Asking),
    /// A tarball or folder of the project.
    File(Asking),
    /// What would be installed may be something else.
    Doubtful,
}

/// Who asks for something that no registry has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Asking {
    /// A manifest, or a rule of the project.
    Project,
    /// A package, by the lockfile's word.
    Package,
    /// Nobody.
    Nobody,
}

impl Tree {
    /// Where a package comes from. A lockfile can name any source for any version: of a registry's package the address
    /// must show what it is, and others must be asked for.
    pub(crate) fn origin(&self, id: NodeId) -> Origin<'_> {
        let node = self.raw(id);
        let resolved = node.resolved.map(|resolved| self.texts.lend(resolved));
        let resolved = resolved.filter(|resolved| !resolved.for_parsing().is_empty());
        let spec = resolved.map(|resolved| Spec::read(resolved.for_parsing()));
        if !self.is_inside_modules(id) {
            return match spec {
                _ if node.odd_resolved => Origin::Doubtful,
                Some(Spec::Remote(_) | Spec::Git) => Origin::Doubtful,
                _ => Origin::Project,
            };
        }
        let (Some(resolved), Some(spec)) = (resolved, spec) else {
            return match node.odd_resolved {
                true => Origin::Doubtful,
                false => Origin::Certain(None),
            };
        };
        match spec {
            Spec::Remote(address) => self.tarball(id, address, resolved),
            Spec::Git => Origin::Git(self.asking(id, |spec| spec == Spec::Git)),
            Spec::File(_) | Spec::Folder(_) => Origin::File(
                self.asking(id, |spec| matches!(spec, Spec::File(_) | Spec::Folder(_))),
            ),
            // npm would ask a registry for that, whatever the version says.
            Spec::Version(_)
            | Spec::Range(_)
            | Spec::Tag(_)
            | Spec::Alias { .. }
            | Spec::Invalid => Origin::Doubtful,
        }
    }

    fn tarball<'tree>(
        &'tree self,
        id: NodeId,
        address: &str,
        resolved: Lent<'tree>,
    ) -> Origin<'tree> {
        let node = self.raw(id);
        let text = |symbol| self.texts.get(symbol);
        let name = node.package.map(text).unwrap_or_default();
        let version = node.version.map(text).unwrap_or_default();
        if tarball_proves(name, version, address) {
            return Origin::Certain(Some(resolved));
        }
        let is_asked = self.asking(id, |spec| spec == Spec::Remote(address)) == Asking::Project;
        if is_asked && !tarball_contradicts(name, version, address) {
            return Origin::Address(resolved);
        }
        Origin::Doubtful
    }

    /// Who asks for a package in such a way.
    fn asking(&self, id: NodeId, is_so: impl Fn(Spec<'_>) -> bool) -> Asking {
        let name = self.texts.get(self.raw(id).name);
        if self.overridden.get(name).is_some_and(|rule| rule.elsewhere) {
            return Asking::Project;
        }
        let asks = |edge: EdgeView<'_>| match is_so(Spec::read(edge.spec().for_parsing())) {
            true if self.is_manifest(edge.from()) => Asking::Project,
            true => Asking::Package,
            false => Asking::Nobody,
        };
        self.incoming(id).map(asks).min().unwrap_or(Asking::Nobody)
    }

    /// Whether a manifest says what a package needs: the project's, a workspace's, or that of a folder which was read.
    pub(crate) fn is_manifest(&self, id: NodeId) -> bool {
        let node = self.raw(id);
        node.role == Role::Root || !node.nested && (node.has_manifest || node.is_workspace)
    }

    /// Whether a package lies in some `node_modules`, and so is no folder of the project's own.
    pub(crate) fn is_inside_modules(&self, id: NodeId) -> bool {
        let place = self.texts.get(self.raw(id).place);
        place.split('/').any(|part| part == "node_modules")
    }

    /// Whether a package lies in the tarball of another. What the project itself has bundled is in its own.
    pub(crate) fn is_in_tarball(&self, id: NodeId) -> bool {
        let mut at = id;
        while self.raw(at).in_bundle
            && let Some(above) = self.raw(at).above
        {
            at = above;
        }
        at != id && self.is_inside_modules(at)
    }

    /// What a rule of the project takes instead of what is asked for by a name.
    pub(crate) fn rule(&self, name: &str) -> Option<&Rule> {
        self.overridden.get(name)
    }

    /// The places at which the lockfile says two things.
    pub(crate) fn differing(&self) -> &[String] {
        &self.differing
    }

    /// The packages that bring others along, in their tarballs or by lockfiles of their own. What the project itself
    /// brings lies in its repository.
    pub(crate) fn bringing(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.ids().filter_map(|id| {
            let node = self.raw(id);
            if node.role != Role::Package {
                return None;
            }
            if node.brings_own && self.is_inside_modules(id) {
                return Some(id);
            }
            let above = node.above.filter(|_| node.in_bundle)?;
            let owner = self.raw(above);
            (!owner.in_bundle && self.is_inside_modules(above)).then_some(above)
        })
    }
}
