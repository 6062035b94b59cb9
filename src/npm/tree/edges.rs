//! Which package needs which.

use std::borrow::Cow;

use super::build::Builder;
use super::roots::Workspace;
use super::{Edge, EdgeKind, NodeId, Role, Tree};
use crate::npm::lockfile::Entry;
use crate::npm::texts::Symbol;

/// What one package asks for, in npm's order: of two requests for a name the later counts.
pub(super) struct Asked<'e, 'a>(pub(super) Vec<(&'e Cow<'a, str>, &'e Cow<'a, str>, EdgeKind)>);

impl<'e, 'a> Asked<'e, 'a> {
    /// What an entry asks for; `is_top` if it lies in no `node_modules`, and so needs also its tools.
    pub(super) fn of(entry: &'e Entry<'a>, is_top: bool) -> Self {
        let optional: std::collections::HashSet<&str> =
            entry.optional_peers.iter().map(AsRef::as_ref).collect();
        let (mut peers, mut rest) = (Vec::new(), Vec::new());
        for (name, spec) in &entry.peer_dependencies {
            if optional.contains(name.as_ref()) {
                rest.push((name, spec, EdgeKind::PeerOptional));
            } else {
                peers.push((name, spec, EdgeKind::Peer));
            }
        }
        peers.append(&mut rest);
        let lists = [
            (&entry.dependencies, EdgeKind::Prod),
            (&entry.requires, EdgeKind::Prod),
            (&entry.optional_dependencies, EdgeKind::Optional),
            (&entry.dev_dependencies, EdgeKind::Dev),
        ];
        for (list, kind) in lists {
            if is_top || kind != EdgeKind::Dev {
                peers.extend(list.iter().map(|(name, spec)| (name, spec, kind)));
            }
        }
        Self(peers)
    }
}

/// Adds the edges of all packages; those of folders whose manifest was read anew come last, as they do in npm.
pub(super) fn add<'a>(builder: &mut Builder<'a>, workspaces: &[Workspace<'a>], reread: &[NodeId]) {
    let mut slots = Slots::default();
    let entries = std::mem::take(&mut builder.entries);
    let late: std::collections::HashSet<NodeId> = reread.iter().copied().collect();
    let first = (0..entries.len())
        .map(NodeId::at)
        .filter(|id| !late.contains(id));
    for id in first.chain(reread.iter().copied()) {
        let Some(entry) = entries.get(id.index()) else {
            continue;
        };
        let start = builder.tree.edges.len();
        if id == NodeId::ROOT {
            for workspace in workspaces {
                let spec = Cow::Owned(format!("file:{}", workspace.folder));
                slots.put(builder, id, (&workspace.name, &spec, EdgeKind::Workspace));
            }
        }
        let node = builder.tree.raw(id);
        if !matches!(node.role, Role::Link(_)) {
            let is_top = !node.nested;
            for asked in Asked::of(entry, is_top).0 {
                slots.put(builder, id, asked);
            }
            if !entry.requires.is_empty() {
                guess(builder, &entries, id, start);
            }
        }
        slots.close(builder, id, start);
    }
    incoming(builder);
}

/// Marks what the project's edges to workspaces lead to, if it has the name that was asked for.
pub(super) fn mark_workspaces(tree: &mut Tree) {
    let edges = tree.edges_of(NodeId::ROOT).iter();
    let edges = edges.take_while(|edge| edge.kind == EdgeKind::Workspace);
    let found: Vec<(NodeId, Symbol)> = edges
        .filter_map(|edge| Some((edge.to?, edge.name)))
        .collect();
    for (to, name) in found {
        let both = match tree.raw(to).role {
            Role::Link(target) => [to, target],
            _ => [to, to],
        };
        for id in both {
            if let Some(node) = tree
                .nodes
                .get_mut(id.index())
                .filter(|node| node.package == Some(name))
            {
                node.is_workspace = true;
            }
        }
    }
}

/// Where the edge for a name is, for the package whose edges are being made.
#[derive(Default)]
struct Slots(Vec<Option<(NodeId, usize)>>);

