//! One shortest way from the project to each package.

use super::{EdgeKind, NodeId, Role, Tree};

/// How far a way strays from what runs in production; a way that strays less is preferred to a shorter one, so that a
/// package that runs in production is never shown below a tool.
fn detour(kind: EdgeKind) -> usize {
    match kind {
        EdgeKind::Prod | EdgeKind::Workspace | EdgeKind::Peer => 0,
        EdgeKind::Optional | EdgeKind::PeerOptional => 1,
        EdgeKind::Dev => 2,
    }
}

/// For each package the one before it on its way; none for those at which a way begins.
pub(super) fn steps(tree: &Tree) -> Vec<Option<NodeId>> {
    let mut search = Search {
        tree,
        before: vec![None; tree.nodes.len()],
        reached: vec![false; tree.nodes.len()],
        levels: vec![Vec::new()],
        order: preferred(tree),
    };
    search.reach(NodeId::ROOT, None, 0);
    for detours in 0..=2 {
        search.follow(detours);
    }
    // What nothing of the project needs: a folder that nobody links, then the rest.
    for index in 0..tree.nodes.len() {
        let id = NodeId::at(index);
        let node = tree.raw(id);
        if search.is_reached(id) || node.nested || matches!(node.role, Role::Link(_)) {
            continue;
        }
        search.levels = vec![Vec::new()];
        search.reach(id, None, 0);
        for detours in 0..=2 {
            search.follow(detours);
        }
    }
    search.before
}

struct Search<'tree> {
    tree: &'tree Tree,
    before: Vec<Option<NodeId>>,
    reached: Vec<bool>,
    /// What was reached, by the number of steps.
    levels: Vec<Vec<NodeId>>,
    /// The edges of each package in the order in which they are preferred.
    order: Vec<u32>,
}

/// Sorts the edges of each package: what runs in production first, then by name.
fn preferred(tree: &Tree) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(tree.edges.len()).collect();
    let key = |edge: &u32| {
        let edge = tree.edges.get(*edge as usize)?;
        Some((edge.kind, tree.texts.get(edge.name), edge.to))
    };
    for node in &tree.nodes {
        if let Some(edges) = order.get_mut(node.outgoing.start as usize..node.outgoing.end as usize)
        {
            edges.sort_by(|left, right| key(left).cmp(&key(right)));
        }
    }
    order
}

impl Search<'_> {
    /// Goes along all edges with at most so much of a detour, nearest packages first.
    fn follow(&mut self, detours: usize) {
        let mut level = 0;
        while level < self.levels.len() {
            let mut next = 0;
            while let Some(id) = self
                .levels
                .get(level)
                .and_then(|ids| ids.get(next))
                .copied()
            {
                next += 1;
                let range = self.tree.raw(id).outgoing.clone();
                for at in range.start as usize..range.end as usize {
                    let edge = self
                        .order
                        .get(at)
                        .and_then(|edge| self.tree.edges.get(*edge as usize));
                    let Some((kind, to)) = edge.and_then(|edge| Some((edge.kind, edge.to?))) else {
                        continue;
                    };
                    if detour(kind) <= detours && !self.is_reached(to) {
                        self.reach(to, Some(id), level + 1);
                    }
                }
            }
            level += 1;
        }
    }

    fn reach(&mut self, id: NodeId, before: Option<NodeId>, level: usize) {
        self.mark(id, before);
        let mut stop = id;
        // A link is no step of its own.
        if let Role::Link(target) = self.tree.raw(id).role {
            if self.is_reached(target) {
                return;
            }
            self.mark(target, before);
            stop = target;
        }
        if self.levels.len() <= level {
            self.levels.resize_with(level + 1, Vec::new);
        }
        if let Some(ids) = self.levels.get_mut(level) {
            ids.push(stop);
        }
    }

    fn mark(&mut self, id: NodeId, before: Option<NodeId>) {
        if let Some(reached) = self.reached.get_mut(id.index()) {
            *reached = true;
        }
        if let Some(slot) = self.before.get_mut(id.index()) {
            *slot = before;
        }
    }

    fn is_reached(&self, id: NodeId) -> bool {
        self.reached.get(id.index()).copied().unwrap_or(true)
    }
}
