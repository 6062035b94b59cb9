//! The ways from what a project asks for to a package.

use std::collections::BTreeMap;

use crate::npm::tree::{NodeId, Role, Tree};
use crate::text::Untrusted;

/// So many ways are kept; where there are more, only the shortest is.
const WAYS: usize = 16;

/// So many steps are taken to find them.
const STEPS: usize = 2_000;

/// A project with a longer way than this has too many. Of a longer one only the end is told.
const LONGEST: usize = 32;

/// Some ways to a package, and whether these are all.
type Found = (Vec<Vec<Untrusted>>, bool);

/// Finds ways in a tree, those to each package once.
pub(super) struct Ways<'a> {
    tree: &'a Tree,
    /// The links to each package.
    links: BTreeMap<NodeId, Vec<NodeId>>,
    found: BTreeMap<NodeId, Found>,
}

impl<'a> Ways<'a> {
    pub(super) fn new(tree: &'a Tree) -> Self {
        let mut links: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
        for id in tree.ids() {
            if let Role::Link(target) = tree.node(id).role() {
                links.entry(target).or_default().push(id);
            }
        }
        Self {
            tree,
            links,
            found: BTreeMap::new(),
        }
    }

    /// The ways to a package that pass no package twice, the shortest first, each from what the
    /// project or a workspace itself asks for; and whether these are all. Where they are too many to
    /// tell, it is one shortest way.
    pub(super) fn to(&mut self, id: NodeId) -> Found {
        if let Some(found) = self.found.get(&id) {
            return found.clone();
        }
        let found = self.find(id);
        self.found.insert(id, found.clone());
        found
    }

    fn find(&self, to: NodeId) -> Found {
        let mut search = Search {
            ways: self,
            way: vec![to],
            found: Vec::new(),
            steps: 0,
        };
        let all = search.walk();
        let mut ways: Vec<Vec<Untrusted>> = match all {
            true => search.found.iter().map(|way| self.names(way)).collect(),
            // Nobody asks for what is left over, and it stands in no package.json.
            false if self.above(to).is_empty() => Vec::new(),
            false => vec![self.shortest(to)],
        };
        ways.sort_by(|one, other| one.len().cmp(&other.len()).then_with(|| one.cmp(other)));
        ways.dedup();
        (ways, all)
    }

    /// One shortest way; of a very long one the end.
    fn shortest(&self, to: NodeId) -> Vec<Untrusted> {
        let (way, whole) = self.tree.end_of_shortest_path(to, LONGEST);
        let ours = way.iter().skip_while(|id| self.is_project(**id));
        let ours: Vec<NodeId> = ours.copied().collect();
        let mut names = self.names(&ours);
        if !whole {
            names.insert(0, "…".into());
        }
        names
    }

    /// Whether a way begins here: at the project or a workspace.
    fn is_project(&self, id: NodeId) -> bool {
        let node = self.tree.node(id);
        node.role() == Role::Root || node.is_top() && self.tree.is_workspace(id)
    }

    /// What asks for a package, also by way of links to it, each once.
    fn above(&self, id: NodeId) -> Vec<NodeId> {
        let links = self.links.get(&id).into_iter().flatten().copied();
        let mut above: Vec<NodeId> = std::iter::once(id)
            .chain(links)
            .flat_map(|id| self.tree.incoming(id))
            .map(|edge| edge.from())
            .collect();
        above.sort();
        above.dedup();
        above
    }

    fn names(&self, way: &[NodeId]) -> Vec<Untrusted> {
        let name = |id: &NodeId| {
            let node = self.tree.node(*id);
            node.package_text().unwrap_or(node.name()).to_untrusted()
        };
        way.iter().map(name).collect()
    }
}

struct Search<'a, 'b> {
    ways: &'b Ways<'a>,
    /// From the package upwards.
    way: Vec<NodeId>,
    found: Vec<Vec<NodeId>>,
    steps: usize,
}

impl Search<'_, '_> {
    /// Goes up along every edge, without recursion: a stack of what is still to be tried. `false`:
    /// there are too many ways, or one whose beginning nobody can tell.
    fn walk(&mut self) -> bool {
        let start = self.way.first().copied().unwrap_or(NodeId::ROOT);
        let mut open: Vec<Vec<NodeId>> = vec![self.ways.above(start)];
        if open.first().is_some_and(Vec::is_empty) {
            return false;
        }
        while let Some(candidates) = open.last_mut() {
            let Some(next) = candidates.pop() else {
                open.pop();
                self.way.pop();
                continue;
            };
            self.steps += 1;
            if self.ways.is_project(next) {
                self.found.push(self.way.iter().rev().copied().collect());
            } else if !self.way.contains(&next) {
                let above = self.ways.above(next);
                if above.is_empty() {
                    return false;
                }
                self.way.push(next);
                open.push(above);
            }
            let too_many = self.found.len() > WAYS || self.way.len() > LONGEST;
            if too_many || self.steps > STEPS {
                return false;
            }
        }
        true
    }
}