impl Slots {
    fn put<'a>(
        &mut self,
        builder: &mut Builder<'a>,
        from: NodeId,
        (name, spec, kind): (&Cow<'a, str>, &Cow<'a, str>, EdgeKind),
    ) {
        let (name, spec) = (
            builder.gathered.symbol(name.clone()),
            builder.gathered.symbol(spec.clone()),
        );
        let folded = builder.gathered.folded(name);
        if self.0.len() <= folded.index() {
            self.0.resize(builder.gathered.texts.len(), None);
        }
        let to = resolve(builder, from, folded);
        let edges = &mut builder.tree.edges;
        let Some(slot) = self.0.get_mut(folded.index()) else {
            return;
        };
        if let Some((owner, index)) = *slot
            && owner == from
            && let Some(before) = edges.get_mut(index)
        {
            // Nothing replaces a workspace.
            if before.kind == EdgeKind::Workspace {
                return;
            }
            before.from = GONE;
        }
        *slot = Some((from, edges.len()));
        edges.push(Edge {
            from,
            name,
            spec,
            kind,
            to,
            seen_by_npm: true,
        });
    }

    /// Removes what was replaced, and notes where the package's edges are.
    fn close(&mut self, builder: &mut Builder<'_>, from: NodeId, start: usize) {
        let edges = &mut builder.tree.edges;
        let mut kept = start;
        for index in start..edges.len() {
            if edges.get(index).is_some_and(|edge| edge.from != GONE) {
                edges.swap(kept, index);
                kept += 1;
            }
        }
        edges.truncate(kept);
        let count =
            |length: usize| u32::try_from(length).expect("fewer edges than bytes in the files");
        if let Some(node) = builder.tree.nodes.get_mut(from.index()) {
            node.outgoing = count(start)..count(kept);
        }
    }
}

/// In place of the package from which an edge comes that was replaced.
const GONE: NodeId = NodeId(u32::MAX);

/// Where a package finds another by name: in its own `node_modules`, or in one above.
fn resolve(builder: &Builder<'_>, from: NodeId, folded: Symbol) -> Option<NodeId> {
    let mut at = Some(from);
    while let Some(id) = at {
        if let Some(child) = builder.children.get(&(id, folded)) {
            return Some(*child);
        }
        at = builder.tree.raw(id).above;
    }
    None
}

/// A lockfile of version 1 does not say what kind a dependency is. npm guesses from the flags of both packages.
fn guess(builder: &mut Builder<'_>, entries: &[Entry<'_>], from: NodeId, start: usize) {
    let Some(own) = entries.get(from.index()) else {
        return;
    };
    let is_top = !builder.tree.raw(from).nested;
    for edge in builder.tree.edges.iter_mut().skip(start) {
        let there = edge
            .to
            .and_then(|to| entries.get(to.index()))
            .filter(|entry| !entry.link);
        if there.is_some_and(|entry| entry.optional) && !own.optional {
            edge.kind = EdgeKind::Optional;
        } else if there.is_some_and(|entry| entry.dev) && !own.dev {
            // Only the project and folders that are linked have tools: of others npm forgets this edge. A true
            // lockfile has none such; it would hide what runs in production.
            edge.kind = EdgeKind::Dev;
            edge.seen_by_npm = is_top;
        }
    }
}

/// Sorts the edges by where they lead, in the order in which they were made.
fn incoming(builder: &mut Builder<'_>) {
    let tree = &mut builder.tree;
    let mut counts = vec![0_u32; tree.nodes.len() + 1];
    let targets = || tree.edges.iter().map(|edge| edge.to.map(NodeId::index));
    for target in targets().flatten() {
        if let Some(count) = counts.get_mut(target + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for count in &mut counts {
        sum += *count;
        *count = sum;
    }
    let mut order = vec![0_u32; sum as usize];
    let mut next = counts.clone();
    for (edge, target) in (0_u32..).zip(targets()) {
        let Some(position) = target.and_then(|target| next.get_mut(target)) else {
            continue;
        };
        if let Some(slot) = order.get_mut(*position as usize) {
            *slot = edge;
        }
        *position += 1;
    }
    for (node, bounds) in tree.nodes.iter_mut().zip(counts.windows(2)) {
        if let [start, end] = bounds {
            node.incoming = *start..*end;
        }
    }
    tree.incoming = order;
}
