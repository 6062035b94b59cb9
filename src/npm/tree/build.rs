//! Makes a tree of what a lockfile and manifests say.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::edges::{self, Asked};
use super::{Flags, Node, NodeId, Role, Tree, doubles, flags, paths, roots, workspaces};
use crate::npm::lockfile::{DEEPEST, Document, Entry, LockfileFault, Place, name_of, place};
use crate::npm::texts::{Gathered, Symbol};
use crate::text::Untrusted;

/// Manifests by folder.
pub(super) type Manifests<'a> = BTreeMap<&'a str, Entry<'a>>;

/// What is gathered while a tree is made.
#[derive(Default)]
pub(super) struct Builder<'a> {
    pub(super) gathered: Gathered<'a>,
    pub(super) tree: Tree,
    /// What is said of each package, the project first.
    pub(super) entries: Vec<Entry<'a>>,
    /// By the package in whose `node_modules` they lie, and by name.
    pub(super) children: HashMap<(NodeId, Symbol), NodeId>,
}

/// Makes the tree.
pub(super) fn tree<'a>(
    document: Document<'a>,
    mut manifests: Manifests<'a>,
) -> Result<Tree, LockfileFault> {
    let Document {
        root,
        packages,
        is_old,
        is_ancient,
        differing,
        ..
    } = document;
    let (places, packages) = doubles::without(packages)?;
    // npm 6 wrote nothing of the project into the lockfile: npm compares the manifest with itself, but for the tools.
    let locked = manifests.get("").filter(|_| is_old).unwrap_or(&root);
    let chosen = roots::workspaces(locked, &places, &packages, &manifests)?;
    let asked = Asked::of(manifests.get("").unwrap_or(&root), true);
    let differs = !is_ancient && roots::differs(locked, &asked, &chosen, is_old);
    let manifest = manifests.remove("");
    let has_manifest = manifest.is_some();
    let mut builder = Builder::default();
    builder.tree.differs = differs;
    let own = manifest.as_ref().unwrap_or(&root);
    builder.tree.overridden = roots::overridden(own);
    let unknown = workspaces::unknown(&own.workspaces, &places);
    for folder in unknown {
        let folder = builder.gathered.symbol(Cow::Owned(folder));
        builder.tree.unknown.push(folder);
    }
    if !own.workspaces.is_empty() {
        let patterns = own.workspaces.iter().map(|it| it.clone().into_owned());
        builder.tree.patterns = patterns.collect();
        let outside = places
            .iter()
            .filter(|place| !place.contains("node_modules/"));
        builder.tree.known = outside.map(|place| place.clone().into_owned()).collect();
    }
    let overlooked = chosen.current.iter().map(|workspace| &workspace.folder);
    let overlooked = overlooked.filter(|folder| !builder.tree.known.contains(*folder));
    builder.tree.overlooked = overlooked.cloned().collect();
    builder.tree.differing = differing.into_iter().map(Cow::into_owned).collect();
    builder.add_all(&places, manifest.unwrap_or(root), packages);
    builder.lie_inside(&places)?;
    let reread = builder.link(&places, manifests)?;
    edges::add(&mut builder, &chosen.current, &reread);
    edges::mark_workspaces(&mut builder.tree);
    let mut tree = builder.tree;
    tree.texts = builder.gathered.texts;
    let (npm, computed) = (
        flags::from_edges(&tree, false),
        flags::from_edges(&tree, true),
    );
    let steps = paths::steps(&tree);
    for (index, before) in steps.into_iter().enumerate() {
        let Some(node) = tree.nodes.get_mut(index) else {
            continue;
        };
        node.before = before;
        if differs && let Some(flags) = npm.get(index) {
            node.flags = *flags;
        }
        // Without a manifest nothing is known of what the project needs.
        node.computed = match computed.get(index) {
            Some(computed) if has_manifest || !is_old => *computed,
            _ => node.flags,
        };
    }
    Ok(tree)
}

impl<'a> Builder<'a> {
    fn add_all(&mut self, places: &[Place<'a>], root: Entry<'a>, packages: Vec<Entry<'a>>) {
        self.add(&Cow::Borrowed(""), root, Role::Root);
        for (place, entry) in places.iter().zip(packages) {
            self.add(place, entry, Role::Package);
        }
    }

    fn add(&mut self, place: &Place<'a>, mut entry: Entry<'a>, role: Role) {
        let name = match place {
            Cow::Borrowed(place) => Cow::Borrowed(name_of(place)),
            Cow::Owned(place) => Cow::Owned(name_of(place).to_owned()),
        };
        let name = self.gathered.symbol(name);
        let package = match (&entry.name, role) {
            (Some(package), _) => Some(self.gathered.symbol(package.clone())),
            (None, Role::Root) => None,
            (None, _) => Some(name),
        };
        let node = Node {
            place: self.gathered.once(place),
            name,
            package,
            version: entry
                .version
                .as_ref()
                .map(|version| self.gathered.symbol(version.clone())),
            resolved: entry
                .resolved
                .as_ref()
                .map(|resolved| self.gathered.once(resolved)),
            role,
            above: None,
            nested: false,
            is_target: false,
            is_workspace: false,
            has_manifest: role == Role::Root,
            brings_own: entry.has_shrinkwrap || entry.has_bundle,
            in_bundle: entry.in_bundle,
            is_fixed: entry.is_fixed,
            odd_name: entry.odd_name,
            odd_resolved: entry.odd_resolved,
            flags: if role == Role::Root {
                Flags::default()
            } else {
                Flags::written(&entry)
            },
            computed: Flags::default(),
            outgoing: 0..0,
            incoming: 0..0,
            before: None,
        };
        entry.version = None;
        self.tree.nodes.push(node);
        self.entries.push(entry);
    }

    /// Finds out in whose folder each package lies: by order of places each comes right behind those it may lie in.
    fn lie_inside(&mut self, places: &[Place<'a>]) -> Result<(), LockfileFault> {
        let mut order: Vec<usize> = (0..places.len()).collect();
        // What ends a folder's name comes before all that may go on with it.
        let letters = |index: &usize| {
            let place = places.get(*index).map_or("", AsRef::as_ref);
            place
                .bytes()
                .map(|byte| if byte == b'/' { 0 } else { u16::from(byte) + 1 })
        };
        order.sort_by(|left, right| letters(left).cmp(letters(right)));
        let mut around: Vec<(&str, NodeId)> = Vec::new();
        for index in order {
            let (Some(place), id) = (places.get(index), NodeId::at(index + 1)) else {
                continue;
            };
            while around
                .last()
                .is_some_and(|(folder, _)| below(folder, place).is_none())
            {
                around.pop();
            }
            let is_outside = place.starts_with('/') || place.split('/').next() == Some("..");
            let above = around.last().copied();
            let above = above.or((!is_outside).then_some(("", NodeId::ROOT)));
            if let Some((folder, above)) = above {
                self.put_inside(id, above, below(folder, place).unwrap_or_default());
            }
            if !self.entries.get(id.index()).is_some_and(|entry| entry.link) {
                around.push((place, id));
            }
            if around.len() > DEEPEST {
                return Err(LockfileFault::TooDeep);
            }
        }
        Ok(())
    }

    fn put_inside(&mut self, id: NodeId, above: NodeId, rest: &str) {
        let Some(node) = self.tree.nodes.get_mut(id.index()) else {
            return;
        };
        node.above = Some(above);
        let name = self.gathered.texts.get(node.name);
        node.nested = rest.strip_prefix("node_modules/") == Some(name);
        if node.nested {
            let folded = self.gathered.folded(node.name);
            // Names that differ only in capital letters: the last one in the file counts.
            let child = self.children.entry((above, folded)).or_insert(id);
            *child = id.max(*child);
        }
    }

    /// Leads links to their targets. Returns the targets whose own manifest counts instead of the lockfile.
    fn link(
        &mut self,
        places: &[Place<'a>],
        mut manifests: Manifests<'a>,
    ) -> Result<Vec<NodeId>, LockfileFault> {
        let is_link = |entry: Option<&Entry<'a>>| entry.is_some_and(|entry| entry.link);
        if !self.entries.iter().any(|entry| entry.link) {
            return Ok(Vec::new());
        }
        let mut found: HashMap<&str, NodeId> = HashMap::from([("", NodeId::ROOT)]);
        for (index, folder) in places.iter().enumerate() {
            if !is_link(self.entries.get(index + 1)) {
                found.insert(folder, NodeId::at(index + 1));
            }
        }
        let mut reread = Vec::new();
        for (index, from) in places.iter().enumerate() {
            let id = NodeId::at(index + 1);
            let Some(entry) = self.entries.get_mut(id.index()).filter(|entry| entry.link) else {
                continue;
            };
            let written = entry.resolved.take();
            let wanted = written.as_ref().map(|path| place(path.clone()));
            let Some(target) = wanted
                .as_ref()
                .and_then(|wanted| found.get(wanted.as_ref()))
                .copied()
            else {
                return Err(LockfileFault::MissingLinkTarget {
                    link: Untrusted::new(from.as_ref()),
                    target: Untrusted::new(wanted.unwrap_or_default()),
                });
            };
            // A link may lead over one that comes before it.
            found.insert(from, target);
            self.connect(id, target);
            let is_folder = target != NodeId::ROOT
                && self
                    .tree
                    .nodes
                    .get(target.index())
                    .is_some_and(|node| !node.nested);
            let folder = wanted.unwrap_or_default();
            if is_folder && let Some(manifest) = manifests.remove(folder.as_ref()) {
                self.reread(target, manifest);
                reread.push(target);
            }
        }
        Ok(reread)
    }

    fn connect(&mut self, link: NodeId, target: NodeId) {
        let Some(to) = self.tree.nodes.get_mut(target.index()) else {
            return;
        };
        to.is_target = true;
        let (flags, package, version) = (to.flags, to.package, to.version);
        if let Some(from) = self.tree.nodes.get_mut(link.index()) {
            from.role = Role::Link(target);
            (from.flags, from.package, from.version) = (flags, package, version);
        }
    }

    fn reread(&mut self, target: NodeId, manifest: Entry<'a>) {
        let symbol = |gathered: &mut Gathered<'a>, text: &Option<Cow<'a, str>>| {
            text.as_ref().map(|text| gathered.symbol(text.clone()))
        };
        let (package, version) = (
            symbol(&mut self.gathered, &manifest.name),
            symbol(&mut self.gathered, &manifest.version),
        );
        if let Some(node) = self.tree.nodes.get_mut(target.index()) {
            (node.package, node.version) = (package, version);
            node.has_manifest = true;
        }
        if let Some(entry) = self.entries.get_mut(target.index()) {
            *entry = manifest;
        }
    }
}

/// The rest of a place below a folder.
fn below<'p>(folder: &str, place: &'p str) -> Option<&'p str> {
    if folder.is_empty() {
        return Some(place);
    }
    let rest = place.strip_prefix(folder)?.strip_prefix('/')?;
    // From `..` one goes up to `../..`, not down.
    (rest.split('/').next() != Some("..")).then_some(rest)
}
